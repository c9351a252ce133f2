"""Step 1: plan the demonstration together."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.domain.demonstration import Plan, RequirementPlan
from desktop.domain.places import last_of
from desktop.domain.terms import AgreementType, Role
from desktop.gui.demonstrations.changes_band import ChangesBand
from desktop.gui.demonstrations.comment_popover import CommentPopover
from desktop.gui.demonstrations.comments import CommentsCard
from desktop.gui.demonstrations.document_menu import DocumentButton
from desktop.gui.demonstrations.grid_card import GridCard
from desktop.gui.demonstrations.plan_frame import PlanFrame
from desktop.gui.demonstrations.readiness import ReadinessRow
from desktop.gui.demonstrations.shown import Shown
from desktop.gui.demonstrations.step_page import StepPage, add_column, add_pane, bare, column
from desktop.gui.demonstrations.template_bar import TemplateBar
from desktop.gui.demonstrations.version_band import VersionBand
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.labels import ElidedLabel
from desktop.gui.widgets.scrolling import focus_on
from desktop.texts import _

TASKS = "tasks"
LINE, ABOUT = "line", "about"
"""The names of the drafts of the comment under the grid: its words, and what it is about."""


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
        agreed_alone: the Role of who agrees for their own part.
        commented: the words and the id of the requirement or task they are about.
        document_wanted: the name of the document that the person wants as a PDF.
        calendar_wanted: the person wants the times as a calendar file; whether with the student's name.
        preview_wanted: the person wants to see what the workplace sees.
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
    agreed_alone = Signal(object)
    commented = Signal(str, str)
    document_wanted = Signal(str)
    calendar_wanted = Signal(bool)
    preview_wanted = Signal()
    header_wanted = Signal()
    template_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._popover: CommentPopover | None = None
        self._half_written: dict[str, str] = {}
        layout = bare(QHBoxLayout(self), 0)
        middle = add_column(layout)
        self.versions = VersionBand(middle)
        self.changes = ChangesBand(middle)
        self.templates = TemplateBar(middle)
        self.card = GridCard(middle)
        self.comments = CommentsCard(middle)
        column(self.problem, self.versions, self.changes, self.templates, self.card, self.comments, into=middle)
        self.frame = add_pane(layout, PlanFrame)
        self.grid, self.adder = self.card.grid, self.card.adder
        self.row_link, self.observe_link = self.card.row_link, self.card.observe_link
        self.template_link, self.empty_hint = self.card.template_link, self.card.empty_hint
        self._add_footer()
        self._connect()

    def _add_footer(self) -> None:
        self.readiness = ReadinessRow()
        self.document = DocumentButton()
        self.agree = button(_("Agree together"), "primary")
        ready = ElidedLabel(_("Ready for the demonstration:"), lines=2)
        ready.setObjectName("ready")
        ready.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        ready.setMinimumWidth(max(ready.fontMetrics().horizontalAdvance(word) for word in ready.text().split()) + 4)
        self.fill_footer(ready, self.readiness, buttons=(self.document, self.agree))

    def _connect(self) -> None:
        self.grid.marked.connect(self.marked)
        self.card.planned.connect(self.planned)
        self.card.task_renamed.connect(self.task_renamed)
        self.card.comments_wanted.connect(self.open_comments)
        self.observe_link.clicked.connect(self.everyone_observes)
        self.template_link.clicked.connect(self.template_wanted)
        self.adder.added.connect(self.tasks_added)
        self.adder.drafted.connect(self._keep_draft)
        self.frame.edited.connect(self.edited)
        self.frame.stated.connect(self.stated)
        self.frame.header_wanted.connect(self.header_wanted)
        self.frame.place_wanted.connect(self.place_wanted)
        self.frame.agreed_alone.connect(self.agreed_alone)
        self.frame.preview_wanted.connect(self.preview_wanted)
        self.frame.times.calendar_wanted.connect(self.calendar_wanted)
        self.comments.written.connect(self.commented)
        self.comments.drafted.connect(self._keep_line)
        self.comments.about_chosen.connect(self._keep_about)
        self.readiness.marked.connect(self.ready)
        self.document.wanted.connect(self.document_wanted)
        self.agree.clicked.connect(self._agree)

    def show_case(self, shown: Shown) -> None:
        super().show_case(shown)
        plan = shown.case.plan
        self.card.show_case(shown)
        self.frame.show_plan(shown)
        self.comments.show_comments(shown)
        self.changes.show_changes(shown)
        if self._popover is not None:
            self._popover.show_comments(shown)
        self.readiness.show_plan(plan, Role(shown.reader) if shown.guest else None)
        self.readiness.setEnabled(not shown.case.is_closed)
        self.templates.show_case(shown)
        self.versions.show_case(shown)
        self.document.setVisible(not shown.guest)
        self.document.offer_annex(shown.case.agreement.kind != AgreementType.NONE)
        self._show_agree(shown)

    def _show_agree(self, shown: Shown) -> None:
        """What the main button does next: agree together, or for a guest, agree for their own part."""
        plan, reader = shown.case.plan, Role(shown.reader)
        student = reader == Role.STUDENT
        self.agree.setEnabled(True)
        if plan.is_agreed and not student:
            self.agree.setText(_("To the demonstration day"))
        elif not shown.guest:
            self.agree.setText(_("Agree together"))
        else:
            self.agree.setEnabled(reader not in plan.agreed)
            self.agree.setText(_("You have agreed ✓") if reader in plan.agreed else _("I agree to the plan"))

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
            plan = self.shown.case.plan if self.shown else Plan()
            ready, people = plan.ready, plan.parties
            focus_on(self.readiness.button(next((role for role in people if role not in ready), Role.TEACHER)))
        elif field == "plan.agreed":
            focus_on(self.agree)
        else:
            self.frame.show_place(field)

    def draft_names(self) -> tuple[str, ...]:
        if self.shown is None:
            return (TASKS,)
        things = (*(row.id for row in self.shown.rows), *(task.id for task in self.shown.case.plan.tasks))
        return (TASKS, *map(self._comment_name, (LINE, ABOUT, *things)))

    def show_drafts(self, drafts: dict[str, str]) -> None:
        self.adder.show_draft(drafts.get(TASKS, ""))
        comments = {name.removeprefix(self._comment_name("")): words for name, words in drafts.items() if words}
        self.comments.show_draft(comments.pop(LINE, ""), comments.pop(ABOUT, ""))
        comments.pop(TASKS, None)
        self._half_written = comments

    def show_refusal(self, text: str) -> None:
        lines = [self.comments.line, *([self._popover.line] if self._popover is not None else [])]
        sending = [one for one in lines if one.is_sending]
        (sending[0].problem if sending else self.problem).show_text(text)

    def comment_stored(self) -> None:
        """The comment that was sent is stored."""
        for line in [self.comments.line, *([self._popover.line] if self._popover is not None else [])]:
            if line.is_sending:
                line.stored()

    def tasks_stored(self) -> None:
        """The tasks that were written last are stored."""
        self.adder.clear()

    def _keep_draft(self, text: str) -> None:
        self.drafted.emit(TASKS, text)

    def _agree(self) -> None:
        self.flush()
        if self.shown is None:
            return
        if self.shown.case.plan.is_agreed:
            self.moved_on.emit()
        elif self.shown.guest:
            self.agreed_alone.emit(Role(self.shown.reader))
        else:
            self.agreed.emit()

    def open_comments(self, about: str, place: QPoint) -> None:
        """Open the comments on a requirement or task beside it."""
        if self.shown is None:
            return
        self._popover = popover = CommentPopover(about, self)
        popover.written.connect(self.commented)
        popover.drafted.connect(self._keep_comment)
        popover.finished.connect(self._forget_popover)
        popover.line.show_draft(self._half_written.get(about, ""))
        popover.show_comments(self.shown)
        popover.open_at(place)

    def _forget_popover(self) -> None:
        """The popover closed, maybe since the person looked elsewhere; another may be open already."""
        if self.sender() is self._popover:
            self._popover = None

    def _keep_comment(self, text: str, about: str) -> None:
        self._half_written[about] = text
        self.drafted.emit(self._comment_name(about), text)

    def _keep_line(self, text: str) -> None:
        self.drafted.emit(self._comment_name(LINE), text)

    def _keep_about(self, about: str) -> None:
        self.drafted.emit(self._comment_name(ABOUT), about)

    def _comment_name(self, about: str) -> str:
        """The name of a draft; what a guest left unfinished is nobody else's."""
        return f"comment {self.shown.reader if self.shown else ''} {about}"
