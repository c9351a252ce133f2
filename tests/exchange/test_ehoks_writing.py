"""Demonstrations and plans written for eHOKS: by its contract, and without loss of what nobody here knows."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.case import Case
from desktop.domain.curriculum import QualificationUnit, SubArea, SubAreaPart
from desktop.domain.demonstration import Assessor, RequirementPlan, Task
from desktop.domain.terms import AgreementType, AssessorRole, Coverage, Grade, PlaceKind, Scale
from desktop.exchange.ehoks.plans import read_file
from desktop.exchange.ehoks.putting_in import put_in, ready_for_put
from desktop.exchange.ehoks.writing import demonstration_file, demonstration_of
from tests.builders import a_decision, a_plan, a_unit, an_agreed_case, an_informed_case
from tests.exchange import plans

TODAY = date(2026, 11, 27)
AT = ("hankittavat-ammat-tutkinnon-osat", 0, "osaamisen-osoittaminen", 0)
READ_ONLY = {"eid", "manuaalisyotto", "poistettu", "module-id"}


def with_school(case: Case) -> Case:
    """The case with the OID of its education provider."""
    return replace(case, teacher=replace(case.teacher, provider_oid=plans.SCHOOL))


def test_a_case_is_told_as_one_demonstration_without_grade() -> None:
    told = demonstration_of(with_school(an_informed_case(3)), a_unit(3))
    assert told == {
        "alku": "2026-11-23",
        "loppu": "2026-11-23",
        "nayttoymparisto": {"nimi": "Hoivakoti Kuusikko", "y-tunnus": "0000012-3", "kuvaus": "hoivakodin osasto"},
        "sisallon-kuvaus": ["Ohjaa aamutoimet"],
        "jarjestaja": {"oppilaitos-oid": plans.SCHOOL},
        "koulutuksen-jarjestaja-osaamisen-arvioijat": [
            {"nimi": "Maija Opettaja", "organisaatio": {"oppilaitos-oid": plans.SCHOOL}}
        ],
        "tyoelama-osaamisen-arvioijat": [
            {"nimi": "Timo Ohjaaja", "organisaatio": {"nimi": "Hoivakoti Kuusikko", "y-tunnus": "0000012-3"}}
        ],
    }
    assert plans.faults(told, "osaamisenOsoittaminen") == []
    assert json.loads(demonstration_file(told)) == told


def test_a_place_of_its_own_and_the_school_stand_instead_of_the_workplace() -> None:
    case = an_agreed_case(3)
    elsewhere = replace(case.plan, place_name="Kahvila Aamu", place_business_id="2345678-0")
    told = demonstration_of(replace(case, plan=elsewhere), a_unit(3))
    assert told["nayttoymparisto"] == {"nimi": "Kahvila Aamu", "y-tunnus": "2345678-0", "kuvaus": "hoivakodin osasto"}
    at_school = replace(case.plan, place_kind=PlaceKind.INSTITUTION)
    told = demonstration_of(replace(case, plan=at_school), a_unit(3))
    assert told["nayttoymparisto"] == {"nimi": "Esimerkkiopisto", "kuvaus": "hoivakodin osasto"}


def test_requirements_that_are_not_demanded_are_told_as_a_deviation() -> None:
    planned = RequirementPlan(id="r2", coverage=Coverage.DEVIATION, decision_reference="D-1")
    case = an_agreed_case(3, plan=replace(a_plan(3), requirements=(planned,)))
    assert demonstration_of(case, a_unit(3))["vaatimuksista-tai-tavoitteista-poikkeaminen"] == "tekee asian 2 fi"
    own = replace(case, plan=replace(case.plan, deviations="ei nosta", individual_criteria=("ohjattuna", " ")))
    told = demonstration_of(own, a_unit(3))
    assert told["vaatimuksista-tai-tavoitteista-poikkeaminen"] == "ei nosta"
    assert told["yksilolliset-kriteerit"] == ["ohjattuna"]


def a_common_unit() -> QualificationUnit:
    """A common unit with two sections, whose rows are r1 and r2."""
    rows = a_unit(2).requirements
    areas = tuple(
        SubArea(
            id=f"s{n}",
            name={"fi": f"Osa-alue {n}"},
            code=f"OA{n}",
            code_uri=f"ammatillisenoppiaineet_oa{n}",
            parts=(SubAreaPart(id=f"p{n}", requirements=(row,)),),
        )
        for n, row in enumerate(rows, 1)
    )
    return replace(a_unit(0), sub_areas=areas)


def test_sections_whose_rows_are_assessed_are_named() -> None:
    told = demonstration_of(an_agreed_case(1), a_common_unit())
    assert told["osa-alueet"] == [{"koodi-uri": "ammatillisenoppiaineet_oa1", "koodi-versio": 1}]


texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=20)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Cases of every kind: scales, adapted, failed, common units, at the workplace, at school, elsewhere."""
    case = an_informed_case(draw(st.integers(1, 4)), draw(st.sampled_from(Scale)))
    roles = st.sampled_from(AssessorRole)
    names = st.lists(st.tuples(texts, roles, texts), max_size=3)
    plan = replace(
        case.plan,
        place_kind=draw(st.sampled_from(PlaceKind)),
        place_description=draw(texts),
        place_name=draw(texts),
        tasks=tuple(Task(id=f"t{n}", text=one) for n, one in enumerate(draw(st.lists(texts, max_size=3)))),
        assessors=tuple(
            Assessor(id=f"a{n}", name=name, role=role, organisation=place)
            for n, (name, role, place) in enumerate(draw(names))
        ),
        deviations=draw(texts),
        individual_criteria=tuple(draw(st.lists(texts, max_size=3))),
        starts=draw(st.dates()),
        ends=draw(st.dates()),
    )
    oid = draw(st.sampled_from(("", plans.SCHOOL)))
    agreement = replace(
        case.agreement, kind=draw(st.sampled_from(AgreementType)), basis=draw(st.sampled_from(("", "01")))
    )
    grade = draw(st.sampled_from((Grade.FAIL, case.unit.scale.passing[-1])))
    off = RequirementPlan(id="r1", coverage=Coverage.DEVIATION, decision_reference="D-1")
    return replace(
        case,
        agreement=agreement,
        decision=a_decision(grade, adapted=draw(st.booleans())),
        plan=replace(plan, requirements=(off,) if draw(st.booleans()) else plan.requirements),
        teacher=replace(case.teacher, provider_oid=oid),
    )


@given(cases(), st.booleans())
def test_whatever_is_written_keeps_the_contract(case: Case, common: bool) -> None:
    told = demonstration_of(case, a_common_unit() if common else a_unit(len(case.unit.requirements)))
    assert plans.faults(told, "osaamisenOsoittaminen") == []
    whole = json.loads(put_in(plans.as_bytes(plans.a_plan_file()), AT, told))
    assert plans.faults(whole, "hoksPut") == []
    assert whole[AT[0]][0]["osaamisen-osoittaminen"][0]["alku"] == told["alku"]


# Whole plans


def stripped(value: Any) -> Any:
    """A value without the keys that only the service may say."""
    if isinstance(value, dict):
        return {key: stripped(one) for key, one in value.items() if key not in READ_ONLY}
    return [stripped(one) for one in value] if isinstance(value, list) else value


@pytest.mark.parametrize("name", plans.REAL)
def test_the_services_own_examples_go_in_and_out_byte_for_byte(name: str) -> None:
    data = plans.real(name).read_bytes()
    [one] = read_file(data, TODAY).plans
    assert one.text == data
    assert ready_for_put(one.text) == data


@pytest.mark.parametrize("name", plans.REAL)
def test_after_one_demonstration_was_edited_nothing_else_differs(name: str) -> None:
    data = plans.real(name).read_bytes()
    [one] = read_file(data, TODAY).plans
    now = demonstration_of(with_school(an_agreed_case(3)), a_unit(3))
    shown = [each for unit in one.plan.units for each in unit.demonstrations]
    assert shown
    for each in shown:
        before, after = json.loads(data), json.loads(put_in(one.text, each.at, now, 4711))
        assert after.pop("id") == 4711
        assert _holds(_at(after, each.at), now)
        _set(after, each.at, _at(before, each.at))
        assert after == before
        assert list(after) == list(before)


@pytest.mark.parametrize("name", plans.REAL)
def test_what_is_put_keeps_the_contract(name: str) -> None:
    [one] = read_file(plans.real(name).read_bytes(), TODAY).plans
    now = demonstration_of(with_school(an_agreed_case(3)), a_unit(3))
    at = next(each.at for unit in one.plan.units for each in unit.demonstrations)
    assert plans.faults(json.loads(put_in(one.text, at, now, 4711)), "hoksPut") == []


def _at(value: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        value = value[step]
    return value


def _set(value: Any, path: tuple[str | int, ...], one: Any) -> None:
    _at(value, path[:-1])[path[-1]] = one


def _holds(whole: Any, part: Any) -> bool:
    """Whether a value says all that another does, and perhaps more."""
    if isinstance(whole, dict) and isinstance(part, dict):
        return all(key in whole and _holds(whole[key], value) for key, value in part.items())
    if isinstance(whole, list) and isinstance(part, list):
        return len(whole) == len(part) and all(map(_holds, whole, part))
    return bool(whole == part)


def test_read_only_keys_go_at_every_depth_and_the_identifier_stays() -> None:
    shown = plans.a_demonstration(**{"module-id": "m", "id": 9})
    shown["tyoelama-osaamisen-arvioijat"][0] |= {"id": 12, "module-id": "n"}
    way = plans.a_way(**{"module-id": "w"})
    unit = plans.a_unit_to_acquire(
        **{"osaamisen-osoittaminen": [shown], "osaamisen-hankkimistavat": [way], "module-id": "u"}
    )
    value = plans.a_plan_file(unit, eid="e", manuaalisyotto=True, poistettu=None)
    out = json.loads(ready_for_put(plans.as_bytes(value)))
    wanted = stripped(value)
    del wanted[AT[0]][0]["osaamisen-osoittaminen"][0]["id"]
    assert out == wanted
    assert out[AT[0]][0]["osaamisen-osoittaminen"][0]["tyoelama-osaamisen-arvioijat"][0]["id"] == 12
    assert out[AT[0]][0]["osaamisen-hankkimistavat"][0]["yksiloiva-tunniste"] == "jakso-1"
    assert plans.faults(out, "hoksPut") == []


ODD = rb"""{ "versio": 1.0, "iso": 123456789012345678901234567890, "tarkka":1.2300e+2,
  "oppija-oid" : "\u0031.2.246.562.24.54450598189", "tuntematon": {"b": [1,2 ,3], "a": "\ud83d\ude00 \/ \u00e4"},
  "hankittavat-ammat-tutkinnon-osat": [ {"tutkinnon-osa-koodi-uri":"tutkinnonosat_1", "opetus-ja-ohjaus-maara": 10.50,
     "osaamisen-osoittaminen": [ {"alku": "2026-01-01", "oma": 7.0}, {"alku": "2026-02-02"} ] } ] }"""


def test_numbers_escapes_and_unknown_keys_keep_their_bytes() -> None:
    out = put_in(ODD, AT, {"alku": "2026-03-03", "loppu": "2026-03-04"}, 5)
    for token in (
        rb'"versio": 1.0',
        rb"123456789012345678901234567890",
        rb"1.2300e+2",
        rb'"\u0031.2.246',
        rb'"\ud83d\ude00 \/ \u00e4"',
        rb"10.50",
        rb'"oma": 7.0',
    ):
        assert token in out
    value = json.loads(out)
    assert list(value) == ["id", *json.loads(ODD)]
    assert value[AT[0]][0]["osaamisen-osoittaminen"] == [
        {"alku": "2026-03-03", "oma": 7.0, "loppu": "2026-03-04"},
        {"alku": "2026-02-02"},
    ]


@pytest.mark.parametrize("indent", [None, 1, 2, 4, "\t"])
def test_lines_and_indents_stay_as_they_were(indent: int | str | None) -> None:
    value = plans.a_plan_file(tyhjä=[], myös={})
    text = plans.as_bytes(value, indent)
    at = (*AT[:-1], 1)
    out = put_in(text, at, plans.a_demonstration())
    value[AT[0]][0]["osaamisen-osoittaminen"].append(plans.a_demonstration())
    assert out == plans.as_bytes(value, indent)


def test_a_demonstration_is_added_where_the_unit_has_none_yet() -> None:
    unit = plans.a_unit_to_acquire()
    del unit["osaamisen-osoittaminen"]
    out = json.loads(put_in(plans.as_bytes(plans.a_plan_file(unit)), AT, plans.a_demonstration()))
    assert out[AT[0]][0]["osaamisen-osoittaminen"] == [plans.a_demonstration()]


def test_people_keep_their_numbers_and_what_the_case_does_not_say_stays() -> None:
    shown = plans.a_demonstration(jarjestaja={"oppilaitos-oid": plans.SCHOOL, "id": 3})
    shown["tyoelama-osaamisen-arvioijat"][0] |= {"id": 12, "puhelin": "kysy"}
    text = plans.as_bytes(plans.a_plan_file(plans.a_unit_to_acquire(**{"osaamisen-osoittaminen": [shown]})))
    now = plans.a_demonstration(alku="2026-11-20")
    now["tyoelama-osaamisen-arvioijat"].append({"nimi": "Uusi", "organisaatio": {"nimi": "Muu"}})
    after = json.loads(put_in(text, AT, now))[AT[0]][0]["osaamisen-osoittaminen"][0]
    assert after["jarjestaja"] == {"oppilaitos-oid": plans.SCHOOL, "id": 3}
    assert after["tyoelama-osaamisen-arvioijat"] == [
        shown["tyoelama-osaamisen-arvioijat"][0],
        {"nimi": "Uusi", "organisaatio": {"nimi": "Muu"}},
    ]
    assert after["alku"] == "2026-11-20"


def test_of_a_key_that_stands_twice_the_last_goes_out() -> None:
    text = plans.as_bytes(plans.a_plan_file()).replace(b'"id": 4711,', b'"id": 1, "id": 2,')
    out = ready_for_put(text, 3)
    assert out.count(b'"id"') == 1
    assert json.loads(out)["id"] == 3


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
        max_leaves=20,
    )
)
def test_anything_beside_the_demonstration_comes_out_as_it_went_in(beside: Any) -> None:
    value = plans.a_plan_file(beside=beside)
    out = json.loads(put_in(json.dumps(value).encode(), AT, plans.a_demonstration(alku="2026-01-01")))
    assert stripped(value)["beside"] == out["beside"]
    assert out[AT[0]][0]["osaamisen-osoittaminen"][0]["alku"] == "2026-01-01"
