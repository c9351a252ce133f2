"""Looking back: who changed what when, what differs from what was signed, and going back to how the case was."""

from __future__ import annotations

from dataclasses import replace

from desktop.actions.changing import change_case
from desktop.actions.workspace import Workspace
from desktop.domain.case import Case
from desktop.domain.case_changes import FieldChange, case_changes
from desktop.domain.errors import UserError
from desktop.domain.history import Act, acts, may_return_to
from desktop.texts import _, n_


def case_history(workspace: Workspace, case_id: str) -> list[Act]:
    """What people did with a case, the newest first."""
    return acts(workspace.cases.history(case_id))


def changes_of(workspace: Workspace, case_id: str, act: Act, reader: str) -> list[FieldChange]:
    """Which fields an act changed, as the reader may see them."""
    after = workspace.cases.at_version(case_id, act.version)
    before = workspace.cases.at_version(case_id, act.before) if act.before else Case(id=case_id)
    return case_changes(before, after, reader)


def changes_since_signed(workspace: Workspace, case_id: str, reader: str) -> list[FieldChange]:
    """What differs from the version that was signed last; nothing where no signed version was replaced."""
    case = workspace.cases.get(case_id)
    version = case.earlier[-1].signing.case_version if case.earlier else ""
    if not version:
        return []
    return case_changes(workspace.cases.at_version(case_id, bytes.fromhex(version)), case, reader)


def return_to(workspace: Workspace, case_id: str, version: bytes) -> Case:
    """Put the case back to how it was at a version, as one change that can be undone.

    UserError when somebody else has done something since, or something is signed. Evidence that was removed for good
    stays removed; what came into the record of signing stays.
    """
    found = case_history(workspace, case_id)
    place = next((n for n, one in enumerate(found) if one.version == version), 0)
    if not may_return_to(found, place, workspace.who):
        raise UserError(_("Others have done something since. Change the fields one by one instead."))

    def go_back(case: Case) -> Case:
        then: Case = workspace.cases.at_version(case_id, version)
        now = {one.id for one in case.evidence}
        return replace(
            then,
            evidence=tuple(one for one in then.evidence if one.id in now),
            signing=case.signing,
            earlier=case.earlier,
            number=case.number,
            copies=case.copies,
        )

    return change_case(workspace, case_id, n_("Back to an earlier moment"), go_back)
