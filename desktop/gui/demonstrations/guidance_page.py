"""Sopimus ja ohjaus: agreement, induction, guidance plan and contact log; beside them the minimum level."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.case import Case
from desktop.domain.minimum_level import Point
from desktop.domain.places import last_of
from desktop.gui.demonstrations.beside import BesidePage
from desktop.gui.demonstrations.guidance_cards import AgreementCard, ContactsCard, InductionCard, PracticeCard
from desktop.gui.demonstrations.minimum_list import MinimumList
from desktop.gui.demonstrations.step_page import bare, pane, scrolled
from desktop.gui.widgets.labels import ProblemLabel
from desktop.gui.widgets.scrolling import focus_on
from desktop.texts import _

POINTS_WIDTH = 420


class GuidancePage(BesidePage):
    """Shows what belongs to agreement and guidance; its cards tell what the person writes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Agreement and guidance"), parent)
        self.agreement, self.induction = AgreementCard(), InductionCard()
        self.practice, self.contacts = PracticeCard(), ContactsCard()
        self.points = MinimumList()
        self.problem = ProblemLabel()
        layout = bare(QVBoxLayout(self), 0)
        layout.addWidget(self.bar)
        row = bare(QHBoxLayout(), 0)
        row.addWidget(scrolled(self._cards()), 1)
        row.addWidget(pane(self.points, POINTS_WIDTH))
        layout.addLayout(row, 1)

    def _cards(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(12)
        for widget in (self.problem, self.agreement, self.induction, self.practice, self.contacts):
            column.addWidget(widget)
        column.addStretch(1)
        return made

    def show_case(self, case: Case, points: Sequence[Point], own: frozenset[str], today: date) -> None:
        """Show the case as it stands; one that was given up can only be read."""
        editable = case.withdrawn is None
        self.agreement.show_case(case, editable=editable)
        self.induction.show_case(case, today, editable=editable)
        self.practice.show_case(case, editable=editable)
        self.contacts.show_case(case, today, editable=editable)
        self.points.show_points(points, own, today)
        guidance = case.guidance
        self.points.show_improvement(guidance.improvement, guidance.improvement_seen_on, editable=editable)

    def show_refusal(self, text: str) -> None:
        """Say why the last act was not done; "" for nothing."""
        self.problem.show_text(text)

    def show_place(self, field: str) -> None:
        """Put the keyboard where a field of the guidance is written."""
        lines = self.agreement.lines
        places: dict[str, QWidget] = {
            "suitable_on": self.agreement.suitable_on,
            "hours": next((one for one in lines.values() if not one.text().strip()), lines["hours"]),
            "hazardous": self.agreement.hazardous,
            "induction": next(iter(self.induction.days.values())),
            "contacts": self.contacts.note,
            "improvement": self.points.improvement,
        }
        focus_on(places.get(last_of(field), self.agreement.suitable_on))

    def begin(self) -> None:
        """Put the keyboard where work begins."""
        self.agreement.suitable_on.setFocus()
