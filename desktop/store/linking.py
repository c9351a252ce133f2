"""Which student and workplace of the register a case belongs to: lists know both by one key."""

from __future__ import annotations

from desktop.domain.known import folded, student_key, workplace_key
from desktop.domain.near import words_of
from desktop.domain.people import Student, Workplace
from desktop.store.connection import Database


def number_key(number: str) -> str:
    """A number as it is compared."""
    return number.strip().casefold()


def likes_of(words: str) -> list[str]:
    """What the column ``words`` of the register is compared with: each word as the beginning of one."""
    return [f"% {word}%" for word in words_of(words)]


def linked_student(db: Database, student: Student) -> str:
    """The key under which lists know a student: that of the register where they are there, else their own.

    The rules are those of `domain.register.plan_students`.
    """
    numbers = {"number": number_key(student.number), "oid": number_key(student.oid)}
    for column, value in numbers.items():
        found = value and db.execute(f"SELECT key FROM known_students WHERE {column} = ?", (value,)).fetchone()  # noqa: S608
        if found:
            return str(found[0])
    sql = "SELECT key, number || oid FROM known_students WHERE name = ? LIMIT 2"
    own = student_key(student)
    return _named(db, sql, student.name, any(numbers.values())) or own


def linked_workplace(db: Database, workplace: Workplace) -> str:
    """The key under which lists know a workplace, likewise."""
    own = workplace_key(workplace)
    if not own or db.execute("SELECT 1 FROM known_workplaces WHERE key = ?", (own,)).fetchone():
        return own
    sql = "SELECT key, business_id FROM known_workplaces WHERE name = ? LIMIT 2"
    return _named(db, sql, workplace.name, bool(workplace.business_id.strip())) or own


def _named(db: Database, sql: str, name: str, has_id: bool) -> str:
    """The key of the only one who is called so, unless both have ids: then they are two."""
    found = db.execute(sql, (folded(name),)).fetchall() if folded(name) else []
    return str(found[0][0]) if len(found) == 1 and not (has_id and found[0][1]) else ""
