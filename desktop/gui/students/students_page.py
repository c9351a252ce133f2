"""The room of students: who there is, and how each one's demonstrations stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.actions.workspace import Workspace
from desktop.domain.known import KnownPeople, StudentRow
from desktop.gui.bridge import Bridge
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.card import Card, EmptyState
from desktop.gui.widgets.case_list import CaseList
from desktop.gui.widgets.labels import ElidedLabel
from desktop.gui.widgets.register_list import RegisterLines
from desktop.gui.widgets.register_page import RegisterPage
from desktop.texts import _, day, many


class StudentsPage(RegisterPage):
    """Students as the demonstrations name them."""

    def __init__(self, workspace: Workspace, bridge: Bridge, parent: QWidget | None = None) -> None:
        self._workspace = workspace
        self.cases = CaseList(of_student=True)
        self.new = button(_("New demonstration for this student"), icon="plus")
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
        pane.top.addWidget(self.new)
        pane.body.addLayout(pane.top)
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
        lists, key = self._workspace.lists, row.key
        self.cases.show_cases(lambda offset, limit: lists.of_student(key, offset, limit))

    def _ask_new(self) -> None:
        if isinstance(self._shown, StudentRow):
            self.new_for_wanted.emit(KnownPeople(student=self._shown.student))
