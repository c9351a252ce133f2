"""Several cases open side by side, and nothing of them within a guest's reach."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.actions.planning import edit_header
from desktop.actions.workspace import Workspace
from desktop.domain.case import Case
from desktop.domain.people import Student
from desktop.domain.stages import Step
from desktop.domain.terms import Role
from desktop.gui.application import Speech
from desktop.gui.demonstrations.case_page import CasePage
from desktop.gui.frame import Frame
from desktop.gui.main_window import MainWindow
from desktop.gui.open_cases import MOST
from desktop.gui.rail import ROOMS
from tests.gui.access import nameless
from tests.gui.keys import type_text

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NAMES = ("aino esimerkki", "eero malli", "noor")


@pytest.fixture
def window_of(window: MainWindow, sample: Workspace, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window with the sample open."""
    window.open(sample)
    window.resize(1366, 768)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    if window.frame is not None:
        window.frame.end()
        window.frame = None


@pytest.fixture
def frame(window_of: MainWindow) -> Frame:
    """What is in the window."""
    assert window_of.frame is not None
    return window_of.frame


def _open(frame: Frame, count: int = 3) -> list[str]:
    ids = [frame.workspace.lists.search(name)[0].id for name in NAMES[:count]]
    for case_id in ids:
        frame.open_case(case_id)
    return ids


def _page(frame: Frame) -> CasePage:
    assert frame.case_page is not None
    return frame.case_page


def _step(frame: Frame) -> Step:
    bench = _page(frame).bench
    assert bench is not None
    return bench.step


def _go(frame: Frame, step: Step) -> None:
    bench = _page(frame).bench
    assert bench is not None
    bench.go_to(step)


def test_one_case_alone_needs_no_tab_and_two_have_theirs(frame: Frame, qtbot: QtBot) -> None:
    aino, eero = (frame.workspace.lists.search(name)[0].id for name in NAMES[:2])
    frame.open_case(aino)
    assert not frame.cases.tabs.isVisible()
    frame.open_case(eero)
    assert frame.cases.tabs.isVisible()
    assert frame.cases.tabs.tab(aino).text().startswith("Aino Esimerkki · ")
    assert frame.cases.tabs.tab(eero).isChecked()
    assert nameless(frame.cases.tabs) == []
    for made in frame.cases.tabs.findChildren(QPushButton):
        assert made.height() >= 34


def test_a_tab_is_whole_where_there_is_room_and_shortens_itself_where_there_is_not(
    frame: Frame, window_of: MainWindow, qtbot: QtBot
) -> None:
    ids = _open(frame, 2)
    tabs = [frame.cases.tabs.tab(one) for one in ids]
    window_of.show()
    qtbot.waitUntil(lambda: all(tab.width() == tab.sizeHint().width() for tab in tabs))
    for row in frame.workspace.lists.page(0, MOST):
        frame.open_case(row.id)
    bar = frame.cases.tabs
    qtbot.waitUntil(lambda: any(tab.width() < tab.sizeHint().width() for tab in bar._tabs.values()))
    assert bar.close_button(list(bar._closers)[-1]).geometry().right() <= bar.width()
    assert window_of.width() == 1366
    assert min(tab.width() for tab in bar._tabs.values()) > 56


def test_each_case_keeps_its_step(frame: Frame, qtbot: QtBot) -> None:
    aino, eero = _open(frame, 2)
    _go(frame, Step.SIGN)
    qtbot.mouseClick(frame.cases.tabs.tab(aino), Qt.MouseButton.LeftButton)
    assert frame.open_case_id == aino
    assert _step(frame) == Step.ASSESS
    _go(frame, Step.DAY)
    qtbot.mouseClick(frame.cases.tabs.tab(eero), Qt.MouseButton.LeftButton)
    assert _step(frame) == Step.SIGN
    frame.open_case(aino)
    assert _step(frame) == Step.DAY


def test_a_room_leaves_the_cases_open(frame: Frame, qtbot: QtBot) -> None:
    (aino,) = _open(frame, 1)
    _go(frame, Step.DAY)
    frame.open_room("qualifications")
    assert frame.open_case_id == ""
    qtbot.mouseClick(frame.cases.tabs.tab(aino), Qt.MouseButton.LeftButton)
    assert frame.open_case_id == aino
    assert _step(frame) == Step.DAY
    assert frame.top_bar._title.text() == "Aino Esimerkki"
    assert frame.rail.rooms["cases"].isChecked()


def test_ctrl_tab_goes_round_and_ctrl_w_closes(frame: Frame, window_of: MainWindow, qtbot: QtBot) -> None:
    first, second, third = _open(frame)

    def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = CTRL) -> str:
        qtbot.keyClick(QApplication.focusWidget() or window_of, key, modifiers)
        return frame.open_case_id

    assert press(Qt.Key.Key_Tab) == first
    assert press(Qt.Key.Key_Tab) == second
    assert press(Qt.Key.Key_Backtab, CTRL | SHIFT) == first
    assert press(Qt.Key.Key_Backtab, CTRL | SHIFT) == third
    assert press(Qt.Key.Key_W) == second
    assert press(Qt.Key.Key_W) == first
    assert press(Qt.Key.Key_W) == ""
    assert frame.stack.currentWidget() is frame.room("today")
    assert press(Qt.Key.Key_W) == ""
    assert press(Qt.Key.Key_Tab) == ""


def test_the_middle_button_and_the_cross_close_without_showing(frame: Frame, qtbot: QtBot) -> None:
    first, second, third = _open(frame)
    page = _page(frame)
    qtbot.mouseClick(frame.cases.tabs.tab(first), Qt.MouseButton.MiddleButton)
    assert [one for one, _step in frame.cases.steps()] == [second, third]
    qtbot.mouseClick(frame.cases.tabs.close_button(second), Qt.MouseButton.LeftButton)
    assert frame.open_case_id == third
    assert not frame.cases.tabs.isVisible()
    frame.close_case()
    qtbot.waitUntil(lambda: not isValid(page))


def test_what_is_being_written_is_saved_when_its_tab_is_closed(frame: Frame, qtbot: QtBot) -> None:
    _aino, eero = _open(frame, 2)
    _go(frame, Step.DECIDE)
    bench = _page(frame).bench
    assert bench is not None
    page = bench.page(Step.DECIDE)
    page.show_place("decision.strengths")
    field = QApplication.focusWidget()
    assert isinstance(field, QWidget)
    type_text(field, "Rauhallinen ote")
    qtbot.mouseClick(frame.cases.tabs.close_button(eero), Qt.MouseButton.LeftButton)
    assert frame.workspace.cases.get(eero).decision.strengths == "Rauhallinen ote"


def test_a_tab_follows_a_new_name(frame: Frame) -> None:
    aino, _eero = _open(frame, 2)
    case = frame.workspace.cases.get(aino)
    from dataclasses import replace

    edit_header(frame.workspace, replace(case, student=Student(name="Aino Uusinimi", number="1")))
    assert frame.cases.tabs.tab(aino).text().startswith("Aino Uusinimi")


def test_no_more_are_open_than_fit_and_the_one_least_looked_at_gives_way(frame: Frame) -> None:
    ids = [row.id for row in frame.workspace.lists.page(0, MOST + 1)]
    for case_id in ids[:MOST]:
        frame.open_case(case_id)
    frame.open_case(ids[0])
    frame.open_case(ids[MOST])
    assert [one for one, _step in frame.cases.steps()] == [ids[0], *ids[2:]]


def test_another_language_keeps_the_tabs_and_their_steps(
    frame: Frame, window_of: MainWindow, qapp: QApplication
) -> None:
    window_of._speak = Speech(qapp).speak
    aino, eero = _open(frame, 2)
    _go(frame, Step.SIGN)
    frame.open_case(aino)
    frame.rail.language_chosen.emit("sv")
    after = window_of.frame
    assert after is not None
    assert after is not frame
    assert after.cases.steps() == [(aino, Step.ASSESS), (eero, Step.SIGN)]
    assert after.open_case_id == aino


@pytest.mark.parametrize("role", [Role.INSTRUCTOR, Role.STUDENT])
def test_a_guest_reaches_no_other_case_room_or_search(
    frame: Frame, window_of: MainWindow, qtbot: QtBot, role: Role
) -> None:
    _eero, aino = (frame.workspace.lists.search(name)[0].id for name in ("eero malli", "aino esimerkki"))
    _open(frame)
    frame.open_case(aino)
    page = _page(frame)
    page.begin_guest(role)
    assert page.guest == role
    assert not frame.cases.tabs.isVisible()
    keys = [
        (Qt.Key.Key_K, CTRL),
        (Qt.Key.Key_N, CTRL),
        (Qt.Key.Key_Tab, CTRL),
        (Qt.Key.Key_Backtab, CTRL | SHIFT),
        (Qt.Key.Key_W, CTRL),
        (Qt.Key.Key_Z, CTRL),
        *((Qt.Key(Qt.Key.Key_1 + number), CTRL) for number in range(9)),
    ]
    for key, modifiers in keys:
        qtbot.keyClick(QApplication.focusWidget() or window_of, key, modifiers)
        assert frame.stack.currentWidget() is page, key.name
        assert frame.open_case_id == aino
        assert QApplication.activeModalWidget() is None
        assert QApplication.focusWidget() is not frame.search
    _reach_nothing_but(page, window_of)
    for room in ROOMS:
        frame.open_room(room.name)
        assert frame.stack.currentWidget() is page
    frame.close_case()
    assert frame.stack.currentWidget() is page


def _reach_nothing_but(page: CasePage, window: MainWindow) -> None:
    """Neither the pointer nor Tab comes to anything outside of the case."""
    pressable = [one for one in window.findChildren(QPushButton) if one.isVisible()]
    assert pressable
    assert [one for one in pressable if not page.isAncestorOf(one)] == []
    for _press in range(60):
        focused = QApplication.focusWidget()
        assert focused is None or focused is page or page.isAncestorOf(focused) or focused is window
        if focused is None:
            return
        focused.focusNextChild()


def test_after_the_guest_everything_is_there_again_in_the_teachers_language(frame: Frame, qtbot: QtBot) -> None:
    _open(frame)
    page = _page(frame)
    page.begin_guest(Role.INSTRUCTOR)
    page._speak("sv")
    page.end_guest()
    assert frame.cases.tabs.isVisible()
    assert frame.rail.isEnabled()
    assert frame.rail.backup.text() == "Ei vielä varmuuskopiota"
    assert frame.rail.rooms["today"].accessibleName().endswith("odottaa")
    frame.open_room("today")
    assert frame.stack.currentWidget() is frame.room("today")


def test_a_change_in_one_case_reads_none_of_the_others(frame: Frame, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second, third = _open(frame)
    cases, read = frame.workspace.cases, list[str]()
    get = cases.get

    def watched(case_id: str) -> Case:
        read.append(case_id)
        return get(case_id)

    monkeypatch.setattr(cases, "get", watched)
    edit_header(frame.workspace, replace(get(third), student=Student(name="Uusi Nimi")))
    assert set(read) == {third}
    assert frame.cases.tabs.tab(third).text().startswith("Uusi Nimi")
    edit_header(frame.workspace, replace(get(first), student=Student(name="Toinen Nimi")))
    assert second not in read
    assert "Toinen Nimi" in frame.cases.tabs.tab(first).toolTip()
