"""A list of records that is read page by page, as they come into sight."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QModelIndex

from desktop.gui.models.record_list import Index, RecordListModel

PAGE = 100
Record = TypeVar("Record")
Read = Callable[[int, int], Sequence[Record]]
"""Reads so many records from a place on: the offset and the limit."""


class PagedListModel(RecordListModel[Record]):
    """Records of which only those in sight have been read."""

    _read: Read[Record] | None = None
    _more = False

    def show_pages(self, read: Read[Record]) -> None:
        """Show what this reads."""
        first = list(read(0, PAGE))
        self._read, self._more = read, len(first) == PAGE
        self.show_records(first)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there may be records not read yet."""
        return not parent.isValid() and self._more

    def fetchMore(self, parent: Index) -> None:
        """Read the next page."""
        if not self.canFetchMore(parent) or self._read is None:
            return
        have = len(self._records)
        more = list(self._read(have, PAGE))
        self._more = len(more) == PAGE
        if more:
            self.beginInsertRows(QModelIndex(), have, have + len(more) - 1)
            self._records = [*self._records, *more]
            self.endInsertRows()

    def row_where(self, wanted: Callable[[Record], bool]) -> int:
        """The row of the first such record, reading on until it is found; -1 when there is none."""
        seen = 0
        while True:
            for row, record in enumerate(self._records[seen:], seen):
                if wanted(record):
                    return row
            if not self._more:
                return -1
            seen = len(self._records)
            self.fetchMore(QModelIndex())
