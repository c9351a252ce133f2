"""What eHOKS would refuse in the demonstration of a case, each at the place where it is put right."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desktop.domain.agreement import Agreement
from desktop.domain.case import Case
from desktop.domain.curriculum import QualificationUnit, SubArea, SubAreaPart, UnitKind
from desktop.domain.demonstration import Assessor, Plan
from desktop.domain.ehoks import ehoks_findings
from desktop.domain.people import Student, Teacher, WorkplaceInstructor
from desktop.domain.terms import AgreementType, AssessorRole, PlaceKind
from tests.builders import DAY, a_plan, a_unit, an_agreed_case

SCHOOL = "1.2.246.562.10.54453921329"
STUDY_RIGHT = "1.2.246.562.15.41024330544"


def a_ready_case(**changes: Any) -> Case:
    """A case in which eHOKS finds nothing to look at."""
    case = an_agreed_case(
        3,
        study_right=STUDY_RIGHT,
        study_right_began=date(2026, 8, 10),
        study_right_ends=date(2029, 5, 31),
        agreement=Agreement(starts=date(2026, 9, 1), ends=date(2026, 12, 18), part_time=100),
        teacher=Teacher(name="Maija Opettaja", provider="Esimerkkiopisto", provider_oid=SCHOOL),
        instructor=WorkplaceInstructor(name="Timo Ohjaaja", email="timo@example.org"),
    )
    return replace(case, **changes)


def told(case: Case, unit: QualificationUnit | None = None, today: date = DAY) -> list[tuple[str, bool]]:
    """Place and hardness of each finding."""
    return [(one.place, one.hard) for one in ehoks_findings(case, unit or a_unit(3), today)]


def planned(**changes: Any) -> Case:
    """The ready case with a plan that is changed."""
    return a_ready_case(plan=replace(a_plan(3), **changes))


def test_a_case_in_order_has_nothing_to_put_right() -> None:
    assert told(a_ready_case()) == []


TEACHER = Assessor(id="teacher", name="Maija")
EMPLOYEE = Assessor(id="instructor", name="Timo", role=AssessorRole.EMPLOYEE, organisation="Hoivakoti")


@pytest.mark.parametrize(
    ("case", "place", "hard"),
    [
        (planned(starts=None), "plan.starts", True),
        (planned(starts=date(2026, 12, 1)), "plan.ends", False),
        (planned(tasks=()), "plan.tasks", False),
        (planned(place_name="Kahvila", place_business_id="1234567-2"), "plan.place_business_id", True),
        (planned(assessors=(TEACHER, replace(EMPLOYEE, name=" "))), "plan.assessors.instructor", True),
        (planned(assessors=(TEACHER,)), "plan.assessors", False),
        (planned(assessors=(EMPLOYEE,)), "plan.assessors", False),
        (a_ready_case(study_right=""), "study_right", False),
        (a_ready_case(study_right="1.2.246.562.15.41014330544"), "study_right", True),
        (a_ready_case(student=Student(name="A", number="1", oid="1.2.246")), "student.oid", False),
        (a_ready_case(teacher=Teacher(name="M", provider="E")), "teacher.provider_oid", False),
        (a_ready_case(teacher=Teacher(name="M", provider="E", provider_oid="1.2")), "teacher.provider_oid", True),
        (a_ready_case(instructor=WorkplaceInstructor(name="Timo")), "instructor.email", False),
        (
            a_ready_case(instructor=WorkplaceInstructor(name="Timo", email="t@e", phone="soita")),
            "instructor.phone",
            False,
        ),
        (a_ready_case(study_right_began=date(2026, 9, 2)), "agreement.starts", False),
        (a_ready_case(study_right_ends=date(2026, 12, 17)), "agreement.ends", False),
        (
            a_ready_case(agreement=Agreement(starts=date(2026, 9, 1), ends=date(2026, 12, 18))),
            "agreement.part_time",
            False,
        ),
        (
            a_ready_case(
                agreement=Agreement(
                    kind=AgreementType.APPRENTICESHIP,
                    starts=date(2026, 9, 1),
                    ends=date(2026, 12, 18),
                    part_time=100,
                )
            ),
            "agreement.basis",
            False,
        ),
    ],
)
def test_each_finding_has_its_place(case: Case, place: str, hard: bool) -> None:
    assert told(case) == [(place, hard)]


def test_a_wrong_business_id_of_the_workplace_is_told_once_and_stops() -> None:
    case = a_ready_case()
    assert told(replace(case, workplace=replace(case.workplace, business_id="0000012-4"))) == [
        ("workplace.business_id", True)
    ]
    assert told(replace(case, workplace=replace(case.workplace, business_id=""))) == [("workplace.business_id", False)]


def test_a_place_without_a_name_stops() -> None:
    case = a_ready_case()
    nowhere = replace(case, workplace=replace(case.workplace, name=""))
    assert ("workplace.name", True) in told(nowhere)
    school = planned(place_kind=PlaceKind.INSTITUTION)
    nameless = replace(school, teacher=replace(school.teacher, provider=""))
    assert told(nameless) == [("plan.place_name", True)]


def test_an_assessor_from_working_life_needs_an_organisation() -> None:
    case = planned(assessors=(TEACHER, replace(EMPLOYEE, organisation="")), place_name="Kahvila")
    alone = replace(case, workplace=replace(case.workplace, name=""))
    assert ("plan.assessors.instructor", True) in told(alone)


def test_without_an_agreement_nothing_is_asked_of_its_period() -> None:
    none = Agreement(kind=AgreementType.NONE)
    assert told(a_ready_case(agreement=none, instructor=WorkplaceInstructor(name="Timo"))) == []


def test_the_survey_is_reminded_of_before_the_period_ends() -> None:
    case = a_ready_case(instructor=WorkplaceInstructor(name="Timo"))
    [finding] = ehoks_findings(case, a_unit(3), date(2026, 12, 12))
    assert "18.12." in finding.sentence


def test_tuva_has_no_demonstrations() -> None:
    [finding] = ehoks_findings(a_ready_case(), a_unit(3, kind=UnitKind.TUVA_PART), DAY)
    assert finding.hard


def test_a_section_without_a_code_is_chosen_by_hand() -> None:
    row = a_unit(1).requirements[0]
    area = SubArea(id="s", name={"fi": "Osa-alue"}, parts=(SubAreaPart(id="p", requirements=(row,)),))
    case = replace(a_ready_case(), unit=replace(a_ready_case().unit, requirements=("r1",)))
    assert told(case, a_unit(0, sub_areas=(area,))) == [("unit.id", False)]
    assert told(case, a_unit(0, sub_areas=(replace(area, code_uri="ammatillisenoppiaineet_x"),))) == []


def test_telma_needs_no_part_time_share() -> None:
    case = a_ready_case(agreement=Agreement(starts=date(2026, 9, 1), ends=date(2026, 12, 18)))
    assert told(case, a_unit(3, kind=UnitKind.PREPARATORY)) == []


def test_an_empty_plan_tells_what_must_be_there_first() -> None:
    hard = [place for place, is_hard in told(a_ready_case(plan=Plan())) if is_hard]
    assert hard == ["plan.starts"]
