"""Who and what is known from the cases: students, workplaces and instructors; there is no other register of them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from datetime import date

from desktop.domain.people import Student, Workplace, WorkplaceInstructor


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPeople:
    """The student, the workplace and its instructor as one case names them; those nobody named are empty."""

    student: Student = field(default_factory=Student)
    workplace: Workplace = field(default_factory=Workplace)
    instructor: WorkplaceInstructor = field(default_factory=WorkplaceInstructor)


@dataclass(frozen=True, slots=True, kw_only=True)
class StudentRow:
    """One student in a list: how many demonstrations they have, and the day of the next."""

    key: str
    student: Student
    cases: int = 0
    next_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkplaceRow:
    """One workplace in a list, with the instructor of its newest demonstration."""

    key: str
    workplace: Workplace
    instructor: WorkplaceInstructor = field(default_factory=WorkplaceInstructor)
    cases: int = 0
    next_on: date | None = None


def student_key(student: Student) -> str:
    """What tells students apart: the name together with the number; "" for nobody."""
    return _key(student.number, student.name)


def workplace_key(workplace: Workplace) -> str:
    """What tells workplaces apart: the business ID together with the name; "" where no name is known.

    Both, since the places of one employer share its ID: every day-care centre of a town is a workplace of its own.
    """
    return _key(workplace.business_id, workplace.name) if workplace.name.strip() else ""


def _key(number: str, name: str) -> str:
    told = unicodedata.normalize("NFC", " ".join(name.split())).casefold()
    return f"{number.strip()}|{told}" if number.strip() or told else ""
