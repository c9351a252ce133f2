"""What eHOKS asks of a period of learning at a workplace, and when the survey to instructors needs a contact."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.domain.agreement import Agreement, Break
from desktop.domain.errors import Problem
from desktop.domain.people import Workplace, WorkplaceInstructor
from desktop.domain.periods import (
    Right,
    duties_of_period,
    duties_of_workplace,
    feedback_problems,
    unreached_on,
)
from desktop.domain.terms import AgreementType

WHOLE = Agreement(starts=date(2026, 9, 1), ends=date(2026, 12, 18), part_time=100)
OPSO = AgreementType.APPRENTICESHIP


def fields(problems: list[Problem]) -> list[str]:
    return [one.field for one in problems]


def test_a_whole_period_lacks_nothing() -> None:
    assert duties_of_period(WHOLE) == []


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"starts": None}, "agreement.starts"),
        ({"ends": date(2026, 8, 1)}, "agreement.ends"),
        ({"ends": date(2031, 9, 2)}, "agreement.ends"),
        ({"part_time": None}, "agreement.part_time"),
        ({"part_time": 0}, "agreement.part_time"),
        ({"part_time": 101}, "agreement.part_time"),
        ({"kind": OPSO}, "agreement.basis"),
        ({"breaks": (Break(id="a", starts=date(2026, 10, 9), ends=date(2026, 10, 1)),)}, "agreement.breaks"),
        (
            {"breaks": (Break(id="a", starts=date(2026, 10, 9)), Break(id="b", starts=date(2026, 11, 9)))},
            "agreement.breaks",
        ),
        (
            {
                "breaks": (
                    Break(id="b", starts=date(2026, 10, 20), ends=date(2026, 10, 21)),
                    Break(id="a", starts=date(2026, 10, 1), ends=date(2026, 10, 20)),
                )
            },
            "agreement.breaks",
        ),
    ],
)
def test_each_duty_is_told_of_its_field(changes: dict[str, object], field: str) -> None:
    assert fields(duties_of_period(replace(WHOLE, **changes))) == [field]  # type: ignore[arg-type]


def test_duties_began_on_their_days() -> None:
    old = replace(WHOLE, starts=date(2021, 1, 1), ends=date(2021, 6, 30), part_time=None, kind=OPSO)
    assert duties_of_period(old) == []
    assert fields(duties_of_period(replace(old, ends=date(2021, 7, 1)))) == ["agreement.basis"]
    assert duties_of_period(replace(old, ends=date(2023, 6, 30), basis="01")) == []
    assert fields(duties_of_period(replace(old, ends=date(2023, 7, 1), basis="01"))) == ["agreement.part_time"]
    assert duties_of_period(replace(old, ends=date(2023, 7, 1), basis="01"), telma=True) == []


def test_breaks_one_after_the_other_do_not_overlap() -> None:
    breaks = (
        Break(id="a", starts=date(2026, 10, 1), ends=date(2026, 10, 2)),
        Break(id="b", starts=date(2026, 10, 3)),
    )
    assert duties_of_period(replace(WHOLE, breaks=breaks)) == []


def test_the_period_lies_inside_the_study_right() -> None:
    assert fields(duties_of_period(WHOLE, Right(date(2026, 9, 2), date(2026, 12, 17)))) == [
        "agreement.starts",
        "agreement.ends",
    ]
    assert duties_of_period(WHOLE, Right(date(2026, 9, 1), date(2026, 12, 18))) == []


def test_a_workplace_has_name_business_id_instructor_and_tasks() -> None:
    nobody = duties_of_workplace(Workplace(), WorkplaceInstructor(phone="soita"), (), date(2026, 12, 18))
    assert fields(nobody) == [
        "workplace.name",
        "workplace.business_id",
        "instructor.name",
        "instructor.phone",
        "plan.tasks",
    ]
    assert [one.hard for one in nobody] == [True, True, True, True, False]
    whole = Workplace(name="Hoivakoti", business_id="0000012-3")
    assert duties_of_workplace(whole, WorkplaceInstructor(name="Timo"), ("Aamutoimet",), None) == []
    old = replace(whole, business_id="")
    assert duties_of_workplace(old, WorkplaceInstructor(name="Timo"), ("a",), date(2021, 8, 25)) == []
    wrong = replace(whole, business_id="0000012-4")
    [problem] = duties_of_workplace(wrong, WorkplaceInstructor(name="Timo"), ("a",), None)
    assert "0000012-4" in problem.text


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 12, 10), "ennen kuin"),
        (date(2026, 12, 11), "nyt"),
        (date(2026, 12, 18), "nyt"),
        (date(2026, 12, 19), "ei tavoita"),
    ],
)
def test_the_survey_needs_a_contact_before_the_period_ends(today: date, words: str) -> None:
    nobody = WorkplaceInstructor(name="Timo")
    [problem] = feedback_problems(WHOLE, nobody, today)
    assert not problem.hard
    assert problem.field == "instructor.email"
    assert words in problem.text
    assert unreached_on(WHOLE, nobody) == WHOLE.ends


def test_an_e_mail_or_a_phone_is_enough_for_the_survey() -> None:
    for reached in (WorkplaceInstructor(email="timo@example.org"), WorkplaceInstructor(phone="040 123")):
        assert feedback_problems(WHOLE, reached, date(2026, 12, 18)) == []
        assert unreached_on(WHOLE, reached) is None
    none = Agreement(kind=AgreementType.NONE)
    assert feedback_problems(none, WorkplaceInstructor(), date(2026, 12, 18)) == []
