"""Who has the file open: one program at a time writes in it, and others are told who and since when."""

from __future__ import annotations

import platform

from desktop.actions.workspace import Workspace
from desktop.store.presence import Holder as Holder
from desktop.store.presence import Presence, claim
from desktop.texts import _, moment


def hold(workspace: Workspace) -> Presence | Holder | None:
    """Hold the file as open here; tells who has it open already. None where no note can be left."""
    here = Holder(who=workspace.teacher.name, computer=platform.node(), since=workspace.now())
    return claim(workspace.path, workspace.file.data_key, here)


def hold_again(workspace: Workspace) -> None:
    """Hold a file that was closed for a moment, as when a backup took its place."""
    held = hold(workspace)
    workspace.presence = held if isinstance(held, Presence) else None


def holder_words(holder: Holder) -> str:
    """Who has the file open, in a sentence."""
    if not holder.who or holder.since is None:
        return _("The file is open in another window or on another computer.")
    text = _("{who} has the file open on the computer {computer} since {moment}.")
    return text.format(who=holder.who, computer=holder.computer or "?", moment=moment(holder.since))


def only_look_words() -> str:
    """What is told when somebody would change a file that is open elsewhere."""
    return _("The file is open elsewhere, so you can only look at it here. Close it there, then open it again.")
