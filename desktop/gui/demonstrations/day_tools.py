"""What else can be done on the day, in a row of links under the field."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.flow import Flow
from desktop.texts import _


class DayTools(Flow):
    """Links of the day.

    Signals:
        paper_wanted: the person wants to type from paper.
        card_wanted: the person wants the card to observe with on paper.
    """

    paper_wanted = Signal()
    card_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(4, parent)
        self.paper = button(_("Type from paper…"), "link")
        self.paper.clicked.connect(self.paper_wanted)
        self.card = button(_("Paper card to print…"), "link")
        self.card.clicked.connect(self.card_wanted)
        for made in (self.paper, self.card):
            self.add(made)
