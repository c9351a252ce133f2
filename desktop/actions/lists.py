"""Lists of students, workplaces and demonstrations, written for spreadsheets and reports."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from desktop.actions.sharing import write_whole
from desktop.actions.workspace import Workspace
from desktop.domain.errors import UserError
from desktop.domain.known import KnownPeople, WorkplaceRow
from desktop.domain.local_text import say
from desktop.domain.people import WorkplaceInstructor
from desktop.domain.register import KnownStudent
from desktop.domain.roster_columns import Column
from desktop.domain.table import Table, Value
from desktop.texts import _, language

ENDINGS = (".xlsx", ".csv")


class ListKind(StrEnum):
    """Of what a list is."""

    STUDENTS = "students"
    WORKPLACES = "workplaces"
    CASES = "cases"


def list_of(workspace: Workspace, kind: ListKind) -> Table:
    """A list as it goes out, in the language of the person; its headings are understood when it comes in again."""
    makers = {
        ListKind.STUDENTS: _students,
        ListKind.WORKPLACES: _workplaces,
        ListKind.CASES: _cases,
    }
    return makers[kind](workspace)


def write_list(workspace: Workspace, kind: ListKind, path: Path) -> int:
    """Write a list as XLSX or CSV, by the ending of the name; returns how many rows it has."""
    from desktop.exchange.tables import as_csv, as_xlsx

    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise UserError(_("End the name of the list with .xlsx or .csv."))
    table = list_of(workspace, kind)
    write_whole(path, as_xlsx(table) if ending == ".xlsx" else as_csv(table))
    return len(table.rows)


def list_name(kind: ListKind) -> str:
    """A name for the file of a list."""
    return f"{_title(kind).lower()}.xlsx"


def _title(kind: ListKind) -> str:
    names = {
        ListKind.STUDENTS: _("Students"),
        ListKind.WORKPLACES: _("Workplaces"),
        ListKind.CASES: _("Demonstrations"),
    }
    return names[kind]


def _students(workspace: Workspace) -> Table:
    columns = (
        *(Column.NAME, Column.NUMBER, Column.OID, Column.STUDY_RIGHT, Column.GROUP),
        *(Column.QUALIFICATION, Column.REFERENCE, Column.STARTS, Column.ENDS),
    )
    rows = []
    for row in workspace.known.students(workspace.today()):
        one, student = row.record or KnownStudent(student=row.student), row.student
        told: tuple[Value, ...] = (student.name, student.number, student.oid, one.study_right, one.group)
        rows.append((*told, one.qualification, one.reference_number, one.starts, one.ends, row.cases))
    headings = (*(_(column.label) for column in columns), _("Demonstrations"))
    return Table(name=_title(ListKind.STUDENTS), headings=headings, rows=tuple(rows))


def _workplaces(workspace: Workspace) -> Table:
    """A row for each instructor; a workplace without one has a row of its own."""
    columns = (
        *(Column.WORKPLACE, Column.BUSINESS_ID, Column.CONTACT),
        *(Column.INSTRUCTOR, Column.TITLE, Column.EMAIL, Column.PHONE),
    )
    rows: list[tuple[Value, ...]] = []
    for row in workspace.known.workplaces(workspace.today()):
        for one in _instructors(workspace, row):
            place = row.workplace
            told = (place.name, place.business_id, place.contact, one.name, one.title, one.email, one.phone)
            rows.append((*told, row.cases))
    headings = (*(_(column.label) for column in columns), _("Demonstrations"))
    return Table(name=_title(ListKind.WORKPLACES), headings=headings, rows=tuple(rows))


def _instructors(workspace: Workspace, row: WorkplaceRow) -> list[WorkplaceInstructor]:
    known: list[KnownPeople] = workspace.known.instructors("", row.key)
    return [one.instructor for one in known] or [WorkplaceInstructor()]


def _cases(workspace: Workspace) -> Table:
    headings = (
        *(_("Student"), _("Student number"), _("Unit"), _("Workplace"), _("Workplace instructor")),
        *(_("Starts"), _("Stage"), _("Grade")),
    )
    rows = tuple(
        (
            *(row.student, row.student_number, say(row.unit, language()), row.workplace, row.instructor),
            *(row.starts, _(row.stage.label), _(row.scale.name_of(row.grade)) if row.grade else ""),
        )
        for row in workspace.lists.page(0, -1, order="student")
    )
    return Table(name=_title(ListKind.CASES), headings=headings, rows=rows)
