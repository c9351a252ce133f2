"""Dialogs that ask for something that is then stored: they close once it is, and lose nothing when it is not."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QWidget

from desktop.gui.widgets.answers import Answers, dialog_column
from desktop.gui.widgets.labels import ProblemLabel
from desktop.texts import _


class AskingDialog(QDialog):
    """Hands a value on and waits for the answer; a refusal is shown in ``problem``, which the dialog places itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.problem = ProblemLabel()
        self._asking = False

    @property
    def is_asking(self) -> bool:
        """Whether it has handed something on and has no answer yet."""
        return self._asking

    def hand_on(self, told: SignalInstance, *values: object) -> None:
        """Hand the value on by a signal; whoever stores it answers by `answer`."""
        self._asking = True
        told.emit(*values)
        self._asking = False

    def answer(self, refusal: str) -> None:
        """It was stored (""), and the dialog closes; or the sentence of why not, and everything stays as it was."""
        self._asking = False
        if refusal:
            self.problem.show_text(refusal)
        else:
            self.done(QDialog.DialogCode.Accepted)


class LineDialog(AskingDialog):
    """Asks for one line of text, which may not be empty.

    Signals:
        written: the line; whoever stores it answers.
    """

    written = Signal(str)

    def __init__(self, title: str, label: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(520)
        self.field = QLineEdit(text)
        self.field.textChanged.connect(self._follow)
        told = QLabel(label)
        told.setBuddy(self.field)
        self.field.setAccessibleName(label)
        self.buttons = Answers(_("Save"), self)
        layout = dialog_column(self, 8)
        for widget in (told, self.field, self.problem, self.buttons):
            layout.addWidget(widget)
        self.field.selectAll()
        self.field.setFocus()
        self._follow()

    def accept(self) -> None:
        """Hand the line on."""
        if self.field.text().strip():
            self.hand_on(self.written, self.field.text())

    def _follow(self) -> None:
        self.buttons.act.setEnabled(bool(self.field.text().strip()))
