"""A file that is open elsewhere or cannot be written, and what is told of the file after the start."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.actions import checking, holding
from desktop.actions.automatic import prepare_automatic
from desktop.actions.opening import UnwritableError, open_workspace
from desktop.actions.workspace import Workspace
from desktop.gui.look_band import LookBand
from desktop.gui.main_window import MainWindow
from desktop.gui.preferences import Preferences
from desktop.gui.safety.backups_dialog import BackupsDialog
from desktop.gui.start import start_area
from desktop.gui.start.damaged_page import DamagedPage
from desktop.gui.start.held_page import HeldPage
from desktop.gui.start.unlock_page import UnlockPage
from desktop.store.connection import connect
from desktop.store.locks import locks_path
from desktop.store.presence import Presence, note_path
from desktop.tools.sample_file import PASSPHRASE, TODAY

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def second(qtbot: QtBot, sample: Workspace) -> Iterator[MainWindow]:
    """A window that asks for the passphrase of a file that is open in another one."""
    held = holding.hold(sample)
    assert isinstance(held, Presence)
    sample.presence = held
    window = MainWindow(Preferences(file=str(sample.path)), keep=lambda _kept: None)
    qtbot.addWidget(window)
    window.show_start()
    window.show()
    yield window
    if window.frame is not None:
        window.frame.end()
        window.frame.workspace.close()


def unlock(window: MainWindow) -> None:
    assert window.start is not None
    page = window.start.page
    assert isinstance(page, UnlockPage)
    page.passphrase_given.emit(PASSPHRASE)


def held_page(window: MainWindow) -> HeldPage:
    assert window.start is not None
    page = window.start.page
    assert isinstance(page, HeldPage)
    return page


def test_who_has_it_open_is_told_and_it_can_be_looked_at(qtbot: QtBot, second: MainWindow, sample: Workspace) -> None:
    unlock(second)
    page = held_page(second)
    assert sample.teacher.name in page.told.text()
    qtbot.mouseClick(page.look, LEFT)
    frame = second.frame
    assert frame is not None
    (band,) = frame.findChildren(LookBand)
    assert "muualla" in band.told.text()
    for room in ("cases", "students", "workplaces", "qualifications", "today"):
        frame.open_room(room)
    frame.open_case(sample.lists.search("Aino")[0].id)
    assert frame.case_page is not None


def test_it_opens_by_itself_when_it_is_closed_there(qtbot: QtBot, second: MainWindow, sample: Workspace) -> None:
    unlock(second)
    page = held_page(second)
    page.again.emit()
    assert held_page(second) is page
    sample.close()
    page.again.emit()
    assert second.frame is not None
    assert second.frame.workspace.only_looked_at == ""
    assert note_path(sample.path).exists()


def test_back_leads_to_the_passphrase(qtbot: QtBot, second: MainWindow) -> None:
    unlock(second)
    qtbot.mouseClick(held_page(second).other, LEFT)
    assert second.start is not None
    assert isinstance(second.start.page, UnlockPage)


def test_a_file_that_cannot_be_written_is_offered_to_look_at(
    qtbot: QtBot, second: MainWindow, sample: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, _passphrase: str) -> Workspace:
        raise UnwritableError(f"Kansioon {path.parent} ei voi kirjoittaa.")

    monkeypatch.setattr(start_area, "open_workspace", refuse)
    unlock(second)
    page = held_page(second)
    assert "ei voi kirjoittaa" in page.told.text()
    qtbot.mouseClick(page.look, LEFT)
    assert second.frame is not None
    assert "ei voi kirjoittaa" in second.frame.workspace.only_looked_at


@pytest.fixture
def shown(qtbot: QtBot, sample: Workspace) -> Iterator[MainWindow]:
    """The window with the made-up demonstrations."""
    window = MainWindow(Preferences(file=str(sample.path)), keep=lambda _kept: None)
    qtbot.addWidget(window)
    window.open(sample)
    window.show()
    yield window
    if window.frame is not None:
        window.frame.end()


def box() -> QMessageBox:
    found = QApplication.activeModalWidget()
    assert isinstance(found, QMessageBox)
    return found


def spoil(workspace: Workspace, sql: str) -> None:
    with closing(connect(workspace.path, workspace.file.data_key)) as other:
        other.execute(sql)


def test_the_quick_look_is_silent_while_all_is_well_and_mends_the_lists(
    qtbot: QtBot, shown: MainWindow, sample: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "SLIP", timedelta(days=1))  # the made-up day goes on until the afternoon
    assert shown.safety is not None
    assert shown.frame is not None
    checks = shown.safety.checks
    shown.frame.open_room("cases")
    before = sample.lists.count()
    spoil(sample, "DELETE FROM case_rows WHERE id IN (SELECT id FROM case_rows LIMIT 3)")
    with qtbot.waitSignal(checks.checked):
        checks.look()
    assert QApplication.activeModalWidget() is None
    assert sample.lists.count() == before


def test_a_full_check_tells_that_all_is_well(qtbot: QtBot, shown: MainWindow) -> None:
    assert shown.safety is not None
    dialog = shown.safety.ask_backups()
    with qtbot.waitSignal(shown.safety.checks.checked):
        qtbot.mouseClick(dialog.check, LEFT)
    assert "ehjä" in box().text()
    box().close()
    dialog.close()


def test_damage_leads_to_the_backups(qtbot: QtBot, shown: MainWindow, sample: Workspace) -> None:
    assert shown.safety is not None
    spoil(sample, "UPDATE documents SET snapshot = x'00' WHERE id = (SELECT min(id) FROM documents)")
    with qtbot.waitSignal(shown.safety.checks.checked):
        shown.safety.checks.check()
    found = box()
    assert "ei voi lukea" in found.text()
    qtbot.mouseClick(found.buttons()[0], LEFT)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, BackupsDialog)
    dialog.close()


def test_a_clock_that_is_behind_is_told_at_the_start(qtbot: QtBot, sample: Workspace) -> None:
    path = sample.path
    sample.close()
    early = open_workspace(path, PASSPHRASE, clock=lambda: TODAY - timedelta(days=30))
    window = MainWindow(Preferences(file=str(path)), keep=lambda _kept: None)
    qtbot.addWidget(window)
    frame = window.open(early)
    window.show()
    assert window.safety is not None
    with qtbot.waitSignal(window.safety.checks.checked):
        window.safety.checks.look()
    assert "kello" in box().text()
    box().close()
    frame.end()
    early.close()


@pytest.mark.parametrize("what", ["file", "keys"])
def test_a_file_that_does_not_open_is_restored_from_its_backup(
    qtbot: QtBot, sample: Workspace, tmp_path: Path, what: str
) -> None:
    path = sample.path
    made = prepare_automatic(sample)()
    count = sample.lists.count()
    sample.close()
    if what == "file":
        path.write_bytes(b"x" * 9000)
    else:
        locks_path(path).unlink()
    window = MainWindow(Preferences(file=str(path)), keep=lambda _kept: None)
    qtbot.addWidget(window)
    window.show_start()
    window.show()
    unlock(window)
    assert window.start is not None
    page = window.start.page
    assert isinstance(page, DamagedPage)
    assert str(count) in page.told.text()
    page.look_into(str(tmp_path / "ei ole.naytot"))
    assert not page.restore.isEnabled()
    assert page.problem.text()
    page.look_into(str(made))
    qtbot.mouseClick(page.restore, LEFT)
    assert window.frame is not None
    assert window.frame.workspace.lists.count() == count
    assert ".before-" in box().text()
    box().close()
    window.frame.end()
    window.frame.workspace.close()
