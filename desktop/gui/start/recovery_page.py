"""The recovery key, shown once: to print, to save, and to confirm."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.errors import UserError
from desktop.gui.choosing import ask_place, pdf_files
from desktop.gui.messages import show_failure
from desktop.gui.start.recovery_sheet import QrCode, print_sheet, save_sheet, two_lines
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.labels import words
from desktop.texts import _


class RecoveryPage(QWidget):
    """Shows the recovery key as groups of letters and as a QR code; goes on once the person has put it away.

    Signals:
        confirmed: the person says that the key is in a safe place.
    """

    confirmed = Signal()

    def __init__(self, groups: str, svg: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups, self._svg = groups, svg
        lead = _("If you forget the passphrase, only this key opens the file. It is shown now and never again.")
        self.key = words(two_lines(groups), "heading")
        self.key.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.key.setAccessibleName(_("Recovery key: {key}").format(key=groups))
        self.save = button(_("Save as PDF…"), icon="document")
        self.save.clicked.connect(self._ask_place)
        self.print = button(_("Print…"), icon="print")
        self.print.clicked.connect(self._print)
        self.put_away = QCheckBox(_("I have put the key in a safe place, not beside this computer"))
        self.go_on = button(_("Continue"), "primary")
        self.go_on.setEnabled(False)
        self.put_away.toggled.connect(self.go_on.setEnabled)
        self.go_on.clicked.connect(self.confirmed)
        self._lay_out(lead)

    def _lay_out(self, lead: str) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(words(_("Your recovery key"), "title"))
        layout.addWidget(words(lead, "muted", wrap=True))
        shown = QHBoxLayout()
        shown.setSpacing(20)
        shown.addWidget(QrCode(self._svg))
        beside = QVBoxLayout()
        beside.addStretch(1)
        beside.addWidget(self.key)
        beside.addSpacing(8)
        acts = QHBoxLayout()
        acts.addWidget(self.save)
        acts.addWidget(self.print)
        acts.addStretch(1)
        beside.addLayout(acts)
        beside.addStretch(1)
        shown.addLayout(beside, 1)
        layout.addLayout(shown)
        layout.addWidget(self.put_away)
        layout.addWidget(self.go_on, 0, Qt.AlignmentFlag.AlignRight)

    def _ask_place(self) -> None:
        offered = Path.home() / f"{_('recovery key')}.pdf"
        ask_place(self, _("Save the recovery key"), offered, pdf_files(), self.save_to)

    def save_to(self, path: str) -> None:
        """Write the sheet with the key as a PDF."""
        try:
            save_sheet(self._groups, self._svg, Path(path))
        except UserError as error:
            show_failure(self, error)

    def _print(self) -> None:
        print_sheet(self._groups, self._svg, self)
