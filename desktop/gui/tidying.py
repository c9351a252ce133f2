"""Gives back the memory of closed pages.

Python looks for garbage seldom in this program (``desktop/gui/__init__.py``), and a page refers to itself in many
ways: without this, hundreds of closed pages would wait. It is done a moment after, when nobody presses a key for it.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

MOMENT = 300
"""Milliseconds from the closing until it is tidied; what else closes meanwhile goes with it."""


class Tidying(QObject):
    """Looks for garbage a moment after it was asked to."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(MOMENT)
        self._timer.timeout.connect(self._tidy)

    def soon(self) -> None:
        """Pages were closed."""
        if not self._timer.isActive():
            self._timer.start()

    def _tidy(self) -> None:
        gc.collect()
