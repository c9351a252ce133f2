"""Lists of cases, as the projection tables give them: pages, search, what is near, counts. No case is opened."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable
from datetime import date, time
from typing import Any

from desktop.domain.curriculum import UnitKind
from desktop.domain.overview import CaseRow
from desktop.domain.stages import SideState, Stage, Step
from desktop.domain.terms import Grade, Role, Scale
from desktop.store.connection import Database
from desktop.store.tables import UNDATED_FIRST

ALL = -1
HANDFUL = 16_000  # bytes, about two dozen rows
ORDERS = {
    "student": "student",
    "unit": "unit",
    "workplace": "workplace",
    "starts": "starts",
    "stage": "stage_place",
    "next": "next_role",
}
"""By what lists can be ordered: the name of the order and its column."""

_SELECT = "SELECT body FROM case_rows"
_FOUND = """SELECT body FROM (SELECT rowid FROM case_search WHERE case_search MATCH ? ORDER BY rank LIMIT ?) AS found
    CROSS JOIN case_rows ON case_rows.row = found.rowid"""
_JOINED = "SELECT CAST(group_concat(body) AS BLOB) FROM ({})"  # in its order; one value is handed over faster than many


class CaseLists:
    """Reads lists of cases; nothing here writes."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def count(self) -> int:
        """How many cases there are."""
        return self._number("SELECT count(*) FROM case_rows")

    def has_any(self) -> bool:
        """Whether there is any case."""
        return bool(self._number("SELECT EXISTS(SELECT 1 FROM case_rows)"))

    def page(self, offset: int, limit: int, *, order: str = "", descending: bool = False) -> list[CaseRow]:
        """A part of all cases, those changed last first, or in one of the orders of `ORDERS`."""
        by = f"{ORDERS[order]} {'DESC' if descending else 'ASC'}, " if order else ""
        return self._rows(f"{_SELECT} ORDER BY {by}changed_at DESC, id LIMIT ? OFFSET ?", (limit, offset))

    def search(self, words: str, limit: int = ALL) -> list[CaseRow]:
        """The cases in which every word begins some word of a name, unit, place, task or note; the best first."""
        asked = match_all(words)
        return self._match(asked, limit) if asked else self.page(0, limit)

    def bare_search(self, words: str, limit: int = ALL) -> list[str]:
        """What a search finds, as the database gives it: to measure what making values of it takes."""
        return [row[0] for row in self._db.execute(_FOUND, (match_all(words), limit))]

    def search_columns(self, words: str, columns: Collection[str], limit: int) -> list[CaseRow]:
        """The same in some columns of the search alone."""
        return self._match(match_all(words, *columns), limit)

    def search_any(self, groups: Collection[Collection[str]], limit: int) -> list[CaseRow]:
        """The cases in which some word of each group begins a word."""
        return self._match(match_any(groups), limit)

    def words(self) -> list[str]:
        """The words of names, units and places, as `domain.near` folds them."""
        return [row[0] for row in self._db.execute("SELECT word FROM case_words")]

    def keys(self, case_id: str) -> tuple[str, str]:
        """The keys of the student and the workplace of a case."""
        sql = "SELECT student_key, workplace_key FROM case_rows WHERE id = ?"
        student, workplace = self._db.execute(sql, (case_id,)).fetchone() or ("", "")
        return str(student), str(workplace)

    def _match(self, asked: str, limit: int) -> list[CaseRow]:
        return self._rows(_FOUND, (asked, limit)) if asked else []

    def ids_starting(self, start: str, limit: int = 20) -> list[str]:
        """The ids of cases that begin so, at most ``limit``."""
        sql = "SELECT id FROM case_rows WHERE substr(id, 1, ?) = ? ORDER BY id LIMIT ?"
        return [row[0] for row in self._db.execute(sql, (len(start), start, limit))]

    def ids(self) -> list[str]:
        """The ids of all cases."""
        return [row[0] for row in self._db.execute("SELECT id FROM case_rows ORDER BY id")]

    def of_student(self, key: str, offset: int, limit: int) -> list[CaseRow]:
        """The cases of a student, those without a day first, then the newest first."""
        return self._of("student_key", key, offset, limit)

    def of_workplace(self, key: str, offset: int, limit: int) -> list[CaseRow]:
        """The cases at a workplace, in the same order."""
        return self._of("workplace_key", key, offset, limit)

    def _of(self, column: str, key: str, offset: int, limit: int) -> list[CaseRow]:
        order = f"{UNDATED_FIRST} DESC, id"
        return self._rows(f"{_SELECT} WHERE {column} = ? ORDER BY {order} LIMIT ? OFFSET ?", (key, limit, offset))

    def of_version(self, qualification: str, version: str, content: str = "") -> list[CaseRow]:
        """The cases that follow a version of the requirements, or one unit's texts in it; the newest first."""
        sql = f"{_SELECT} WHERE qualification = ? AND version = ? AND ? IN ('', content) ORDER BY changed_at DESC, id"
        return self._rows(sql, (qualification, version, content))

    def version_uses(self) -> dict[tuple[str, str], int]:
        """How many cases are pinned to each version of the requirements."""
        sql = "SELECT qualification, version, count(*) FROM case_rows GROUP BY qualification, version"
        return {(qualification, version): count for qualification, version, count in self._db.execute(sql)}

    def upcoming(self, since: date, stages: Collection[Stage], limit: int) -> list[CaseRow]:
        """Cases at these stages that start on or after a day, the first first; those without a day come last."""
        dated = f"{_SELECT} WHERE starts >= ? AND +{_at(stages)} ORDER BY starts, id LIMIT ?"
        rows = self._rows(dated, (since.isoformat(), *stages, limit))
        undated = f"{_SELECT} WHERE starts IS NULL AND +{_at(stages)} ORDER BY id LIMIT ?"
        return rows if len(rows) == limit else [*rows, *self._rows(undated, (*stages, limit - len(rows)))]

    def retakes(self, since: date, limit: int) -> list[CaseRow]:
        """Cases whose retake is agreed for a day or later and not opened as a case yet, the first first."""
        opened = "SELECT 1 FROM case_rows AS later WHERE later.follows = case_rows.id"
        sql = f"{_SELECT} WHERE retake >= ? AND NOT EXISTS ({opened}) ORDER BY retake, id LIMIT ?"
        return self._rows(sql, (since.isoformat(), limit))

    def unreached(self, first: date, last: date, limit: int) -> list[CaseRow]:
        """Cases whose period at the workplace ends on these days while nobody there can be reached for the survey."""
        sql = f"{_SELECT} WHERE unreached BETWEEN ? AND ? ORDER BY unreached, id LIMIT ?"
        return self._rows(sql, (first.isoformat(), last.isoformat(), limit))

    def following(self, case_id: str) -> list[str]:
        """The ids of the cases that were opened to follow this one."""
        return [row[0] for row in self._db.execute("SELECT id FROM case_rows WHERE follows = ?", (case_id,))]

    def appealed(self, limit: int) -> list[CaseRow]:
        """Cases of which a review or a rectification was asked and not decided, those that wait longest first."""
        return self._rows(f"{_SELECT} WHERE appeal IS NOT NULL ORDER BY appeal, id LIMIT ?", (limit,))

    def count_appealed(self) -> int:
        """How many reviews and rectifications wait for a decision."""
        return int(self._db.execute("SELECT count(*) FROM case_rows WHERE appeal IS NOT NULL").fetchone()[0])

    def to_koski(self, limit: int) -> list[CaseRow]:
        """Cases with a signed result that has not been handed on to Koski, those signed first come first."""
        return self._rows(f"{_SELECT} WHERE to_koski IS NOT NULL ORDER BY to_koski, id LIMIT ?", (limit,))

    def count_to_koski(self) -> int:
        """How many of them there are."""
        return self._number("SELECT count(*) FROM case_rows WHERE to_koski IS NOT NULL")

    def at_stages(self, stages: Collection[Stage], limit: int) -> list[CaseRow]:
        """Cases at these stages, those that wait longest first."""
        if not stages:
            return []
        one = """SELECT * FROM (SELECT body, changed_at, id FROM case_rows WHERE stage = ?
            ORDER BY changed_at, id LIMIT ?)"""  # each stage by its index: sorting thousands would cost the first paint
        sql = f"{' UNION ALL '.join([one] * len(stages))} ORDER BY changed_at, id LIMIT ?"
        return self._rows(sql, (*(part for stage in stages for part in (stage, limit)), limit))

    def count_at_stages(self, stages: Collection[Stage]) -> int:
        """How many cases are at these stages."""
        return self._number(f"SELECT count(*) FROM case_rows WHERE {_at(stages)}", tuple(stages))  # noqa: S608

    def count_between(self, first: date, last: date, stages: Collection[Stage]) -> int:
        """How many cases at these stages start between two days, both included."""
        sql = f"SELECT count(*) FROM case_rows WHERE {_at(stages)} AND starts BETWEEN ? AND ?"  # noqa: S608
        return self._number(sql, (*stages, first.isoformat(), last.isoformat()))

    def starts_by_month(self, first: date, last: date) -> dict[tuple[int, int], int]:
        """How many cases start in each month (year, month) between two days, both included."""
        sql = """SELECT substr(starts, 1, 7) AS month, count(*) FROM case_rows
            WHERE starts BETWEEN ? AND ? GROUP BY month"""
        rows = self._db.execute(sql, (first.isoformat(), last.isoformat()))
        return {(int(month[:4]), int(month[5:])): number for month, number in rows}

    def _rows(self, sql: str, parameters: Iterable[Any]) -> list[CaseRow]:
        return case_rows(self._db.execute(_JOINED.format(sql), tuple(parameters)).fetchone()[0] or b"")

    def _number(self, sql: str, parameters: Iterable[Any] = ()) -> int:
        return int(self._db.execute(sql, tuple(parameters)).fetchone()[0])


def case_rows(bodies: bytes) -> list[CaseRow]:
    """The rows from their JSON, joined by commas. A handful is read without msgspec: the first page need not wait."""
    joined = b"[%b]" % bodies
    if len(bodies) <= HANDFUL:
        return [_case_row(one) for one in json.loads(joined)]
    import msgspec

    return msgspec.json.decode(joined, type=list[CaseRow])


def _case_row(kept: dict[str, Any]) -> CaseRow:
    """A row from its JSON."""
    return CaseRow(**{name: _READERS[name](value) if name in _READERS else value for name, value in kept.items()})


def _none_or(read: Callable[[str], Any]) -> Callable[[str | None], Any]:
    return lambda value: None if value is None else read(value)


_READERS: dict[str, Callable[[Any], Any]] = {
    "kind": UnitKind,
    "scale": Scale,
    "starts": _none_or(date.fromisoformat),
    "stage": Stage,
    "step": Step,
    "next_role": _none_or(Role),
    "lacks": tuple,
    "times": lambda times: tuple((date.fromisoformat(on), at and time.fromisoformat(at)) for on, at in times),
    "signed_by": tuple,
    "beside": tuple,
    "grade": _none_or(Grade),
    "remind_on": _none_or(date.fromisoformat),
    "retake_on": _none_or(date.fromisoformat),
    "side": _none_or(SideState),
    "side_on": _none_or(date.fromisoformat),
    "ended": _none_or(date.fromisoformat),
    "keep_until": _none_or(date.fromisoformat),
    "unreached_on": _none_or(date.fromisoformat),
}
"""What makes a value of a row from JSON, where it is not the value itself."""


def match_all(words: str, *columns: str) -> str:
    """What FTS5 is asked for: every word, as the beginning of one; "" when there is none. Without columns, anywhere."""
    tokens = re.findall(r"\w+", unicodedata.normalize("NFC", words).replace("_", " "))
    asked = " ".join(f'"{token}"*' for token in tokens)
    return f"{{{' '.join(columns)}}} : ({asked})" if asked and columns else asked


def match_any(groups: Collection[Collection[str]]) -> str:
    """What FTS5 is asked for: of each group some word, as the beginning of one."""
    return " AND ".join(f"({' OR '.join(match_all(word) for word in group)})" for group in groups if group)


def _at(stages: Collection[Stage]) -> str:
    return f"stage IN ({', '.join('?' * len(stages))})"
