"""The observations that a reader may see, with time, author, requirements and leaning."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.assessment import Observation
from desktop.domain.case import assessor_name, visible_notes
from desktop.domain.terms import Leaning, Role
from desktop.gui.demonstrations.shown import Shown, numbers
from desktop.gui.demonstrations.step_page import bare
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.labels import words
from desktop.gui.widgets.people import PersonBadge, Pill
from desktop.texts import _, clock

SIGNS = {Leaning.PLUS: "+", Leaning.NEUTRAL: "0", Leaning.MINUS: "–"}
TONES = {Leaning.PLUS: "good", Leaning.NEUTRAL: "muted", Leaning.MINUS: "warn"}


class NotesList(QWidget):
    """Shows observations, the newest first.

    Signals:
        edit_wanted: the Observation that its author wants to change.
    """

    edit_wanted = Signal(Observation)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = bare(QVBoxLayout(self))
        self._shown: tuple[object, ...] = ()

    def show_notes(self, shown: Shown, reader: str, wanted: Callable[[Observation], bool] = lambda _note: True) -> None:
        """Show what a reader may see, and of that what is wanted."""
        notes = [note for note in reversed(visible_notes(shown.case, reader)) if wanted(note)]
        if (state := (notes, reader, shown.case.is_closed)) == self._shown:
            return
        self._shown = state
        while item := self._layout.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for note in notes:
            self._layout.addWidget(self._card(note, shown, editable=note.by == reader and not shown.case.is_closed))
        self._layout.addStretch(1)

    def _card(self, note: Observation, shown: Shown, *, editable: bool) -> QFrame:
        card = QFrame()
        card.setProperty("surface", "card")
        layout = QVBoxLayout(card)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(4)
        layout.addLayout(self._head(note, shown, editable=editable))
        layout.addWidget(words(note.text, wrap=True))
        return card

    def _head(self, note: Observation, shown: Shown, *, editable: bool) -> QHBoxLayout:
        head = bare(QHBoxLayout(), 6)
        if note.by in set(Role):
            head.addWidget(PersonBadge(Role(note.by), 18))
        head.addWidget(words(f"{clock(note.at)} · {assessor_name(shown.case, note.by)}", "muted"))
        if seen := numbers(shown.planned_rows, note.requirements):
            head.addWidget(Pill(_("requirement {n}").format(n=seen)))
        head.addWidget(Pill(f"{SIGNS[note.leaning]} {_(note.leaning.label)}", tone=TONES[note.leaning]))
        if not note.shared:
            head.addWidget(Pill(_("seen by you only"), tone="muted"))
        head.addStretch(1)
        if editable:
            edit = _EditButton(note)
            edit.pressed_for.connect(self.edit_wanted)
            head.addWidget(edit, 0, Qt.AlignmentFlag.AlignTop)
        return head


class _EditButton(QWidget):
    """Opens one observation for its author."""

    pressed_for = Signal(Observation)

    def __init__(self, note: Observation) -> None:
        super().__init__()
        self._note = note
        made = button(_("Edit"), "link")
        made.setAccessibleName(_("Edit the observation of {time}").format(time=clock(note.at)))
        made.clicked.connect(self._press)
        bare(QHBoxLayout(self), 0).addWidget(made)

    def _press(self) -> None:
        self.pressed_for.emit(self._note)
