"""What is going on now, how far it is, and a way to end it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.labels import words
from desktop.texts import _


class BusyRow(QWidget):
    """A line that takes no room while nothing goes on; ``name`` says to a screen reader what the bar is about."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = words("", "small")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(name)
        self.cancel = button(_("Cancel"), "link")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.label, self.progress, self.cancel):
            row.addWidget(widget)
        self.hide()

    def begin(self, text: str) -> None:
        """Something begins; nobody knows yet how long it takes."""
        self.label.setText(text)
        self.progress.setRange(0, 0)
        self.show()

    def show_progress(self, done: int, total: int) -> None:
        """So much is done; 0 of all where nobody knows."""
        self.progress.setRange(0, total)
        self.progress.setValue(done)
