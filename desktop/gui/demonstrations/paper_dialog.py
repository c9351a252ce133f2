"""Typing from paper: many observations at once, one a line, with how each was understood beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.paper import PaperLine, read_paper
from desktop.gui.demonstrations.autosave import SelfSavingText
from desktop.gui.demonstrations.notes_list import SIGNS, TONES
from desktop.gui.demonstrations.shown import Shown
from desktop.gui.demonstrations.situation_choice import SituationChoice
from desktop.gui.demonstrations.step_page import bare, labelled, scrolled
from desktop.gui.widgets.answers import DIALOG_MARGINS, Answers
from desktop.gui.widgets.date_field import DateField
from desktop.gui.widgets.flow import Flow
from desktop.gui.widgets.labels import ProblemLabel, words
from desktop.gui.widgets.layouts import clear
from desktop.gui.widgets.people import Pill
from desktop.texts import HELSINKI, _, clock, many

LINES = 16


@dataclass(frozen=True, slots=True)
class PaperWritten:
    """What was typed and understood: the lines, their day, and the situation's id ("" for none)."""

    lines: tuple[PaperLine, ...]
    on: date
    situation: str


class PaperDialog(QDialog):
    """One large field, and a preview that follows it.

    Signals:
        written: a PaperWritten; whoever stores it calls `stored`.
        drafted: the words as they stand, so that a power cut takes none of them.
    """

    written = Signal(PaperWritten)
    drafted = Signal(str)

    def __init__(self, shown: Shown, author: str, draft: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Type from paper"))
        self.resize(980, 600)
        self._known = frozenset(row.number for row in shown.rows)
        self._plan = shown.case.plan
        self._lines: list[PaperLine] = []
        self._warned = False
        self.day = DateField()
        self.day.set_value(_first_day(shown))
        self.situation = SituationChoice()
        self.situation.show_situations(shown)
        self.text = SelfSavingText(LINES)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setPlaceholderText(_("12.41 #3,5 + Asked for permission\n13.05 #2 - Forgot to close the curtain"))
        self.text.show_text(draft)
        self.text.textChanged.connect(self._read)
        self.text.saved.connect(self.drafted)
        self.problem = ProblemLabel()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*DIALOG_MARGINS)
        layout.addWidget(words(_("The observations become {name}'s.").format(name=author), "muted", wrap=True))
        layout.addLayout(self._top())
        layout.addLayout(self._middle(), 1)
        layout.addWidget(self.problem)
        self.buttons = Answers("", self, then=self._keep, give_up=_("Close"), enter=False)
        self.keep = self.buttons.act
        layout.addWidget(self.buttons)
        if self.situation.choices is not None:
            self.situation.choices.chosen.connect(self._follow_situation)
            self._follow_situation(self.situation.value())
        self._read()
        self.text.setFocus()

    def _top(self) -> QHBoxLayout:
        row = bare(QHBoxLayout(), 16)
        row.addWidget(labelled(_("Day"), self.day))
        if self.situation.choices is not None:
            row.addWidget(labelled(_("Situation"), self.situation))
        row.addStretch(1)
        return row

    def _middle(self) -> QHBoxLayout:
        row = bare(QHBoxLayout(), 12)
        told = _("One observation a line: time, #requirements, + or -, what you saw.")
        left = labelled(_("What stands on the paper"), self.text, words(told, "small", wrap=True))
        for growing in (self.text, left):
            growing.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        row.addWidget(left, 1)
        self._preview = QWidget()
        self._rows = bare(QVBoxLayout(self._preview), 6)
        right = bare(QVBoxLayout(), 4)
        self._heading = words("")
        right.addWidget(self._heading)
        right.addWidget(scrolled(self._preview), 1)
        row.addLayout(right, 1)
        return row

    def reject(self) -> None:
        """What was typed waits for the next time; where it cannot, the second try gives it up."""
        self.text.flush()
        if self.text.refusals and not self._warned:
            self._warned = True
            self.show_refusal(_("Not saved: {why}").format(why=self.text.refusals[0].why))
            return
        super().reject()

    def stored(self) -> None:
        """The lines are stored; those that could not be understood stay to be mended."""
        rest = "\n".join(line.source for line in self._lines if not line.can_be_kept)
        self.text.setPlainText(rest)
        self.text.flush()
        if not rest:
            self.accept()

    def show_refusal(self, text: str) -> None:
        """Say why nothing was stored."""
        self.problem.show_text(text)

    def _keep(self) -> None:
        on = self.day.value()
        if on is None:
            self.problem.show_text(_("Write the day."), field=self.day)
            return
        kept = tuple(line for line in self._lines if line.can_be_kept)
        self.problem.show_text("", field=self.day)
        if kept:
            self.written.emit(PaperWritten(kept, on, self.situation.value()))

    def _follow_situation(self, situation: object) -> None:
        found = next((one for one in self._plan.situations if one.id == situation), None)
        if found is not None:
            self.day.set_value(found.day)

    def _read(self) -> None:
        self._lines = read_paper(self.text.toPlainText(), self._known)
        kept = sum(line.can_be_kept for line in self._lines)
        unclear = sum(bool(line.unclear) for line in self._lines)
        told = many("{n} line is unclear", "{n} lines are unclear", unclear) if unclear else ""
        self._heading.setText(" · ".join(one for one in (_("How the lines were understood"), told) if one))
        self.keep.setText(many("Keep {n} observation", "Keep {n} observations", kept))
        self.keep.setEnabled(kept > 0)
        self._show(self._lines)

    def _show(self, lines: Sequence[PaperLine]) -> None:
        clear(self._rows)
        for number, line in enumerate(lines, 1):
            self._rows.addWidget(_understood(number, line))
        self._rows.addStretch(1)


def _understood(number: int, line: PaperLine) -> QFrame:
    """One line as it was understood, and what is unclear in it."""
    frame = QFrame()
    frame.setProperty("surface", "card" if line.can_be_kept else "warn")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(10, 6, 10, 6)
    layout.setSpacing(3)
    head = Flow()
    head.add(words(f"{number}.", "muted"))
    head.add(words(clock(line.at) if line.at else _("no time"), "strong" if line.at else "warn"))
    if line.requirements:
        head.add(Pill(_("requirement {n}").format(n=", ".join(map(str, line.requirements)))))
    head.add(Pill(f"{SIGNS[line.leaning]} {_(line.leaning.label)}", tone=TONES[line.leaning]))
    layout.addWidget(head)
    if line.text:
        layout.addWidget(words(line.text, wrap=True))
    for remark in line.unclear:
        layout.addWidget(words(f"⚠ {remark}", "warn", wrap=True))
    return frame


def _first_day(shown: Shown) -> date:
    """The day of the demonstration, and today where it has not begun."""
    if shown.case.started_at is not None:
        return shown.case.started_at.astimezone(HELSINKI).date()
    starts = shown.case.plan.starts
    return starts if starts is not None and starts <= shown.today else shown.today
