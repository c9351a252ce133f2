"""The basic data of a case: student, teacher, workplace, agreement, languages."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.case import Case
from desktop.gui.demonstrations.step_page import scrolled
from desktop.gui.widgets.answers import Answers, dialog_column
from desktop.gui.widgets.asking import AskingDialog
from desktop.gui.widgets.header_form import HeaderForm
from desktop.gui.widgets.scrolling import focus_on
from desktop.texts import _


class HeaderDialog(AskingDialog):
    """Edits the basic data and hands them back.

    Signals:
        edited: the Case with its header as the person left it.
    """

    edited = Signal(Case)

    def __init__(self, case: Case, parent: QWidget | None = None, *, at: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Basic data"))
        self.resize(640, 640)
        self.form = HeaderForm(case)
        self.form.setContentsMargins(0, 0, 12, 0)
        self.buttons = Answers(_("Save"), self)
        layout = dialog_column(self, 12)
        layout.addWidget(scrolled(self.form), 1)
        layout.addWidget(self.problem)
        layout.addWidget(self.buttons)
        self._at = at

    def showEvent(self, event: QShowEvent) -> None:
        """Put the keyboard on the field that was asked for."""
        super().showEvent(event)
        if field := self.form.field(self._at):
            QTimer.singleShot(0, self, partial(focus_on, field))  # once the form has its size

    def accept(self) -> None:
        """Hand the data back; what is missing is told by the plan's own list."""
        self.hand_on(self.edited, self.form.value())
