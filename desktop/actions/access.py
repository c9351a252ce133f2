"""Codes and passphrases: giving the laptop back to the teacher, and changing the file's passphrase."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from desktop.actions.workspace import Workspace
from desktop.domain.errors import UserError
from desktop.domain.passphrase import SHORTEST
from desktop.domain.terms import Role
from desktop.store.attempts import attempt
from desktop.store.locks import WrongCodeError, unlock
from desktop.store.locks import change_passphrase as rewrap
from desktop.store.locks import reset_passphrase as rewrap_by_recovery_key
from desktop.texts import _


def prepare_code_check(workspace: Workspace, text: str) -> Callable[[], bool]:
    """Whether the text is a signing code of the teacher, or the file's passphrase. Wrong ones slow down: a UserError.

    The keys are read now; the slow work that is given back may run on any thread.
    """
    holders = workspace.keys.holders(Role.TEACHER)
    keys = [kept for holder in holders if (kept := workspace.keys.get(holder)) is not None]
    path, now = workspace.path, workspace.now()

    def check() -> bool:
        if not (any(_opens(kept, text) for kept in keys) or _unlocks(path, text)):
            raise WrongCodeError
        return True

    def work() -> bool:
        try:
            return attempt(path, now, check)
        except WrongCodeError:
            return False

    return work


def _opens(key: bytes, code: str) -> bool:
    from desktop.export.keys import open_key

    try:
        open_key(key, code)
    except UserError:
        return False
    return True


def _unlocks(path: Path, passphrase: str) -> bool:
    try:
        unlock(path, passphrase)
    except UserError:
        return False
    return True


def change_passphrase(workspace: Workspace, old: str, new: str) -> None:
    """Open the same file by another passphrase from now on; the recovery key stays as it is."""
    check_length(new)
    rewrap(workspace.path, old, new)


def reset_passphrase(workspace: Workspace, recovery_key: str, new: str) -> None:
    """Choose a new passphrase with the recovery key; the forgotten one stops working."""
    check_length(new)
    rewrap_by_recovery_key(workspace.path, recovery_key, new)


def check_length(passphrase: str) -> None:
    """Refuse a passphrase that is too short."""
    if len(passphrase) < SHORTEST:
        raise UserError(_("Choose a passphrase of at least eight characters; a sentence is best."))
