"""What goes to Koski keeps to Koski's own contract, whatever the case; and a fail never leaves as a unit's grade."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from desktop.domain.agreement import Agreement
from desktop.domain.case import Case
from desktop.domain.curriculum import AssessmentTarget, QualificationUnit, UnitKind
from desktop.domain.koski import koski_findings
from desktop.domain.preflight import is_fit
from desktop.domain.registers import RegisterFacts, UnitGroup
from desktop.domain.sections import SectionResult
from desktop.domain.terms import AgreementType, DiscussionRole, Grade, Language, PlaceKind, Scale
from desktop.exchange.koski import koski_file, koski_record
from tests.builders import DAY, a_unit
from tests.domain.test_koski import LONG_STUDY_RIGHT, STUDY_RIGHT, a_deviated_case, a_local_case, a_result
from tests.exchange.koski_cases import fit_results, results, section_results
from tests.shared import shared

FAILS = ("0", "Hylätty")
MAIN_KEYS = {"osaamisenHankkimistavat", "koulutussopimukset", "osasuoritukset"}


@pytest.fixture(scope="module")
def contract() -> dict[str, Any]:
    """The contract of Koski's demonstration."""
    found: dict[str, Any] = json.loads(shared("contracts/koski-naytto.schema.json").read_text("utf-8"))
    return found


def complaints(contract: dict[str, Any], kind: str, value: object) -> list[str]:
    """What the contract says against a value of one of its kinds."""
    schema = {"$ref": f"#/$defs/{kind}", "$defs": contract["$defs"]}
    checker = Draft202012Validator.FORMAT_CHECKER
    return [
        f"{one.json_path}: {one.message}"
        for one in Draft202012Validator(schema, format_checker=checker).iter_errors(value)
    ]


def all_complaints(contract: dict[str, Any], record: dict[str, Any]) -> list[str]:
    """The same of a whole record, part by part."""
    assert set(record) <= {"oid", "tyyppi", "suoritukset"}
    (main,) = record["suoritukset"]
    assert set(main) <= MAIN_KEYS
    found = [
        one
        for kind, key in (
            ("osaamisenHankkimistapajakso", "osaamisenHankkimistavat"),
            ("koulutussopimusjakso", "koulutussopimukset"),
            ("tutkinnonOsanSuoritus", "osasuoritukset"),
        )
        for value in main.get(key, ())
        for one in complaints(contract, kind, value)
    ]
    return found + complaints(contract, "naytto", the_unit(record).get("näyttö", {}))


def the_unit(record: dict[str, Any]) -> dict[str, Any]:
    (main,) = record["suoritukset"]
    (found,) = main["osasuoritukset"]
    assert isinstance(found, dict)
    return found


def written(case: Case, unit: QualificationUnit | None = None, **facts: Any) -> dict[str, Any]:
    """The unit as it is written of a case."""
    return the_unit(koski_record(case, unit or a_unit(mandatory=True), RegisterFacts(**facts)))


def grades_of_units(record: dict[str, Any]) -> Iterator[str]:
    """Every grade that a unit or a section of it gets."""
    found = the_unit(record)
    for part in (found, *found.get("osasuoritukset", ())):
        for one in part.get("arviointi", ()):
            yield one["arvosana"]["koodiarvo"]


@given(fit_results() | results())
def test_what_is_fit_to_be_handed_on_keeps_to_the_contract(
    contract: dict[str, Any], result: tuple[Case, QualificationUnit]
) -> None:
    case, unit = result
    record = koski_record(case, unit, RegisterFacts(group=UnitGroup.VOCATIONAL))
    if is_fit(koski_findings(case, unit, DAY)):
        assert all_complaints(contract, record) == []
    assert json.loads(koski_file(record)) == record


@given(fit_results())
def test_what_has_been_put_right_is_fit(result: tuple[Case, QualificationUnit]) -> None:
    case, unit = result
    assert [one for one in koski_findings(case, unit, DAY) if one.hard] == []


@given(results())
def test_a_demonstration_keeps_to_the_contract_whatever_else_is_wrong(
    contract: dict[str, Any], result: tuple[Case, QualificationUnit]
) -> None:
    case, unit = result
    assert complaints(contract, "naytto", written(case, unit).get("näyttö", {})) == []


@given(fit_results() | results(), st.lists(section_results(), max_size=3))
def test_a_fail_never_leaves_as_the_grade_of_a_unit_or_a_section(
    contract: dict[str, Any], result: tuple[Case, QualificationUnit], sections: list[SectionResult]
) -> None:
    case, unit = result
    record = koski_record(case, unit, RegisterFacts(), sections)
    assert not set(grades_of_units(record)) & set(FAILS)
    parts = the_unit(record).get("osasuoritukset", ())
    assert [
        fault for part in parts for one in part.get("arviointi", ()) for fault in complaints(contract, "arviointi", one)
    ] == []
    assert [
        fault
        for part in parts
        for one in part.get("lisätiedot", ())
        for fault in complaints(contract, "lisatieto", one)
    ] == []


@given(fit_results() | results(), st.lists(section_results(), max_size=3))
def test_one_record_has_one_numeric_scale_at_most(
    result: tuple[Case, QualificationUnit], sections: list[SectionResult]
) -> None:
    case, unit = result
    same = [replace(one, scale=case.unit.scale) for one in sections]
    text = koski_file(koski_record(case, unit, RegisterFacts(), same)).decode()
    numeric = {"arviointiasteikkoammatillinen15", "arviointiasteikkoammatillinent1k3"}
    assert sum(f'"{one}"' in text for one in numeric) <= 1


@given(results())
def test_days_stand_in_their_order(result: tuple[Case, QualificationUnit]) -> None:
    case, unit = result
    (main,) = koski_record(case, unit)["suoritukset"]
    periods = [*main.get("osaamisenHankkimistavat", ()), *main.get("koulutussopimukset", ())]
    time = written(case, unit).get("näyttö", {}).get("suoritusaika")
    for one in (*periods, *([time] if time else ())):
        assert one["alku"] <= one.get("loppu", one["alku"])


def test_a_result_says_what_the_record_says() -> None:
    found = written(a_result(), group=UnitGroup.VOCATIONAL)
    assert found["koulutusmoduuli"] == {
        "tunniste": {"koodiarvo": "990077", "koodistoUri": "tutkinnonosat"},
        "pakollinen": True,
        "laajuus": {"arvo": 25, "yksikkö": {"koodiarvo": "6", "koodistoUri": "opintojenlaajuusyksikko"}},
    }
    assert found["tutkinnonOsanRyhmä"]["koodiarvo"] == "1"
    grade = {"koodiarvo": "5", "koodistoUri": "arviointiasteikkoammatillinen15"}
    people = [{"nimi": "Maija Opettaja"}, {"nimi": "Timo Ohjaaja"}]
    assert found["arviointi"] == [{"arvosana": grade, "päivä": "2026-11-23", "arvioitsijat": people}]
    shown = found["näyttö"]
    assert shown["kuvaus"] == {"fi": "Opiskelija suunnitteli ja ohjasi asukkaan aamutoimet hoivakodissa."}
    assert shown["suorituspaikka"] == {
        "tunniste": {"koodiarvo": "1", "koodistoUri": "ammatillisennaytonsuorituspaikka"},
        "kuvaus": {"fi": "Hoivakoti Kuusikko"},
    }
    assert shown["suoritusaika"] == {"alku": "2026-11-23", "loppu": "2026-11-23"}
    assert [one["koodiarvo"] for one in shown["arviointi"]["arvioinnistaPäättäneet"]] == ["1", "2"]
    assert [one["koodiarvo"] for one in shown["arviointi"]["arviointikeskusteluunOsallistuneet"]] == ["1", "2", "5"]
    assert shown["arviointi"]["arvioitsijat"] == people


def test_nothing_is_written_whose_facts_are_not_there() -> None:
    found = written(a_result())
    assert not {"vahvistus", "alkamispäivä", "tunnustettu", "lisätiedot", "osasuoritukset", "korotettu"} & set(found)
    assert not {"työssäoppimisenYhteydessä", "haluaaTodistuksen"} & set(found["näyttö"])
    assert "arviointikohteet" not in found["näyttö"]["arviointi"]


@pytest.mark.parametrize(
    ("scale", "code"),
    [(Scale.PASS_FAIL, "Hylätty"), (Scale.ONE_TO_THREE, "0"), (Scale.ONE_TO_FIVE, "Hylätty")],
)
def test_a_failed_demonstration_goes_with_its_reason_and_the_unit_without_a_grade(scale: Scale, code: str) -> None:
    case = a_result(scale)
    failed = replace(case, decision=replace(case.decision, grade=Grade.FAIL, fail_reason="Turvallisuus petti."))
    found = written(failed, a_unit(scale=scale, mandatory=True))
    assert "arviointi" not in found
    assert found["näyttö"]["arviointi"]["arvosana"] == {"koodiarvo": code, "koodistoUri": scale.codes}
    assert found["näyttö"]["arviointi"]["hylkäyksenPeruste"] == {"fi": "Turvallisuus petti."}


@pytest.mark.parametrize(
    ("scale", "value"), [(Scale.PASS_FAIL, "Hyväksytty"), (Scale.ONE_TO_THREE, "3"), (Scale.ONE_TO_FIVE, "5")]
)
def test_a_pass_is_on_the_scale_of_the_unit(scale: Scale, value: str) -> None:
    found = written(a_result(scale), a_unit(scale=scale, mandatory=True))
    assert found["arviointi"][0]["arvosana"] == {"koodiarvo": value, "koodistoUri": scale.codes}


def test_adapted_assessment_and_deviation_are_told_in_the_languages_of_koski() -> None:
    case = a_deviated_case()
    adapted = replace(case, decision=replace(case.decision, adapted=True, deviation="R1 ei vaadittu."))
    first, second = written(adapted)["lisätiedot"]
    assert (first["tunniste"]["koodiarvo"], set(first["kuvaus"])) == ("mukautettu", {"fi", "sv", "en"})
    assert (second["tunniste"]["koodiarvo"], second["kuvaus"]) == ("poikkeusarvioinnissa", {"fi": "R1 ei vaadittu."})


def test_a_deviation_that_nobody_wrote_of_is_told_in_words_of_its_own() -> None:
    (told,) = written(a_deviated_case())["lisätiedot"]
    assert set(told["kuvaus"]) == {"fi", "sv", "en"}


def test_a_local_unit_goes_with_its_name_and_what_it_is_about(contract: dict[str, Any]) -> None:
    case = a_local_case("Kahvilan oma osa.")
    record = koski_record(case, a_unit(code=""))
    assert the_unit(record)["koulutusmoduuli"]["tunniste"]["koodiarvo"] == "PAIK-1"
    assert the_unit(record)["koulutusmoduuli"]["kuvaus"] == {"fi": "Kahvilan oma osa."}
    assert all_complaints(contract, record) == []


def test_texts_are_in_the_language_of_the_document() -> None:
    assert set(written(replace(a_result(), language=Language.SV))["näyttö"]["kuvaus"]) == {"sv"}


def test_that_no_discussion_was_held_stands_alone() -> None:
    case = a_result()

    def told(*people: DiscussionRole) -> list[str]:
        found = written(replace(case, decision=replace(case.decision, participants=people)))
        return [one["koodiarvo"] for one in found["näyttö"]["arviointi"]["arviointikeskusteluunOsallistuneet"]]

    assert told(DiscussionRole.NONE_HELD) == ["6"]
    assert told(DiscussionRole.NONE_HELD, DiscussionRole.STUDENT) == ["5"]


def test_a_place_of_both_kinds_names_both() -> None:
    case = a_result()
    found = written(replace(case, plan=replace(case.plan, place_kind=PlaceKind.BOTH)))
    assert found["näyttö"]["suorituspaikka"]["kuvaus"] == {"fi": "Hoivakoti Kuusikko, Esimerkkiopisto"}


def a_unit_of_2014(*titles: str) -> QualificationUnit:
    targets = tuple(
        AssessmentTarget(id=f"t{n}", scale=Scale.ONE_TO_FIVE, levels=(), area={"fi": one})
        for n, one in enumerate(titles)
    )
    return a_unit(mandatory=True, targets=targets)


OLD = (
    "1.Työprosessien hallinta",
    "2. Työmenetelmien,- välineiden ja materiaalin hallinta",
    "Työn perustana olevan tiedon hallinta",
    "4. Elinikäisen oppimisen avaintaidot",
)


def test_targets_go_only_where_all_of_them_are_the_four_of_2014() -> None:
    case = replace(a_result(), register_facts=RegisterFacts(targets={"1": Grade.FOUR, "4": Grade.FIVE}))

    def targets(unit: QualificationUnit) -> list[tuple[str, str]]:
        rows = written(case, unit)["näyttö"]["arviointi"].get("arviointikohteet", [])
        return [(one["tunniste"]["koodiarvo"], one["arvosana"]["koodiarvo"]) for one in rows]

    assert targets(a_unit_of_2014(*OLD)) == [("1", "4"), ("4", "5")]
    assert targets(a_unit_of_2014(*OLD[:3], "1. Asiakkaan kohtaaminen")) == []
    assert targets(a_unit_of_2014(OLD[0], "Työprosessin hallinta")) == []
    assert targets(a_unit(mandatory=True)) == []


def main_record(case: Case) -> dict[str, Any]:
    (found,) = koski_record(case, a_unit(mandatory=True))["suoritukset"]
    assert isinstance(found, dict)
    return found


def test_a_training_agreement_goes_once_its_municipality_is_known(contract: dict[str, Any]) -> None:
    assert "koulutussopimukset" not in main_record(a_result())
    case = replace(a_result(), register_facts=RegisterFacts(municipality="091"))
    (period,) = main_record(case)["koulutussopimukset"]
    assert complaints(contract, "koulutussopimusjakso", period) == []
    assert (period["paikkakunta"]["koodiarvo"], period["maa"]["koodiarvo"]) == ("091", "246")
    assert period["työssäoppimispaikanYTunnus"] == "0000012-3"
    assert "työtehtävät" not in period  # the tasks of a demonstration are not those of the whole period


def test_an_apprenticeship_goes_with_its_employer(contract: dict[str, Any]) -> None:
    period = Agreement(kind=AgreementType.APPRENTICESHIP, starts=date(2026, 9, 1), ends=date(2027, 5, 31))
    (found,) = main_record(replace(a_result(), agreement=period))["osaamisenHankkimistavat"]
    assert complaints(contract, "osaamisenHankkimistapajakso", found) == []
    employer = found["osaamisenHankkimistapa"]["oppisopimus"]["työnantaja"]
    assert employer == {"nimi": {"fi": "Hoivakoti Kuusikko"}, "yTunnus": "0000012-3"}


def test_without_an_agreement_there_is_no_period() -> None:
    case = replace(a_result(), agreement=Agreement(kind=AgreementType.NONE, starts=DAY))
    assert set(main_record(case)) == {"osasuoritukset"}


def test_only_a_study_right_that_koski_takes_is_named() -> None:
    unit = a_unit(mandatory=True)
    assert koski_record(a_result(), unit)["oid"] == STUDY_RIGHT
    for other in (LONG_STUDY_RIGHT, "", "1.2.3"):
        assert "oid" not in koski_record(replace(a_result(), study_right=other), unit)


def test_a_common_unit_is_graded_only_with_its_sections() -> None:
    case = replace(a_result(), decision=replace(a_result().decision, grade=Grade.PASS))
    unit = a_unit(mandatory=True, kind=UnitKind.COMMON)
    assert "arviointi" not in written(case, unit)
    swedish = SectionResult(code="VVAI22", language="sv", extent=4, grade=Grade.THREE, decided_on=DAY)
    failed = SectionResult(code="MAVA", extent=4, grade=Grade.FAIL, decided_on=DAY)
    found = the_unit(koski_record(case, unit, RegisterFacts(), (swedish, failed)))
    assert found["arviointi"][0]["arvosana"]["koodiarvo"] == "Hyväksytty"
    first, second = found["osasuoritukset"]
    assert first["koulutusmoduuli"]["kieli"] == {"koodiarvo": "SV", "koodistoUri": "kielivalikoima"}
    assert first["arviointi"][0]["arvosana"]["koodiarvo"] == "3"
    assert "arviointi" not in second
