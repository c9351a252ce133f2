"""The encrypted file: made whole, opened by its key alone, its troubles told in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlcipher3.dbapi2
import sqlite_utils.utils

from desktop.domain.errors import UserError
from desktop.store.connection import Database, create_file, open_file


def test_sqlite_utils_meets_the_errors_of_sqlcipher() -> None:
    assert sqlite_utils.utils.OperationalError is sqlcipher3.dbapi2.OperationalError


def test_a_new_file_opens_again_with_its_key(db: Database, path: Path, data_key: bytes) -> None:
    db.execute("INSERT INTO settings VALUES ('one', '1')")
    db.close()
    again = open_file(path, data_key)
    assert again.execute("SELECT value FROM settings WHERE key = 'one'").fetchone() == ("1",)
    again.close()


def test_foreign_keys_and_the_journal_are_on(db: Database) -> None:
    assert db.execute("PRAGMA foreign_keys").fetchone() == (1,)
    assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert db.execute("PRAGMA synchronous").fetchone() == (1,)  # NORMAL: the DiskKeeper asks the disk
    assert db.execute("PRAGMA temp_store").fetchone() == (0,)  # as compiled, which is memory:
    options = [row[0] for row in db.execute("PRAGMA compile_options")]
    assert "TEMP_STORE=2" in options


def test_nothing_is_left_beside_a_new_file(db: Database, path: Path) -> None:
    db.close()
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_an_existing_file_is_never_overwritten(path: Path, data_key: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(b"somebody's")
    with pytest.raises(UserError, match="There is already a file"):
        create_file(path, data_key)
    assert path.read_bytes() == b"somebody's"


def test_a_wrong_key_is_told(db: Database, path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    db.close()
    with pytest.raises(UserError, match=r"does not open.*key file"):
        open_file(path, b"1" * 32)
    assert capfd.readouterr() == ("", "")


def test_a_key_of_another_length_is_our_fault(path: Path) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        create_file(path, b"short")
    assert not path.exists()


def test_a_missing_file_is_told(path: Path, data_key: bytes) -> None:
    with pytest.raises(UserError, match="There is no file"):
        open_file(path, data_key)
    assert not path.exists()


def test_a_folder_is_told(tmp_path: Path, data_key: bytes) -> None:
    with pytest.raises(UserError, match="is a folder"):
        open_file(tmp_path, data_key)


@pytest.mark.parametrize(
    "foreign", [b"", b"a text", b"SQLite format 3\x00" + bytes(8176), b"%PDF-1.7\n" + bytes(90)], ids=repr
)
def test_what_cannot_be_our_file_is_told_and_left_alone(tmp_path: Path, data_key: bytes, foreign: bytes) -> None:
    other = tmp_path / "other.naytot"
    other.write_bytes(foreign)
    with pytest.raises(UserError, match="is not a file of this program"):
        open_file(other, data_key)
    assert other.read_bytes() == foreign


def test_damage_at_the_start_is_told(db: Database, path: Path, data_key: bytes) -> None:
    db.close()
    data = bytearray(path.read_bytes())
    data[100] ^= 1
    path.write_bytes(data)
    with pytest.raises(UserError, match="does not open"):
        open_file(path, data_key)
    assert path.read_bytes() == data


def test_damage_further_in_is_told_when_it_is_met(db: Database, path: Path, data_key: bytes) -> None:
    db.execute("INSERT INTO settings VALUES ('long', ?)", ("x" * 50_000,))
    db.close()
    data = bytearray(path.read_bytes())
    data[-5000] ^= 1
    path.write_bytes(data)
    with pytest.raises(UserError, match=r"damaged|did not answer"):
        open_file(path, data_key).execute("SELECT value FROM settings WHERE key = 'long'").fetchone()


def test_a_file_cut_short_is_told(db: Database, path: Path, data_key: bytes) -> None:
    db.execute("INSERT INTO settings VALUES ('long', ?)", ("x" * 50_000,))
    db.close()
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    with pytest.raises(UserError):
        open_file(path, data_key).execute("SELECT sum(length(value)) FROM settings").fetchone()
    path.write_bytes(data[:1000])
    with pytest.raises(UserError, match="is not a file of this program"):
        open_file(path, data_key)


def test_a_block_that_fails_leaves_nothing(db: Database) -> None:
    with pytest.raises(ZeroDivisionError), db.atomic():  # noqa: PT012
        db.execute("INSERT INTO settings VALUES ('one', '1')")
        raise ZeroDivisionError
    assert db.execute("SELECT count(*) FROM settings WHERE key = 'one'").fetchone() == (0,)
    assert not db.conn.in_transaction


def test_a_file_in_use_is_told(db: Database, path: Path, data_key: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.store.connection._BUSY_SECONDS", 0)
    other = open_file(path, data_key)
    with db.atomic(), pytest.raises(UserError, match="Another program"), other.atomic():
        pass
    other.close()


def test_two_programs_never_write_over_each_other(db: Database, path: Path, data_key: bytes) -> None:
    other = open_file(path, data_key)
    for turn, writer in enumerate((db, other, db, other)):
        with writer.atomic():
            seen = writer.execute("SELECT count(*) FROM signer_keys").fetchone()[0]
            writer.execute("INSERT INTO signer_keys VALUES (?, 'teacher', x'00')", (f"holder {seen}",))
        assert seen == turn
    other.close()


def test_the_schema_counts_its_steps() -> None:
    from desktop.store.migrations import SCHEMA
    from desktop.store.schema import names

    assert len(names) == SCHEMA
