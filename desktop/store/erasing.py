"""Removing demonstrations for good: from the lists, the search, the history, the journal and free pages of a file.

A deleted row stays in free pages of a file, and a word in the segments of a search index. So what is left is put into
fresh tables and a fresh file (VACUUM), and the journal is emptied. It works on files of older schemas too.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import sqlcipher3.dbapi2 as sqlcipher

from desktop.domain.erasure import CopyState, ErasedCase
from desktop.domain.errors import UserError
from desktop.store.cases import TEXTS, rebuild
from desktop.store.connection import Database, beside, connect
from desktop.store.documents import Document
from desktop.store.keeping import all_rows
from desktop.store.keys import student_holder
from desktop.store.looking import open_as_it_is
from desktop.store.migrations import bring_up_to_date
from desktop.texts import _

_DRAFTS = "draft.{}."


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to go, by id: demonstrations, students of the register, and plans (HOKS)."""

    cases: tuple[str, ...]
    records: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()


_TABLES = (("documents", "id", "cases"), ("known_students", "id", "records"), ("plans", "key", "plans"))
"""The tables with what is to go, their columns of ids, and what of the wanted stands there. Old files lack some."""


@dataclass(frozen=True, slots=True)
class Gone:
    """What went: the demonstrations, and how many students of the register, plans and signing keys."""

    cases: tuple[ErasedCase, ...]
    records: int
    plans: int
    keys: int


def erase(path: Path, data_key: bytes, wanted: Wanted) -> Gone:
    """Remove it all, and the signing keys of students who then have no demonstration. For any thread."""
    with beside(path, data_key) as db:
        _empty_journal(db)
        bring_up_to_date(db, keep=False)  # a copy may be older than today's tables
        found = tuple(one for one in (measure(db, case_id) for case_id in wanted.cases) if one is not None)
        db.execute("PRAGMA secure_delete = ON")
        with db.atomic(on_disk=True):
            before = _students(db)
            _cases, records, plans = (_delete(db, *one, wanted) for one in _TABLES)
            for one in wanted.cases:
                db.execute("DELETE FROM settings WHERE substr(key, 1, length(?1)) = ?1", (_DRAFTS.format(one),))
            rebuild(db)
            keys = sum(_forget_key(db, one) for one in before - _students(db))
        purge(db)
    return Gone(found, records, plans, keys)


def _delete(db: Database, table: str, column: str, kind: str, wanted: Wanted) -> int:
    sql = f"DELETE FROM {table} WHERE {column} = ?"  # noqa: S608
    return sum(int(db.execute(sql, (one,)).rowcount) for one in getattr(wanted, kind))


def _has(db: Database, table: str) -> bool:
    return db.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchone() is not None


def _students(db: Database) -> set[str]:
    """The names of all students."""
    return {one.student for one in all_rows(db)}


def _forget_key(db: Database, student: str) -> int:
    return int(db.execute("DELETE FROM signer_keys WHERE holder = ?", (student_holder(student),)).rowcount)


def purge(db: Database) -> None:
    """Leave nothing of what was deleted: neither in free pages nor in the journal."""
    db.execute("VACUUM")
    _empty_journal(db)


def clean_copy(path: Path, data_key: bytes, wanted: Wanted) -> CopyState:
    """Remove the same from a copy of the file, unless it cannot be reached, opened or written."""
    try:
        if not _holds(path, data_key, wanted):
            return CopyState.CLEAN
        erase(path, data_key, wanted)
        _settle(path, data_key)
    except (UserError, sqlcipher.Error, OSError):
        return CopyState.OUT_OF_REACH
    return CopyState.CLEANED


def _holds(path: Path, data_key: bytes, wanted: Wanted) -> bool:
    """Whether a copy holds any of it; it is only looked at."""
    db = open_as_it_is(path, data_key)
    try:
        return any(
            db.execute(f"SELECT 1 FROM {table} WHERE {column} = ?", (one,)).fetchone()  # noqa: S608
            for table, column, kind in _TABLES
            if _has(db, table)
            for one in getattr(wanted, kind)
        )
    finally:
        db.close()


def _settle(path: Path, data_key: bytes) -> None:
    """Make one file of a copy again, without a journal beside it."""
    with closing(connect(path, data_key)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        connection.execute("PRAGMA journal_mode = DELETE").fetchone()


def measure(db: Database, case_id: str) -> ErasedCase | None:
    """What would go with a demonstration; None when it is not there."""
    kept = db.execute("SELECT snapshot FROM documents WHERE id = ?", (case_id,)).fetchone()
    if kept is None:
        return None
    files = db.execute("SELECT data FROM files WHERE doc = ? ORDER BY made, sha", (case_id,))
    drafts = "SELECT count(*) FROM settings WHERE substr(key, 1, length(?1)) = ?1"
    return ErasedCase(
        id=case_id,
        sum=hashlib.sha256(kept[0]).hexdigest(),
        changes=_count(db, "SELECT count(*) FROM updates WHERE doc = ?", case_id),
        conflicts=_count(db, "SELECT count(*) FROM conflicts WHERE doc = ?", case_id),
        drafts=_count(db, drafts, _DRAFTS.format(case_id)),
        handed_on=_handed_on(bytes(kept[0])),
        files=tuple(hashlib.sha256(data).hexdigest() for (data,) in files),
    )


def _handed_on(snapshot: bytes) -> int:
    copies = Document(0, TEXTS, snapshot).value().get("copies", ())
    return len(copies) if isinstance(copies, list | tuple) else 0


def _count(db: Database, sql: str, value: str) -> int:
    return int(db.execute(sql, (value,)).fetchone()[0])


def _empty_journal(db: Database) -> None:
    busy, *_frames = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        text = _("Another program has {path} open. Close it there, then remove this again: that makes it complete.")
        raise UserError(text.format(path=db.path))


def mentions(db: Database, names: Collection[str]) -> list[str]:
    """The demonstrations that still say one of the names: as they stand, or earlier in their history."""
    said = _sayings(names)
    found = []
    for case_id, snapshot in db.execute("SELECT id, snapshot FROM documents ORDER BY id").fetchall():
        with suppress(UserError):  # one that cannot be read is told when it is opened
            if said and any(said.search(text) for text in _told_in(bytes(snapshot))):
                found.append(str(case_id))
    return found


def _told_in(snapshot: bytes) -> Iterator[str]:
    """Every text that a demonstration has held, in one spelling."""
    from desktop.store.merging import all_operations

    document = Document(0, TEXTS, snapshot)
    yield _folded(msgspec.json.encode(document.value()).decode())
    yield _folded(all_operations(document))


def _sayings(names: Collection[str]) -> re.Pattern[str] | None:
    """What finds a name or a number as words of their own."""
    told = [re.escape(_folded(one)) for one in names if one.strip()]
    return re.compile(rf"(?<!\w)(?:{'|'.join(told)})(?!\w)") if told else None


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def traces(db: Database, texts: Collection[str]) -> list[str]:
    """The tables in which one of the texts stands, in any column of any row or among the words of the search."""
    said = _sayings(texts)
    if said is None:
        return []
    db.conn.create_function("says", 1, lambda text: isinstance(text, str) and said.search(_folded(text)) is not None)
    found = [
        table
        for table, columns in _text_columns(db).items()
        if db.execute(f'SELECT 1 FROM "{table}" WHERE {_any(columns)} LIMIT 1').fetchone()  # noqa: S608
    ]
    return found + ["case_search" for one in texts if _searched(db, one)]


def _any(columns: Collection[str]) -> str:
    return " OR ".join(f'says("{one}")' for one in columns)


def _text_columns(db: Database) -> dict[str, list[str]]:
    sql = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    tables = {name: db.execute(f'PRAGMA table_info("{name}")').fetchall() for (name,) in db.execute(sql).fetchall()}
    texts = {name: [one[1] for one in columns if str(one[2]).upper() == "TEXT"] for name, columns in tables.items()}
    return {name: columns for name, columns in texts.items() if columns}


def _searched(db: Database, name: str) -> bool:
    words = " ".join(f'"{word}"' for word in name.replace('"', " ").split())
    found: Any = db.execute("SELECT 1 FROM case_search WHERE case_search MATCH ?", (words,)).fetchone() if words else 0
    return bool(found)
