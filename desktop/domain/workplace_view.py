"""What the workplace sees of a case: one rule for the preview, the instructor's turn and the workplace's copy.

The workplace learns what it needs to guide and assess. Why a student has support, which decisions there are and the
numbers of the school's registers are not among it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop.domain.assessment import AssessorView
from desktop.domain.case import Case, visible_evidence, visible_notes, visible_view
from desktop.domain.demonstration import Plan, RequirementPlan
from desktop.domain.sub_areas import ShownSubArea
from desktop.domain.terms import Coverage, Role
from desktop.texts import _


@dataclass(frozen=True, slots=True)
class WorkplaceView:
    """The case with everything that the workplace does not see taken out, and what that was, by name only."""

    case: Case
    hidden: tuple[str, ...]


def workplace_view(case: Case) -> WorkplaceView:
    """The case as the workplace sees it."""
    return WorkplaceView(_seen_case(case), tuple(_hidden(case)))


def shares_support(plan: Plan) -> bool:
    """Whether the workplace sees the support at the demonstration: only once the student has agreed to it."""
    return plan.support_agreed_on is not None


def _seen_case(case: Case) -> Case:
    reader = Role.INSTRUCTOR
    return replace(
        case,
        student=replace(case.student, number="", oid=""),
        study_right="",
        study_right_ends=None,
        study_right_began=None,
        student_reference_number="",
        support=False,
        decision_reference="",
        plan=seen_plan(case.plan),
        notes=visible_notes(case, reader),
        evidence=visible_evidence(case, reader),
        views=tuple(visible_view(case, one.id, reader) or _closed(one) for one in case.views),
        decision=replace(case.decision, deviation=""),
        sub_areas=tuple(_seen_sub_area(one) for one in case.sub_areas),
    )


def _closed(view: AssessorView) -> AssessorView:
    """That an assessor is ready is seen; what they think is not."""
    return AssessorView(id=view.id, ready_at=view.ready_at)


def _seen_sub_area(one: ShownSubArea) -> ShownSubArea:
    """That a task shows a sub-area is seen, and who assesses it; what they think of it is the school's."""
    return replace(one, levels={}, grade=None, reason="", decided_on=None, sent=None)


def seen_plan(plan: Plan) -> Plan:
    """The plan as the workplace sees it."""
    shared = shares_support(plan)
    return replace(
        plan,
        requirements=tuple(_seen_requirement(one) for one in plan.requirements),
        support=plan.support if shared else "",
        support_agreed_how=plan.support_agreed_how if shared else "",
        deviations="",
    )


def _seen_requirement(planned: RequirementPlan) -> RequirementPlan:
    """That a requirement is not demanded is seen; why, and by which decision, is not."""
    if not _is_private(planned):
        return replace(planned, decision_reference="")
    return replace(planned, note="", decision_reference="", deviation_reason=None, significant=False, individual="")


def _is_private(planned: RequirementPlan) -> bool:
    return planned.coverage == Coverage.DEVIATION


def _hidden(case: Case) -> list[str]:
    """The names of what is there and hidden."""
    plan = case.plan
    support = "" if shares_support(plan) else plan.support
    found = [
        (case.student.number or case.student.oid, _("student number")),
        (case.study_right or case.study_right_began or case.student_reference_number, _("study right")),
        (case.support, _("that the student has a decision on support")),
        (case.decision_reference, _("reference of the decision on support")),
        (support, _("support at the demonstration, until the student agrees to it")),
        (case.decision.deviation, _("what the record says of deviations")),
        (plan.deviations, _("what the plan (HOKS) says of deviations")),
    ]
    for number, row in enumerate(case.unit.requirements, 1):
        planned = plan.requirement(row)
        if _is_private(planned):
            found.append(
                (
                    planned.deviation_reason is not None,
                    _("which reason of the law requirement {n} has").format(n=number),
                )
            )
            found.append((planned.note, _("why requirement {n} is not demanded").format(n=number)))
        found.append((planned.decision_reference, _("decision on requirement {n}").format(n=number)))
    mine = visible_notes(case, Role.INSTRUCTOR)
    found.append((len(case.notes) > len(mine), _("observations that the teacher has not shared")))
    found.append((any(one.is_decided for one in case.sub_areas), _("results of the sub-areas of common units")))
    others = [one for one in case.views if not visible_view(case, one.id, Role.INSTRUCTOR)]
    found.append((bool(others), _("the teacher's view, until both are ready")))
    return [name for value, name in found if (value.strip() if isinstance(value, str) else value)]


def with_hidden(edited: Plan, whole: Plan) -> Plan:
    """A plan that was edited by somebody who saw it as the workplace does, with what they did not see put back."""
    shared = shares_support(whole)
    return replace(
        edited,
        requirements=tuple(requirement_with_hidden(one, whole.requirement(one.id)) for one in edited.requirements),
        support=edited.support if shared else whole.support,
        support_agreed_how=edited.support_agreed_how if shared else whole.support_agreed_how,
        support_agreed_on=whole.support_agreed_on,
        deviations=whole.deviations,
    )


def requirement_with_hidden(edited: RequirementPlan, whole: RequirementPlan) -> RequirementPlan:
    """The same for one requirement: what is not demanded of the student is not the workplace's to change."""
    if _is_private(whole):
        return replace(whole, observers=edited.observers)
    return replace(edited, decision_reference=whole.decision_reference, individual=whole.individual)
