"""The library as a tree: versions of qualifications, and under each its units."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.domain.curriculum import UnitKind, Validity
from desktop.domain.library import QualificationRow, UnitRow, local_version, validity_words
from desktop.domain.local_text import say
from desktop.texts import _, language, many

Index = QModelIndex | QPersistentModelIndex
RecordRole = Qt.ItemDataRole.UserRole
UsesRole = RecordRole + 1

TINTS = {
    Validity.COMING: "accent",
    Validity.IN_FORCE: "good",
    Validity.TRANSITION: "warn",
    Validity.ENDED: "muted",
}
"""In which colour a document's validity is told."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """One version of a qualification with the units that are shown of it, and how many demonstrations follow it."""

    row: QualificationRow
    units: tuple[UnitRow, ...]
    uses: int = 0


def shelves(
    rows: Sequence[QualificationRow],
    units: Sequence[UnitRow],
    *,
    only_found: bool,
    uses: Mapping[tuple[str, str], int] | None = None,
) -> list[Shelf]:
    """Put units under their qualifications; with ``only_found`` those without units are left out."""
    by_version: dict[tuple[str, str], list[UnitRow]] = {}
    for unit in units:
        by_version.setdefault((unit.qualification, unit.version), []).append(unit)
    made = [
        Shelf(row, tuple(by_version.get((row.id, row.version), ())), (uses or {}).get((row.id, row.version), 0))
        for row in rows
    ]
    return [one for one in made if one.units or not only_found]


LOCAL_SHELF = QualificationRow(id="", version="", name={}, kind=UnitKind.LOCAL)
"""What stands above the local units: no document, and no qualification."""


def local_shelf(units: Sequence[UnitRow], uses: Mapping[tuple[str, str], int]) -> Shelf:
    """The local units that are shown, and how many demonstrations follow them."""
    local = tuple(unit for unit in units if unit.kind == UnitKind.LOCAL)
    return Shelf(LOCAL_SHELF, local, sum(uses.get((unit.qualification, unit.version), 0) for unit in local))


class LibraryModel(QAbstractItemModel):
    """Two levels: `QualificationRow` and `UnitRow`, each in `RecordRole`; how many follow it in `UsesRole`."""

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._shelves: list[Shelf] = []

    def show_shelves(self, made: list[Shelf]) -> None:
        """Show these."""
        self.beginResetModel()
        self._shelves = made
        self.endResetModel()

    def find(self, qualification: str, version: str, unit: str = "") -> QModelIndex:
        """Where a unit or qualification stands; an invalid index when it is not shown."""
        for place, shelf in enumerate(self._shelves):
            top = self.index(place, 0)
            if not unit and (shelf.row.id, shelf.row.version) == (qualification, version):
                return top
            for number, one in enumerate(shelf.units):
                if (one.qualification, one.version, one.id) == (qualification, version, unit):
                    return self.index(number, 0, top)
        return QModelIndex()

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's way
        """The place of a row; the internal id of a unit is the number of its shelf, counted from 1."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, child: Index) -> QModelIndex:  # type: ignore[override]
        """The qualification of a unit. (Qt has two methods of this name; a model is asked only this.)"""
        shelf = child.internalId() if child.isValid() else 0
        return self.createIndex(shelf - 1, 0, 0) if shelf else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's way
        """Qualifications at the top, units under them."""
        if not parent.isValid():
            return len(self._shelves)
        return len(self._shelves[parent.row()].units) if parent.internalId() == 0 else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's way
        """One."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a row, and its record."""
        if not index.isValid():
            return None
        record = self._record(index)
        if role == RecordRole:
            return record
        if role == UsesRole:
            return 0 if index.internalId() else self._shelves[index.row()].uses
        name = self._name(record)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index, record, name)
        return name if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) else None

    def _name(self, record: QualificationRow | UnitRow) -> str:
        """What is read; of a local unit of several versions also which one it is."""
        if record == LOCAL_SHELF:
            return _("Local units")
        name = say(record.name, language()) or _("(no name)")
        if isinstance(record, UnitRow) and self._is_one_of_several(record):
            return f"{name} · {local_version(record)}"
        return name

    def _is_one_of_several(self, unit: UnitRow) -> bool:
        same = (one for shelf in self._shelves if shelf.row == LOCAL_SHELF for one in shelf.units if one.id == unit.id)
        return unit.kind == UnitKind.LOCAL and len(list(same)) > 1

    def _spoken(self, index: Index, record: QualificationRow | UnitRow, name: str) -> str:
        """A row in words, for those who hear it."""
        if isinstance(record, UnitRow):
            return name
        uses = index.data(UsesRole)
        if record == LOCAL_SHELF:
            return ", ".join(one for one in (name, uses_words(uses) if uses else "") if one)
        told = (name, record.reference_number, validity_words(record, self._today), uses_words(uses) if uses else "")
        return ", ".join(one for one in told if one)

    def _record(self, index: Index) -> QualificationRow | UnitRow:
        shelf = index.internalId()
        return self._shelves[shelf - 1].units[index.row()] if shelf else self._shelves[index.row()].row


def uses_words(count: int) -> str:
    """How many demonstrations follow a version."""
    return many("{n} demonstration", "{n} demonstrations", count)
