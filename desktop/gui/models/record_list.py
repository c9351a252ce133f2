"""A list of records, for a view that paints them itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

Index = QModelIndex | QPersistentModelIndex
RecordRole = Qt.ItemDataRole.UserRole
Record = TypeVar("Record")
_WORDS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)


class RecordListModel(QAbstractListModel, Generic[Record]):
    """Records in order, each in `RecordRole`; ``text`` says one in words, also for a screen reader."""

    def __init__(self, text: Callable[[Record], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self._records: Sequence[Record] = ()

    def show_records(self, records: Sequence[Record]) -> None:
        """Show these."""
        self.beginResetModel()
        self._records = records
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """How many there are."""
        return 0 if parent.isValid() else len(self._records)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The record, or its words."""
        if not index.isValid():
            return None
        record = self._records[index.row()]
        if role == RecordRole:
            return record
        return self._text(record) if role in _WORDS else None
