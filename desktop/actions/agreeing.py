"""What has changed in a plan since somebody agreed to it, and what is a mere correction of its words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from desktop.actions.changing import change_case
from desktop.actions.workspace import Workspace
from desktop.domain.agreeing import agreed_as_before, waits_again
from desktop.domain.case import Case
from desktop.domain.errors import UserError
from desktop.domain.plan_changes import PlanChange, plan_changes
from desktop.domain.terms import Role
from desktop.domain.workplace_view import workplace_view
from desktop.texts import _, n_


def agreed_case(workspace: Workspace, case: Case, role: Role) -> Case | None:
    """The case as a person saw it when they agreed last; None where they never have, or this file does not know."""
    version = case.plan.agreed_versions.get(role, "")
    try:
        found: Case | None = workspace.cases.at_version(case.id, bytes.fromhex(version)) if version else None
    except UserError:
        return None
    return found


def changes_since_agreed(
    workspace: Workspace, case: Case, role: Role, translate: Callable[[str], str] = _, language: str = ""
) -> list[PlanChange]:
    """What in the plan has changed since a person agreed to it; nothing for who agrees to it as it is.

    Of what the workplace does not see, its instructor is told nothing.
    """
    before = None if role in case.plan.agreed else agreed_case(workspace, case, role)
    if before is None:
        return []
    if role == Role.INSTRUCTOR:
        before, case = workplace_view(before).case, workplace_view(case).case
    return plan_changes(before, case, translate, language)


def is_correction(workspace: Workspace, case: Case) -> bool:
    """Whether nothing but wording has changed since those who wait agreed, so that a person may say so."""
    waiting = waits_again(case.plan)
    seen = [agreed_case(workspace, case, role) for role in waiting]
    return bool(waiting) and all(
        one is not None and all(change.wording for change in plan_changes(one, case)) for one in seen
    )


def call_it_a_correction(workspace: Workspace, case_id: str) -> Case:
    """Somebody says that the words were corrected and mean the same: what was agreed stays agreed."""
    case = workspace.cases.get(case_id)
    if not waits_again(case.plan):
        raise UserError(_("Nobody is asked to agree to the plan again."))
    if not is_correction(workspace, case):
        raise UserError(_("More than the words has changed. Agree to the plan again."))
    return change_case(
        workspace,
        case_id,
        n_("Correct the words of the plan"),
        lambda one: replace(one, plan=agreed_as_before(one.plan)),
    )
