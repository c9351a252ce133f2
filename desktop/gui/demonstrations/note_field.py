"""Where an observation is written: words, the requirements it is about, and what it speaks for."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.domain.assessment import Observation
from desktop.domain.terms import Leaning
from desktop.gui.demonstrations.autosave import SelfSavingText
from desktop.gui.demonstrations.notes_list import SIGNS
from desktop.gui.demonstrations.quick_text import read_note
from desktop.gui.demonstrations.shown import Row
from desktop.gui.demonstrations.step_page import bare
from desktop.gui.widgets.buttons import SegmentedControl, button
from desktop.gui.widgets.labels import words
from desktop.texts import _

CHIPS_IN_ROW = 15


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
    """

    written = Signal(NoteWritten)
    drafted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._chips: list[QPushButton] = []
        self.text = _NoteText()
        self.text.entered.connect(self.keep)
        self.text.numbered.connect(self.toggle)
        self.text.saved.connect(self.drafted)
        self.leaning = SegmentedControl(
            [(one, f"{SIGNS[one]} {_(one.label)}") for one in (Leaning.PLUS, Leaning.NEUTRAL, Leaning.MINUS)],
            _("What the observation speaks for"),
        )
        self.leaning.set_value(Leaning.NEUTRAL)
        self.save = button(_("Keep the note"), "primary")
        self.save.clicked.connect(self.keep)
        layout = bare(QVBoxLayout(self))
        layout.addWidget(self.text)
        self._chip_rows = bare(QVBoxLayout(), 4)
        layout.addLayout(self._chip_rows)
        below = bare(QHBoxLayout())
        below.addWidget(self.leaning)
        below.addStretch(1)
        below.addWidget(words(_("Enter keeps, Alt and a number marks a requirement"), "small"))
        below.addWidget(self.save)
        layout.addLayout(below)

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Offer these requirements."""
        if rows == self._rows:
            return
        self._rows = rows
        while item := self._chip_rows.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._chips = [_chip(row) for row in rows]
        for start in range(0, len(self._chips), CHIPS_IN_ROW):
            line = QWidget()
            layout = bare(QHBoxLayout(line), 4)
            for chip in self._chips[start : start + CHIPS_IN_ROW]:
                layout.addWidget(chip)
            layout.addStretch(1)
            self._chip_rows.addWidget(line)

    def chip(self, number: int) -> QPushButton:
        """The chip of the requirement with this number in the row of chips (from 1)."""
        return self._chips[number - 1]

    def toggle(self, number: int) -> None:
        """Mark a requirement by its number, or take the mark away."""
        if 1 <= number <= len(self._chips):
            self._chips[number - 1].toggle()

    def keep(self) -> None:
        """Hand the note on, with what its short forms say."""
        quick = read_note(self.text.toPlainText(), len(self._rows))
        if not quick.text:
            return
        marked = {n for n, chip in enumerate(self._chips, 1) if chip.isChecked()} | set(quick.numbers)
        leaning = quick.leaning or self.leaning.value()
        ids = tuple(row.id for n, row in enumerate(self._rows, 1) if n in marked)
        self.text.flush()
        self.written.emit(NoteWritten(quick.text, ids, leaning if isinstance(leaning, Leaning) else Leaning.NEUTRAL))

    def clear(self) -> None:
        """The note is stored: make room for the next."""
        self.text.setPlainText("")
        self.text.flush()
        for chip in self._chips:
            chip.setChecked(False)
        self.leaning.set_value(Leaning.NEUTRAL)
        self.text.setFocus()

    def show_note(self, note: Observation) -> None:
        """Put a kept note back for editing."""
        self.text.setPlainText(note.text)
        for row, chip in zip(self._rows, self._chips, strict=True):
            chip.setChecked(row.id in note.requirements)
        self.leaning.set_value(note.leaning)
        self.text.setFocus()


def _chip(row: Row) -> QPushButton:
    made = button(str(row.number))
    made.setCheckable(True)
    made.setProperty("segment", "only")
    made.setFixedWidth(44)
    made.setToolTip(row.sentence)
    made.setAccessibleName(f"{row.number}. {row.sentence}")
    return made


class _NoteText(SelfSavingText):
    """The field itself.

    Signals:
        entered: Enter was pressed.
        numbered: a requirement's number, by Alt and a digit or by a digit in the empty field.
    """

    entered = Signal()
    numbered = Signal(int)

    def __init__(self) -> None:
        super().__init__(4)
        self.setPlaceholderText(_("Write what you saw. + or - first says what it speaks for, #3 marks requirement 3."))
        self.setAccessibleName(_("New observation"))

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
