"""What the tables that every list and search reads say of a case."""

from __future__ import annotations

import unicodedata
from datetime import datetime
from typing import Any

import msgspec

from desktop.domain.case import (
    Case,
    current_step,
    open_rectification,
    open_review,
    side_state,
    stage,
    visible_notes,
)
from desktop.domain.gates import progress, step_problems, whose_turn
from desktop.domain.known import KnownPeople
from desktop.domain.lacking import kinds_of
from desktop.domain.local_text import say
from desktop.domain.overview import CaseRow
from desktop.domain.periods import unreached_on
from desktop.domain.registers import waits_for_koski
from desktop.domain.retention import ended_on
from desktop.domain.stages import Stage
from desktop.domain.terms import Role, is_role
from desktop.store.connection import Database
from desktop.store.linking import linked_student, linked_workplace
from desktop.store.tables import moment_text
from desktop.store.values import encode
from desktop.store.words import count_words, name_words

_STAGES = {one: place for place, one in enumerate(Stage)}


def project(db: Database, case: Case, changed_at: datetime) -> None:
    """Bring the rows of one case up to date."""
    known = db.execute("SELECT row, words FROM case_rows WHERE id = ?", (case.id,)).fetchone()
    columns = {**({"row": known[0]} if known else {}), **columns_of(db, case, changed_at)}
    count_words(db, known[1] if known else "", columns["words"])
    _insert(db, case, columns)


def project_into_empty(db: Database, case: Case, changed_at: datetime) -> None:
    """Add the rows of one case to lists that are made anew; words are counted when all are there."""
    _insert(db, case, columns_of(db, case, changed_at))


def _insert(db: Database, case: Case, columns: dict[str, Any]) -> None:
    names, marks = ", ".join(columns), ", ".join("?" * len(columns))
    added = db.execute(f"INSERT OR REPLACE INTO case_rows ({names}) VALUES ({marks})", (*columns.values(),))  # noqa: S608
    db.execute(
        """INSERT OR REPLACE INTO case_search (rowid, student, unit, workplace, place, instructor, people, notes)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
        (columns.get("row") or added.lastrowid, *search_words(case)),
    )


def forget(db: Database, case_id: str) -> None:
    """Take a case out of the lists."""
    known = db.execute("SELECT words FROM case_rows WHERE id = ?", (case_id,)).fetchone()
    count_words(db, known[0] if known else "", "")
    db.execute("DELETE FROM case_search WHERE rowid = (SELECT row FROM case_rows WHERE id = ?)", (case_id,))
    db.execute("DELETE FROM case_rows WHERE id = ?", (case_id,))


def columns_of(db: Database, case: Case, changed_at: datetime) -> dict[str, Any]:
    """The row of a case in the lists: the names of its columns and their values."""
    row = case_row(case)
    return {
        "id": case.id,
        "student": alphabetical(row.student),
        "unit": alphabetical(say(row.unit, "fi")),
        "workplace": alphabetical(row.workplace),
        "starts": row.starts and row.starts.isoformat(),
        "stage": row.stage.value,
        "stage_place": _STAGES[row.stage],
        "next_role": row.next_role,
        "changed_at": moment_text(changed_at),
        "content": case.unit.content,
        "student_key": linked_student(db, case.student),
        "workplace_key": linked_workplace(db, case.workplace),
        "instructor": alphabetical(case.instructor.name),
        "people": encode(known_people(case)).decode(),
        "to_koski": moment_text(max((one.at for one in case.signing.signatures), default=changed_at))
        if row.to_koski
        else None,
        "retake": row.retake_on and row.retake_on.isoformat(),
        "unreached": row.unreached_on and row.unreached_on.isoformat(),
        "appeal": _appealed_on(case),
        "follows": case.follows.id if case.follows else None,
        "ended": row.ended and row.ended.isoformat(),
        "keep_until": row.keep_until and row.keep_until.isoformat(),
        "words": name_words(case),
        "qualification": case.unit.qualification,
        "version": case.unit.version,
        "more_content": msgspec.json.encode([one.content for one in case.sub_areas]).decode(),
        "body": msgspec.json.encode(row).decode(),  # with its defaults: msgspec reads values faster than it sets those
    }


def _appealed_on(case: Case) -> str | None:
    """When a review or a rectification that waits for its decision was asked for."""
    waiting = open_review(case) or open_rectification(case)
    return waiting.requested_on.isoformat() if waiting else None


def _signed_at(case: Case) -> datetime | None:
    """When the last signature was given."""
    return max((one.at for one in case.signing.signatures), default=None)


def case_row(case: Case) -> CaseRow:
    """What lists show of a case."""
    reached, step = stage(case), current_step(case)
    lacking = step_problems(case, step)
    done, total = progress(case, reached)
    side, side_on = side_state(case)
    return CaseRow(
        id=case.id,
        student=case.student.name,
        student_number=case.student.number,
        unit=case.unit.name,
        extent=case.unit.extent,
        kind=case.unit.kind,
        scale=case.unit.scale,
        workplace=case.workplace.name,
        instructor=case.instructor.name,
        starts=case.plan.starts,
        stage=reached,
        step=step,
        next_role=whose_turn(case, reached),
        lacks=kinds_of(lacking),
        done=done,
        total=total,
        times=tuple((one.day, one.starts) for one in case.plan.situations),
        signed_by=tuple(one.id for one in case.signing.signatures),
        beside=_missing_beside(case),
        grade=case.decision.grade if case.decision.decided_on else None,
        adapted=case.is_adapted,
        refused=next((one.name for one in case.signing.refusals), ""),
        awaited=next((one.name for one in case.signing.awaited), ""),
        remind_on=next((one.remind_on for one in case.signing.awaited), None),
        retake_on=case.decision.retake_on if case.decision.decided_on else None,
        side=side,
        side_on=side_on,
        ended=ended_on(case),
        keep_until=case.keep_until,
        to_koski=waits_for_koski(case, reached),
        unreached_on=unreached_on(case.agreement, case.instructor),
    )


def _missing_beside(case: Case) -> tuple[str, ...]:
    """Who beside the two must sign and has not signed yet, once something may be signed."""
    missing = (one for one in case.signers if not is_role(one) and not case.signing.signed_by(one))
    return tuple(case.person(one) for one in missing) if case.decision.decided_on else ()


def known_people(case: Case) -> KnownPeople:
    """Whom a case makes known to later ones."""
    return KnownPeople(student=case.student, workplace=case.workplace, instructor=case.instructor)


def alphabetical(text: str) -> str:
    """A key that sorts as Finnish and Swedish do: å ä ö after z in this order, else case and accents do not count."""
    if text.isascii():
        return " ".join(text.split()).casefold()
    kept = unicodedata.normalize("NFC", " ".join(text.split())).casefold().translate(_LAST_LETTERS)
    return "".join(letter for letter in unicodedata.normalize("NFD", kept) if not unicodedata.combining(letter))


_LAST_LETTERS = str.maketrans({"å": "\uffff1", "ä": "\uffff2", "ö": "\uffff3"})  # after every letter


def search_words(case: Case) -> tuple[str, ...]:
    """What a case is found by. An observation that is private to another than the teacher is not searched."""
    notes = (note.text for note in visible_notes(case, Role.TEACHER))
    tasks = (task.text for task in case.plan.tasks)
    return (
        f"{case.student.name} {case.student.number} {case.student.oid}",
        " ".join((*case.unit.name.values(), case.unit.code, *case.unit.qualification_name.values())),
        f"{case.workplace.name} {case.workplace.business_id}",
        case.plan.place_description,
        case.instructor.name,
        " ".join((case.teacher.name, case.workplace.contact, *(one.name for one in case.plan.assessors))),
        " ".join((*tasks, *notes)),
    )
