"""Whom and what a plan (HOKS) speaks of, as the file knows it: the student, workplaces, cases and units."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from desktop.actions.local_units import local_units
from desktop.actions.workspace import Workspace
from desktop.domain.case import Case
from desktop.domain.competence_plan import CompetencePlan, PlannedUnit
from desktop.domain.curriculum import QualificationUnit
from desktop.domain.known import folded, student_key
from desktop.domain.library import UnitRow
from desktop.domain.names import in_order
from desktop.domain.people import Student, tidy_business_id
from desktop.domain.plan_place import has_name, has_number
from desktop.domain.register import Entry, KnownStudent, KnownWorkplace, Standing, plan_students, plan_workplaces

RECENT = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Known:
    """The students and workplaces of the register, read once for all plans of a file."""

    students: list[KnownStudent]
    workplaces: list[KnownWorkplace]


def known_in(workspace: Workspace) -> Known:
    """Read the register."""
    return Known(workspace.register.students(), workspace.register.workplaces())


def student_of(workspace: Workspace, known: Known, plan: CompetencePlan, name: str) -> Entry[KnownStudent]:
    """Whose plan it is: as known already, or new by the name that people wrote."""
    numbers = {one.reference_number for one in plan.units if one.reference_number}
    told = KnownStudent(
        id=workspace.new_id(),
        student=_named(workspace, name.strip(), plan.learner),
        study_right=plan.study_right,
        reference_number=numbers.pop() if len(numbers) == 1 else "",
    )
    return plan_students(known.students, [told])[0]


def _named(workspace: Workspace, name: str, learner: str) -> Student:
    """The student of a name that people wrote, or of the learner OID: with the number by which they are known."""
    rows = workspace.known.students(workspace.today(), name or learner, limit=20) if name or learner else []
    by_oid = [row.student for row in rows if learner and row.student.oid == learner]
    by_name = [row.student for row in rows if name and folded(row.student.name) == folded(name)]
    same = [one for one in by_name if one.oid in ("", learner)]
    known = by_oid[0] if by_oid else same[0] if len(same) == 1 else Student()
    return Student(name=name or known.name, number=known.number, oid=learner)


def cases_of(workspace: Workspace, known: KnownStudent) -> list[Case]:
    """The student's cases, the newest first."""
    keys = dict.fromkeys((student_key(known.student), student_key(replace(known.student, oid=""))))
    rows = {row.id: row for key in keys if key for row in workspace.lists.of_student(key, 0, -1)}
    return [workspace.cases.get(one) for one in rows]


def workplaces_of(workspace: Workspace, known: Known, plan: CompetencePlan) -> Iterator[Entry[KnownWorkplace]]:
    """The workplaces of a plan with their instructors, each once."""
    incoming: dict[tuple[str, str], KnownWorkplace] = {}
    for period in plan.periods:
        place = replace(period.workplace, business_id=tidy_business_id(period.workplace.business_id))
        if period.is_at_workplace and place.name:
            key = (folded(place.name), place.business_id)
            held = incoming.get(key, KnownWorkplace(id=workspace.new_id(), workplace=place))
            person = replace(period.instructor, name=in_order(period.instructor.name))
            others = tuple(one for one in held.instructors if folded(one.name) != folded(person.name))
            people = (*others, person) if person.name else others
            incoming[key] = replace(held, instructors=people)
    for one in incoming.values():
        entry = plan_workplaces(known.workplaces, [one])[0]
        if entry.standing != Standing.REFUSED:
            yield entry


def is_recent(workspace: Workspace, plan: CompetencePlan, place: KnownWorkplace) -> bool:
    """Whether a student of the plan learns there now, or did within a year."""
    since = workspace.today() - RECENT
    ends = [
        period.agreement.ends
        for period in plan.periods
        if folded(period.workplace.name) == folded(place.workplace.name)
    ]
    return any(one is None or one >= since for one in ends)


def unit_row(workspace: Workspace, code: str, plan: CompetencePlan) -> UnitRow | None:
    """The unit of the library with a code: of the version whose number the plan names, else of the newest."""
    rows = [one for one in workspace.curriculum.units(code) if one.code == code]
    numbers = {one.reference_number for one in plan.units if one.code == code and one.reference_number}
    named = [one for one in rows if one.reference_number in numbers]
    return max(named or rows, key=lambda one: (one.valid_from is not None, one.valid_from, one.version), default=None)


def unit_rows(workspace: Workspace, plan: CompetencePlan) -> dict[str, UnitRow]:
    """The units of the library that a plan speaks of, by their keys in it: a local one by its number, else its name."""
    local = local_units(workspace) if any(one.local for one in plan.units) else []
    units = {one.key: one for one in plan.units}
    found = {
        key: unit_row(workspace, one.code, plan) if one.code else _local_row(local, one) for key, one in units.items()
    }
    return {key: row for key, row in found.items() if row}


def _local_row(rows: Sequence[UnitRow], planned: PlannedUnit) -> UnitRow | None:
    by_number = next((row for row in rows if has_number(planned, row.code)), None)
    return by_number or next((row for row in rows if has_name(planned, row.name)), None)


def parts_of(unit: QualificationUnit, sub_area: str) -> tuple[str, ...]:
    """The parts of a common unit that stand in a section (osa-alue)."""
    areas = (area for area in unit.sub_areas if area.code_uri.lower() == sub_area.lower())
    return tuple(part.id for area in areas for part in area.parts)
