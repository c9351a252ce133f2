"""The schema as steps of sqlite-utils.

A step knows nothing of today's code and is never edited once released; new ones are added at the end, and counted in
migrations.SCHEMA. The projection tables are not here: they hold nothing of their own, and projection.py makes them
anew when it changes.
"""

from __future__ import annotations

from collections.abc import Callable

import sqlite_utils
from sqlite_utils import Migrations

Step = Callable[[sqlite_utils.Database], None]
steps = Migrations("companion")
names: list[str] = []


def step(function: Step) -> Step:
    """Add a step; what it leaves behind must keep every foreign key."""

    def run(db: sqlite_utils.Database) -> None:
        function(db)
        if broken := db.execute("PRAGMA foreign_key_check").fetchall():
            raise RuntimeError(f"{function.__name__} leaves broken references: {broken[:3]}")

    steps(name=function.__name__)(run)
    names.append(function.__name__)
    return function


@step
def make_documents(db: sqlite_utils.Database) -> None:
    """Cases as documents with their updates, signed files, and conflicts between copies."""
    for statement in (
        """CREATE TABLE documents (
            id TEXT PRIMARY KEY NOT NULL, snapshot BLOB NOT NULL, version BLOB NOT NULL,
            changed TEXT NOT NULL) STRICT""",
        """CREATE TABLE updates (
            sha TEXT PRIMARY KEY NOT NULL, doc TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
            payload BLOB NOT NULL, actor TEXT NOT NULL, received TEXT NOT NULL) STRICT""",
        "CREATE INDEX updates_of_document ON updates(doc)",
        """CREATE TABLE files (
            sha TEXT PRIMARY KEY NOT NULL, doc TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
            kind TEXT NOT NULL, data BLOB NOT NULL, made TEXT NOT NULL) STRICT""",
        "CREATE INDEX files_of_document ON files(doc)",
        """CREATE TABLE conflicts (
            id INTEGER PRIMARY KEY, doc TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
            content TEXT NOT NULL, found TEXT NOT NULL, settled TEXT, settled_by TEXT) STRICT""",
        "CREATE INDEX conflicts_of_document ON conflicts(doc)",
    ):
        db.execute(statement)


@step
def make_curriculum(db: sqlite_utils.Database) -> None:
    """Qualifications version by version; units' texts by their SHA-256, so that a case can pin them."""
    for statement in (
        """CREATE TABLE qualifications (
            id TEXT NOT NULL, version TEXT NOT NULL, name TEXT NOT NULL, reference_number TEXT NOT NULL,
            kind TEXT NOT NULL, valid_from TEXT, valid_until TEXT, transition_ends TEXT, imported_at TEXT NOT NULL,
            units INTEGER NOT NULL, findings TEXT NOT NULL, finding_count INTEGER NOT NULL, content BLOB NOT NULL,
            original BLOB NOT NULL, PRIMARY KEY (id, version)) STRICT""",
        "CREATE TABLE unit_texts (sha TEXT PRIMARY KEY NOT NULL, content BLOB NOT NULL) STRICT",
        """CREATE TABLE units (
            row INTEGER PRIMARY KEY, qualification TEXT NOT NULL, version TEXT NOT NULL, position INTEGER NOT NULL,
            id TEXT NOT NULL, code TEXT NOT NULL, kind TEXT NOT NULL, extent REAL, name TEXT NOT NULL,
            content TEXT NOT NULL REFERENCES unit_texts(sha), UNIQUE (qualification, version, position),
            FOREIGN KEY (qualification, version) REFERENCES qualifications(id, version) ON DELETE CASCADE) STRICT""",
        "CREATE INDEX units_by_content ON units(content)",
        """CREATE VIRTUAL TABLE unit_search USING fts5(
            name, code, qualification, content='', contentless_delete=1, prefix='2 3',
            tokenize='unicode61 remove_diacritics 2')""",
    ):
        db.execute(statement)


@step
def make_settings(db: sqlite_utils.Database) -> None:
    """Settings as JSON by key, and the signers' own keys, each locked by its owner's code."""
    db.execute("CREATE TABLE settings (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT")
    db.execute(
        """CREATE TABLE signer_keys (
            holder TEXT PRIMARY KEY NOT NULL, role TEXT NOT NULL, pkcs12 BLOB NOT NULL) STRICT"""
    )


@step
def make_templates(db: sqlite_utils.Database) -> None:
    """Plan templates as JSON, by workplace; ``sort`` is the workplace's name as it is sorted."""
    db.execute(
        """CREATE TABLE templates (
            row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, workplace_key TEXT NOT NULL, sort TEXT NOT NULL,
            content TEXT NOT NULL) STRICT"""
    )
    db.execute("CREATE INDEX templates_of_workplace ON templates(workplace_key)")


@step
def make_register(db: sqlite_utils.Database) -> None:
    """Students and workplaces that the file knows without a case, as JSON.

    ``key`` and ``name`` tell them apart, ``sort`` orders them, ``words`` are the folded words by which they are found,
    with a space before each.
    """
    for statement in (
        """CREATE TABLE known_students (
            id TEXT PRIMARY KEY NOT NULL, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, number TEXT NOT NULL,
            oid TEXT NOT NULL, sort TEXT NOT NULL, words TEXT NOT NULL, content TEXT NOT NULL) STRICT""",
        "CREATE INDEX known_students_by_sort ON known_students(sort, key)",
        "CREATE INDEX known_students_by_name ON known_students(name)",
        "CREATE INDEX known_students_by_number ON known_students(number)",
        "CREATE INDEX known_students_by_oid ON known_students(oid)",
        """CREATE TABLE known_workplaces (
            id TEXT PRIMARY KEY NOT NULL, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, business_id TEXT NOT NULL,
            sort TEXT NOT NULL, words TEXT NOT NULL, content TEXT NOT NULL) STRICT""",
        "CREATE INDEX known_workplaces_by_sort ON known_workplaces(sort, key)",
        "CREATE INDEX known_workplaces_by_name ON known_workplaces(name)",
    ):
        db.execute(statement)


@step
def make_plans(db: sqlite_utils.Database) -> None:
    """Plans (HOKS) as they came, each with its own text; of one study right or learner the newest counts."""
    db.execute(
        """CREATE TABLE plans (
            key TEXT PRIMARY KEY NOT NULL, learner TEXT NOT NULL, study_right TEXT NOT NULL, file TEXT NOT NULL,
            kept TEXT NOT NULL, text BLOB NOT NULL) STRICT"""
    )
    db.execute("CREATE INDEX plans_of_study_right ON plans(study_right, kept)")
    db.execute("CREATE INDEX plans_of_learner ON plans(learner, kept)")
