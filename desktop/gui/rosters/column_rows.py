"""What each column of a list is: a row for each, with its heading, its first cells, and a choice."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.roster import identity_columns, samples
from desktop.domain.roster_columns import Column, headings_of
from desktop.domain.sheet import Sheet
from desktop.gui.widgets.labels import ElidedLabel, line, words
from desktop.gui.widgets.layouts import clear
from desktop.gui.widgets.scrolling import scrolled
from desktop.texts import _

SAMPLES, LETTER = 3, 26


class ColumnRow(QWidget):
    """One column: its letter and heading, its first cells, and what it is; a locked one cannot be taken in.

    Signals:
        chosen: the person says what the column is.
    """

    chosen = Signal()

    def __init__(
        self, letter: str, heading: str, cells: str, parent: QWidget | None = None, *, locked: bool = False
    ) -> None:
        super().__init__(parent)
        self.choice = QComboBox()
        for one in Column:
            self.choice.addItem(_(one.label), one)
        name = heading or _("Column {letter}").format(letter=letter)
        self.choice.setAccessibleName(_("What the column “{name}” is").format(name=name))
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.choice.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.choice.activated.connect(self.chosen)
        self._cells = words(cells, "small", wrap=True) if locked else ElidedLabel(cells, "small")
        self.choice.setEnabled(not locked)
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(ElidedLabel(name, "strong"))
        told.addWidget(self._cells)
        place = words(letter, "muted")
        place.setFixedWidth(LETTER)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(place)
        row.addLayout(told, 1)
        row.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignVCenter)

    def value(self) -> Column:
        """What the column is."""
        return Column(self.choice.currentData())

    def show_value(self, column: Column) -> None:
        """Show what the column is."""
        self.choice.setCurrentIndex(list(Column).index(column))


class ColumnRows(QWidget):
    """The columns of a sheet.

    Signals:
        changed: the person says of a column what it is.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[ColumnRow] = []
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(inside))

    def show_sheet(self, sheet: Sheet, row: int, columns: Sequence[Column]) -> None:
        """Show the columns of a sheet with the headings of a row."""
        clear(self._column)
        hidden = identity_columns(sheet, row)
        headings = headings_of(sheet, row)
        self.rows = []
        for place, column in enumerate(columns):
            locked = place in hidden
            cells = " · ".join(samples(sheet, row, place, SAMPLES, hidden)) or _("(empty)")
            told = _("Identity numbers (henkilötunnus) are never taken in.") if locked else cells
            made = ColumnRow(sheet.letter(place), headings[place], told, locked=locked)
            made.show_value(column)
            made.chosen.connect(self.changed)
            if place:
                self._column.addWidget(line())
            self._column.addWidget(made)
            self.rows.append(made)
        self._column.addStretch(1)

    def value(self) -> tuple[Column, ...]:
        """What each column is."""
        return tuple(row.value() for row in self.rows)
