"""Looking whether a file is sound, and making its lists anew from the documents where they are not."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from desktop.domain.case import Case
from desktop.domain.errors import UserError
from desktop.store.cases import read_case, rebuild
from desktop.store.connection import Database, beside
from desktop.store.projection import columns_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """What a check found: whether pages and references are whole, which demonstrations do not read, and the lists.

    ``lists`` says that they are those of the documents, ``mended`` that they were not and have been made anew.
    """

    whole: bool = True
    unreadable: tuple[str, ...] = ()
    lists: bool = True
    mended: bool = False
    cases: int = 0

    @property
    def sound(self) -> bool:
        """Whether nothing is to be done."""
        return self.whole and not self.unreadable


def check_quickly(path: Path, data_key: bytes) -> Health:
    """Whether pages are whole and the lists name the documents; lists that do not are made anew. For any thread."""
    with beside(path, data_key) as db:
        whole = _is_whole(db, "quick_check(1)")
        lists = whole and _same_names(db)
        if whole and not lists:
            rebuild(db)
        return Health(whole=whole, lists=lists, mended=whole and not lists, cases=_count(db) if whole else 0)


def check_thoroughly(path: Path, data_key: bytes) -> Health:
    """Read every page and every demonstration, and compare every row of the lists. For any thread."""
    with beside(path, data_key) as db:
        whole = _is_whole(db, "cipher_integrity_check", "integrity_check(1)", "foreign_key_check")
        unreadable, lists = _read_all(db) if whole else ((), True)
        if whole and not lists and not unreadable:
            rebuild(db)
        mended = whole and not lists and not unreadable
        return Health(whole=whole, unreadable=unreadable, lists=lists, mended=mended, cases=_count(db) if whole else 0)


def _is_whole(db: Database, *checks: str) -> bool:
    try:
        return all(row == ("ok",) for check in checks for row in db.conn.execute(f"PRAGMA {check}").fetchall())
    except sqlcipher.DatabaseError:
        return False


def _count(db: Database) -> int:
    return int(db.execute("SELECT count(*) FROM documents").fetchone()[0])


def _same_names(db: Database) -> bool:
    """Whether documents and lists name the same demonstrations, as they were changed last."""
    sql = """SELECT 1 FROM documents LEFT JOIN case_rows USING (id) WHERE case_rows.changed_at IS NOT documents.changed
        UNION ALL SELECT 1 FROM case_rows WHERE id NOT IN (SELECT id FROM documents) LIMIT 1"""
    try:
        return db.conn.execute(sql).fetchone() is None
    except sqlcipher.DatabaseError:  # a table is missing
        return False


def _read_all(db: Database) -> tuple[tuple[str, ...], bool]:
    """The demonstrations that do not read, and whether the rows of the others are what their documents say."""
    unreadable, right = [], _same_names(db)
    for case_id, snapshot, changed in db.execute("SELECT id, snapshot, changed FROM documents ORDER BY id").fetchall():
        try:
            case = read_case(bytes(snapshot))
        except UserError:
            unreadable.append(str(case_id))
            continue
        right = right and _row_is(db, case, datetime.fromisoformat(changed))
    return tuple(unreadable), right


def _row_is(db: Database, case: Case, changed: datetime) -> bool:
    expected = columns_of(db, case, changed)
    sql = f"SELECT {', '.join(expected)} FROM case_rows WHERE id = ?"  # noqa: S608
    kept = db.execute(sql, (case.id,)).fetchone()
    return kept is not None and [_meant(one) for one in kept] == [_meant(one) for one in expected.values()]


def _meant(column: object) -> object:
    """JSON by what it says: the order of names in it is free."""
    return json.loads(column) if isinstance(column, str) and column[:1] in ("{", "[") else column
