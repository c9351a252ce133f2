"""A file that cannot be worked in now: open elsewhere, or where nothing may be written. One may look, or wait."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.labels import words
from desktop.texts import _

EVERY = 2_000
"""Milliseconds between two looks whether the file is free."""


class HeldPage(QWidget):
    """Says why, and offers what can be done.

    Signals:
        look_wanted: the person only wants to look.
        again: try to open the file; asked from time to time where it may become free, and by a button.
        back: to the passphrase.
    """

    look_wanted = Signal()
    again = Signal()
    back = Signal()

    def __init__(self, text: str, *, waits: bool, may_look: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.told = words(text, wrap=True)
        self.look = button(_("Only look at it"), "primary")
        self.look.setVisible(may_look)
        self.look.clicked.connect(self.look_wanted)
        self.retry = button(_("Try again"))
        self.retry.clicked.connect(self.again)
        self.other = button(_("Back"))
        self.other.clicked.connect(self.back)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        heading = _("The file is open elsewhere") if waits else _("The file cannot be written")
        layout.addWidget(words(heading, "title", wrap=True))
        layout.addWidget(self.told)
        lead = _("It opens here by itself as soon as it is closed there. Until then you can look at it.")
        layout.addWidget(words(lead if waits else _("You can look at everything in it."), "muted", wrap=True))
        acts = QHBoxLayout()
        acts.addWidget(self.other)
        acts.addStretch(1)
        acts.addWidget(self.retry)
        acts.addWidget(self.look)
        layout.addLayout(acts)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.again)
        if waits:
            self._timer.start(EVERY)
