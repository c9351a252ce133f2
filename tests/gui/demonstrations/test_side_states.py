"""The day is interrupted and goes on, and a complement is agreed, in the window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.actions import observing
from desktop.actions.workspace import Workspace
from desktop.domain.case import Case
from desktop.domain.stages import Step
from desktop.domain.terms import Coverage
from desktop.gui.dates import read_hour
from desktop.gui.demonstrations.case_page import CasePage
from desktop.gui.demonstrations.day_page import DayPage
from desktop.gui.demonstrations.side_dialogs import ComplementDialog, InterruptDialog
from tests.builders import NOON, an_agreed_case
from tests.pages import sees


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace, keep: Callable[..., Case]) -> CasePage:
    case = keep(an_agreed_case(started_at=NOON - timedelta(hours=2)))
    observing.add_note(workspace, case.id, "teacher", "Kysyi luvan.", ("r1",))
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


def press(qtbot: QtBot, within: QWidget, text: str) -> None:
    def buttons() -> list[QPushButton]:
        return [one for one in within.findChildren(QPushButton) if one.text() == text and one.isVisible()]

    qtbot.waitUntil(lambda: bool(buttons()))
    qtbot.mouseClick(buttons()[-1], Qt.MouseButton.LeftButton)


def test_an_interruption_offers_what_was_not_seen_and_is_told_until_it_goes_on(page: CasePage, qtbot: QtBot) -> None:
    qtbot.mouseClick(day(page).tools.interrupt, Qt.MouseButton.LeftButton)
    asked = page.findChildren(InterruptDialog)[-1]
    assert asked.rows.value() == ("r2", "r3")
    qtbot.mouseClick(asked.ok, Qt.MouseButton.LeftButton)
    assert "miksi" in asked.problem.text()
    asked.reason.setEditText("Hälytys")
    asked.day.set_value(date(2026, 11, 24))
    qtbot.keyClicks(asked.hour, "9.30")
    qtbot.mouseClick(asked.ok, Qt.MouseButton.LeftButton)
    (stopped,) = page.acts.case().interruptions
    assert (stopped.reason, stopped.left, stopped.starts) == ("Hälytys", ("r2", "r3"), time(9, 30))
    assert not day(page).field.isEnabled()
    assert not day(page).tools.interrupt.isVisible()
    qtbot.waitUntil(lambda: sees(day(page), "Jatkuu 24.11.2026 klo 9.30"))
    assert sees(day(page), "Siirtyy jatkoon: vaatimus 2, 3")
    day(page).begin()
    assert page.focusWidget() is day(page).side.go_on
    press(qtbot, day(page).side, "Jatka näyttöä")
    assert page.acts.case().interruptions[0].resumed_at == NOON
    assert day(page).field.isEnabled()
    assert page.bench is not None
    page.bench.undo()
    page.bench.undo()
    assert page.acts.case().interruptions == ()
    assert not day(page).side.isVisible()


def test_a_complement_is_agreed_and_marked_as_shown(page: CasePage, qtbot: QtBot) -> None:
    qtbot.mouseClick(day(page).tools.complement, Qt.MouseButton.LeftButton)
    asked = page.findChildren(ComplementDialog)[-1]
    asked.way.setCurrentIndex(asked.way.findData(Coverage.SITUATION))
    qtbot.keyClicks(asked.what, "Iltatoimet")
    qtbot.mouseClick(asked.rows.chips[3], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(asked.ok, Qt.MouseButton.LeftButton)
    assert "näyttötilanne" in asked.problem.text()
    assert asked.what.text() == "Iltatoimet"
    asked.day.set_value(date(2026, 11, 25))
    qtbot.mouseClick(asked.ok, Qt.MouseButton.LeftButton)
    case = page.acts.case()
    assert case.plan.is_agreed
    assert case.plan.requirement("r2").coverage == Coverage.SITUATION
    assert case.complements[0].requirements == ("r2",)
    press(qtbot, day(page).side, "On osoitettu")
    assert page.acts.case().complements[0].shown_at == NOON
    qtbot.waitUntil(lambda: sees(day(page), "Osoitettu 23.11.2026 klo 12.30"))


@pytest.mark.parametrize(
    ("text", "hour"),
    [("9", time(9)), ("9.30", time(9, 30)), ("klo 12:05", time(12, 5)), ("25", None), ("9.75", None), ("aamu", None)],
)
def test_a_time_of_day_is_read_as_people_write_it(text: str, hour: time | None) -> None:
    assert read_hour(text) == hour
