"""What happens when nothing caught an exception: our fault is logged and told once, and the work goes on."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from desktop import __version__
from desktop.domain.errors import UserError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog


def details(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Where it happened, without any value: an exception's own text could name people."""
    import traceback

    frames = traceback.extract_tb(trace)
    places = [f"{'/'.join(frame.filename.split('/')[-3:])}:{frame.lineno} {frame.name}" for frame in frames]
    return "\n".join([f"Näyttökumppani {__version__}, {sys.platform}", *places, kind.__name__])


class FaultWatch(QObject):
    """Hears of every exception that nothing caught, on any thread, and tells of one at a time.

    A full disk or a stick that was pulled out stops also what saves itself, which has no place to say so: that
    `UserError` is shown as it stands, as it is no fault of ours.
    """

    _happened = Signal(str)
    _prevented = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dialog: QDialog | None = None
        self._happened.connect(self._show)
        self._prevented.connect(self._show_prevented)

    def watch(self) -> Callable[[], None]:
        """Begin; the returned function puts back what was there before."""
        before = sys.excepthook
        sys.excepthook = self.hear

        def end() -> None:
            sys.excepthook = before

        return end

    def hear(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log a fault and show it, once at a time."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        if issubclass(kind, UserError):
            self._prevented.emit(str(error))
            return
        told = details(kind, trace)
        import logging

        logging.getLogger("desktop").error("%s", told)
        self._happened.emit(told)

    def _show(self, told: str) -> None:
        if self._dialog is not None:
            return
        from desktop.gui.fault_dialog import FaultDialog

        self._dialog = FaultDialog(told, QApplication.activeWindow())
        self._dialog.finished.connect(self._closed)
        self._dialog.open()

    def _show_prevented(self, text: str) -> None:
        if self._dialog is not None:
            return
        from PySide6.QtWidgets import QMessageBox

        from desktop.gui.messages import show_text

        self._dialog = show_text(QApplication.activeWindow(), text, QMessageBox.Icon.Warning)
        self._dialog.finished.connect(self._closed)

    def _closed(self) -> None:
        self._dialog = None
