"""The times of a demonstration: read as people write them, told where they do not fit together."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.demonstration import Plan, RequirementPlan, Situation, most_useful_task
from desktop.domain.gates import problems_to_agree
from desktop.domain.situations import (
    free_id,
    read_situation,
    read_times,
    situation_problems,
    with_days,
    with_situations,
    write_days,
    write_situation,
)
from desktop.domain.terms import Coverage, Role
from desktop.texts import use_language
from tests.builders import DAY, a_case, a_plan

NEXT = date(2026, 11, 24)


def a_situation(one: str = "s1", day: date = DAY, starts: int | None = 8, ends: int | None = 10) -> Situation:
    return Situation(id=one, day=day, starts=_hour(starts), ends=_hour(ends))


def _hour(hour: int | None) -> time | None:
    return None if hour is None else time(hour)


def times(*situations: Situation) -> Plan:
    return with_situations(a_plan(), situations)


@pytest.mark.parametrize(
    ("text", "day", "starts", "ends"),
    [
        ("23.11.2026 klo 12.30–15.30", DAY, time(12, 30), time(15, 30)),
        ("24.11. klo 8-10", NEXT, time(8), time(10)),
        ("24.11.2026 kl. 8:15", NEXT, time(8, 15), None),
        ("24.11.", NEXT, None, None),
    ],
)
def test_a_line_is_read_as_people_write_it(text: str, day: date, starts: time | None, ends: time | None) -> None:
    read = read_situation(text, DAY, a_situation())
    assert read is not None
    assert (read.day, read.starts, read.ends) == (day, starts, ends)


@pytest.mark.parametrize("place", ["", "Päiväkoti Marjapolku", "Talo 4, 2. kerros"])
def test_a_situation_may_have_a_place_of_its_own_and_reads_back_as_written(place: str) -> None:
    there = replace(a_situation(), place=place)
    assert read_situation(write_situation(there), DAY, a_situation()) == there
    assert read_situation("23.11.2026 klo 8–10, ohjaaja @ Talo 4", DAY, there) == replace(
        there, place="Talo 4", observer=Role.INSTRUCTOR
    )
    assert read_situation("23.11.2026 klo 8–10", DAY, there) == a_situation()


@pytest.mark.parametrize(
    "text",
    [
        "23.11.2026–24.11.2026 @ Talo",
        "huomenna",
        "",
        "31.2.2026",
        "klo 8",
        "23.11. klo 25",
        "1.1.2026 2.1.2026 3.1.2026",
    ],
)
def test_what_is_no_time_is_not_guessed(text: str) -> None:
    assert read_times(text, DAY) is None


def test_a_period_is_days_and_no_situation() -> None:
    read = read_times("23.11.2026–24.11.2026", DAY)
    assert read is not None
    assert read.days == (DAY, NEXT)
    assert read_situation("23.11.2026–24.11.2026", DAY, a_situation()) is None
    assert write_days(with_days(a_plan(), DAY, NEXT)) == "23.11.2026–24.11.2026"


@pytest.mark.parametrize(
    ("word", "role"), [("ohjaaja", Role.INSTRUCTOR), ("O", Role.TEACHER), ("läraren", Role.TEACHER), ("both", None)]
)
def test_who_observes_may_stand_at_the_end_of_the_line(word: str, role: Role | None) -> None:
    read = read_situation(f"24.11. klo 8–10, {word}", DAY, replace(a_situation(), observer=Role.INSTRUCTOR))
    assert read is not None
    assert read.observer == role


def test_who_observes_stays_where_the_line_says_nothing_of_it() -> None:
    read = read_situation("24.11. klo 8–10", DAY, replace(a_situation(), observer=Role.INSTRUCTOR))
    assert read is not None
    assert read.observer == Role.INSTRUCTOR


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.times(), st.times(), st.sampled_from(["fi", "sv", "en"]))
def test_what_is_written_reads_the_same(day: date, starts: time, ends: time, language: str) -> None:
    use_language(language)
    whole = Situation(
        id="s1", day=day, starts=starts.replace(second=0, microsecond=0), ends=ends.replace(second=0, microsecond=0)
    )
    assert read_situation(write_situation(whole), DAY, whole) == whole
    use_language("fi")


def test_the_days_of_the_plan_follow_its_situations_in_order_of_time() -> None:
    plan = times(a_situation("s2", NEXT), a_situation("s3", DAY, 13, 15), a_situation("s1", DAY))
    assert [one.id for one in plan.situations] == ["s1", "s3", "s2"]
    assert (plan.starts, plan.ends) == (DAY, NEXT)
    assert with_situations(plan, ()).starts is None


def test_a_requirement_left_for_a_situation_that_is_gone_waits_again() -> None:
    plan = times(a_situation("s1"), a_situation("s2", NEXT))
    left = RequirementPlan(id="r1", coverage=Coverage.SITUATION, observers=(Role.TEACHER,), situation="s2")
    plan = replace(plan, requirements=(left, *plan.requirements[1:]))
    assert problems_to_agree(a_case(plan=plan)) == []
    one = with_situations(plan, (a_situation("s1"), a_situation("s3", NEXT)))
    assert one.requirement("r1").situation == ""
    (problem,) = problems_to_agree(a_case(plan=one))
    assert (problem.field, problem.hard) == ("plan.requirements.r1", False)


def test_hours_out_of_order_days_outside_and_times_that_meet_are_warnings() -> None:
    backwards = times(a_situation(starts=10, ends=8))
    outside = replace(times(a_situation()), starts=NEXT, ends=NEXT)
    meeting = times(a_situation("s1"), a_situation("s2", DAY, 9, None))
    for plan in (backwards, outside, meeting):
        (problem,) = situation_problems(plan)
        assert not problem.hard
        assert problem.field.startswith("plan.situations.")
    assert situation_problems(times(a_situation("s1"), a_situation("s2", DAY, 10, 12))) == []


def test_a_new_situation_has_an_id_of_its_own() -> None:
    assert free_id((a_situation("s1"), a_situation("s3"))) == "s2"
    assert free_id(()) == "s1"


def test_a_mark_is_worth_most_in_the_task_that_shows_least() -> None:
    from desktop.domain.demonstration import Task

    tasks = (Task(id="t1", text="A", shows={"r1": True}), Task(id="t2", text="B"), Task(id="t3", text="C"))
    assert most_useful_task(a_plan(tasks=tasks)) == "t2"
    assert most_useful_task(a_plan(tasks=())) == ""
