"""Step 2: the demonstration day, one note after another."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.assessment import Observation
from desktop.domain.case import Case, assessor_name, open_interruption, unread, visible_evidence, visible_notes
from desktop.domain.errors import Problem
from desktop.domain.evidence import Evidence
from desktop.domain.gates import problems_to_start
from desktop.domain.places import last_of
from desktop.domain.terms import Role
from desktop.gui.demonstrations.changes_band import ChangesBand
from desktop.gui.demonstrations.day_tools import DayTools
from desktop.gui.demonstrations.note_field import NoteField, NoteWritten
from desktop.gui.demonstrations.notes_list import NotesList
from desktop.gui.demonstrations.seen_list import SeenList
from desktop.gui.demonstrations.shown import Shown
from desktop.gui.demonstrations.side_cards import SideCards
from desktop.gui.demonstrations.situation_choice import SituationChoice
from desktop.gui.demonstrations.step_page import StepPage, add_column, add_pane, bare, column
from desktop.gui.widgets.buttons import SegmentedControl, button
from desktop.gui.widgets.card import Card
from desktop.gui.widgets.flow import Flow
from desktop.gui.widgets.labels import words
from desktop.gui.widgets.scrolling import focus_on
from desktop.texts import _, many, moment


class DayPage(StepPage):
    """Takes observations and shows those that the reader may see.

    A teacher may let the instructor write in between: what is kept then belongs to the instructor, and is out of sight
    again as soon as the teacher writes.

    Signals:
        started: the demonstration begins.
        noted: assessor id, NoteWritten, the situation's id ("" for none).
        note_edited: the Observation as its author left it.
        shared, taken_back: assessor id, and the id of an observation ("" for all of theirs).
        read: the reader has seen what the others shared.
        evidence_offered: assessor id, and a Path or Pasted to add, or None to ask for one.
        evidence_opened: the id of the evidence to look at.
        evidence_shared: assessor id, the id of evidence.
    """

    started = Signal()
    noted = Signal(str, NoteWritten, str)
    note_edited = Signal(Observation)
    shared = Signal(str, str)
    taken_back = Signal(str, str)
    read = Signal()
    evidence_offered = Signal(str, object)
    evidence_opened = Signal(str)
    evidence_shared = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editing: Observation | None = None
        self._before: frozenset[str] | None = None
        layout = bare(QHBoxLayout(self), 0)
        middle = add_column(layout)
        self.changes = ChangesBand(middle, offers_agreement=True)
        self.side = SideCards(middle)
        self.writer: SegmentedControl | None = None
        self._card = self._note_card(middle)
        self.tools = DayTools(middle)
        self._hidden = words("", "muted", wrap=True, parent=middle)
        self.list = NotesList(middle)
        column(self.problem, self.changes, self.side, self._card, self.tools, self._hidden, self.list, into=middle)
        self.seen = add_pane(layout, SeenList)
        self._connect()
        self.start = button(_("Start the demonstration"))
        self.start.clicked.connect(self.started)
        self.onward = button(_("To the assessment"), "primary")
        self.onward.clicked.connect(self.moved_on)
        self.fill_footer(self.turn, buttons=(self.start, self.onward))

    def _connect(self) -> None:
        self.field.written.connect(self._keep)
        self.field.drafted.connect(self._keep_draft)
        self.field.evidence_offered.connect(self._offer_evidence)
        self.field.marked.connect(self.seen.show_marked)
        self.list.edit_wanted.connect(self._edit)
        self.list.shared.connect(self._share)
        self.list.taken_back.connect(self._take_back)
        self.list.evidence_opened.connect(self.evidence_opened)
        self.list.evidence_shared.connect(self._share_evidence)
        self.tools.evidence_wanted.connect(self._ask_evidence)
        self.seen.toggled.connect(self.field.toggle)

    def _note_card(self, parent: QWidget) -> Card:
        card = Card(parent=parent)
        self._head = Flow(12, card)
        self.situation = SituationChoice(self._head)
        self.field = NoteField(card)
        self._head.add(words(_("What do you see?"), "strong"))
        self._head.add(self.situation)
        card.body.addWidget(self._head)
        card.body.addWidget(self.field)
        return card

    def show_case(self, shown: Shown) -> None:
        super().show_case(shown)
        self._show_writers(shown)
        self.situation.show_situations(shown)
        self.field.show_rows(shown.rows)
        self._card.setEnabled(not shown.case.is_closed and open_interruption(shown.case) is None)
        self.tools.show_case(shown.case)
        self.changes.show_changes(shown)
        self.side.show_case(shown)
        notes = self.notes()
        if self._editing is not None and all(note.id != self._editing.id for note in notes):
            self._editing = None  # it is gone, and the words become an observation of their own
        self.list.show_notes(shown, self.by(), notes, self.evidence())
        counts = {row.id: sum(row.id in note.requirements for note in notes) for row in shown.rows}
        self.seen.show_rows(shown.rows, counts)
        self._show_hidden(shown.case)
        self.start.setVisible(shown.case.started_at is None)
        self.start.setEnabled(not problems_to_start(shown.case))
        self.show_turn(shown, problems_to_start(shown.case))
        self._tell_read()

    def notes(self) -> tuple[Observation, ...]:
        """What may be shown now: the reader's and what is shared, and what another has written since they took over."""
        if self.shown is None:
            return ()
        case, seen = self.shown.case, visible_notes(self.shown.case, self.shown.reader)
        return tuple(note for note in case.notes if note in seen or self._is_new(note))

    def unseen(self) -> tuple[str, ...]:
        """The ids of requirements that none of the observations in sight is about."""
        seen = {row for note in self.notes() for row in note.requirements}
        return tuple(row.id for row in self.shown.rows if row.id not in seen) if self.shown else ()

    def evidence(self) -> tuple[Evidence, ...]:
        """The same of the evidence."""
        if self.shown is None:
            return ()
        case, seen = self.shown.case, visible_evidence(self.shown.case, self.shown.reader)
        return tuple(one for one in case.evidence if one in seen or self._is_new(one))

    def _is_new(self, one: Observation | Evidence) -> bool:
        return self._before is not None and one.by == self.by() and one.id not in self._before

    def show_turn(self, shown: Shown, missing: list[Problem]) -> None:
        if missing or shown.case.started_at is None:
            super().show_turn(shown, missing)
            return
        notes = many("{n} observation", "{n} observations", len(self.notes()))
        self.turn.setText(_("Started {time}").format(time=moment(shown.case.started_at)) + f" · {notes}")

    def begin(self) -> None:
        (self.side.go_on or self.field.text).setFocus()
        self.situation.follow_clock()
        self._tell_read()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tell_read()

    def show_place(self, field: str) -> None:
        if field == "started_at" and self.start.isEnabled():
            focus_on(self.start)
        elif field.startswith("notes."):
            self.list.go_to(last_of(field))

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

    def _tell_read(self) -> None:
        """What lies in front of the reader has been read; not while another writes at their laptop."""
        if self.shown is None or not self.isVisible() or self.by() != self.shown.reader:
            return
        if unread(self.shown.case, self.shown.reader) and not self.shown.case.views_ready:
            self.read.emit()

    def _draft_name(self) -> str:
        return f"note {self.shown.reader if self.shown else ''}"

    def _keep_draft(self, text: str) -> None:
        self.drafted.emit(self._draft_name(), text)

    def _keep(self, note: NoteWritten) -> None:
        if self._editing:
            edited = replace(self._editing, text=note.text, requirements=note.requirements, leaning=note.leaning)
            self.note_edited.emit(edited)
        else:
            self.noted.emit(self.by(), note, self.situation.value())

    def _edit(self, note: Observation) -> None:
        self.field.show_note(note, set_aside=self._editing is None)
        self._editing = note

    def _share(self, note: str) -> None:
        self.shared.emit(self.by(), note)

    def _take_back(self, note: str) -> None:
        self.taken_back.emit(self.by(), note)

    def _share_evidence(self, evidence: str) -> None:
        self.evidence_shared.emit(self.by(), evidence)

    def _ask_evidence(self) -> None:
        self.evidence_offered.emit(self.by(), None)

    def _offer_evidence(self, file: object) -> None:
        self.evidence_offered.emit(self.by(), file)

    def _show_writers(self, shown: Shown) -> None:
        if self.writer is not None or shown.guest:
            return
        choices = [(one, _writer_name(shown.case, one)) for one in shown.case.assessor_ids]
        self.writer = SegmentedControl(choices, _("Who writes"))
        self.writer.set_value(shown.reader)
        self.writer.chosen.connect(self._change_writer)
        self._head.add(words(_("Who writes"), "muted"))
        self._head.add(self.writer)

    def _change_writer(self) -> None:
        self._editing = None
        if self.shown:
            another = self.by() != self.shown.reader
            case = self.shown.case
            known = (*(one.id for one in case.notes), *(one.id for one in case.evidence))
            self._before = frozenset(known) if another else None
            self.show_case(self.shown)
        self.field.text.setFocus()

    def _show_hidden(self, case: Case) -> None:
        """Say that others have observations of their own, which come into sight when the views are compared."""
        shown = {note.id for note in self.notes()}
        authors = list(dict.fromkeys(note.by for note in case.notes if note.id not in shown))
        text = _("{names}: own observations are hidden until they are shared, or until both views are ready.")
        names = ", ".join(assessor_name(case, one) for one in authors)
        self._hidden.setText(text.format(names=names))
        self._hidden.setVisible(bool(authors))


def _writer_name(case: Case, assessor: str) -> str:
    return _(Role(assessor).label) if assessor in set(Role) else assessor_name(case, assessor)
