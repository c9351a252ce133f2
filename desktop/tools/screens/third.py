"""An assessor beside the two: their own turn, what is hidden meanwhile, their signature, and Today."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.texts import n_
from desktop.tools.screens.ending import COPY, Ending
from desktop.tools.screens.studio import Screen, Studio

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.domain.case import Case
    from desktop.gui.demonstrations.case_page import CasePage

THIRD = "a1b2c3d4e5f6"
EDITED = n_("Edit the plan")


class _Third(Ending):
    """The played demonstration with a third assessor, whose view is ready or not begun."""

    def __init__(self, studio: Studio, *, ready: bool) -> None:
        from desktop.domain.assessment import AssessorView
        from desktop.domain.demonstration import Assessor
        from desktop.domain.terms import AssessorRole

        super().__init__(studio)
        case, today = self.case, self.workspace.today()
        third = Assessor(
            id=THIRD,
            name="Kaisa Kieli",
            organisation="Toinen opisto",
            role=AssessorRole.OTHER_PROVIDER,
            introduced_on=today,
            not_disqualified_on=today,
        )
        levels = dict(case.views[0].levels) if ready else {}
        view = AssessorView(id=THIRD, levels=levels, ready_at=self.workspace.now() if ready else None)
        plan = replace(case.plan, assessors=(*case.plan.assessors, third))
        self._save(replace(case, plan=plan, views=(*case.views, view)))

    def _save(self, case: Case) -> None:
        from desktop.actions.workspace import Kind

        with self.workspace.change(EDITED, Kind.CASE, case=COPY):
            self.workspace.cases.save(case, who="teacher", what=EDITED)

    def decide(self) -> _Third:
        """The decision, made by all three."""
        super().decide()
        case = self.case
        self._save(replace(case, decision=replace(case.decision, deciders=case.assessor_ids)))
        return self


def _hidden(studio: Studio) -> QWidget:
    """What the teacher sees of the third's side."""
    from desktop.gui.demonstrations.assess_page import AssessPage
    from desktop.tools.screens.ending import step_of

    page = _Third(studio, ready=False).open("assess")
    assess = step_of(page)
    assert isinstance(assess, AssessPage)
    assess.look_at(THIRD)
    return page.window()


def _guest(page: CasePage, step: str, *, signing: bool = False) -> QWidget:
    from desktop.domain.stages import Step
    from desktop.texts import language

    wanted = language()
    (page.begin_signing if signing else page.begin_guest)(THIRD)
    page._speak(wanted)
    if not signing and page.bench is not None:
        page.bench.go_to(Step(step))
    return page.window()


def _day(studio: Studio) -> QWidget:
    return _guest(_Third(studio, ready=False).open("assess"), "day")


def _view(studio: Studio) -> QWidget:
    return _guest(_Third(studio, ready=False).open("assess"), "assess")


def _compare(studio: Studio) -> QWidget:
    return _Third(studio, ready=True).open("assess").window()


def _decide(studio: Studio) -> QWidget:
    ending = _Third(studio, ready=True)
    ending.compare()
    return ending.open("decide").window()


def _pass(studio: Studio) -> QWidget:
    """The teacher's page when only the third has not signed."""
    ending = _Third(studio, ready=True)
    ending.sign("teacher", "instructor")
    return ending.open("sign").window()


def _sign(studio: Studio) -> QWidget:
    ending = _Third(studio, ready=True)
    ending.sign("teacher", "instructor")
    return _guest(ending.open("sign"), "sign", signing=True)


def _today(studio: Studio) -> QWidget:
    ending = _Third(studio, ready=True)
    ending.sign("teacher", "instructor")
    frame = studio.frame()
    frame.open_room("today")
    return frame.window()


SCREENS: list[Screen] = [
    ("third-hidden", _hidden),
    ("third-guest-day", _day),
    ("third-guest-view", _view),
    ("third-compare", _compare),
    ("third-decide", _decide),
    ("third-pass", _pass),
    ("third-sign", _sign),
    ("third-today", _today),
]
