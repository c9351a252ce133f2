"""The minimum level is told from what was done; a person marks only what nothing else tells."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop.domain.agreement import Agreement
from desktop.domain.case import Case
from desktop.domain.guidance import (
    Contact,
    ContactWay,
    Guidance,
    HazardousWork,
    Induction,
    Topic,
    contact_problems,
    guidance_problems,
)
from desktop.domain.minimum_level import RULES, OwnPoint, Point, PointState, points
from desktop.domain.terms import AgreementType, Grade, Role
from tests.builders import DAY, NOON, a_case, a_decision, a_plan, an_agreed_case, an_informed_case


def state(case: Case, point: str) -> PointState:
    return found(case, point).state


def found(case: Case, point: str) -> Point:
    return next(one for one in points(case) if one.id == point)


def with_guidance(case: Case, **changes: object) -> Case:
    return replace(case, guidance=replace(case.guidance, **changes))  # type: ignore[arg-type]


def test_there_are_27_points_in_their_order_and_each_leads_somewhere() -> None:
    shown = points(a_case())
    assert [one.id for one in shown] == [f"M{number:02}" for number in range(1, 28)]
    assert all(one.place for one in shown)
    assert len({one.text for one in shown}) == 27


def test_nothing_is_met_in_an_empty_case_and_work_alone_meets_most() -> None:
    assert PointState.MET not in {one.state for one in points(a_case())}
    met = {one.id for one in points(an_informed_case()) if one.state == PointState.MET}
    assert met >= {"M04", "M06", "M12", "M13", "M15", "M16", "M17", "M18", "M19", "M20", "M21"}
    assert not met & {"M01", "M05", "M09", "M10", "M11", "M22", "M25", "M26", "M27"}


@pytest.mark.parametrize(
    ("point", "changes"),
    [
        ("M01", {"suitable_on": DAY}),
        ("M03", {"hours": "8-16", "insurance": "koulu", "travel": "itse", "meals": "talo"}),
        ("M05", {"hazardous": HazardousWork.NOT_NEEDED}),
        ("M05", {"hazardous": HazardousWork.DONE, "hazardous_on": DAY}),
        ("M09", {"induction": tuple(Induction(id=one, on=DAY) for one in Topic)}),
        ("M10", {"told": {"M10": DAY}}),
        ("M11", {"contacts": (Contact(id="1", on=DAY, way=ContactWay.CALL, person="Timo"),)}),
        ("M25", {"told": {"M25": DAY}}),
        ("M26", {"improvement": "Aikaa enemmän", "improvement_seen_on": DAY}),
        ("M27", {"told": {"M27": DAY}}),
    ],
)
def test_what_is_written_meets_its_point(point: str, changes: dict[str, object]) -> None:
    assert state(a_case(), point) == PointState.NOT_YET
    assert state(with_guidance(a_case(), **changes), point) == PointState.MET


def test_safety_and_data_protection_that_the_plan_tells_are_not_asked_again() -> None:
    half = with_guidance(a_case(), induction=tuple(Induction(id=one, on=DAY) for one in (Topic.PLACE, Topic.PEOPLE)))
    assert state(half, "M09") == PointState.NOT_YET
    assert state(replace(half, plan=a_plan()), "M09") == PointState.MET


def test_what_does_not_concern_a_case_says_why() -> None:
    alone = a_case(agreement=Agreement(kind=AgreementType.NONE))
    assert found(alone, "M03").state == PointState.NOT_APPLICABLE
    assert found(alone, "M03").told
    assert state(an_informed_case(), "M24") == PointState.NOT_APPLICABLE
    assert state(a_case(), "M08") == PointState.NOT_APPLICABLE
    assert state(a_case(support=True), "M08") == PointState.NOT_YET
    failed = an_informed_case(decision=a_decision(Grade.FAIL, fail_reason="Ei.", decided_on=DAY))
    assert state(failed, "M24") == PointState.NOT_YET


def test_a_point_that_is_met_is_met_whatever_was_said_before() -> None:
    said = with_guidance(a_case(), not_applicable={"M01": "Sama työpaikka kuin ennen."})
    assert (found(said, "M01").state, found(said, "M01").told) == (
        PointState.NOT_APPLICABLE,
        "Sama työpaikka kuin ennen.",
    )
    assert state(with_guidance(said, suitable_on=DAY), "M01") == PointState.MET


def test_a_disqualified_assessor_takes_the_point_away() -> None:
    case = an_agreed_case()
    assert state(case, "M17") == PointState.MET
    assessors = tuple(replace(one, disqualified=one.id == Role.TEACHER) for one in case.plan.assessors)
    assert state(replace(case, plan=replace(case.plan, assessors=assessors)), "M17") == PointState.NOT_YET


def test_points_of_the_provider_come_after_ours_in_their_own_words() -> None:
    own = OwnPoint(id="Pab", text="Varmuuskopio on otettu")
    shown = points(a_case(), [own])
    assert (shown[-1].id, shown[-1].text, shown[-1].by_hand) == ("Pab", own.text, True)
    assert len(shown) == len(RULES) + 1
    met = points(with_guidance(a_case(), told={"Pab": DAY}), [own])[-1]
    assert met.state == PointState.MET


@pytest.mark.parametrize(
    "guidance",
    [
        Guidance(suitable_on=DAY + timedelta(days=1)),
        Guidance(contacts=(Contact(id="1", on=date(2027, 1, 1), way=ContactWay.VISIT, person="Timo"),)),
        Guidance(hazardous=HazardousWork.DONE),
        Guidance(told={"M10": date(2027, 1, 1)}),
    ],
)
def test_days_to_come_and_a_notice_without_its_day_are_told(guidance: Guidance) -> None:
    assert guidance_problems(guidance, DAY)
    assert guidance_problems(Guidance(suitable_on=NOON.date()), DAY) == []


def test_an_entry_of_the_log_needs_somebody_and_stays_short() -> None:
    assert contact_problems(" ", "")
    assert contact_problems("Timo", "x" * 301)
    assert contact_problems("Timo", "x" * 300) == []
