"""Putting a backup in the place of a file; the file that was there is kept beside it, whole."""

from __future__ import annotations

import os
import tempfile
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from desktop.domain.errors import UserError
from desktop.store.backups import aside_path
from desktop.store.connection import Database, told
from desktop.store.copying import copy_bytes
from desktop.store.disk import bring_to_disk
from desktop.store.locks import locks_path
from desktop.store.looking import open_as_it_is
from desktop.texts import _


def check_copy(path: Path, data_key: bytes) -> None:
    """Make sure that a copy is whole before it takes the place of anything. For any thread."""
    try:
        with closing(open_as_it_is(path, data_key)) as db:
            broken = db.execute("PRAGMA cipher_integrity_check").fetchall()
            broken += [row for row in db.execute("PRAGMA quick_check(1)").fetchall() if row != ("ok",)]
    except sqlcipher.Error:
        broken = [("unreadable",)]
    if broken:
        raise UserError(
            _("The backup {path} is damaged. Choose another one; your file is untouched.").format(path=path)
        )


def restore(path: Path, copy: Path, now: datetime, *, with_locks: bool) -> Path | None:
    """Let a copy take the place of a closed file; returns where the file is that was there, None when none was.

    At no moment is there no file: what was there gets a second name before the copy takes the first. ``with_locks``
    takes the copy's locks too, for when those of the file do not open it.
    """
    with told(path), tempfile.TemporaryDirectory(dir=path.parent, prefix=".") as folder:
        whole, locks = Path(folder, "file"), Path(folder, "locks")
        copy_bytes(copy, whole)
        bring_to_disk(whole)
        if with_locks:
            copy_bytes(locks_path(copy), locks)
        aside = _put_aside(path, now) if path.exists() else None
        if with_locks:
            locks.replace(locks_path(path))
        whole.replace(path)
    return aside


def _put_aside(path: Path, now: datetime) -> Path:
    """Give a file and its locks a second name. A journal that was left goes along: nothing else may take it in."""
    aside = aside_path(path, now)
    with suppress(FileNotFoundError):
        copy_bytes(locks_path(path), locks_path(aside))
    try:
        os.link(path, aside)
    except OSError:  # a disk without links
        copy_bytes(path, aside)
        bring_to_disk(aside)
    for ending in ("-wal", "-shm"):
        journal = path.with_name(path.name + ending)
        with suppress(FileNotFoundError):
            journal.replace(aside.with_name(aside.name + ending))
    return aside


def keep_settings(old: dict[str, str], db: Database) -> None:
    """Keep settings of the file that was there, as their JSON: what is true of it now, whatever the backup says."""
    for key, value in old.items():
        db.execute("INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)", (key, value))


def settings_of(db: Database, keys: tuple[str, ...]) -> dict[str, str]:
    """Some settings of a file as their JSON."""
    marks = ", ".join("?" * len(keys))
    return dict(db.execute(f"SELECT key, value FROM settings WHERE key IN ({marks})", keys).fetchall())  # noqa: S608
