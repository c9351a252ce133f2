"""The library as a tree: versions of qualifications, and under each its units."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.domain.curriculum import Qualification, Validity, validity
from desktop.domain.library import QualificationRow, UnitRow
from desktop.domain.local_text import say
from desktop.texts import _, day, language, n_

Index = QModelIndex | QPersistentModelIndex
RecordRole = Qt.ItemDataRole.UserRole

VALIDITY = {
    Validity.COMING: (n_("Not yet in force"), "accent"),
    Validity.IN_FORCE: (n_("In force"), "good"),
    Validity.TRANSITION: (n_("Transition period"), "warn"),
    Validity.ENDED: (n_("No longer in force"), "muted"),
}
"""What is said of a document's validity (marked), and in which colour."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """One version of a qualification with the units that are shown of it."""

    row: QualificationRow
    units: tuple[UnitRow, ...]


def standing(row: QualificationRow, today: date) -> Validity:
    """Whether a version is in force on a day."""
    kept = Qualification(
        id=row.id,
        name=row.name,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        transition_ends=row.transition_ends,
    )
    return validity(kept, today)


def period(row: QualificationRow) -> str:
    """From when to when a version is in force."""
    if row.valid_from is None and row.valid_until is None:
        return _("no dates given")
    return f"{day(row.valid_from)}–{day(row.valid_until)}"


def shelves(rows: Sequence[QualificationRow], units: Sequence[UnitRow], *, only_found: bool) -> list[Shelf]:
    """Put units under their qualifications; with ``only_found`` those without units are left out."""
    by_version: dict[tuple[str, str], list[UnitRow]] = {}
    for unit in units:
        by_version.setdefault((unit.qualification, unit.version), []).append(unit)
    made = [Shelf(row, tuple(by_version.get((row.id, row.version), ()))) for row in rows]
    return [one for one in made if one.units or not only_found]


class LibraryModel(QAbstractItemModel):
    """Two levels: `QualificationRow` and `UnitRow`, each in `RecordRole`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shelves: list[Shelf] = []

    def show_shelves(self, made: list[Shelf]) -> None:
        """Show these."""
        self.beginResetModel()
        self._shelves = made
        self.endResetModel()

    def find(self, qualification: str, version: str, unit: str = "") -> QModelIndex:
        """Where a unit or qualification stands; an invalid index when it is not shown."""
        for place, shelf in enumerate(self._shelves):
            if (shelf.row.id, shelf.row.version) != (qualification, version):
                continue
            top = self.index(place, 0)
            if not unit:
                return top
            rows = (number for number, one in enumerate(shelf.units) if one.id == unit)
            return next((self.index(number, 0, top) for number in rows), QModelIndex())
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
        shown = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
        return say(record.name, language()) or _("(no name)") if role in shown else None

    def _record(self, index: Index) -> QualificationRow | UnitRow:
        shelf = index.internalId()
        return self._shelves[shelf - 1].units[index.row()] if shelf else self._shelves[index.row()].row
