"""The page of agreement and guidance, by the hands of the teacher."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop.actions.workspace import Workspace
from desktop.domain.case import Case
from desktop.domain.guidance import ContactWay, HazardousWork, Practice, Topic
from desktop.domain.stages import Step
from desktop.domain.terms import Role
from desktop.gui.demonstrations.case_page import CasePage
from desktop.gui.demonstrations.guidance_page import GuidancePage
from desktop.gui.demonstrations.plan_page import PlanPage
from desktop.gui.widgets.asking import LineDialog
from tests.builders import DAY, a_case, a_plan, an_agreed_case, an_informed_case

Keep = Callable[..., Case]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def case_page(workspace: Workspace, keep: Keep, qtbot: QtBot) -> CasePage:
    page = CasePage(workspace, keep(an_agreed_case()).id)
    qtbot.addWidget(page, before_close_func=lambda one: one.end())
    page.resize(1170, 714)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


@pytest.fixture
def page(case_page: CasePage, qtbot: QtBot) -> GuidancePage:
    """Opened from the plan."""
    assert case_page.bench is not None
    case_page.bench.go_to(Step.PLAN)
    plan = case_page.bench.pages[Step.PLAN]
    assert isinstance(plan, PlanPage)
    plan.frame.guidance.click()
    assert case_page.guidance.page is not None
    assert case_page.guidance.is_shown
    return case_page.guidance.page


def stored(workspace: Workspace) -> Case:
    found: Case = workspace.cases.get("case0001")
    return found


def choose(page: GuidancePage, point: str, words: str) -> None:
    menu = page.points.menu_of(point)
    [act] = [one for one in menu.actions() if words in one.text()]
    act.trigger()
    menu.deleteLater()


def test_what_is_written_is_kept_and_meets_its_points(page: GuidancePage, workspace: Workspace, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.agreement.suitable_on, "1.9.2026")
    qtbot.keyClick(page.agreement.suitable_on, Qt.Key.Key_Return)
    for name, text in (("hours", "8-16"), ("insurance", "koulu"), ("travel", "itse"), ("meals", "talo")):
        qtbot.keyClicks(page.agreement.lines[name], text)
        page.agreement.lines[name].flush()
    guidance = stored(workspace).guidance
    assert (str(guidance.suitable_on), guidance.hours, guidance.meals) == ("2026-09-01", "8-16", "talo")
    assert "täyttyy" in page.points.links["M01"].text()
    assert "täyttyy" in page.points.links["M03"].text()


def test_a_notice_of_hazardous_work_asks_for_its_day(page: GuidancePage, workspace: Workspace, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.agreement.hazardous.button(HazardousWork.DONE), LEFT)
    assert page.agreement.hazardous_on.isVisible()
    assert stored(workspace).guidance.hazardous is None
    qtbot.keyClicks(page.agreement.hazardous_on, "2.9.2026")
    qtbot.keyClick(page.agreement.hazardous_on, Qt.Key.Key_Return)
    assert stored(workspace).guidance.hazardous == HazardousWork.DONE
    qtbot.mouseClick(page.agreement.hazardous.button(HazardousWork.NOT_NEEDED), LEFT)
    assert stored(workspace).guidance.hazardous_on is None


def test_the_induction_is_marked_at_once_or_topic_by_topic(
    page: GuidancePage, workspace: Workspace, qtbot: QtBot
) -> None:
    qtbot.mouseClick(page.induction.all_today, LEFT)
    done = stored(workspace).guidance.induction
    assert [(one.on, one.by) for one in done] == [(DAY, "Timo Ohjaaja")] * 4
    assert not page.induction.all_today.isVisible()
    page.induction.days[Topic.PEOPLE].clear()
    qtbot.keyClick(page.induction.days[Topic.PEOPLE], Qt.Key.Key_Return)
    assert stored(workspace).guidance.inducted(Topic.PEOPLE) is None
    qtbot.keyClicks(page.induction.days[Topic.PEOPLE], "24.11.2026")
    qtbot.keyClick(page.induction.days[Topic.PEOPLE], Qt.Key.Key_Return)
    assert "vasta edessä" in page.problem.text()
    assert stored(workspace).guidance.inducted(Topic.PEOPLE) is None


def test_practice_has_letters_and_no_numbers(page: GuidancePage, workspace: Workspace, qtbot: QtBot) -> None:
    [(task, marks)] = page.practice.marks.items()
    assert [one.text()[:1] for one in marks.findChildren(QPushButton)] == ["e", "A", "S"]
    qtbot.mouseClick(marks.button(Practice.MANAGES), LEFT)
    assert stored(workspace).guidance.practice == {task: Practice.MANAGES}
    qtbot.mouseClick(page.practice.marks[task].button(None), LEFT)
    assert stored(workspace).guidance.practice == {}


def test_the_contact_log_is_written_and_mended(page: GuidancePage, workspace: Workspace, qtbot: QtBot) -> None:
    card = page.contacts
    card.person.clear()
    qtbot.mouseClick(card.add, LEFT)
    assert "keneen" in card.problem.text()
    qtbot.keyClicks(card.person, "Timo Ohjaaja")
    card.way.setCurrentIndex(card.way.findData(ContactWay.VISIT))
    qtbot.keyClicks(card.note, "Sujuu hyvin.")
    qtbot.keyClick(card.note, Qt.Key.Key_Return)
    [entry] = stored(workspace).guidance.contacts
    assert (entry.way, entry.person, entry.note, entry.on) == (ContactWay.VISIT, "Timo Ohjaaja", "Sujuu hyvin.", DAY)
    assert card.note.text() == ""
    assert "täyttyy" in page.points.links["M11"].text()
    [away] = [one for one in card.findChildren(QPushButton) if one.accessibleName().startswith("Poista")]
    qtbot.mouseClick(away, LEFT)
    assert stored(workspace).guidance.contacts == ()


def test_a_point_leads_to_its_place_in_the_case(page: GuidancePage, case_page: CasePage) -> None:
    choose(page, "M01", "Siirry")
    assert page.agreement.suitable_on.hasFocus()
    choose(page, "M20", "Siirry")
    assert not case_page.guidance.is_shown
    assert case_page.bench is not None
    assert case_page.bench.step == Step.DECIDE


def test_points_are_marked_set_aside_and_added(page: GuidancePage, workspace: Workspace, qtbot: QtBot) -> None:
    choose(page, "M10", "Täyttyi tänään")
    assert stored(workspace).guidance.told == {"M10": DAY}
    choose(page, "M27", "Ei koske")
    answer(qtbot, "Tehty aiemmin.")
    assert "Tehty aiemmin." in page.points.links["M27"].text()
    page.points.add.click()
    answer(qtbot, "Avaimet palautettu")
    [own] = [one for one in page.points.links if one.startswith("P")]
    choose(page, own, "Poista")
    assert own not in page.points.links


def answer(qtbot: QtBot, text: str) -> None:
    [dialog] = [one for one in QApplication.topLevelWidgets() if isinstance(one, LineDialog) and one.isVisible()]
    qtbot.keyClicks(dialog.field, text)
    qtbot.mouseClick(dialog.buttons.act, LEFT)


def test_escape_leads_back_and_what_was_typed_is_kept(
    page: GuidancePage, case_page: CasePage, workspace: Workspace, qtbot: QtBot
) -> None:
    qtbot.keyClicks(page.points.improvement, "Varataan aikaa")
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert not case_page.guidance.is_shown
    assert stored(workspace).guidance.improvement == "Varataan aikaa"


def test_a_guest_does_not_come_there(workspace: Workspace, keep: Keep, qtbot: QtBot) -> None:
    page = CasePage(workspace, keep(a_case(plan=a_plan())).id)
    qtbot.addWidget(page, before_close_func=lambda one: one.end())
    page.show()
    page.begin_guest(Role.INSTRUCTOR)
    page.go_to_place("guidance")
    assert not page.guidance.is_shown
    page.end_guest()


def test_a_case_without_tasks_says_where_they_are_written(workspace: Workspace, keep: Keep, qtbot: QtBot) -> None:
    page = CasePage(workspace, keep(an_informed_case(plan=a_plan(tasks=()))).id)
    qtbot.addWidget(page, before_close_func=lambda one: one.end())
    page.show()
    page.go_to_place("guidance.contacts")
    assert page.guidance.page is not None
    assert page.guidance.page.practice.marks == {}
    assert page.guidance.page.practice._none.isVisible()
