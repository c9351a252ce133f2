"""Cases: each a mergeable document with its history, kept with its updates, its signed files and its rows in lists."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import Any, NamedTuple

import msgspec

from desktop.domain.case import Case
from desktop.domain.errors import UserError
from desktop.domain.history import Change, Conflict
from desktop.store.connection import Database
from desktop.store.documents import Document, Texts
from desktop.store.gate import refuse_identity_numbers
from desktop.store.projection import forget, project, project_into_empty
from desktop.store.tables import make_indexes, make_tables, moment_text
from desktop.store.values import decode, encode, from_value, to_value
from desktop.store.words import count_all_words
from desktop.texts import _

TEXTS = Texts(
    (
        "plan.guiding_counts",
        "plan.allowed_questions",
        "plan.stopped_when",
        "plan.support",
        "plan.support_agreed_how",
        "plan.deviations",
        "plan.requirements[].note",
        "comments[].text",
        "notes[].text",
        "evidence[].text",
        "interruptions[].reason",
        "complements[].what",
        "self_assessment.sentences.*",
        "self_assessment.would_do_differently",
        "views[].comments.*",
        "plan.requirements[].individual",
        "comparison.solved.*",
        "comparison.unresolved.*",
        "decision.reason",
        "decision.fail_reason",
        "decision.disagreement",
        "decision.deviation",
        "decision.strengths",
        "decision.to_develop",
        "decision.next_steps",
        "decision.retake.learn",
        "decision.retake.how",
        "sub_areas[].reason",
    )
)
"""The fields in which two people may write at the same time. The choice belongs to the file format."""

EVIDENCE = "evidence"


HELD = 8
"""How many cases are kept at hand: those that may be open at the same time."""


class KeptCase(NamedTuple):
    """A case as the file keeps it, for `read_case`, perhaps in another process.

    ``student`` and ``unit``, the SHA-256 of the unit's texts, are those of its row in lists. ``has_documents`` tells
    that people have signed it, now or at an earlier version, or that it was sent to be signed.
    """

    snapshot: bytes
    version: bytes
    changed: str
    student: str
    unit: str
    has_documents: bool


class _Held:
    """A case that was read or written lately, so that one mark does not read it three times."""

    def __init__(self, document: Document, version: bytes) -> None:
        self.document, self.version = document, version

    @cached_property
    def case(self) -> Case:
        return _read(self.document.value())


class CaseRepository:
    """Keeps cases; the caller opens the transaction.

    ``peer`` names who writes, for the merge. It is new each time the file is opened: a file that was copied, or put
    back from a backup, would otherwise write different changes under one name.
    """

    def __init__(self, db: Database, clock: Callable[[], datetime], peer: int | None = None) -> None:
        self._db = db
        self._now = clock
        self._peer = secrets.randbits(63) if peer is None else peer
        self._held: dict[str, _Held] = {}

    def add(self, case: Case, *, who: str, what: str) -> None:
        """Keep a new case."""
        self._store(Document(self._peer, TEXTS), case, who, what)

    def get(self, case_id: str) -> Case:
        """The case as it stands."""
        return self._hold(case_id).case

    def is_known(self, case_id: str) -> bool:
        """Whether a case is in the file."""
        return self._db.execute("SELECT 1 FROM documents WHERE id = ?", (case_id,)).fetchone() is not None

    def kept(self, case_id: str) -> KeptCase:
        """The case as it is kept, read by nobody yet: a fraction of the work of `get`."""
        sql = """SELECT d.snapshot, d.version, d.changed, r.body ->> 'student', r.content,
            EXISTS (SELECT 1 FROM files f WHERE f.doc = d.id AND f.kind <> ?)
            FROM documents d JOIN case_rows r ON r.id = d.id WHERE d.id = ?"""
        row = self._db.execute(sql, (EVIDENCE, case_id)).fetchone()
        snapshot, version, changed, student, unit, documents = _found(row)
        return KeptCase(bytes(snapshot), bytes(version), changed, student, unit, bool(documents))

    def save(self, case: Case, *, who: str, what: str) -> bytes:
        """Keep the fields that differ; returns them as an update for other copies, b"" when nothing differs."""
        held = self._hold(case.id)
        del self._held[case.id]  # what is written and then taken back must not be read again
        return self._store(held.document, case, who, what, before=held.case)

    def delete(self, case_id: str) -> None:
        """Take a case away with its history and its files."""
        forget(self._db, case_id)
        self._db.execute("DELETE FROM documents WHERE id = ?", (case_id,))

    def let_go(self, case_ids: Collection[str]) -> None:
        """Keep nothing of these cases at hand."""
        for case_id in case_ids:
            self._held.pop(case_id, None)

    def changed_at(self, case_id: str) -> datetime:
        """When the case was changed last."""
        return datetime.fromisoformat(self._one("SELECT changed FROM documents WHERE id = ?", case_id))

    def version(self, case_id: str) -> bytes:
        """Names the case as it stands among all its versions: about nine bytes."""
        return bytes(self._one("SELECT version FROM documents WHERE id = ?", case_id))

    def at_version(self, case_id: str, version: bytes) -> Case:
        """The case as it was at a version."""
        return _read(self._open(case_id).value_at(version))

    def newest_change(self) -> datetime | None:
        """When anything was changed last."""
        newest = self._db.execute("SELECT max(changed) FROM documents").fetchone()[0]
        return datetime.fromisoformat(newest) if newest else None

    def history(self, case_id: str) -> list[Change]:
        """Who changed what when, the oldest first."""
        from desktop.store.merging import history

        return history(self._open(case_id))

    def export(self, case_id: str, since: bytes = b"") -> bytes:
        """The case with its history for another copy, or only what a copy that stands at a version lacks."""
        document = self._open(case_id)
        return document.updates_since(since) if since else document.snapshot()

    def merge(self, case_id: str, update: bytes, *, who: str) -> list[Conflict]:
        """Take in what another copy has changed, or a case that is new here; returns what both set differently.

        UserError, and nothing is kept, when the update is damaged or does not make a whole case.
        """
        from desktop.store.merging import merge

        known = self.is_known(case_id)
        document = self._open(case_id) if known else Document(self._peer, TEXTS)
        before = document.value() if known else {}
        conflicts = merge(document, update)
        after = document.value()
        refuse_identity_numbers(after, before)
        case = _read(after)
        if case.id != case_id:
            raise UserError(_("This file is about another demonstration. Nothing was changed."))
        self._keep(document, case, update, who)
        return [self.add_conflict(case_id, one) for one in conflicts]

    def conflicts(self, case_id: str) -> list[Conflict]:
        """What two copies set differently and nobody has settled yet."""
        sql = "SELECT id, content FROM conflicts WHERE doc = ? AND settled IS NULL ORDER BY id"
        rows = self._db.execute(sql, (case_id,)).fetchall()
        return [replace(decode(Conflict, content.encode()), id=number) for number, content in rows]

    def settle(self, conflict: int, *, who: str) -> None:
        """People have looked at a conflict and the case says what they want."""
        sql = "UPDATE conflicts SET settled = ?, settled_by = ? WHERE id = ?"
        self._db.execute(sql, (moment_text(self._now()), who, conflict))

    def add_file(self, case_id: str, kind: str, data: bytes) -> str:
        """Keep a document of a case under the SHA-256 of its bytes, which is returned. Nothing replaces it."""
        sha = hashlib.sha256(data).hexdigest()
        self._db.execute(
            "INSERT OR IGNORE INTO files (sha, doc, kind, data, made) VALUES (?, ?, ?, ?, ?)",
            (sha, case_id, kind, data, moment_text(self._now())),
        )
        return sha

    def file(self, sha: str) -> bytes:
        """The bytes of a kept document."""
        return bytes(self._one("SELECT data FROM files WHERE sha = ?", sha))

    def add_evidence(self, case_id: str, data: bytes) -> str:
        """Keep the bytes of evidence that the case is about to name; returns their SHA-256."""
        sha = hashlib.sha256(data).hexdigest()
        self._db.execute(
            "INSERT OR IGNORE INTO files (sha, doc, kind, data, made) VALUES (?, ?, ?, ?, ?)",
            (_own_name(case_id, sha), case_id, EVIDENCE, data, moment_text(self._now())),
        )
        return sha

    def evidence(self, case_id: str, sha: str) -> bytes | None:
        """The bytes of evidence by their SHA-256; None where another copy of the case has them."""
        row = self._db.execute("SELECT data FROM files WHERE sha = ?", (_own_name(case_id, sha),)).fetchone()
        return bytes(row[0]) if row else None

    def _drop_evidence(self, case: Case) -> None:
        """Take away the bytes of evidence that the case does not name any more, and wipe where they lay."""
        named = {_own_name(case.id, sha) for one in case.evidence for sha in (one.sha256, one.small)}
        rows = self._db.execute("SELECT sha FROM files WHERE doc = ? AND kind = ?", (case.id, EVIDENCE)).fetchall()
        unnamed = [row for row in rows if row[0] not in named]
        if unnamed:
            self._db.execute("PRAGMA secure_delete = ON")
            for row in unnamed:
                self._db.execute("DELETE FROM files WHERE sha = ?", row)
            self._db.execute("PRAGMA secure_delete = OFF")

    def files(self, case_id: str) -> list[tuple[str, bytes]]:
        """Every document and all evidence of a case, each with its kind."""
        rows = self._db.execute("SELECT kind, data FROM files WHERE doc = ? ORDER BY made, sha", (case_id,)).fetchall()
        return [(kind, bytes(data)) for kind, data in rows]

    def keep_file(self, case_id: str, kind: str, data: bytes) -> None:
        """Keep a file of a case as another copy of it has it."""
        if kind == EVIDENCE:
            self.add_evidence(case_id, data)
        else:
            self.add_file(case_id, kind, data)

    @staticmethod
    def read(snapshot: bytes) -> Case:
        """The case that another copy holds; a UserError when it is not whole."""
        return read_case(snapshot)

    def file_known(self, sha: str) -> bool:
        """Whether a document with this SHA-256 is kept here."""
        return self._db.execute("SELECT 1 FROM files WHERE sha = ?", (sha,)).fetchone() is not None

    def _open(self, case_id: str) -> Document:
        snapshot = self._one("SELECT snapshot FROM documents WHERE id = ?", case_id)
        return Document(self._peer, TEXTS, bytes(snapshot))

    def _hold(self, case_id: str) -> _Held:
        """The case as it was read or written last, if it still stands so in the file; else it is read now."""
        version = self.version(case_id)
        held = self._held.pop(case_id, None)
        if held is None or held.version != version:
            held = _Held(self._open(case_id), version)
        return self._keep_at_hand(case_id, held)

    def _keep_at_hand(self, case_id: str, held: _Held) -> _Held:
        self._held[case_id] = held
        if len(self._held) > HELD:
            del self._held[next(iter(self._held))]  # which has not been read for the longest time
        return held

    def _one(self, sql: str, key: str) -> Any:
        row = self._db.execute(sql, (key,)).fetchone()
        return _found(row)[0]

    def _store(self, document: Document, case: Case, who: str, what: str, before: Case | None = None) -> bytes:
        known = to_value(before) if before else {}
        update = document.write(to_value(case), before=known, who=who, what=what, at=self._now())
        if update:
            self._keep(document, case, update, who)
        self._keep_at_hand(case.id, _Held(document, document.version()))
        return update

    def _keep(self, document: Document, case: Case, update: bytes, who: str) -> None:
        moment = self._later_than_before(case.id)
        self._db.execute(
            """INSERT INTO documents (id, snapshot, version, changed) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE
            SET snapshot = excluded.snapshot, version = excluded.version, changed = excluded.changed""",
            (case.id, document.snapshot(), document.version(), moment),
        )
        self._db.execute(
            "INSERT OR IGNORE INTO updates (sha, doc, payload, actor, received) VALUES (?, ?, ?, ?, ?)",
            (hashlib.sha256(update).hexdigest(), case.id, update, who, moment),
        )
        self._drop_evidence(case)
        project(self._db, case, datetime.fromisoformat(moment))

    def _later_than_before(self, case_id: str) -> str:
        """The moment of a change: by the clock, but never before the change before it, as clocks are set back."""
        before = self._db.execute("SELECT changed FROM documents WHERE id = ?", (case_id,)).fetchone()
        return max(moment_text(self._now()), before[0] if before else "")

    def add_conflict(self, case_id: str, conflict: Conflict) -> Conflict:
        """Keep what two copies set differently, until people settle it."""
        sql = "INSERT INTO conflicts (doc, content, found) VALUES (?, ?, ?)"
        added = self._db.execute(sql, (case_id, encode(conflict).decode(), moment_text(self._now())))
        return replace(conflict, id=added.lastrowid)


def _found(row: Any) -> Any:
    if row is None:
        raise UserError(_("This demonstration is no longer in the file. Go back to the list."))
    return row


def _own_name(case_id: str, sha: str) -> str:
    """The name under which a case keeps evidence: the same picture in two cases is two files, so each may go."""
    return hashlib.sha256(f"{case_id}/{sha}".encode()).hexdigest()


def rebuild(db: Database) -> None:
    """Make the rows of lists anew from the documents and the library."""
    from desktop.store.curriculum import rebuild_units

    with db.atomic():
        make_tables(db)
        rebuild_units(db)
        for snapshot, changed in db.execute("SELECT snapshot, changed FROM documents").fetchall():
            project_into_empty(db, read_case(bytes(snapshot)), datetime.fromisoformat(changed))
        count_all_words(db)
        make_indexes(db)


def read_case(snapshot: bytes) -> Case:
    """The case that a kept snapshot holds; a UserError when it was made by a newer program or is not whole."""
    return _read(Document(0, TEXTS, snapshot).value())


def _read(value: dict[str, Any]) -> Case:
    try:
        return from_value(Case, value)
    except msgspec.ValidationError as error:
        text = _("This demonstration was made by a newer version of the program, or is not whole. Nothing was changed.")
        raise UserError(text) from error
