"""Criteria: scales, levels, placeholders, and which of several kinds a unit is assessed by."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.domain.curriculum import AssessmentTarget, CriteriaSource, QualificationUnit
from desktop.domain.terms import Scale
from tests.exchange import documents as make

AREA = "tutkinnonOsat[0].arviointi.arvioinninKohdealueet[0]"


def old(*areas: make.Json, **changes: Any) -> make.Json:
    return make.unit(geneerinenArviointiasteikko=None, arviointi=make.assessment(*areas), **changes)


def read_targets(*targets: make.Json) -> tuple[AssessmentTarget, ...]:
    return make.read_unit(old(make.area(*targets))).targets


def lines(target: AssessmentTarget) -> list[tuple[str, list[str]]]:
    return [(level.grade, [text["fi"] for text in level.criteria]) for level in target.levels]


# Old targets


@pytest.mark.parametrize(
    ("raw", "scale", "grades"),
    [
        ("1", Scale.PASS_FAIL, ["pass"]),
        ("2", Scale.ONE_TO_THREE, ["1", "2", "3"]),
        ("3", Scale.ONE_TO_FIVE, ["1", "2", "3", "4", "5"]),
    ],
)
def test_each_scale_has_its_levels_in_order(raw: str, scale: Scale, grades: list[str]) -> None:
    (target,) = read_targets(make.target(raw))
    assert target.scale is scale
    assert [level.grade for level in target.levels] == grades
    assert [level.id for level in target.levels] == make.LEVELS[raw]
    assert all(len(level.criteria) == 1 for level in target.levels)


def test_scale_and_level_may_be_named_by_objects() -> None:
    levels = [make.level_object("7", "hyvä"), make.level_object("5", "riittävä")]
    (target,) = read_targets(make.target(None, levels, arviointiAsteikko={"id": 3, "osaamistasot": []}))
    assert lines(target)[:3] == [("1", ["riittävä"]), ("2", []), ("3", ["hyvä"])]
    assert target.levels[0].title == {"fi": "Taso 5"}


def test_levels_without_criteria_and_levels_left_out_stay_selectable() -> None:
    levels = [make.level("9", "e"), make.level("6"), make.level("5", "a")]
    (target,) = read_targets(make.target("3", levels))
    assert lines(target) == [("1", ["a"]), ("2", []), ("3", []), ("4", []), ("5", ["e"])]


def test_white_space_from_the_layout_of_a_page_is_collapsed() -> None:
    (target,) = read_targets(make.target("1", [make.level("1", "tekee\n      työn\u00a0hyvin ")]))
    assert lines(target) == [("pass", ["tekee työn hyvin"])]


def test_a_target_has_title_area_and_lead() -> None:
    (target,) = read_targets(make.target())
    assert (target.title, target.area, target.lead) == (
        {"fi": "Kohde"},
        {"fi": "Työn tekeminen"},
        {"fi": "Opiskelija"},
    )


@pytest.mark.parametrize("title", [None, make.words("Nimetön"), make.words("automaattinen")])
def test_a_placeholder_is_no_title(title: Any) -> None:
    (target,) = read_targets(make.target(otsikko=title))
    assert target.title == {}


def test_ids_of_targets_tell_area_and_place() -> None:
    raw = old(make.area(make.target(), make.target()), make.area(make.target()))
    assert [target.id for target in make.read_unit(raw).targets] == ["77.1.1", "77.1.2", "77.2.1"]


def test_the_same_level_twice_is_put_together_and_reported() -> None:
    raw = old(make.area(make.target("1", [make.level("1", "a"), make.level("1", "b")])))
    found = make.read(make.document(raw))
    assert lines(found.qualification.units[0].targets[0]) == [("pass", ["a", "b"])]
    assert make.paths(found) == [f"{AREA}.arvioinninKohteet[0].osaamistasonKriteerit[1]"]


def test_a_level_without_an_id_is_reported() -> None:
    nameless = {"_osaamistaso": None, "osaamistaso": None, "kriteerit": [make.words("kuka tietää")]}
    found = make.read(make.document(old(make.area(make.target("3", [make.level("5", "a"), nameless])))))
    assert lines(found.qualification.units[0].targets[0])[0] == ("1", ["a"])
    assert make.paths(found) == [f"{AREA}.arvioinninKohteet[0].osaamistasonKriteerit[1]"]


def test_a_level_of_another_scale_is_reported() -> None:
    levels = [make.level("5", "a"), make.level("2", "väärä")]
    found = make.read(make.document(old(make.area(make.target("3", levels)))))
    assert make.paths(found) == [f"{AREA}.arvioinninKohteet[0].osaamistasonKriteerit[1]"]


def test_levels_are_believed_rather_than_the_scale_that_is_named() -> None:
    levels = [make.level(one, one) for one in make.LEVELS["2"]]
    found = make.read(make.document(old(make.area(make.target("3", levels)))))
    assert found.qualification.units[0].targets[0].scale is Scale.ONE_TO_THREE
    assert make.paths(found) == [f"{AREA}.arvioinninKohteet[0]"]


def test_the_id_of_a_level_is_believed_rather_than_its_code() -> None:
    odd = make.level_object("2", "a", uri="arviointiasteikkoammatillinen15_3")
    (target,) = read_targets(make.target("2", [odd]))
    assert lines(target)[0] == ("1", ["a"])


@pytest.mark.parametrize(
    ("uri", "scale", "grade"),
    [
        ("arviointiasteikkoammatillinen15_4", Scale.ONE_TO_FIVE, "4"),
        ("arviointiasteikkoammatillinen15_hyvaksytty", Scale.PASS_FAIL, "pass"),
        ("arviointiasteikkoammatillinent1k3_2", Scale.ONE_TO_THREE, "2"),
    ],
)
def test_levels_of_an_unknown_scale_are_read_by_their_codes(uri: str, scale: Scale, grade: str) -> None:
    raw = old(make.area(make.target("12", [make.level_object("104", "a", uri=uri)])))
    (target,) = make.read(make.document(raw)).qualification.units[0].targets
    assert target.scale is scale
    assert [level.grade for level in target.levels if level.criteria] == [grade]


def test_a_scale_that_nobody_knows_is_reported_and_left_out() -> None:
    found = make.read(make.document(old(make.area(make.target("12", [make.level("104", "a")])))))
    assert found.qualification.units[0].targets == ()
    assert make.paths(found) == [f"{AREA}.arvioinninKohteet[0]"]


def test_a_unit_has_the_scale_of_most_of_its_targets() -> None:
    unit = make.read_unit(old(make.area(make.target("2"), make.target("3"), make.target("3"))))
    assert unit.scale is Scale.ONE_TO_FIVE
    assert [target.scale for target in unit.targets] == [Scale.ONE_TO_THREE, Scale.ONE_TO_FIVE, Scale.ONE_TO_FIVE]


# Targets and their requirements


def test_an_area_with_the_code_of_a_requirement_belongs_to_it() -> None:
    areas = [make.area(make.target(), uri=f"ammattitaitovaatimukset_{number}") for number in (2, 1, 3)]
    unit = make.read_unit(old(*areas, ammattitaitovaatimukset2019=make.structured(1, 2)))
    assert [target.requirement for target in unit.targets] == ["77.2", "77.1", ""]


def test_areas_with_temporary_codes_are_linked_too() -> None:
    form = make.structured(1)
    form["vaatimukset"][0]["koodi"]["uri"] = "temporary_ammattitaitovaatimukset_1"
    raw = old(make.area(make.target(), uri="temporary_ammattitaitovaatimukset_1"), ammattitaitovaatimukset2019=form)
    assert [target.requirement for target in make.read_unit(raw).targets] == ["77.1"]


def test_one_coded_area_for_each_written_requirement_belongs_to_it_in_order() -> None:
    areas = [
        make.area(make.target(), make.target(), uri="ammattitaitovaatimukset_4281"),
        make.area(make.target(), uri="ammattitaitovaatimukset_4282"),
    ]
    html = make.words("<ul><li>a</li><li>b</li></ul>")
    unit = make.read_unit(old(*areas, ammattitaitovaatimukset2019=None, ammattitaitovaatimukset=html))
    assert [target.requirement for target in unit.targets] == ["77.1", "77.1", "77.2"]


def test_areas_that_do_not_pair_up_with_written_requirements_serve_the_whole_unit() -> None:
    html = make.words("<ul><li>a</li><li>b</li></ul>")
    coded = make.area(make.target(), uri="ammattitaitovaatimukset_4281")
    unit = make.read_unit(old(coded, ammattitaitovaatimukset2019=None, ammattitaitovaatimukset=html))
    assert [target.requirement for target in unit.targets] == [""]
    uncoded = make.read_unit(
        old(
            make.area(make.target()),
            make.area(make.target()),
            ammattitaitovaatimukset2019=None,
            ammattitaitovaatimukset=html,
        )
    )
    assert [target.requirement for target in uncoded.targets] == ["", ""]


# Generic criteria


def test_generic_criteria_are_sorted_and_serve_the_whole_unit() -> None:
    unit = make.read_unit(make.unit())
    (target,) = unit.targets
    assert (unit.criteria_source, unit.scale) == (CriteriaSource.GENERIC, Scale.ONE_TO_FIVE)
    assert lines(target) == [(str(n), [f"a{n + 4}", f"b{n + 4}"]) for n in range(1, 6)]
    assert (target.id, target.requirement, target.lead) == ("60", "", {"fi": "Opiskelija"})


def test_generic_criteria_that_are_repeated_are_one_value() -> None:
    one, two = make.read(make.document(make.unit(1), make.unit(2))).qualification.units
    assert one.targets[0] is two.targets[0]


def test_generic_criteria_with_one_id_and_other_words_are_kept_apart() -> None:
    other = make.generic(kohde=make.words("Hän"))
    one, two = make.read(
        make.document(make.unit(1), make.unit(2, geneerinenArviointiasteikko=other))
    ).qualification.units
    assert (one.targets[0].lead["fi"], two.targets[0].lead["fi"]) == ("Opiskelija", "Hän")


@pytest.mark.parametrize("scale", [1, 2])
def test_generic_criteria_may_be_on_any_scale(scale: int) -> None:
    assert make.read_unit(make.unit(geneerinenArviointiasteikko=make.generic(scale=scale))).scale.value == str(scale)


# Which criteria


def source_of(raw: make.Json) -> QualificationUnit:
    return make.read(make.document(raw)).qualification.units[0]


def test_generic_criteria_come_before_old_ones_and_that_is_reported() -> None:
    found = make.read(make.document(make.unit(arviointi=make.assessment(make.area(make.target())))))
    assert found.qualification.units[0].criteria_source is CriteriaSource.GENERIC
    assert make.paths(found) == ["tutkinnonOsat[0].arviointi"]


def test_an_empty_assessment_beside_generic_criteria_says_nothing() -> None:
    assert make.read(make.document(make.unit(arviointi=make.assessment()))).findings == ()


def test_generic_criteria_without_lines_give_way_to_old_ones() -> None:
    raw = make.unit(
        geneerinenArviointiasteikko=make.generic(osaamistasonKriteerit=[]),
        arviointi=make.assessment(make.area(make.target())),
    )
    assert source_of(raw).criteria_source is CriteriaSource.TARGETS


def test_running_text_is_the_last_resort() -> None:
    prose = make.assessment(lisatiedot=make.words("<p>Arvioidaan kokonaisuutena.</p>"))
    unit = make.read_unit(make.unit(geneerinenArviointiasteikko=None, arviointi=prose))
    assert (unit.criteria_source, unit.prose) == (CriteriaSource.PROSE, {"fi": "Arvioidaan kokonaisuutena."})


def test_a_unit_may_have_no_criteria_at_all() -> None:
    unit = make.read_unit(make.unit(geneerinenArviointiasteikko=None))
    assert (unit.criteria_source, unit.targets) == (CriteriaSource.NONE, ())


def test_a_bare_reference_to_generic_criteria_is_reported() -> None:
    raw = make.unit(geneerinenArviointiasteikko=None, _geneerinenArviointiasteikko="60")
    found = make.read(make.document(raw))
    assert found.qualification.units[0].criteria_source is CriteriaSource.NONE
    assert make.paths(found) == ["tutkinnonOsat[0]"]


@pytest.mark.parametrize(
    ("changes", "scale"),
    [
        ({"koulutustyyppi": "koulutustyyppi_11"}, Scale.PASS_FAIL),
        ({"koulutustyyppi": "koulutustyyppi_12"}, Scale.PASS_FAIL),
        ({"suoritustavat": [make.pathway([], name="ops")]}, Scale.ONE_TO_THREE),
        ({"suoritustavat": [make.pathway([], name="reformi")]}, Scale.ONE_TO_FIVE),
    ],
)
def test_without_criteria_the_kind_of_qualification_tells_the_scale(changes: dict[str, Any], scale: Scale) -> None:
    assert make.read_unit(make.unit(geneerinenArviointiasteikko=None), **changes).scale is scale
