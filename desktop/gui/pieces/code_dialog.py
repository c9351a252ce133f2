"""Asks for the code of a package, and tells one's own code to pass on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from desktop.domain.errors import UserError
from desktop.gui.widgets.answers import Answers, dialog_column
from desktop.gui.widgets.fields import labelled
from desktop.gui.widgets.labels import ProblemLabel, words
from desktop.texts import _


class CodeDialog(QDialog):
    """Takes the code. ``does`` gets it and raises a UserError where it opens nothing: the dialog then stays."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._do: Callable[[str], object] = lambda _code: None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Open a package"))
        self.setMinimumWidth(480)
        self.code = QLineEdit()
        self.code.setPlaceholderText("XXXX-XXXX-XXXX-XXXX")
        self.code.setAccessibleName(_("Code of the package"))
        self.problem = ProblemLabel()
        self.answers = Answers(_("Open"), self, then=self._act)
        layout = dialog_column(self, 12)
        layout.addWidget(words(_("Whoever sent the package tells you its code by phone or another way."), wrap=True))
        layout.addWidget(labelled(_("Code of the package"), self.code))
        layout.addWidget(self.problem)
        layout.addWidget(self.answers)

    def does(self, act: Callable[[str], object]) -> None:
        """What happens with the code."""
        self._do = act

    def _act(self) -> None:
        try:
            self._do(self.code.text())
        except UserError as error:
            self.problem.show_text(str(error))
            return
        self.accept()


class SentDialog(QDialog):
    """Shows the code of a package that was just written; it is told by another way than the file."""

    def __init__(self, code: str, told: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("The code of the package"))
        self.setMinimumWidth(480)
        self.code = QLineEdit(code)
        self.code.setReadOnly(True)
        self.code.setAccessibleName(_("Code of the package"))
        self.answers = Answers(_("I have the code"), self)
        self.answers.give_up.hide()
        layout = dialog_column(self, 12)
        layout.addWidget(words(told, wrap=True))
        layout.addWidget(labelled(_("Code of the package"), self.code))
        layout.addWidget(words(_("Tell it by phone or message, not beside the file."), "muted", wrap=True))
        layout.addWidget(self.answers)
        self.code.selectAll()
