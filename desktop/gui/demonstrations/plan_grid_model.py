"""The grid of tasks and requirements as a table model: what each cell says, also in words."""

from __future__ import annotations

from enum import IntEnum
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.domain.case import Comment
from desktop.domain.demonstration import Plan, RequirementPlan, Task
from desktop.domain.terms import Coverage, Role
from desktop.gui.demonstrations.shown import Row, Shown
from desktop.texts import _

Index: TypeAlias = QModelIndex | QPersistentModelIndex

TaskRole = Qt.ItemDataRole.UserRole + 1
RowRole = Qt.ItemDataRole.UserRole + 2
PlannedRole = Qt.ItemDataRole.UserRole + 3
ShowsRole = Qt.ItemDataRole.UserRole + 4
CoveredRole = Qt.ItemDataRole.UserRole + 5
KindRole = Qt.ItemDataRole.UserRole + 6


class Kind(IntEnum):
    """What a column of the grid is."""

    REQUIREMENT = 0
    TASK = 1
    OBSERVERS = 2
    STATE = 3


class PlanGridModel(QAbstractTableModel):
    """Rows are requirements; columns the requirement, each task, who observes, and whether it is covered."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()
        self._plan = Plan()
        self._comments: tuple[Comment, ...] = ()
        self._open = True

    def show(self, shown: Shown) -> None:
        """Show the plan of a case."""
        same = self._rows == shown.planned_rows and [task.id for task in self._plan.tasks] == [
            task.id for task in shown.case.plan.tasks
        ]
        if not same:
            self.beginResetModel()
        self._rows, self._plan = shown.planned_rows, shown.case.plan
        self._comments, self._open = shown.case.comments, not shown.case.is_closed
        if not same:
            self.endResetModel()
            return
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, self.columnCount() - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    @property
    def plan(self) -> Plan:
        """The plan that is shown."""
        return self._plan

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._plan.tasks) + 3

    def kind(self, column: int) -> Kind:
        """What the column is."""
        if column == 0:
            return Kind.REQUIREMENT
        return {self.columnCount() - 2: Kind.OBSERVERS, self.columnCount() - 1: Kind.STATE}.get(column, Kind.TASK)

    def task(self, column: int) -> Task | None:
        """The task of a column."""
        return self._plan.tasks[column - 1] if self.kind(column) == Kind.TASK else None

    def requirement(self, row: int) -> Row:
        """The requirement of a row."""
        return self._rows[row]

    def planned(self, row: int) -> RequirementPlan:
        """What was planned for the requirement of a row."""
        return self._plan.requirement(self._rows[row].id)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable if index.isValid() else Qt.ItemFlag.NoItemFlags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return section + 1 if role == Qt.ItemDataRole.DisplayRole else None
        if role == TaskRole:
            return self.task(section)
        if role != Qt.ItemDataRole.DisplayRole and role != Qt.ItemDataRole.ToolTipRole:
            return None
        if task := self.task(section):
            return task.text
        words = {Kind.REQUIREMENT: _("Competence requirement"), Kind.OBSERVERS: _("Observers"), Kind.STATE: _("State")}
        return words[self.kind(section)]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, planned = self._rows[index.row()], self.planned(index.row())
        task = self.task(index.column())
        facts = {
            KindRole: self.kind(index.column()),
            RowRole: row,
            PlannedRole: planned,
            TaskRole: task,
            ShowsRole: bool(task and task.shows.get(row.id)),
            CoveredRole: self._plan.is_covered(row.id),
        }
        if role in facts:
            return facts[role]
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return self._words(index, row, planned, task)
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == 0:
            return row.sentence
        return self._display(index, row, planned) if role == Qt.ItemDataRole.DisplayRole else None

    def _display(self, index: Index, row: Row, planned: RequirementPlan) -> str:
        kind = self.kind(index.column())
        if kind == Kind.REQUIREMENT:
            return row.text
        if kind == Kind.OBSERVERS:
            return " ".join(role.letter for role in planned.observers)
        return self.state_words(index.row()) if kind == Kind.STATE else ""

    def state_words(self, row: int) -> str:
        """Whether a row is covered, in words."""
        return _("covered") if self._plan.is_covered(self._rows[row].id) else _("missing")

    def coverage_words(self, row: int) -> str:
        """How a row is shown apart from tasks, in words; "" when tasks show it."""
        planned = self.planned(row)
        if planned.coverage is None:
            return ""
        kind = _("Deviation") if planned.coverage == Coverage.DEVIATION else _("Complement")
        what = _("not demanded") if planned.coverage == Coverage.DEVIATION else _(planned.coverage.label).lower()
        return f"{kind}: {what}"

    def _words(self, index: Index, row: Row, planned: RequirementPlan, task: Task | None) -> str:
        kind = self.kind(index.column())
        if task:
            shows = _("shows") if task.shows.get(row.id) else _("does not show")
            return f"{task.text}: {shows} {row.number}. {row.text}"
        if kind == Kind.OBSERVERS:
            names = ", ".join(_(role.label) for role in planned.observers) or _("nobody yet")
            return _("Observers of requirement {n}: {names}").format(n=row.number, names=names)
        if kind == Kind.STATE:
            return f"{row.number}: {self.coverage_words(index.row()) or self.state_words(index.row())}"
        return f"{row.number}. {row.sentence}"

    def covered_count(self) -> int:
        """How many requirements are covered."""
        return sum(self._plan.is_covered(row.id) for row in self._rows)


def toggled(observers: tuple[Role, ...], role: Role) -> tuple[Role, ...]:
    """The observers with one added or taken away, in the usual order."""
    chosen = set(observers) ^ {role}
    return tuple(one for one in Role if one in chosen)
