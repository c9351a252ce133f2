"""Tells when nobody has used the window for a while."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from shiboken6 import isValid

_USE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
    }
)


class IdleWatch(QObject):
    """Watches our windows for keys, mouse, pen and touch. It listens to windows, not widgets: that costs nothing.

    Signals:
        idle: nobody has used a window of ours for the set number of minutes; told once until used again.
    """

    idle = Signal()

    def __init__(self, minutes: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.idle)
        self._watched: list[QWindow] = []
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._watch)
            self._watch(app.focusWindow())
        self.set_minutes(minutes)

    def set_minutes(self, minutes: int) -> None:
        """Tell after this many minutes."""
        self._timer.start(minutes * 60_000)

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()
        for window in self._watched:
            if isValid(window):
                window.removeEventFilter(self)
        self._watched.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin the count again at each use."""
        if event.type() in _USE:
            self._timer.start()
        return False

    def _watch(self, window: QWindow | None) -> None:
        self._watched = [one for one in self._watched if isValid(one)]
        if window is not None and window not in self._watched:
            self._watched.append(window)
            window.installEventFilter(self)
            self._timer.start()
