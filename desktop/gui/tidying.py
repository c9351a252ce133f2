"""Looks for Python's garbage, in the thread of the window alone.

A closed page refers to itself in many ways, so it goes when garbage is looked for, and a widget may only go in the
thread it lives in. That is why Python does not look by itself (``desktop/gui/__init__.py``), from the thread that
verifies a document, say. It is looked for now and then when enough has been made, and a moment after pages were
closed, when nobody presses a key for it.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, Qt, QTimer

MOMENT = 300
"""Milliseconds from the closing until it is tidied; what else closes meanwhile goes with it."""

NOW_AND_THEN = 1_000
"""Milliseconds from one look at how much has been made to the next."""


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


def keep_tidy(parent: QObject) -> None:
    """Look for garbage now and then, as long as the parent lives."""
    timer = QTimer(parent)
    timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
    timer.timeout.connect(tidy_when_due)
    timer.start(NOW_AND_THEN)


def tidy_when_due() -> None:
    """Look for garbage where Python itself would by now, among the young, the middle-aged or all."""
    for generation, (made, enough) in reversed(list(enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)))):
        if made > enough:
            gc.collect(generation)
            return
