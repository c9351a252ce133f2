"""Reads what the pages of a case are given to show one reader."""

from __future__ import annotations

from desktop.actions.agreeing import changes_since_agreed, is_correction
from desktop.actions.evidence import small_pictures
from desktop.actions.templates import offered_templates
from desktop.actions.versions import version_state
from desktop.actions.workspace import Workspace
from desktop.domain.agreeing import waits_again
from desktop.domain.case import Case
from desktop.domain.terms import Role
from desktop.domain.version_fit import VersionState
from desktop.domain.workplace_view import workplace_view
from desktop.gui.demonstrations.changes_band import who_is_told
from desktop.gui.demonstrations.shown import Shown
from desktop.texts import HELSINKI


def shown_now(workspace: Workspace, case: Case, reader: str, *, guest: bool) -> Shown:
    """The case as it is now, with what is offered or told beside it; a guest is offered and told less."""
    now = workspace.now().astimezone(HELSINKI)
    told = who_is_told(reader, waits_again(case.plan))
    return Shown(
        case=workplace_view(case).case if reader == Role.INSTRUCTOR else case,
        unit=workspace.curriculum.unit(case.unit.content),
        today=now.date(),
        reader=reader,
        guest=guest,
        now=now,
        pictures=small_pictures(workspace, case, reader),
        templates=() if guest else offered_templates(workspace, case),
        changes=tuple(one.text for one in changes_since_agreed(workspace, case, told)) if told else (),
        may_correct=told is not None and not guest and is_correction(workspace, case),
        whole=case,
        versions=VersionState() if guest else version_state(workspace, case),
    )
