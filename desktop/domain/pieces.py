"""What travels of a case: the part of one sub-area to its teacher elsewhere, and their answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from desktop.domain.assessment import Observation
from desktop.domain.case import Case, assessor_name
from desktop.domain.curriculum import QualificationUnit
from desktop.domain.demonstration import Task
from desktop.domain.local_text import LocalText
from desktop.domain.sub_areas import ShownSubArea, only_part
from desktop.domain.terms import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What the teacher of one sub-area needs of a demonstration, and nothing more.

    ``notes`` are the shared observations on what its tasks show; ``authors`` has who wrote them, by id. ``unit`` is
    the common unit with this sub-area only.
    """

    id: str
    case: str
    made_at: datetime
    version: str = ""
    language: Language = Language.FI
    student: str = ""
    student_number: str = ""
    demonstration: LocalText = field(default_factory=dict)
    place: str = ""
    starts: date | None = None
    ends: date | None = None
    provider: str = ""
    sender: str = ""
    tasks: tuple[Task, ...] = ()
    notes: tuple[Observation, ...] = ()
    authors: dict[str, str] = field(default_factory=dict)
    unit: QualificationUnit
    area: ShownSubArea


@dataclass(frozen=True, slots=True, kw_only=True)
class PieceAnswer:
    """What comes back: the piece with the result, the teacher's own observations, and the signed record."""

    piece: Piece
    notes: tuple[Observation, ...] = ()
    document: bytes = b""


def piece_of(case: Case, area: ShownSubArea, unit: QualificationUnit, *, made: datetime, name: str = "") -> Piece:
    """The part of a case that shows a sub-area."""
    tasks = tuple(task for task in case.plan.tasks if area.tasks.get(task.id))
    notes = shared_notes(case, area, tasks)
    return Piece(
        id=name,
        case=case.id,
        made_at=made,
        language=case.language,
        student=case.student.name,
        student_number=case.student.number,
        demonstration=case.unit.name,
        place=case.plan.place_description,
        starts=case.plan.starts,
        ends=case.plan.ends,
        provider=case.teacher.provider,
        sender=case.teacher.name,
        tasks=tuple(replace(task, shows={}) for task in tasks),
        notes=notes,
        authors={one.by: assessor_name(case, one.by) for one in notes},
        unit=only_part(unit, area.part),
        area=replace(area, sent=None),
    )


def shared_notes(case: Case, area: ShownSubArea, tasks: Iterable[Task]) -> tuple[Observation, ...]:
    """The shared observations on what the tasks of a sub-area show, and those of its own teacher."""
    shown = {row for task in tasks for row, does in task.shows.items() if does}
    kept = (one for one in case.notes if one.by == area.id or (one.shared and shown & set(one.requirements)))
    return tuple(replace(one, read_by=(), requirements=()) for one in kept)
