"""While a guest has the laptop: nothing but the case, in their language, with targets large enough for anybody."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMessageBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.actions.workspace import Workspace
from desktop.domain.terms import Role
from desktop.gui.application import Speech
from desktop.gui.demonstrations.case_page import CasePage
from desktop.gui.main_window import MainWindow
from desktop.gui.preferences import Preferences
from desktop.gui.start.unlock_page import UnlockPage
from desktop.gui.theme import GUEST_TARGET
from desktop.texts import language
from desktop.tools.sample_file import PASSPHRASE

TURNS = [(Role.INSTRUCTOR, False), (Role.STUDENT, False), (Role.INSTRUCTOR, True)]


@pytest.fixture
def laptop(qtbot: QtBot, qapp: QApplication, sample: Workspace, kept: list[Preferences]) -> Iterator[MainWindow]:
    """The teacher's window on the case of Aino."""
    speech = Speech(qapp)
    window = MainWindow(Preferences(file=str(sample.path)), keep=kept.append, speak=speech.speak)
    qtbot.addWidget(window)
    window.open(sample)
    assert window.frame is not None
    window.frame.open_case(next(row.id for row in sample.lists.search("Aino")))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    if window.frame is not None and window.frame.case_page is not None and window.frame.case_page.guest:
        window.frame.case_page.end_guest()
    speech.speak("fi")


def case_page(window: MainWindow) -> CasePage:
    assert window.frame is not None
    assert window.frame.case_page is not None
    return window.frame.case_page


def begin(window: MainWindow, role: Role, signs: bool) -> CasePage:
    page = case_page(window)
    if signs:
        page.begin_signing(role)
    else:
        page.begin_guest(role)
    QApplication.processEvents()
    assert page.guest == role
    return page


@pytest.mark.parametrize(("role", "signs"), TURNS)
def test_nothing_outside_the_case_can_be_seen_or_reached(laptop: MainWindow, role: Role, signs: bool) -> None:
    page = begin(laptop, role, signs)
    assert laptop.frame is not None
    outside = [
        one
        for one in laptop.findChildren(QWidget)
        if one.isVisible() and one.focusPolicy() != Qt.FocusPolicy.NoFocus and not page.isAncestorOf(one)
    ]
    assert [one for one in outside if one is not page] == []
    assert not laptop.menuBar().isVisible() or not laptop.menuBar().actions()


@pytest.mark.parametrize(("role", "signs"), TURNS)
def test_no_shortcut_of_the_teachers_works(laptop: MainWindow, role: Role, signs: bool, qtbot: QtBot) -> None:
    page = begin(laptop, role, signs)
    frame = laptop.frame
    assert frame is not None
    shortcuts = [one for one in laptop.findChildren(QShortcut) if one.isEnabled()]
    owners = [(one.key().toString(), one.parent()) for one in shortcuts]
    alive = [(key, of) for key, of in owners if isinstance(of, QWidget) and of.isVisible()]
    assert [key for key, of in alive if not page.isAncestorOf(of)] == []
    actions = [
        one
        for one in laptop.findChildren(QAction)
        if one.isEnabled()
        and not one.shortcut().isEmpty()
        and any(
            isinstance(of, QWidget) and of.isVisible() and not page.isAncestorOf(of) for of in one.associatedObjects()
        )
    ]
    assert [one.text() for one in actions] == []
    before = page.bench or page.self_assessment
    for keys in ("K", "N", "L", "F", "W", "Q", "1"):
        qtbot.keyClick(laptop, getattr(Qt.Key, f"Key_{keys}"), Qt.KeyboardModifier.ControlModifier)
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Back, Qt.Key.Key_F1, Qt.Key.Key_F5):
        qtbot.keyClick(laptop, key)
    qtbot.keyClick(laptop, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    QApplication.processEvents()
    assert frame.case_page is page
    assert (page.bench or page.self_assessment) is before
    assert page.guest == role
    assert not frame.search.isVisible()


@pytest.mark.parametrize(("role", "signs"), TURNS)
def test_nothing_can_be_dropped_onto_the_window(laptop: MainWindow, role: Role, signs: bool) -> None:
    page = begin(laptop, role, signs)
    assert "dropEvent" not in vars(MainWindow)  # Qt counts a window as taking what a field in it takes
    taking = [one for one in laptop.findChildren(QWidget) if one.isVisible() and one.acceptDrops()]
    assert [type(one).__name__ for one in taking if not page.isAncestorOf(one)] == []


@pytest.mark.parametrize(("role", "signs"), TURNS)
def test_everything_that_is_pressed_is_large_enough(laptop: MainWindow, role: Role, signs: bool) -> None:
    page = begin(laptop, role, signs)
    assert small_targets(page) == []
    page._ask_code()
    QApplication.processEvents()
    assert small_targets(page) == []


def small_targets(page: QWidget) -> list[str]:
    """What can be pressed or written into and is lower than a guest's target."""
    kinds = (QAbstractButton, QLineEdit, QComboBox)
    return [
        f"{type(one).__name__} “{one.accessibleName()}” {one.height()}"
        for one in page.findChildren(QWidget)
        if isinstance(one, kinds)
        and one.isVisible()
        and one.isEnabled()
        and not one.objectName().startswith("qt_")
        and not (isinstance(one, QLineEdit) and one.isReadOnly())
        and one.height() < GUEST_TARGET
    ]


def test_a_guests_language_is_everywhere_and_never_becomes_the_teachers(
    laptop: MainWindow, kept: list[Preferences], qtbot: QtBot
) -> None:
    page = begin(laptop, Role.INSTRUCTOR, False)
    page._choose_language("sv")
    assert (language(), QLocale().language()) == ("sv", QLocale.Language.Swedish)
    box = QMessageBox()
    qtbot.addWidget(box)
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    assert cancel.text().replace("&", "") == "Avbryt"
    page.end_guest()
    assert (language(), QLocale().language()) == ("fi", QLocale.Language.Finnish)
    assert [one.language for one in kept if one.language != "fi"] == []


def test_locking_an_idle_laptop_locks_a_guest_out_too_and_speaks_finnish_again(laptop: MainWindow) -> None:
    page = begin(laptop, Role.INSTRUCTOR, False)
    page._choose_language("en")
    laptop._lock_idle()
    assert laptop.frame is None
    assert laptop.start is not None
    assert isinstance(laptop.start.page, UnlockPage)
    assert language() == "fi"


def test_closing_the_window_asks_a_guest_first(laptop: MainWindow, qtbot: QtBot) -> None:
    begin(laptop, Role.INSTRUCTOR, True)
    laptop.close()
    QApplication.processEvents()
    assert laptop.isVisible()
    (box,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox) and one.isVisible()]
    box.close()
    assert laptop.isVisible()
    laptop.close()
    (box,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox) and one.isVisible()]
    first = next(one for one in box.buttons() if box.buttonRole(one) == QMessageBox.ButtonRole.AcceptRole)
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert not laptop.isVisible()
    assert laptop.frame is None


def test_only_a_code_of_the_teachers_gives_the_laptop_back_and_a_guess_is_told_kindly(
    laptop: MainWindow, qtbot: QtBot
) -> None:
    page = begin(laptop, Role.INSTRUCTOR, False)
    page._ask_code()
    give_back = page.give_back
    assert give_back is not None
    for guess in ("", "1234", "opettaja"):
        give_back.code.setText(guess)
        qtbot.mouseClick(give_back.act, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: bool(give_back.problem.text()) and give_back.act.isEnabled())
        assert page.guest == Role.INSTRUCTOR
    assert "Mitään ei katoa" in give_back.problem.text()
    give_back.code.setText(PASSPHRASE)
    with qtbot.waitSignal(page.guest_mode):
        qtbot.keyClick(give_back.code, Qt.Key.Key_Return)
    assert page.guest is None
    assert laptop.frame is not None
    assert laptop.frame.rail.isVisible()


def test_the_guests_view_says_nothing_of_other_cases(laptop: MainWindow) -> None:
    page = begin(laptop, Role.INSTRUCTOR, True)
    told = " ".join(one.text() for one in laptop.findChildren(QLabel) if one.isVisible())
    assert "Eero Malli" not in told
    assert page.window().windowTitle() == "Näyttökumppani"


KILLED = """
import sys
from desktop.gui.application import make_application, make_window
from desktop.gui.preferences import Preferences
from desktop.actions.opening import open_workspace
from desktop.domain.terms import Role
app = make_application()
window = make_window(app, Preferences(file=sys.argv[1]))
frame = window.open(open_workspace(window._preferences.path, sys.argv[2]))
frame.open_case(next(row.id for row in frame.workspace.lists.search("Aino")))
window.show()
frame.case_page.begin_guest(Role.INSTRUCTOR)
print("guest", flush=True)
app.exec()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no SIGKILL")
def test_after_it_was_killed_in_a_guests_turn_the_program_starts_locked(
    sample: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    sample.close()
    command = [sys.executable, "-c", KILLED, str(sample.path), PASSPHRASE]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert running.stdout.readline().strip() == "guest"
        running.send_signal(signal.SIGKILL)
    window = MainWindow(Preferences(file=str(sample.path)), keep=lambda _kept: None)
    qtbot.addWidget(window)
    area = window.show_start()
    window.show()
    assert window.frame is None
    assert isinstance(area.page, UnlockPage)
