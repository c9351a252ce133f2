"""Who and what is known from cases and the register: students, workplaces and instructors, as lists show them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from desktop.domain.people import Student, Workplace, WorkplaceInstructor

if TYPE_CHECKING:
    from desktop.domain.register import KnownStudent, KnownWorkplace


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPeople:
    """The student, the workplace and its instructor as one case names them; those nobody named are empty.

    Of a student of the register also the study right and its days are known, and the qualification's reference number.
    """

    student: Student = field(default_factory=Student)
    workplace: Workplace = field(default_factory=Workplace)
    instructor: WorkplaceInstructor = field(default_factory=WorkplaceInstructor)
    study_right: str = ""
    study_right_began: date | None = None
    study_right_ends: date | None = None
    reference_number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StudentRow:
    """One student in a list: how many demonstrations they have, and the day of the next.

    ``record`` is the student of the register, if they are there.
    """

    key: str
    student: Student
    cases: int = 0
    next_on: date | None = None
    record: KnownStudent | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkplaceRow:
    """One workplace in a list, with the instructor of its newest demonstration, else the first of the register.

    ``record`` is the workplace of the register, if it is there.
    """

    key: str
    workplace: Workplace
    instructor: WorkplaceInstructor = field(default_factory=WorkplaceInstructor)
    cases: int = 0
    next_on: date | None = None
    record: KnownWorkplace | None = None


def student_key(student: Student) -> str:
    """What tells students apart: the name together with the student number, else the learner OID; "" for nobody."""
    return key_of(student.number or student.oid, folded(student.name))


def workplace_key(workplace: Workplace) -> str:
    """What tells workplaces apart: the business ID together with the name; "" where no name is known.

    Both, since the places of one employer share its ID: every day-care centre of a town is a workplace of its own.
    """
    return key_of(workplace.business_id, folded(workplace.name)) if workplace.name.strip() else ""


def folded(name: str) -> str:
    """A name as it is compared: spaces and capitals do not count."""
    told = " ".join(name.split())
    return told.casefold() if told.isascii() else unicodedata.normalize("NFC", told).casefold()


def key_of(number: str, folded_name: str) -> str:
    """A number and a folded name as one key; "" where there is neither."""
    told = number.strip()
    return f"{told}|{folded_name}" if told or folded_name else ""
