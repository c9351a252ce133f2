"""Bringing a file to today's schema: a newer file is refused, an older one is copied first."""

from __future__ import annotations

import shutil
from pathlib import Path

from desktop.domain.errors import UserError
from desktop.store.connection import Database
from desktop.store.copying import copy_file
from desktop.store.tables import is_current
from desktop.texts import _

SCHEMA = 6
"""How many steps of schema.py a file of today has."""


def bring_up_to_date(db: Database, *, keep: bool = True) -> None:
    """Run the steps that the file lacks, and make the projection anew where today's is another.

    An older file is copied first where it is to be kept. ``user_version`` counts the steps that a file has.
    """
    has = int(db.execute("PRAGMA user_version").fetchone()[0])
    if has > SCHEMA:
        text = _("{path} was made by a newer version of this program. Install the newest version to open it.")
        raise UserError(text.format(path=db.path))
    if has < SCHEMA:
        if has and keep:
            _keep_copy(db, has)
        migrate(db)
    if not is_current(db):
        from desktop.store.cases import rebuild

        rebuild(db)


def migrate(db: Database) -> None:
    """Foreign keys cannot be switched inside a transaction, so they are off for all steps and checked after each."""
    from desktop.store.schema import steps

    db.execute("PRAGMA foreign_keys = OFF")
    steps.apply(db.utils)
    db.execute(f"PRAGMA user_version = {SCHEMA}")
    db.execute("PRAGMA foreign_keys = ON")


def _keep_copy(db: Database, has: int) -> None:
    """Copy the file and its locks as they are, beside it: omat.naytot → omat.old-3.naytot."""
    from desktop.store.locks import locks_path

    copy = copy_path(db.path, has)
    copy_file(db, copy)
    if locks_path(db.path).exists():
        shutil.copyfile(locks_path(db.path), locks_path(copy))


def copy_path(path: Path, has: int) -> Path:
    """Where the copy of a file with so many steps goes."""
    return path.with_name(f"{path.stem}.old-{has}{path.suffix}")
