"""What Koski would refuse or wonder at: a sentence for each thing, with the place where it is put right."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop.domain.aftermath import CaseLink, LinkKind, Withdrawal
from desktop.domain.agreement import Agreement
from desktop.domain.appeal import Review
from desktop.domain.case import Case
from desktop.domain.curriculum import QualificationUnit, UnitKind
from desktop.domain.demonstration import RequirementPlan
from desktop.domain.koski import koski_findings
from desktop.domain.preflight import Finding, Register
from desktop.domain.registers import HandedOn, RegisterFacts
from desktop.domain.sections import SectionResult
from desktop.domain.signing import Signature, Signing
from desktop.domain.terms import Coverage, DiscussionRole, Grade, Language, PlaceKind, Role, Scale
from desktop.texts import LANGUAGES, use_language
from tests.builders import DAY, NOON, a_unit, an_informed_case

STUDY_RIGHT = "1.2.246.562.15.41024330544"
LONG_STUDY_RIGHT = "1.2.246.562.15.298574987110"


def signed(case: Case) -> Case:
    """The case as its assessors have signed it."""
    signatures = tuple(
        Signature(id=role, name=case.person(role), at=NOON, language=Language.FI, document="0" * 64)
        for role in dict.fromkeys((Role.TEACHER, Role.INSTRUCTOR, *case.signers))
    )
    return replace(case, signing=Signing(signatures=signatures))


def a_result(scale: Scale = Scale.ONE_TO_FIVE) -> Case:
    """A signed case in which nothing is to be put right."""
    return signed(an_informed_case(scale=scale, study_right=STUDY_RIGHT))


def with_plan(**changes: object) -> Case:
    case = a_result()
    return replace(case, plan=replace(case.plan, **changes))  # type: ignore[arg-type]


def with_decision(**changes: object) -> Case:
    case = a_result()
    return replace(case, decision=replace(case.decision, **changes))  # type: ignore[arg-type]


def with_facts(**facts: object) -> Case:
    return replace(a_result(), register_facts=RegisterFacts(**facts))  # type: ignore[arg-type]


def a_mandatory_unit(**changes: object) -> QualificationUnit:
    return a_unit(**{"mandatory": True, **changes})  # type: ignore[arg-type]


def findings(case: Case, unit: QualificationUnit | None = None, today: date = DAY) -> list[Finding]:
    return koski_findings(case, unit or a_mandatory_unit(), today)


@pytest.mark.parametrize("scale", Scale)
def test_a_signed_result_in_order_has_no_findings(scale: Scale) -> None:
    assert findings(a_result(scale), a_mandatory_unit(scale=scale)) == []


def a_local_case(description: str = "") -> Case:
    case = with_facts(mandatory=True, unit_code="PAIK-1", unit_description=description)
    return replace(case, unit=replace(case.unit, code=""))


def a_deviated_case() -> Case:
    deviated = RequirementPlan(id="r1", coverage=Coverage.DEVIATION, decision_reference="1/2026")
    case = a_result()
    return replace(case, plan=replace(case.plan, requirements=(deviated, *case.plan.requirements[1:])))


def without_place() -> Case:
    case = with_plan(place_description="")
    return replace(case, workplace=replace(case.workplace, name=""))


def with_assessor_unnamed() -> Case:
    case = a_result()
    first, second = case.plan.assessors
    return replace(case, plan=replace(case.plan, assessors=(first, replace(second, name=" "))))


HARD = [
    (replace(a_result(), signing=Signing()), "signing"),
    (replace(a_result(), signing=Signing(), decision=replace(a_result().decision, decided_on=None)), "decision"),
    (with_plan(ends=DAY - timedelta(days=1)), "plan.ends"),
    (with_decision(grade=Grade.PASS), "decision.grade"),
    (with_decision(grade=None), "decision.grade"),
    (with_decision(participants=(DiscussionRole.NONE_HELD, DiscussionRole.TEACHER)), "decision.participants"),
    (with_facts(targets={"1": Grade.PASS}), "registers.targets"),
    (with_decision(short_description="Opiskelija 010100A123D teki työn."), "decision.short_description"),
    (with_decision(deviation="Sovittu 010190-123M."), "decision.deviation"),
    (replace(a_result(), study_right="1.2.246.562.15.41014330544"), "study_right"),
    (replace(a_result(), agreement=Agreement(starts=DAY, ends=DAY - timedelta(days=1))), "agreement.ends"),
]
SOFT = [
    (with_plan(place_kind=None), "plan.place_kind"),
    (without_place(), "workplace.name"),
    (with_plan(starts=None, ends=None), "plan.starts"),
    (with_decision(participants=()), "decision.participants"),
    (with_decision(deciders=()), "decision.deciders"),
    (with_assessor_unnamed(), "plan.assessors.instructor"),
    (with_decision(short_description=" "), "decision.short_description"),
    (with_decision(short_description="Opiskelija osallistui työhön."), "decision.short_description"),
    (with_decision(short_description="Opiskelija teki työn Hoivakoti Kuusikossa. Aino."), "decision.short_description"),
    (with_decision(short_description="Opiskelija teki [työn]."), "decision.short_description"),
    (a_deviated_case(), "decision.deviation"),
    (replace(a_result(), study_right=""), "study_right"),
    (replace(a_result(), study_right=LONG_STUDY_RIGHT), "study_right"),
    (with_facts(municipality="Helsinki"), "registers.municipality"),
]  # fmt: skip


@pytest.mark.parametrize(("case", "place"), HARD)
def test_what_koski_refuses_is_hard_and_has_its_place(case: Case, place: str) -> None:
    found = [one for one in findings(case) if one.place == place]
    assert found
    assert any(one.hard for one in found)


@pytest.mark.parametrize(("case", "place"), SOFT)
def test_what_a_person_should_look_at_does_not_stop_them(case: Case, place: str) -> None:
    found = findings(case)
    assert place in {one.place for one in found}
    assert not any(one.hard for one in found)


@pytest.mark.parametrize("case", [case for case, _place in (*HARD, *SOFT)])
def test_every_finding_is_told_in_three_languages(case: Case) -> None:
    told = []
    for language in LANGUAGES:
        use_language(language)
        told.append([one.sentence for one in findings(case)])
    assert all(len({*sentences}) == len(LANGUAGES) for sentences in zip(*told, strict=True))


def test_a_fail_without_its_reason_is_told() -> None:
    case = with_decision(grade=Grade.FAIL)
    assert [(one.place, one.hard) for one in findings(case)] == [("decision.fail_reason", False)]


def test_days_still_to_come_are_warnings() -> None:
    found = findings(a_result(), today=DAY - timedelta(days=1))
    assert [(one.place, one.hard) for one in found] == [("plan.ends", False), ("decision", False)]
    assert all("23.11.2026" in one.sentence for one in found)


def test_a_decision_before_the_end_of_the_demonstration_is_a_warning() -> None:
    found = findings(with_plan(ends=DAY + timedelta(days=2)), today=DAY + timedelta(days=9))
    assert [(one.place, one.hard) for one in found] == [("decision", False)]


def test_a_unit_of_which_nobody_knows_whether_it_is_mandatory_must_be_told() -> None:
    assert [(one.place, one.hard) for one in findings(a_result(), a_unit())] == [("registers.mandatory", True)]
    assert findings(with_facts(mandatory=False), a_unit()) == []


def test_a_temporary_code_is_never_exported() -> None:
    case = a_result()
    unit = a_mandatory_unit(code="", temporary_code="temporary_tutkinnonosat_77")
    found = findings(replace(case, unit=replace(case.unit, code="")), unit)
    assert [(one.place, one.hard) for one in found] == [("", True)]


def test_a_local_unit_needs_a_code_and_a_description() -> None:
    case = a_result()
    bare = replace(case, unit=replace(case.unit, code=""))
    found = findings(bare, a_mandatory_unit(code=""))
    assert [one.place for one in found] == ["registers.unit_code", "registers.unit_description"]
    assert [one.place for one in findings(a_local_case(), a_mandatory_unit(code=""))] == ["registers.unit_description"]
    assert findings(a_local_case("Paikallinen osa."), a_mandatory_unit(code="")) == []


def test_a_local_unit_without_a_name_cannot_go() -> None:
    case = a_local_case("Paikallinen osa.")
    found = findings(replace(case, unit=replace(case.unit, name={"fi": " "})), a_mandatory_unit(code=""))
    assert [(one.place, one.hard) for one in found] == [("", True)]


def test_a_withdrawn_demonstration_goes_nowhere() -> None:
    case = replace(a_result(), withdrawn=Withdrawal(on=DAY, reason="Peruttu yhdessä."))
    assert [(one.place, one.hard) for one in findings(case)] == [("", True)]
    unsigned = replace(case, signing=Signing())
    assert [one.place for one in findings(unsigned)] == ["", "signing"]


def test_a_review_that_goes_on_and_a_raise_are_told() -> None:
    review = Review(id="v1", requested_on=DAY, reason="Pyydän tarkistamaan.")
    raised = CaseLink(id="case0000", kind=LinkKind.RAISE)
    assert [one.hard for one in findings(replace(a_result(), reviews=(review,)))] == [False]
    assert [one.hard for one in findings(replace(a_result(), follows=raised))] == [False]
    retake = replace(raised, kind=LinkKind.RETAKE)
    assert findings(replace(a_result(), follows=retake)) == []


def test_another_numeric_scale_in_the_same_qualification_is_told() -> None:
    unit = a_mandatory_unit()
    assert [one.hard for one in koski_findings(a_result(), unit, DAY, {Scale.ONE_TO_THREE})] == [False]
    assert koski_findings(a_result(), unit, DAY, {Scale.PASS_FAIL, Scale.ONE_TO_FIVE}) == []


def test_the_institution_is_a_place_without_a_workplace() -> None:
    assert findings(with_plan(place_kind=PlaceKind.INSTITUTION)) == []


def test_tuva_goes_nowhere_and_a_preparatory_part_is_typed() -> None:
    assert [one.hard for one in findings(a_result(), a_unit(kind=UnitKind.TUVA_PART))] == [True]
    assert [one.hard for one in findings(a_result(), a_mandatory_unit(kind=UnitKind.PREPARATORY))] == [False]


def test_a_common_unit_is_told_to_have_its_grade_elsewhere() -> None:
    case = with_decision(grade=Grade.PASS)
    assert [one.hard for one in findings(case, a_mandatory_unit(kind=UnitKind.COMMON))] == [False]


SWEDISH = SectionResult(code="VVAI22", language="sv", extent=11, grade=Grade.THREE, decided_on=DAY)
REST = SectionResult(code="YTKT", extent=14, grade=Grade.FOUR, decided_on=DAY)
BEGAN = date(2026, 8, 10)


def in_sections(*sections: SectionResult, began: date | None = BEGAN) -> list[tuple[str, bool]]:
    case = replace(with_decision(grade=Grade.PASS), study_right_began=began)
    found = koski_findings(case, a_mandatory_unit(kind=UnitKind.COMMON), DAY, (), sections)
    return [(one.place, one.hard) for one in found]


def test_sections_that_make_up_a_common_unit_have_no_findings() -> None:
    assert in_sections(SWEDISH, REST) == []


@pytest.mark.parametrize(
    ("section", "hard"),
    [
        (replace(SWEDISH, language=""), True),
        (replace(SWEDISH, grade=Grade.PASS), True),
        (replace(SWEDISH, code="temporary_ammatillisenoppiaineet_1"), True),
        (replace(SWEDISH, decided_on=DAY + timedelta(days=1)), False),
    ],
)
def test_what_is_odd_in_a_section_is_told_at_that_section(section: SectionResult, hard: bool) -> None:
    assert in_sections(section, REST) == [(f"sections.{section.code}", hard)]


def test_sections_belong_to_the_generation_of_the_study_right() -> None:
    assert in_sections(replace(SWEDISH, code="VVAI26"), REST) == []
    assert in_sections(replace(SWEDISH, code="VVAI26"), REST, began=date(2025, 8, 1)) == [("sections.VVAI26", True)]
    assert in_sections(SWEDISH, REST, began=date(2022, 7, 31)) == [("sections.VVAI22", True)]
    assert in_sections(replace(SWEDISH, code="VVAI26"), REST, began=None) == []


def test_the_extents_of_passed_sections_add_up() -> None:
    assert in_sections(SWEDISH, replace(REST, extent=4)) == [("sections", True)]
    assert in_sections(SWEDISH, replace(REST, extent=4, grade=None)) == []


def test_an_earlier_version_that_was_handed_on_is_told_with_its_day() -> None:
    before = HandedOn(id="h1", register=Register.KOSKI, on=date(2026, 11, 24), at=NOON, version=1)
    other = replace(before, id="h2", register=Register.EHOKS)
    case = replace(a_result(), number=2, registers=(before, other))
    found = findings(case)
    assert [one.hard for one in found] == [False]
    assert "24.11.2026" in found[0].sentence
    assert findings(replace(case, registers=(other,))) == []
    assert findings(replace(case, number=1)) == []
