"""Demonstrations of the other kinds of education, step by step: TUVA, TELMA, pass or fail, and the old scale 1–3."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.tools.screens.studio import Draw, Screen, Studio

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.gui.demonstrations.case_page import CasePage

EVENING = timedelta(hours=8)
"""After the stories of the other screens, whose keys are in the file already."""
KINDS = ("tuva", "telma", "specialist", "old")
_STEPS = {  # the step that is looked at, and how far the case has come
    "plan": "DRAFT",
    "day": "RUNNING",
    "assess": "COMPARING",
    "decide": "DECIDED",
    "sign": "INFORMED",
}


def _open(studio: Studio, kind: str, until: str) -> CasePage:
    """A case of this kind in a fresh window; it goes away when the screen is drawn."""
    from desktop.actions import scenario
    from desktop.actions.workspace import Kind
    from desktop.domain.stages import Stage
    from desktop.tools.sample_scale_cases import OPENED, play

    workspace, before = studio.workspace, studio.workspace.now
    workspace.key_rounds = 1000
    workspace.now = scenario.StoryClock(workspace.now() + EVENING)
    case = play(workspace, kind, Stage[until])

    def forget() -> None:
        workspace.now = before
        with workspace.change(OPENED, Kind.CASE, case=case.id):
            workspace.cases.delete(case.id)
        with workspace.change(OPENED, Kind.CURRICULUM):
            workspace.curriculum.delete(case.unit.qualification, case.unit.version)

    studio.afterwards.append(forget)
    frame = studio.frame()
    frame.open_case(case.id)
    assert frame.case_page is not None
    return frame.case_page


def _step(kind: str, name: str, until: str) -> Draw:
    def draw(studio: Studio) -> QWidget:
        from desktop.domain.stages import Step

        page = _open(studio, kind, until)
        assert page.bench is not None
        page.bench.go_to(Step(name))
        return page.window()

    return draw


def _way(kind: str) -> Draw:
    """How a row is shown: the dialog."""

    def draw(studio: Studio) -> QWidget:
        from desktop.domain.stages import Step
        from desktop.gui.demonstrations.plan_page import PlanPage

        page = _open(studio, kind, "DRAFT")
        assert page.bench is not None
        plan = page.bench.pages[Step.PLAN]
        assert isinstance(plan, PlanPage)
        plan.card.open_row(0)
        return studio.dialog()

    return draw


def _alone(studio: Studio) -> QWidget:
    """Why the teacher assesses alone."""
    from desktop.domain.stages import Step
    from desktop.gui.demonstrations.plan_page import PlanPage

    page = _open(studio, "telma", "DRAFT")
    assert page.bench is not None
    plan = page.bench.pages[Step.PLAN]
    assert isinstance(plan, PlanPage)
    plan.frame.alone.click()
    return studio.dialog()


def _own_view(kind: str) -> Draw:
    """The teacher's own view has begun."""

    def draw(studio: Studio) -> QWidget:
        from desktop.domain.stages import Step

        page = _open(studio, kind, "SELF_ASSESSED")
        assert page.bench is not None
        page.bench.go_to(Step.ASSESS)
        return page.window()

    return draw


def _student(kind: str) -> Draw:
    """The student answers by pictures."""

    def draw(studio: Studio) -> QWidget:
        from desktop.domain.terms import Role
        from desktop.texts import language

        wanted = language()
        page = _open(studio, kind, "RUNNING")
        page.begin_guest(Role.STUDENT)
        page._speak(wanted)
        return page.window()

    return draw


def _registers(kind: str) -> Draw:
    """What goes to the registers."""

    def draw(studio: Studio) -> QWidget:
        page = _open(studio, kind, "SIGNED")
        page.show_registers()
        return page.window()

    return draw


SCREENS: list[Screen] = [
    *((f"{kind}-{name}", _step(kind, name, until)) for kind in KINDS for name, until in _STEPS.items()),
    *((f"{kind}-own-view", _own_view(kind)) for kind in KINDS),
    *((f"{kind}-student", _student(kind)) for kind in ("tuva", "telma")),
    *((f"{kind}-registers", _registers(kind)) for kind in KINDS),
    ("tuva-way", _way("tuva")),
    ("telma-alone", _alone),
]
