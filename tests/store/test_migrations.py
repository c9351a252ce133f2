"""An older file is copied, then brought up to date; a newer one is refused and left alone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from desktop.actions.opening import open_workspace
from desktop.domain.errors import UserError
from desktop.domain.terms import Grade
from desktop.store import locks, migrations, schema, tables
from desktop.store.cases import CaseRepository
from desktop.store.connection import Database, create_file, open_file
from tests.builders import DAY, a_case
from tests.store.conftest import QUICK
from tests.store.many import clock, lists, some_cases

OLD = Path(__file__).parents[1] / "files"
OLD_PASSPHRASE = "neljä harmaata kissaa katolla"


@pytest.fixture
def newer_program(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """A program with one step more: it renames a column of the settings."""
    ran: list[str] = []

    def rename(db: object) -> None:
        ran.append("rename")
        db.execute("ALTER TABLE signer_keys RENAME COLUMN pkcs12 TO locked")  # type: ignore[attr-defined]

    before, names = list(schema.steps._migrations), list(schema.names)
    schema.step(rename)
    monkeypatch.setattr(migrations, "SCHEMA", migrations.SCHEMA + 1)
    yield ran
    schema.steps._migrations[:] = before
    schema.names[:] = names


@pytest.mark.parametrize("number", range(3, migrations.SCHEMA))
def test_a_file_of_each_earlier_schema_opens_with_all_it_had(tmp_path: Path, number: int) -> None:
    for kept in OLD.glob(f"schema-{number}.*"):
        shutil.copy(kept, tmp_path)
    path = tmp_path / f"schema-{number}.naytot"
    with closing(open_workspace(path, OLD_PASSPHRASE)) as workspace:
        planned, told = workspace.cases.get("case0001"), workspace.cases.get("case0002")
        assert (planned.student, planned.workplace) == (a_case().student, a_case().workplace)
        assert [(task.text, task.shows) for task in planned.plan.tasks] == [
            ("Ohjaa aamutoimet", {"r1": True, "r2": True})
        ]
        assert (told.decision.grade, told.informed.on, len(told.views)) == (Grade.FIVE, DAY, 2)
        assert [row.id for row in workspace.lists.search("aino kuusikko", 9)] == ["case0001", "case0002"]
        assert [row.cases for row in workspace.known.workplaces(DAY)] == [2]
        assert workspace.templates.all() == []
        assert workspace.teacher.name == "Maija Opettaja"
    assert (tmp_path / f"schema-{number}.old-{number}.naytot").exists()


def columns(db: Database, table: str) -> set[str]:
    return {row[1] for row in db.execute(f"PRAGMA table_info({table})")}


def test_the_number_of_steps_is_the_one_that_is_checked() -> None:
    assert len(schema.names) == migrations.SCHEMA


def test_a_new_file_has_every_step_and_no_copy(db: Database, path: Path) -> None:
    assert db.execute("PRAGMA user_version").fetchone() == (migrations.SCHEMA,)
    applied = db.execute("SELECT name FROM _sqlite_migrations ORDER BY id").fetchall()
    assert [row[0] for row in applied] == schema.names
    assert not list(path.parent.glob("*.old-*"))


def test_every_table_of_ours_is_strict(db: Database) -> None:
    rows = db.execute("SELECT name, type, strict FROM pragma_table_list WHERE schema = 'main'").fetchall()
    loose = {name for name, kind, strict in rows if kind == "table" and not strict}
    assert loose <= {"_sqlite_migrations", "sqlite_schema"}


def test_a_newer_file_is_refused_and_left_alone(db: Database, path: Path, data_key: bytes) -> None:
    db.execute(f"PRAGMA user_version = {migrations.SCHEMA + 1}")
    db.close()
    before = path.read_bytes()
    with pytest.raises(UserError, match="newer version of this program"):
        open_file(path, data_key)
    assert path.read_bytes() == before


def test_an_older_file_is_copied_and_then_brought_up_to_date(path: Path, newer_program: list[str]) -> None:
    data_key, _recovery = locks.create_locks(path, "Vanha lause", QUICK)
    migrations.SCHEMA -= 1  # the program before
    late = schema.steps._migrations.pop()
    db = create_file(path, data_key)
    db.execute("INSERT INTO signer_keys VALUES ('teacher · Aino', 'teacher', x'01')")
    db.close()
    schema.steps._migrations.append(late)
    migrations.SCHEMA += 1

    db = open_file(path, data_key)
    assert newer_program == ["rename"]
    assert db.execute("SELECT locked FROM signer_keys").fetchone() == (b"\x01",)
    assert db.execute("PRAGMA foreign_keys").fetchone() == (1,)
    db.close()
    copy = migrations.copy_path(path, migrations.SCHEMA - 1)
    assert copy.name == f"omat.old-{migrations.SCHEMA - 1}.naytot"
    assert b"Aino" not in copy.read_bytes()
    assert locks.unlock(copy, "Vanha lause") == data_key
    kept = Database(_connected(copy, data_key), copy)
    assert "pkcs12" in columns(kept, "signer_keys")
    kept.close()


def _connected(path: Path, data_key: bytes) -> object:
    from desktop.store.connection import connect

    return connect(path, data_key)


def test_a_step_that_fails_leaves_the_file_as_it_was(
    db: Database, path: Path, data_key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    db.close()
    before, names = list(schema.steps._migrations), list(schema.names)

    def breaks(file: object) -> None:
        file.execute("DROP TABLE signer_keys")  # type: ignore[attr-defined]
        raise ZeroDivisionError

    schema.step(breaks)
    monkeypatch.setattr(migrations, "SCHEMA", migrations.SCHEMA + 1)
    with pytest.raises(ZeroDivisionError):
        open_file(path, data_key)
    schema.steps._migrations[:] = before
    schema.names[:] = names
    monkeypatch.undo()
    db = open_file(path, data_key)
    assert columns(db, "signer_keys")
    assert db.execute("PRAGMA user_version").fetchone() == (migrations.SCHEMA,)
    db.close()


def test_a_step_that_breaks_references_is_undone(
    cases: CaseRepository, db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    with db.atomic():
        cases.add(a_case(), who="teacher", what="Open a case")
    before, names = list(schema.steps._migrations), list(schema.names)
    schema.step(_lose_documents)
    with pytest.raises(RuntimeError, match="_lose_documents leaves broken references"):
        migrations.migrate(db)
    schema.steps._migrations[:] = before
    schema.names[:] = names
    assert cases.get("case0001") == a_case()


def _lose_documents(db: object) -> None:
    db.execute("DELETE FROM documents")  # type: ignore[attr-defined]


def test_another_projection_is_made_anew_from_the_documents(
    cases: CaseRepository, db: Database, path: Path, data_key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    with db.atomic():
        for case in some_cases(5):
            cases.add(case, who="teacher", what="Fill")
    before = lists(cases).page(0, 10), lists(cases).search("hoivakoti")
    with db.atomic():
        db.execute("DROP TABLE case_rows")
        db.execute("DROP TABLE case_search")
    db.close()
    monkeypatch.setattr(tables, "VERSION", tables.VERSION + 1)
    db = open_file(path, data_key)
    again = CaseRepository(db, clock)
    assert (lists(again).page(0, 10), lists(again).search("hoivakoti")) == before
    db.close()
