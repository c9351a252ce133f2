"""Passphrases and keys: who can open the file, one more person, a new recovery key, and the provider."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QWidget

from desktop.actions import locks
from desktop.actions.curricula import read_bytes
from desktop.actions.locks import Means, WayIn
from desktop.actions.workspace import Workspace
from desktop.domain.errors import UserError
from desktop.gui.choosing import ask_file
from desktop.gui.models.record_list import RecordRole
from desktop.gui.widgets.answers import dialog_column
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.card import Card
from desktop.gui.widgets.fields import labelled
from desktop.gui.widgets.labels import ProblemLabel, words
from desktop.gui.widgets.register_list import KeptList, RegisterLines
from desktop.gui.widgets.secret_field import secret_field
from desktop.texts import _


class LocksDialog(QDialog):
    """Every act asks for a passphrase of the file, which stands in one field for all of them.

    Signals:
        key_made: the new recovery key, to be shown once (`RecoveryKey`).
    """

    key_made = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Passphrases and keys"))
        self.resize(760, 600)
        self.list = KeptList(_lines, _("Ways to open the file"))
        self.model = self.list.records
        self.present = secret_field()
        self.problem = ProblemLabel()
        self.told = words("", "good", wrap=True)
        self.remove = button(_("Remove"), "danger")
        self.renew = button(_("New recovery key…"))
        self.provider = button(_("Let the provider open it…"))
        self.name = QLineEdit()
        self.new, self.repeat = secret_field(), secret_field()
        self.add = button(_("Add the person"), icon="plus")
        self.close_button = button(_("Close"), "primary")
        self._lay_out()
        self.remove.clicked.connect(self._remove)
        self.renew.clicked.connect(self._renew)
        self.provider.clicked.connect(self._ask_provider)
        self.add.clicked.connect(self._add)
        self.close_button.clicked.connect(self.accept)
        self.refresh()

    def _lay_out(self) -> None:
        layout = dialog_column(self, 10)
        lead = _(
            "Whoever has one of these opens the file and sees everything in it. "
            "A copy of the file or of its keys that somebody took earlier still opens by what opened it then."
        )
        layout.addWidget(words(lead, "muted", wrap=True))
        layout.addWidget(self.list, 1)
        layout.addWidget(labelled(_("Your passphrase, for every change here"), self.present, self.problem))
        layout.addWidget(self.told)
        acts = QHBoxLayout()
        acts.addWidget(self.renew)
        acts.addWidget(self.provider)
        acts.addStretch(1)
        acts.addWidget(self.remove)
        layout.addLayout(acts)
        person = Card(_("One more person, such as a substitute"))
        fields = QHBoxLayout()
        fields.setSpacing(12)
        fields.addWidget(labelled(_("Whose it is"), self.name))
        fields.addWidget(labelled(_("Their passphrase"), self.new))
        fields.addWidget(labelled(_("The same again"), self.repeat))
        fields.addWidget(self.add, 0, Qt.AlignmentFlag.AlignBottom)
        person.body.addLayout(fields)
        layout.addWidget(person)
        layout.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)

    def refresh(self) -> None:
        """Read anew who can open the file."""
        self.model.show_records(locks.ways_in(self._workspace))
        self.list.setCurrentIndex(self.model.index(0))

    def _do(self, act: Callable[[], object], done: str) -> None:
        """Carry out an act and tell how it went."""
        self.told.setText("")
        self.problem.show_text("")
        if not self.present.text():
            self.problem.show_text(_("Write your passphrase first."), field=self.present)
            self.present.setFocus()
            return
        try:
            act()
        except UserError as error:
            self.problem.show_text(str(error))
        else:
            self.told.setText(done)
            self.refresh()

    def _add(self) -> None:
        if self.new.text() != self.repeat.text():
            self.problem.show_text(_("The passphrases differ. Write the same one again."), field=self.repeat)
            return
        name = self.name.text().strip()
        self._do(self._add_person, _("{name} can open the file now.").format(name=name))

    def _add_person(self) -> None:
        locks.add_person(self._workspace, self.present.text(), self.name.text(), self.new.text())
        for field in (self.name, self.new, self.repeat):
            field.clear()

    def _remove(self) -> None:
        self._do(self._remove_chosen, _("It does not open the file any more."))

    def _remove_chosen(self) -> None:
        way = self.list.currentIndex().data(RecordRole)
        if isinstance(way, WayIn):
            locks.remove_way(self._workspace, self.present.text(), way.id)

    def _renew(self) -> None:
        self._do(self._make_key, "")

    def _make_key(self) -> None:
        self.key_made.emit(locks.renew_recovery_key(self._workspace, self.present.text()))

    def _ask_provider(self) -> None:
        ask_file(self, _("The provider's public key"), Path.home(), _("Keys (*.pem)"), self.take_provider_key)

    def take_provider_key(self, name: str) -> None:
        """Seal the file to the key of the provider in this file."""
        self._do(
            lambda: self._seal(Path(name)), _("The provider can open the file now. Compare the key's mark with them.")
        )

    def _seal(self, path: Path) -> None:
        locks.let_provider_open(self._workspace, self.present.text(), read_bytes(path))


def _lines(way: WayIn) -> RegisterLines:
    if way.means == Means.PASSPHRASE:
        return RegisterLines(way.name or _("Passphrase of the teacher"), _("Passphrase"))
    if way.means == Means.PROVIDER:
        return RegisterLines(_("Education provider"), _("Key {mark}").format(mark=way.name or "?"))
    return RegisterLines(_("Recovery key"), _("On paper, in a safe place"))
