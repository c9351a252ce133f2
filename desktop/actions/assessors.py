"""Assessors beside the usual two, and the teacher who assesses alone."""

from __future__ import annotations

from dataclasses import replace

from desktop.actions.changing import change_case
from desktop.actions.workspace import Workspace
from desktop.domain.assessment import Comparison
from desktop.domain.case import Case
from desktop.domain.demonstration import Assessor, Plan
from desktop.domain.errors import UserError
from desktop.domain.gates import is_disqualified
from desktop.domain.in_step import decided_anew
from desktop.domain.terms import AssessorRole, Role, is_role
from desktop.texts import _, n_


def add_assessor(
    workspace: Workspace, case_id: str, *, name: str, organisation: str = "", role: AssessorRole, stated: bool
) -> Case:
    """Name another assessor, who makes a view of their own; before the views are laid side by side."""
    if not name.strip():
        raise UserError(_("Write the assessor's name."))
    if not stated:
        raise UserError(_("{name} has not yet said that nothing disqualifies them.").format(name=name.strip()))
    today = workspace.today()
    made = Assessor(
        id=workspace.new_id(),
        name=name.strip(),
        role=role,
        organisation=organisation.strip(),
        introduced_on=today,
        not_disqualified_on=today,
    )

    def edit(case: Case) -> Case:
        _refuse_compared(case)
        return replace(case, plan=replace(case.plan, assessors=(*case.plan.assessors, made)))

    return change_case(workspace, case_id, n_("Add an assessor"), edit)


def remove_assessor(workspace: Workspace, case_id: str, assessor: str) -> Case:
    """Take an assessor beside the two out again, with their view.

    Once the views lie side by side only one who was found to be disqualified is taken out, and the others compare and
    decide anew.
    """
    if is_role(assessor):
        raise UserError(_("The teacher and the instructor stay. Let another person assess instead."))

    def edit(case: Case) -> Case:
        if not is_disqualified(case, assessor):
            _refuse_compared(case)
        kept = tuple(one for one in case.plan.assessors if one.id != assessor)
        return assessed_anew(replace(case, plan=replace(case.plan, assessors=kept)), assessor)

    return change_case(workspace, case_id, n_("Take an assessor out"), edit)


def assess_alone(workspace: Workspace, case_id: str, why: str) -> Case:
    """Let the teacher assess without the instructor, and say why: the usual two are a rule with exceptions."""
    if not why.strip():
        raise UserError(_("Write why there is no second assessor."))

    def edit(case: Case) -> Case:
        _refuse_started_together(case)
        views = tuple(one for one in case.views if one.id != Role.INSTRUCTOR)
        return replace(case, plan=_alone(case.plan, why.strip()), views=views)

    return change_case(workspace, case_id, n_("One assessor"), edit)


def _alone(plan: Plan, why: str) -> Plan:
    """The plan without the instructor, who then neither observes nor says that the student is ready."""
    observed = tuple(replace(one, observers=_without_instructor(one.observers)) for one in plan.requirements)
    situations = tuple(replace(one, observer=Role.TEACHER) for one in plan.situations)
    return replace(
        plan,
        assessors=tuple(one for one in plan.assessors if one.id != Role.INSTRUCTOR),
        assessor_exception=why,
        requirements=observed,
        situations=situations,
        ready={role: day for role, day in plan.ready.items() if role != Role.INSTRUCTOR},
    )


def _without_instructor(roles: tuple[Role, ...]) -> tuple[Role, ...]:
    return tuple(role for role in roles if role != Role.INSTRUCTOR)


def assess_together(workspace: Workspace, case_id: str) -> Case:
    """Let the instructor assess beside the teacher, as is usual."""

    def edit(case: Case) -> Case:
        _refuse_started_together(case)
        if case.plan.assessor(Role.INSTRUCTOR):
            return case
        second = Assessor(
            id=Role.INSTRUCTOR,
            name=case.instructor.name,
            role=AssessorRole.EMPLOYEE,
            organisation=case.workplace.name,
        )
        first = tuple(one for one in case.plan.assessors if one.id == Role.TEACHER)
        others = tuple(one for one in case.plan.assessors if one.id != Role.TEACHER)
        plan = replace(case.plan, assessors=(*first, second, *others), assessor_exception="")
        return replace(case, plan=plan)

    return change_case(workspace, case_id, n_("Two assessors"), edit)


def _refuse_started_together(case: Case) -> None:
    """Who has begun to assess together goes on together; a disqualified one is replaced, not left out."""
    if case.views_ready or case.view(Role.INSTRUCTOR).levels or any(one.by == Role.INSTRUCTOR for one in case.notes):
        raise UserError(_("The instructor has assessed or observed already, so the assessors stay as they are."))


def assessed_anew(case: Case, assessor: str) -> Case:
    """The case without an assessor's view, and without what was compared, decided and told with it."""
    deciders = tuple(one for one in case.decision.deciders if one in case.assessor_ids)
    views = tuple(one for one in case.views if one.id != assessor)
    without = replace(case, views=views, decision=replace(case.decision, deciders=deciders))
    return decided_anew(without, Comparison())


def _refuse_compared(case: Case) -> None:
    if case.views_ready:
        raise UserError(_("The views lie side by side already, so the assessors stay as they are."))
