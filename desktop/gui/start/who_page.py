"""Who are you? On a shared laptop each person has a file and a passphrase of their own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.labels import words
from desktop.texts import _


class WhoPage(QWidget):
    """The files that were opened on this computer, by the names that their people gave them.

    Signals:
        chosen: the path of a file.
        other_wanted: a file that is not in the list.
        new_wanted: the person wants to make a file.
    """

    chosen = Signal(object)
    other_wanted = Signal()
    new_wanted = Signal()

    def __init__(self, files: Sequence[Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.files: list[QPushButton] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(words(_("Who are you?"), "title"))
        lead = _("Each person has a file of their own, which only their passphrase opens.")
        layout.addWidget(words(lead, "muted", wrap=True))
        names = [one.stem for one in files]
        for path in files:
            twice = names.count(path.stem) > 1
            made = button(f"{path.stem} · {path.parent.name}" if twice else path.stem, icon="person")
            made.setToolTip(str(path))
            made.setProperty("path", str(path))
            made.clicked.connect(self._choose)
            self.files.append(made)
            layout.addWidget(made)
        self.other = button(_("Open another file…"), "link")
        self.other.clicked.connect(self.other_wanted)
        self.new = button(_("Make a new file"), "link")
        self.new.clicked.connect(self.new_wanted)
        links = QHBoxLayout()
        links.addWidget(self.other)
        links.addStretch(1)
        links.addWidget(self.new)
        layout.addLayout(links)

    def _choose(self) -> None:
        pressed = self.sender()
        if pressed is not None:
            self.chosen.emit(Path(str(pressed.property("path"))))
