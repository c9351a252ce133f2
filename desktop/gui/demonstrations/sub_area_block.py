"""The sub-areas of common units (YTO) in the frame of a plan: each in a line that opens it, and a way to add one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.local_text import say
from desktop.domain.sub_area_words import state_words
from desktop.gui.demonstrations.shown import Shown
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.labels import words
from desktop.gui.widgets.layouts import clear
from desktop.gui.widgets.links import LinkLine
from desktop.texts import _, language


class SubAreaBlock(QWidget):
    """Tells of the sub-areas; a guest only reads which there are.

    Signals:
        wanted: the id of the sub-area to open, "" for a new one.
    """

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        self.lines: dict[str, LinkLine] = {}
        self.add = button(_("Show a sub-area in this work…"), "link")
        self.add.clicked.connect(self._want_new)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(words(_("Common units (YTO)"), "strong"))
        layout.addLayout(self._lines)
        layout.addWidget(self.add)

    def show_sub_areas(self, shown: Shown) -> None:
        """Show the sub-areas of a case."""
        clear(self._lines)
        self.lines = {}
        for one in shown.case.sub_areas:
            text = f"{say(one.name, language())}: {state_words(one)}"
            if shown.guest:
                self._lines.addWidget(words(text, wrap=True))
                continue
            done = one.signed is not None
            made = LinkLine(text, "check" if done else "arrow", "good" if done else "text")
            made.setProperty("sub_area", one.id)
            made.clicked.connect(self._want)
            self.lines[one.id] = made
            self._lines.addWidget(made)
        self.add.setVisible(not shown.guest and not shown.case.is_closed)
        self.setVisible(not shown.guest or bool(shown.case.sub_areas))

    def _want(self) -> None:
        self.wanted.emit(self.sender().property("sub_area"))

    def _want_new(self) -> None:
        self.wanted.emit("")
