"""The room of students: who there is, and how each one's demonstrations stand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.actions.documents import student_summary, summary_name
from desktop.actions.sharing import write_whole
from desktop.actions.workspace import Workspace
from desktop.domain.errors import UserError
from desktop.domain.known import KnownPeople, StudentRow
from desktop.gui.bridge import Bridge
from desktop.gui.choosing import ask_place, documents, pdf_files
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.card import Card, EmptyState
from desktop.gui.widgets.case_list import CaseList
from desktop.gui.widgets.labels import ElidedLabel, ProblemLabel, words
from desktop.gui.widgets.register_list import RegisterLines
from desktop.gui.widgets.register_page import RegisterPage
from desktop.texts import _, day, many


class StudentsPage(RegisterPage):
    """Students as the demonstrations name them."""

    def __init__(self, workspace: Workspace, bridge: Bridge, parent: QWidget | None = None) -> None:
        self._workspace = workspace
        self.cases = CaseList(of_student=True)
        self.new = button(_("New demonstration for this student"), icon="plus")
        self.summary = button(_("Summary…"), icon="document")
        self.summary.setToolTip(_("Every demonstration of the student in short, for the student's own records"))
        self.problem = ProblemLabel()
        self.saved = words("", "muted", wrap=True)
        self._made = b""
        self._name = ElidedLabel("", "heading")
        self._number = ElidedLabel("", "muted")
        empty = EmptyState(
            "students",
            _("No students yet"),
            _("Students appear here when a demonstration is opened for them."),
            _("New demonstration"),
        )
        super().__init__(bridge, self._pane(), empty, _("Name or student number"), parent)
        self.cases.opened.connect(self.case_wanted)
        self.new.clicked.connect(self._ask_new)
        self.summary.clicked.connect(self._ask_summary)

    def title(self) -> str:
        """The room's name."""
        return _("Students")

    def subtitle(self) -> str:
        """How many there are."""
        count = self._workspace.known.count_students()
        return many("{n} student", "{n} students", count) if count else ""

    def _pane(self) -> Card:
        pane = Card()
        pane.body.setContentsMargins(0, 0, 0, 4)
        pane.top.setContentsMargins(16, 12, 16, 6)
        pane.top.setSpacing(12)
        pane.top.addWidget(self._name)
        pane.top.addWidget(self._number, 1)
        pane.top.addWidget(self.summary)
        pane.top.addWidget(self.new)
        pane.body.addLayout(pane.top)
        told = QVBoxLayout()
        told.setContentsMargins(16, 0, 16, 0)
        told.addWidget(self.problem)
        told.addWidget(self.saved)
        pane.body.addLayout(told)
        pane.body.addWidget(self.cases, 1)
        return pane

    def read(self, words: str, offset: int, limit: int) -> Sequence[StudentRow]:
        """Some of the students that the words find."""
        return self._workspace.known.students(self._workspace.today(), words, offset, limit)

    def lines(self, record: Any) -> RegisterLines:
        """Name and number; how many demonstrations, and the next."""
        row: StudentRow = record
        return RegisterLines(
            row.student.name or _("(no name)"),
            row.student.number or _("no student number yet"),
            many("{n} demonstration", "{n} demonstrations", row.cases),
            _("next {day}").format(day=day(row.next_on)) if row.next_on else "",
        )

    def show_record(self, record: Any) -> None:
        """Show the demonstrations of a student."""
        row: StudentRow = record
        self._name.setText(row.student.name or _("(no name)"))
        self._number.setText(row.student.number)
        self._tell()
        lists, key = self._workspace.lists, row.key
        self.cases.show_cases(lambda offset, limit: lists.of_student(key, offset, limit))

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

    def _ask_new(self) -> None:
        if isinstance(self._shown, StudentRow):
            self.new_for_wanted.emit(KnownPeople(student=self._shown.student))
