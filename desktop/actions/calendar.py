"""The agreed times for everybody's own calendar."""

from __future__ import annotations

from pathlib import Path

from desktop.actions.sharing import write_whole
from desktop.actions.workspace import Workspace
from desktop.domain.errors import UserError
from desktop.domain.terms import Language
from desktop.texts import _


def calendar_document(
    workspace: Workspace, case_id: str, language: Language | None = None, *, named: bool = False
) -> bytes:
    """The situations of a case as a calendar file, with the student's initials or, if wanted, their name."""
    from desktop.export.calendar_file import Edition, calendar_file

    case = workspace.cases.get(case_id)
    if case.plan.starts is None:
        raise UserError(_("The plan has no time yet. Write it first."))
    edition = Edition(changed=workspace.cases.changed_at(case_id), number=len(workspace.cases.history(case_id)))
    return calendar_file(case, edition, language=language or case.language, named=named)


def export_calendar(
    workspace: Workspace, case_id: str, path: Path, language: Language | None = None, *, named: bool = False
) -> Path:
    """Write the calendar file."""
    return write_whole(path, calendar_document(workspace, case_id, language, named=named))
