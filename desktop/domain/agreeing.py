"""Agreeing the plan: each of three for themselves or all at one table, and what has changed since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from desktop.domain.case import Case
from desktop.domain.demonstration import Plan, RequirementPlan, Task
from desktop.domain.errors import Problem
from desktop.domain.gates import problems_to_agree
from desktop.domain.situations import write_days, write_situation
from desktop.domain.terms import EvidenceRule, Role
from desktop.texts import _, day, n_

_WORDS = {
    "place_description": n_("Description of the place"),
    "teacher_present": n_("When the teacher is present"),
    "guiding_counts": n_("How guiding during the work counts"),
    "allowed_questions": n_("Questions that are allowed"),
    "stopped_when": n_("When the demonstration is stopped"),
    "goal_grade": n_("The student's goal"),
    "starting_level": n_("Starting level"),
    "support": n_("Support at the demonstration"),
    "assessor_exception": n_("Why there is one assessor"),
    "place_name": n_("Name of the place"),
    "place_business_id": n_("Business ID of the place"),
    "deviations": n_("Deviations from the requirements"),
}


def content(plan: Plan) -> Plan:
    """What people agree on: the plan without who agrees, who says ready, and the assessors' dated statements."""
    assessors = tuple(replace(one, introduced_on=None, not_disqualified_on=None) for one in plan.assessors)
    planned = sorted((one for one in plan.requirements if one != RequirementPlan(id=one.id)), key=lambda one: one.id)
    return replace(
        plan,
        assessors=assessors,
        requirements=tuple(planned),
        ready={},
        agreed={},
        agreed_before={},
        agreed_versions={},
    )


def replanned(before: Plan, after: Plan) -> Plan:
    """The changed plan; a change of what was agreed asks for agreement again and keeps who had agreed when."""
    kept = replace(after, agreed_before=before.agreed_before, agreed_versions=before.agreed_versions)
    if content(before) == content(after):
        return replace(kept, agreed=before.agreed)
    return replace(kept, agreed={}, agreed_before={**before.agreed_before, **before.agreed})


def agreed_by(plan: Plan, roles: Iterable[Role], on: date, version: str) -> Plan:
    """The plan agreed by these people, who see this version of the case."""
    people = tuple(roles)
    return replace(
        plan,
        agreed={**plan.agreed, **dict.fromkeys(people, on)},
        agreed_before={role: was for role, was in plan.agreed_before.items() if role not in people},
        agreed_versions={**plan.agreed_versions, **dict.fromkeys(people, version)},
    )


def problems_to_agree_as(case: Case, role: Role) -> list[Problem]:
    """What stands in the way of one person's agreement; what only the others still have to say does not."""
    plan = case.plan
    today = next(iter(plan.ready.values()), date.max)
    others = {one: today for one in Role if one != role}
    stated = tuple(one if one.id == role else replace(one, not_disqualified_on=date.max) for one in plan.assessors)
    last = all(one in plan.agreed for one in others)
    seen = plan if last else replace(plan, ready={**plan.ready, **others}, assessors=stated)
    return problems_to_agree(replace(case, plan=seen))


def waits_again(plan: Plan) -> tuple[Role, ...]:
    """Those who had agreed and have not agreed since the plan changed."""
    return tuple(role for role in Role if role in plan.agreed_before and role not in plan.agreed)


def plan_changes(before: Plan, after: Plan, numbers: Mapping[str, int]) -> list[str]:
    """What differs between two plans, a line each; ``numbers`` are those of the requirements by id."""
    return [
        *_time_changes(before, after),
        *_task_changes(before.tasks, after.tasks),
        *_grid_changes(before, after, numbers),
        *_frame_changes(before, after),
    ]


def _time_changes(before: Plan, after: Plan) -> Iterator[str]:
    was, now = _when(before), _when(after)
    if was != now:
        yield _("Time: {was} → {now}").format(was=was or "–", now=now or "–")
    elif before.situations != after.situations:
        yield _("Who observes which situation")


def _when(plan: Plan) -> str:
    return "; ".join(write_situation(one) for one in plan.situations) or write_days(plan)


def _task_changes(before: tuple[Task, ...], after: tuple[Task, ...]) -> Iterator[str]:
    was, now = {one.id: one for one in before}, {one.id: one for one in after}
    for one in after:
        if one.id not in was:
            yield _("New work task: {task}").format(task=one.text)
        elif was[one.id].text != one.text:
            yield _("Reworded: {was} → {now}").format(was=was[one.id].text, now=one.text)
    for one in before:
        if one.id not in now:
            yield _("Work task taken away: {task}").format(task=one.text)


def _grid_changes(before: Plan, after: Plan, numbers: Mapping[str, int]) -> Iterator[str]:
    kept = {one.id for one in before.tasks} & {one.id for one in after.tasks}
    for row, number in sorted(numbers.items(), key=lambda one: one[1]):
        was, now = before.requirement(row), after.requirement(row)
        if was.coverage != now.coverage or was.note != now.note or was.situation != now.situation:
            how = _(now.coverage.label) if now.coverage else _("work tasks show it")
            yield _("Requirement {n}: {how}").format(n=number, how=how[:1].lower() + how[1:])
        elif _marks(before, row, kept) != _marks(after, row, kept):
            yield _("Requirement {n}: other work tasks show it").format(n=number)
        if was.individual.strip() != now.individual.strip():
            yield _("Requirement {n}: individual criteria").format(n=number)
        if was.observers != now.observers:
            names = ", ".join(_(role.label).lower() for role in now.observers) or _("nobody yet")
            yield _("Requirement {n} is observed by: {names}").format(n=number, names=names)


def _marks(plan: Plan, row: str, kept: set[str]) -> set[str]:
    return {task.id for task in plan.tasks_showing(row)} & kept


def _frame_changes(before: Plan, after: Plan) -> Iterator[str]:
    if before.place_kind != after.place_kind:
        yield _("Kind of place: {now}").format(now=_(after.place_kind.label) if after.place_kind else "–")
    for name, label in _WORDS.items():
        if getattr(before, name).strip() != getattr(after, name).strip():
            yield _(label)
    if (before.support_agreed_on, before.support_agreed_how) != (after.support_agreed_on, after.support_agreed_how):
        yield _("Whether the workplace sees the support")
    if [(one.id, one.name, one.role) for one in before.assessors] != [(o.id, o.name, o.role) for o in after.assessors]:
        yield _("Assessors")
    if (before.evidence, before.evidence_consent) != (after.evidence, after.evidence_consent):
        yield _("Evidence: {now}").format(now=_evidence(after))
    if before.individual_criteria != after.individual_criteria:
        yield _("Individual criteria")
    for name, label in (("safety_gone_through_on", n_("Safety and data protection gone through")),
                        ("review_rights_told_on", n_("Review rights told"))):  # fmt: skip
        if getattr(before, name) != getattr(after, name):
            yield f"{_(label)}: {day(getattr(after, name)) or '–'}"


def _evidence(plan: Plan) -> str:
    consent = plan.evidence_consent and plan.evidence != EvidenceRule.NONE
    return f"{_(plan.evidence.label)}, {_('with consent')}" if consent else _(plan.evidence.label)
