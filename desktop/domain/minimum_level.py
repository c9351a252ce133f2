"""Vähimmäistaso: the points of good practice, each told from what was done anyway; nobody ticks a thing twice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.domain.assessment import decision_problems
from desktop.domain.case import Case
from desktop.domain.demonstration import planning_problems
from desktop.domain.gates import is_disqualified
from desktop.domain.guidance import Topic
from desktop.domain.registers import TUVA
from desktop.domain.terms import AgreementType, Term, name_terms
from desktop.texts import _, day, n_


class PointState(Term):
    """Whether a point is met."""

    MET = "met"
    NOT_YET = "not_yet"
    NOT_APPLICABLE = "not_applicable"


name_terms(
    PointState,
    {
        PointState.MET: n_("met"),
        PointState.NOT_YET: n_("not yet"),
        PointState.NOT_APPLICABLE: n_("does not apply"),
    },
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPoint:
    """A point that the provider has added; ``id`` begins with a letter of its own, so that it is never one of ours."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A point as it stands in a case. ``told`` is what shows it, or why it does not apply; ``place`` where it is met.

    ``by_hand`` are those that nothing else in the program tells.
    """

    id: str
    text: str
    state: PointState
    told: str = ""
    place: str = ""
    by_hand: bool = False


Evidence = bool | str | date | None
NOT_HERE = "–"
"""What a rule gives where a point does not concern the case by itself."""


@dataclass(frozen=True, slots=True)
class _Rule:
    id: str
    text: str
    place: str
    shows: Callable[[Case], Evidence]
    why_not: str = ""


def _by_hand(point: str) -> Callable[[Case], Evidence]:
    return lambda case: case.guidance.told.get(point)


def _reached(case: Case) -> Evidence:
    instructor = case.instructor
    return bool(instructor.name.strip() and (instructor.email.strip() or instructor.phone.strip()))


def _written(case: Case) -> Evidence:
    if case.agreement.kind == AgreementType.NONE:
        return NOT_HERE
    guidance, agreement = case.guidance, case.agreement
    texts = (guidance.hours, guidance.insurance, guidance.travel, guidance.meals)
    return bool(agreement.starts and agreement.ends and all(one.strip() for one in texts))


def _hazardous(case: Case) -> Evidence:
    guidance = case.guidance
    if guidance.hazardous is None:
        return None
    return f"{_(guidance.hazardous.label)} {day(guidance.hazardous_on)}".strip()


def _together(case: Case) -> Evidence:
    plan = case.plan
    took_part = {*plan.agreed, *(one.proposed_by for one in plan.tasks), *(one.by for one in case.comments)}
    return took_part >= set(plan.parties)


def _support(case: Case) -> Evidence:
    if not (case.support or case.plan.support.strip()):
        return NOT_HERE
    return case.plan.support_agreed_on


def _introduced(case: Case) -> Evidence:
    guidance, gone_through = case.guidance, case.plan.safety_gone_through_on is not None
    by_plan = {Topic.SAFETY, Topic.DATA} if gone_through else set()
    return all(topic in by_plan or guidance.inducted(topic) for topic in Topic)


def _contacted(case: Case) -> Evidence:
    return max((one.on for one in case.guidance.contacts), default=None)


def _covered(case: Case) -> Evidence:
    rows = case.unit.requirements
    done = sum(case.plan.is_covered(one) for one in rows)
    return f"{done}/{len(rows)}" if rows and done == len(rows) else None


def _agreed_how(case: Case) -> Evidence:
    fields = ("plan.place_kind", "plan.place_description", "plan.starts", "plan.ends")
    missing = {one.field for one in planning_problems(case.plan, ())}
    observed = all(case.plan.requirement(one).observers for one in case.rows)
    return not missing & set(fields) and observed and bool(case.plan.guiding_counts.strip())


def _assessors(case: Case) -> Evidence:
    named = case.plan.assessors
    enough = len(named) > 1 or bool(case.plan.assessor_exception.strip())
    return enough and all(one.not_disqualified_on and not is_disqualified(case, one.id) for one in named)


def _reasons(case: Case) -> Evidence:
    return bool(case.decision.decided_on) and not any(one.hard for one in decision_problems(case.decision))


def _handed_on(case: Case) -> Evidence:
    if case.unit.code.startswith(TUVA):
        return NOT_HERE
    return max((one.on for one in case.registers if one.version == case.number), default=None)


def _next_step(case: Case) -> Evidence:
    if not case.decision.decided_on:
        return None
    if not case.decision.failed:
        return NOT_HERE
    retake = case.decision.retake
    return bool(retake.learn.strip() and retake.how.strip()) and (retake.on or True)


def _copies(case: Case) -> Evidence:
    return max((one.at.date() for one in case.copies_now), default=None)


RULES = (
    _Rule("M01", n_("The workplace was checked before the agreement: work, tools, people, time"),
          "guidance.suitable_on", lambda case: case.guidance.suitable_on),
    _Rule("M02", n_("Contact person and instructor, with e-mail or phone"), "instructor.email", _reached),
    _Rule("M03", n_("Days, hours, insurance, travel and meals are written"), "guidance.hours", _written,
          n_("no agreement")),
    _Rule("M04", n_("Work tasks are written"), "plan.tasks", lambda case: bool(case.plan.tasks)),
    _Rule("M05", n_("Aged 16–17: hazardous work was considered"), "guidance.hazardous", _hazardous),
    _Rule("M06", n_("Student, instructor and teacher planned together"), "plan.agreed", _together),
    _Rule("M07", n_("Starting level and goal are written"), "plan.starting_level",
          lambda case: bool(case.plan.starting_level.strip() and case.plan.goal_grade.strip())),
    _Rule("M08", n_("Support that the workplace gives is agreed with the student's consent"), "plan.support", _support,
          n_("no support agreed")),
    _Rule("M09", n_("Place, people, safety and data protection were gone through"), "guidance.induction", _introduced),
    _Rule("M10", n_("The instructor got to know guiding and assessing"), "guidance.told", _by_hand("M10")),
    _Rule("M11", n_("The teacher was in touch at least once on the way"), "guidance.contacts", _contacted),
    _Rule("M12", n_("The student got feedback before the end"), "notes",
          lambda case: any(one.shared for one in case.notes)),
    _Rule("M13", n_("Every requirement is covered, complemented or deviated from"), "plan.tasks", _covered),
    _Rule("M14", n_("Observers, place, time and how guiding counts are agreed"), "plan.guiding_counts", _agreed_how),
    _Rule("M15", n_("Rights to a review were told before"), "plan.review_rights_told_on",
          lambda case: case.plan.review_rights_told_on),
    _Rule("M16", n_("Three agree that the student is ready"), "plan.ready",
          lambda case: set(case.plan.ready) >= set(case.plan.parties)),
    _Rule("M17", n_("Assessors are named and nothing disqualifies them"), "plan.assessors", _assessors),
    _Rule("M18", n_("Self-assessment was offered before deciding"), "self_assessment",
          lambda case: case.self_assessment.done_on or case.self_assessment.declined_on),
    _Rule("M19", n_("Both gave their own view before the common one"), "views", lambda case: case.views_ready),
    _Rule("M20", n_("Reasons are written where they are asked for"), "decision.reason", _reasons),
    _Rule("M21", n_("The student heard the result and its reasons"), "informed.on", lambda case: case.informed.on),
    _Rule("M22", n_("Copies were handed out"), "signing", _copies),
    _Rule("M23", n_("The record was handed on"), "registers", _handed_on, n_("nothing goes there")),
    _Rule("M24", n_("After a fail the next step is agreed"), "decision.retake", _next_step, n_("passed")),
    _Rule("M25", n_("Three gave feedback"), "guidance.told", _by_hand("M25")),
    _Rule("M26", n_("One improvement was chosen and looked at again"), "guidance.improvement",
          lambda case: case.guidance.improvement_seen_on if case.guidance.improvement.strip() else None),
    _Rule("M27", n_("Assessors compare their lines once a year"), "guidance.told", _by_hand("M27")),
)  # fmt: skip
BY_HAND = ("M10", "M25", "M27")


def points(case: Case, own: Sequence[OwnPoint] = ()) -> list[Point]:
    """Every point as it stands in a case: ours in their order, then those of the provider."""
    rules = [*RULES, *(_Rule(one.id, one.text, "guidance.told", _by_hand(one.id)) for one in own)]
    return [_point(case, rule, rule.id in BY_HAND or rule not in RULES) for rule in rules]


def _point(case: Case, rule: _Rule, by_hand: bool) -> Point:
    shown = rule.shows(case)
    text = _(rule.text) if rule in RULES else rule.text
    if shown and shown != NOT_HERE:
        told = day(shown) if isinstance(shown, date) else shown if isinstance(shown, str) else ""
        return Point(id=rule.id, text=text, state=PointState.MET, told=told, place=rule.place, by_hand=by_hand)
    if reason := case.guidance.not_applicable.get(rule.id, ""):
        state, told = PointState.NOT_APPLICABLE, reason
    elif shown == NOT_HERE:
        state, told = PointState.NOT_APPLICABLE, _(rule.why_not)
    else:
        state, told = PointState.NOT_YET, ""
    return Point(id=rule.id, text=text, state=state, told=told, place=rule.place, by_hand=by_hand)
