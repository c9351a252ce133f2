"""A common unit as a whole is passed or failed, one part of a sub-area has its own scale."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.case import Case
from desktop.domain.curriculum import QualificationUnit, SkillRequirement, SubArea, SubAreaPart, UnitKind
from desktop.domain.terms import Grade, Scale
from desktop.domain.unit_grades import grades_of
from tests.builders import a_case, a_unit, words


def common() -> QualificationUnit:
    rows = tuple(SkillRequirement(id=f"r{n}", text=words(f"laskee {n}")) for n in (1, 2, 3))
    parts = (SubAreaPart(id="p1", requirements=rows[:2]), SubAreaPart(id="p2", requirements=rows[2:]))
    return a_unit(0, kind=UnitKind.COMMON, sub_areas=(SubArea(id="a1", name=words("Matematiikka"), parts=parts),))


def case_of(*rows: str) -> Case:
    case = a_case()
    return replace(case, unit=replace(case.unit, requirements=rows, kind=UnitKind.COMMON))


@pytest.mark.parametrize(
    ("rows", "grades"),
    [
        (("r1", "r2", "r3"), (Grade.FAIL, Grade.PASS)),
        (("r1", "r2"), Scale.ONE_TO_FIVE.grades),
        (("r3",), Scale.ONE_TO_FIVE.grades),
    ],
)
def test_only_several_parts_make_a_whole(rows: tuple[str, ...], grades: tuple[Grade, ...]) -> None:
    assert grades_of(case_of(*rows), common()) == grades


def test_other_units_have_their_scale() -> None:
    assert grades_of(a_case(), a_unit()) == Scale.ONE_TO_FIVE.grades
    assert grades_of(a_case(scale=Scale.PASS_FAIL), a_unit(scale=Scale.PASS_FAIL)) == (Grade.FAIL, Grade.PASS)
