"""Signing a document that came from another laptop: who one is there, ink or typed name, one's own code."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.actions.sharing import write_whole
from desktop.actions.travelling import sign_received
from desktop.actions.workspace import Workspace
from desktop.domain.errors import UserError
from desktop.domain.signing import SigningMethod
from desktop.domain.terms import Role
from desktop.gui.choosing import ask_place, pdf_files
from desktop.gui.widgets.answers import DIALOG_MARGINS, Answers
from desktop.gui.widgets.buttons import SegmentedControl, button
from desktop.gui.widgets.ink_pad import InkPad
from desktop.gui.widgets.labels import ProblemLabel, words
from desktop.gui.widgets.secret_field import secret_field
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
        role: Role,
        name: str,
        *,
        knows_code: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._data, self._role, self._file = workspace, data, role, name
        self._new_code = not knows_code
        self._made = b""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Sign this document"))
        self.setMinimumWidth(500)
        drawn, typed = (SigningMethod.DRAWN, _("Draw")), (SigningMethod.TYPED, _("Type the name"))
        self.method = SegmentedControl([drawn, typed], _("How you sign"))
        self.method.set_value(SigningMethod.DRAWN)
        self.method.chosen.connect(self._choose_method)
        self.wipe = button(_("Wipe"))
        self.pad, self.typed, self.task = InkPad(), QLineEdit(), QLineEdit()
        self.wipe.clicked.connect(self.pad.wipe)
        self.code, self.again = secret_field(_("Own code")), secret_field(_("The same code again"))
        self.problem = ProblemLabel()
        self.buttons = Answers(_("Sign"), self, then=self.sign, kind="good", icon="pen")
        self.act, self.cancel = self.buttons.act, self.buttons.give_up
        for field, text in ((self.task, _("Occupation")), (self.typed, _("Your name as your signature"))):
            field.setPlaceholderText(text)
            field.setAccessibleName(text)
        self._lay_out()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*DIALOG_MARGINS)
        layout.setSpacing(10)
        told = _("You sign as {role}: {name}. Read the document first in any PDF reader.")
        name = self._workspace.teacher.name
        layout.addWidget(words(told.format(role=_(self._role.label).lower(), name=name), wrap=True))
        head = QHBoxLayout()
        head.addWidget(self.method)
        head.addStretch(1)
        head.addWidget(self.wipe)
        layout.addWidget(self.task)
        layout.addLayout(head)
        layout.addWidget(self.pad)
        layout.addWidget(self.typed)
        codes = QHBoxLayout()
        codes.addWidget(self.code)
        codes.addWidget(self.again)
        layout.addLayout(codes)
        layout.addWidget(self.problem)
        layout.addWidget(self.buttons)
        self.typed.hide()
        self.again.setVisible(self._new_code)

    def _choose_method(self) -> None:
        drawn = self.method.value() == SigningMethod.DRAWN
        self.pad.setVisible(drawn)
        self.wipe.setVisible(drawn)
        self.typed.setVisible(not drawn)

    def sign(self) -> None:
        """Sign, and ask where the file goes."""
        lacking = self._lacking()
        self.problem.show_text(lacking)
        if lacking:
            return
        method = SigningMethod(str(self.method.value()))
        try:
            self._made = sign_received(
                self._workspace,
                self._data,
                self._role,
                code=self.code.text(),
                strokes=self.pad.strokes() if method == SigningMethod.DRAWN else (),
                method=method,
                task=self.task.text().strip(),
            )
        except UserError as error:
            self.problem.show_text(str(error))
            return
        self._ask_where()

    def _lacking(self) -> str:
        typed = self.method.value() == SigningMethod.TYPED
        if typed and self.typed.text().casefold().split() != self._workspace.teacher.name.casefold().split():
            return _("Type your whole name as it stands above.")
        if not typed and not self.pad.strokes():
            return _("Draw your signature first.")
        if not self.code.text():
            return _("Write your own code.")
        if self._new_code and self.code.text() != self.again.text():
            return _("The two codes differ. Write the same code twice.")
        return ""

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
