"""Qualification requirements, version beside version; the texts of each unit kept by their SHA-256.

A case pins the texts it was planned with by that number. They stay when the qualification is taken away.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import msgspec

from desktop.domain.curriculum import Finding, Qualification, QualificationUnit
from desktop.domain.errors import UserError
from desktop.domain.library import QualificationRow, UnitRow, Wanted, unit_row
from desktop.store.at_hand import AtHand
from desktop.store.case_lists import match_any
from desktop.store.connection import Database
from desktop.store.tables import moment_text
from desktop.store.unit_search import UnitSearch, add_words, drop_words
from desktop.store.values import decode, encode
from desktop.texts import _

_ROW = """SELECT id, version, name, reference_number, kind, valid_from, valid_until, transition_ends, imported_at,
    units, finding_count FROM qualifications"""
_NEWEST_FIRST = "ORDER BY q.imported_at DESC, u.qualification, u.version DESC, u.position"
_UNITS = """SELECT u.row, u.qualification, u.version, u.id, u.name, u.code, u.kind, u.extent, u.content, q.name,
    q.reference_number, q.valid_from, q.valid_until, q.transition_ends
    FROM units u JOIN qualifications q ON q.id = u.qualification AND q.version = u.version"""


class CurriculumRepository:
    """Keeps qualifications and units; the caller opens the transaction."""

    def __init__(self, db: Database, clock: Callable[[], datetime]) -> None:
        self._db = db
        self._now = clock
        self._search = UnitSearch(db, self._every_unit)
        self._rows = AtHand(db, self._every_row)

    def has(self, qualification: str, version: str) -> bool:
        """Whether this very version is here."""
        sql = "SELECT 1 FROM qualifications WHERE id = ? AND version = ?"
        return self._db.execute(sql, (qualification, version)).fetchone() is not None

    def add(self, qualification: Qualification, *, original: bytes, findings: Iterable[Finding] = ()) -> None:
        """Keep a version with the document it was read from; the same version again changes nothing."""
        if self.has(qualification.id, qualification.version):
            return
        self._forget()
        self._add_header(qualification, original, tuple(findings))
        for position, unit in enumerate(qualification.units):
            self._add_unit(qualification, position, unit)

    def _forget(self) -> None:
        """Versions come or go: what is at hand of them is read again."""
        self._search.forget()
        self._rows.forget()

    def _add_header(self, qualification: Qualification, original: bytes, findings: tuple[Finding, ...]) -> None:
        columns = {
            "id": qualification.id,
            "version": qualification.version,
            "name": _json(qualification.name),
            "reference_number": qualification.reference_number,
            "kind": qualification.kind,
            "valid_from": _day(qualification.valid_from),
            "valid_until": _day(qualification.valid_until),
            "transition_ends": _day(qualification.transition_ends),
            "imported_at": moment_text(self._now()),
            "units": len(qualification.units),
            "findings": _json(findings),
            "finding_count": len(findings),
            "content": _packed(msgspec.json.encode(replace(qualification, units=()))),
            "original": _packed(original),
        }
        self._insert("qualifications", columns)

    def _add_unit(self, qualification: Qualification, position: int, unit: QualificationUnit) -> None:
        sha = self.keep_unit(unit)
        columns = {
            "qualification": qualification.id,
            "version": qualification.version,
            "position": position,
            "id": unit.id,
            "code": unit.code,
            "kind": unit.kind.value,
            "extent": unit.extent,
            "name": _json(unit.name),
            "content": sha,
        }
        row = self._insert("units", columns)
        add_words(self._db, row, unit_row(qualification, unit, sha), unit)

    def keep_unit(self, unit: QualificationUnit) -> str:
        """Keep the texts of a unit that a case was planned with; returns the SHA-256 by which they are found."""
        content = encode(unit)
        sha = hashlib.sha256(content).hexdigest()
        if self._db.execute("SELECT 1 FROM unit_texts WHERE sha = ?", (sha,)).fetchone() is None:
            self._insert("unit_texts", {"sha": sha, "content": _packed(content)})
        return sha

    def _insert(self, table: str, columns: dict[str, Any]) -> int:
        names, marks = ", ".join(columns), ", ".join("?" * len(columns))
        sql = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608
        return int(self._db.execute(sql, (*columns.values(),)).lastrowid)

    def qualification(self, qualification: str, version: str) -> Qualification:
        """A version with all its units."""
        row = self._version("content", qualification, version)
        sql = """SELECT t.content FROM units u JOIN unit_texts t ON t.sha = u.content
            WHERE u.qualification = ? AND u.version = ? ORDER BY u.position"""
        units = (
            decode(QualificationUnit, _unpacked(one[0])) for one in self._db.execute(sql, (qualification, version))
        )
        return replace(decode(Qualification, _unpacked(row)), units=tuple(units))

    def original(self, qualification: str, version: str) -> bytes:
        """The document that a version was read from, as it was."""
        return _unpacked(self._version("original", qualification, version))

    def findings(self, qualification: str, version: str) -> tuple[Finding, ...]:
        """What was not understood when a version was read."""
        text = self._version("findings", qualification, version)
        return msgspec.json.decode(text, type=tuple[Finding, ...])

    def _version(self, column: str, qualification: str, version: str) -> Any:
        sql = f"SELECT {column} FROM qualifications WHERE id = ? AND version = ?"  # noqa: S608
        row = self._db.execute(sql, (qualification, version)).fetchone()
        if row is None:
            raise UserError(_("This version of the requirements is not in the file. Import it first."))
        return row[0]

    def unit(self, content: str) -> QualificationUnit:
        """The unit whose texts have this SHA-256, also when its qualification has been taken away."""
        return read_unit(self.packed_unit(content))

    def packed_unit(self, content: str) -> bytes:
        """The unit's texts as they are kept, for `read_unit`."""
        row = self._db.execute("SELECT content FROM unit_texts WHERE sha = ?", (content,)).fetchone()
        if row is None:
            raise UserError(_("The texts of this unit are not in the file. Import the requirements of the unit again."))
        return bytes(row[0])

    @staticmethod
    def content_of(unit: QualificationUnit) -> str:
        """The SHA-256 of a unit's texts, by which ``unit()`` finds it again."""
        return hashlib.sha256(encode(unit)).hexdigest()

    def qualifications(self) -> list[QualificationRow]:
        """Every version in the library; those of one qualification side by side, the newest first."""
        return list(self._rows.value())

    def _every_row(self) -> list[QualificationRow]:
        return [_qualification_row(row) for row in self._db.execute(f"{_ROW} ORDER BY name, id, version DESC")]

    def row(self, qualification: str, version: str) -> QualificationRow | None:
        """One version as lists show it; None when it is not here."""
        return next((one for one in self._rows.value() if (one.id, one.version) == (qualification, version)), None)

    def units(self, words: str = "", limit: int = -1, wanted: Wanted | None = None) -> list[UnitRow]:
        """The units in which every word begins a word of a name, code, number or qualification; all without words."""
        return self._search.find(words, wanted or Wanted(), limit)

    def units_mentioning(self, words: str, wanted: Wanted | None = None) -> list[UnitRow]:
        """The units in whose requirements every word begins a word."""
        return self._search.mentioning(words, wanted or Wanted())

    def bare_search(self, words: str, limit: int = -1) -> list[int]:
        """What a search finds, as FTS5 gives it: to measure what making values of it takes."""
        return self._search.bare(words, limit)

    def _every_unit(self) -> Iterable[tuple[int, UnitRow]]:
        return (_unit_row(row) for row in self._db.execute(f"{_UNITS} {_NEWEST_FIRST}"))

    def units_of(self, qualification: str, version: str) -> list[UnitRow]:
        """The units of one version, in their order."""
        sql = f"{_UNITS} WHERE u.qualification = ? AND u.version = ? ORDER BY u.position"
        return [_unit_row(row)[1] for row in self._db.execute(sql, (qualification, version))]

    def units_any(self, groups: Collection[Collection[str]], limit: int = -1) -> list[UnitRow]:
        """The units in which some word of each group begins a word."""
        return self._search.match(match_any(groups), limit)

    def words(self) -> list[str]:
        """The words of the names of units and qualifications, as the search sees them."""
        self._db.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.unit_words USING fts5vocab(main, unit_search, row)")
        return [row[0] for row in self._db.execute("SELECT term FROM temp.unit_words")]

    def delete(self, qualification: str, version: str) -> None:
        """Take a version out of the library; texts that a case was planned with stay."""
        self._forget()
        drop_words(self._db, qualification, version)
        self._db.execute("DELETE FROM qualifications WHERE id = ? AND version = ?", (qualification, version))
        self._db.execute(
            """DELETE FROM unit_texts WHERE sha NOT IN (SELECT content FROM units)
            AND sha NOT IN (SELECT content FROM case_rows)
            AND sha NOT IN (SELECT j.value FROM case_rows, json_each(case_rows.more_content) j)"""
        )


def _qualification_row(row: tuple[Any, ...]) -> QualificationRow:
    id_, version, name, number, kind, valid_from, valid_until, transition, imported, units, findings = row
    return QualificationRow(
        id=id_,
        version=version,
        name=msgspec.json.decode(name),
        reference_number=number,
        kind=kind,
        valid_from=_as_day(valid_from),
        valid_until=_as_day(valid_until),
        transition_ends=_as_day(transition),
        imported_at=datetime.fromisoformat(imported),
        units=units,
        findings=findings,
    )


def rebuild_units(db: Database) -> None:
    """Let every unit of the library be found again, after the tables of the search were made anew."""
    for columns in db.execute(_UNITS).fetchall():
        row, unit = _unit_row(columns)
        packed = db.execute("SELECT content FROM unit_texts WHERE sha = ?", (unit.content,)).fetchone()[0]
        add_words(db, row, unit, decode(QualificationUnit, _unpacked(packed)))


def _unit_row(row: tuple[Any, ...]) -> tuple[int, UnitRow]:
    number, qualification, version, id_, name, code, kind, extent, content, qualification_name, *dated = row
    reference, valid_from, valid_until, transition = dated
    return number, UnitRow(
        qualification=qualification,
        version=version,
        id=id_,
        name=msgspec.json.decode(name),
        code=code,
        kind=kind,
        extent=extent,
        content=content,
        qualification_name=msgspec.json.decode(qualification_name),
        reference_number=reference,
        valid_from=_as_day(valid_from),
        valid_until=_as_day(valid_until),
        transition_ends=_as_day(transition),
    )


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _as_day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _packed(data: bytes) -> bytes:
    """Compressed lightly: a document of 3 MiB in some 20 ms."""
    return zlib.compress(data, 1)


def read_unit(packed: bytes) -> QualificationUnit:
    """The unit whose texts are kept so."""
    return decode(QualificationUnit, _unpacked(packed))


def _unpacked(data: bytes) -> bytes:
    return zlib.decompress(data)
