"""Pages of a case are made when they are looked at, and show the newest case then."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.actions import planning, signing
from desktop.actions.workspace import Workspace
from desktop.domain.case import Case
from desktop.domain.signing import SigningMethod
from desktop.domain.stages import Step
from desktop.domain.terms import Role
from desktop.gui.demonstrations.case_page import CasePage
from desktop.gui.demonstrations.plan_page import PlanPage
from desktop.gui.demonstrations.workbench import GUEST_STEPS, Workbench
from tests.builders import NOON, a_compared_case, an_agreed_case, an_informed_case

Keep = Callable[[Case], Case]


class Windows(QObject):
    """Notes every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


@pytest.fixture
def windows(qapp: QApplication) -> Iterator[Windows]:
    watch = Windows()
    qapp.installEventFilter(watch)
    yield watch
    qapp.removeEventFilter(watch)


@pytest.fixture
def opened(workspace: Workspace, keep: Keep, qtbot: QtBot) -> Callable[[Case], CasePage]:
    def put(case: Case) -> CasePage:
        page = CasePage(workspace, keep(case).id)
        qtbot.addWidget(page, before_close_func=lambda one: one.end())
        page.resize(1170, 714)
        page.show()
        return page

    return put


def bench(page: CasePage) -> Workbench:
    assert page.bench is not None
    return page.bench


def made(page: CasePage) -> list[Step]:
    return [step for step, _page in bench(page).pages.made]


def test_only_the_page_that_is_looked_at_is_made(opened: Callable[[Case], CasePage]) -> None:
    page = opened(a_compared_case())
    assert made(page) == [Step.DECIDE]
    bench(page).go_to(Step.PLAN)
    assert made(page) == [Step.DECIDE, Step.PLAN]


def test_a_page_shows_what_changed_behind_its_back(opened: Callable[[Case], CasePage], workspace: Workspace) -> None:
    page = opened(an_agreed_case(started_at=NOON))
    bench(page).go_to(Step.PLAN)
    bench(page).go_to(Step.DAY)
    planning.add_task(workspace, "case0001", "Kirjaa päivän", shows=("r3",))
    bench(page).go_to(Step.PLAN)
    plan = bench(page).pages[Step.PLAN]
    assert isinstance(plan, PlanPage)
    assert plan.shown is not None
    assert [task.text for task in plan.shown.case.plan.tasks][-1] == "Kirjaa päivän"
    assert plan.grid.model().columnCount() == 5


def test_a_step_that_a_guest_does_not_see_is_not_made(opened: Callable[[Case], CasePage]) -> None:
    page = opened(a_compared_case())
    page.begin_guest(Role.INSTRUCTOR)
    assert tuple(bench(page).pages) == GUEST_STEPS[Role.INSTRUCTOR]
    with pytest.raises(KeyError):
        bench(page).pages[Step.SIGN]


def test_no_part_of_a_case_is_shown_as_a_window_of_its_own(
    opened: Callable[[Case], CasePage], windows: Windows
) -> None:
    page = opened(a_compared_case())
    for step in bench(page).pages:
        bench(page).go_to(step)
    for role in (Role.INSTRUCTOR, Role.STUDENT):
        page.begin_guest(role)
        page.end_guest()
    QApplication.processEvents()
    assert windows.shown == ["CasePage"]


def test_nor_while_it_is_signed_and_handed_on(
    opened: Callable[[Case], CasePage], windows: Windows, workspace: Workspace
) -> None:
    page = opened(an_informed_case())
    bench(page).go_to(Step.SIGN)
    for role in (Role.TEACHER, Role.INSTRUCTOR):
        signing.sign(workspace, "case0001", role, code="1234-koodi", method=SigningMethod.TYPED)
        QApplication.processEvents()
    assert windows.shown == ["CasePage"]
