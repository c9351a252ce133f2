"""The band over a file that is only looked at: why nothing can be changed in it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.gui.widgets.labels import IconLabel, words
from desktop.texts import _


class LookBand(QFrame):
    """Stays as long as the file is open."""

    def __init__(self, why: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "bar")
        self.told = words(why, "warn", wrap=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 8, 20, 8)
        layout.setSpacing(8)
        layout.addWidget(IconLabel("warning", "warn"))
        layout.addWidget(words(_("Only to look at"), "strong"))
        layout.addWidget(self.told, 1)
