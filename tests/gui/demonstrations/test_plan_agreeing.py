"""Agreeing alone or together, what has changed since, what the workplace sees, and comments beside their thing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QMenu
from pytestqt.qtbot import QtBot

from desktop.actions import planning
from desktop.actions.workspace import Workspace
from desktop.domain.case import Case, Comment
from desktop.domain.demonstration import RequirementPlan, Task
from desktop.domain.stages import Step
from desktop.domain.terms import Coverage, Role
from desktop.gui.demonstrations.case_page import CasePage
from desktop.gui.demonstrations.comment_popover import CommentPopover
from desktop.gui.demonstrations.plan_page import PlanPage
from desktop.gui.demonstrations.workplace_dialog import WorkplaceDialog
from tests.builders import DAY, NOON, a_case, a_plan
from tests.domain.test_workplace_view import SECRETS, a_case_with_secrets
from tests.gui.demonstrations.conftest import shown
from tests.gui.demonstrations.everything import everything

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # menus pop up
Keep = Callable[[Case], Case]


def plan_of(page: CasePage) -> PlanPage:
    assert page.bench is not None
    page.bench.go_to(Step.PLAN)
    found = page.bench.pages[Step.PLAN]
    assert isinstance(found, PlanPage)
    return found


def press(qtbot: QtBot, widget: object) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_each_agrees_in_their_own_turn_and_the_state_of_each_is_seen(
    page: Callable[[Case], CasePage], qtbot: QtBot
) -> None:
    case_page = page(a_case(plan=a_plan()))
    press(qtbot, plan_of(case_page).frame.agreement.own)
    for role in (Role.INSTRUCTOR, Role.STUDENT):
        case_page.begin_guest(role)
        button = plan_of(case_page).agree
        assert button.text() == "Hyväksyn suunnitelman"
        press(qtbot, button)
        case_page.end_guest()
    plan = case_page.acts.case().plan
    assert plan.agreed == dict.fromkeys(Role, DAY)
    states = plan_of(case_page).frame.agreement.states
    assert states[Role.STUDENT].text() == "Aino Esimerkki: 23.11.2026 ✓"


def test_an_instructor_who_has_agreed_is_thanked_and_gives_the_laptop_back(page: Callable[[Case], CasePage]) -> None:
    case_page = page(a_case(plan=a_plan(agreed={Role.INSTRUCTOR: DAY})))
    case_page.begin_guest(Role.INSTRUCTOR)
    assert case_page._guest_bar is not None
    assert "Anna kannettava takaisin" in case_page._guest_bar.asked()
    assert case_page.bench is not None
    assert case_page.bench.leave.property("kind") == "primary"


def test_a_guest_who_goes_on_has_the_keyboard_where_it_was_left(page: Callable[[Case], CasePage], qtbot: QtBot) -> None:
    case_page = page(a_case(plan=a_plan()))
    case_page.begin_guest(Role.INSTRUCTOR)
    assert case_page.bench is not None
    plan = case_page.bench.pages[Step.PLAN]
    assert isinstance(plan, PlanPage)
    qtbot.mouseClick(case_page.bench.leave, Qt.MouseButton.LeftButton)
    assert case_page.give_back is not None
    qtbot.mouseClick(case_page.give_back.back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: plan.grid.hasFocus() or plan.adder.field.hasFocus())


def test_a_guest_who_has_agreed_agrees_once(page: Callable[[Case], CasePage]) -> None:
    case_page = page(a_case(plan=a_plan(agreed={Role.STUDENT: DAY})))
    case_page.begin_guest(Role.STUDENT)
    assert not plan_of(case_page).agree.isEnabled()
    assert any("Olet hyväksynyt tämän suunnitelman" in text for text in everything(case_page))


def test_one_press_agrees_for_all_three_at_one_table(page: Callable[[Case], CasePage], qtbot: QtBot) -> None:
    case_page = page(a_case(plan=a_plan()))
    press(qtbot, plan_of(case_page).agree)
    assert case_page.acts.case().plan.is_agreed
    assert case_page.bench is not None
    assert case_page.bench.step == Step.DAY


def test_a_change_asks_for_agreement_again_and_says_what_has_changed(
    page: Callable[[Case], CasePage], workspace: Workspace
) -> None:
    case_page = page(a_case(plan=a_plan()))
    assert not plan_of(case_page).changes.isVisible()
    planning.agree_plan(workspace, "case0001")
    planning.add_task(workspace, "case0001", "Kirjaa")
    band = plan_of(case_page).changes
    assert band.isVisible()
    assert "Hyväksy uudelleen" in band.heading.text()
    assert band.lines.text() == "• Uusi työtehtävä: Kirjaa"
    planning.agree_plan(workspace, "case0001", (Role.TEACHER,))
    assert "Timo Ohjaaja, Aino Esimerkki" in band.heading.text()
    planning.agree_plan(workspace, "case0001")
    assert not band.isVisible()


def test_many_changes_are_counted(page: Callable[[Case], CasePage], workspace: Workspace) -> None:
    case_page = page(a_case(plan=a_plan()))
    planning.agree_plan(workspace, "case0001")
    for number in range(7):
        planning.add_task(workspace, "case0001", f"Tehtävä {number}")
    assert plan_of(case_page).changes.lines.text().endswith("ja 2 muuta muutosta")


def test_a_guest_marks_and_states_only_for_themselves(page: Callable[[Case], CasePage]) -> None:
    case_page = page(a_case(plan=a_plan()))
    case_page.begin_guest(Role.INSTRUCTOR)
    plan = plan_of(case_page)
    assert plan.readiness.button(Role.INSTRUCTOR).isEnabled()
    assert not plan.readiness.button(Role.TEACHER).isEnabled()
    assert plan.frame.statement("instructor").isEnabled()
    assert not plan.frame.statement("teacher").isEnabled()


def test_a_guest_proposes_in_their_own_name_without_being_asked(page: Callable[[Case], CasePage], qtbot: QtBot) -> None:
    case_page = page(a_case(plan=a_plan()))
    case_page.begin_guest(Role.INSTRUCTOR)
    adder = plan_of(case_page).adder
    assert not adder.by.isVisible()
    qtbot.keyClicks(adder.field, "Kirjaa")
    press(qtbot, adder.button)
    assert case_page.acts.case().plan.tasks[-1].proposed_by == Role.INSTRUCTOR


def test_nothing_hidden_is_anywhere_on_the_instructors_screens(page: Callable[[Case], CasePage]) -> None:
    case = replace(a_case_with_secrets(), started_at=NOON)
    case_page = page(case)
    teacher = "\n".join(everything(plan_of(case_page)))
    assert "SALA-1" in teacher
    assert "SALA-3" in teacher
    case_page.begin_guest(Role.INSTRUCTOR)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # the teacher's view is gone
    assert case_page.bench is not None
    for step in case_page.bench.pages:
        case_page.bench.go_to(step)
        told = "\n".join(everything(case_page))
        assert not [secret for secret in SECRETS if secret in told], step
    guest = plan_of(case_page)
    assert not guest.frame.header.isVisible()
    assert not guest.document.isVisible()
    assert not guest.frame.times.calendar.isVisible()
    assert not guest.frame.support.isVisible()


def test_the_workplace_does_not_open_what_is_not_demanded(page: Callable[[Case], CasePage]) -> None:
    case_page = page(a_case_with_secrets())
    case_page.begin_guest(Role.INSTRUCTOR)
    plan = plan_of(case_page)
    plan.card.open_row(1)
    assert not [one for one in plan.card.findChildren(QDialog) if one.isVisible()]
    plan.card.open_row(0)
    (dialog,) = [one for one in plan.card.findChildren(QDialog) if one.isVisible()]
    assert not dialog.choices[1 + list(Coverage).index(Coverage.DEVIATION)].isVisible()  # type: ignore[attr-defined]
    dialog.close()


def test_support_is_shown_to_the_workplace_once_the_student_agrees(
    page: Callable[[Case], CasePage], qtbot: QtBot
) -> None:
    case_page = page(a_case(plan=a_plan()))
    support = plan_of(case_page).frame.support
    support.text.setFocus()
    qtbot.keyClicks(support.text, "Enemmin aikaa")
    support.text.flush()
    assert "ei näe" in support.told.text()
    support.shared.click()
    assert "näkee tämän" in support.told.text()
    qtbot.keyClicks(support.how, "Ainon kanssa")
    support.how.flush()
    plan = case_page.acts.case().plan
    assert (plan.support, plan.support_agreed_on, plan.support_agreed_how) == ("Enemmin aikaa", DAY, "Ainon kanssa")
    case_page.begin_guest(Role.INSTRUCTOR)
    seen = plan_of(case_page).frame.support
    assert (seen.text.toPlainText(), seen.text.isReadOnly()) == ("Enemmin aikaa", True)


def test_the_preview_shows_the_workplaces_copy_and_names_what_is_hidden(
    page: Callable[[Case], CasePage], qtbot: QtBot
) -> None:
    case_page = page(a_case_with_secrets())
    press(qtbot, plan_of(case_page).frame.support.preview)
    (dialog,) = plan_of(case_page).findChildren(WorkplaceDialog)
    words = "\n".join(dialog.pane.document.getAllText(n).text() for n in range(dialog.pane.document.pageCount()))
    assert "Ohjaa aamutoimet" in words
    assert not [secret for secret in SECRETS if secret in words]
    assert "opiskelijanumero" in dialog.hidden.text()
    assert not [secret for secret in SECRETS if secret in "\n".join(everything(dialog))]
    press(qtbot, dialog.save)
    (asked,) = plan_of(case_page).findChildren(QFileDialog)
    assert asked.selectedFiles()[0].endswith("työpaikka.pdf")
    for one in plan_of(case_page).findChildren(QDialog):
        one.close()


@pytest.mark.parametrize("named", [False, True])
def test_the_times_go_to_a_calendar_with_initials_or_the_name(
    page: Callable[[Case], CasePage], qtbot: QtBot, tmp_path: Path, named: bool
) -> None:
    plan = plan_of(page(a_case(plan=a_plan())))
    press(qtbot, plan.frame.times.calendar)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.actions()[named].trigger()
    menu.close()
    (dialog,) = plan.findChildren(QFileDialog)
    assert dialog.selectedFiles()[0].endswith("ajat.ics")
    path = tmp_path / "ajat.ics"
    dialog.fileSelected.emit(str(path))
    dialog.close()
    assert b"BEGIN:VEVENT" in path.read_bytes()
    assert (b"Aino" in path.read_bytes()) == named


# Comments

TASK = Task(id="t1", text="Ohjaa aamutoimet", shows={"r1": True, "r2": True})
SAID = (
    Comment(id="c1", at=NOON, by=Role.TEACHER, text="Riittääkö aika?", about="r1"),
    Comment(id="c2", at=NOON, by=Role.INSTRUCTOR, text="Kahdeksalta.", about="t1"),
)


def test_a_click_on_the_count_opens_the_comments_on_a_requirement(
    page: Callable[[Case], CasePage], qtbot: QtBot
) -> None:
    case_page = page(a_case(plan=a_plan(tasks=(TASK,)), comments=SAID))
    plan = plan_of(case_page)
    cell = plan.grid.visualRect(plan.grid.model().index(0, 0))
    press_at = QPoint(cell.right() - 12, cell.center().y())
    qtbot.mouseClick(plan.grid.viewport(), Qt.MouseButton.LeftButton, pos=press_at)
    (popover,) = plan.findChildren(CommentPopover)
    assert popover.heading.text().startswith("Vaatimus 1:")
    assert any("Riittääkö aika?" in text for text in everything(popover))
    assert not any("Kahdeksalta." in text for text in everything(popover))
    popover.close()


def test_a_guests_comment_is_written_by_keyboard_and_carries_their_role(
    page: Callable[[Case], CasePage], qtbot: QtBot
) -> None:
    case_page = page(a_case(plan=a_plan(tasks=(TASK,))))
    case_page.begin_guest(Role.INSTRUCTOR)
    plan = plan_of(case_page)
    plan.grid.setCurrentIndex(plan.grid.model().index(1, 1))
    qtbot.keyClick(plan.grid, Qt.Key.Key_K)
    (popover,) = plan.findChildren(CommentPopover)
    qtbot.keyClicks(popover.field, "Meilla klo 14 alkaen.")
    qtbot.keyClick(popover.field, Qt.Key.Key_Return)
    (comment,) = case_page.acts.case().comments
    assert (comment.by, comment.about, comment.text) == (Role.INSTRUCTOR, "r2", "Meilla klo 14 alkaen.")
    assert any("Meilla klo 14 alkaen." in text for text in everything(popover))
    assert "1 kommentti" in plan.grid.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    popover.close()


def test_all_that_was_said_stays_in_sight_while_more_is_said(page: Callable[[Case], CasePage], qtbot: QtBot) -> None:
    plan = plan_of(page(a_case(plan=a_plan(tasks=(TASK,)), comments=SAID)))
    plan.open_comments("r1", QPoint())
    (popover,) = plan.findChildren(CommentPopover)
    before = popover._area.height()
    qtbot.keyClicks(popover.field, "Riittaa.")
    qtbot.keyClick(popover.field, Qt.Key.Key_Return)
    assert popover._area.height() > before > 0
    popover.close()


def test_a_half_written_comment_is_there_again_and_the_next_popover_follows_what_is_said(
    page: Callable[[Case], CasePage], qtbot: QtBot
) -> None:
    plan = plan_of(page(a_case(plan=a_plan(tasks=(TASK,)))))
    plan.open_comments("r1", QPoint())
    (first,) = plan.findChildren(CommentPopover)
    qtbot.keyClicks(first.field, "Kauanko")
    first.close()
    plan.open_comments("r2", QPoint())
    second = next(one for one in plan.findChildren(CommentPopover) if one.about == "r2")
    assert second.field.text() == ""
    with qtbot.waitSignal(first.destroyed):
        pass
    qtbot.keyClicks(second.field, "Sopii hyvin.")
    qtbot.keyClick(second.field, Qt.Key.Key_Return)
    assert any("Sopii hyvin." in text for text in everything(second))
    second.close()
    plan.open_comments("r1", QPoint())
    third = next(one for one in plan.findChildren(CommentPopover) if one.about == "r1")
    assert third.field.text() == "Kauanko"
    third.close()


def test_the_menu_of_a_task_opens_its_comments(page: Callable[[Case], CasePage], qtbot: QtBot) -> None:
    case_page = page(a_case(plan=a_plan(tasks=(TASK,)), comments=SAID))
    plan = plan_of(case_page)
    plan.grid.setCurrentIndex(plan.grid.model().index(0, 1))
    qtbot.keyClick(plan.grid, Qt.Key.Key_F2)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.actions()[0].trigger()
    menu.close()
    (popover,) = plan.findChildren(CommentPopover)
    assert any("Kahdeksalta." in text for text in everything(popover))
    popover.close()


def test_the_card_takes_a_comment_on_a_task(page: Callable[[Case], CasePage], qtbot: QtBot) -> None:
    case_page = page(a_case(plan=a_plan(tasks=(TASK,))))
    card = plan_of(case_page).comments
    card.about.setCurrentIndex(card.about.findData("t1"))
    qtbot.keyClicks(card.field, "Selva")
    press(qtbot, card.add)
    assert case_page.acts.case().comments[0].about == "t1"


def test_a_requirement_is_left_for_a_situation_that_is_named(qtbot: QtBot) -> None:
    from datetime import time

    from desktop.domain.demonstration import Situation
    from desktop.domain.situations import with_situations
    from desktop.gui.demonstrations.requirement_dialog import RequirementDialog

    times = (Situation(id="s1", day=DAY, starts=time(8)), Situation(id="s2", day=DAY.replace(day=24)))
    row = shown(a_case()).planned_rows[0]
    dialog = RequirementDialog(row, RequirementPlan(id="r1"), situations=times)
    qtbot.addWidget(dialog)
    dialog.open()
    assert not dialog.situation.isVisible()
    dialog.choices[1 + list(Coverage).index(Coverage.SITUATION)].click()
    assert dialog.situation.isVisible()
    with qtbot.waitSignal(dialog.planned) as told:
        dialog.accept()
    assert (told.args[0].coverage, told.args[0].situation) == (Coverage.SITUATION, "s2")
    plan = with_situations(a_plan(), times)
    plan = replace(plan, requirements=(told.args[0],))
    page = PlanPage()
    qtbot.addWidget(page)
    page.show_case(shown(a_case(plan=plan)))
    assert page.grid.plan_model().coverage_words(0) == "Täydennys: toinen näyttötilanne 24.11.2026"


def test_a_students_name_stands_once_above_their_plan(page: Callable[[Case], CasePage]) -> None:
    case_page = page(a_case(plan=a_plan(tasks=(TASK,))))
    name = case_page.acts.case().student.name
    case_page.begin_guest(Role.STUDENT)
    bar = case_page._guest_bar
    assert bar is not None
    assert " ".join(label.text() for label in bar.findChildren(QLabel)).count(name) == 1
