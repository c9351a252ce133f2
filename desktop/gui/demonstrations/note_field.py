"""Where an observation is written: words, the requirements it is about, and what it speaks for."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.domain.assessment import Observation
from desktop.domain.phrases import begun_with
from desktop.domain.terms import Leaning
from desktop.gui.demonstrations.autosave import SelfSavingText
from desktop.gui.demonstrations.notes_list import SIGNS
from desktop.gui.demonstrations.offered import offered_file
from desktop.gui.demonstrations.phrase_chips import PhraseChips
from desktop.gui.demonstrations.quick_text import read_note
from desktop.gui.demonstrations.row_chips import NAMED_CHIPS, RowChip
from desktop.gui.demonstrations.shown import Row
from desktop.gui.demonstrations.step_page import bare
from desktop.gui.widgets.buttons import SegmentedControl, button
from desktop.gui.widgets.flow import Flow
from desktop.texts import _


@dataclass(frozen=True, slots=True)
class NoteWritten:
    """What was written: words, ids of requirements, leaning."""

    text: str
    requirements: tuple[str, ...]
    leaning: Leaning


class NoteField(QWidget):
    """One large field; Enter keeps the note, number keys mark requirements while the field is empty.

    Signals:
        written: a NoteWritten.
        drafted: the words that are still being written.
        marked: the number of a requirement, and whether the note is about it now.
        evidence_offered: a Path or a Pasted that was dropped or pasted.
    """

    written = Signal(NoteWritten)
    drafted = Signal(str)
    marked = Signal(int, bool)
    evidence_offered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._chips: dict[int, RowChip] = {}
        self._aside = ""
        self.text = _NoteText()
        self.text.entered.connect(self.keep)
        self.text.numbered.connect(self.toggle)
        self.text.saved.connect(self.drafted)
        self.text.offered.connect(self.evidence_offered)
        self.phrases = PhraseChips()
        self.phrases.picked.connect(self.begin_with)
        self.leaning = SegmentedControl(
            [(one, f"{SIGNS[one]} {_(one.label)}") for one in (Leaning.PLUS, Leaning.NEUTRAL, Leaning.MINUS)],
            _("What the observation speaks for"),
        )
        self.leaning.set_value(Leaning.NEUTRAL)
        self.save = button(_("Keep the note"), "primary")
        self.save.setToolTip(_("Enter keeps, Alt and a number marks a requirement"))
        self.save.clicked.connect(self.keep)
        below = Flow(12)
        below.add(self.leaning)
        below.add(self.save)
        self._chip_rows = Flow(4)
        layout = bare(QVBoxLayout(self))
        for widget in (self.text, self.phrases, self._chip_rows, below):
            layout.addWidget(widget)

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Offer these requirements."""
        if rows == self._rows:
            return
        self._rows = rows
        self._chip_rows.clear()
        self._chips = {row.number: RowChip(row, named=len(rows) <= NAMED_CHIPS) for row in rows}
        for chip in self._chips.values():
            chip.marked.connect(self.marked)
            self._chip_rows.add(chip)

    def chip(self, number: int) -> QPushButton:
        """The chip of the requirement with this number."""
        return self._chips[number]

    def toggle(self, number: int) -> None:
        """Mark a requirement by its number, or take the mark away."""
        if number in self._chips:
            self._chips[number].toggle()

    def begin_with(self, starter: str) -> None:
        """Put a beginning in front of the words, in place of another, and go on writing after it."""
        begun, place = begun_with(starter, self.text.toPlainText(), self.phrases.starters)
        cursor = self.text.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(begun)
        cursor.setPosition(place)
        self.text.setTextCursor(cursor)
        self.text.setFocus()

    def keep(self) -> None:
        """Hand the note on, with what its short forms say."""
        quick = read_note(self.text.toPlainText(), self._chips)
        if not quick.text:
            return
        marked = {number for number, chip in self._chips.items() if chip.isChecked()} | set(quick.numbers)
        leaning = quick.leaning or self.leaning.value()
        ids = tuple(row.id for row in self._rows if row.number in marked)
        self.text.flush()
        self.written.emit(NoteWritten(quick.text, ids, leaning if isinstance(leaning, Leaning) else Leaning.NEUTRAL))

    def clear(self) -> None:
        """The note is stored: make room for the next, or go on with what was set aside."""
        self.text.setPlainText(self._aside)
        self._aside = ""
        self.text.flush()
        for chip in self._chips.values():
            chip.setChecked(False)
        self.leaning.set_value(Leaning.NEUTRAL)
        self.text.setFocus()

    def show_note(self, note: Observation, *, set_aside: bool) -> None:
        """Put a kept note back for editing; with ``set_aside`` what was being written waits until that is done."""
        if set_aside:
            self._aside = self.text.toPlainText()
        self.text.setPlainText(note.text)
        for row in self._rows:
            self._chips[row.number].setChecked(row.id in note.requirements)
        self.leaning.set_value(note.leaning)
        self.text.setFocus()


class _NoteText(SelfSavingText):
    """The field itself.

    Signals:
        entered: Enter was pressed.
        numbered: a requirement's number, by Alt and a digit or by a digit in the empty field.
        offered: a Path or a Pasted that was dropped or pasted here.
    """

    offered = Signal(object)
    entered = Signal()
    numbered = Signal(int)

    def __init__(self) -> None:
        super().__init__(3)
        self.setPlaceholderText(
            _("Write what you saw, Enter keeps it. + or - first says what it speaks for, #3 marks requirement 3.")
        )
        self.setAccessibleName(_("New observation"))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Words, and files and pictures, which become evidence."""
        return offered_file(source) is not None or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take words as words, and offer a file or a picture as evidence."""
        if (file := offered_file(source)) is not None:
            self.offered.emit(file)
        else:
            super().insertFromMimeData(source)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps the note, Shift+Enter makes a new line."""
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        digit = event.key() - Qt.Key.Key_0
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered.emit()
        elif 0 <= digit <= 9 and (alt or (not self.toPlainText() and not event.modifiers())):
            self.numbered.emit(digit or 10)
        else:
            super().keyPressEvent(event)
