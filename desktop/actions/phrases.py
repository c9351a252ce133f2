"""The teacher's own beginnings of observations, kept as a setting of the file."""

from __future__ import annotations

from desktop.actions.workspace import Kind, Workspace
from desktop.domain.phrases import own_starters
from desktop.texts import n_

_KEY = "phrases"


def own_phrases(workspace: Workspace) -> tuple[str, ...]:
    """The teacher's own beginnings."""
    kept = workspace.settings.get(_KEY)
    return tuple(str(one) for one in kept) if isinstance(kept, list) else ()


def save_phrases(workspace: Workspace, text: str) -> tuple[str, ...]:
    """Keep own beginnings, one a line; an empty text takes them away."""
    kept = own_starters(text)
    with workspace.change(n_("Edit the phrase starters"), Kind.SETTINGS):
        workspace.settings.set(_KEY, list(kept))
    return kept
