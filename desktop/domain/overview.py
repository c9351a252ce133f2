"""Rows of lists: what a list of cases, qualifications or units shows without opening each record."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from desktop.domain.local_text import LocalText
from desktop.domain.stages import Stage, Step
from desktop.domain.terms import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """One case in a list: how far it is, whose turn it is, how many things its step lacks, and who has signed."""

    id: str
    number: int = 1
    student: str = ""
    student_number: str = ""
    unit: LocalText = field(default_factory=dict)
    extent: float | None = None
    workplace: str = ""
    teacher: str = ""
    instructor: str = ""
    starts: date | None = None
    ends: date | None = None
    stage: Stage = Stage.DRAFT
    step: Step = Step.PLAN
    next_role: Role | None = None
    missing: int = 0
    signed_by: tuple[Role, ...] = ()
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QualificationRow:
    """One version of a qualification's requirements in the library."""

    id: str
    version: str
    name: LocalText
    reference_number: str = ""
    kind: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    transition_ends: date | None = None
    imported_at: datetime | None = None
    units: int = 0
    findings: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRow:
    """One unit of one version of a qualification. ``content`` is the SHA-256 of its texts."""

    qualification: str
    version: str
    id: str
    name: LocalText
    code: str = ""
    kind: str = ""
    extent: float | None = None
    content: str = ""
    qualification_name: LocalText = field(default_factory=dict)
