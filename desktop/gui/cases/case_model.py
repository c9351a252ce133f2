"""The table of cases: rows are read page by page, sorted and searched by the file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.domain.local_text import say
from desktop.domain.overview import CaseRow
from desktop.domain.side import act_of, side_text
from desktop.gui.widgets.steps import progress_text
from desktop.texts import _, day, language, n_

Index = QModelIndex | QPersistentModelIndex
RecordRole = Qt.ItemDataRole.UserRole
PAGE = 200


class CaseSource(Protocol):
    """Where the rows come from: the repository of cases."""

    def page(self, offset: int, limit: int, *, order: str = "", descending: bool = False) -> Sequence[CaseRow]:
        """Some rows in an order."""

    def count(self) -> int:
        """How many there are."""

    def search(self, words: str) -> Sequence[CaseRow]:
        """The rows that the words find, the best first."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading (marked), what it says of a row, and by which order the file sorts it."""

    heading: str
    text: Callable[[CaseRow], str]
    order: str
    width: int


def next_text(row: CaseRow) -> str:
    """What happens next; how far the case is where nothing waits."""
    if side := side_text(row):
        return side
    act = act_of(row)
    return act.text if act else _(row.stage.label)


COLUMNS = (
    Column(n_("Student"), lambda row: row.student, "student", 176),
    Column(n_("Unit"), lambda row: say(row.unit, language()), "unit", 280),
    Column(n_("Workplace"), lambda row: row.workplace, "workplace", 180),
    Column(n_("Date"), lambda row: day(row.starts), "starts", 104),
    Column(n_("Progress"), lambda row: progress_text(row.stage, row.step), "stage", 118),
    Column(n_("Next"), next_text, "next", 254),
)
PROGRESS, NEXT = 4, 5


class CaseModel(QAbstractTableModel):
    """Rows of cases, read when they come into sight."""

    def __init__(self, source: CaseSource, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._rows: list[CaseRow] = []
        self._total = 0
        self._order, self._descending, self._words = "starts", True, ""

    @property
    def total(self) -> int:
        """How many rows there are, read or not."""
        return self._total

    def read(self) -> None:
        """Read anew, as many rows as fit a screen."""
        self.beginResetModel()
        if self._words:
            self._rows = list(self._source.search(self._words))
            self._total = len(self._rows)
        else:
            self._total = self._source.count()
            self._rows = self._page(0)
        self.endResetModel()

    def filter(self, words: str) -> None:
        """Show only what the words find; "" shows all."""
        self._words = words.strip()
        self.read()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; what a search found stays in the order of how well it fits."""
        self._order = COLUMNS[column].order
        self._descending = order == Qt.SortOrder.DescendingOrder
        self.read()

    def _page(self, offset: int) -> list[CaseRow]:
        return list(self._source.page(offset, PAGE, order=self._order, descending=self._descending))

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there are rows not read yet."""
        return not parent.isValid() and not self._words and len(self._rows) < self._total

    def fetchMore(self, parent: Index) -> None:
        """Read the next page."""
        if not self.canFetchMore(parent):
            return
        more = self._page(len(self._rows))
        if not more:
            self._total = len(self._rows)
            return
        self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(more) - 1)
        self._rows += more
        self.endInsertRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many rows have been read."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many columns there are."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell, and the `CaseRow` itself."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return COLUMNS[index.column()].text(row)
        return row if role == RecordRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The headings."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(COLUMNS[section].heading)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None
