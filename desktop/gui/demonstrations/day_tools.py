"""What else can be done on the day, in a row of links under the field."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.case import Case
from desktop.domain.gates import problems_to_complement, problems_to_interrupt
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.flow import Flow
from desktop.texts import _


class DayTools(Flow):
    """Links of the day.

    Signals:
        evidence_wanted: the person wants to add a photo or a document.
        paper_wanted: the person wants to type from paper.
        card_wanted: the person wants the card to observe with on paper.
        interruption_wanted: the demonstration stops before its end.
        complement_wanted: something is to be shown otherwise.
    """

    evidence_wanted = Signal()
    paper_wanted = Signal()
    card_wanted = Signal()
    interruption_wanted = Signal()
    complement_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(4, parent)
        self.evidence = button(_("Photo or document…"), "link")
        self.evidence.clicked.connect(self.evidence_wanted)
        self.paper = button(_("Type from paper…"), "link")
        self.paper.clicked.connect(self.paper_wanted)
        self.card = button(_("Paper card to print…"), "link")
        self.card.clicked.connect(self.card_wanted)
        self.interrupt = button(_("Interrupt…"), "link")
        self.interrupt.clicked.connect(self.interruption_wanted)
        self.complement = button(_("Agree on a complement…"), "link")
        self.complement.clicked.connect(self.complement_wanted)
        for made in (self.evidence, self.paper, self.card, self.interrupt, self.complement):
            self.add(made)

    def show_case(self, case: Case) -> None:
        """Offer what can be done now."""
        for made in (self.evidence, self.paper):
            made.setVisible(not case.is_closed)
        self.interrupt.setVisible(not case.is_closed and not problems_to_interrupt(case))
        self.complement.setVisible(not case.is_closed and not problems_to_complement(case))
