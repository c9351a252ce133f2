"""Students, workplaces and instructors of cases and of the register: lists for rooms, and what completes a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from desktop.domain.found import matches
from desktop.domain.known import KnownPeople, StudentRow, WorkplaceRow
from desktop.domain.near import words_of
from desktop.domain.people import Workplace, WorkplaceInstructor
from desktop.domain.register import KnownStudent, KnownWorkplace
from desktop.domain.stages import Stage
from desktop.store.case_lists import match_all
from desktop.store.connection import Database
from desktop.store.linking import likes_of, linked_workplace
from desktop.store.projection import alphabetical
from desktop.store.values import decode

_TOLD = list(Stage).index(Stage.INFORMED)  # from here on a demonstration is over
_FOUND = " AND +row IN (SELECT rowid FROM case_search WHERE case_search MATCH ?)"  # +: by an index, not row by row
_NEXT = f"min(CASE WHEN stage_place < {_TOLD} AND starts >= ? THEN starts END)"
_OF_RECORD = f"""(SELECT count(*) FROM case_rows WHERE {{0}} = known.key),
                (SELECT {_NEXT} FROM case_rows WHERE {{0}} = known.key)"""  # noqa: S608


class KnownRepository:
    """Reads who is known; nothing here writes."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def students(self, today: date, words: str = "", offset: int = 0, limit: int = -1) -> list[StudentRow]:
        """Students of cases and of the register in order of their names.

        Words find by the beginnings of names and of numbers; those of the register by their group, too.
        """
        where, asked = _filter(words, "student")
        found, likes = _likes(words)
        day = today.isoformat()
        sql = f"""SELECT student AS name, student_key AS key, count(*), {_NEXT},
                (SELECT people FROM case_rows AS newest WHERE newest.student_key = case_rows.student_key
                 ORDER BY changed_at DESC LIMIT 1), ''
            FROM case_rows WHERE student_key > '' AND student_key NOT IN (SELECT key FROM known_students){where}
            GROUP BY student, student_key
            UNION ALL SELECT sort, key, {_OF_RECORD.format("student_key")}, '', content FROM known_students AS known
            WHERE {found} ORDER BY name, key LIMIT ? OFFSET ?"""  # noqa: S608
        rows = self._db.execute(sql, (day, *asked, day, *likes, limit, offset)).fetchall()
        return [_student_row(*row[1:]) for row in rows]

    def count_students(self) -> int:
        """How many students there are."""
        return self._number(
            """SELECT count(*) FROM (SELECT student_key FROM case_rows WHERE student_key > ''
            UNION SELECT key FROM known_students)"""
        )

    def count_workplaces(self) -> int:
        """How many workplaces there are."""
        return self._number(
            """SELECT count(*) FROM (SELECT workplace_key FROM case_rows WHERE workplace_key > ''
            UNION SELECT workplace_key FROM templates UNION SELECT key FROM known_workplaces)"""
        )

    def workplaces(self, today: date, words: str = "", offset: int = 0, limit: int = -1) -> list[WorkplaceRow]:
        """Workplaces in order of their names: of cases, of the register, and where only a plan template is left.

        Words find by the beginnings of the words of the workplace's name, its business ID, or its instructors' names.
        """
        where, asked = _filter(words, "workplace", "instructor")
        found, likes = _likes(words)
        sorts = [f"%{alphabetical(word)}%" for word in words.split()]
        day = today.isoformat()
        unknown = "workplace_key NOT IN (SELECT key FROM known_workplaces)"
        sql = f"""SELECT workplace AS name, workplace_key AS key, count(*), {_NEXT},
                (SELECT people FROM case_rows AS newest WHERE newest.workplace_key = case_rows.workplace_key
                 ORDER BY changed_at DESC LIMIT 1), ''
            FROM case_rows WHERE workplace_key > '' AND {unknown}{where} GROUP BY workplace, workplace_key
            UNION ALL SELECT sort, workplace_key, 0, NULL, content, '' FROM templates
            WHERE workplace_key NOT IN (SELECT workplace_key FROM case_rows) AND {unknown}
                {" AND sort LIKE ?" * len(sorts)} GROUP BY workplace_key
            UNION ALL SELECT sort, key, {_OF_RECORD.format("workplace_key")},
                coalesce((SELECT people FROM case_rows WHERE workplace_key = known.key
                 ORDER BY changed_at DESC LIMIT 1), ''), content
            FROM known_workplaces AS known WHERE {found} ORDER BY name, key LIMIT ? OFFSET ?"""  # noqa: S608
        rows = self._db.execute(sql, (day, *asked, *sorts, day, *likes, limit, offset)).fetchall()
        return [_workplace_row(*row[1:]) for row in rows]

    def key_of(self, workplace: Workplace) -> str:
        """The key under which lists know a workplace."""
        return linked_workplace(self._db, workplace)

    def instructors(self, words: str = "", workplace: str = "", limit: int = -1) -> list[KnownPeople]:
        """Instructors with their workplaces, those of the newest demonstrations first; of one workplace by its key.

        After them come those whom only the register knows.
        """
        where, asked = _filter(words, "instructor")
        place = " AND workplace_key = ?" if workplace else ""
        sql = f"""SELECT (SELECT people FROM case_rows AS newest WHERE newest.workplace_key = known.workplace_key
                AND newest.instructor = known.instructor ORDER BY changed_at DESC LIMIT 1), workplace_key, instructor
            FROM (SELECT workplace_key, instructor, max(changed_at) AS changed FROM case_rows
                WHERE instructor > ''{place}{where}
                GROUP BY workplace_key, instructor ORDER BY changed DESC, instructor LIMIT ?) AS known"""  # noqa: S608
        rows = self._db.execute(sql, (*([workplace] if workplace else []), *asked, limit)).fetchall()
        shown = {(key, name) for _people_, key, name in rows}
        others = (one for one in self._registered(words, workplace) if one[0] not in shown)
        found = [_people(people) for people, _key, _name in rows] + [people for _key, people in others]
        return found if limit < 0 else found[:limit]

    def _registered(self, words: str, workplace: str) -> Iterator[tuple[tuple[str, str], KnownPeople]]:
        """The instructors of the register, each by key and name as `instructors` tells them apart."""
        found, likes = _likes(words)
        place, asked = (" AND key = ?", [workplace]) if workplace else ("", [])
        sql = f"SELECT key, content FROM known_workplaces WHERE {found}{place} ORDER BY sort, key"  # noqa: S608
        tokens = words_of(words)
        for key, kept in self._db.execute(sql, (*likes, *asked)):
            record = decode(KnownWorkplace, kept.encode())
            for one in record.instructors:
                if len(matches(one.name, tokens)) == len(set(tokens)):
                    yield (key, alphabetical(one.name)), KnownPeople(workplace=record.workplace, instructor=one)

    def _number(self, sql: str) -> int:
        return int(self._db.execute(sql).fetchone()[0])


def _filter(words: str, *columns: str) -> tuple[str, Sequence[str]]:
    asked = match_all(words, *columns)
    return (_FOUND, (asked,)) if asked else ("", ())


def _likes(words: str) -> tuple[str, list[str]]:
    """A condition on the register's words, and its values."""
    likes = likes_of(words)
    return " AND ".join(["words LIKE ?"] * len(likes)) or "true", likes


def _people(kept: str) -> KnownPeople:
    """The people of a row. A template's JSON names its workplace in the same field."""
    return decode(KnownPeople, kept.encode())


def _student_row(key: str, cases: int, next_on: str | None, kept: str, record: str) -> StudentRow:
    known = decode(KnownStudent, record.encode()) if record else None
    student = known.student if known else _people(kept).student
    return StudentRow(key=key, student=student, cases=cases, next_on=_day(next_on), record=known)


def _workplace_row(key: str, cases: int, next_on: str | None, kept: str, record: str) -> WorkplaceRow:
    people = _people(kept) if kept else KnownPeople()
    known = decode(KnownWorkplace, record.encode()) if record else None
    instructor = people.instructor if cases else WorkplaceInstructor()
    if known and not instructor.name:
        instructor = next(iter(known.instructors), instructor)
    return WorkplaceRow(
        key=key,
        workplace=known.workplace if known else people.workplace,
        instructor=instructor,
        cases=cases,
        next_on=_day(next_on),
        record=known,
    )


def _day(kept: Any) -> date | None:
    return date.fromisoformat(kept) if kept else None
