"""The box that says that something went wrong on our side."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.labels import words
from desktop.texts import _


class FaultDialog(QDialog):
    """Says that something went wrong on our side, and offers details to copy."""

    def __init__(self, told: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Näyttökumppani")
        self.setMinimumWidth(520)
        self._told = QPlainTextEdit(told)
        self._told.setReadOnly(True)
        self._told.setAccessibleName(_("Details of the fault"))
        self.copy = button(_("Copy the details"))
        self.copy.clicked.connect(self._copy)
        self.close_button = button(_("Continue"), "primary")
        self.close_button.clicked.connect(self.accept)
        text = _("Your work is safe in the file. Go on; if it happens again, send the details to your support person.")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(words(_("Something went wrong on our side"), "heading"))
        layout.addWidget(words(text, wrap=True))
        layout.addWidget(words(_("The details name no people."), "muted"))
        layout.addWidget(self._told)
        row = QHBoxLayout()
        row.addWidget(self.copy)
        row.addStretch(1)
        row.addWidget(self.close_button)
        layout.addLayout(row)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._told.toPlainText())
