"""Which demonstrations are to be removed, and of which nobody has said how long they are kept."""

from __future__ import annotations

from datetime import date
from typing import Any

from desktop.domain.overview import CaseRow
from desktop.domain.retention import RetentionRule
from desktop.domain.years import years_from
from desktop.store.case_lists import case_rows
from desktop.store.connection import Database

_BODIES = """SELECT CAST(group_concat(body) AS BLOB) FROM
    (SELECT body FROM case_rows WHERE {} ORDER BY coalesce(keep_until, ended), id)"""
_DUE = "keep_until < ?"
_DUE_BY_RULE = "(keep_until < ? OR keep_until IS NULL AND ended < ?)"


def due(db: Database, rule: RetentionRule, today: date) -> list[CaseRow]:
    """Those whose time is over, the oldest first."""
    return _rows(db, *_due_by(rule, today))


def count_due(db: Database, rule: RetentionRule, today: date) -> int:
    """How many there are."""
    where, values = _due_by(rule, today)
    return int(db.execute(f"SELECT count(*) FROM case_rows WHERE {where}", values).fetchone()[0])  # noqa: S608


def _due_by(rule: RetentionRule, today: date) -> tuple[str, tuple[str, ...]]:
    if rule.years is None:
        return _DUE, (today.isoformat(),)
    return _DUE_BY_RULE, (today.isoformat(), years_from(today, -rule.years).isoformat())


def undecided(db: Database) -> list[CaseRow]:
    """Those that have ended and have no date of their own, the oldest first."""
    return _rows(db, "ended IS NOT NULL AND keep_until IS NULL", ())


def all_rows(db: Database) -> list[CaseRow]:
    """Every demonstration."""
    return _rows(db, "1", ())


def _rows(db: Database, where: str, values: tuple[Any, ...]) -> list[CaseRow]:
    return case_rows(db.execute(_BODIES.format(where), values).fetchone()[0] or b"")
