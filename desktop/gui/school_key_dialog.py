"""Taking a key from the school into use: its file, the one-time code, and a code of one's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QWidget

from desktop.actions.curricula import read_bytes
from desktop.actions.trusting import prepare_key
from desktop.actions.workspace import Workspace
from desktop.domain.errors import UserError
from desktop.gui.choosing import ask_file
from desktop.gui.tasks import Task
from desktop.gui.widgets.answers import Answers, dialog_column
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.labels import ElidedLabel, ProblemLabel, words
from desktop.gui.widgets.secret_field import secret_field
from desktop.texts import _


class SchoolKeyDialog(QDialog):
    """Asks for the key's file and codes. Opening and locking a key take half a second, away from the window.

    Signals:
        taken: the teacher signs with the school's key from now on.
    """

    taken = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._path: Path | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("A key from the school"))
        self.setMinimumWidth(480)
        self.choose = button(_("Choose a file…"), icon="folder")
        self.choose.clicked.connect(self._ask_file)
        self._name = ElidedLabel(_("No file chosen"), "muted")
        self.once, self.code, self.again = QLineEdit(), secret_field(), secret_field()
        self.once.setPlaceholderText("ABCD-EFGH-JKLM-NPQR")
        self.problem = ProblemLabel()
        self.buttons = Answers(_("Take into use"), self)
        self.act = self.buttons.act
        self._lay_out()

    def _lay_out(self) -> None:
        layout = dialog_column(self, 10)
        lead = _("Your school gives you the key as a file, and a one-time code apart from it.")
        layout.addWidget(words(lead, "muted", wrap=True))
        row = QHBoxLayout()
        row.addWidget(self.choose)
        row.addWidget(self._name, 1)
        layout.addLayout(row)
        for text, field in (
            (_("&One-time code from the school"), self.once),
            (_("&A code of your own, which you sign with from now on"), self.code),
            (_("The same code a&gain"), self.again),
        ):
            label = QLabel(text)
            label.setBuddy(field)
            layout.addWidget(label)
            layout.addWidget(field)
        guests = _("Workplace instructors and students who have signed here before choose their code once more.")
        layout.addWidget(words(guests, "muted", wrap=True))
        layout.addWidget(self.problem)
        layout.addWidget(self.buttons)

    def _ask_file(self) -> None:
        ask_file(self, _("Choose the key's file"), Path.home(), "", self.take_file)

    def take_file(self, name: str) -> None:
        """Use this file."""
        self._path = Path(name)
        self._name.setText(self._path.name)
        self.once.setFocus()

    def accept(self) -> None:
        """Take the key into use, once everything is there and right."""
        lacking = self._lacking()
        self.problem.show_text(lacking)
        if lacking or self._path is None:
            return
        try:
            data = read_bytes(self._path)
        except UserError as error:
            self.problem.show_text(str(error))
            return
        once, code = self.once.text(), self.code.text()
        work = prepare_key(self._workspace, data, once, code)
        self._set_busy(True)
        task = Task(work)
        task.done.connect(self._store)
        task.failed.connect(self._show_failure)
        task.start()

    def _lacking(self) -> str:
        if self._path is None:
            return _("Choose the key's file first.")
        if not self.once.text().strip():
            return _("Write the one-time code from the school.")
        if self.code.text() != self.again.text() or not self.code.text():
            return _("The two codes differ. Write the same code twice.")
        return ""

    def _set_busy(self, busy: bool) -> None:
        self.act.setEnabled(not busy)
        self.act.setText(_("Opening the key…") if busy else _("Take into use"))

    def _store(self, store: Callable[[], None]) -> None:
        try:
            store()
        except UserError as error:
            self._show_failure(error)
            return
        self.taken.emit()
        super().accept()

    def _show_failure(self, error: UserError) -> None:
        self._set_busy(False)
        self.problem.show_text(str(error))
