"""Tells when the computer goes to sleep or its session is locked, where the system says so.

Linux: logind on the system bus (PrepareForSleep, and Lock of the session). Windows: messages to our window. macOS tells
only programs that link to AppKit: there, and wherever a message was missed, the wake is seen by the clock, which has
gone on while our timers stood still.
"""

from __future__ import annotations

import ctypes
import sys
import time
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject, QTimer, Signal, Slot

TICK = 10_000
SLEPT = 60
"""Seconds by which the clock must have run ahead of our timer to count as sleep."""

_POWER, _SUSPEND = 0x0218, 0x0004  # WM_POWERBROADCAST, PBT_APMSUSPEND
_SESSION, _LOCKED = 0x02B1, 0x0007  # WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK
_LOGIN = "org.freedesktop.login1"


class SuspendWatch(QObject):
    """Listens to the system; begin it once the first page is there.

    Signals:
        left: the computer goes to sleep, has slept, or its session is locked.
    """

    left = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)
        self._seen = time.time()
        self._filter: _WindowsFilter | None = None

    def begin(self, window: int = 0) -> None:
        """Listen from now on; ``window`` is the system's number of our window."""
        self._seen = time.time()
        self._timer.start(TICK)
        if sys.platform == "linux":
            self._listen_to_logind()
        elif sys.platform == "win32":
            self._listen_to_windows(window)

    def end(self) -> None:
        """Listen no more."""
        self._timer.stop()
        app = QCoreApplication.instance()
        if self._filter is not None and app is not None:
            app.removeNativeEventFilter(self._filter)
        self._filter = None

    def _tick(self) -> None:
        now, before = time.time(), self._seen
        self._seen = now
        if now - before > TICK / 1000 + SLEPT:
            self.left.emit()

    def _listen_to_logind(self) -> None:
        from PySide6.QtCore import SLOT
        from PySide6.QtDBus import QDBusConnection

        sleeping: Any = SLOT("sleeping(bool)")  # its stub says bytes, but text is what it takes
        locked: Any = SLOT("locked()")
        bus = QDBusConnection.systemBus()
        if bus.isConnected():
            manager, session = f"{_LOGIN}.Manager", f"{_LOGIN}.Session"
            bus.connect(_LOGIN, "/org/freedesktop/login1", manager, "PrepareForSleep", self, sleeping)
            bus.connect(_LOGIN, "", session, "Lock", self, locked)

    @Slot(bool)
    def sleeping(self, begins: bool) -> None:
        """Logind tells that sleep begins, or has ended."""
        self._seen = time.time()
        if begins:
            self.left.emit()

    @Slot()
    def locked(self) -> None:
        """Logind tells that the session is locked."""
        self.left.emit()

    def _listen_to_windows(self, window: int) -> None:
        library: Any = getattr(ctypes, "windll", None)
        if library is not None and window:
            library.wtsapi32.WTSRegisterSessionNotification(window, 0)
        app = QCoreApplication.instance()
        if app is not None:
            self._filter = _WindowsFilter(self)
            app.installNativeEventFilter(self._filter)


def means_leaving(message: int, detail: int) -> bool:
    """Whether a message of Windows says that the computer goes to sleep or the session is locked."""
    return (message, detail) in ((_POWER, _SUSPEND), (_SESSION, _LOCKED))


class _Message(ctypes.Structure):
    """The beginning of Windows' MSG."""

    _fields_ = (("window", ctypes.c_void_p), ("message", ctypes.c_uint), ("detail", ctypes.c_size_t))


class _WindowsFilter(QAbstractNativeEventFilter):
    """Sees each message of Windows and keeps none."""

    def __init__(self, watch: SuspendWatch) -> None:
        super().__init__()
        self._watch = watch

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> object:
        if (kind.data() if isinstance(kind, QByteArray) else bytes(kind)) == b"windows_generic_MSG":
            told = _Message.from_address(int(message))
            if means_leaving(told.message, told.detail):
                self._watch.left.emit()
        return False, 0
