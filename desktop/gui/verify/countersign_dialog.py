"""Signing a document that came from another laptop: who one is there, ink or typed name, one's own code."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from desktop.actions.sharing import write_whole
from desktop.actions.travelling import sign_received
from desktop.actions.workspace import Workspace
from desktop.domain.errors import UserError
from desktop.domain.terms import label_of
from desktop.gui.choosing import ask_place, pdf_files
from desktop.gui.widgets.answers import Answers, dialog_column
from desktop.gui.widgets.labels import ProblemLabel, words
from desktop.gui.widgets.signature_fields import SignatureFields
from desktop.texts import _


class CountersignDialog(QDialog):
    """Takes the signature of this file's owner, and asks where the signed file goes.

    Signals:
        signed: the path of the file to give back.
    """

    signed = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        data: bytes,
        signer: str,
        name: str,
        *,
        knows_code: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._data, self._signer, self._file = workspace, data, signer, name
        self._made = b""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Sign this document"))
        self.setMinimumWidth(500)
        self.task = QLineEdit()
        self.task.setPlaceholderText(_("Occupation"))
        self.task.setAccessibleName(_("Occupation"))
        self.signature = SignatureFields(workspace.teacher.name, knows_code=knows_code)
        self.problem = ProblemLabel()
        self.buttons = Answers(_("Sign"), self, then=self.sign, kind="good", icon="pen")
        self.act, self.cancel = self.buttons.act, self.buttons.give_up
        self._lay_out()

    def _lay_out(self) -> None:
        layout = dialog_column(self, 10)
        told = _("You sign as {role}: {name}. Read the document first in any PDF reader.")
        name = self._workspace.teacher.name
        layout.addWidget(words(told.format(role=_(label_of(self._signer)).lower(), name=name), wrap=True))
        layout.addWidget(self.task)
        layout.addWidget(self.signature)
        layout.addWidget(self.problem)
        layout.addWidget(self.buttons)

    def sign(self) -> None:
        """Sign, and ask where the file goes."""
        lacking = self.signature.lacking()
        self.problem.show_text(lacking)
        if lacking:
            return
        try:
            self._made = sign_received(
                self._workspace,
                self._data,
                self._signer,
                code=self.signature.code.text(),
                strokes=self.signature.strokes(),
                method=self.signature.method,
                task=self.task.text().strip(),
            )
        except UserError as error:
            self.problem.show_text(str(error))
            return
        self._ask_where()

    def _ask_where(self) -> None:
        offered = Path.home() / f"{Path(self._file).stem}_{_('signed')}.pdf"
        ask_place(self, _("Save the signed file"), offered, pdf_files(), self.save)

    def save(self, name: str) -> None:
        """Write the signed file; it goes back to whoever sent the document."""
        try:
            write_whole(Path(name), self._made)
        except UserError as error:
            self.problem.show_text(str(error))
            return
        self.signed.emit(name)
        self.accept()
