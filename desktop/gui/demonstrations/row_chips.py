"""Requirements as chips to mark, each by its number and where there is room its first words."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.gui.demonstrations.shown import Row
from desktop.gui.widgets.flow import Flow

NAMED_CHIPS = 12
"""More requirements than this have chips with numbers alone; their words are in the list beside."""
CHIP_WIDTH, NUMBER_WIDTH = 124, 44


class RowChip(QPushButton):
    """A requirement to mark: its number, and where there is room its first words.

    Signals:
        marked: its number, and whether it is on.
    """

    marked = Signal(int, bool)

    def __init__(self, row: Row, *, named: bool) -> None:
        super().__init__()
        self._row, self._named = row, named
        self.setAutoDefault(False)
        self.setCheckable(True)
        self.setProperty("mark", True)
        self.setFixedWidth(CHIP_WIDTH if named else NUMBER_WIDTH)
        self.setToolTip(f"{row.number}. {row.sentence}")
        self.setAccessibleName(f"{row.number}. {row.sentence}")
        self.setText(str(row.number))
        self.toggled.connect(self._tell)

    def showEvent(self, event: QShowEvent) -> None:
        """Shorten the words once the font is known."""
        if self._named:
            metrics, room = self.fontMetrics(), CHIP_WIDTH - 26
            text = f"{self._row.number} {self._row.text}".replace("&", "&&")
            self.setText(metrics.elidedText(text, Qt.TextElideMode.ElideRight, room))
        super().showEvent(event)

    def _tell(self, on: bool) -> None:
        self.marked.emit(self._row.number, on)


class RowChips(Flow):
    """The requirements of a case, of which some are marked."""

    def __init__(self, rows: tuple[Row, ...], marked: Iterable[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(4, parent)
        on = set(marked)
        self._rows = rows
        self.chips = {row.number: RowChip(row, named=len(rows) <= NAMED_CHIPS) for row in rows}
        for row in rows:
            self.chips[row.number].setChecked(row.id in on)
            self.add(self.chips[row.number])

    def value(self) -> tuple[str, ...]:
        """The ids of what is marked."""
        return tuple(row.id for row in self._rows if self.chips[row.number].isChecked())
