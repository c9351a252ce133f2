"""A plan is looked through and kept as a template; the next case at the workplace begins with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.actions.templates import keep_template, template_draft
from desktop.actions.workspace import Workspace
from desktop.domain.case import Case
from desktop.domain.demonstration import Plan, Task
from desktop.domain.people import Student
from desktop.domain.stages import Step
from desktop.domain.template import draft_template
from desktop.domain.terms import Role
from desktop.gui.demonstrations.case_page import CasePage
from desktop.gui.demonstrations.plan_page import PlanPage
from desktop.gui.demonstrations.template_bar import TemplateBar
from desktop.gui.demonstrations.template_dialog import TemplateDialog
from tests.builders import DAY, a_case, a_plan, a_qualification, a_unit
from tests.gui.demonstrations.conftest import shown
from tests.gui.keys import type_text
from tests.pages import sees

Keep = Callable[[Case], Case]
NAMED = Task(id="t2", text="Ainon kirjaukset 23.11.", shows={"r3": True})


def draft_of(case: Case) -> TemplateDialog:
    return TemplateDialog(replace(draft_template(case), name="Aamu"), case)


@pytest.fixture
def dialog(qtbot: QtBot) -> TemplateDialog:
    plan = a_plan()
    made = draft_of(a_case(plan=replace(plan, tasks=(*plan.tasks, NAMED), stopped_when="Vaara uhkaa")))
    qtbot.addWidget(made)
    made.open()
    qtbot.waitExposed(made)
    return made


def test_every_text_is_shown_and_what_names_somebody_is_left_out(dialog: TemplateDialog) -> None:
    assert [row.field.toPlainText() for row in dialog.rows] == [
        "Ohjaa aamutoimet",
        "Ainon kirjaukset 23.11.",
        "hoivakodin osasto",
        "Vaara uhkaa",
    ]
    assert [row.keep.isChecked() for row in dialog.rows] == [True, False, True, True]
    assert "Ainon, 23.11." in dialog.rows[1].warning.text()
    assert [task.text for task in dialog.value().tasks] == ["Ohjaa aamutoimet"]


def test_a_persons_own_tick_stays_while_they_write_on_until_somebody_new_is_named(
    qtbot: QtBot, dialog: TemplateDialog
) -> None:
    plain, naming = dialog.rows[0], dialog.rows[1]
    for row in (plain, naming):
        qtbot.keyClick(row.keep, Qt.Key.Key_Space)
        qtbot.keyClicks(row.field, " x")
    assert not plain.keep.isChecked()
    assert naming.keep.isChecked()
    assert naming.warning.text()
    qtbot.keyClicks(naming.field, " Esimerkki")
    assert not naming.keep.isChecked()


def test_rewording_takes_the_text_in_and_a_person_may_leave_any_out(qtbot: QtBot, dialog: TemplateDialog) -> None:
    row = dialog.rows[1]
    row.field.setFocus()
    row.field.selectAll()
    type_text(row.field, "Kirjaa")
    assert row.keep.isChecked()
    assert not row.warning.text()
    qtbot.keyClick(dialog.rows[3].keep, Qt.Key.Key_Space)
    value = dialog.value()
    assert [task.text for task in value.tasks] == ["Ohjaa aamutoimet", "Kirjaa"]
    assert [task.shows for task in value.tasks] == [("r1", "r2"), ("r3",)]
    assert value.stopped_when == ""
    assert value.place_description == "hoivakodin osasto"


def test_a_name_in_the_templates_name_is_warned_of(dialog: TemplateDialog) -> None:
    assert not dialog.problem.text()
    dialog.name.setText("Timon aamu")
    assert "Timon" in dialog.problem.text()


def test_the_bar_offers_several_and_says_which_is_of_another_version(qtbot: QtBot) -> None:
    case = a_case(plan=a_plan())
    first = replace(draft_template(case), id="p1", name="Aamu")
    second = replace(first, id="p2", name="Ilta", version="2025-08-01")
    bar = TemplateBar()
    qtbot.addWidget(bar)
    bar.show_case(shown(case))
    assert not bar.isVisible()
    bar.show_case(replace(shown(case), templates=(first, second)))
    assert [bar.choice.itemText(row) for row in range(bar.choice.count())] == ["Aamu", "Ilta"]
    assert not sees(bar, "1.8.2025")
    bar.choice.setCurrentIndex(1)
    assert sees(bar, "1.8.2025")
    with qtbot.waitSignal(bar.chosen) as chosen:
        qtbot.mouseClick(bar.use, Qt.MouseButton.LeftButton)
    assert chosen.args == ["p2"]
    bar.tell("Valmis")
    bar.show_case(shown(case))
    assert bar.isVisible()
    qtbot.mouseClick(bar.close_button, Qt.MouseButton.LeftButton)
    assert not bar.isVisible()


@pytest.fixture
def show(workspace: Workspace, keep: Keep, qtbot: QtBot) -> Callable[[Case], CasePage]:
    """Open a case on the screen."""

    def opened(case: Case) -> CasePage:
        page = CasePage(workspace, keep(case).id)
        qtbot.addWidget(page, before_close_func=lambda one: one.end())
        page.resize(1170, 714)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return page

    return opened


def plan_page(page: CasePage) -> PlanPage:
    assert page.bench is not None
    page.bench.go_to(Step.PLAN)
    found = page.bench.pages[Step.PLAN]
    assert isinstance(found, PlanPage)
    return found


def test_a_plan_is_kept_and_the_next_case_begins_with_it(
    qtbot: QtBot, workspace: Workspace, show: Callable[[Case], CasePage]
) -> None:
    first = plan_page(show(a_case(plan=a_plan())))
    qtbot.mouseClick(first.template_link, Qt.MouseButton.LeftButton)
    dialog = first.findChild(TemplateDialog)
    assert isinstance(dialog, TemplateDialog)
    dialog.name.clear()
    qtbot.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    assert dialog.problem.text()
    type_text(dialog.name, "Aamu")
    qtbot.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not isValid(dialog))
    assert [one.name for one in workspace.templates.all()] == ["Aamu"]
    assert "Aamu" in first.templates.text()

    second = a_case(id="second", student=Student(name="Eero Malli", number="9"), plan=Plan(starts=DAY, ends=DAY))
    with workspace.change("Test"):
        workspace.cases.add(replace(second, unit=workspace.cases.get("case0001").unit), who="teacher", what="Open")
    page = CasePage(workspace, "second")
    qtbot.addWidget(page, before_close_func=lambda one: one.end())
    page.show()
    plan = plan_page(page)
    qtbot.waitUntil(plan.templates.use.isVisible)
    assert "Aamu" in plan.templates.text()
    qtbot.mouseClick(plan.templates.use, Qt.MouseButton.LeftButton)
    made = workspace.cases.get("second").plan
    assert [task.text for task in made.tasks] == ["Ohjaa aamutoimet"]
    assert (made.starts, made.place_description) == (DAY, "hoivakodin osasto")
    assert plan.templates.text() == "Pohjasta tuli 1 työtehtävä."
    assert page.bench is not None
    page.bench.undo()
    assert workspace.cases.get("second").plan.tasks == ()
    assert plan.templates.use.isVisible()


def test_what_the_version_lacks_is_told(
    qtbot: QtBot, workspace: Workspace, show: Callable[[Case], CasePage], keep: Keep
) -> None:
    before = a_case(plan=a_plan())
    kept = replace(before, unit=replace(before.unit, content=workspace.curriculum.content_of(a_unit(3))))
    with workspace.change("Test"):
        workspace.curriculum.add(a_qualification(a_unit(3), version="2025-08-01"), original=b"{}")
    keep_template(workspace, template_draft(workspace, kept))
    plan = plan_page(show(a_case(2, id="newer", plan=Plan())))
    qtbot.mouseClick(plan.templates.use, Qt.MouseButton.LeftButton)
    assert "– tekee asian 3 fi" in plan.templates.text()


def test_a_guest_is_not_asked_about_templates(
    workspace: Workspace, show: Callable[[Case], CasePage], keep: Keep
) -> None:
    page = show(a_case(plan=a_plan()))
    keep_template(workspace, template_draft(workspace, page.acts.case()))
    page.begin_guest(Role.INSTRUCTOR)
    plan = plan_page(page)
    assert not plan.template_link.isVisible()
    assert not plan.templates.isVisible()
    page.end_guest()
