"""The age of the newest backup at the bottom left, and one click to make one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.actions.opening import open_workspace
from desktop.actions.workspace import Kind, Workspace
from desktop.gui.backing_up import BackingUp
from desktop.gui.frame import Frame
from desktop.gui.rail import backup_words
from desktop.tools.sample_file import PASSPHRASE, TODAY


@pytest.fixture
def frame(qtbot: QtBot, sample: Workspace) -> Iterator[Frame]:
    """The window's inside, with cases in the file."""
    made = Frame(sample, 10)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    yield made
    made.end()


def _box() -> QMessageBox:
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    return box


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_one_click_asks_for_a_folder_and_the_age_is_told(qtbot: QtBot, frame: Frame, tmp_path: Path) -> None:
    stick = tmp_path / "tikku"
    stick.mkdir()
    button = frame.rail.backup
    assert (button.text(), button.property("due")) == ("Ei vielä varmuuskopiota", True)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    assert dialog.fileMode() == QFileDialog.FileMode.Directory
    dialog.fileSelected.emit(str(stick))
    dialog.reject()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QMessageBox))
    copy = next(stick.glob("*.naytot"))
    assert str(copy) in _box().text()
    _box().close()
    assert (button.text(), button.property("due")) == ("Varmuuskopio tehty tänään", False)
    assert str(copy) in button.toolTip()
    open_workspace(copy, PASSPHRASE).close()


def test_a_failure_is_a_sentence_and_the_age_stays(qtbot: QtBot, frame: Frame, tmp_path: Path) -> None:
    backing = BackingUp(frame.workspace, frame)
    backing.make(str(tmp_path / "ei ole" / "missään"))
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QMessageBox))
    assert "ei ole" in _box().text()
    _box().close()
    assert frame.rail.backup.text() == "Ei vielä varmuuskopiota"


def test_an_old_backup_stands_out(sample_folder: Path, tmp_path: Path, qtbot: QtBot) -> None:
    for one in sample_folder.iterdir():
        shutil.copy(one, tmp_path)
    workspace = open_workspace(tmp_path / "esimerkki.naytot", PASSPHRASE, clock=lambda: TODAY)
    made = (TODAY - timedelta(days=8)).isoformat()
    with workspace.change("Test", Kind.SETTINGS):
        workspace.settings.set("backup", {"at": made, "path": "/poissa/omat.naytot"})
    frame = Frame(workspace, 10)
    qtbot.addWidget(frame)
    button = frame.rail.backup
    assert (button.text(), button.property("due")) == ("Varmuuskopio 8 päivää sitten", True)
    assert "Varmuuskopio 8 päivää sitten" in button.accessibleName()
    frame.end()
    workspace.close()


def test_the_age_is_told_in_days() -> None:
    assert [backup_words(age) for age in (None, 0, 1, 3)] == [
        "Ei vielä varmuuskopiota",
        "Varmuuskopio tehty tänään",
        "Varmuuskopio 1 päivä sitten",
        "Varmuuskopio 3 päivää sitten",
    ]
