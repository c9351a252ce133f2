"""Where a comment is written: one line and the button that sends it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.gui.demonstrations.autosave import SelfSavingLine
from desktop.gui.demonstrations.step_page import bare
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.labels import ProblemLabel
from desktop.texts import _


class CommentField(QWidget):
    """Takes a comment. The words stay until it is stored; meanwhile they are a draft.

    Signals:
        sent: the words; whoever stores them calls `stored`, or says in ``problem`` why they cannot be.
        drafted: the words that are still being written.
    """

    sent = Signal(str)
    drafted = Signal(str)

    def __init__(self, kind: str = "", before: QWidget | None = None) -> None:
        super().__init__()
        self._is_sending = False
        self.field = SelfSavingLine()
        self.field.setPlaceholderText(_("Write a comment"))
        self.field.setAccessibleName(_("New comment"))
        self.field.returnPressed.connect(self.send)
        self.field.saved.connect(self.drafted)
        self.add = button(_("Comment"), kind)
        self.add.clicked.connect(self.send)
        self.problem = ProblemLabel()
        row = bare(QHBoxLayout())
        if before is not None:
            row.addWidget(before)
        row.addWidget(self.field, 1)
        row.addWidget(self.add)
        layout = bare(QVBoxLayout(self), 2)
        layout.addLayout(row)
        layout.addWidget(self.problem)

    @property
    def is_sending(self) -> bool:
        """Whether a comment is on its way to be stored."""
        return self._is_sending

    def send(self) -> None:
        """Hand the comment on."""
        if text := self.field.text().strip():
            self.field.flush()
            self._is_sending = True
            self.sent.emit(text)
            self._is_sending = False

    def stored(self) -> None:
        """The comment is stored: make room for the next."""
        self.field.clear()
        self.field.flush()
        self.problem.show_text("")

    def show_draft(self, text: str) -> None:
        """Put back what was being written."""
        self.field.show_text(text)

    def set_open(self, opened: bool) -> None:
        """Whether anybody may comment."""
        self.field.setEnabled(opened)
        self.add.setEnabled(opened)
