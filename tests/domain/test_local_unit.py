"""Local units as people write them: what is refused in a sentence, and what is kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.competence_plan import PlannedUnit
from desktop.domain.curriculum import AssessmentTarget, CompetenceLevel, CriteriaSource, UnitKind
from desktop.domain.local_unit import (
    MOST_REQUIREMENTS,
    LocalCriteria,
    LocalUnit,
    PartOf,
    local_unit_problems,
    read_extent,
    tidied,
)
from desktop.domain.local_unit_texts import from_plan, local_document, made_unit, written_unit
from desktop.domain.pasted_lines import MOST_LETTERS
from desktop.domain.terms import Grade, Scale

CAFE = LocalUnit(
    name={"fi": "Kahvilatyö", "sv": "Kaféarbete"},
    extent="15",
    code="PAIK-7",
    contents={"fi": "Kahvilan pitoa."},
    requirements={
        "fi": "Opiskelija osaa:\n• palvella asiakasta\n• siivota",
        "sv": "Den studerande kan:\nbetjäna kunder\nstäda",
    },
)


def told(unit: LocalUnit, *others: tuple[str, dict[str, str]]) -> list[tuple[str, bool]]:
    """Where something is wrong, and whether it prevents keeping."""
    return [(one.field, one.hard) for one in local_unit_problems(unit, others)]


def test_a_whole_unit_lacks_nothing() -> None:
    assert local_unit_problems(CAFE) == []


@pytest.mark.parametrize(
    ("text", "extent"),
    [("15", 15), ("7,5", 7.5), (" 15 osp ", 15), ("15 kp.", 15)],
)
def test_an_extent_is_a_number_of_points(text: str, extent: float) -> None:
    assert read_extent(text) == extent


@pytest.mark.parametrize("text", ["0", "-5", "viisi", "", "1e3", "nan", "1000", "15-20", "٣", "9" * 400])
def test_what_is_no_number_of_points_is_no_extent(text: str) -> None:
    assert read_extent(text) is None


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"name": {}}, "name", "nimi"),
        ({"name": {"fi": " \u200b"}}, "name", "nimi"),
        ({"name": {"fi": "x" * 300}}, "name", "200"),
        ({"extent": "0"}, "extent", "”0”"),
        ({"extent": "paljon"}, "extent", "”paljon”"),
        ({"code": "tutkinnonosat_100703"}, "code", "tutkinnonosat_100703"),
        ({"code": "x" * 300}, "code", "pitkä"),
        ({"requirements": {"fi": "\n".join(f"tekee {n}" for n in range(500))}}, "requirements", "500"),
        ({"requirements": {"fi": "yksi\nkaksi", "sv": "ett ord"}}, "requirements", "Suomi 2, ruotsi 1"),
        ({"requirements": {"fi": "palvelee\nsiivoaa\nPalvelee."}}, "requirements", "1 ja 3"),
        ({"requirements": {"fi": "x" * 1500}}, "requirements", "1500"),
        ({"contents": {"fi": "Aino 131052-308T pitää kahvilaa"}}, "contents", "henkilötunnuksen"),
        ({"contents": {"fi": "x" * (MOST_LETTERS + 1)}}, "contents", "liian pitkä"),
        ({"criteria": LocalCriteria.OWN}, "criteria", "Ei kriteereitä"),
        (
            {"criteria": LocalCriteria.OWN, "levels": {Grade.THREE: {"fi": "yksin\nhyvin", "sv": "själv"}}},
            "criteria",
            "Hyvä 3",
        ),
    ],
)
def test_each_fault_is_told_at_its_place(changes: dict[str, object], field: str, words: str) -> None:
    [problem] = local_unit_problems(replace(CAFE, **changes))  # type: ignore[arg-type]
    assert (problem.field, problem.hard) == (field, True)
    assert words.casefold() in problem.text.casefold()


def test_what_people_may_leave_open_is_only_told() -> None:
    bare = LocalUnit(name={"fi": "Kahvilatyö"})
    assert told(bare) == [("extent", False), ("requirements", False)]


def test_two_units_are_told_apart_by_code_else_by_name() -> None:
    other = ("PAIK-7", {"fi": "Muu työ"})
    assert told(CAFE, other) == [("code", True)]
    assert told(CAFE, ("PAIK-8", {"fi": "kahvilatyö."})) == []
    assert told(CAFE, ("", {"sv": "kaféarbete"})) == [("name", True)]
    assert told(replace(CAFE, code=""), ("PAIK-7", {"fi": "Kahvilatyö"})) == [("name", True)]


def test_the_number_of_requirements_has_an_end() -> None:
    lines = [f"tekee työn {n}" for n in range(MOST_REQUIREMENTS)]
    assert told(replace(CAFE, requirements={"fi": "\n".join(lines)})) == []


def test_a_unit_is_made_of_lines_that_mean_the_same_in_each_language() -> None:
    unit = made_unit(CAFE, "paikallinen-1")
    assert (unit.id, unit.kind, unit.extent, unit.code) == ("paikallinen-1", UnitKind.LOCAL, 15, "PAIK-7")
    assert [row.text for row in unit.requirements] == [
        {"fi": "palvella asiakasta", "sv": "betjäna kunder"},
        {"fi": "siivota", "sv": "städa"},
    ]
    assert unit.requirements[0].lead == {"fi": "Opiskelija osaa", "sv": "Den studerande kan"}
    assert (unit.criteria_source, unit.targets) == (CriteriaSource.NONE, ())
    assert unit.description == {"fi": "Kahvilan pitoa."}


def test_its_document_has_the_name_of_the_qualification_it_is_part_of() -> None:
    home = PartOf(name={"fi": "Näytetutkinto"}, reference_number="NK-1-2026")
    document = local_document(replace(CAFE, part_of=home), made_unit(CAFE, "paikallinen-1"), "v")
    assert (document.id, document.kind, document.version) == ("paikallinen-1", UnitKind.LOCAL, "v")
    assert (document.name, document.reference_number) == (home.name, "NK-1-2026")


def test_own_words_fill_the_levels_that_they_are_for() -> None:
    levels = {Grade.THREE: {"fi": "- yksin\n- hyvin"}, Grade.PASS: {"fi": "ei kuulu tähän"}}
    unit = made_unit(replace(CAFE, criteria=LocalCriteria.OWN, levels=levels), "x")
    [target] = unit.criteria(unit.requirements[0].id)
    assert [(level.grade, level.criteria) for level in target.levels if level.criteria] == [
        ("3", ({"fi": "yksin"}, {"fi": "hyvin"}))
    ]
    assert [level.grade for level in target.levels] == ["1", "2", "3", "4", "5"]
    passed = made_unit(replace(CAFE, criteria=LocalCriteria.OWN, levels=levels, scale=Scale.PASS_FAIL), "x")
    assert [level.grade for level in passed.targets[0].levels] == ["pass"]


def test_the_national_scale_is_copied_and_stays_when_nothing_else_is_chosen() -> None:
    level = CompetenceLevel(id="5", grade="1", criteria=({"fi": "työskentelee ohjattuna"},))
    generic = (AssessmentTarget(id="g", scale=Scale.ONE_TO_FIVE, levels=(level,)),)
    wanted = replace(CAFE, criteria=LocalCriteria.NATIONAL)
    unit = made_unit(wanted, "x", national=generic)
    assert (unit.criteria_source, unit.targets) == (CriteriaSource.GENERIC, generic)
    assert made_unit(replace(wanted, extent="20"), "x", unit).targets == generic


def test_a_kept_unit_is_written_again_as_it_was() -> None:
    levels = {Grade.ONE: {"fi": "ohjattuna"}, Grade.FIVE: {"fi": "itsenäisesti", "sv": "självständigt"}}
    whole = tidied(replace(CAFE, criteria=LocalCriteria.OWN, levels=levels))
    unit = made_unit(whole, "x")
    again = written_unit(unit, PartOf())
    assert again == whole
    assert made_unit(again, "x", unit) == unit


def test_requirements_keep_their_ids_while_they_say_the_same() -> None:
    before = made_unit(CAFE, "x")
    lines = {"fi": "uusi asia\nsiivota\nmyös tämä", "sv": "något nytt\nstäda\noch detta"}
    after = made_unit(replace(CAFE, requirements=lines), "x", before)
    ids = [row.id for row in after.requirements]
    assert ids[1] == before.requirements[1].id
    assert len(set(ids)) == 3
    assert not {ids[0], ids[2]} & {row.id for row in before.requirements}


def test_a_plan_tells_name_extent_and_contents() -> None:
    planned = PlannedUnit(
        at=(), local=True, name="Kahvilatyö", amosaa="7654321", extent=15.0, contents="- palvelee\n- siivoaa"
    )
    made = from_plan(planned, "fi")
    assert (made.name, made.extent, made.code) == ({"fi": "Kahvilatyö"}, "15", "7654321")
    assert [row.text["fi"] for row in made_unit(made, "x").requirements] == ["palvelee", "siivoaa"]
    assert from_plan(replace(planned, contents="Kahvilan pitoa."), "fi").requirements == {}
    assert told(from_plan(PlannedUnit(at=(), local=True), "fi"))[0] == ("name", True)
