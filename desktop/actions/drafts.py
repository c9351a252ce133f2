"""What is still being written: kept at each pause, so that a power cut takes a few seconds of typing at most."""

from __future__ import annotations

from desktop.actions.workspace import Workspace
from desktop.texts import n_


def keep_draft(workspace: Workspace, case_id: str, place: str, text: str) -> None:
    """Keep the words that stand in a field of a case but say nothing yet; an empty text forgets them."""
    if draft(workspace, case_id, place) != text:
        with workspace.change(n_("Keep a draft")):
            workspace.settings.set(_name(case_id, place), text)


def draft(workspace: Workspace, case_id: str, place: str) -> str:
    """The words kept for a field of a case; "" when there are none."""
    kept = workspace.settings.get(_name(case_id, place))
    return kept if isinstance(kept, str) else ""


def _name(case_id: str, place: str) -> str:
    return f"draft.{case_id}.{place}"
