"""The grid of tasks and requirements as a table model: what each cell says, also in words."""

from __future__ import annotations

from dataclasses import replace
from enum import IntEnum
from typing import Any, NamedTuple, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.domain.case import Comment
from desktop.domain.demonstration import Plan, RequirementPlan, Task, most_useful_task
from desktop.domain.other_ways import OTHER_WAYS
from desktop.domain.situations import write_situation
from desktop.domain.terms import Coverage, Role
from desktop.gui.demonstrations.shown import Row, Shown
from desktop.texts import _, many

Index: TypeAlias = QModelIndex | QPersistentModelIndex


class Kind(IntEnum):
    """What a column of the grid is."""

    REQUIREMENT = 0
    TASK = 1
    OBSERVERS = 2
    STATE = 3


class Facts(NamedTuple):
    """What is told of a requirement again and again while the grid is laid out and painted.

    ``coverage`` says in words how it is shown apart from tasks, and ``area`` is the heading that begins with its row.
    """

    row: Row
    planned: RequirementPlan
    covered: bool
    coverage: str
    comments: int
    area: str


class PlanGridModel(QAbstractTableModel):
    """Rows are requirements; columns the requirement, each task, who observes, and whether it is covered."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()
        self._plan = Plan()
        self._comments: tuple[Comment, ...] = ()
        self._open = True
        self._facts: list[Facts] = []
        self._most_useful = ""
        self._kinds = [Kind.REQUIREMENT, Kind.OBSERVERS, Kind.STATE]

    def show(self, shown: Shown) -> None:
        """Show the plan of a case."""
        same = self._rows == shown.planned_rows and [task.id for task in self._plan.tasks] == [
            task.id for task in shown.case.plan.tasks
        ]
        before, heads = self._painted() if same else [], self.heads()
        if not same:
            self.beginResetModel()
        self._rows, self._plan = shown.planned_rows, shown.case.plan
        self._comments, self._open = shown.case.comments, not shown.case.is_closed
        self._facts = [self._facts_of(place, row) for place, row in enumerate(self._rows)]
        self._most_useful = most_useful_task(self._plan)
        self._kinds = [Kind.REQUIREMENT, *(Kind.TASK for _task in self._plan.tasks), Kind.OBSERVERS, Kind.STATE]
        if not same:
            self.endResetModel()
            return
        for row, (was, now) in enumerate(zip(before, self._painted(), strict=True)):
            if was != now:  # to paint a row costs more than to compare it
                self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))
        if heads != self.heads():
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def _painted(self) -> list[object]:
        """For each row all that its cells show."""
        tasks, useful = self._plan.tasks, self._most_useful
        return [
            (
                one,
                self._open,
                "" if one.covered else useful,
                [(task.text, task.shows.get(one.row.id)) for task in tasks],
            )
            for one in self._facts
        ]

    def _facts_of(self, place: int, row: Row) -> Facts:
        area = row.area if place == 0 or self._rows[place - 1].area != row.area else ""
        planned = self._plan.requirement(row.id)
        covered = self._plan.is_covered(row.id)
        return Facts(row, planned, covered, self._coverage(planned), self.comment_count(row.id), area)

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
        return self._kinds[column]

    def task(self, column: int) -> Task | None:
        """The task of a column."""
        return self._plan.tasks[column - 1] if self.kind(column) == Kind.TASK else None

    def requirement(self, row: int) -> Row:
        """The requirement of a row."""
        return self._rows[row]

    def facts(self, row: int) -> Facts:
        """What is told of the requirement of a row."""
        return self._facts[row]

    def shows(self, row: int, column: int) -> bool:
        """Whether there is a mark: the task of the column shows the requirement of the row."""
        task = self.task(column)
        return bool(task and task.shows.get(self._rows[row].id))

    def is_wanted(self, row: int, column: int) -> bool:
        """Whether a mark here would help most."""
        task = self.task(column)
        return bool(task and not self._facts[row].covered and task.id == self._most_useful)

    def marks(self) -> list[tuple[int, int]]:
        """Row and column of each mark."""
        columns = list(enumerate((task.shows for task in self._plan.tasks), 1))
        return [(row, column) for row, one in enumerate(self._rows) for column, shows in columns if shows.get(one.id)]

    def planned(self, row: int) -> RequirementPlan:
        """What was planned for the requirement of a row."""
        return self._facts[row].planned

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable if index.isValid() else Qt.ItemFlag.NoItemFlags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return section + 1 if role == Qt.ItemDataRole.DisplayRole else None
        if role != Qt.ItemDataRole.DisplayRole and role != Qt.ItemDataRole.ToolTipRole:
            return None
        if task := self.task(section):
            return f"{task.text} ({_(task.proposed_by.label)})" if role == Qt.ItemDataRole.ToolTipRole else task.text
        words = {Kind.REQUIREMENT: _("Competence requirement"), Kind.OBSERVERS: _("Observers"), Kind.STATE: _("State")}
        return words[self.kind(section)]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        facts, task = self._facts[index.row()], self.task(index.column())
        row, planned = facts.row, facts.planned
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return self._words(index, row, planned, task)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(index, row, planned, task)
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
        return _("covered") if self._facts[row].covered else _("missing")

    def coverage_words(self, row: int) -> str:
        """How a row is shown apart from tasks, in words; "" when tasks show it."""
        return self._facts[row].coverage

    def _coverage(self, planned: RequirementPlan) -> str:
        if planned.coverage is None:
            return ""
        if planned.coverage == Coverage.DEVIATION:
            return _("Deviation: not demanded")
        situation = self._plan.situation(planned.situation) if planned.coverage == Coverage.SITUATION else None
        what = _(planned.coverage.label)
        if planned.coverage in OTHER_WAYS:
            return _("To be shown by: {way}").format(way=what[:1].lower() + what[1:])
        when = f" {write_situation(situation)}" if situation else ""
        return _("Complement: {how}").format(how=what[:1].lower() + what[1:] + when)

    def comment_count(self, about: str) -> int:
        """How many comments there are on a requirement or a task."""
        return sum(one.about == about for one in self._comments)

    def _tip(self, index: Index, row: Row, planned: RequirementPlan, task: Task | None) -> str:
        """What the pointer is told: the whole requirement, the task of a column, why a row is covered otherwise."""
        if task is None:
            return row.sentence if index.column() == 0 else ""
        return "\n".join(part for part in (self.coverage_words(index.row()), planned.note) if part) or task.text

    def _words(self, index: Index, row: Row, planned: RequirementPlan, task: Task | None) -> str:
        kind = self.kind(index.column())
        if task:
            said = self.coverage_words(index.row()) or (_("shows") if task.shows.get(row.id) else _("does not show"))
            return _("Requirement {n}, task {task}: {said}").format(n=row.number, task=task.text, said=said)
        if kind == Kind.OBSERVERS:
            names = ", ".join(_(role.label) for role in planned.observers) or _("nobody yet")
            return _("Observers of requirement {n}: {names}").format(n=row.number, names=names)
        if kind == Kind.STATE:
            return f"{row.number}: {self.coverage_words(index.row()) or self.state_words(index.row())}"
        count = self._facts[index.row()].comments
        told = many("{n} comment", "{n} comments", count) if count else ""
        return ". ".join(part for part in (f"{row.number}. {row.sentence}", told) if part)

    def heads(self) -> tuple[tuple[Task, int], ...]:
        """What stands above the columns: each task without its marks, and how many comments it has."""
        return tuple((replace(task, shows={}), self.comment_count(task.id)) for task in self._plan.tasks)

    def covered_count(self) -> int:
        """How many requirements are covered."""
        return sum(facts.covered for facts in self._facts)


def toggled(observers: tuple[Role, ...], role: Role) -> tuple[Role, ...]:
    """The observers with one added or taken away, in the usual order."""
    chosen = set(observers) ^ {role}
    return tuple(one for one in Role if one in chosen)
