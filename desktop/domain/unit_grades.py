"""Which grades people choose from when they decide on a unit."""

from __future__ import annotations

from desktop.domain.case import Case
from desktop.domain.curriculum import QualificationUnit, assessed_parts
from desktop.domain.koski_facts import COMMON
from desktop.domain.terms import Grade


def grades_of(case: Case, unit: QualificationUnit) -> tuple[Grade, ...]:
    """The grades of the unit's scale; a common unit as a whole is passed or failed, as its sub-areas have the grades.

    Where only one part of a sub-area is assessed, the decision is about that and has its scale.
    """
    assessed = set(case.unit.requirements)
    parts = [part for part in assessed_parts(unit) if assessed & {row.id for row in part.requirements}]
    if unit.kind in COMMON and len(parts) > 1:
        return (Grade.FAIL, Grade.PASS)
    return case.unit.scale.grades
