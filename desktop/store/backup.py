"""A backup: the whole encrypted file and its locks, copied to another place. To restore is to open the copy."""

from __future__ import annotations

import contextlib
from pathlib import Path

from desktop.domain.errors import UserError
from desktop.store.connection import Database
from desktop.store.copying import copy_file
from desktop.store.locks import locks_path, read_locks
from desktop.store.whole import write_whole
from desktop.texts import _


def back_up(database: Database, target: Path) -> None:
    """Copy the open file and its locks to where nothing lies yet: both, or neither.

    The locks go first, so that a file under the target's name always has its locks beside it.
    """
    locks = locks_path(target)
    if not target.parent.is_dir():
        text = _("There is no folder {folder}. Put the stick in, or choose another folder.")
        raise UserError(text.format(folder=target.parent))
    if target.exists() or locks.exists():
        raise UserError(_("There is already a file at {path}. Choose another name.").format(path=target))
    read_locks(database.path)  # a backup whose locks are damaged would open for nobody
    try:
        write_whole(locks, locks_path(database.path).read_bytes())
        copy_file(database, target)
    except BaseException as error:
        with contextlib.suppress(OSError):
            locks.unlink(missing_ok=True)
        if isinstance(error, OSError):
            text = _("The backup could not be written to {path}: {reason}. Choose another stick or folder.")
            raise UserError(text.format(path=target, reason=error.strerror or error)) from error
        raise
