"""Backups of the file: made by hand, their age, and where every copy lies that the program knows of."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from desktop.actions.workspace import Kind, Workspace
from desktop.texts import HELSINKI, n_

OLD_DAYS = 7
"""A backup older than this is due again."""

_KEY, _ALL = KEPT = ("backup", "backups")
_MOST = 200


class Backup(NamedTuple):
    """When and where a backup was made."""

    at: datetime
    path: Path


def newest_backup(workspace: Workspace) -> Backup | None:
    """What is known of the newest backup made by hand; whether it is still there, nobody knows."""
    return _read(workspace.settings.get(_KEY))


def backups_by_hand(workspace: Workspace) -> list[Backup]:
    """Every backup that was made by hand, the newest first."""
    kept = workspace.settings.get(_ALL)
    found = [_read(one) for one in kept] if isinstance(kept, list) else []
    newest = newest_backup(workspace)
    told = [one for one in (*found, newest) if one is not None]
    return sorted({one.path: one for one in told}.values(), reverse=True)


def _read(kept: object) -> Backup | None:
    if not isinstance(kept, dict):
        return None
    try:
        return Backup(datetime.fromisoformat(str(kept["at"])), Path(str(kept["path"])))
    except (KeyError, ValueError):
        return None


def backup_age(workspace: Workspace) -> int | None:
    """How many days ago the newest backup was made; None when there is none."""
    newest = newest_backup(workspace)
    if newest is None:
        return None
    return max(0, (workspace.today() - newest.at.astimezone(HELSINKI).date()).days)


def backup_is_due(workspace: Workspace) -> bool:
    """Whether something would be lost with this computer: there are cases, and no backup or an old one."""
    age = backup_age(workspace)
    return (age is None or age > OLD_DAYS) and workspace.lists.count() > 0


def backup_path(workspace: Workspace, folder: Path) -> Path:
    """A name of its own for a backup in a folder: omat-2026-11-23.naytot, and a number when there is one already."""
    from desktop.store.locks import locks_path

    stem, suffix = workspace.path.stem, workspace.path.suffix
    names = (f"{stem}-{workspace.today()}{'' if n == 1 else f'-{n}'}{suffix}" for n in range(1, 1_000_000))
    paths = (folder / name for name in names)
    return next(path for path in paths if not path.exists() and not locks_path(path).exists())


def prepare_backup(workspace: Workspace, place: Path) -> Callable[[], Path]:
    """Copying the file and its locks into a folder, or under a name where nothing lies yet; on any thread."""
    target = (backup_path(workspace, place) if place.is_dir() else place).absolute()
    file = workspace.file

    def work() -> Path:
        from desktop.store.backup import back_up

        back_up(file, target)
        return target

    return work


def note_backup(workspace: Workspace, path: Path) -> None:
    """Remember a backup that was made."""
    made = {"at": workspace.now().isoformat(), "path": str(path)}
    earlier = [{"at": at.isoformat(), "path": str(where)} for at, where in backups_by_hand(workspace)]
    with workspace.change(n_("Make a backup"), Kind.SETTINGS):
        workspace.settings.set(_KEY, made)
        workspace.settings.set(_ALL, [made, *earlier][:_MOST])


def back_up(workspace: Workspace, place: Path) -> Path:
    """Write the whole encrypted file and its locks into a folder, or under a name where nothing lies yet."""
    made = prepare_backup(workspace, place)()
    note_backup(workspace, made)
    return made
