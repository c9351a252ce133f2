"""Words that could not be stored are not lost without a question, however one leaves them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.actions.opening import open_workspace
from desktop.actions.workspace import Workspace
from desktop.domain.errors import UserError
from desktop.domain.stages import Step
from desktop.gui.demonstrations.plan_page import PlanPage
from desktop.gui.frame import Frame
from desktop.gui.main_window import MainWindow
from desktop.gui.settings_dialog import SettingsDialog
from desktop.tools.sample_file import PASSPHRASE, TODAY

FULL = "Levy on täynnä."
WORDS = "Keittiö ja ruokasali"


@pytest.fixture
def opened(sample_folder: Path, tmp_path: Path) -> Callable[[], Workspace]:
    """Opens a copy of the sample, each time anew."""
    for one in sample_folder.iterdir():
        shutil.copy(one, tmp_path)
    return lambda: open_workspace(tmp_path / "esimerkki.naytot", PASSPHRASE, clock=lambda: TODAY)


@pytest.fixture
def main(window: MainWindow, opened: Callable[[], Workspace], qtbot: QtBot) -> Iterator[MainWindow]:
    window.open(opened())
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    if window.frame is not None:
        window.frame.end()
        window.frame.workspace.close()
        window.frame = None


@pytest.fixture
def frame(main: MainWindow) -> Frame:
    """The window's frame, with the words typed into a case while the disk is full."""
    assert main.frame is not None
    workspace = main.frame.workspace
    main.frame.open_case(workspace.lists.search("elias")[0].id)
    plan = plan_of(main.frame)
    fill_disk(workspace)
    plan.frame.place.setPlainText(WORDS)
    return main.frame


def fill_disk(workspace: Workspace) -> None:
    @contextmanager
    def full(*_what: Any, **_named: Any) -> Iterator[None]:
        raise UserError(FULL)
        yield

    workspace.change = full  # type: ignore[method-assign]


def plan_of(frame: Frame) -> PlanPage:
    assert frame.case_page is not None
    assert frame.case_page.bench is not None
    frame.case_page.bench.go_to(Step.PLAN)
    plan = frame.case_page.bench.page(Step.PLAN)
    assert isinstance(plan, PlanPage)
    return plan


def asked() -> QMessageBox:
    found = QApplication.activeModalWidget()
    assert isinstance(found, QMessageBox)
    return found


def stay(box: QMessageBox, qtbot: QtBot) -> None:
    qtbot.mouseClick(box.buttons()[1], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not isValid(box))


def go_on(box: QMessageBox, qtbot: QtBot) -> None:
    qtbot.mouseClick(box.buttons()[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not isValid(box))


def test_closing_a_case_asks_and_staying_keeps_the_words(frame: Frame, qtbot: QtBot) -> None:
    case = frame.open_case_id
    frame.cases.close(case)
    assert FULL in asked().text()
    stay(asked(), qtbot)
    assert plan_of(frame).frame.place.toPlainText() == WORDS
    frame.open_room("today")  # leaves the case open
    frame.open_case(case)
    assert plan_of(frame).frame.place.toPlainText() == WORDS
    frame.cases.close(case)
    go_on(asked(), qtbot)
    assert frame.cases.steps() == []


@pytest.mark.parametrize("way", ["close", "lock", "language"])
def test_closing_locking_and_another_language_ask_first(way: str, main: MainWindow, frame: Frame, qtbot: QtBot) -> None:
    if way == "close":
        main.close()
    elif way == "lock":
        main.lock()
    else:
        main._use_language("sv")
    assert main.frame is frame
    assert main.isVisible()
    assert FULL in asked().text()
    stay(asked(), qtbot)
    assert plan_of(frame).frame.place.toPlainText() == WORDS


def test_what_a_lock_of_its_own_took_is_given_back_to_who_opens_the_file(
    main: MainWindow, frame: Frame, opened: Callable[[], Workspace], qtbot: QtBot
) -> None:
    main._idle.idle.emit()
    assert main.frame is None
    assert not isinstance(QApplication.activeModalWidget(), QMessageBox)
    main.open(opened())
    told = asked()
    assert WORDS in told.text()
    assert told.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
    qtbot.mouseClick(told.buttons()[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not isValid(told))


def test_the_settings_stay_open_when_they_cannot_be_stored(main: MainWindow, frame: Frame, qtbot: QtBot) -> None:
    main._ask_settings()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SettingsDialog)
    dialog.ui.name.setText("Maija Muuttunut")
    qtbot.mouseClick(dialog.ui.save, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert dialog.ui.name_problem.text() == FULL
    assert dialog.ui.name.text() == "Maija Muuttunut"
    dialog.reject()
    qtbot.waitUntil(lambda: not isValid(dialog))
