"""A plan that has changed since it was agreed: on the day, by one press, and a mere correction of words."""

from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from desktop.actions import planning
from desktop.actions.workspace import Workspace
from desktop.domain.case import Case
from desktop.domain.stages import Step
from desktop.domain.terms import Role
from desktop.gui.demonstrations.case_page import CasePage
from desktop.gui.demonstrations.day_page import DayPage
from tests.builders import a_case, a_plan
from tests.gui.demonstrations.test_plan_agreeing import plan_of, press


def day_of(page: CasePage) -> DayPage:
    assert page.bench is not None
    page.bench.go_to(Step.DAY)
    found = page.bench.pages[Step.DAY]
    assert isinstance(found, DayPage)
    return found


def test_words_that_were_corrected_need_no_new_agreement(
    page: Callable[[Case], CasePage], workspace: Workspace, qtbot: QtBot
) -> None:
    case_page = page(a_case(plan=a_plan()))
    planning.agree_plan(workspace, "case0001")
    planning.rename_task(workspace, "case0001", "t1", "Ohjaa aamun toimet")
    band = plan_of(case_page).changes
    assert not band.agree.isVisible()  # the page's own button agrees
    press(qtbot, band.correct)
    assert case_page.acts.case().plan.is_agreed
    assert not band.isVisible()
    planning.add_task(workspace, "case0001", "Kirjaa")
    assert not plan_of(case_page).changes.correct.isVisible()


def test_on_the_day_a_changed_plan_is_agreed_again_by_one_press_and_stops_nobody(
    page: Callable[[Case], CasePage], workspace: Workspace, qtbot: QtBot
) -> None:
    case_page = page(a_case(plan=a_plan()))
    planning.agree_plan(workspace, "case0001")
    planning.add_task(workspace, "case0001", "Kirjaa")
    day = day_of(case_page)
    assert day.changes.isVisible()
    assert day.start.isEnabled()
    press(qtbot, day.changes.agree)
    assert case_page.acts.case().plan.is_agreed
    assert not day_of(case_page).changes.isVisible()


def test_a_guest_agrees_again_for_their_own_part_on_the_day(
    page: Callable[[Case], CasePage], workspace: Workspace, qtbot: QtBot
) -> None:
    case_page = page(a_case(plan=a_plan()))
    planning.agree_plan(workspace, "case0001")
    planning.add_task(workspace, "case0001", "Kirjaa")
    case_page.begin_guest(Role.INSTRUCTOR)
    day = day_of(case_page)
    assert not day.changes.correct.isVisible()
    press(qtbot, day.changes.agree)
    assert set(case_page.acts.case().plan.agreed) == {Role.INSTRUCTOR}
    assert not day.changes.agree.isVisible()
