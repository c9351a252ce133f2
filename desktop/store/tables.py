"""Plain tables that every list and search reads. They hold nothing of their own: dropped, they are made anew."""

from __future__ import annotations

from datetime import UTC, datetime

from desktop.store.connection import Database

VERSION = 17
"""Raise it with every change of the tables or of what they are made from: old files then make them anew."""

UNDATED_FIRST = "coalesce(starts, '9999')"
"""What to order by, descending, so that those without a day come before the newest; there are indexes on it."""

_KEY = "projection"
_INDEX = "CREATE INDEX"
_TABLES = (
    "DROP TABLE IF EXISTS case_rows",
    "DROP TABLE IF EXISTS case_search",
    "DROP TABLE IF EXISTS case_words",
    "DROP TABLE IF EXISTS unit_search",
    "DROP TABLE IF EXISTS unit_text_search",
    "CREATE TABLE case_words (word TEXT PRIMARY KEY NOT NULL, cases INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    # names are sort keys; people and body are values as JSON; words are those of names, see words.py
    """CREATE TABLE case_rows (
        row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE REFERENCES documents(id) ON DELETE CASCADE,
        student TEXT NOT NULL, unit TEXT NOT NULL, workplace TEXT NOT NULL, starts TEXT, stage TEXT NOT NULL,
        stage_place INTEGER NOT NULL, next_role TEXT, changed_at TEXT NOT NULL, content TEXT NOT NULL,
        student_key TEXT NOT NULL, workplace_key TEXT NOT NULL, instructor TEXT NOT NULL, people TEXT NOT NULL,
        retake TEXT, to_koski TEXT, unreached TEXT, appeal TEXT, follows TEXT, ended TEXT, keep_until TEXT,
        words TEXT NOT NULL, qualification TEXT NOT NULL, version TEXT NOT NULL, more_content TEXT NOT NULL,
        body TEXT NOT NULL) STRICT""",
    "CREATE INDEX case_rows_by_change ON case_rows(changed_at DESC, id)",
    "CREATE INDEX case_rows_by_stage ON case_rows(stage, starts)",
    "CREATE INDEX case_rows_by_stage_change ON case_rows(stage, changed_at, id)",
    "CREATE INDEX case_rows_by_start ON case_rows(starts, id)",
    "CREATE INDEX case_rows_by_student ON case_rows(student, student_key, stage_place, starts)",
    "CREATE INDEX case_rows_of_student ON case_rows(student_key, changed_at)",
    f"CREATE INDEX case_rows_of_student_by_start ON case_rows(student_key, {UNDATED_FIRST} DESC, id)",
    "CREATE INDEX case_rows_by_unit ON case_rows(unit)",
    "CREATE INDEX case_rows_by_workplace ON case_rows(workplace, workplace_key, stage_place, starts)",
    "CREATE INDEX case_rows_of_workplace ON case_rows(workplace_key, changed_at)",
    f"CREATE INDEX case_rows_of_workplace_by_start ON case_rows(workplace_key, {UNDATED_FIRST} DESC, id)",
    "CREATE INDEX case_rows_by_instructor ON case_rows(workplace_key, instructor, changed_at)",
    "CREATE INDEX case_rows_by_stage_place ON case_rows(stage_place)",
    "CREATE INDEX case_rows_by_retake ON case_rows(retake) WHERE retake IS NOT NULL",
    "CREATE INDEX case_rows_by_unreached ON case_rows(unreached) WHERE unreached IS NOT NULL",
    "CREATE INDEX case_rows_by_appeal ON case_rows(appeal, id) WHERE appeal IS NOT NULL",
    "CREATE INDEX case_rows_by_follows ON case_rows(follows) WHERE follows IS NOT NULL",
    "CREATE INDEX case_rows_by_keeping ON case_rows(keep_until, ended)",
    "CREATE INDEX case_rows_to_koski ON case_rows(to_koski, id) WHERE to_koski IS NOT NULL",
    "CREATE INDEX case_rows_by_content ON case_rows(content)",
    "CREATE INDEX case_rows_by_version ON case_rows(qualification, version)",
    """CREATE VIRTUAL TABLE case_search USING fts5(
        student, unit, workplace, place, instructor, people, notes, content='', contentless_delete=1, prefix='2 3',
        tokenize='unicode61 remove_diacritics 2')""",
    """CREATE VIRTUAL TABLE unit_text_search USING fts5(
        texts, content='', contentless_delete=1, detail='none',
        tokenize='unicode61 remove_diacritics 2')""",
    """CREATE VIRTUAL TABLE unit_search USING fts5(
        name, code, qualification, content='', contentless_delete=1, prefix='2 3',
        tokenize='unicode61 remove_diacritics 2')""",
)


def is_current(db: Database) -> bool:
    """Whether the tables are those of today's code."""
    kept = db.execute("SELECT value FROM settings WHERE key = ?", (_KEY,)).fetchone()
    return bool(kept and kept[0] == str(VERSION))


def make_tables(db: Database) -> None:
    """Make the tables, empty and without indexes. Call it inside a transaction."""
    for statement in _TABLES:
        if not statement.startswith(_INDEX):
            db.execute(statement)
    db.execute("INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)", (_KEY, str(VERSION)))


def make_indexes(db: Database) -> None:
    """Make the indexes, once the rows are there: that is faster than row by row."""
    for statement in _TABLES:
        if statement.startswith(_INDEX):
            db.execute(statement)


def moment_text(moment: datetime) -> str:
    """A moment as ISO text that sorts as time does: in UTC, always with microseconds."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
