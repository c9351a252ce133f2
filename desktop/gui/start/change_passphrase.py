"""Choosing a new passphrase for the file, by the present one or after the recovery key opened it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from desktop.domain.errors import UserError
from desktop.domain.passphrase import strength
from desktop.gui.ui.change_passphrase import Ui_ChangePassphrase
from desktop.gui.widgets.labels import restyle
from desktop.texts import _


class ChangePassphraseDialog(QDialog):
    """Asks for the present and the new passphrase. ``change`` stores it and may refuse with a `UserError`.

    With ``ask_old`` False only the new one is asked for: the recovery key has already opened the file.

    Signals:
        changed: the file opens by the new passphrase from now on.
    """

    changed = Signal()

    def __init__(
        self, change: Callable[[str, str], None], parent: QWidget | None = None, *, ask_old: bool = True
    ) -> None:
        super().__init__(parent)
        self._change = change
        self._ask_old = ask_old
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.ui = Ui_ChangePassphrase()
        self.ui.setupUi(self)
        for widget in (self.ui.old_label, self.ui.old):
            widget.setVisible(ask_old)
        if not ask_old:
            self.ui.lead.setText(_("The recovery key opened the file. Choose a new passphrase for it."))
        self.ui.new.textChanged.connect(self._show_strength)
        self.ui.change.clicked.connect(self.accept)
        self.ui.cancel.clicked.connect(self.reject)
        self._show_strength("")

    def accept(self) -> None:
        """Change it, once nothing is wrong."""
        new = self.ui.new.text()
        short = "" if strength(new).enough else _("Choose a passphrase of at least eight characters.")
        differs = (
            "" if short or new == self.ui.repeat.text() else _("The passphrases differ. Write the same one again.")
        )
        self.ui.new_problem.show_text(short, field=self.ui.new)
        self.ui.repeat_problem.show_text(differs, field=self.ui.repeat)
        self.ui.old_problem.show_text("", field=self.ui.old)
        if short or differs:
            return
        try:
            self._change(self.ui.old.text(), new)
        except UserError as error:
            wrong, field = (self.ui.old_problem, self.ui.old) if self._ask_old else (self.ui.new_problem, self.ui.new)
            wrong.show_text(str(error), field=field)
            return
        self.changed.emit()
        super().accept()

    def _show_strength(self, text: str) -> None:
        found = strength(text)
        self.ui.strength.setText(_(found.advice))
        self.ui.strength.setProperty("look", {"good": "good", "guessable": "warn"}.get(found.value, "muted"))
        restyle(self.ui.strength)
