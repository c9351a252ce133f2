"""The wrong version of the requirements was used: a corrected demonstration is opened, and the first one is kept."""

from __future__ import annotations

from desktop.actions.versions import case_unit, unit_reference, unit_versions
from desktop.actions.workspace import Kind, Workspace
from desktop.domain.case import Case
from desktop.domain.correcting import corrected, problems_to_correct, replaced
from desktop.domain.errors import UserError, require
from desktop.domain.moving import Move
from desktop.domain.version_fit import UnitVersion
from desktop.texts import _, n_


def other_versions(workspace: Workspace, case: Case) -> list[UnitVersion]:
    """The other versions of the unit of a case that are in the library; the student's own first, then the newest."""
    found = [one for one in unit_versions(workspace, case_unit(case)) if one.unit.content != case.unit.content]
    number = case.student_reference_number.strip().casefold()
    found.reverse()
    return sorted(found, key=lambda one: one.qualification.reference_number.casefold() != number)


def preview_correction(workspace: Workspace, case: Case, version: UnitVersion) -> Move:
    """The corrected demonstration as it would be; nothing is stored."""
    require(problems_to_correct(case))
    before = workspace.curriculum.unit(case.unit.content)
    after = workspace.curriculum.unit(version.unit.content)
    return corrected(case, unit_reference(version, after), before, after, workspace.new_id(), workspace.now())


def open_corrected(workspace: Workspace, case_id: str, version: UnitVersion, reason: str) -> Case:
    """Open the corrected demonstration and mark the first as replaced by it, in one change."""
    before = workspace.cases.get(case_id)
    if not reason.strip():
        raise UserError(_("Write what was wrong, so that everybody can see why there are two."))
    after = preview_correction(workspace, before, version).case
    what = n_("Open a corrected demonstration")
    with workspace.change(what, Kind.CASE, for_good=True):
        workspace.cases.add(after, who=workspace.who, what=what)
        for sha in {sha for one in before.evidence for sha in (one.sha256, one.small) if sha}:
            if data := workspace.cases.evidence(before.id, sha):
                workspace.cases.add_evidence(after.id, data)
        done = replaced(before, after.id, workspace.today(), reason)
        workspace.cases.save(done, who=workspace.who, what=what)
    workspace.forget(before.id)
    return after
