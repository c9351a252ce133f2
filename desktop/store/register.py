"""The register of students and workplaces: kept as JSON, and the cases that belong to each found by one key."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from desktop.domain.errors import UserError
from desktop.domain.known import KnownPeople, folded, student_key, workplace_key
from desktop.domain.near import words_of
from desktop.domain.register import KnownStudent, KnownWorkplace
from desktop.store.connection import Database
from desktop.store.gate import refuse_identity_numbers
from desktop.store.linking import likes_of, linked_student, linked_workplace, number_key
from desktop.store.projection import alphabetical
from desktop.store.values import decode, encode
from desktop.texts import _

R = TypeVar("R", KnownStudent, KnownWorkplace)


class RegisterRepository:
    """Keeps known students and workplaces; the caller opens the transaction, and calls `relink` at its end."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def students(self) -> list[KnownStudent]:
        """Every known student, by name."""
        return self._read(KnownStudent, "known_students", "ORDER BY sort, key")

    def workplaces(self) -> list[KnownWorkplace]:
        """Every known workplace, by name."""
        return self._read(KnownWorkplace, "known_workplaces", "ORDER BY sort, key")

    def student(self, record_id: str) -> KnownStudent:
        """The known student with this id."""
        return self._one(KnownStudent, "known_students", record_id)

    def workplace(self, record_id: str) -> KnownWorkplace:
        """The known workplace with this id."""
        return self._one(KnownWorkplace, "known_workplaces", record_id)

    def find_students(self, words: str, limit: int) -> list[KnownStudent]:
        """Known students by the beginnings of words of their names, numbers and groups."""
        return self._find(KnownStudent, "known_students", words, limit)

    def find_workplaces(self, words: str, limit: int) -> list[KnownWorkplace]:
        """Known workplaces by the beginnings of words of their names, business IDs and instructors' names."""
        return self._find(KnownWorkplace, "known_workplaces", words, limit)

    def put(self, records: Iterable[KnownStudent | KnownWorkplace]) -> None:
        """Keep records, each in place of the one with its id."""
        kept = list(records)
        students = [_student_values(one) for one in kept if isinstance(one, KnownStudent)]
        workplaces = [_workplace_values(one) for one in kept if isinstance(one, KnownWorkplace)]
        refuse_identity_numbers([*students, *workplaces])
        self.delete(one.id for one in kept)  # first all of them: two may exchange their keys
        self._db.execute_many("INSERT INTO known_students VALUES (?, ?, ?, ?, ?, ?, ?, ?)", students)
        self._db.execute_many("INSERT INTO known_workplaces VALUES (?, ?, ?, ?, ?, ?, ?)", workplaces)

    def delete(self, ids: Iterable[str]) -> None:
        """Take records away, students and workplaces."""
        gone = [(one,) for one in ids]
        for table in ("known_students", "known_workplaces"):
            if self._db.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone():  # noqa: S608
                self._db.execute_many(f"DELETE FROM {table} WHERE id = ?", gone)  # noqa: S608

    def relink(self) -> None:
        """Let lists find the cases and plan templates of each student and workplace after the register has changed."""
        sql = "SELECT row, student_key, workplace_key, people FROM case_rows"
        for row, student, workplace, kept in self._db.execute(sql).fetchall():
            people = decode(KnownPeople, kept.encode())
            keys = (linked_student(self._db, people.student), linked_workplace(self._db, people.workplace))
            if keys != (student, workplace):
                changed = "UPDATE case_rows SET student_key = ?, workplace_key = ? WHERE row = ?"
                self._db.execute(changed, (*keys, row))
        for row, kept in self._db.execute("SELECT row, content FROM templates").fetchall():
            key = linked_workplace(self._db, decode(KnownPeople, kept.encode()).workplace)
            self._db.execute("UPDATE templates SET workplace_key = ? WHERE row = ?", (key, row))

    def _read(self, kind: type[R], table: str, rest: str, *values: object) -> list[R]:
        rows = self._db.execute(f"SELECT content FROM {table} {rest}", values).fetchall()  # noqa: S608
        return [decode(kind, content.encode()) for (content,) in rows]

    def _one(self, kind: type[R], table: str, record_id: str) -> R:
        found = self._read(kind, table, "WHERE id = ?", record_id)
        if not found:
            raise UserError(_("This is no longer in the file. Go back to the list."))
        return found[0]

    def _find(self, kind: type[R], table: str, words: str, limit: int) -> list[R]:
        likes = likes_of(words)
        asked = " AND ".join(["words LIKE ?"] * len(likes))
        return self._read(kind, table, f"WHERE {asked} ORDER BY sort, key LIMIT ?", *likes, limit) if likes else []


def _student_values(one: KnownStudent) -> tuple[str, ...]:
    told = one.student
    words = _words(told.name, told.number, told.oid, one.group)
    return (
        one.id,
        student_key(told),
        folded(told.name),
        number_key(told.number),
        number_key(told.oid),
        alphabetical(told.name),
        words,
        encode(one).decode(),
    )


def _workplace_values(one: KnownWorkplace) -> tuple[str, ...]:
    told = one.workplace
    words = _words(told.name, told.business_id, *(person.name for person in one.instructors))
    return (
        one.id,
        workplace_key(told),
        folded(told.name),
        told.business_id.strip(),
        alphabetical(told.name),
        words,
        encode(one).decode(),
    )


def _words(*texts: str) -> str:
    return "".join(f" {word}" for text in texts for word in words_of(text))
