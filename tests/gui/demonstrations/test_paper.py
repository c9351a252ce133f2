"""Typing from paper: every line is shown as it was understood, and stored in one go with the times of the paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.actions.workspace import Workspace
from desktop.domain.case import Case
from desktop.domain.stages import Step
from desktop.domain.terms import Leaning, Role
from desktop.gui.demonstrations.case_page import CasePage
from desktop.gui.demonstrations.day_page import DayPage
from desktop.gui.demonstrations.paper_dialog import PaperDialog
from desktop.texts import HELSINKI
from tests.builders import NOON, a_case, an_agreed_case
from tests.pages import sees


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace, keep: Callable[..., Case]) -> CasePage:
    case = keep(an_agreed_case(started_at=NOON - timedelta(hours=2)))
    return opened(qtbot, workspace, case)


def opened(qtbot: QtBot, workspace: Workspace, case: Case) -> CasePage:
    made = CasePage(workspace, case.id)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    return made


def day(page: CasePage) -> DayPage:
    assert page.bench is not None
    page.bench.go_to(Step.DAY)
    found = page.bench.pages[Step.DAY]
    assert isinstance(found, DayPage)
    return found


def dialog(page: CasePage, qtbot: QtBot) -> PaperDialog:
    qtbot.mouseClick(day(page).tools.paper, Qt.MouseButton.LeftButton)
    return [one for one in page.findChildren(PaperDialog) if one.isVisible()][-1]


def at(hour: int, minute: int) -> datetime:
    return datetime(2026, 11, 23, hour, minute, tzinfo=HELSINKI)


def test_many_lines_are_kept_in_one_go_with_their_own_times(page: CasePage, qtbot: QtBot) -> None:
    paper = dialog(page, qtbot)
    qtbot.keyClicks(paper.text, "11.05 #1,3 + Kysyi luvan")
    qtbot.keyClick(paper.text, Qt.Key.Key_Return)
    qtbot.keyClicks(paper.text, "11.40 - Kiirehti #2")
    assert paper.keep.text() == "Tallenna 2 havaintoa"
    with qtbot.waitSignal(paper.destroyed):
        qtbot.mouseClick(paper.keep, Qt.MouseButton.LeftButton)
    told = [(note.at, note.text, note.requirements, note.leaning) for note in page.acts.case().notes]
    assert told == [
        (at(11, 5), "Kysyi luvan", ("r1", "r3"), Leaning.PLUS),
        (at(11, 40), "Kiirehti", ("r2",), Leaning.MINUS),
    ]
    qtbot.waitUntil(lambda: sees(day(page), "paperilta"))


def test_what_is_unclear_is_said_beside_its_line_and_stays_to_be_mended(page: CasePage, qtbot: QtBot) -> None:
    paper = dialog(page, qtbot)
    paper.text.setPlainText("Kysyi luvan\n11.05 #9 Odotti")
    qtbot.waitUntil(lambda: sees(paper, "Kirjoita aika ensin: 12.41"))
    assert sees(paper, "Vaatimusta 9 ei arvioida")
    assert sees(paper, "2 riviä on epäselviä")
    qtbot.mouseClick(paper.keep, Qt.MouseButton.LeftButton)
    assert [note.text for note in page.acts.case().notes] == ["#9 Odotti"]
    assert paper.isVisible()
    assert paper.text.toPlainText() == "Kysyi luvan"


def test_a_time_that_lies_ahead_is_refused_and_nothing_is_lost(page: CasePage, qtbot: QtBot) -> None:
    paper = dialog(page, qtbot)
    qtbot.keyClicks(paper.text, "23.05 Kysyi luvan")
    qtbot.mouseClick(paper.keep, Qt.MouseButton.LeftButton)
    assert "edessä" in paper.problem.text()
    assert paper.text.toPlainText() == "23.05 Kysyi luvan"
    assert page.acts.case().notes == ()


def test_the_day_can_be_another(page: CasePage, qtbot: QtBot) -> None:
    paper = dialog(page, qtbot)
    paper.day.set_value(date(2026, 11, 20))
    qtbot.keyClicks(paper.text, "23.05 Kysyi luvan")
    qtbot.mouseClick(paper.keep, Qt.MouseButton.LeftButton)
    assert page.acts.case().notes[0].at == datetime(2026, 11, 20, 23, 5, tzinfo=HELSINKI)


def test_what_is_half_typed_waits_for_the_same_person(page: CasePage, qtbot: QtBot) -> None:
    paper = dialog(page, qtbot)
    qtbot.keyClicks(paper.text, "11.05 Kysyi")
    with qtbot.waitSignal(paper.destroyed):
        paper.reject()
    again = dialog(page, qtbot)
    assert again.text.toPlainText() == "11.05 Kysyi"
    again.reject()
    page.begin_guest(Role.INSTRUCTOR)
    assert dialog(page, qtbot).text.toPlainText() == ""


def test_before_the_plan_is_agreed_the_page_says_so(
    qtbot: QtBot, workspace: Workspace, keep: Callable[..., Case]
) -> None:
    page = opened(qtbot, workspace, keep(a_case()))
    qtbot.mouseClick(day(page).tools.paper, Qt.MouseButton.LeftButton)
    assert day(page).problem.text()
    assert not page.findChildren(PaperDialog)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_card_is_saved_where_the_person_says(page: CasePage, qtbot: QtBot, tmp_path: Path) -> None:
    qtbot.mouseClick(day(page).tools.card, Qt.MouseButton.LeftButton)
    asked = page.findChildren(QFileDialog)[-1]
    name = asked.findChild(QLineEdit, "fileNameEdit")
    assert name is not None
    name.setText(str(tmp_path / "kortti.pdf"))
    with qtbot.waitSignal(asked.fileSelected):
        qtbot.keyClick(name, Qt.Key.Key_Return)
    assert (tmp_path / "kortti.pdf").read_bytes().startswith(b"%PDF-")
