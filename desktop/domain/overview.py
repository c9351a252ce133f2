"""Rows of the list of cases: what it shows without opening each case."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from desktop.domain.local_text import LocalText
from desktop.domain.stages import Stage, Step
from desktop.domain.terms import Grade, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """One case in a list: how far it is, whose turn it is, how many things its step lacks, and who has signed.

    ``grade`` is there once it has been decided.
    """

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
    grade: Grade | None = None
