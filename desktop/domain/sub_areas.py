"""Osa-alueet of common units (YTO) that are shown in a vocational demonstration: each has a teacher of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from desktop.domain.curriculum import QualificationUnit, SkillRequirement, SubArea, SubAreaPart
from desktop.domain.errors import Problem
from desktop.domain.local_text import LocalText, say
from desktop.domain.sections import SectionResult
from desktop.domain.terms import Grade, Scale
from desktop.texts import _

if TYPE_CHECKING:
    from desktop.domain.case import Case


@dataclass(frozen=True, slots=True, kw_only=True)
class SubAreaSignature:
    """The teacher of a sub-area has signed its record; ``document`` is the SHA-256 of the signed file."""

    name: str
    organisation: str = ""
    at: datetime
    document: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SubAreaSent:
    """The part is with its teacher elsewhere, as the package ``id``; ``code`` opens what comes back."""

    id: str
    at: datetime
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSubArea:
    """One osa-alue, or the mandatory or optional part of one, with who assesses it and what they decided.

    ``content`` is the SHA-256 of the common unit's texts and ``part`` the part there; the names and codes are kept
    beside. ``tasks`` are the work tasks that show it. Its result is its teacher's own and has a record of its own.
    """

    id: str
    content: str = ""
    unit_code: str = ""
    unit_name: LocalText = field(default_factory=dict)
    unit_extent: float | None = None
    unit_mandatory: bool | None = None
    part: str = ""
    name: LocalText = field(default_factory=dict)
    code: str = ""
    code_uri: str = ""
    language: str = ""
    mandatory: bool = True
    extent: float | None = None
    scale: Scale = Scale.ONE_TO_FIVE
    requirements: tuple[str, ...] = ()
    tasks: dict[str, bool] = field(default_factory=dict)
    teacher: str = ""
    organisation: str = ""
    elsewhere: bool = False
    shown_now: bool = True
    levels: dict[str, Grade] = field(default_factory=dict)
    grade: Grade | None = None
    reason: str = ""
    decided_on: date | None = None
    signed: SubAreaSignature | None = None
    sent: SubAreaSent | None = None
    back_at: datetime | None = None

    @property
    def is_decided(self) -> bool:
        """Whether its teacher has decided on it."""
        return self.decided_on is not None and self.grade is not None

    def shown_by(self, case: Case) -> tuple[str, ...]:
        """The texts of the tasks that show it."""
        return tuple(task.text for task in case.plan.tasks if self.tasks.get(task.id))


@dataclass(frozen=True, slots=True)
class OfferedSubArea:
    """A part of a sub-area in the library, with the unit that it is of."""

    content: str
    unit: QualificationUnit
    area: SubArea
    part: SubAreaPart

    @property
    def name(self) -> LocalText:
        """The name of the sub-area, and of its part where there are several."""
        if len(self.area.parts) < 2:
            return self.area.name
        words = {key: say(self.part.name, key) for key in self.area.name}
        return {key: f"{text}: {words[key]}" if words[key] else text for key, text in self.area.name.items()}

    def shown(self, new_id: str) -> ShownSubArea:
        """The part as a case keeps it, planned by nobody yet."""
        targets = self.part.targets or self.area.targets
        return ShownSubArea(
            id=new_id,
            content=self.content,
            unit_code=self.unit.code,
            unit_name=self.unit.name,
            unit_extent=self.unit.extent,
            unit_mandatory=self.unit.mandatory,
            part=self.part.id,
            name=self.name,
            code=self.area.code,
            code_uri=self.area.code_uri,
            language=self.area.language,
            mandatory=self.part.mandatory,
            extent=self.part.extent,
            scale=targets[0].scale if targets else Scale.ONE_TO_FIVE,
            requirements=tuple(row.id for row in self.part.requirements),
        )


def parts_of(content: str, unit: QualificationUnit) -> list[OfferedSubArea]:
    """What may be chosen of a common unit; parts that demand nothing are left out."""
    return [
        OfferedSubArea(content, unit, area, part) for area in unit.sub_areas for part in area.parts if part.requirements
    ]


def only_part(unit: QualificationUnit, part: str) -> QualificationUnit:
    """The common unit with nothing but one part of one sub-area, its criteria included."""
    areas = ((area, tuple(one for one in area.parts if one.id == part)) for area in unit.sub_areas)
    kept = (replace(area, parts=parts, description={}) for area, parts in areas if parts)
    return QualificationUnit(
        id=unit.id,
        name=unit.name,
        code=unit.code,
        kind=unit.kind,
        extent=unit.extent,
        scale=unit.scale,
        criteria_source=unit.criteria_source,
        sub_areas=tuple(kept),
    )


def rows_of_part(unit: QualificationUnit, part: str) -> tuple[SkillRequirement, ...]:
    """What a part demands, row by row."""
    parts = (one for area in unit.sub_areas for one in area.parts if one.id == part)
    return next((one.requirements for one in parts), ())


def sub_area(case: Case, sub_area_id: str) -> ShownSubArea | None:
    """The sub-area of a case with this id."""
    return next((one for one in case.sub_areas if one.id == sub_area_id), None)


def shown_uris(areas: Iterable[ShownSubArea]) -> list[str]:
    """The codes of the sub-areas that are shown in this demonstration, each once."""
    return list(dict.fromkeys(one.code_uri for one in areas if one.shown_now and one.code_uri))


def section_result(one: ShownSubArea) -> SectionResult:
    """What was decided on a sub-area, as registers ask for it."""
    return SectionResult(
        code=one.code,
        language=one.language,
        mandatory=one.mandatory,
        extent=one.extent,
        scale=one.scale,
        grade=one.grade,
        decided_on=one.decided_on,
        assessors=(one.teacher,) if one.teacher.strip() else (),
    )


def finished(areas: Iterable[ShownSubArea]) -> tuple[ShownSubArea, ...]:
    """Those that were passed and whose record is signed: they may go to the registers."""
    return tuple(one for one in areas if one.signed is not None and section_result(one).passed)


def problems_to_plan(one: ShownSubArea) -> list[Problem]:
    """What a sub-area lacks to stand in the plan."""
    where = f"sub_areas.{one.id}"
    problems = []
    if not one.part:
        problems.append(Problem(where, _("Choose the sub-area.")))
    if not one.teacher.strip():
        problems.append(Problem(where, _("Write the name of the sub-area's own teacher.")))
    if one.shown_now and not any(one.tasks.values()):
        problems.append(Problem(where, _("Choose at least one work task that shows the sub-area.")))
    return problems


def problems_to_assess(case: Case, one: ShownSubArea) -> list[Problem]:
    """What stands in the way of assessing a sub-area, here or elsewhere."""
    where = f"sub_areas.{one.id}"
    if case.withdrawn is not None:
        return [Problem(where, _("The demonstration has been withdrawn."))]
    if one.signed is not None:
        return [Problem(where, _("The record of this sub-area is signed, so its result stays as it is."))]
    if case.started_at is None:
        return [Problem(where, _("The demonstration has not begun yet, so there is nothing to assess."))]
    if not case.self_assessment.is_settled:
        return [Problem(where, _("Offer the self-assessment first: the student speaks before anybody decides."))]
    return []


def result_problems(one: ShownSubArea) -> list[Problem]:
    """What the result of a sub-area lacks. A reason is always given."""
    where = f"sub_areas.{one.id}"
    problems = []
    if one.grade is None or one.grade not in one.scale.grades:
        problems.append(Problem(where, _("Choose the grade of the sub-area.")))
    if not one.reason.strip():
        problems.append(Problem(where, _("Write the reason for the grade.")))
    return problems
