"""What follows a decision: a review, its decision, a disqualified assessor, one withdrawn, one corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.tools.screens.ending import COPY, Ending
from desktop.tools.screens.studio import Screen, Studio

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.gui.demonstrations.case_page import CasePage


def _under_review(studio: Studio) -> CasePage:
    """A signed demonstration of which the student asked for a review."""
    from desktop.actions.appeals import request_review

    ending = Ending(studio).sign("teacher", "instructor")
    on = ending.workspace.today()
    request_review(ending.workspace, COPY, on, "Haluaisin kuulla tarkemmin, mihin arvosana perustuu.")
    return ending.open("decide")


def _review(studio: Studio) -> QWidget:
    return _under_review(studio).window()


def _ruling(studio: Studio) -> QWidget:
    page = _under_review(studio)
    assert page.bench is not None
    page.bench.more.do("decide_review")
    return studio.dialog()


def _request(studio: Studio) -> QWidget:
    page = Ending(studio).sign("teacher", "instructor").open("sign")
    assert page.bench is not None
    page.bench.more.do("review")
    return studio.dialog()


def _disqualified(studio: Studio) -> QWidget:
    page = Ending(studio).decide().open("sign")
    assert page.bench is not None
    page.bench.more.do("disqualify")
    return studio.dialog()


def _another(studio: Studio) -> QWidget:
    page = Ending(studio).decide().open("sign")
    assert page.bench is not None
    page.bench.more.do("another_assessor")
    return studio.dialog()


def _withdrawn(studio: Studio) -> QWidget:
    from desktop.actions.aftermath import withdraw

    ending = Ending(studio).decide()
    withdraw(ending.workspace, COPY, "Opiskelija vaihtoi alaa.")
    return ending.open("plan").window()


def _correction(studio: Studio) -> QWidget:
    from desktop.actions.curricula import import_document
    from desktop.tools.sample_renewed import renewed_practice

    ending = Ending(studio).sign("teacher", "instructor")
    import_document(ending.workspace, renewed_practice())
    page = ending.open("sign")
    assert page.bench is not None
    page.bench.more.do("correct")
    return studio.dialog()


SCREENS: list[Screen] = [
    ("aftermath-review", _review),
    ("aftermath-request", _request),
    ("aftermath-ruling", _ruling),
    ("aftermath-disqualified", _disqualified),
    ("aftermath-another", _another),
    ("aftermath-correction", _correction),
    ("aftermath-withdrawn", _withdrawn),
]
