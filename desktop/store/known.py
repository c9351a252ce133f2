"""Students, workplaces and instructors as the cases name them: lists for rooms, and what completes a name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from desktop.domain.known import KnownPeople, StudentRow, WorkplaceRow
from desktop.domain.people import WorkplaceInstructor
from desktop.domain.stages import Stage
from desktop.store.case_lists import match_all
from desktop.store.connection import Database
from desktop.store.projection import alphabetical
from desktop.store.values import decode

_TOLD = list(Stage).index(Stage.INFORMED)  # from here on a demonstration is over
_FOUND = " AND +row IN (SELECT rowid FROM case_search WHERE case_search MATCH ?)"  # +: by an index, not row by row
_NEXT = f"min(CASE WHEN stage_place < {_TOLD} AND starts >= ? THEN starts END)"


class KnownRepository:
    """Reads who is known; nothing here writes."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def students(self, today: date, words: str = "", offset: int = 0, limit: int = -1) -> list[StudentRow]:
        """Students in order of their names; words find by the beginnings of names and of the number."""
        where, asked = _filter(words, "student")
        sql = f"""SELECT student_key, count(*), {_NEXT},
            (SELECT people FROM case_rows AS newest WHERE newest.student_key = case_rows.student_key
             ORDER BY changed_at DESC LIMIT 1)
            FROM case_rows WHERE student_key > ''{where}
            GROUP BY student, student_key ORDER BY student, student_key LIMIT ? OFFSET ?"""  # noqa: S608
        rows = self._db.execute(sql, (today.isoformat(), *asked, limit, offset)).fetchall()
        return [
            StudentRow(key=key, cases=cases, next_on=_day(next_on), student=_people(people).student)
            for key, cases, next_on, people in rows
        ]

    def count_students(self) -> int:
        """How many students there are."""
        return self._number("SELECT count(DISTINCT student_key) FROM case_rows WHERE student_key > ''")

    def count_workplaces(self) -> int:
        """How many workplaces there are."""
        return self._number(
            """SELECT count(*) FROM (SELECT workplace_key FROM case_rows WHERE workplace_key > ''
            UNION SELECT workplace_key FROM templates)"""
        )

    def workplaces(self, today: date, words: str = "", offset: int = 0, limit: int = -1) -> list[WorkplaceRow]:
        """Workplaces in order of their names, also those for which only a plan template is left.

        Words find by the beginnings of the words of the workplace's name, its business ID, or its instructors' names.
        """
        where, asked = _filter(words, "workplace", "instructor")
        likes = [f"%{alphabetical(word)}%" for word in words.split()]
        sql = f"""SELECT workplace AS name, workplace_key AS key, count(*), {_NEXT},
                (SELECT people FROM case_rows AS newest WHERE newest.workplace_key = case_rows.workplace_key
                 ORDER BY changed_at DESC LIMIT 1)
            FROM case_rows WHERE workplace_key > ''{where} GROUP BY workplace, workplace_key
            UNION ALL SELECT sort, workplace_key, 0, NULL, content FROM templates
            WHERE workplace_key NOT IN (SELECT workplace_key FROM case_rows){" AND sort LIKE ?" * len(likes)}
            GROUP BY workplace_key ORDER BY name, key LIMIT ? OFFSET ?"""  # noqa: S608
        rows = self._db.execute(sql, (today.isoformat(), *asked, *likes, limit, offset)).fetchall()
        return [_workplace_row(*row[1:]) for row in rows]

    def instructors(self, words: str = "", workplace: str = "", limit: int = -1) -> list[KnownPeople]:
        """Instructors with their workplaces, those of the newest demonstrations first; of one workplace by its key."""
        where, asked = _filter(words, "instructor")
        place = " AND workplace_key = ?" if workplace else ""
        sql = f"""SELECT (SELECT people FROM case_rows AS newest WHERE newest.workplace_key = known.workplace_key
                AND newest.instructor = known.instructor ORDER BY changed_at DESC LIMIT 1)
            FROM (SELECT workplace_key, instructor, max(changed_at) AS changed FROM case_rows
                WHERE instructor > ''{place}{where}
                GROUP BY workplace_key, instructor ORDER BY changed DESC, instructor LIMIT ?) AS known"""  # noqa: S608
        rows = self._db.execute(sql, (*([workplace] if workplace else []), *asked, limit)).fetchall()
        return [_people(people) for (people,) in rows]

    def _number(self, sql: str) -> int:
        return int(self._db.execute(sql).fetchone()[0])


def _filter(words: str, *columns: str) -> tuple[str, Sequence[str]]:
    asked = match_all(words, *columns)
    return (_FOUND, (asked,)) if asked else ("", ())


def _people(kept: str) -> KnownPeople:
    """The people of a row. A template's JSON names its workplace in the same field."""
    return decode(KnownPeople, kept.encode())


def _workplace_row(key: str, cases: int, next_on: str | None, kept: str) -> WorkplaceRow:
    people = _people(kept)
    instructor = people.instructor if cases else WorkplaceInstructor()
    return WorkplaceRow(key=key, workplace=people.workplace, instructor=instructor, cases=cases, next_on=_day(next_on))


def _day(kept: Any) -> date | None:
    return date.fromisoformat(kept) if kept else None
