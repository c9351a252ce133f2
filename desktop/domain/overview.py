"""Rows of the list of cases: what it shows without opening each case."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time

from desktop.domain.curriculum import UnitKind
from desktop.domain.local_text import LocalText
from desktop.domain.stages import SideState, Stage, Step
from desktop.domain.terms import Grade, Role, Scale
from desktop.texts import _

Times = tuple[tuple[date, time | None], ...]
"""The day and hour of each situation of a demonstration, in order."""
WARN_DAYS = 7
"""How long before the end of a period it must be known who is asked about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """One case in a list: how far it is, whose turn it is, what its step lacks, and who has signed.

    ``beside`` names those beside the teacher and the instructor who must sign and have not signed yet.
    ``refused`` and ``awaited`` name the first signer who did not sign or was not there.
    ``grade`` is there once it has been decided; ``to_koski``: signed, and not handed on yet.
    ``lacks`` are kinds of `domain.lacking`; ``done`` of ``total`` is how far the work of its stage is, in requirements.
    ``unreached_on`` is the end of the period at a workplace where nobody can be reached for the survey.
    """

    id: str
    student: str = ""
    student_number: str = ""
    unit: LocalText = field(default_factory=dict)
    extent: float | None = None
    kind: UnitKind = UnitKind.VOCATIONAL
    scale: Scale = Scale.ONE_TO_FIVE
    workplace: str = ""
    instructor: str = ""
    starts: date | None = None
    stage: Stage = Stage.DRAFT
    step: Step = Step.PLAN
    next_role: Role | None = None
    lacks: tuple[str, ...] = ()
    done: int = 0
    total: int = 0
    times: Times = ()
    signed_by: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    refused: str = ""
    awaited: str = ""
    remind_on: date | None = None
    retake_on: date | None = None
    side: SideState | None = None
    side_on: date | None = None
    unreached_on: date | None = None
    grade: Grade | None = None
    adapted: bool = False
    ended: date | None = None
    keep_until: date | None = None
    to_koski: bool = False

    def next_time(self, today: date) -> tuple[date | None, time | None]:
        """The day and hour of the next situation, of the last when all are past; the first day when none is planned.

        After a fail it is the day of the retake.
        """
        if self.retake_on:
            return self.retake_on, None
        coming = next((one for one in self.times if one[0] >= today), None)
        return coming or (self.times[-1] if self.times else (self.starts, None))

    @property
    def grade_text(self) -> str:
        """The grade in words, with the mark of an adapted assessment; "" while none is decided."""
        if self.grade is None:
            return ""
        grade = _(self.scale.name_of(self.grade))
        return _("{grade} (adapted)").format(grade=grade) if self.adapted else grade

    @property
    def failed(self) -> bool:
        """Whether a fail was decided."""
        return self.grade == Grade.FAIL
