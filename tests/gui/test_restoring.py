"""Automatic backups and restoring as a person meets them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.actions.automatic import automatic_backups, backup_folder, choose_backup_folder, prepare_automatic
from desktop.actions.opening import open_workspace
from desktop.actions.planning import add_task
from desktop.actions.workspace import Workspace
from desktop.gui.main_window import MainWindow
from desktop.gui.preferences import Preferences
from desktop.gui.safety.backups_dialog import BackupsDialog
from desktop.store.backups import automatic, folder_beside
from desktop.tools.sample_file import PASSPHRASE

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def shown(qtbot: QtBot, sample: Workspace) -> Iterator[MainWindow]:
    """The window with the made-up demonstrations."""
    window = MainWindow(Preferences(file=str(sample.path)), keep=lambda _kept: None, back_up=True)
    qtbot.addWidget(window)
    window.open(sample)
    window.show()
    yield window
    if window.frame is not None:
        window.frame.end()
        if window.frame.workspace is not sample:
            window.frame.workspace.close()


def backups_dialog(window: MainWindow) -> BackupsDialog:
    assert window.frame is not None
    act = next(one for one in window.frame.rail.menu().actions() if "Varmuuskopiot ja" in one.text())
    act.trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, BackupsDialog)
    return dialog


def test_a_backup_makes_itself_and_is_told_where_the_age_stands(
    qtbot: QtBot, shown: MainWindow, sample: Workspace
) -> None:
    safety, frame = shown.safety, shown.frame
    assert safety is not None
    assert frame is not None
    with qtbot.waitSignal(safety.automatic.made):
        safety.automatic._look()
    (made,) = automatic_backups(sample)
    assert made.path.parent == folder_beside(sample.path)
    assert "Automaattinen varmuuskopio" in frame.rail.backup.toolTip()


def test_one_that_fails_is_told_gently_and_tried_again(
    qtbot: QtBot, shown: MainWindow, sample: Workspace, tmp_path: Path
) -> None:
    stick = tmp_path / "tikku"
    stick.mkdir()
    choose_backup_folder(sample, stick)
    stick.rename(tmp_path / "poissa")
    safety, frame = shown.safety, shown.frame
    assert safety is not None
    assert frame is not None
    with qtbot.waitSignal(safety.automatic.failed):
        safety.automatic.make()
    assert "tikku" in frame.rail.backup.toolTip()
    assert frame.rail.backup.property("due")
    assert QApplication.activeModalWidget() is None
    (tmp_path / "poissa").rename(stick)
    with qtbot.waitSignal(safety.automatic.made):
        safety.automatic.make()
    assert "tikku" not in frame.rail.backup.toolTip()


def test_closing_the_window_makes_the_last_one(qtbot: QtBot, shown: MainWindow, sample: Workspace) -> None:
    path = sample.path
    add_task(sample, sample.lists.search("Eero")[0].id, "Tarkistaa renkaat")
    shown.close()
    (made,) = automatic(path, folder_beside(path))
    again = open_workspace(made.path, PASSPHRASE)
    assert "Tarkistaa renkaat" in [task.text for task in again.cases.get(again.lists.search("Eero")[0].id).plan.tasks]
    again.close()


def test_a_backup_is_looked_into_and_restored_with_one_button(
    qtbot: QtBot, shown: MainWindow, sample: Workspace
) -> None:
    prepare_automatic(sample)()
    case_id = sample.lists.search("Eero")[0].id
    add_task(sample, case_id, "Tarkistaa renkaat")
    assert shown.frame is not None
    shown.frame.open_case(case_id)
    dialog = backups_dialog(shown)
    assert "Eero Malli" in dialog.told.text()
    assert dialog.restore.isVisible()
    with qtbot.waitSignal(dialog.restore_wanted):
        qtbot.mouseClick(dialog.restore, LEFT)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QMessageBox))
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert ".before-" in box.text()
    box.close()
    now = shown.frame.workspace
    assert now is not sample
    assert "Tarkistaa renkaat" not in [task.text for task in now.cases.get(case_id).plan.tasks]


def test_what_is_no_backup_is_told(qtbot: QtBot, shown: MainWindow, tmp_path: Path) -> None:
    dialog = backups_dialog(shown)
    assert "ei vielä ole" in dialog.none.text()
    assert not dialog.restore.isVisible()
    (tmp_path / "muu.naytot").write_bytes(b"x" * 9000)
    dialog.look_into(str(tmp_path / "muu.naytot"))
    assert "ei aukea" in dialog.problem.text()
    assert not dialog.restore.isVisible()
    dialog.close()


def test_the_folder_is_chosen_and_given_up(qtbot: QtBot, shown: MainWindow, sample: Workspace, tmp_path: Path) -> None:
    dialog = backups_dialog(shown)
    assert not dialog.beside.isVisible()
    other = tmp_path / "verkkolevy"
    dialog.use_folder(str(other))
    assert "verkkolevy" in dialog.problem.text()
    other.mkdir()
    dialog.use_folder(str(other))
    assert backup_folder(sample) == other
    assert "verkkolevy" in dialog.folder.text()
    qtbot.mouseClick(dialog.beside, LEFT)
    assert backup_folder(sample) == folder_beside(sample.path)
    dialog.close()
