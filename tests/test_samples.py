"""The practice qualification and the made-up demonstration are whole, in every language, and agree with each other."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Tree

import pytest

from desktop.domain.assessment import AssessorView, differences, short_description_problems
from desktop.domain.curriculum import assessed_parts
from desktop.domain.people import is_business_id
from desktop.domain.terms import AgreementType, AssessorRole, DiscussionRole, Grade, InformedBy, Leaning, Role, SelfMark
from desktop.exchange.eperusteet import read_document
from desktop.paths import resources

ICONS = (
    "today",
    "cases",
    "students",
    "workplaces",
    "qualifications",
    "quality",
    "calibration",
    "lock",
    "check",
    "warning",
    "search",
    "plus",
    "arrow",
    "pen",
    "speaker",
    "close",
    "folder",
    "document",
    "print",
    "undo",
    "info",
    "person",
)
LANGUAGES = ("fi", "sv", "en")
REQUIREMENTS = [str(number) for number in range(1, 11)]


def read(path: str) -> Any:
    return json.loads((resources() / path).read_text("utf-8"))


@pytest.fixture(scope="module")
def library() -> Any:
    return read("curricula/harjoitus.json")


@pytest.fixture(scope="module")
def sample() -> Any:
    return read("samples/s-a.json")


def texts(node: Any) -> Iterator[dict[str, str]]:
    """Every localised text below a node."""
    if isinstance(node, dict):
        if set(LANGUAGES) & node.keys():
            yield node
        else:
            yield from (text for child in node.values() for text in texts(child))
    elif isinstance(node, list):
        yield from (text for child in node for text in texts(child))


def areas(unit: Any) -> list[Any]:
    return list(unit["arviointi"]["arvioinninKohdealueet"])


def vocational(library: Any) -> list[Any]:
    """The units but the common one, whose sub-areas have the requirements."""
    return [unit for unit in library["tutkinnonOsat"] if not unit["osaAlueet"]]


def lines(unit: Any) -> Iterator[list[list[dict[str, str]]]]:
    """The criteria of each target, level by level."""
    for area in areas(unit):
        (target,) = area["arvioinninKohteet"]
        yield [level["kriteerit"] for level in target["osaamistasonKriteerit"]]


def test_every_text_of_the_library_is_there_in_three_languages(library: Any) -> None:
    found = list(texts(library))
    assert len(found) > 300
    assert [text for text in found if any(not text.get(one, "").strip() for one in LANGUAGES)] == []


def test_the_languages_of_a_text_are_not_copies_of_each_other(library: Any) -> None:
    assert [text for text in texts(library) if len({text[one] for one in LANGUAGES}) < len(LANGUAGES)] == []


def test_three_units_have_ten_eight_and_twelve_requirements(library: Any) -> None:
    counts = [len(unit["ammattitaitovaatimukset2019"]["vaatimukset"]) for unit in vocational(library)]
    assert counts == [10, 8, 12]
    assert library["diaarinumero"] == "NK-1-2026"


def test_every_requirement_has_five_levels_with_one_or_two_criteria(library: Any) -> None:
    for unit in vocational(library):
        for area, levels in zip(areas(unit), lines(unit), strict=True):
            (target,) = area["arvioinninKohteet"]
            assert [level["_osaamistaso"] for level in target["osaamistasonKriteerit"]] == ["5", "6", "7", "8", "9"]
            assert target["_arviointiAsteikko"] == "3"
            assert all(1 <= len(level) <= 2 for level in levels)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_criterion_is_used_twice(library: Any, language: str) -> None:
    for unit in vocational(library):
        said = [line[language] for levels in lines(unit) for level in levels for line in level]
        assert len(said) == len(set(said))


def test_criteria_hang_on_their_requirement_by_its_code(library: Any) -> None:
    for unit in vocational(library):
        rows = [row["koodi"]["uri"] for row in unit["ammattitaitovaatimukset2019"]["vaatimukset"]]
        assert rows == [area["koodi"]["uri"] for area in areas(unit)]
        assert len(rows) == len(set(rows))


def test_ids_and_references_of_the_library_fit(library: Any) -> None:
    (way,) = library["suoritustavat"]
    units = {str(unit["id"]): unit for unit in library["tutkinnonOsat"]}
    references = {str(one["id"]): one for one in way["tutkinnonOsaViitteet"]}
    assert {one["_tutkinnonOsaViite"] for one in way["rakenne"]["osat"]} == set(references)
    assert [units[one["_tutkinnonOsa"]]["laajuus"] for one in references.values()] == [25, 20, 30, 8]


def test_the_importer_reads_the_library_and_finds_nothing_odd() -> None:
    document = read_document((resources() / "curricula/harjoitus.json").read_bytes())
    assert document.findings == ()
    *units, common = document.qualification.units
    assert [len(unit.requirements) for unit in units] == [10, 8, 12]
    assert [len(part.requirements) for part in assessed_parts(common)] == [3, 2]
    assert [area.code for area in common.sub_areas] == ["NKVT", "NKLT"]
    for unit in units:
        for row in unit.requirements:
            (target,) = unit.criteria(row.id)
            assert target.requirement == row.id
            assert [level.grade for level in target.levels] == ["1", "2", "3", "4", "5"]
            assert all(level.criteria for level in target.levels)
    assert str(document.qualification.valid_from) == "2026-08-01"


def test_the_sample_names_a_unit_of_the_library(library: Any, sample: Any) -> None:
    unit = next(one for one in library["tutkinnonOsat"] if str(one["id"]) == sample["unit"]["id"])
    assert sample["qualification"] == {"id": str(library["id"]), "reference_number": library["diaarinumero"]}
    assert (sample["unit"]["code"], sample["unit"]["name"]) == (unit["koodiUri"], unit["nimi"]["fi"])


def test_every_requirement_is_shown_by_a_task_or_the_interview(sample: Any) -> None:
    shown = {str(number) for task in sample["plan"]["tasks"] for number in task["shows"]}
    plans = {str(one["requirement"]): one for one in sample["plan"]["requirements"]}
    assert [number for number, one in plans.items() if one.get("coverage") == "interview"] == ["9"]
    assert sorted(shown | {"9"}, key=int) == REQUIREMENTS
    assert "9" not in shown
    assert all(plans[number]["observers"] for number in REQUIREMENTS)
    assert 5 <= len(sample["plan"]["tasks"]) <= 6


def test_the_assessors_differ_on_three_requirements_and_each_is_solved(sample: Any) -> None:
    views = [
        AssessorView(id=who, levels={row: Grade(level) for row, level in view["levels"].items()})
        for who, view in sample["views"].items()
    ]
    assert all(list(view.levels) == REQUIREMENTS for view in views)
    assert differences(views, REQUIREMENTS) == ["3", "6", "8"]
    comparison = sample["comparison"]
    assert list(comparison["agreed"]) == REQUIREMENTS
    assert list(comparison["solved"]) == ["3", "6", "8"]
    alike = [row for row in REQUIREMENTS if row not in comparison["solved"]]
    assert all(comparison["agreed"][row] == views[0].levels[row] for row in alike)


def test_seven_notes_were_made_during_the_demonstration(sample: Any) -> None:
    moments = [datetime.fromisoformat(note["at"]).strftime("%H:%M") for note in sample["notes"]]
    (situation,) = sample["plan"]["situations"]
    assert len(moments) == 7
    assert moments == sorted(moments)
    assert all(situation["starts"] <= one <= situation["ends"] for one in moments)
    assert {note["by"] for note in sample["notes"]} == {Role.TEACHER, Role.INSTRUCTOR}
    assert {str(row) for note in sample["notes"] for row in note["requirements"]} <= set(REQUIREMENTS)


def test_things_happen_in_the_order_the_rules_ask_for(sample: Any) -> None:
    ready = [view["ready_at"] for view in sample["views"].values()]
    signed = [one["at"] for one in sample["signatures"]]
    order = [sample["started_at"], *sorted(ready), sample["comparison"]["compared_at"], *sorted(signed)]
    assert order == sorted(order)
    agreement, day = sample["agreement"], sample["plan"]["starts"]
    assert agreement["starts"] <= sample["plan"]["agreed"]["student"] <= day <= agreement["ends"]
    assert sample["self_assessment"]["done_on"] <= sample["decision"]["decided_on"] <= sample["informed"]["on"]


def test_the_short_description_may_stay_on_record(sample: Any) -> None:
    short = sample["decision"]["short_description"]
    assert short_description_problems(short, sample["workplace"]["name"], sample["unit"]["name"]) == []


def test_codes_of_the_sample_belong_to_the_vocabularies(sample: Any) -> None:
    decision, plan = sample["decision"], sample["plan"]
    assert Grade(decision["grade"]) is Grade.FOUR
    assert AgreementType(sample["agreement"]["kind"]) is AgreementType.TRAINING_AGREEMENT
    assert {AssessorRole(one["role"]) for one in plan["assessors"]} == {AssessorRole.TEACHER, AssessorRole.EMPLOYEE}
    assert DiscussionRole.STUDENT in {DiscussionRole(one) for one in decision["participants"]}
    assert InformedBy(sample["informed"]["by"]) is InformedBy.FACE_TO_FACE
    assert all(Leaning(note["leaning"]) for note in sample["notes"])
    assert [row for row, mark in sample["self_assessment"]["marks"].items() if SelfMark(mark)] == REQUIREMENTS
    assert is_business_id(sample["workplace"]["business_id"])


def test_the_ink_stays_on_the_pad_and_time_runs_forward(sample: Any) -> None:
    assert {one["role"] for one in sample["signatures"]} == {Role.TEACHER, Role.INSTRUCTOR}
    for signature in sample["signatures"]:
        points = [point for stroke in signature["strokes"] for point in stroke]
        assert len(points) > 100
        assert all(0 <= value <= 1 for point in points for value in point[:3])
        times = [point[3] for point in points]
        assert times == sorted(times)


@pytest.mark.parametrize("name", ICONS)
def test_every_icon_is_drawn_in_one_style(name: str) -> None:
    icon = Tree.fromstring((resources() / "icons" / f"{name}.svg").read_text("utf-8"))
    style = ("viewBox", "fill", "stroke", "stroke-width", "stroke-linecap")
    assert [icon.get(key) for key in style] == ["0 0 24 24", "none", "currentColor", "1.75", "round"]
    assert len(icon) > 0


def test_the_program_has_its_own_icon_for_every_system() -> None:
    folder: Path = resources() / "icons"
    assert (folder / "nayttokumppani.png").read_bytes().startswith(b"\x89PNG\r\n")
    assert (folder / "nayttokumppani.ico").read_bytes().startswith(b"\x00\x00\x01\x00")
    assert "#0b5a9d" in (folder / "nayttokumppani.svg").read_text("utf-8")


def test_the_apprentices_two_days_fit_the_library_and_each_other(library: Any) -> None:
    told = read("samples/s-c.json")
    unit = next(one for one in library["tutkinnonOsat"] if str(one["id"]) == told["unit"]["id"])
    assert (told["unit"]["code"], told["unit"]["name"]) == (unit["koodiUri"], unit["nimi"]["fi"])
    assert is_business_id(told["workplace"]["business_id"])
    assert told["agreement"]["kind"] == AgreementType.APPRENTICESHIP
    numbers = [str(number) for number in range(1, 13)]
    shown = {str(number) for task in told["plan"]["tasks"] for number in task["shows"]}
    assert sorted(shown, key=int) == numbers
    views = [
        AssessorView(id=who, levels={row: Grade(level) for row, level in view["levels"].items()})
        for who, view in told["views"].items()
    ]
    assert differences(views, numbers) == ["11"] == list(told["comparison"]["solved"])
    assert list(told["comparison"]["agreed"]) == numbers == list(told["self_assessment"]["marks"])
    (carried,) = told["complement"]["requirements"]
    first = [note for note in told["notes"] if note["at"] < told["complement"]["on"]]
    assert all(carried not in note["requirements"] for note in first)
    assert any(carried in note["requirements"] for note in told["notes"])
    (area,) = told["sub_areas"]
    common = next(one for one in library["tutkinnonOsat"] if one["osaAlueet"])
    section = next(one for one in common["osaAlueet"] if one["koodiArvo"] == area["code"])
    goals = section["pakollisetOsaamistavoitteet"]["tavoitteet"]["vaatimukset"]
    assert len(area["result"]["levels"]) == len(goals)
    decision = told["decision"]
    names = told["unit"]["name"]
    assert short_description_problems(decision["short_description"], told["workplace"]["name"], names) == []
