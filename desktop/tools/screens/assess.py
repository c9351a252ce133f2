"""The assessment and the comparison, in each of their telling states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.tools.sample_day import NAME, running_case
from desktop.tools.screens.steps import guest, step
from desktop.tools.screens.studio import Draw, Screen, Studio

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.gui.demonstrations.assess_page import AssessPage

LEVELS = ("3", "4", "2")


def _begun(studio: Studio) -> None:
    """Both have begun to assess the demonstration that is going on."""
    from desktop.actions.assessing import comment_level, set_level
    from desktop.domain.terms import Grade

    case = running_case(studio.workspace)
    for who in ("teacher", "instructor"):
        for row, level in zip(case.rows, LEVELS, strict=False):
            set_level(studio.workspace, case.id, who, row, Grade(level))
        comment_level(studio.workspace, case.id, who, case.rows[0], "Kysyi ja odotti vastausta joka kerta.")


def _page(studio: Studio, student: str) -> AssessPage:
    from desktop.domain.stages import Step
    from desktop.gui.demonstrations.assess_page import AssessPage

    case = studio.case_page(student)
    assert case.bench is not None
    case.bench.go_to(Step.ASSESS)
    page = case.bench.pages[Step.ASSESS]
    assert isinstance(page, AssessPage)
    return page


def _side(side: str) -> Draw:
    """A side of the assessment that has begun, as the teacher sees it."""

    def draw(studio: Studio) -> QWidget:
        _begun(studio)
        page = _page(studio, NAME)
        page.look_at(side)
        page.begin()
        return page.window()

    return draw


def _plainly(studio: Studio) -> QWidget:
    page = _page(studio, "Aino")
    page.levels.go_to(list(page.levels._rows)[1])
    page.pane.words.manner.button("plain").click()
    return page.window()


def _own_answers(studio: Studio) -> QWidget:
    page = _page(studio, "Aino")
    page.look_at("self")
    return page.window()


def _guest(studio: Studio) -> QWidget:
    _begun(studio)
    return guest(NAME, "instructor", "assess")(studio)


SCREENS: list[Screen] = [
    ("case-assess", step("Aino", "assess")),
    ("case-assess-plainly", _plainly),
    ("case-assess-self", _own_answers),
    ("case-assess-own", _side("teacher")),
    ("case-assess-hidden", _side("both")),
    ("case-assess-unheard", _side("self")),
    ("guest-assess", _guest),
]
