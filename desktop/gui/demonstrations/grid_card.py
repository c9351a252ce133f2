"""The card with the grid of tasks and requirements: what is covered, the grid, and where tasks are written."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QProgressBar, QWidget

from desktop.domain.demonstration import RequirementPlan
from desktop.domain.other_ways import is_preparatory, ways
from desktop.domain.terms import Role
from desktop.gui.demonstrations.plan_grid import PlanGrid
from desktop.gui.demonstrations.requirement_dialog import RequirementDialog
from desktop.gui.demonstrations.shown import Shown
from desktop.gui.demonstrations.step_page import bare
from desktop.gui.demonstrations.task_adder import TaskAdder
from desktop.gui.widgets.asking import LineDialog
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.card import Card
from desktop.gui.widgets.labels import words
from desktop.texts import _

_DELETE = Qt.WidgetAttribute.WA_DeleteOnClose


class GridCard(Card):
    """Shows which work shows which requirement, and opens what belongs to a row or a task.

    Signals:
        task_renamed: task id and its new words; none remove it.
        planned: the RequirementPlan of a row.
        comments_wanted: the id of a requirement or task and the place on the screen.
    """

    task_renamed = Signal(str, str)
    planned = Signal(RequirementPlan)
    comments_wanted = Signal(str, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Which work shows which requirement?"), parent)
        self._shown: Shown | None = None
        self.grid = PlanGrid()
        self.adder = TaskAdder()
        self._bar = QProgressBar()
        self._bar.setFixedWidth(150)
        self._bar.setTextVisible(False)
        self._covered = words()
        self.top.addWidget(self._bar)
        self.top.addWidget(self._covered)
        self.empty_hint = words(_("Write first what the student does at work. Each task becomes a column."), "muted")
        self.row_link = button(_("Complement or deviation for the row…"), "link")
        self.observe_link = button("", "link")
        hint = bare(QHBoxLayout())
        hint.addWidget(self.row_link)
        hint.addWidget(self.observe_link)
        hint.addStretch(1)
        self.template_link = button(_("Keep as a plan template…"), "link")
        hint.addWidget(self.template_link)
        self.body.addWidget(self.grid)
        self._squares = words(_("Click a square, or move with the arrows and press space."), "muted", wrap=True)
        self.body.addWidget(self._squares)
        self.body.addLayout(hint)
        self.body.addWidget(self.empty_hint)
        self.body.addWidget(self.adder)
        self.grid.row_menu.connect(self.open_row)
        self.grid.task_menu.connect(self._open_task_menu)
        self.grid.planned.connect(self.planned)
        self.grid.comments_wanted.connect(self.comments_wanted)
        self.row_link.clicked.connect(self._open_current_row)

    def show_case(self, shown: Shown) -> None:
        """Show the grid of a case's plan; a signed one can only be read."""
        self._shown = shown
        plan, rows = shown.case.plan, shown.planned_rows
        self.grid.show_plan(shown)
        self.adder.show_count(len(rows), Role(shown.reader), guest=shown.guest, people=plan.parties)
        self.adder.setVisible(not shown.case.is_closed)
        covered = self.grid.plan_model().covered_count()
        self._bar.setRange(0, max(len(rows), 1))
        self._bar.setValue(covered)
        text = _("{n}/{all} covered").format(n=covered, all=len(rows))
        self._covered.setText(text)
        self._bar.setAccessibleName(text)
        self.grid.setVisible(bool(rows))
        self.empty_hint.setVisible(not plan.tasks)
        self._squares.setVisible(bool(plan.tasks) or not is_preparatory(shown.case))
        self.template_link.setVisible(bool(plan.tasks) and not shown.guest)
        alone = len(plan.observers) == 1
        self.observe_link.setText(_("The teacher observes the rest") if alone else _("Both observe the rest"))
        self.observe_link.setVisible(any(not plan.requirement(row.id).observers for row in rows))

    def _open_current_row(self) -> None:
        if self.grid.current_row() >= 0:
            self.open_row(self._row_in_need())

    def _row_in_need(self) -> int:
        """The keyboard's row, else the first that nothing covers."""
        model = self.grid.plan_model()
        if self.grid.currentIndex().isValid():
            return self.grid.currentIndex().row()
        waiting = (row for row in range(model.rowCount()) if not model.plan.is_covered(model.requirement(row).id))
        return next(waiting, 0)

    def open_row(self, row: int) -> None:
        """Ask how a requirement is shown otherwise."""
        model = self.grid.plan_model()
        workplace = self._shown is not None and self._shown.guest and self._shown.reader == Role.INSTRUCTOR
        if workplace and model.plan.is_deviated(model.requirement(row).id):
            return  # what is not demanded of the student is not the workplace's to change
        dialog = RequirementDialog(
            model.requirement(row),
            model.planned(row),
            self,
            situations=model.plan.situations,
            may_deviate=not workplace,
            offered=ways(self._shown.case.unit.kind) if self._shown else (),
        )
        dialog.planned.connect(self.planned)
        dialog.open()

    def _open_task_menu(self, task: str, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(_DELETE)
        for text, slot in (
            (_("Comments on the task…"), self._comment_task),
            (_("Reword the task…"), self._reword),
            (_("Remove the task"), self._remove),
        ):
            action = QAction(text, menu)
            action.setData(task)
            action.triggered.connect(slot)
            menu.addAction(action)
        menu.popup(place)

    def _task_of_sender(self) -> str:
        sender = self.sender()
        return str(sender.data()) if isinstance(sender, QAction) else ""

    def _comment_task(self) -> None:
        self.comments_wanted.emit(
            self._task_of_sender(), self.grid.mapToGlobal(QPoint(0, self.grid.horizontalHeader().height()))
        )

    def _remove(self) -> None:
        self.task_renamed.emit(self._task_of_sender(), "")

    def _reword(self) -> None:
        task = self._task_of_sender()
        found = [one for one in self.grid.plan_model().plan.tasks if one.id == task]
        label = _("Write what the student does, verb first.")
        dialog = LineDialog(_("Reword the task"), label, found[0].text if found else "", self)
        dialog.setObjectName(task)
        dialog.written.connect(self._reworded)
        dialog.open()

    def _reworded(self, text: str) -> None:
        dialog = self.sender()
        if isinstance(dialog, LineDialog):
            self.task_renamed.emit(dialog.objectName(), text)
