"""Several people on one laptop, and who can open a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop.actions import locks
from desktop.actions.opening import create_workspace, open_workspace, recover_workspace
from desktop.actions.workspace import Workspace
from desktop.domain.people import Teacher
from desktop.gui.main_window import MainWindow
from desktop.gui.preferences import MOST_FILES, Preferences, load_preferences, save_preferences
from desktop.gui.safety.locks_dialog import LocksDialog
from desktop.gui.start.make_file_page import MakeFilePage
from desktop.gui.start.recovery_page import RecoveryPage
from desktop.gui.start.unlock_page import UnlockPage
from desktop.gui.start.who_page import WhoPage
from desktop.tools.sample_file import PASSPHRASE, QUICK
from tests.gui.keys import type_text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """The files of two people."""
    made = [tmp_path / f"{name}.naytot" for name in ("maija", "olli")]
    for path in made:
        workspace, _key = create_workspace(path, f"{path.stem} ja kissat", Teacher(name=path.stem.title()), cost=QUICK)
        workspace.close()
    return made


def a_window(qtbot: QtBot, preferences: Preferences, kept: list[Preferences]) -> MainWindow:
    window = MainWindow(preferences, keep=kept.append)
    qtbot.addWidget(window)
    window.show_start()
    window.show()
    return window


def page(window: MainWindow, kind: type) -> object:
    assert window.start is not None
    assert isinstance(window.start.page, kind)
    return window.start.page


def test_each_person_chooses_their_file_and_sees_only_their_own(
    qtbot: QtBot, files: list[Path], kept: list[Preferences]
) -> None:
    window = a_window(qtbot, Preferences(file=str(files[0]), files=tuple(map(str, files))), kept)
    who = page(window, WhoPage)
    assert isinstance(who, WhoPage)
    assert [one.text() for one in who.files] == ["maija", "olli"]
    qtbot.mouseClick(who.files[1], LEFT)
    unlock = page(window, UnlockPage)
    assert isinstance(unlock, UnlockPage)
    unlock.passphrase_given.emit("olli ja kissat")
    assert window.frame is not None
    assert window.frame.workspace.teacher.name == "Olli"
    assert kept[-1].files == (str(files[1]), str(files[0]))
    window.lock()
    assert isinstance(page(window, WhoPage), WhoPage)
    window.close()


def test_who_is_asked_again_from_the_passphrase(qtbot: QtBot, files: list[Path], kept: list[Preferences]) -> None:
    window = a_window(qtbot, Preferences(file=str(files[0]), files=tuple(map(str, files))), kept)
    who = page(window, WhoPage)
    assert isinstance(who, WhoPage)
    qtbot.mouseClick(who.files[0], LEFT)
    unlock = page(window, UnlockPage)
    assert isinstance(unlock, UnlockPage)
    qtbot.mouseClick(unlock.ui.other, LEFT)
    assert isinstance(page(window, WhoPage), WhoPage)


def test_one_file_asks_at_once_for_its_passphrase(qtbot: QtBot, files: list[Path], kept: list[Preferences]) -> None:
    gone = str(files[1].with_name("poissa.naytot"))
    window = a_window(qtbot, Preferences(file=str(files[0]), files=(str(files[0]), gone)), kept)
    assert isinstance(page(window, UnlockPage), UnlockPage)


def test_the_file_of_one_more_person_is_called_as_they_are(
    qtbot: QtBot, files: list[Path], kept: list[Preferences]
) -> None:
    window = a_window(qtbot, Preferences(file=str(files[0]), files=tuple(map(str, files))), kept)
    who = page(window, WhoPage)
    assert isinstance(who, WhoPage)
    qtbot.mouseClick(who.new, LEFT)
    make = page(window, MakeFilePage)
    assert isinstance(make, MakeFilePage)
    type_text(make.ui.name, "Sari Sijainen")
    make.ui.name.editingFinished.emit()
    assert make.value().path == files[0].with_name("sari.naytot")
    type_text(make.ui.name, "x")
    make.set_place(str(files[0].with_name("oma.naytot")))
    make.ui.name.editingFinished.emit()
    assert make.value().path.name == "oma.naytot"


def test_known_files_are_remembered_and_what_is_no_list_counts_as_none(tmp_path: Path) -> None:
    preferences = Preferences()
    for n in range(12):
        preferences = preferences.with_file(tmp_path / f"{n}.naytot")
    assert len(preferences.files) == MOST_FILES
    place = tmp_path / "settings.json"
    save_preferences(preferences, place)
    assert load_preferences(place).files == preferences.files
    place.write_text('{"files": "x"}', encoding="utf-8")
    assert load_preferences(place).files == ()


@pytest.fixture
def shown(qtbot: QtBot, sample: Workspace, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """The window with the made-up demonstrations, and passphrases that cost little."""
    from desktop.store.locks import add_passphrase

    monkeypatch.setattr(add_passphrase, "__defaults__", (QUICK,))
    window = MainWindow(Preferences(file=str(sample.path)), keep=lambda _kept: None)
    qtbot.addWidget(window)
    window.open(sample)
    window.show()
    yield window
    if window.frame is not None:
        window.frame.end()


def locks_dialog(window: MainWindow) -> LocksDialog:
    assert window.frame is not None
    next(one for one in window.frame.rail.menu().actions() if "avaimet" in one.text()).trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, LocksDialog)
    return dialog


def test_a_substitute_gets_a_passphrase_and_loses_it_again(qtbot: QtBot, shown: MainWindow, sample: Workspace) -> None:
    dialog = locks_dialog(shown)
    type_text(dialog.name, "Sari Sijainen")
    type_text(dialog.new, "sarin oma lause")
    type_text(dialog.repeat, "sarin oma lause")
    qtbot.mouseClick(dialog.add, LEFT)
    assert "tunnuslauseesi" in dialog.problem.text()
    type_text(dialog.present, PASSPHRASE)
    qtbot.mouseClick(dialog.add, LEFT)
    assert "Sari Sijainen" in dialog.told.text()
    assert dialog.new.text() == ""
    open_workspace(sample.path, "sarin oma lause").close()
    place = [one.name for one in locks.ways_in(sample)].index("Sari Sijainen")
    dialog.list.setCurrentIndex(dialog.model.index(place))
    qtbot.mouseClick(dialog.remove, LEFT)
    assert len(locks.ways_in(sample)) == 2
    dialog.close()


def test_passphrases_that_differ_are_told(qtbot: QtBot, shown: MainWindow) -> None:
    dialog = locks_dialog(shown)
    type_text(dialog.new, "yksi")
    type_text(dialog.repeat, "toinen")
    qtbot.mouseClick(dialog.add, LEFT)
    assert "eroavat" in dialog.problem.text() or "sama" in dialog.problem.text()
    dialog.close()


def test_a_new_recovery_key_is_shown_once(qtbot: QtBot, shown: MainWindow, sample: Workspace) -> None:
    dialog = locks_dialog(shown)
    type_text(dialog.present, PASSPHRASE)
    with qtbot.waitSignal(dialog.key_made) as made:
        qtbot.mouseClick(dialog.renew, LEFT)
    shown_key = QApplication.activeModalWidget()
    assert isinstance(shown_key, QDialog)
    (key_page,) = shown_key.findChildren(RecoveryPage)
    key_page.put_away.setChecked(True)
    qtbot.mouseClick(key_page.go_on, LEFT)
    recover_workspace(sample.path, made.args[0].groups).close()
    dialog.close()


def test_the_provider_is_let_in_by_its_key(qtbot: QtBot, shown: MainWindow, sample: Workspace, tmp_path: Path) -> None:
    public, mark = locks.make_provider_key(tmp_path / "avain.pem", "koordinaattorin koodi")
    dialog = locks_dialog(shown)
    type_text(dialog.present, PASSPHRASE)
    dialog.take_provider_key(str(tmp_path / "ei ole.pem"))
    assert dialog.problem.text()
    dialog.take_provider_key(str(public))
    assert "voi nyt avata" in dialog.told.text()
    assert mark in [one.name for one in locks.ways_in(sample)]
    dialog.close()
