"""Plain tables that every list and search reads. They hold nothing of their own: dropped, they are made anew."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec

from desktop.domain.case import Case, current_step, stage, visible_notes
from desktop.domain.gates import step_problems, whose_turn
from desktop.domain.terms import Role
from desktop.store.connection import Database

VERSION = 1
"""Raise it with every change of the tables or of what they are made from: old files then make them anew."""

_KEY = "projection"
_TABLES = (
    "DROP TABLE IF EXISTS case_rows",
    "DROP TABLE IF EXISTS case_search",
    """CREATE TABLE case_rows (
        row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE REFERENCES documents(id) ON DELETE CASCADE,
        number INTEGER NOT NULL, student TEXT NOT NULL, student_number TEXT NOT NULL, unit TEXT NOT NULL, extent REAL,
        content TEXT NOT NULL, workplace TEXT NOT NULL, teacher TEXT NOT NULL, instructor TEXT NOT NULL,
        starts TEXT, ends TEXT, stage TEXT NOT NULL, step TEXT NOT NULL, next_role TEXT, missing INTEGER NOT NULL,
        signed_by TEXT NOT NULL, changed_at TEXT NOT NULL) STRICT""",
    "CREATE INDEX case_rows_by_change ON case_rows(changed_at)",
    "CREATE INDEX case_rows_by_start ON case_rows(stage, starts)",
    "CREATE INDEX case_rows_by_content ON case_rows(content)",
    """CREATE VIRTUAL TABLE case_search USING fts5(
        student, unit, place, people, notes, content='', contentless_delete=1, prefix='2 3',
        tokenize='unicode61 remove_diacritics 2')""",
)


def is_current(db: Database) -> bool:
    """Whether the tables are those of today's code."""
    kept = db.execute("SELECT value FROM settings WHERE key = ?", (_KEY,)).fetchone()
    return bool(kept and kept[0] == str(VERSION))


def make_tables(db: Database) -> None:
    """Make the tables, empty. Call it inside a transaction."""
    for statement in _TABLES:
        db.execute(statement)
    db.execute("INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)", (_KEY, str(VERSION)))


def project(db: Database, case: Case, changed_at: datetime) -> None:
    """Bring the rows of one case up to date."""
    known = db.execute("SELECT row FROM case_rows WHERE id = ?", (case.id,)).fetchone()
    columns = {**({"row": known[0]} if known else {}), **_columns(case, changed_at)}
    names, marks = ", ".join(columns), ", ".join("?" * len(columns))
    added = db.execute(f"INSERT OR REPLACE INTO case_rows ({names}) VALUES ({marks})", (*columns.values(),))  # noqa: S608
    row = known[0] if known else added.lastrowid
    db.execute(
        "INSERT OR REPLACE INTO case_search (rowid, student, unit, place, people, notes) VALUES (?, ?, ?, ?, ?, ?)",
        (row, *search_words(case)),
    )


def forget(db: Database, case_id: str) -> None:
    """Take a case out of the lists."""
    db.execute("DELETE FROM case_search WHERE rowid = (SELECT row FROM case_rows WHERE id = ?)", (case_id,))
    db.execute("DELETE FROM case_rows WHERE id = ?", (case_id,))


def _columns(case: Case, changed_at: datetime) -> dict[str, Any]:
    reached, step = stage(case), current_step(case)
    return {
        "id": case.id,
        "number": case.number,
        "student": case.student.name,
        "student_number": case.student.number,
        "unit": _json(case.unit.name),
        "extent": case.unit.extent,
        "content": case.unit.content,
        "workplace": case.workplace.name,
        "teacher": case.teacher.name,
        "instructor": case.instructor.name,
        "starts": case.plan.starts and case.plan.starts.isoformat(),
        "ends": case.plan.ends and case.plan.ends.isoformat(),
        "stage": reached.value,
        "step": step.value,
        "next_role": whose_turn(case, reached),
        "missing": sum(problem.hard for problem in step_problems(case, step)),
        "signed_by": _json([one.id for one in case.signing.signatures]),
        "changed_at": moment_text(changed_at),
    }


def search_words(case: Case) -> tuple[str, ...]:
    """What a case is found by. An observation that is private to another than the teacher is not searched."""
    notes = (note.text for note in visible_notes(case, Role.TEACHER))
    tasks = (task.text for task in case.plan.tasks)
    return (
        f"{case.student.name} {case.student.number}",
        " ".join((*case.unit.name.values(), case.unit.code, *case.unit.qualification_name.values())),
        f"{case.workplace.name} {case.plan.place_description}",
        " ".join((case.teacher.name, case.instructor.name, *(one.name for one in case.plan.assessors))),
        " ".join((*tasks, *notes)),
    )


def moment_text(moment: datetime) -> str:
    """A moment as ISO text that sorts as time does: in UTC, always with microseconds."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
