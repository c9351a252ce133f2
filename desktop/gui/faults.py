"""What happens when the program itself is at fault: it is logged, told once, and the work goes on."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from desktop import __version__
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.labels import words
from desktop.texts import _

_log = logging.getLogger("desktop")


def details(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Where it happened, without any value: an exception's own text could name people."""
    frames = traceback.extract_tb(trace)
    places = [f"{'/'.join(frame.filename.split('/')[-3:])}:{frame.lineno} {frame.name}" for frame in frames]
    return "\n".join([f"Näyttökumppani {__version__}, {sys.platform}", *places, kind.__name__])


class FaultDialog(QDialog):
    """Says that something went wrong on our side, and offers details to copy."""

    def __init__(self, told: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Näyttökumppani")
        self.setMinimumWidth(520)
        self._told = QPlainTextEdit(told)
        self._told.setReadOnly(True)
        self._told.setAccessibleName(_("Details of the fault"))
        self.copy = button(_("Copy the details"))
        self.copy.clicked.connect(self._copy)
        self.close_button = button(_("Continue"), "primary")
        self.close_button.clicked.connect(self.accept)
        text = _("Your work is safe in the file. Go on; if it happens again, send the details to your support person.")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(words(_("Something went wrong on our side"), "heading"))
        layout.addWidget(words(text, wrap=True))
        layout.addWidget(words(_("The details name no people."), "muted"))
        layout.addWidget(self._told)
        row = QHBoxLayout()
        row.addWidget(self.copy)
        row.addStretch(1)
        row.addWidget(self.close_button)
        layout.addLayout(row)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._told.toPlainText())


class FaultWatch(QObject):
    """Hears of every exception that nothing caught, on any thread, and tells of one at a time."""

    _happened = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown = False
        self._happened.connect(self._show)

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
        told = details(kind, trace)
        _log.error("%s", told)
        self._happened.emit(told)

    def _show(self, told: str) -> None:
        if self._shown:
            return
        self._shown = True
        dialog = FaultDialog(told, QApplication.activeWindow())
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self) -> None:
        self._shown = False
