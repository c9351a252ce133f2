"""Changing a case, and taking the change back."""

from __future__ import annotations

from collections.abc import Callable

from desktop.actions.workspace import Kind, Workspace
from desktop.domain.case import Case
from desktop.domain.errors import require
from desktop.domain.gates import problems_to_edit
from desktop.texts import n_


def change_case(workspace: Workspace, case_id: str, what: str, edit: Callable[[Case], Case]) -> Case:
    """Change an open case; a closed one is refused. What did not change is not stored."""
    before = workspace.cases.get(case_id)
    require(problems_to_edit(before))
    after = edit(before)
    if after != before:
        with workspace.change(what, Kind.CASE, case=case_id):
            workspace.cases.save(after, who=workspace.who, what=what)
        workspace.remember(before)
    return after


def undo(workspace: Workspace, case_id: str) -> Case:
    """Write the earlier value as a new change; nothing signed is undone."""
    case = workspace.cases.get(case_id)
    require(problems_to_edit(case))
    before = workspace.last_value(case_id)
    if before is None:
        return case
    what = n_("Undo")
    with workspace.change(what, Kind.CASE, case=case_id):
        workspace.cases.save(before, who=workspace.who, what=what)
    return before
