"""A plan that has changed since three agreed to it: on the plan, on the day, and on the first page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from desktop.texts import n_
from desktop.tools.screens.studio import Draw, Screen, Studio

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.actions.workspace import Workspace
    from desktop.domain.case import Case

OPENED = n_("Open a case")


def _changed(workspace: Workspace, case: Case) -> None:
    """A new work task, a sub-area of a common unit and another day."""
    from desktop.actions import planning
    from desktop.actions.sub_areas import offered_sub_areas, plan_sub_area

    case = planning.add_task(workspace, case.id, "Opastaa uutta työntekijää")
    [first, *_rest] = offered_sub_areas(workspace, case)
    shown = dict.fromkeys([case.plan.tasks[-1].id], True)
    plan_sub_area(workspace, case.id, replace(first.shown("yto0"), teacher="Kaisa Kieli", tasks=shown))
    [situation, *others] = case.plan.situations
    planning.set_situations(workspace, case.id, [replace(situation, day=date(2026, 11, 24)), *others])


def _reworded(workspace: Workspace, case: Case) -> None:
    from desktop.actions import planning

    planning.rename_task(workspace, case.id, case.plan.tasks[0].id, f"{case.plan.tasks[0].text} aamulla")


def _case(studio: Studio, *, corrected: bool) -> str:
    """A demonstration of its own whose plan was agreed and then changed, or only worded better."""
    from desktop.actions import scenario
    from desktop.actions.workspace import Kind

    workspace = studio.workspace
    sample = scenario.load("s-a", on=date(2026, 11, 23))
    case = scenario.plan(workspace, sample, scenario.open_case(workspace, sample))
    (_reworded if corrected else _changed)(workspace, case)

    def forget() -> None:
        with workspace.change(OPENED, Kind.CASE, case=case.id):
            workspace.cases.delete(case.id)
        workspace.let_go([case.id])

    studio.afterwards.append(forget)
    return case.id


def _step(name: str, *, corrected: bool = False) -> Draw:
    def draw(studio: Studio) -> QWidget:
        from desktop.domain.stages import Step

        case, frame = _case(studio, corrected=corrected), studio.frame()
        frame.open_case(case)
        assert frame.case_page is not None
        assert frame.case_page.bench is not None
        frame.case_page.bench.go_to(Step(name))
        return frame.window()

    return draw


def _guest(studio: Studio) -> QWidget:
    """The instructor's turn on the day."""
    from desktop.domain.stages import Step
    from desktop.domain.terms import Role
    from desktop.texts import language

    case, frame, wanted = _case(studio, corrected=False), studio.frame(), language()
    frame.open_case(case)
    page = frame.case_page
    assert page is not None
    page.begin_guest(Role.INSTRUCTOR)
    page._speak(wanted)
    assert page.bench is not None
    page.bench.go_to(Step.DAY)
    return frame.window()


def _today(studio: Studio) -> QWidget:
    _case(studio, corrected=False)
    frame = studio.frame()
    frame.open_room("today")
    return frame.window()


SCREENS: list[Screen] = [
    ("plan-changed", _step("plan")),
    ("plan-corrected", _step("plan", corrected=True)),
    ("day-plan-changed", _step("day")),
    ("guest-plan-changed", _guest),
    ("today-plan-changed", _today),
]
