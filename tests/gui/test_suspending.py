"""The file locks itself when the computer goes to sleep, and when it has slept unseen; keys are let go of."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.actions.planning import add_task
from desktop.actions.workspace import Workspace
from desktop.gui.main_window import MainWindow
from desktop.gui.preferences import Preferences
from desktop.gui.start.unlock_page import UnlockPage
from desktop.gui.suspending import SuspendWatch, _Message, _WindowsFilter, means_leaving
from tests.shared import ROOT

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def shown(qtbot: QtBot, sample: Workspace) -> MainWindow:
    """The window with the made-up demonstrations, listening to the system."""
    window = MainWindow(Preferences(file=str(sample.path)), keep=lambda _kept: None)
    qtbot.addWidget(window)
    window.open(sample)
    window.show()
    window._watch_suspend()
    return window


def test_sleep_locks_the_file_and_replaces_what_is_shown(qtbot: QtBot, shown: MainWindow, sample: Workspace) -> None:
    watch = shown._suspend
    assert watch is not None
    assert shown.frame is not None
    shown.frame.open_case(sample.lists.search("Aino")[0].id)
    shown.frame.ask_backup()
    watch.sleeping(True)
    assert shown.frame is None
    assert shown.start is not None
    assert isinstance(shown.start.page, UnlockPage)
    assert QApplication.activeModalWidget() is None
    assert not sample.is_open
    watch.sleeping(False)  # the wake tells nothing new
    watch.end()


def test_a_locked_session_locks_the_file(shown: MainWindow, sample: Workspace) -> None:
    assert shown._suspend is not None
    shown._suspend.locked()
    assert not sample.is_open
    shown._suspend.end()


def test_sleep_that_nobody_told_of_is_seen_by_the_clock(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1_000.0]
    monkeypatch.setattr("desktop.gui.suspending.time.time", lambda: now[0])
    watch = SuspendWatch()
    watch._seen = now[0]
    for step, tells in ((10, False), (45, False), (4_000, True), (10, False), (-500, False)):
        now[0] += step
        told: list[bool] = []
        watch.left.connect(lambda told=told: told.append(True))
        watch._tick()
        assert bool(told) == tells
        watch.left.disconnect()


def test_messages_of_windows_are_understood() -> None:
    assert means_leaving(0x0218, 4)
    assert means_leaving(0x02B1, 7)
    assert not means_leaving(0x0218, 7)
    watch, told = SuspendWatch(), []
    watch.left.connect(lambda: told.append(True))
    message = _Message(None, 0x0218, 4)
    listener = _WindowsFilter(watch)
    assert listener.nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(message)) == (False, 0)
    assert listener.nativeEventFilter(b"xcb_generic_event_t", 0) == (False, 0)
    assert told == [True]


def test_what_was_kept_in_memory_of_the_file_goes_when_it_is_locked(shown: MainWindow, sample: Workspace) -> None:
    """As far as Python lets: the key's own bytes are freed with their last owner, but not overwritten."""
    assert shown.frame is not None
    case_id = sample.lists.search("Eero")[0].id
    shown.frame.open_case(case_id)
    add_task(sample, case_id, "Tarkistaa renkaat")
    held = sample.cases._held
    assert held
    assert sample.can_undo(case_id)
    assert sample.file.data_key
    shown.lock()
    assert sample.file.data_key == b""
    assert not sample.can_undo(case_id)
    assert "cases" not in vars(sample)
    assert shown.safety is None
    assert shown.centralWidget() is shown.start


SPEAKER = """
import os, sys
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from desktop.gui.suspending import SuspendWatch
app = QCoreApplication([])
watch, told = SuspendWatch(), []
watch.left.connect(lambda: told.append(1))
watch.begin()
other = QDBusConnection.connectToBus(os.environ["DBUS_SYSTEM_BUS_ADDRESS"], "other")
assert other.registerService("org.freedesktop.login1")
sleep = ("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep")
lock = ("/org/freedesktop/login1/session/_31", "org.freedesktop.login1.Session", "Lock")
for (path, kind, name), values in ((sleep, [True]), (sleep, [False]), (lock, [])):
    message = QDBusMessage.createSignal(path, kind, name)
    message.setArguments(values)
    assert other.send(message)
timer = QTimer()
timer.timeout.connect(lambda: app.quit() if len(told) == 2 else None)
timer.start(20)
QTimer.singleShot(20_000, app.quit)
app.exec()
watch.end()
print(len(told))
"""


@pytest.mark.skipif(sys.platform != "linux" or not shutil.which("dbus-daemon"), reason="needs a bus to speak on")
def test_logind_is_heard_on_the_system_bus(tmp_path: Path) -> None:
    daemon = ["dbus-daemon", "--session", "--nofork", "--print-address"]
    with subprocess.Popen(daemon, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as bus:
        assert bus.stdout is not None
        address = bus.stdout.readline().strip()
        environment = {**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": address}
        done = subprocess.run(
            [sys.executable, "-c", SPEAKER], capture_output=True, text=True, cwd=ROOT, env=environment, check=False
        )
        bus.terminate()
    assert (done.returncode, done.stdout.strip()) == (0, "2"), done.stderr
