"""From what is missing to the place where it is put right, by one click."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.actions.workspace import Workspace
from desktop.domain.case import Case
from desktop.domain.demonstration import Plan
from desktop.domain.gates import step_problems
from desktop.domain.stages import Step
from desktop.domain.terms import Role
from desktop.gui.demonstrations.assess_page import AssessPage
from desktop.gui.demonstrations.case_page import CasePage
from desktop.gui.demonstrations.decide_page import DecidePage
from desktop.gui.demonstrations.header_dialog import HeaderDialog
from desktop.gui.demonstrations.plan_page import PlanPage
from desktop.gui.demonstrations.workbench import Workbench
from desktop.gui.widgets.links import LinkLine
from tests.builders import a_case, a_compared_case, an_agreed_case

Keep = Callable[[Case], Case]
Show = Callable[[Case], Workbench]


@pytest.fixture
def show(workspace: Workspace, keep: Keep, qtbot: QtBot) -> Show:
    """Open a case on the screen."""

    def opened(case: Case) -> Workbench:
        page = CasePage(workspace, keep(case).id)
        qtbot.addWidget(page, before_close_func=lambda one: one.end())
        page.resize(1170, 714)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        assert page.bench is not None
        return page.bench

    return opened


def _plan(bench: Workbench) -> PlanPage:
    page = bench.page(Step.PLAN)
    assert isinstance(page, PlanPage)
    return page


def _header(qtbot: QtBot) -> HeaderDialog:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, HeaderDialog)
    return dialog


def test_a_field_of_the_plan_gets_the_keyboard(show: Show, qtbot: QtBot) -> None:
    bench = show(a_case(plan=Plan()))
    plan = _plan(bench)
    places: dict[str, QWidget] = {
        "plan.tasks": plan.adder.field,
        "plan.requirements.r2": plan.grid,
        "plan.starts": plan.frame.when,
        "plan.place_description": plan.frame.place,
        "plan.review_rights_told_on": plan.frame.rights.box,
        "plan.ready": plan.readiness.button(Role.TEACHER),
        "plan.stopped_when": plan.frame._fields["stopped_when"],
    }
    for field, widget in places.items():
        bench.go_to(Step.SIGN)
        bench.go_to_place(field)
        assert bench.step == Step.PLAN
        qtbot.waitUntil(widget.hasFocus)
        assert not widget.visibleRegion().isEmpty(), field
    assert plan.grid.currentIndex().row() == 1


def test_a_field_of_the_basic_data_opens_them_there(show: Show, qtbot: QtBot) -> None:
    bench = show(an_agreed_case())
    bench.go_to_place("instructor.phone")
    dialog = _header(qtbot)
    qtbot.waitUntil(dialog.form.ui.phone.hasFocus)
    assert not dialog.form.ui.phone.visibleRegion().isEmpty()
    dialog.reject()


def test_a_requirement_without_a_level_is_the_current_row_of_that_view(show: Show) -> None:
    bench = show(replace(an_agreed_case(), started_at=a_compared_case().started_at))
    bench.go_to_place("views.teacher.levels.r3")
    page = bench.page(Step.ASSESS)
    assert isinstance(page, AssessPage)
    assert page.levels.current == "r3"
    assert page.levels.row("r3").hasFocus()
    bench.go_to_place("self_assessment")
    assert page.sides is not None
    assert page.sides.value() == "self"


def test_the_reason_and_the_hearing_are_put_right_at_the_decision(show: Show) -> None:
    bench = show(a_compared_case())
    bench.go_to_place("decision.short_description")
    page = bench.page(Step.DECIDE)
    assert isinstance(page, DecidePage)
    assert page.words.short.hasFocus()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # a menu pops up
def test_the_words_at_the_bottom_open_everything_that_is_missing(show: Show, qtbot: QtBot) -> None:
    bench = show(a_case(plan=Plan()))
    bench.go_to(Step.DECIDE)
    page = bench.page(Step.DECIDE)
    problems = [one for one in step_problems(bench.acts.case(), Step.DECIDE) if one.hard]
    assert len(problems) > 2
    qtbot.mouseClick(page.turn.button, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    acts = menu.actions()
    assert [act.text() for act in acts] == [one.text for one in problems]
    acts[0].trigger()
    menu.close()
    assert problems[0].field == "self_assessment"
    assert bench.step == Step.ASSESS


def test_one_missing_thing_needs_no_list(show: Show, qtbot: QtBot) -> None:
    bench = show(a_case(plan=Plan()))
    bench.go_to(Step.DAY)
    turn = bench.page(Step.DAY).turn
    assert turn.button.text()
    qtbot.mouseClick(turn.button, Qt.MouseButton.LeftButton)
    assert QApplication.activePopupWidget() is None
    assert bench.step == Step.PLAN


def test_a_line_of_the_checklist_leads_to_its_place(show: Show, qtbot: QtBot) -> None:
    bench = show(a_case(plan=Plan()))
    plan = _plan(bench)
    lines = {one.property("field"): one for one in plan.frame.findChildren(LinkLine)}
    line = lines["plan.tasks"]
    assert line.height() >= 34
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert plan.adder.field.hasFocus()


def test_a_guest_is_led_nowhere_that_is_not_theirs(show: Show, qtbot: QtBot) -> None:
    bench = show(a_compared_case())
    page = bench.parentWidget()
    while not isinstance(page, CasePage):
        assert page is not None
        page = page.parentWidget()
    page.begin_guest(Role.INSTRUCTOR)
    guest = page.bench
    assert guest is not None
    before = guest.step
    page.go_to_place("decision.reason")
    assert guest.step == before
