"""The times of a plan: a line for each situation, by mouse and by keyboard."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop.domain.demonstration import Plan, Situation
from desktop.domain.situations import with_days, with_situations
from desktop.domain.terms import Role
from desktop.gui.demonstrations.situation_list import SituationList, SituationRow
from desktop.texts import use_language
from tests.builders import DAY, a_plan

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # menus pop up
NEXT = date(2026, 11, 24)
FIRST = Situation(id="s1", day=DAY, starts=time(12, 30), ends=time(15, 30))
SECOND = Situation(id="s2", day=NEXT, starts=time(8), ends=time(10), observer=Role.TEACHER)


class Times:
    """A list of times that stores what it tells, as a case does."""

    def __init__(self, qtbot: QtBot, plan: Plan) -> None:
        use_language("fi")
        self.qtbot, self.plan = qtbot, plan
        self.list = SituationList()
        qtbot.addWidget(self.list)
        self.list.edited.connect(self._store)
        self.list.show_plan(plan, DAY, opened=True)
        self.list.resize(263, 300)
        self.list.show()
        qtbot.waitExposed(self.list)

    def _store(self, plan: Plan) -> None:
        self.plan = plan
        self.list.show_plan(plan, DAY, opened=True)

    def row(self, number: int) -> SituationRow:
        return self.list.rows[number - 1]

    def write(self, number: int, text: str) -> None:
        line = self.row(number).line
        line.setFocus()
        line.selectAll()
        if not text:
            self.qtbot.keyClick(line, Qt.Key.Key_Delete)
        self.qtbot.keyClicks(line, text)
        self.qtbot.keyClick(line, Qt.Key.Key_Return)

    def menu(self, number: int) -> list[QAction]:
        self.qtbot.mouseClick(self.row(number).menu, Qt.MouseButton.LeftButton)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        return [one for one in menu.actions() if one.text()]

    def told(self) -> list[str]:
        return [row.line.text() for row in self.list.rows]


@pytest.fixture
def two(qtbot: QtBot) -> Times:
    """Times with two situations."""
    return Times(qtbot, with_situations(a_plan(), (FIRST, SECOND)))


def test_each_situation_has_its_line(two: Times) -> None:
    assert two.told() == ["23.11.2026 klo 12.30–15.30", "24.11.2026 klo 8.00–10.00"]
    assert "Opettaja havainnoi" in two.row(2).menu.accessibleName()


def test_a_time_is_written_into_an_empty_plan(qtbot: QtBot) -> None:
    times = Times(qtbot, with_days(a_plan(), None, None))
    times.write(1, "23.11.2026 klo 12.30-15.30")
    assert times.plan.situations == (FIRST,)
    assert (times.plan.starts, times.plan.ends) == (DAY, DAY)


def test_a_line_changes_its_own_situation_and_the_lines_stay_in_order_of_time(two: Times) -> None:
    two.write(1, "25.11. klo 9-11")
    assert [one.id for one in two.plan.situations] == ["s2", "s1"]
    assert two.told() == ["24.11.2026 klo 8.00–10.00", "25.11.2026 klo 9.00–11.00"]
    assert (two.plan.starts, two.plan.ends) == (NEXT, date(2026, 11, 25))
    assert two.plan.situations[0] == SECOND


def test_one_more_is_added_by_the_button_and_by_a_semicolon(two: Times, qtbot: QtBot) -> None:
    two.list.add.setFocus()
    qtbot.keyClick(two.list.add, Qt.Key.Key_Space)
    assert two.row(3).line.hasFocus()
    two.write(3, "26.11. klo 8-10, ohjaaja; 27.11. klo 8-9")
    added = two.plan.situations[2:]
    assert [(one.day.day, one.observer) for one in added] == [(26, Role.INSTRUCTOR), (27, None)]
    assert len({one.id for one in two.plan.situations}) == 4
    assert len(two.list.rows) == 4


def test_an_empty_line_takes_its_situation_away(two: Times) -> None:
    two.write(2, "")
    assert two.plan.situations == (FIRST,)
    assert two.told() == ["23.11.2026 klo 12.30–15.30"]


def test_an_empty_only_line_takes_the_time_away(qtbot: QtBot) -> None:
    times = Times(qtbot, with_situations(a_plan(), (FIRST,)))
    times.write(1, "")
    assert times.plan.starts is None
    assert times.told() == [""]


def test_who_observes_and_taking_away_are_in_the_menu_of_the_line(two: Times) -> None:
    actions = two.menu(1)
    assert [one.text() for one in actions][:3] == [
        "Opettaja havainnoi",
        "Työpaikkaohjaaja havainnoi",
        "Molemmat havainnoivat",
    ]
    actions[1].trigger()
    assert two.plan.situations[0].observer == Role.INSTRUCTOR
    assert two.plan.situations[1] == SECOND
    two.menu(1)[-1].trigger()
    assert two.plan.situations == (SECOND,)


def test_the_only_situation_is_not_taken_away_by_its_menu(qtbot: QtBot) -> None:
    times = Times(qtbot, with_situations(a_plan(), (FIRST,)))
    assert len(times.menu(1)) == 3


def test_arrows_go_from_line_to_line(two: Times, qtbot: QtBot) -> None:
    two.row(1).line.setFocus()
    qtbot.keyClick(two.row(1).line, Qt.Key.Key_Down)
    assert two.row(2).line.hasFocus()
    qtbot.keyClick(two.row(2).line, Qt.Key.Key_Up)
    assert two.row(1).line.hasFocus()


@pytest.mark.parametrize("text", ["joskus", "31.2.2026", "23.11.2026-24.11.2026 klo 8", "klo 8"])
def test_what_is_no_time_is_told_beside_the_line_and_kept_as_typed(two: Times, text: str) -> None:
    two.write(2, text)
    assert two.row(2).problem.isVisible()
    assert two.plan.situations == (FIRST, SECOND)
    two.list.show_plan(two.plan, DAY, opened=True)
    assert two.row(2).line.text() == text
    two.write(2, "24.11. klo 9-10")
    assert not two.row(2).problem.isVisible()
    assert two.plan.situations[1].starts == time(9)


def test_a_period_of_days_is_read_where_there_is_one_line(qtbot: QtBot) -> None:
    times = Times(qtbot, with_situations(a_plan(), (FIRST,)))
    times.write(1, "23.11.2026-24.11.2026")
    assert (times.plan.starts, times.plan.ends, times.plan.situations) == (DAY, NEXT, ())
    assert times.told() == ["23.11.2026–24.11.2026"]
    times.write(1, "24.11. klo 8")
    assert [one.day for one in times.plan.situations] == [NEXT]


def test_times_that_do_not_fit_together_are_stored_with_a_warning(two: Times) -> None:
    two.write(2, "23.11.2026 klo 15-13")
    assert two.plan.situations[1].ends == time(13)
    warned = [row.problem.text() for row in two.list.rows if row.problem.isVisible()]
    assert any("päättyy, ennen" in text for text in warned)


def test_undo_elsewhere_is_shown(two: Times) -> None:
    two.list.show_plan(replace(two.plan, situations=(SECOND,)), DAY, opened=True)
    assert two.told() == ["24.11.2026 klo 8.00–10.00"]


def test_a_signed_plan_shows_its_times_only(two: Times) -> None:
    two.list.show_plan(two.plan, DAY, opened=False)
    assert all(row.line.isReadOnly() for row in two.list.rows)
    assert not two.row(1).menu.isEnabled()
    assert not two.list.add.isVisible()


def test_a_situation_elsewhere_is_written_with_its_place(two: Times) -> None:
    two.write(2, "24.11.2026 klo 8-10 @ Kahvila Aamu")
    assert [one.place for one in two.plan.situations] == ["", "Kahvila Aamu"]
    assert two.told()[1] == "24.11.2026 klo 8.00–10.00 @ Kahvila Aamu"
    assert two.plan.situations[1].observer == Role.TEACHER
    two.write(2, "24.11.2026 klo 8-10")
    assert two.plan.situations == (FIRST, SECOND)
