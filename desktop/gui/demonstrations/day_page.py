"""Step 2: the demonstration day, one note after another."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.assessment import Observation
from desktop.domain.case import Case, assessor_name, visible_notes
from desktop.domain.errors import Problem
from desktop.domain.gates import problems_to_start
from desktop.domain.terms import Role
from desktop.gui.demonstrations.note_field import NoteField, NoteWritten
from desktop.gui.demonstrations.notes_list import NotesList
from desktop.gui.demonstrations.shown import Shown
from desktop.gui.demonstrations.step_page import StepPage, bare, column, pane, scrolled
from desktop.gui.widgets.buttons import SegmentedControl, button
from desktop.gui.widgets.card import Card
from desktop.gui.widgets.labels import line, words
from desktop.texts import _, many, moment


class DayPage(StepPage):
    """Takes observations and shows those that the writer may see.

    Signals:
        started: the demonstration begins.
        noted: assessor id, words, ids of requirements, Leaning.
        note_edited: the Observation as its author left it.
    """

    started = Signal()
    noted = Signal(str, str, tuple, object)
    note_edited = Signal(Observation)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editing: Observation | None = None
        self.field = NoteField()
        self.field.written.connect(self._keep)
        self.field.drafted.connect(self._keep_draft)
        self.list = NotesList()
        self.list.edit_wanted.connect(self._edit)
        self._writers = bare(QHBoxLayout())
        self.writer: SegmentedControl | None = None
        self._card = self._note_card()
        layout = bare(QHBoxLayout(self), 0)
        layout.addWidget(scrolled(column(self.problem, self._card, self.list)), 1)
        self._rows = QWidget()
        self._rows_layout = QVBoxLayout(self._rows)
        self._rows_layout.setContentsMargins(16, 14, 16, 14)
        layout.addWidget(pane(self._rows))
        self.start = button(_("Start the demonstration"))
        self.start.clicked.connect(self.started)
        self.onward = button(_("To the assessment"), "primary")
        self.onward.clicked.connect(self.moved_on)
        self.fill_footer(self.turn, buttons=(self.start, self.onward))

    def _note_card(self) -> Card:
        card = Card(_("What do you see?"))
        card.top.addLayout(self._writers)
        card.body.addWidget(self.field)
        return card

    def show_case(self, shown: Shown) -> None:
        super().show_case(shown)
        self._show_writers(shown)
        self.field.show_rows(shown.rows)
        self._card.setEnabled(not shown.case.is_closed)
        self.list.show_notes(shown, self.by())
        self._show_rows(shown)
        self.start.setVisible(shown.case.started_at is None)
        self.start.setEnabled(not problems_to_start(shown.case))
        self.show_turn(shown, problems_to_start(shown.case))

    def show_turn(self, shown: Shown, missing: list[Problem]) -> None:
        if missing or shown.case.started_at is None:
            super().show_turn(shown, missing)
            return
        count = len(visible_notes(shown.case, self.by()))
        notes = many("{n} observation", "{n} observations", count)
        self.turn.setText(_("Started {time}").format(time=moment(shown.case.started_at)) + f" · {notes}")

    def begin(self) -> None:
        self.field.text.setFocus()

    def by(self) -> str:
        """The id of the assessor who writes now."""
        chosen = self.writer.value() if self.writer else None
        return str(chosen or (self.shown.reader if self.shown else Role.TEACHER))

    def draft_names(self) -> tuple[str, ...]:
        return (self._draft_name(),)

    def show_drafts(self, drafts: dict[str, str]) -> None:
        self.field.text.show_text(drafts.get(self._draft_name(), ""))

    def note_stored(self) -> None:
        """The note that was written last is stored."""
        self._editing = None
        self.field.clear()

    def _draft_name(self) -> str:
        return f"note {self.shown.reader if self.shown else ''}"

    def _keep_draft(self, text: str) -> None:
        self.drafted.emit(self._draft_name(), text)

    def _keep(self, note: NoteWritten) -> None:
        if self._editing:
            edited = replace(self._editing, text=note.text, requirements=note.requirements, leaning=note.leaning)
            self.note_edited.emit(edited)
        else:
            self.noted.emit(self.by(), note.text, note.requirements, note.leaning)

    def _edit(self, note: Observation) -> None:
        self._editing = note
        self.field.show_note(note)

    def _show_writers(self, shown: Shown) -> None:
        if self.writer is not None or shown.guest:
            return
        choices = [(one, _writer_name(shown.case, one)) for one in shown.case.assessor_ids]
        self.writer = SegmentedControl(choices, _("Who writes"))
        self.writer.set_value(shown.reader)
        self.writer.chosen.connect(self._change_writer)
        self._writers.addWidget(words(_("Who writes"), "muted"))
        self._writers.addWidget(self.writer)

    def _change_writer(self) -> None:
        self._editing = None
        if self.shown:
            self.show_case(self.shown)
        self.field.text.setFocus()

    def _show_rows(self, shown: Shown) -> None:
        """The requirements with how often each was seen, so that nothing is forgotten."""
        while item := self._rows_layout.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._rows_layout.addWidget(words(_("What is to be seen"), "strong"))
        notes = visible_notes(shown.case, self.by())
        for row in shown.rows:
            seen = sum(row.id in note.requirements for note in notes)
            self._rows_layout.addWidget(line())
            count = many("{n} observation", "{n} observations", seen) if seen else _("not seen yet")
            self._rows_layout.addWidget(words(f"{row.number}. {row.text}", wrap=True))
            self._rows_layout.addWidget(words(count, "good" if seen else "muted"))
        self._rows_layout.addStretch(1)


def _writer_name(case: Case, assessor: str) -> str:
    return _(Role(assessor).label) if assessor in set(Role) else assessor_name(case, assessor)
