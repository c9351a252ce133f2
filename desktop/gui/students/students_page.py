"""The room of students: who there is, and how each one's demonstrations stand."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from desktop.actions.documents import student_summary, summary_name
from desktop.actions.register import delete_student
from desktop.actions.sharing import write_whole
from desktop.actions.workspace import Workspace
from desktop.domain.competence_plan import KeptPlan
from desktop.domain.errors import UserError
from desktop.domain.known import KnownPeople, StudentRow
from desktop.domain.register import KnownStudent
from desktop.gui.bridge import Bridge
from desktop.gui.choosing import ask_place, documents, pdf_files
from desktop.gui.messages import ask
from desktop.gui.students.student_dialog import StudentDialog
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.card import EmptyState
from desktop.gui.widgets.case_list import CaseList
from desktop.gui.widgets.labels import ProblemLabel, words
from desktop.gui.widgets.record_pane import RecordPane, in_row
from desktop.gui.widgets.register_list import RegisterLines, remarks
from desktop.gui.widgets.register_page import RegisterPage
from desktop.texts import _, day, many


class StudentsPage(RegisterPage):
    """Students of the register, and as the demonstrations name them."""

    def __init__(self, workspace: Workspace, bridge: Bridge, parent: QWidget | None = None) -> None:
        self._workspace = workspace
        self.cases = CaseList(of_student=True)
        self.new = button(_("New demonstration for this student"), icon="plus")
        self.summary = button(_("Summary…"), icon="document")
        self.summary.setToolTip(_("Every demonstration of the student in short, for the student's own records"))
        self.more = button(_("More…"))
        self.more.setToolTip(_("Everything about the student; removing for good"))
        self.more.clicked.connect(self._open_more)
        self.problem = ProblemLabel()
        self.saved = words("", "muted", wrap=True)
        self.edit = button(_("Edit…"), "link")
        self.delete = button(_("Delete…"), "link")
        self.plan = button(_("Plan (HOKS)…"), "link")
        self.plan.setToolTip(_("What the student's plan would still bring"))
        self.bring_plan = button(_("Bring in a plan (HOKS)…"), "link")
        self._record = words("", "muted", wrap=True)
        self._record.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._no_cases = words(_("No demonstrations yet."), "muted")
        self._made = b""
        empty = EmptyState(
            "students",
            _("No students yet"),
            _("Bring in a list from the study register, or add the first by hand."),
            _("Bring in a list…"),
            _("Add a student"),
        )
        detail = RecordPane(
            self.cases,
            self.new,
            (
                self._record,
                in_row(self.edit, self.delete, self.plan, self.bring_plan),
                self.problem,
                self.saved,
                self._no_cases,
            ),
            acts=(self.summary, self.more),
        )
        super().__init__(workspace, bridge, detail, empty, _("Name or student number"), parent)
        self.summary.clicked.connect(self._ask_summary)
        self.edit.clicked.connect(self._ask_edit)
        self.delete.clicked.connect(self._ask_delete)
        self.plan.clicked.connect(self._show_plan)
        self.bring_plan.clicked.connect(self.plans_wanted)

    def title(self) -> str:
        """The room's name."""
        return _("Students")

    def subtitle(self) -> str:
        """How many there are."""
        count = self._workspace.known.count_students()
        return many("{n} student", "{n} students", count) if count else ""

    def read(self, words: str, offset: int, limit: int) -> Sequence[StudentRow]:
        """Some of the students that the words find."""
        return self._workspace.known.students(self._workspace.today(), words, offset, limit)

    def lines(self, record: Any) -> RegisterLines:
        """Name and number; how many demonstrations, and the next."""
        row: StudentRow = record
        return RegisterLines(
            row.student.name or _("(no name)"),
            row.student.number or _("no student number yet"),
            *remarks(row.cases, row.next_on),
        )

    def show_record(self, record: Any) -> None:
        """Show the demonstrations of a student."""
        row: StudentRow = record
        told = (row.student.number, row.record.group if row.record else "")
        self.detail.show_head(row.student.name or _("(no name)"), " · ".join(one for one in told if one))
        self._record.setText(_record_words(row.record) if row.record else "")
        self._record.setVisible(bool(self._record.text()))
        self._tell()
        lists, key = self._workspace.lists, row.key
        self.cases.show_cases(lambda offset, limit: lists.of_student(key, offset, limit))
        self.cases.setVisible(row.cases > 0)
        self.summary.setEnabled(row.cases > 0)
        self._no_cases.setVisible(row.cases == 0)
        self.delete.setVisible(row.record is not None)
        self.plan.setVisible(self._kept_plan() is not None)

    def _kept_plan(self) -> KeptPlan | None:
        """The newest plan (HOKS) that is kept of the student who is shown."""
        if not isinstance(self._shown, StudentRow):
            return None
        study_right = self._shown.record.study_right if self._shown.record else ""
        return self._workspace.plans.newest(study_right, self._shown.student.oid)

    def _show_plan(self) -> None:
        if kept := self._kept_plan():
            self.kept_plan_wanted.emit(kept.key)

    def ask_add(self) -> None:
        """Ask for a new student."""
        StudentDialog(self._workspace, KnownStudent(), self).open()

    def _ask_edit(self) -> None:
        """Edit the student of the register, or take one of a demonstration into it."""
        if isinstance(self._shown, StudentRow):
            record = self._shown.record or KnownStudent(student=self._shown.student)
            StudentDialog(self._workspace, record, self).open()

    def _ask_delete(self) -> None:
        if isinstance(self._shown, StudentRow) and self._shown.record:
            name = self._shown.student.name or self._shown.student.number
            question = _("Delete {name} from the students that are known? Demonstrations stay.").format(name=name)
            ask(self, question, _("Delete"), partial(delete_student, self._workspace, self._shown.record.id))

    def known(self, record: Any) -> KnownPeople:
        """The student, and of one in the register the study right."""
        row: StudentRow = record
        if row.record is None:
            return KnownPeople(student=row.student)
        return KnownPeople(
            student=row.student,
            study_right=row.record.study_right,
            study_right_began=row.record.starts,
            study_right_ends=row.record.ends,
            reference_number=row.record.reference_number,
        )

    def _ask_summary(self) -> None:
        """Ask where the summary goes, unless there is nothing to sum up."""
        if not isinstance(self._shown, StudentRow):
            return
        try:
            self._made = student_summary(self._workspace, self._shown.key)
        except UserError as error:
            self._tell(str(error))
            return
        offered = documents() / summary_name(self._shown.student)
        ask_place(self, _("Save the summary"), offered, pdf_files(), self.save_summary)

    def save_summary(self, name: str) -> None:
        """Write the summary that was made."""
        try:
            write_whole(Path(name), self._made)
        except UserError as error:
            self._tell(str(error))
        else:
            self._tell(saved=_("Saved to {path}").format(path=name))

    def _tell(self, problem: str = "", saved: str = "") -> None:
        self.problem.show_text(problem)
        self.saved.setText(saved)
        self.saved.setVisible(bool(saved))

    def menu(self) -> QMenu:
        """What is seldom done with a student."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Everything about the student…")).triggered.connect(self._ask_takeout)
        menu.addAction(_("Remove the student for good…")).triggered.connect(self._ask_removal)
        return menu

    def _open_more(self) -> None:
        self.menu().popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _ask_takeout(self) -> None:
        if isinstance(self._shown, StudentRow):
            self.takeout_wanted.emit(self._shown.key)

    def _ask_removal(self) -> None:
        if isinstance(self._shown, StudentRow):
            self.student_removal_wanted.emit(self._shown.key)


def _record_words(record: KnownStudent) -> str:
    """What the register knows of a student, in lines."""
    period = "–".join(day(one) if one else "" for one in (record.starts, record.ends)).strip("–")
    qualification = " · ".join(one for one in (record.qualification, record.reference_number) if one)
    lines = (
        (_("Learner number (oppijanumero)"), record.student.oid),
        (_("Study right"), " · ".join(one for one in (record.study_right, period) if one)),
        (_("Qualification"), qualification),
    )
    return "\n".join(f"{name}: {text}" for name, text in lines if text)
