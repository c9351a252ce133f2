"""What taking in one plan (HOKS) would do: each change as it was and as it would be, with a box to let it through."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.actions.plan_preview import PlanPreview
from desktop.domain.competence_plan import Remark
from desktop.domain.plan_offers import Offer, Part
from desktop.gui.demonstrations.step_page import bare
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.labels import words
from desktop.gui.widgets.layouts import clear
from desktop.texts import _, many, n_

HEADINGS = {
    Part.STUDENT: n_("Student"),
    Part.WORKPLACE: n_("Workplaces and instructors"),
    Part.CASE: n_("Demonstrations that are open already"),
    Part.DRAFT: n_("New demonstrations from the plan"),
}
MOST_REMARKS = 20
LABEL_WIDTH = 240


class OffersPane(QWidget):
    """Shows the offers of one plan under headings.

    Signals:
        changed: another offer is let through, or one no more.
        unit_wanted: the id of an offer that lacks a local unit, which the person wants to make.
    """

    changed = Signal()
    unit_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[str, QCheckBox] = {}
        self.makers: dict[str, QPushButton] = {}
        self._column = bare(QVBoxLayout(self), 4)

    def show_plan(self, preview: PlanPreview, chosen: Collection[str]) -> None:
        """Show what this plan would do, with what is let through."""
        clear(self._column)
        self.boxes, self.makers = {}, {}
        for note in preview.notes:
            self._column.addWidget(words(note, "warn", wrap=True))
        ordered = sorted(preview.offers, key=lambda one: (list(Part).index(one.part), one.about))
        for part, offers in groupby(ordered, key=lambda one: one.part):
            self._heading(_(HEADINGS[part]))
            for about, group in groupby(offers, key=lambda one: one.about):
                if part != Part.STUDENT:
                    self._column.addWidget(words(about, "muted", wrap=True))
                for one in group:
                    self._add_row(one, chosen=one.id in chosen)
        if not preview.offers:
            self._column.addWidget(words(_("Everything that the plan says is known already."), wrap=True))
        elif preview.same:
            same = words(_("As before: {things}").format(things=", ".join(preview.same)), "muted", wrap=True)
            same.setContentsMargins(0, 10, 0, 0)
            self._column.addWidget(same)
        self._show_remarks(preview.plan.remarks)
        self._column.addStretch(1)

    def chosen(self) -> frozenset[str]:
        """The offers that are let through."""
        return frozenset(name for name, box in self.boxes.items() if box.isChecked() and box.isEnabled())

    def choose_all(self) -> None:
        """Let everything through that may be."""
        for box in self.boxes.values():
            box.setChecked(box.isEnabled())

    def _heading(self, text: str) -> None:
        made = words(text, "strong")
        made.setContentsMargins(0, 10, 0, 0)
        self._column.addWidget(made)

    def _add_row(self, one: Offer, *, chosen: bool) -> None:
        told = f"{one.before} → {one.after}" if one.before else one.after
        box = QCheckBox(one.label)
        box.setMinimumSize(LABEL_WIDTH, 34)
        box.setEnabled(not one.hindrance)
        box.setChecked(chosen and not one.hindrance)
        box.setAccessibleName(f"{one.about}, {one.label}: {told}")
        box.setAccessibleDescription(one.hindrance)
        box.toggled.connect(self.changed)
        value = words(told, wrap=True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        held = QWidget()
        row = bare(QHBoxLayout(held), 12)
        row.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(value, 1)
        self._column.addWidget(held)
        if one.hindrance:
            why = words(one.hindrance, "warn", wrap=True)
            why.setContentsMargins(LABEL_WIDTH + 12, 0, 0, 0)
            self._column.addWidget(why)
        if one.makes_unit:
            self._column.addLayout(self._maker(one))
        self.boxes[one.id] = box

    def _maker(self, one: Offer) -> QHBoxLayout:
        """The way to make the local unit that is lacking."""
        made = self.makers[one.id] = button(_("Make the local unit…"), "link", icon="plus")
        made.setAccessibleName(f"{made.text()} {one.about}")
        made.clicked.connect(partial(self.unit_wanted.emit, one.id))
        row = bare(QHBoxLayout(), 0)
        row.setContentsMargins(LABEL_WIDTH + 12, 0, 0, 0)
        row.addWidget(made)
        row.addStretch(1)
        return row

    def _show_remarks(self, remarks: tuple[Remark, ...]) -> None:
        """What is odd in the plan, or what eHOKS would refuse: it is put right where the plan comes from."""
        if not remarks:
            return
        self._heading(many("{n} thing to look at in the plan", "{n} things to look at in the plan", len(remarks)))
        for one in remarks[:MOST_REMARKS]:
            text = f"{one.where}: {one.sentence}" if one.where else one.sentence
            self._column.addWidget(words(text[:1].upper() + text[1:], "bad" if one.hard else "warn", wrap=True))
        if len(remarks) > MOST_REMARKS:
            self._column.addWidget(words(_("… and {n} more").format(n=len(remarks) - MOST_REMARKS), "muted"))
