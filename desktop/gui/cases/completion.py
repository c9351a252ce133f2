"""Completing what is known from before in a new demonstration: students, workplaces, instructors."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit

from desktop.actions.workspace import Workspace
from desktop.domain.known import KnownPeople, StudentRow, WorkplaceRow
from desktop.domain.people import WorkplaceInstructor
from desktop.gui.widgets.header_form import HeaderForm
from desktop.gui.widgets.student_fields import StudentFields
from desktop.gui.widgets.suggestions import MOST, Suggestion, Suggestions

Find = Callable[[str], Sequence[Suggestion]]


class Completion(QObject):
    """Offers what is known while a person types. Only what they choose is filled in, and only what belongs to it."""

    def __init__(self, workspace: Workspace, student: StudentFields, header: HeaderForm) -> None:
        super().__init__(header)
        self._workspace, self._student, self._header = workspace, student, header
        self._filled = WorkplaceInstructor()  # with a workplace, so that the next workplace may fill in another
        ui = header.ui
        self.student = self._offer((student.ui.name, student.ui.number), self._students, self._take_student)
        self.workplace = self._offer((ui.workplace, ui.business_id), self._workplaces, self._take_workplace)
        self.instructor = self._offer((ui.instructor,), self._instructors, self._take_instructor)

    def _offer(self, fields: tuple[QLineEdit, ...], find: Find, take: Callable[[Any], None]) -> list[Suggestions]:
        made = [Suggestions(field, find) for field in fields]
        for one in made:
            one.chosen.connect(take)
        return made

    def _students(self, words: str) -> list[Suggestion]:
        rows = self._workspace.known.students(self._workspace.today(), words, 0, MOST)
        here = replace(self._student.value(), oid=self._header.value().student.oid)
        return [
            Suggestion(row.student.name, _told(row.student.number, row.record.group if row.record else ""), row)
            for row in rows
            if row.student != here
        ]

    def _take_student(self, row: StudentRow) -> None:
        self._student.fill(row.student)
        self._header.fill_student(row.student, row.record)

    def _workplaces(self, words: str) -> list[Suggestion]:
        rows = self._workspace.known.workplaces(self._workspace.today(), words, 0, MOST)
        here = self._header.value().workplace
        return [
            Suggestion(row.workplace.name, _told(row.workplace.business_id, row.instructor.name), row)
            for row in rows
            if row.workplace != here
        ]

    def _take_workplace(self, row: WorkplaceRow) -> None:
        self._header.fill_workplace(row.workplace)
        if self._header.value().instructor in (WorkplaceInstructor(), self._filled):
            self._filled = row.instructor
            self._header.fill_instructor(row.instructor)

    def _instructors(self, words: str) -> list[Suggestion]:
        """Those of the workplace on the screen where it is known, else all."""
        case = self._header.value()
        known = self._workspace.known
        place = known.key_of(case.workplace)
        found = known.instructors(words, place, MOST) if place else []
        if not found and words:
            found = known.instructors(words, "", MOST)
        return [
            Suggestion(one.instructor.name, _told(one.instructor.title, one.workplace.name), one)
            for one in found
            if one.instructor != case.instructor
        ]

    def _take_instructor(self, known: KnownPeople) -> None:
        self._header.fill_instructor(known.instructor)
        if not self._header.value().workplace.name:
            self._header.fill_workplace(known.workplace)


def _told(*parts: str) -> str:
    return " · ".join(one for one in parts if one)
