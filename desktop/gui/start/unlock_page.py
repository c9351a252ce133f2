"""Opening the file: by its passphrase, or by the recovery key."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.gui.ui.unlock import Ui_Unlock
from desktop.texts import _


class UnlockPage(QWidget):
    """Asks for the passphrase of a file.

    Signals:
        passphrase_given: the passphrase as typed.
        recovery_given: the recovery key as typed.
        other_wanted: the person wants to open another file.
        new_wanted: the person wants to make a new file.
    """

    passphrase_given = Signal(str)
    recovery_given = Signal(str)
    other_wanted = Signal()
    new_wanted = Signal()

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._by_recovery = False
        self.ui = Ui_Unlock()
        self.ui.setupUi(self)
        self.ui.file_name.setText(path.name)
        self.ui.file_name.setToolTip(str(path))
        self.ui.secret.returnPressed.connect(self._open)
        self.ui.secret.textEdited.connect(self._forget_problem)
        self.ui.open.clicked.connect(self._open)
        self.ui.by_recovery.clicked.connect(self._switch)
        self.ui.other.clicked.connect(self.other_wanted)
        self.ui.new_file.clicked.connect(self.new_wanted)

    def show_failure(self, text: str) -> None:
        """Say beside the field why the file did not open; what was typed stays to be mended."""
        self.ui.secret_problem.show_text(text, field=self.ui.secret)
        self.ui.secret.selectAll()
        self.ui.secret.setFocus()

    def show_locked(self, minutes: int) -> None:
        """Say that the file locked itself."""
        text = _("The file locked itself after {n} minutes. Everything is saved.")
        self.ui.heading.setText(_("The file is locked"))
        self.ui.file_name.setText(text.format(n=minutes))

    def _open(self) -> None:
        text = self.ui.secret.text()
        if not text.strip():
            wanted = _("Write the recovery key.") if self._by_recovery else _("Write the passphrase.")
            self.show_failure(wanted)
        elif self._by_recovery:
            self.recovery_given.emit(text)
        else:
            self.passphrase_given.emit(text)

    def _switch(self) -> None:
        self._by_recovery = not self._by_recovery
        shown = self._by_recovery
        self.ui.secret_label.setText(_("&Recovery key") if shown else _("&Passphrase"))
        self.ui.by_recovery.setText(_("Use the passphrase") if shown else _("Use the recovery key"))
        modes = QLineEdit.EchoMode
        self.ui.secret.setEchoMode(modes.Normal if shown else modes.Password)
        self.ui.secret.clear()
        self._forget_problem()
        self.ui.secret.setFocus()

    def _forget_problem(self) -> None:
        self.ui.secret_problem.show_text("", field=self.ui.secret)
