"""The plan, in each of its telling states, and what opens from it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.tools.screens.steps import step
from desktop.tools.screens.studio import Screen, Studio

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.gui.demonstrations.plan_page import PlanPage


def _page(studio: Studio, student: str) -> PlanPage:
    from desktop.domain.stages import Step
    from desktop.gui.demonstrations.plan_page import PlanPage

    bench = studio.case_page(student).bench
    assert bench is not None
    bench.go_to(Step.PLAN)
    page = bench.pages[Step.PLAN]
    assert isinstance(page, PlanPage)
    studio.settle()
    return page


def _comments(studio: Studio) -> QWidget:
    """The comments on a requirement, opened beside it."""
    page = _page(studio, "Elias")
    page.grid.setCurrentIndex(page.grid.model().index(4, 0))
    page.grid._open_comments(page.grid.currentIndex())
    return studio.dialog()


def _preview(studio: Studio) -> QWidget:
    """What the workplace sees."""
    from PySide6.QtCore import QEventLoop, QTimer

    _page(studio, "Elias").preview_wanted.emit()
    dialog, loop = studio.dialog(), QEventLoop()
    QTimer.singleShot(1500, loop.quit)  # Qt draws the pages of a PDF in a thread of its own
    loop.exec()
    return dialog


def _requirement(studio: Studio) -> QWidget:
    """How a requirement is shown otherwise."""
    page = _page(studio, "Elias")
    page.card.open_row(page.grid.plan_model().rowCount() - 1)
    return studio.dialog()


def _many(studio: Studio) -> QWidget:
    """Twelve tasks and forty requirements, shown on a page of its own."""
    from desktop.domain.demonstration import RequirementPlan, Task
    from desktop.domain.terms import Coverage, Role
    from desktop.gui.demonstrations.plan_page import PlanPage

    page = _page(studio, "Elias")
    assert page.shown is not None
    shown, rows = page.shown, page.shown.unit.requirements
    forty = tuple(replace(rows[number % len(rows)], id=f"r{number}") for number in range(40))
    ids = tuple(row.id for row in forty)
    words = [task.text for task in shown.case.plan.tasks]
    tasks = tuple(
        Task(
            id=f"t{number}",
            text=f"{words[number % len(words)]} {number + 1}",
            proposed_by=list(Role)[number % 3],
            shows=dict.fromkeys(ids[number * 3 : number * 3 + 4], True),
        )
        for number in range(12)
    )
    talk = (RequirementPlan(id="r2", coverage=Coverage.INTERVIEW, observers=(Role.TEACHER,)),)
    plan = replace(shown.case.plan, tasks=tasks, requirements=talk)
    case = replace(shown.case, plan=plan, unit=replace(shown.case.unit, requirements=ids), comments=())
    own = PlanPage()
    own.resize(1158, 617)
    own.show_case(replace(shown, case=case, unit=replace(shown.unit, requirements=forty)))
    own.show()
    return own


SCREENS: list[Screen] = [
    ("case-plan-begun", step("Noor", "plan")),
    ("case-plan", step("Aino", "plan")),
    ("case-plan-half", step("Elias", "plan")),
    ("case-plan-many", _many),
    ("case-plan-comments", _comments),
    ("case-plan-requirement", _requirement),
    ("case-plan-workplace", _preview),
]
