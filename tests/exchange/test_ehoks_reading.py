"""Plans (HOKS) read from files: what they say, and what is wrong in them and where."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from desktop.domain.competence_plan import CompetencePlan
from desktop.domain.errors import UserError
from desktop.domain.periods import Right
from desktop.domain.terms import AgreementType
from desktop.exchange.ehoks.plans import check_again, read_file
from desktop.texts import use_language
from tests.exchange import plans

TODAY = date(2026, 11, 27)


@pytest.fixture(autouse=True)
def _english() -> None:
    use_language("en")


def read(value: object) -> CompetencePlan:
    """The one plan of a file."""
    [one] = read_file(plans.as_bytes(value), TODAY).plans
    return one.plan


def told(value: object) -> list[str]:
    """The remarks on a plan, place and sentence; a hard one begins with "!"."""
    return [f"{'!' if one.hard else ''}{one.where}: {one.sentence}" for one in read(value).remarks]


def test_says_what_is_learnt_where_with_whom_and_how_it_is_shown() -> None:
    plan = read(plans.a_plan_file())
    assert (plan.number, plan.learner, plan.study_right) == (4711, plans.LEARNER, plans.STUDY_RIGHT)
    [unit] = plan.units
    [period], [shown] = unit.periods, unit.demonstrations
    assert unit.code == "tutkinnonosat_990077"
    assert period.agreement.kind == AgreementType.TRAINING_AGREEMENT
    assert (period.agreement.starts, period.agreement.part_time) == (date(2026, 9, 1), 100)
    assert (period.workplace.name, period.workplace.business_id) == ("Hoivakoti Kuusikko", "0000012-3")
    assert period.instructor.email == "timo@example.org"
    assert period.agreement.identifier == "jakso-1"
    assert (shown.starts, shown.place, shown.description) == (date(2026, 11, 23), "Hoivakoti Kuusikko", "osasto")
    assert shown.tasks == ("Ohjaa aamutoimet", "Kirjaa hoitotyön")
    assert [one.name for one in (*shown.teachers, *shown.working_life)] == ["Maija Opettaja", "Timo Ohjaaja"]
    assert plan.remarks == ()


def test_says_adaptations_and_deviations() -> None:
    shown = plans.a_demonstration(
        **{"yksilolliset-kriteerit": ["ohjattuna"], "vaatimuksista-tai-tavoitteista-poikkeaminen": "ei nosta"}
    )
    [unit] = read(plans.a_plan_file(plans.a_unit_to_acquire(**{"osaamisen-osoittaminen": [shown]}))).units
    assert unit.demonstrations[0].criteria == ("ohjattuna",)
    assert unit.demonstrations[0].deviation == "ei nosta"


def test_sections_of_a_common_unit_stand_each_for_itself() -> None:
    section = {
        "osa-alue-koodi-uri": "ammatillisenoppiaineet_vvai22",
        "osa-alue-koodi-versio": 1,
        "osaamisen-osoittaminen": [plans.a_demonstration()],
    }
    unit = {"tutkinnon-osa-koodi-uri": "tutkinnonosat_106727", "tutkinnon-osa-koodi-versio": 2}
    value = plans.a_plan_file(**{"hankittavat-yhteiset-tutkinnon-osat": [{**unit, "osa-alueet": [section, section]}]})
    common = [one for one in read(value).units if one.sub_area]
    assert [one.at[-1] for one in common] == [0, 1]
    assert common[0].code == "tutkinnonosat_106727"
    assert len(common[1].demonstrations) == 1


def test_several_plans_stand_in_a_list_or_in_what_the_service_answers() -> None:
    one, other = plans.a_plan_file(), plans.a_plan_file(id=2)
    for value in ([one, other], {"meta": {}, "data": [one, other]}):
        found = read_file(plans.as_bytes(value), TODAY)
        assert [each.plan.number for each in found.plans] == [4711, 2]
        assert [json.loads(each.text) for each in found.plans] == [one, other]
    assert read_file(plans.as_bytes({"data": one}), TODAY).plans[0].plan.number == 4711
    assert read_file(plans.as_bytes([one, {"a": 1}]), TODAY).passed_over == 1


@pytest.mark.parametrize("name", plans.REAL)
def test_nothing_is_wrong_with_the_services_own_examples(name: str) -> None:
    [one] = read_file(plans.real(name).read_bytes(), TODAY).plans
    assert one.plan.remarks == ()
    assert one.plan.units


# What is wrong in a plan

WAY = "!vocational unit 1, way of learning 1"


def with_way(**changes: Any) -> dict[str, Any]:
    """A plan whose one period is changed; None takes a key away."""
    way = {key: value for key, value in plans.a_way(**changes).items() if value is not None}
    return plans.a_plan_file(plans.a_unit_to_acquire(**{"osaamisen-hankkimistavat": [way]}))


def with_workplace(**changes: Any) -> dict[str, Any]:
    """A plan whose one workplace is changed."""
    place = {**plans.a_way()["tyopaikalla-jarjestettava-koulutus"], **changes}
    return with_way(**{"tyopaikalla-jarjestettava-koulutus": {k: v for k, v in place.items() if v is not None}})


OPSO = {"osaamisen-hankkimistapa-koodi-uri": "osaamisenhankkimistapa_oppisopimus"}


@pytest.mark.parametrize(
    ("plan", "sentence"),
    [
        (with_way(alku="2027-01-01"), f"{WAY}, end: The agreement ends before it starts."),
        (with_way(alku="2021-01-01"), f"{WAY}, end: The agreement lasts over five years. Check the dates."),
        (with_way(**{"osa-aikaisuustieto": 0}), f"{WAY}, part-time share: The part-time share is between 1 and 100"),
        (with_way(**{"osa-aikaisuustieto": None}), f"{WAY}, part-time share: Write the part-time share"),
        (with_way(**{"yksiloiva-tunniste": None}), f"{WAY}, identifier: A period at a workplace needs its identifier."),
        (with_way(**{"yksiloiva-tunniste": ""}), f"{WAY}, identifier: “” should be a text that is not empty."),
        (with_way(**OPSO), f"{WAY}, what the apprenticeship rests on: Choose what the apprenticeship rests on."),
        (with_workplace(**{"tyopaikan-y-tunnus": None}), f"{WAY}, workplace, business ID: The business ID"),
        (with_workplace(**{"tyopaikan-nimi": " "}), f"{WAY}, workplace, name: Write the workplace's name."),
        (with_workplace(**{"keskeiset-tyotehtavat": []}), "vocational unit 1, way of learning 1, workplace, work task"),
        (
            with_way(keskeytymisajanjaksot=[{"alku": "2026-10-01"}, {"alku": "2026-10-20", "loppu": "2026-10-21"}]),
            f"{WAY}, interruption: The interruptions of 1 October 2026 and 20 October 2026 overlap.",
        ),
        (
            with_way(keskeytymisajanjaksot=[{"alku": "2026-10-09", "loppu": "2026-10-01"}]),
            f"{WAY}, interruption: The interruption that starts 9 October 2026 ends before it starts.",
        ),
        (
            with_way(**{"osaamisen-hankkimistapa-koodi-uri": "osaamisenhankkimistapa_muu", "loppu": "2026-08-01"}),
            f"{WAY}, end: The period ends before it starts.",
        ),
        (
            with_way(**{"osaamisen-hankkimistapa-koodi-uri": "osaamisenhankkimistapa_muu", "loppu": "2036-08-01"}),
            f"{WAY}, end: The period lasts over five years.",
        ),
        (
            plans.a_plan_file(**{"osaamisen-saavuttamisen-pvm": "2017-12-31"}),
            "!day of reaching the competence: eHOKS takes only a day after 1 January 2018.",
        ),
        (
            plans.a_plan_file(**{"osaamisen-saavuttamisen-pvm": "2026-12-24"}),
            "!day of reaching the competence: eHOKS takes this day at most two weeks ahead.",
        ),
        (
            plans.a_plan_file(**{"oppimisen-tuki": [{"oppimisen-tuen-tyyppi-koodi-uri": "x"}]}),
            "!learning support 1, “oppimisen-tuen-tyyppi-koodi-uri”: “x” is no code of",
        ),
        (
            plans.a_plan_file(
                **{
                    "oppimisen-tuki": [
                        {"oppimisen-tuen-tyyppi-koodi-uri": "ammatillinenkoulutusoppimisentuentyyppi_01"}
                    ]
                }
            ),
            "!learning support 1: This kind of support needs a start, an end and its units.",
        ),
        (
            plans.a_plan_file(
                **{
                    "oppimisen-tuki": [
                        {
                            "oppimisen-tuen-tyyppi-koodi-uri": "ammatillinenkoulutusoppimisentuentyyppi_02",
                            "alku": "2026-01-01",
                        }
                    ]
                }
            ),
            "!learning support 1: This kind of support has neither days nor units.",
        ),
        (
            plans.a_plan_file(
                **{
                    "hankittavat-koulutuksen-osat": [
                        {
                            "koulutuksen-osa-koodi-uri": "koulutuksenosattuva_101",
                            "koulutuksen-osa-koodi-versio": 1,
                            "alku": "2026-01-01",
                            "loppu": "2026-02-01",
                            "laajuus": 1.5,
                        }
                    ],
                    "tuva-opiskeluoikeus-oid": plans.STUDY_RIGHT,
                }
            ),
            "!part of TUVA: Parts of TUVA and units of a qualification cannot stand in one plan.",
        ),
        (
            plans.a_plan_file(
                **{
                    "opiskeluvalmiuksia-tukevat-opinnot": [
                        {"nimi": "a", "kuvaus": "b", "alku": "2026-02-01", "loppu": "2026-01-01"}
                    ]
                }
            ),
            "studies that support study skills 1, end: These studies end before they start.",
        ),
    ],
)
def test_a_rule_that_is_broken_is_told_at_its_place(plan: dict[str, Any], sentence: str) -> None:
    found = told(plan)
    assert any(one.startswith(sentence) for one in found), found


def test_the_plan_of_tuva_does_not_name_its_study_right_again() -> None:
    part = {"koulutuksen-osa-koodi-uri": "koulutuksenosattuva_101", "koulutuksen-osa-koodi-versio": 1}
    whole = {**part, "alku": "2026-01-01", "loppu": "2026-02-01", "laajuus": 1}
    value = plans.a_plan_file(**{"hankittavat-koulutuksen-osat": [whole]})
    value["hankittavat-ammat-tutkinnon-osat"] = []
    assert told(value) == []
    value["tuva-opiskeluoikeus-oid"] = plans.STUDY_RIGHT
    assert told(value) == ["!“tuva-opiskeluoikeus-oid”: The plan of TUVA itself does not name its study right again."]


def test_two_periods_may_not_share_an_identifier() -> None:
    unit = plans.a_unit_to_acquire(**{"osaamisen-hankkimistavat": [plans.a_way(), plans.a_way()]})
    assert [one.rpartition(": ")[2] for one in told(plans.a_plan_file(unit))] == ["jakso-1."] * 2


def test_days_outside_the_study_right_are_told_once_they_are_known() -> None:
    text = plans.as_bytes(plans.a_plan_file())
    assert check_again(text, TODAY).remarks == ()
    within = check_again(text, TODAY, Right(date(2026, 10, 1), date(2026, 12, 1))).remarks
    assert [one.at[-1] for one in within] == ["alku", "loppu"]
    assert all(one.hard for one in within)


def test_a_demonstration_that_ends_before_it_starts_is_told_and_taken() -> None:
    shown = plans.a_demonstration(loppu="2026-11-01")
    [remark] = told(plans.a_plan_file(plans.a_unit_to_acquire(**{"osaamisen-osoittaminen": [shown]})))
    assert remark.startswith("vocational unit 1, demonstration 1, end: The demonstration ends 1 November 2026, before")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"oppija-oid": "1.2.246.562.24.54440598189"}, "!learner OID: “1.2.246.562.24.54440598189” is no learner OID"),
        ({"opiskeluoikeus-oid": "x"}, "!study right: “x” is no OID of a study right"),
        ({"ensikertainen-hyvaksyminen": "10.8.2026"}, "!first approval: “10.8.2026” is no day. A day is written"),
        ({"ensikertainen-hyvaksyminen": "2026-02-30"}, "!first approval: “2026-02-30” is no day."),
        ({"ensikertainen-hyvaksyminen": 20260810}, "!first approval: “20260810” is no day."),
        ({"osaamisen-hankkimisen-tarve": "kyllä"}, "!need to acquire competence: “kyllä” should be true or false."),
        ({"versio": True}, "!“versio”: “True” should be a whole number."),
        ({"versio": 1.5}, "!“versio”: “1.5” should be a whole number."),
        ({"sahkoposti": None}, "!e-mail: This is empty (null). eHOKS wants the key left out."),
        ({"sahkoposti": ["a"]}, "!e-mail: “['a']” should be a text."),
        ({"lempiväri": "punainen"}, "!“lempiväri”: eHOKS does not know this key."),
        ({"paivitetty": "eilen"}, "!“paivitetty”: “eilen” is no moment."),
        (
            {"urasuunnitelma-koodi-uri": "urasuunnitelma_1"},
            "!“urasuunnitelma-koodi-uri”: “urasuunnitelma_1” is no code",
        ),
        ({"hankittavat-ammat-tutkinnon-osat": {}}, "!vocational unit: There should be a list here."),
        ({"hankittavat-ammat-tutkinnon-osat": [7]}, "!vocational unit 1: There should be an object with keys here."),
        ({"hankittavat-ammat-tutkinnon-osat": [{}]}, "!vocational unit 1, code of the unit: This is missing."),
    ],
)
def test_a_value_that_ehoks_refuses_is_told_at_its_place(changes: dict[str, Any], sentence: str) -> None:
    found = told(plans.a_plan_file(**changes))
    assert any(one.startswith(sentence) for one in found), found


@pytest.mark.parametrize("spelling", ["1234567-2", "12345671", "123456-7", "FI12345671", "1234567−1", "1234567-1 "])
def test_a_business_id_has_one_spelling(spelling: str) -> None:
    [one] = told(with_workplace(**{"tyopaikan-y-tunnus": spelling}))
    assert one.startswith(f"{WAY}, workplace, business ID: “{spelling}” is no business ID")


def test_a_phone_number_has_no_letters() -> None:
    instructor = {"nimi": "Timo", "puhelinnumero": "soita!"}
    [one] = told(with_workplace(**{"vastuullinen-tyopaikka-ohjaaja": instructor}))
    assert one.startswith(f"{WAY}, workplace, instructor, phone: “soita!” is no phone number")


def test_keys_of_the_service_alone_are_no_fault() -> None:
    value = plans.a_plan_file(eid="x", manuaalisyotto=False, poistettu="2026-01-01T00:00:00Z")
    value["hankittavat-ammat-tutkinnon-osat"][0]["module-id"] = "00000000-0000-0000-0000-000000000000"
    assert told(value) == []


def test_a_key_that_stands_twice_is_told_and_the_last_counts() -> None:
    text = plans.as_bytes(plans.a_plan_file()).replace(b'"id": 4711,', b'"id": 1, "id": 2,')
    [one] = read_file(text, TODAY).plans
    assert one.plan.number == 2
    assert [(each.where, each.hard) for each in one.plan.remarks] == [("“id”", False)]


def test_a_thousand_faults_are_not_all_listed() -> None:
    value = plans.a_plan_file(**{f"k{n}": n for n in range(1000)})
    assert told(value)[-1] == "!: There are more faults; they are not listed."
    assert len(told(value)) == 201


# Files that are no plans


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty."),
        (b"\xef\xbb\xbf \n", "The file is empty."),
        (b"Opiskelija;Nimi", "The file is not JSON."),
        (plans.as_bytes(plans.a_plan_file())[:300], "The file is damaged or cut off at line"),
        (plans.as_bytes(plans.a_plan_file()).decode().encode("utf-16"), "The text of the file is in UTF-16."),
        (plans.as_bytes(plans.a_plan_file()).decode().encode("utf-16-le"), "The text of the file is in UTF-16."),
        (plans.as_bytes(plans.a_plan_file()).decode().encode("cp1252"), "Line 22 of the file has letters that are not"),
        (b'{"opiskeluoikeus-oid": "x",\n"versio": NaN}', "Line 2 has a value that is no number."),
        (b'{"opiskeluoikeus-oid": "x",\n\n"versio": -Infinity}', "Line 3 has a value that is no number."),
        (b'{"versio": ' + b"9" * 5000 + b"}", "The file has a number of thousands of digits."),
        (b'{"a":' * 100 + b"1" + b"}" * 100, "The contents of the file are nested too deep"),
        (b"[" * 100_000, "The contents of the file are nested too deep"),
        (b'{"nimi": {"fi": "Tutkinto"}}', "There is no plan (HOKS) in this file."),
        (b"[]", "There is no plan (HOKS) in this file."),
        (b"[1, null]", "There is no plan (HOKS) in this file."),
        (b"17", "There is no plan (HOKS) in this file."),
    ],
)
def test_a_file_that_is_no_plan_is_told_why(data: bytes, sentence: str) -> None:
    with pytest.raises(UserError) as refused:
        read_file(data, TODAY)
    assert str(refused.value).startswith(sentence)


def test_a_huge_file_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.exchange.ehoks.json_text.LARGEST", 1024 * 1024)
    with pytest.raises(UserError, match="larger than 1 MiB"):
        read_file(b" " * (1024 * 1024 + 1), TODAY)


def test_a_mark_of_byte_order_before_the_text_is_passed_over() -> None:
    assert len(read_file(b"\xef\xbb\xbf" + plans.as_bytes(plans.a_plan_file()), TODAY).plans) == 1


def test_letters_that_mean_nothing_are_left_out() -> None:
    text = plans.as_bytes(plans.a_plan_file()).replace(b"Ohjaa aamutoimet", b"Ohjaa\\u0000 a\\ud800amu\\ttoimet")
    [one] = read_file(text, TODAY).plans
    assert one.plan.units[0].demonstrations[0].tasks[0] == "Ohjaa a amu toimet"
