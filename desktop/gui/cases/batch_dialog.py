"""Writing the documents of many cases: how far it has come, a way to stop, and what failed."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QProgressBar, QVBoxLayout, QWidget

from desktop.actions.batch import Batch, Progress
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.labels import words
from desktop.texts import _

_PAUSE = 30  # milliseconds between two looks at the workers


class BatchDialog(QDialog):
    """Runs a batch and shows it. Closing it while it runs stops it.

    Signals:
        ended: the last Progress.
    """

    ended = Signal(object)

    def __init__(self, batch: Batch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Export documents"))
        self.setMinimumWidth(460)
        self._batch = batch
        self._told = words("", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("Documents written"))
        self.failures = QPlainTextEdit()
        self.failures.setReadOnly(True)
        self.failures.setAccessibleName(_("What could not be written"))
        self.failures.hide()
        self.stop = button(_("Stop"))
        self.stop.clicked.connect(self._stop_or_close)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.stop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        for widget in (self._told, self.bar, self.failures):
            layout.addWidget(widget)
        layout.addLayout(row)
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._step)
        self._show(batch.progress)

    def begin(self) -> None:
        """Show the dialog and start."""
        self.open()
        self._timer.start()

    def _step(self) -> None:
        progress = self._batch.step()
        self._show(progress)
        if progress.finished:
            self._timer.stop()
            self._show_end(progress)
            self.ended.emit(progress)

    def _show(self, progress: Progress) -> None:
        self.bar.setRange(0, max(progress.total, 1))
        self.bar.setValue(progress.done)
        self._told.setText(_("{n} of {all} documents").format(n=progress.done, all=progress.total))

    def _show_end(self, progress: Progress) -> None:
        written = progress.done - len(progress.failures)
        text = _("{n} of {all} documents written.").format(n=written, all=progress.total)
        if progress.done < progress.total:
            text += " " + _("The rest was left when you stopped.")
        self._told.setText(text)
        self.failures.setPlainText("\n".join(f"{one.name}: {one.reason}" for one in progress.failures))
        self.failures.setVisible(bool(progress.failures))
        self.stop.setText(_("Close"))
        self.stop.setFocus()

    def _stop_or_close(self) -> None:
        if self._batch.finished:
            self.accept()
        else:
            self._batch.stop()

    def reject(self) -> None:
        """Escape stops first; then it closes."""
        self._stop_or_close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """What is begun is written to its end: wait for it."""
        if self._batch.finished:
            super().closeEvent(event)
        else:
            self._batch.stop()
            event.ignore()
