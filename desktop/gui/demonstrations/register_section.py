"""One register on the screen: at the left what to look at, the file and the marks; at the right the sheet."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.case import Case
from desktop.domain.preflight import Register
from desktop.domain.register_form import RegisterView
from desktop.gui.demonstrations.copy_sheet import CopySheet
from desktop.gui.demonstrations.register_cards import FileCard, FindingsCard, HandedOnCard
from desktop.gui.demonstrations.register_facts import FactsCard
from desktop.gui.demonstrations.step_page import bare, pane, scrolled
from desktop.gui.widgets.labels import ProblemLabel, words
from desktop.gui.widgets.scrolling import focus_on
from desktop.texts import _

SHEET_WIDTH = 580


class RegisterSection(QWidget):
    """What a person sees of one register.

    ``more`` is the room for what only this register asks or offers.

    Signals:
        place_wanted: the field of the case that the person wants to put right.
        version_wanted: the signed record shall get a new version.
        file_wanted: the file shall be saved.
        marked: the day on which the case was handed on.
        taken_back: the newest mark was a mistake.
        facts_written: RegisterFacts and the study right.
    """

    place_wanted = Signal(str)
    version_wanted = Signal()
    file_wanted = Signal()
    marked = Signal(object)
    taken_back = Signal()
    facts_written = Signal(object, str)

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.register = register
        self.findings = FindingsCard()
        self.facts = FactsCard()
        self.more = bare(QVBoxLayout(), 12)
        self.file = FileCard()
        self.handed_on = HandedOnCard()
        self.problem = ProblemLabel()
        self.sheet = CopySheet()
        self._copy_hint = words(_("Enter copies a field and goes to the next one."), "muted", wrap=True)
        self.findings.place_wanted.connect(self.place_wanted)
        self.findings.version_wanted.connect(self.version_wanted)
        self.facts.written.connect(self.facts_written)
        self.file.file_wanted.connect(self.file_wanted)
        self.handed_on.marked.connect(self.marked)
        self.handed_on.taken_back.connect(self.taken_back)
        layout = bare(QHBoxLayout(self), 0)
        layout.addWidget(scrolled(self._left()), 1)
        self._pane = pane(self._right(), SHEET_WIDTH)
        layout.addWidget(self._pane)

    def _left(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(12)
        column.addWidget(self.findings)
        column.addWidget(self.problem)
        column.addWidget(self.facts)
        column.addLayout(self.more)
        column.addWidget(self.file)
        column.addWidget(self.handed_on)
        column.addStretch(1)
        return made

    def _right(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(8)
        column.addWidget(words(_("To type by hand"), "strong"))
        column.addWidget(self._copy_hint)
        column.addWidget(self.sheet, 1)
        return made

    def show_view(self, view: RegisterView, case: Case, today: date) -> None:
        """Show what a register would take, and what was handed on."""
        none = view.nothing or _("Nothing to put right.")
        findings = () if view.nothing else view.findings
        self.findings.show_findings(findings, closed=case.is_closed, none=none)
        self.facts.show_view(view, case)
        self.file.show_view(view)
        self.handed_on.show()
        self.handed_on.show_case(view, case, today)
        self.sheet.show_parts(view.form)
        self._pane.setVisible(bool(view.form) and not view.nothing)
        self.problem.show_text("")
        if view.nothing:
            for card in (self.facts, self.file, self.handed_on):
                card.hide()

    def show_refusal(self, text: str) -> None:
        """Say why the last act was not done; "" for nothing."""
        self.problem.show_text(text)

    def show_place(self, place: str) -> None:
        """Put the keyboard where the register's own facts are written."""
        if found := self.facts.field(place):
            focus_on(found)

    def begin(self) -> None:
        """Put the keyboard on the first thing to put right, else on the sheet."""
        if self.findings.links:
            self.findings.links[0].setFocus()
        elif self.sheet.rows:
            self.sheet.begin()
        elif self.file.save.isEnabled():
            self.file.save.setFocus()
