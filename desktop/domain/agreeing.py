"""Agreeing the plan: each of three for themselves or all at one table, and again when what was agreed has changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from desktop.domain.case import Case
from desktop.domain.demonstration import EarlierAgreement, Plan
from desktop.domain.errors import Problem
from desktop.domain.gates import problems_to_agree
from desktop.domain.plan_changes import plan_changes
from desktop.domain.terms import Role


def asked_anew(before: Case, after: Case) -> Case:
    """The changed case; where what was agreed has changed, all agree again, and it is kept who had agreed when.

    What the change itself agrees on stays: an interruption or a complement has a record of its own. After the decision
    the record that everybody signs tells what the plan was.
    """
    plan = after.plan
    carried = {role: on for role, on in plan.agreed.items() if _stated(before.plan, role) == _stated(plan, role)}
    decided = before.decision.decided_on or after.decision.decided_on
    if not carried or decided or _agreed_on_the_spot(before, after):
        return after
    if not plan_changes(before, after):
        return after
    kept = replace(
        plan,
        agreed={role: on for role, on in plan.agreed.items() if role not in carried},
        agreed_before={**plan.agreed_before, **carried},
        earlier_agreements=(*plan.earlier_agreements, *_ended(plan, carried, before.plan.parties)),
    )
    return replace(after, plan=kept)


def _stated(plan: Plan, role: Role) -> tuple[date | None, str]:
    return plan.agreed.get(role), plan.agreed_versions.get(role, "")


def _agreed_on_the_spot(before: Case, after: Case) -> bool:
    return (before.interruptions, before.complements) != (after.interruptions, after.complements)


def _ended(plan: Plan, carried: dict[Role, date], parties: tuple[Role, ...]) -> list[EarlierAgreement]:
    """The agreement that the change ends; nothing where not all had agreed."""
    if set(carried) != set(parties):
        return []
    number = str(len(plan.earlier_agreements) + 1)
    return [EarlierAgreement(id=number, agreed=dict(carried), versions=dict(plan.agreed_versions))]


def with_agreements_of(plan: Plan, stored: Plan) -> Plan:
    """The plan with who has agreed as it is stored: whoever edits the plan says nothing of it."""
    return replace(
        plan,
        agreed=stored.agreed,
        agreed_before=stored.agreed_before,
        agreed_versions=stored.agreed_versions,
        earlier_agreements=stored.earlier_agreements,
    )


def agreed_by(plan: Plan, roles: Iterable[Role], on: date, version: str) -> Plan:
    """The plan agreed by these people, who see this version of the case."""
    people = tuple(roles)
    return replace(
        plan,
        agreed={**plan.agreed, **dict.fromkeys(people, on)},
        agreed_before={role: was for role, was in plan.agreed_before.items() if role not in people},
        agreed_versions={**plan.agreed_versions, **dict.fromkeys(people, version)},
    )


def agreed_as_before(plan: Plan) -> Plan:
    """The plan agreed by whoever had agreed before its words were corrected."""
    agreed = {**plan.agreed, **plan.agreed_before}
    ended = plan.earlier_agreements
    resumed = bool(ended) and ended[-1].agreed == agreed
    return replace(plan, agreed=agreed, agreed_before={}, earlier_agreements=ended[:-1] if resumed else ended)


def problems_to_agree_as(case: Case, role: Role) -> list[Problem]:
    """What stands in the way of one person's agreement; what only the others still have to say does not."""
    plan = case.plan
    today = next(iter(plan.ready.values()), date.max)
    others = {one: today for one in plan.parties if one != role}
    stated = tuple(one if one.id == role else replace(one, not_disqualified_on=date.max) for one in plan.assessors)
    last = all(one in plan.agreed for one in others)
    seen = plan if last else replace(plan, ready={**plan.ready, **others}, assessors=stated)
    return problems_to_agree(replace(case, plan=seen))


def waits_again(plan: Plan) -> tuple[Role, ...]:
    """Those who have not agreed since the plan changed: of a plan that all had agreed to, all who now plan it."""
    return tuple(
        role for role in plan.parties if role not in plan.agreed and (plan.waits_anew or role in plan.agreed_before)
    )
