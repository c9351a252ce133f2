"""Agreeing the plan: each for themselves or all together, and again after a change."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.agreeing import agreed_by, content, plan_changes, problems_to_agree_as, replanned, waits_again
from desktop.domain.demonstration import Plan, RequirementPlan, Situation, Task
from desktop.domain.situations import with_situations
from desktop.domain.terms import Coverage, EvidenceRule, PlaceKind, Role
from tests.builders import DAY, a_case, a_plan

NUMBERS = {"r1": 1, "r2": 2, "r3": 3}


def agreed(*roles: Role) -> Plan:
    return agreed_by(a_plan(), roles, DAY, "00ff")


def test_a_change_asks_everybody_again_and_remembers_who_had_agreed() -> None:
    plan = replanned(agreed(*Role), replace(agreed(*Role), place_description="muualla"))
    assert plan.agreed == {}
    assert plan.agreed_before == dict.fromkeys(Role, DAY)
    assert plan.agreed_versions == dict.fromkeys(Role, "00ff")
    assert waits_again(plan) == tuple(Role)


def test_who_agrees_again_waits_no_more() -> None:
    changed = replanned(agreed(*Role), replace(agreed(*Role), place_description="muualla"))
    plan = agreed_by(changed, (Role.TEACHER,), DAY, "11ff")
    assert waits_again(plan) == (Role.INSTRUCTOR, Role.STUDENT)
    assert plan.agreed_versions[Role.TEACHER] == "11ff"
    assert plan.agreed_versions[Role.INSTRUCTOR] == "00ff"


def test_a_second_change_does_not_forget_the_first_agreement() -> None:
    once = replanned(agreed(*Role), replace(agreed(*Role), place_description="muualla"))
    twice = replanned(once, replace(once, place_description="taas muualla"))
    assert twice.agreed_before == dict.fromkeys(Role, DAY)


@pytest.mark.parametrize(
    "change",
    [
        {"ready": {}},
        {"assessors": tuple(replace(one, not_disqualified_on=None) for one in a_plan().assessors)},
        {"requirements": (*a_plan().requirements[::-1], RequirementPlan(id="r9"))},
    ],
)
def test_marks_of_readiness_statements_and_order_are_no_change_of_what_was_agreed(change: dict[str, object]) -> None:
    plan = replace(agreed(*Role), **change)  # type: ignore[arg-type]
    assert replanned(agreed(*Role), plan).agreed == dict.fromkeys(Role, DAY)
    assert plan_changes(agreed(*Role), plan, NUMBERS) == []


def test_one_person_agrees_before_the_others_have_said_their_part() -> None:
    plan = replace(a_plan(), ready={Role.TEACHER: DAY})
    plan = replace(plan, assessors=(plan.assessors[0], replace(plan.assessors[1], not_disqualified_on=None)))
    case = a_case(plan=plan)
    assert problems_to_agree_as(case, Role.TEACHER) == []
    assert "plan.ready" in [one.field for one in problems_to_agree_as(case, Role.STUDENT)]


def test_the_last_to_agree_sees_what_anybody_still_lacks() -> None:
    plan = agreed(Role.TEACHER, Role.STUDENT)
    case = a_case(plan=replace(plan, ready={Role.INSTRUCTOR: DAY}))
    assert "plan.ready" in [one.field for one in problems_to_agree_as(case, Role.INSTRUCTOR)]


def test_nobody_agrees_to_a_plan_that_lacks_its_time() -> None:
    case = a_case(plan=replace(a_plan(), starts=None))
    assert [one.field for one in problems_to_agree_as(case, Role.STUDENT)] == ["plan.starts"]


def _with_note(plan: Plan) -> Plan:
    return replace(plan, requirements=(*plan.requirements[:2], replace(plan.requirements[2], note="Raportista")))


CHANGES = [
    (lambda plan: with_situations(plan, (Situation(id="s1", day=DAY.replace(day=24)),)), "23.11.2026 → 24.11.2026"),
    (lambda plan: replace(plan, tasks=(*plan.tasks, Task(id="t2", text="Kirjaa"))), "Kirjaa"),
    (lambda plan: replace(plan, tasks=(replace(plan.tasks[0], text="Ohjaa illan"),)), "Ohjaa aamutoimet → Ohjaa illan"),
    (lambda plan: replace(plan, tasks=()), "Ohjaa aamutoimet"),
    (lambda plan: replace(plan, tasks=(replace(plan.tasks[0], shows={"r1": True}),)), "2"),
    (_with_note, "3"),
    (lambda plan: replace(plan, requirements=(RequirementPlan(id="r1", observers=(Role.TEACHER,)),)), "1"),
    (lambda plan: replace(plan, place_kind=PlaceKind.BOTH), "työpaikka ja oppilaitos"),
    (lambda plan: replace(plan, guiding_counts="Neuvo ei laske."), "ohja"),
    (lambda plan: replace(plan, support="Lisäaikaa"), "Tuki"),
    (lambda plan: replace(plan, support_agreed_on=DAY), "työpaikka"),
    (lambda plan: replace(plan, assessors=plan.assessors[:1]), "rvioija"),
    (lambda plan: replace(plan, evidence=EvidenceRule.PHOTO), "alokuv"),
    (lambda plan: replace(plan, safety_gone_through_on=None), "–"),
]


@pytest.mark.parametrize(("change", "told"), CHANGES)
def test_every_change_of_what_was_agreed_is_told(change: object, told: str) -> None:
    before = a_plan()
    after = change(before)  # type: ignore[operator]
    assert content(before) != content(after)
    lines = plan_changes(before, after, NUMBERS)
    assert lines
    assert told.casefold() in "\n".join(lines).casefold()


def test_a_row_that_gets_a_complement_is_told_with_its_way() -> None:
    before = a_plan()
    planned = replace(before.requirement("r1"), coverage=Coverage.DOCUMENT)
    (line,) = plan_changes(before, replace(before, requirements=(planned, *before.requirements[1:])), NUMBERS)
    assert "1" in line
    assert "tuotos" in line
