"""The copies of a file that the program knows of: automatic backups, and those put aside beside the file.

Names carry the moment, so that a list needs nothing opened and nothing remembered: omat-2026-11-23-101205.naytot.
"""

from __future__ import annotations

import re
from contextlib import closing, suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import sqlcipher3.dbapi2 as sqlcipher

from desktop.domain.errors import UserError
from desktop.domain.overview import CaseRow
from desktop.domain.rotation import surplus
from desktop.store.backup import back_up
from desktop.store.case_lists import case_rows
from desktop.store.connection import Database, connect
from desktop.store.locks import locks_path
from desktop.store.looking import open_as_it_is
from desktop.texts import HELSINKI

_STAMP = "%Y-%m-%d-%H%M%S"
_MARK = re.compile(r"\d{4}-\d{2}-\d{2}-\d{6}")


class Kept(NamedTuple):
    """A copy of the file, and when it was made."""

    at: datetime
    path: Path


class Inside(NamedTuple):
    """What a copy holds: its demonstrations by id, with the version of each; and when the newest was changed."""

    rows: dict[str, CaseRow]
    versions: dict[str, bytes]
    changed: datetime | None


def folder_beside(path: Path) -> Path:
    """Where automatic backups go unless another folder was chosen: omat.naytot → omat.varmuuskopiot"""
    return path.with_name(f"{path.stem}.varmuuskopiot")


def automatic(path: Path, folder: Path) -> list[Kept]:
    """The automatic backups of a file in a folder, the newest first."""
    found = [_kept(one, f"{path.stem}-") for one in _files(folder, path)]
    return sorted((one for one in found if one is not None), reverse=True)


def put_aside(path: Path) -> list[Path]:
    """The copies beside a file: those put aside when a backup was restored, and those of older schemas."""
    begins = (f"{path.stem}.before-", f"{path.stem}.old-")
    return [one for one in _files(path.parent, path) if one.name.startswith(begins)]


def aside_path(path: Path, now: datetime) -> Path:
    """Where a file goes that another takes the place of: omat.naytot → omat.before-2026-11-23-101205.naytot"""
    return _free(path.parent, f"{path.stem}.before-", path.suffix, now)


def make_automatic(db: Database, path: Path, folder: Path, now: datetime) -> Path:
    """Make an automatic backup, and let those go that are not kept any more. For any thread."""
    folder.mkdir(parents=True, exist_ok=True)
    made = _free(folder, f"{path.stem}-", path.suffix, now)
    back_up(db, made)
    there = {one.at: one.path for one in automatic(path, folder)}
    for moment in surplus(there):
        remove(there[moment])
    return made


def remove(path: Path) -> None:
    """Take a copy away, and its locks."""
    with suppress(OSError):
        path.unlink(missing_ok=True)
        locks_path(path).unlink(missing_ok=True)


def look_inside(path: Path, data_key: bytes) -> Inside:
    """What a copy holds; nothing is written. UserError when the key does not open it, or it is damaged."""
    db = open_as_it_is(path, data_key)
    try:
        return inside_of(db)
    finally:
        db.close()


def inside_of(db: Database) -> Inside:
    """What an open file holds."""
    bodies = db.execute("SELECT CAST(group_concat(body) AS BLOB) FROM case_rows").fetchone()[0] or b""
    changed = db.execute("SELECT max(changed) FROM documents").fetchone()[0]
    versions = {str(name): bytes(kept) for name, kept in db.execute("SELECT id, version FROM documents")}
    rows = {one.id: one for one in case_rows(bodies)}
    return Inside(rows, versions, datetime.fromisoformat(changed) if changed else None)


def holds_the_same(path: Path, data_key: bytes, copy: Path) -> bool:
    """Whether a copy holds what the file holds now, so that no other need be made. For any thread."""
    try:
        other = open_as_it_is(copy, data_key)
    except (UserError, sqlcipher.Error, OSError):  # whatever is wrong with it, another copy is wanted
        return False
    try:
        with closing(connect(path, data_key)) as connection:
            return _state(other) == _state(Database(connection, path))
    except sqlcipher.Error:  # of an older schema
        return False
    finally:
        other.close()


def _state(db: Database) -> list[tuple[object, ...]]:
    """What changes with every change of a file, read at once."""
    return [
        *db.execute("SELECT id, version FROM documents ORDER BY id").fetchall(),
        *db.execute("SELECT key, value FROM settings ORDER BY key").fetchall(),
        *db.execute("SELECT holder, length(pkcs12) FROM signer_keys ORDER BY holder").fetchall(),
        *db.execute("SELECT id, content FROM templates ORDER BY id").fetchall(),
        *db.execute("SELECT id, version, imported_at FROM qualifications ORDER BY id, version").fetchall(),
        *db.execute("SELECT count(*) FROM files").fetchall(),
    ]


def _files(folder: Path, path: Path) -> list[Path]:
    try:
        return sorted(one for one in folder.iterdir() if one.suffix == path.suffix and one != path)
    except OSError:
        return []


def _kept(path: Path, begins: str) -> Kept | None:
    stamp = path.stem.removeprefix(begins)
    if not path.stem.startswith(begins) or not _MARK.fullmatch(stamp):
        return None
    with suppress(ValueError):
        return Kept(datetime.strptime(stamp, _STAMP).replace(tzinfo=HELSINKI), path)
    return None


def _free(folder: Path, begins: str, suffix: str, now: datetime) -> Path:
    """A name that is not taken, by the moment or the next seconds."""
    moments = (now.astimezone(HELSINKI) + timedelta(seconds=n) for n in range(1_000_000))
    paths = (folder / f"{begins}{one.strftime(_STAMP)}{suffix}" for one in moments)
    return next(one for one in paths if not one.exists() and not locks_path(one).exists())
