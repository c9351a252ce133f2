"""What has changed in a plan since somebody agreed to it."""

from __future__ import annotations

from desktop.actions.workspace import Workspace
from desktop.domain.agreeing import plan_changes
from desktop.domain.case import Case
from desktop.domain.errors import UserError
from desktop.domain.terms import Role
from desktop.domain.workplace_view import seen_plan


def changes_since_agreed(workspace: Workspace, case: Case, role: Role) -> list[str]:
    """What in the plan has changed since a person agreed to it; nothing for who agrees to it as it is."""
    version = case.plan.agreed_versions.get(role, "")
    if role in case.plan.agreed or not version:
        return []
    try:
        before = workspace.cases.at_version(case.id, bytes.fromhex(version)).plan
    except UserError:
        return []
    numbers = {row: number for number, row in enumerate(case.unit.requirements, 1)}
    if role == Role.INSTRUCTOR:
        return plan_changes(seen_plan(before), seen_plan(case.plan), numbers)
    return plan_changes(before, case.plan, numbers)
