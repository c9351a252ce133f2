"""What the workplace sees: enough to guide and assess, and nothing of why a student has support."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.case import Case
from desktop.domain.demonstration import Plan, RequirementPlan
from desktop.domain.terms import Coverage, Role
from desktop.domain.workplace_view import with_hidden, workplace_view
from desktop.store.values import encode
from tests.builders import DAY, NOON, a_case, a_compared_case, a_decision, a_plan

SECRETS = ("SALA-1", "SALA-2", "SALA-3", "SALA-4", "SALA-5", "SALA-6", "SALA-7", "SALA-8", "SALA-9")


def a_case_with_secrets() -> Case:
    from desktop.domain.assessment import Observation
    from desktop.domain.people import Student

    away = RequirementPlan(id="r2", coverage=Coverage.DEVIATION, note="SALA-1", decision_reference="SALA-2")
    plan = a_plan(support="SALA-3", support_agreed_how="SALA-8", deviations="SALA-9")
    plan = replace(plan, requirements=(plan.requirements[0], away, plan.requirements[2]))
    return a_case(
        student=Student(name="Aino Esimerkki", number="SALA-4"),
        study_right="SALA-5",
        support=True,
        decision_reference="SALA-6",
        plan=plan,
        notes=(Observation(id="n1", at=NOON, by="teacher", text="SALA-7"),),
    )


def test_nothing_hidden_is_anywhere_in_what_the_workplace_sees() -> None:
    case = a_case_with_secrets()
    whole, seen = encode(case).decode(), encode(workplace_view(case).case).decode()
    assert all(secret in whole for secret in SECRETS)
    assert not any(secret in seen for secret in SECRETS)
    assert '"support":true' in whole
    assert '"support":true' not in seen


def test_what_is_hidden_is_named_without_telling_it() -> None:
    case = a_case_with_secrets()
    names = workplace_view(case).hidden
    assert len(names) == 9
    assert not any(secret in name for secret in SECRETS for name in names)
    assert workplace_view(a_case(student=replace(case.student, number=""))).hidden == ()


def test_that_a_requirement_is_not_demanded_is_seen_without_the_reason() -> None:
    assert workplace_view(a_case_with_secrets()).case.plan.is_deviated("r2")


def test_support_is_seen_once_the_student_has_agreed_to_it() -> None:
    case = a_case(plan=a_plan(support="Lisäaikaa", support_agreed_on=DAY, support_agreed_how="Ainon kanssa 12.11."))
    seen = workplace_view(case)
    assert (seen.case.plan.support, seen.case.plan.support_agreed_how) == ("Lisäaikaa", "Ainon kanssa 12.11.")
    assert seen.hidden == ("opiskelijanumero",)


def test_the_teachers_view_is_hidden_until_both_are_ready() -> None:
    case = a_compared_case(decision=a_decision(deviation="SALA"))
    waiting = replace(case, views=(case.views[0], replace(case.views[1], ready_at=None)))
    seen = workplace_view(waiting).case
    assert not seen.view(Role.TEACHER).levels
    assert seen.view(Role.TEACHER).ready_at
    assert seen.view(Role.INSTRUCTOR).levels
    assert workplace_view(case).case.views == case.views
    assert workplace_view(case).case.decision.deviation == ""


def test_what_the_workplace_edits_puts_back_what_it_did_not_see() -> None:
    whole = a_case_with_secrets().plan
    seen = workplace_view(a_case_with_secrets()).case.plan
    edited = replace(seen, stopped_when="Jos asukas väsyy", support="arvaus")
    kept: Plan = with_hidden(edited, whole)
    assert kept == replace(whole, stopped_when="Jos asukas väsyy")


def test_the_workplace_does_not_lift_a_deviation() -> None:
    whole = a_case_with_secrets().plan
    lifted = RequirementPlan(id="r2", observers=(Role.INSTRUCTOR,))
    kept = with_hidden(replace(whole, requirements=(lifted,)), whole).requirement("r2")
    assert (kept.coverage, kept.note, kept.observers) == (Coverage.DEVIATION, "SALA-1", (Role.INSTRUCTOR,))
