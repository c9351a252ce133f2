"""Real documents: their contents agree with what was counted in them by others (domain/formats.md, 1.12)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from itertools import pairwise
from typing import Any

import msgspec
import pytest

from desktop.domain.comparing import compare_units
from desktop.domain.curriculum import CriteriaSource, Qualification, QualificationUnit, UnitKind
from desktop.domain.terms import Scale
from desktop.exchange.eperusteet import Counts, ImportedDocument, counts, read_document
from desktop.paths import resources
from tests.shared import shared

NEW = "ammatillinen-perustutkinto-2022-yhteiset"
OLD = "rakenne-sosiaali-ja-terveysala"
FURTHER = "rakenne-liikunnan-ja-valmennuksen-ammattitutkinto-2018"
TELMA = "rakenne-telma"
ALL = (NEW, OLD, FURTHER, TELMA)

_read: dict[str, ImportedDocument] = {}


def real(name: str) -> ImportedDocument:
    if name not in _read:
        _read[name] = read_document(shared(f"data/eperusteet/{name}.json").read_bytes())
    return _read[name]


def counted(name: str) -> Counts:
    return counts(real(name).qualification)


def unit_of(name: str, ident: str) -> QualificationUnit:
    (unit,) = (unit for unit in real(name).qualification.units if unit.id == ident)
    return unit


def strings(value: Any) -> Iterator[str]:
    """Every text below a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for pair in value.items() for one in pair for text in strings(one))
    elif isinstance(value, tuple | list):
        yield from (text for one in value for text in strings(one))
    elif is_dataclass(value):
        yield from (text for one in fields(value) for text in strings(getattr(value, one.name)))


def test_common_parts_of_2022() -> None:
    found = counted(NEW)
    assert (found.units, found.common_units) == (9, 3)
    assert (found.requirements, found.sections) == (101, 25)
    assert (found.generic_units, found.targets) == (6, 0)
    assert (found.section_requirements, found.section_criteria) == (496, 698)


def test_social_and_health_care_of_2014() -> None:
    found = counted(OLD)
    assert (found.units, found.common_units) == (30, 4)
    assert (found.areas, found.targets, found.criteria) == (104, 439, 3179)
    assert (found.generic_units, found.sections) == (0, 15)


def test_sports_and_coaching_of_2018() -> None:
    found = counted(FURTHER)
    assert (found.units, found.common_units, found.sections) == (12, 0, 0)
    assert (found.areas, found.targets, found.criteria) == (44, 111, 988)
    assert found.requirements == 44


def test_telma() -> None:
    found = counted(TELMA)
    assert (found.units, found.common_units, found.requirements) == (3, 0, 57)
    assert (found.targets, found.generic_units, found.sections) == (0, 0, 0)
    units = real(TELMA).qualification.units
    assert {unit.kind for unit in units} == {UnitKind.PREPARATORY}
    assert {unit.criteria_source for unit in units} == {CriteriaSource.GOALS}
    assert sorted(unit.extent_max or 0 for unit in units) == [15, 20, 25]


@pytest.mark.parametrize(
    ("name", "texts"),
    [(NEW, ["en", "fi", "sv"]), (OLD, ["fi", "sv"]), (FURTHER, ["en", "fi", "sv"]), (TELMA, ["fi", "sv"])],
)
def test_each_document_speaks_its_languages(name: str, texts: list[str]) -> None:
    assert sorted(counted(name).texts) == texts


@pytest.mark.parametrize("name", ALL)
def test_nothing_in_a_real_document_is_left_unread(name: str) -> None:
    assert real(name).findings == ()


@pytest.mark.parametrize(
    ("name", "scale", "source"),
    [
        (NEW, Scale.ONE_TO_FIVE, CriteriaSource.GENERIC),
        (OLD, Scale.ONE_TO_THREE, CriteriaSource.TARGETS),
        (FURTHER, Scale.PASS_FAIL, CriteriaSource.TARGETS),
    ],
)
def test_vocational_units_have_the_scale_and_criteria_of_their_time(
    name: str, scale: Scale, source: CriteriaSource
) -> None:
    units = [unit for unit in real(name).qualification.units if unit.kind is UnitKind.VOCATIONAL]
    assert {(unit.scale, unit.criteria_source) for unit in units} == {(scale, source)}


def test_generic_criteria_have_five_levels_with_five_or_six_lines() -> None:
    (target,) = unit_of(NEW, "7283253").targets
    assert [level.grade for level in target.levels] == ["1", "2", "3", "4", "5"]
    assert {len(level.criteria) for level in target.levels} <= {5, 6}


def test_levels_are_in_order_everywhere() -> None:
    for name in (OLD, FURTHER):
        for unit in real(name).qualification.units:
            for target in unit.targets:
                assert [level.grade for level in target.levels] == [grade.value for grade in target.scale.passing]


def test_every_target_of_the_reform_belongs_to_a_requirement() -> None:
    for unit in real(FURTHER).qualification.units:
        assert {target.requirement for target in unit.targets} == {row.id for row in unit.requirements}


def test_language_variants_of_one_section_are_told_apart() -> None:
    sections = [section for unit in real(NEW).qualification.units for section in unit.sub_areas]
    assert len({section.id for section in sections}) == 25
    variants = [section.language for section in sections if section.code == "VVAI22"]
    assert (len(variants), variants.count("")) == (10, 1)
    second = [section.language for section in sections if section.code == "VVTK"]
    assert sorted(second) == ["FI", "FI", "SV", "SV"]


def test_sections_of_2014_keep_up_to_sixteen_parts() -> None:
    parts = [len(section.parts) for unit in real(OLD).qualification.units for section in unit.sub_areas]
    assert (max(parts), sum(parts)) == (16, 43)


def test_both_languages_of_an_untidy_text_are_put_side_by_side() -> None:
    unit = unit_of(OLD, "146159")  # Finnish in lists alone, Swedish in lists and paragraphs with dashes
    assert len(unit.requirements) == 29
    assert all(set(row.text) == {"fi", "sv"} for row in unit.requirements)


def test_two_units_with_one_code_are_both_there() -> None:
    twins = [unit for unit in real(OLD).qualification.units if unit.code == "tutkinnonosat_101065"]
    assert len(twins) == 2
    assert {tuple(unit.extents) for unit in twins} == {(), ("ops",)}


def test_both_pathways_have_their_structure() -> None:
    structures = real(OLD).qualification.structures
    assert set(structures) == {"naytto", "ops"}
    assert structures["ops"].points == (180.0, 180.0)


@pytest.mark.parametrize("name", ALL)
def test_no_text_carries_markup_or_loose_white_space(name: str) -> None:
    for text in strings(real(name).qualification):
        assert "<" not in text
        assert "&nbsp" not in text
        assert all(row == " ".join(row.split()) for row in text.split("\n"))


@pytest.mark.parametrize("name", ALL)
def test_ids_of_rows_are_unique_in_a_unit(name: str) -> None:
    for unit in real(name).qualification.units:
        rows = [row for area in unit.sub_areas for part in area.parts for row in part.requirements]
        ids = [row.id for row in (*unit.requirements, *rows)]
        assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", ALL)
def test_values_survive_being_stored_as_json(name: str) -> None:
    qualification = real(name).qualification
    for unit in qualification.units:
        assert msgspec.json.decode(msgspec.json.encode(unit), type=QualificationUnit) == unit
    assert msgspec.json.decode(msgspec.json.encode(qualification), type=Qualification) == qualification


def test_the_programs_own_qualification_is_read_without_findings() -> None:
    files = sorted((resources() / "curricula").glob("*.json"))
    if not files:
        pytest.skip("there is no practice qualification yet")
    for file in files:
        found = read_document(file.read_bytes())
        assert found.findings == ()
        for unit in found.qualification.units:
            if unit.kind is UnitKind.COMMON:
                assert all(len(target.levels) == 5 for area in unit.sub_areas for target in area.targets)
                continue
            assert unit.criteria_source is CriteriaSource.TARGETS
            assert {target.requirement for target in unit.targets} == {row.id for row in unit.requirements}
            assert all(len(target.levels) == 5 for target in unit.targets)


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("reader", ["fi", "sv", "en"])
def test_every_real_unit_says_the_same_as_itself_and_not_as_another(name: str, reader: str) -> None:
    units = real(name).qualification.units
    assert [unit.id for unit in units if compare_units(unit, unit, reader).is_changed] == []
    assert all(compare_units(one, other, reader).is_changed for one, other in pairwise(units))
