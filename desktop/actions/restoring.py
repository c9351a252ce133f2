"""Restoring a backup: what it holds beside the file of now, and putting it in its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop.actions.automatic import KEPT as AUTOMATIC
from desktop.actions.backup import KEPT as BACKUPS
from desktop.actions.erasing import KEPT as ERASURES
from desktop.actions.erasing import erasures
from desktop.actions.opening import open_workspace
from desktop.actions.retention import KEPT as RETENTION
from desktop.actions.workspace import Workspace, now_utc
from desktop.domain.errors import UserError
from desktop.domain.overview import CaseRow
from desktop.store import restoring as stored
from desktop.store.backups import Inside, automatic, folder_beside, inside_of, look_inside
from desktop.store.backups import Kept as Kept
from desktop.store.connection import open_file
from desktop.store.erasing import Wanted, erase
from desktop.store.locks import unlock
from desktop.texts import _

_KEPT = (*BACKUPS, *AUTOMATIC, *ERASURES, *RETENTION)
"""Settings that stay as they are now: where copies lie, and what was removed for good."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a backup holds, and how it differs from the file of now.

    ``back`` are demonstrations that would come back, ``away`` those that are only in the file of now, ``other`` those
    that stood otherwise then. ``removed`` is how many of those in it were removed for good since: they stay removed.
    """

    path: Path
    count: int
    changed: datetime | None
    back: tuple[CaseRow, ...] = ()
    away: tuple[CaseRow, ...] = ()
    other: tuple[CaseRow, ...] = ()
    removed: int = 0

    @property
    def is_the_same(self) -> bool:
        """Whether its demonstrations are those of the file of now."""
        return not (self.back or self.away or self.other)


@dataclass(frozen=True, slots=True)
class Restored:
    """The file that is open now, and where the one before is; or why it is the one before that is open again."""

    workspace: Workspace
    aside: Path | None = None
    problem: str = ""


def preview_backup(workspace: Workspace, copy: Path) -> Preview:
    """What a backup of this file holds, beside what it holds now."""
    inside = look_inside(copy, workspace.file.data_key)
    now = _inside_now(workspace)
    gone = {one.id for done in erasures(workspace) for one in done.cases}
    back = [row for name, row in inside.rows.items() if name not in now.versions and name not in gone]
    away = [row for name, row in now.rows.items() if name not in inside.versions]
    other = [
        row for name, row in now.rows.items() if name in inside.versions and inside.versions[name] != now.versions[name]
    ]
    removed = len(gone & inside.versions.keys())
    return Preview(copy, len(inside.rows), inside.changed, tuple(back), tuple(away), tuple(other), removed)


def _inside_now(workspace: Workspace) -> Inside:
    """What the open file holds."""
    return inside_of(workspace.file)


def prepare_check(workspace: Workspace, copy: Path) -> Callable[[], None]:
    """Reading the whole backup to see that it is sound, on any thread."""
    key = workspace.file.data_key
    return lambda: stored.check_copy(copy, key)


def restore_backup(workspace: Workspace, copy: Path) -> Restored:
    """Let a backup take the file's place. The workspace is closed; the one that is given back is open."""
    path, key, clock = workspace.path, workspace.file.data_key, workspace.now
    kept = stored.settings_of(workspace.file, _KEPT)
    gone = tuple(one.id for done in erasures(workspace) for one in done.cases)
    now = workspace.now()
    workspace.close()
    try:
        aside = stored.restore(path, copy, now, with_locks=False)
    except UserError as error:
        return Restored(Workspace(open_file(path, key), path, clock=clock), problem=str(error))
    db = open_file(path, key)
    with db.atomic(on_disk=True):
        stored.keep_settings(kept, db)
    if gone:
        erase(path, key, Wanted(gone))
    return Restored(Workspace(db, path, clock=clock), aside)


def backups_beside(path: Path) -> list[Kept]:
    """The automatic backups beside a file that does not open, the newest first."""
    return automatic(path, folder_beside(path))


def look_at_closed(copy: Path, passphrase: str) -> Preview:
    """What a backup holds, opened by the passphrase that it had; for when the file itself does not open."""
    inside = look_inside(copy, unlock(copy, passphrase))
    return Preview(copy, len(inside.rows), inside.changed)


def restore_closed(
    path: Path, copy: Path, passphrase: str, *, clock: Callable[[], datetime] = now_utc
) -> tuple[Workspace, Path | None]:
    """Let a backup take the place of a file that does not open, with the backup's own locks; returns it open."""
    stored.check_copy(copy, unlock(copy, passphrase))
    if path.exists() and path.samefile(copy):
        raise UserError(_("This is the file itself. Choose a backup of it."))
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = stored.restore(path, copy, clock(), with_locks=True)
    return open_workspace(path, passphrase, clock=clock), aside
