"""Making, opening and recovering the encrypted file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from desktop.actions.workspace import Kind, Workspace, now_utc
from desktop.domain.errors import DamagedError as DamagedError
from desktop.domain.errors import UserError
from desktop.domain.people import Teacher
from desktop.store.attempts import attempt
from desktop.store.connection import UnwritableError as UnwritableError
from desktop.store.connection import create_file, open_file
from desktop.store.locks import STRONG, Cost, RecoveryKey, create_locks, remove_locks, unlock, unlock_with_recovery_key
from desktop.texts import _, n_


def create_workspace(
    path: Path,
    passphrase: str,
    teacher: Teacher,
    *,
    cost: Cost | None = None,
    clock: Callable[[], datetime] = now_utc,
) -> tuple[Workspace, RecoveryKey]:
    """Make a new encrypted file. The recovery key is given once and kept nowhere."""
    if not passphrase:
        raise UserError(_("Choose a passphrase for the file."))
    if path.exists():
        raise UserError(_("There is already a file at {path}. Open it, or choose another name.").format(path=path))
    data_key, recovery = create_locks(path, passphrase, cost or STRONG)
    try:
        workspace = Workspace(create_file(path, data_key), path, clock=clock)
    except UserError:
        remove_locks(path)
        raise
    with workspace.change(n_("Make the file"), Kind.SETTINGS):
        workspace.settings.set("teacher", asdict(teacher))
    return workspace, recovery


def open_workspace(path: Path, passphrase: str, *, clock: Callable[[], datetime] = now_utc) -> Workspace:
    """Open a file with its passphrase."""
    data_key = attempt(path, clock(), lambda: unlock(path, passphrase))
    return Workspace(open_file(path, data_key), path, clock=clock)


def recover_workspace(path: Path, recovery_key: str, *, clock: Callable[[], datetime] = now_utc) -> Workspace:
    """Open a file with its recovery key."""
    data_key = attempt(path, clock(), lambda: unlock_with_recovery_key(path, recovery_key))
    return Workspace(open_file(path, data_key), path, clock=clock)


def look_at_workspace(path: Path, passphrase: str, why: str, *, clock: Callable[[], datetime] = now_utc) -> Workspace:
    """Open a file only to look: nothing is written in it, nor beside it. ``why`` is told when something would be."""
    from desktop.store.looking import open_to_look

    data_key = attempt(path, clock(), lambda: unlock(path, passphrase))
    workspace = Workspace(open_to_look(path, data_key), path, clock=clock)
    workspace.only_looked_at = why
    return workspace
