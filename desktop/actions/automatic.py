"""Automatic backups: made when the file is opened and closed and once a day, unless nothing has changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from desktop.actions.backup import backups_by_hand
from desktop.actions.workspace import Kind, Workspace
from desktop.domain.erasure import CopyKind
from desktop.domain.errors import UserError
from desktop.store import backups as stored
from desktop.store.backups import Kept
from desktop.texts import _, n_

EVERY = timedelta(hours=4)
"""After how long another is made while the file stays open."""

_FOLDER, _USED = KEPT = ("backup_folder", "backup_folders")


def backup_folder(workspace: Workspace) -> Path:
    """Where automatic backups go: a chosen folder, else one beside the file."""
    kept = workspace.settings.get(_FOLDER)
    return Path(kept) if isinstance(kept, str) and kept else stored.folder_beside(workspace.path)


def is_beside(workspace: Workspace) -> bool:
    """Whether they go beside the file, and would be lost with this computer."""
    return backup_folder(workspace) == stored.folder_beside(workspace.path)


def choose_backup_folder(workspace: Workspace, folder: Path | None) -> None:
    """Let automatic backups go to a folder from now on, None for the one beside the file."""
    if folder is not None and not folder.is_dir():
        raise UserError(
            _("There is no folder {folder}. Put the stick in, or choose another folder.").format(folder=folder)
        )
    used = [str(one) for one in _folders(workspace)]
    with workspace.change(n_("Choose the folder for backups"), Kind.SETTINGS):
        workspace.settings.set(_FOLDER, str(folder.absolute()) if folder else "")
        workspace.settings.set(_USED, used)


def automatic_backups(workspace: Workspace) -> list[Kept]:
    """The automatic backups that are there, the newest first."""
    found = {one for folder in _folders(workspace) for one in stored.automatic(workspace.path, folder)}
    return sorted(found, reverse=True)


def _folders(workspace: Workspace) -> list[Path]:
    """Every folder into which backups have gone: the one of now first."""
    kept = workspace.settings.get(_USED)
    used = [Path(str(one)) for one in kept] if isinstance(kept, list) else []
    return list(dict.fromkeys((backup_folder(workspace), stored.folder_beside(workspace.path), *used)))


def prepare_automatic(workspace: Workspace) -> Callable[[], Path | None]:
    """Making an automatic backup, on any thread; it gives None when nothing has changed since the newest.

    A folder that was chosen and is not there is told, never made: a stick may be out.
    """
    file, folder, now = workspace.file, backup_folder(workspace), workspace.now()
    path, key, beside = workspace.path, workspace.file.data_key, is_beside(workspace)

    def work() -> Path | None:
        if not beside and not folder.is_dir():
            text = _("The folder for backups, {folder}, is not there now. The next one is made when it is.")
            raise UserError(text.format(folder=folder))
        made = stored.automatic(path, folder)
        if made and stored.holds_the_same(path, key, made[0].path):
            return None
        return stored.make_automatic(file, path, folder, now)

    return work


def is_time(workspace: Workspace) -> bool:
    """Whether the newest is so old that another may be worth while."""
    made = automatic_backups(workspace)
    return not made or workspace.now() - made[0].at >= EVERY


def find_copies(workspace: Workspace) -> Callable[[], list[tuple[Path, CopyKind]]]:
    """Looking for every copy of the file that the program knows of, wherever it lies, each once; on any thread."""
    path, folders = workspace.path, _folders(workspace)
    by_hand = [(one.path, CopyKind.BY_HAND) for one in backups_by_hand(workspace)]

    def work() -> list[tuple[Path, CopyKind]]:
        made = {one for folder in folders for one in stored.automatic(path, folder)}
        found = [(one.path, CopyKind.AUTOMATIC) for one in sorted(made, reverse=True)]
        found += [*by_hand, *((one, CopyKind.ASIDE) for one in stored.put_aside(path))]
        return list({where: (where, kind) for where, kind in reversed(found)}.values())[::-1]

    return work


def known_copies(workspace: Workspace) -> list[tuple[Path, CopyKind]]:
    """The copies that are known now."""
    return find_copies(workspace)()
