"""Choosing the card or token that one signs with: the library of its maker, and the key on it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLabel, QWidget

from desktop.actions.cards import choose_card, chosen_card, forget_card, keys_on_cards
from desktop.actions.workspace import Workspace
from desktop.domain.cards import CardKey
from desktop.domain.errors import UserError
from desktop.gui.choosing import ask_file
from desktop.gui.tasks import Task
from desktop.gui.widgets.answers import Answers, dialog_column
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.labels import ElidedLabel, ProblemLabel, words
from desktop.texts import _


class CardDialog(QDialog):
    """Looks what is in the readers, away from the window, as readers are slow.

    Signals:
        chosen: one signs with another card from now on, or with none.
    """

    chosen = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._keys: list[CardKey] = []
        kept = chosen_card(workspace)
        self._module = kept.module if kept else None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Sign with a card"))
        self.setMinimumWidth(480)
        self.library = button(_("Choose the card's library…"), icon="folder")
        self.library.clicked.connect(self._ask_library)
        self._name = ElidedLabel(str(self._module or _("No file chosen")), "muted")
        self.keys = QComboBox()
        self.keys.setAccessibleName(_("Key on the card"))
        self.keys.setEnabled(False)
        self.problem = ProblemLabel()
        self.buttons = Answers(_("Sign with this card"), self)
        self.use, self.cancel = self.buttons.act, self.buttons.give_up
        self.use.setEnabled(False)
        self.without = button(_("Sign without a card"))
        self.without.clicked.connect(self._forget)
        self.buttons.put_aside(self.without)
        self.without.setVisible(kept is not None)
        self._lay_out()

    def _lay_out(self) -> None:
        layout = dialog_column(self, 10)
        lead = _("The maker of the card gives its library (PKCS#11). Put the card into the reader first.")
        layout.addWidget(words(lead, "muted", wrap=True))
        row = QHBoxLayout()
        row.addWidget(self.library)
        row.addWidget(self._name, 1)
        layout.addLayout(row)
        label = QLabel(_("Key on the card"))
        label.setBuddy(self.keys)
        layout.addWidget(label)
        layout.addWidget(self.keys)
        layout.addWidget(self.problem)
        layout.addWidget(self.buttons)

    def _ask_library(self) -> None:
        folder = self._module.parent if self._module else Path.home()
        ask_file(self, _("Choose the card's library…"), folder, "", self.take_library)

    def take_library(self, name: str) -> None:
        """Look for cards by this library."""
        self._module = module = Path(name)
        self._name.setText(module.name)
        self._show_keys([])  # what another library found must not be chosen for this one
        self.problem.show_text("")
        self.keys.addItem(_("Looking for cards…"))
        task = Task(lambda: keys_on_cards(module))
        task.done.connect(self._show_keys)
        task.failed.connect(self._show_failure)
        task.start()

    def _show_keys(self, keys: list[CardKey]) -> None:
        self._keys = keys
        self.keys.clear()
        for one in keys:
            self.keys.addItem(f"{one.token}: {one.name} ({one.issuer})")
        self.keys.setEnabled(bool(keys))
        self.use.setEnabled(bool(keys))
        self.problem.show_text("" if keys else _("No card with a key to sign with was found."))

    def _show_failure(self, error: UserError) -> None:
        self._show_keys([])
        self.problem.show_text(str(error))

    def accept(self) -> None:
        """Sign with this card from now on."""
        if self._module is None:
            return
        try:
            choose_card(self._workspace, self._module, self._keys[self.keys.currentIndex()])
        except UserError as error:
            self.problem.show_text(str(error))
            return
        self.chosen.emit()
        super().accept()

    def _forget(self) -> None:
        try:
            forget_card(self._workspace)
        except UserError as error:
            self.problem.show_text(str(error))
            return
        self.chosen.emit()
        super().accept()
