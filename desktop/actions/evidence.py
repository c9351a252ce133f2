"""Photos and documents of a demonstration: cleaned, kept in the encrypted file, shared, looked at and taken away."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path

from desktop.actions.changing import change_case
from desktop.actions.workspace import Workspace
from desktop.domain.case import Case, visible_evidence
from desktop.domain.errors import UserError, require
from desktop.domain.evidence import MOST_BYTES, CleanFile, Evidence, evidence_problems
from desktop.domain.gates import problems_to_edit, problems_to_start
from desktop.texts import _, n_


def read_file(path: Path) -> CleanFile:
    """Read a file and clean it; it takes no part of the workspace, so it may run on any thread."""
    try:
        if path.stat().st_size > MOST_BYTES:
            text = _("{name} is larger than {n} megabytes. Choose a smaller file.")
            raise UserError(text.format(name=path.name, n=MOST_BYTES // 1_000_000))
        data = path.read_bytes()
    except OSError as error:
        text = _("The file {path} could not be read: {reason}")
        raise UserError(text.format(path=path, reason=error.strerror or error)) from None
    return clean_bytes(data, path.name)


def clean_bytes(data: bytes, name: str) -> CleanFile:
    """Clean a file that is at hand, as one pasted from another program; may run on any thread."""
    from desktop.export.cleaning import clean

    return clean(data, name)


def add_evidence(
    workspace: Workspace,
    case_id: str,
    by: str,
    file: CleanFile,
    *,
    text: str,
    consent: str,
    consent_on: date | None,
    note: str = "",
    requirements: tuple[str, ...] = (),
) -> Case:
    """Keep a cleaned file as evidence; it is seen by others under the same rule as an observation."""
    case = workspace.cases.get(case_id)
    require([*problems_to_start(case), *problems_to_edit(case), *evidence_problems(text, consent, consent_on)])
    sha = hashlib.sha256(file.data).hexdigest()
    if any(one.sha256 == sha for one in case.evidence):
        raise UserError(_("The same file has been added already."))
    about = next((one for one in case.notes if one.id == note), None)
    added = Evidence(
        id=workspace.new_id(),
        at=workspace.now(),
        by=by,
        kind=file.kind,
        name=file.name,
        sha256=sha,
        size=len(file.data),
        text=text.strip(),
        note=about.id if about else "",
        requirements=requirements or (about.requirements if about else ()),
        consent=consent.strip(),
        consent_on=consent_on,
        small=hashlib.sha256(file.small).hexdigest() if file.small else "",
        shared=case.views_ready or bool(about and about.shared),
    )
    return change_case(
        workspace,
        case_id,
        n_("Add evidence"),
        lambda case: replace(case, evidence=(*case.evidence, added), started_at=case.started_at or added.at),
        evidence=tuple(data for data in (file.data, file.small) if data),
    )


def share_evidence(workspace: Workspace, case_id: str, by: str, evidence: str) -> Case:
    """An author lets the others see a piece of evidence before the views are compared."""

    def edit(case: Case) -> Case:
        own = (replace(one, shared=True) if (one.id, one.by) == (evidence, by) else one for one in case.evidence)
        return replace(case, evidence=tuple(own))

    return change_case(workspace, case_id, n_("Share evidence"), edit)


def remove_evidence(workspace: Workspace, case_id: str, by: str, evidence: str) -> Case:
    """Its author takes a piece of evidence away for good: its bytes go too, and undo does not bring it back."""
    case = workspace.cases.get(case_id)
    if not any((one.id, one.by) == (evidence, by) for one in case.evidence):
        raise UserError(_("Only the one who added it can remove it."))
    if case.earlier:
        raise UserError(_("A signed version names this file, so it stays."))

    def edit(case: Case) -> Case:
        return replace(case, evidence=tuple(one for one in case.evidence if one.id != evidence))

    after = change_case(workspace, case_id, n_("Remove evidence"), edit)
    workspace.amend(case_id, edit)
    return after


def evidence_bytes(workspace: Workspace, case_id: str, reader: str, evidence: str) -> bytes:
    """The bytes of a piece of evidence that the reader may see."""
    case = workspace.cases.get(case_id)
    found = next((one for one in visible_evidence(case, reader) if one.id == evidence), None)
    data = workspace.cases.evidence(case_id, found.sha256) if found else None
    if data is None:
        raise UserError(_("The file is not on this computer; it is where it was added."))
    return data


def small_pictures(workspace: Workspace, case: Case, reader: str) -> dict[str, bytes]:
    """The little pictures of what a reader may see, by the id of the evidence."""
    found = {
        one.id: workspace.cases.evidence(case.id, one.small) for one in visible_evidence(case, reader) if one.small
    }
    return {one: data for one, data in found.items() if data}
