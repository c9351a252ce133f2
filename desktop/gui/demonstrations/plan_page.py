"""Step 1: plan the demonstration together."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QMenu, QProgressBar, QSizePolicy, QWidget

from desktop.domain.demonstration import Plan, RequirementPlan
from desktop.domain.places import last_of
from desktop.domain.terms import Role
from desktop.gui.demonstrations.comments import CommentsCard
from desktop.gui.demonstrations.plan_frame import PlanFrame
from desktop.gui.demonstrations.plan_grid import PlanGrid
from desktop.gui.demonstrations.readiness import ReadinessRow
from desktop.gui.demonstrations.requirement_dialog import RequirementDialog
from desktop.gui.demonstrations.shown import Shown
from desktop.gui.demonstrations.step_page import StepPage, bare, column, pane, scrolled
from desktop.gui.demonstrations.task_adder import TaskAdder
from desktop.gui.demonstrations.template_bar import TemplateBar
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.card import Card
from desktop.gui.widgets.labels import ElidedLabel, words
from desktop.gui.widgets.scrolling import focus_on
from desktop.texts import _

TASKS = "tasks"
_DELETE = Qt.WidgetAttribute.WA_DeleteOnClose


class PlanPage(StepPage):
    """Shows and edits the plan of a case.

    Signals:
        tasks_added: a list of Quick tasks and the Role of who proposes them.
        task_renamed: task id and its new words; none remove it.
        marked: task id, requirement id, whether the task shows it.
        planned: the RequirementPlan of a row.
        everyone_observes: both assessors observe what nobody observes yet.
        edited: the Plan with its frame changed.
        stated: assessor id and whether they state that nothing disqualifies them.
        ready: a Role and whether they say that the student is ready.
        agreed: the plan is agreed together.
        commented: the words and the requirement id they are about.
        document_wanted: the person wants the plan as a PDF.
        header_wanted: the person wants to edit the basic data.
        template_wanted: the plan shall be kept as a template.
    """

    tasks_added = Signal(list, object)
    task_renamed = Signal(str, str)
    marked = Signal(str, str, bool)
    planned = Signal(RequirementPlan)
    everyone_observes = Signal()
    edited = Signal(Plan)
    stated = Signal(str, bool)
    ready = Signal(object, bool)
    agreed = Signal()
    commented = Signal(str, str)
    document_wanted = Signal()
    header_wanted = Signal()
    template_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = PlanGrid()
        self.frame = PlanFrame()
        self.comments = CommentsCard()
        self.adder = TaskAdder()
        self.templates = TemplateBar()
        layout = bare(QHBoxLayout(self), 0)
        layout.addWidget(scrolled(column(self.problem, self.templates, self._grid_card(), self.comments)), 1)
        layout.addWidget(pane(self.frame))
        self._add_footer()
        self._connect()

    def _grid_card(self) -> Card:
        card = Card(_("Which work shows which requirement?"))
        self._bar = QProgressBar()
        self._bar.setFixedWidth(150)
        self._bar.setTextVisible(False)
        self._covered = words()
        card.top.addWidget(self._bar)
        card.top.addWidget(self._covered)
        self.empty_hint = words(_("Write first what the student does at work. Each task becomes a column."), "muted")
        self.row_link = button(_("Complement or deviation for the row…"), "link")
        self.observe_link = button(_("Both observe the rest"), "link")
        hint = bare(QHBoxLayout())
        hint.addWidget(self.row_link)
        hint.addWidget(self.observe_link)
        hint.addStretch(1)
        self.template_link = button(_("Keep as a plan template…"), "link")
        hint.addWidget(self.template_link)
        card.body.addWidget(self.grid)
        told = words(_("Click a square, or move with the arrows and press space."), "muted", wrap=True)
        card.body.addWidget(told)
        card.body.addLayout(hint)
        card.body.addWidget(self.empty_hint)
        card.body.addWidget(self.adder)
        return card

    def _add_footer(self) -> None:
        self.readiness = ReadinessRow()
        self.document = button(_("Plan PDF"), icon="document")
        self.agree = button(_("Agree together"), "primary")
        ready = ElidedLabel(_("Ready for the demonstration:"))
        ready.setObjectName("ready")
        ready.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.fill_footer(ready, self.readiness, buttons=(self.document, self.agree))

    def _connect(self) -> None:
        self.grid.marked.connect(self.marked)
        self.grid.planned.connect(self.planned)
        self.grid.row_menu.connect(self._open_row)
        self.grid.task_menu.connect(self._open_task_menu)
        self.row_link.clicked.connect(self._open_current_row)
        self.observe_link.clicked.connect(self.everyone_observes)
        self.template_link.clicked.connect(self.template_wanted)
        self.adder.added.connect(self.tasks_added)
        self.adder.drafted.connect(self._keep_draft)
        self.frame.edited.connect(self.edited)
        self.frame.stated.connect(self.stated)
        self.frame.header_wanted.connect(self.header_wanted)
        self.frame.place_wanted.connect(self.place_wanted)
        self.comments.written.connect(self.commented)
        self.readiness.marked.connect(self.ready)
        self.document.clicked.connect(self.document_wanted)
        self.agree.clicked.connect(self._agree)

    def show_case(self, shown: Shown) -> None:
        super().show_case(shown)
        plan, rows = shown.case.plan, shown.planned_rows
        self.grid.show_plan(shown)
        self.frame.show_plan(shown)
        self.comments.show_comments(shown)
        self.readiness.show_ready(plan.ready)
        self.readiness.setEnabled(not shown.case.is_closed)
        self.adder.show_count(len(rows), Role(shown.reader))
        self.adder.setVisible(not shown.case.is_closed)
        covered = self.grid.plan_model().covered_count()
        self._bar.setRange(0, max(len(rows), 1))
        self._bar.setValue(covered)
        text = _("{n}/{all} covered").format(n=covered, all=len(rows))
        self._covered.setText(text)
        self._bar.setAccessibleName(text)
        self.grid.setVisible(bool(rows))
        self.empty_hint.setVisible(not plan.tasks)
        self.templates.show_case(shown)
        self.template_link.setVisible(bool(plan.tasks) and not shown.guest)
        self.observe_link.setVisible(any(not plan.requirement(row.id).observers for row in rows))
        self.agree.setText(_("To the demonstration day") if plan.is_agreed else _("Agree together"))

    def begin(self) -> None:
        if self.shown and not self.shown.case.plan.tasks:
            self.adder.field.setFocus()
        else:
            self.grid.setFocus()

    def show_place(self, field: str) -> None:
        name = last_of(field)
        if field == "plan.tasks":
            focus_on(self.adder.field)
        elif field.startswith("plan.requirements."):
            self.grid.go_to(name)
        elif field.startswith("plan.tasks."):
            self.grid.go_to_task(name)
        elif field == "plan.ready":
            ready = self.shown.case.plan.ready if self.shown else {}
            focus_on(self.readiness.button(next((role for role in Role if role not in ready), Role.TEACHER)))
        elif field == "plan.agreed":
            focus_on(self.agree)
        else:
            self.frame.show_place(field)

    def draft_names(self) -> tuple[str, ...]:
        return (TASKS,)

    def show_drafts(self, drafts: dict[str, str]) -> None:
        self.adder.show_draft(drafts.get(TASKS, ""))

    def tasks_stored(self) -> None:
        """The tasks that were written last are stored."""
        self.adder.clear()

    def _keep_draft(self, text: str) -> None:
        self.drafted.emit(TASKS, text)

    def _agree(self) -> None:
        self.flush()
        if self.shown and self.shown.case.plan.is_agreed:
            self.moved_on.emit()
        else:
            self.agreed.emit()

    def _open_current_row(self) -> None:
        if self.grid.current_row() >= 0:
            self._open_row(self._row_in_need())

    def _row_in_need(self) -> int:
        """The keyboard's row, else the first that nothing covers."""
        model = self.grid.plan_model()
        if self.grid.currentIndex().isValid():
            return self.grid.currentIndex().row()
        waiting = (row for row in range(model.rowCount()) if not model.plan.is_covered(model.requirement(row).id))
        return next(waiting, 0)

    def _open_row(self, row: int) -> None:
        model = self.grid.plan_model()
        dialog = RequirementDialog(model.requirement(row), model.planned(row), self)
        dialog.setAttribute(_DELETE)
        dialog.planned.connect(self.planned)
        dialog.open()

    def _open_task_menu(self, task: str, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(_DELETE)
        for text, slot in ((_("Reword the task…"), self._reword), (_("Remove the task"), self._remove)):
            action = QAction(text, menu)
            action.setData(task)
            action.triggered.connect(slot)
            menu.addAction(action)
        menu.popup(place)

    def _task_of_sender(self) -> str:
        sender = self.sender()
        return str(sender.data()) if isinstance(sender, QAction) else ""

    def _remove(self) -> None:
        self.task_renamed.emit(self._task_of_sender(), "")

    def _reword(self) -> None:
        task = self._task_of_sender()
        found = [one for one in self.grid.plan_model().plan.tasks if one.id == task]
        dialog = QInputDialog(self)
        dialog.setAttribute(_DELETE)
        dialog.setObjectName(task)
        dialog.setWindowTitle(_("Reword the task"))
        dialog.setLabelText(_("Write what the student does, verb first."))
        dialog.setTextValue(found[0].text if found else "")
        dialog.textValueSelected.connect(self._reworded)
        dialog.open()

    def _reworded(self, text: str) -> None:
        dialog = self.sender()
        if isinstance(dialog, QInputDialog) and text.strip():
            self.task_renamed.emit(dialog.objectName(), text)
