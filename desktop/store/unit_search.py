"""The search over units: FTS5 says which, and what lists show of them is kept at hand, as it changes but seldom."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice

from desktop.domain.curriculum import QualificationUnit, rows_of
from desktop.domain.library import UnitRow, Wanted
from desktop.store.at_hand import AtHand
from desktop.store.case_lists import match_all
from desktop.store.connection import Database

_FOUND = "SELECT rowid FROM unit_search WHERE unit_search MATCH ? ORDER BY rank LIMIT ?"
_MENTIONED = "SELECT rowid FROM unit_text_search WHERE unit_text_search MATCH ?"
_EVERY = -1


class UnitSearch:
    """Finds units by words in any language and by filters. ``read`` gives them all, in the order of a list of all."""

    def __init__(self, db: Database, read: Callable[[], Iterable[tuple[int, UnitRow]]]) -> None:
        self._db = db
        self._units = AtHand(db, lambda: dict(read()))

    def forget(self) -> None:
        """Units came or went: read them again when they are asked for."""
        self._units.forget()

    def find(self, words: str, wanted: Wanted, limit: int) -> list[UnitRow]:
        """The units in which every word begins a word, the best first; all of them without words."""
        units = self._units.value()
        if asked := match_all(words):
            rows = self._match(asked, limit if wanted.is_everything else _EVERY)
            found: Iterable[UnitRow] = (units[row] for row in rows)
        else:
            found = units.values()
        taken = found if wanted.is_everything else filter(wanted.taker(), found)
        return list(taken if limit == _EVERY else islice(taken, limit))

    def mentioning(self, words: str, wanted: Wanted) -> list[UnitRow]:
        """The units whose requirements have, for every word, one that begins so; in the order of a list of all."""
        asked = match_all(words)
        rows = {row for (row,) in self._db.execute(_MENTIONED, (asked,))} if asked else set()
        takes = wanted.taker()
        return [unit for row, unit in self._units.value().items() if row in rows and takes(unit)]

    def match(self, asked: str, limit: int) -> list[UnitRow]:
        """The units that fit what FTS5 is asked for; none where nothing is asked."""
        units = self._units.value()
        return [units[row] for row in self._match(asked, limit)] if asked else []

    def bare(self, words: str, limit: int) -> list[int]:
        """What FTS5 finds, as it gives it: to measure what everything else takes."""
        return self._match(match_all(words), limit)

    def _match(self, asked: str, limit: int) -> list[int]:
        return [row for (row,) in self._db.execute(_FOUND, (asked, limit)).fetchall()]


def add_words(db: Database, row: int, unit: UnitRow, texts: QualificationUnit) -> None:
    """Let a unit be found by its names, its code, and the names and number of its qualification; and by its texts."""
    words = (
        " ".join(unit.name.values()),
        unit.code,
        " ".join((*unit.qualification_name.values(), unit.reference_number)),
    )
    db.execute("INSERT INTO unit_search (rowid, name, code, qualification) VALUES (?, ?, ?, ?)", (row, *words))
    said = " ".join(words for line in rows_of(texts) for words in (*line.area.values(), *line.text.values()))
    db.execute("INSERT INTO unit_text_search (rowid, texts) VALUES (?, ?)", (row, said))


def drop_words(db: Database, qualification: str, version: str) -> None:
    """Let the units of a version be found no more."""
    units = "SELECT row FROM units WHERE qualification = ? AND version = ?"
    for table in ("unit_search", "unit_text_search"):
        db.execute(f"DELETE FROM {table} WHERE rowid IN ({units})", (qualification, version))  # noqa: S608
