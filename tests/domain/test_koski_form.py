"""The sheet to type from: the fields of Koski's form in its order, each with the name and the code that Koski knows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.case import Case
from desktop.domain.curriculum import QualificationUnit, UnitKind
from desktop.domain.koski_codes import grade_code, grade_name, target_code
from desktop.domain.koski_form import koski_form
from desktop.domain.registers import RegisterFacts, UnitGroup
from desktop.domain.terms import DiscussionRole, Grade, Language, Scale
from desktop.texts import use_language
from tests.builders import a_unit
from tests.domain.test_koski import a_deviated_case, a_local_case, a_mandatory_unit, a_result

Sheet = dict[str, list[tuple[str, str, str]]]


def sheet(case: Case, unit: QualificationUnit | None = None, usual: RegisterFacts | None = None) -> Sheet:
    parts = koski_form(case, unit or a_mandatory_unit(), usual or RegisterFacts())
    return {part.heading: [(one.label, one.value, one.code) for one in part.fields] for part in parts}


def test_the_form_goes_from_the_unit_to_the_assessment_of_its_demonstration() -> None:
    found = sheet(a_result(), usual=RegisterFacts(group=UnitGroup.VOCATIONAL))
    assert list(found) == ["Tutkinnon osa", "Tutkinnon osan arviointi", "Näyttö", "Näytön arviointi"]
    assert found["Tutkinnon osa"] == [
        ("Tutkinnon osa", "Arjen työ fi", "990077"),
        ("Laajuus, osaamispistettä", "25", ""),
        ("Pakollinen", "Kyllä", ""),
        ("Tutkinnon osan ryhmä", "Ammatilliset tutkinnon osat", "1"),
    ]
    assert found["Näyttö"] == [
        ("Kuvaus", "Opiskelija suunnitteli ja ohjasi asukkaan aamutoimet hoivakodissa.", ""),
        ("Suorituspaikka", "Työpaikka", "1"),
        ("Paikan nimi", "Hoivakoti Kuusikko", ""),
        ("Suoritusaika alkaa", "23.11.2026", ""),
        ("Suoritusaika päättyy", "23.11.2026", ""),
    ]
    assert ("Arvosana", "5", "") in found["Näytön arviointi"]
    assert ("Arvioinnista päättäneet", "Opettaja", "1") in found["Näytön arviointi"]
    assert ("Arviointikeskusteluun osallistuneet", "Opiskelija", "5") in found["Näytön arviointi"]


def test_labels_are_in_the_language_of_the_reader_and_words_in_that_of_the_document() -> None:
    case = replace(a_result(), language=Language.SV)
    use_language("en")
    found = sheet(case)
    assert found["Unit"][0] == ("Unit", "Arjen työ sv", "990077")
    assert ("Time of performance, starts", "23.11.2026", "") in found["Demonstration"]  # as Koski takes days


def test_after_a_fail_the_unit_has_no_grade_and_the_demonstration_a_reason() -> None:
    case = a_result()
    found = sheet(replace(case, decision=replace(case.decision, grade=Grade.FAIL, fail_reason="Vaara.")))
    assert "Tutkinnon osan arviointi" not in found
    assert ("Hylkäyksen peruste", "Vaara.", "") in found["Näytön arviointi"]


def test_before_the_decision_there_is_no_assessment() -> None:
    case = a_result()
    found = sheet(replace(case, decision=replace(case.decision, decided_on=None)))
    assert list(found) == ["Tutkinnon osa", "Näyttö"]


def test_adapted_and_deviated_results_say_so() -> None:
    case = a_deviated_case()
    found = sheet(replace(case, decision=replace(case.decision, adapted=True, deviation="R1 ei vaadittu.")))
    assert [code for _label, _value, code in found["Lisätiedot"]] == ["mukautettu", "poikkeusarvioinnissa", ""]
    assert found["Lisätiedot"][-1][1] == "R1 ei vaadittu."


def test_a_local_unit_tells_what_it_is_about() -> None:
    found = sheet(a_local_case("Kahvilan oma osa."), a_unit(code=""))
    assert found["Tutkinnon osa"][:2] == [
        ("Tutkinnon osa", "Arjen työ fi", "PAIK-1"),
        ("Tutkinnon osan kuvaus", "Kahvilan oma osa.", ""),
    ]


def test_the_names_of_codes_are_those_of_koski() -> None:
    case = a_result()
    people = (DiscussionRole.EMPLOYER, DiscussionRole.TEACHER)
    found = sheet(replace(case, decision=replace(case.decision, participants=people)))
    told = [row for row in found["Näytön arviointi"] if row[0] == "Arviointikeskusteluun osallistuneet"]
    assert [(value, code) for _label, value, code in told] == [
        ("Opettaja", "1"),
        ("Työnantaja/Työelämän edustaja", "3"),
    ]


def test_tuva_has_no_form() -> None:
    assert koski_form(a_result(), a_unit(kind=UnitKind.TUVA_PART), RegisterFacts()) == ()


@pytest.mark.parametrize(
    ("grade", "scale", "value", "name"),
    [
        (Grade.FOUR, Scale.ONE_TO_FIVE, "4", "4"),
        (Grade.FAIL, Scale.ONE_TO_FIVE, "Hylätty", "Hylätty"),
        (Grade.PASS, Scale.ONE_TO_FIVE, "Hyväksytty", "Hyväksytty"),
        (Grade.TWO, Scale.ONE_TO_THREE, "2", "hyvä"),
        (Grade.FAIL, Scale.ONE_TO_THREE, "0", "Hylätty"),
        (Grade.PASS, Scale.PASS_FAIL, "Hyväksytty", "Hyväksytty"),
        (Grade.FAIL, Scale.PASS_FAIL, "Hylätty", "Hylätty"),
    ],
)
def test_every_grade_has_the_code_of_its_scale(grade: Grade, scale: Scale, value: str, name: str) -> None:
    assert grade_code(grade, scale)[:2] == (value, scale.codes)
    assert grade_name(grade, scale) == name


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Työprosessien hallinta", "1"),
        ("1.Työprosessien hallinta", "1"),
        ("2. Työmenetelmien,- välineiden ja materiaalin hallinta", "2"),
        ("Työmenetelmien,  -välineiden ja materiaalin hallinta", "2"),
        ("3. Työn perustana olevan tiedon hallinta", "3"),
        ("Kunskap som ligger till grund för arbetet", "3"),
        ("Behärskandet av arbetsprocessen", "1"),
        ("Nyckelkompetenser för livslångt lärande", "4"),
        ("4. ELINIKÄISEN OPPIMISEN AVAINTAIDOT", "4"),
        ("1. Asiakkaan kohtaaminen", ""),
        ("", ""),
    ],
)
def test_the_four_targets_are_known_in_every_spelling(title: str, code: str) -> None:
    assert target_code(title) == code
