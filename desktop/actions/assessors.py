"""Assessors beside the two that every demonstration has."""

from __future__ import annotations

from dataclasses import replace

from desktop.actions.changing import change_case
from desktop.actions.workspace import Workspace
from desktop.domain.case import Case
from desktop.domain.demonstration import Assessor
from desktop.domain.errors import UserError
from desktop.domain.terms import AssessorRole, Role
from desktop.texts import _, n_


def beside_the_two(case: Case) -> tuple[Assessor, ...]:
    """The assessors other than the teacher and the instructor."""
    return tuple(one for one in case.plan.assessors if one.id not in set(Role))


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
    """Take an assessor beside the two out again, with their view."""

    def edit(case: Case) -> Case:
        _refuse_compared(case)
        kept = tuple(one for one in case.plan.assessors if one.id != assessor or one.id in set(Role))
        views = tuple(one for one in case.views if one.id != assessor or one.id in set(Role))
        return replace(case, plan=replace(case.plan, assessors=kept), views=views)

    return change_case(workspace, case_id, n_("Take an assessor out"), edit)


def _refuse_compared(case: Case) -> None:
    if case.views_ready:
        raise UserError(_("The views lie side by side already, so the assessors stay as they are."))
