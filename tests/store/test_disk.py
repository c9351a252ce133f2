"""What was committed reaches the disk by itself, soon, and without anybody waiting for it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain.errors import UserError
from desktop.store import disk
from desktop.store.connection import Database, open_file
from desktop.store.disk import DiskKeeper

LONG_WAIT = 30  # seconds after which a test gives up


class SlowDisk:
    """Flushes when it is let, and notes what was flushed."""

    def __init__(self) -> None:
        self.asked, self.free = threading.Event(), threading.Event()
        self.flushed: list[Path] = []

    def flush(self, path: Path) -> None:
        self.asked.set()
        assert self.free.wait(LONG_WAIT)
        disk.bring_to_disk(path)
        self.flushed.append(path)


@pytest.fixture
def slow(db: Database, path: Path) -> Iterator[SlowDisk]:
    """The disk under the open file."""
    made = SlowDisk()
    db.disk = DiskKeeper(path.with_name(f"{path.name}-wal"), lambda: None, made.flush)
    yield made
    made.free.set()


def put(db: Database, value: str, *, on_disk: bool = False) -> None:
    with db.atomic(on_disk=on_disk):
        db.execute("INSERT INTO settings VALUES (?, '1')", (value,))


def test_the_journal_is_brought_to_the_disk_after_a_commit(db: Database, slow: SlowDisk, path: Path) -> None:
    put(db, "one")
    assert slow.asked.wait(LONG_WAIT)
    slow.free.set()
    db.disk.end()
    assert slow.flushed[0].name == f"{path.name}-wal"


def test_commits_go_on_while_the_disk_is_busy(db: Database, slow: SlowDisk) -> None:
    put(db, "one")
    assert slow.asked.wait(LONG_WAIT)
    for number in range(20):
        put(db, f"more {number}")
    assert slow.flushed == []
    assert db.execute("SELECT count(*) FROM settings WHERE key LIKE 'more%'").fetchone() == (20,)


def test_closing_waits_until_all_is_on_the_disk(db: Database, slow: SlowDisk) -> None:
    put(db, "one")
    slow.free.set()
    db.close()
    assert slow.flushed


def test_what_is_done_for_good_waits_for_the_disk_and_only_that(db: Database) -> None:
    waits = "PRAGMA synchronous"
    put(db, "signed", on_disk=True)
    assert db.execute(waits).fetchone() == (2,)  # FULL
    put(db, "note")
    assert db.execute(waits).fetchone() == (1,)  # NORMAL


def test_commits_wait_for_a_disk_that_once_refused(db: Database, path: Path) -> None:
    refused = threading.Event()

    def refuse(_path: Path) -> None:
        refused.set()
        raise OSError(5, "Input/output error")

    db.disk = DiskKeeper(path.with_name(f"{path.name}-wal"), lambda: None, refuse)
    put(db, "one")
    assert refused.wait(LONG_WAIT)
    db.disk.end()
    put(db, "two")
    assert db.execute("PRAGMA synchronous").fetchone() == (2,)


def test_a_long_journal_is_copied_into_the_file_while_it_is_used(
    db: Database, path: Path, data_key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "LONG", 1)
    monkeypatch.setattr(disk, "MOMENT", 0)
    shortened = threading.Event()
    shorten = db.disk._shorten
    before = path.stat().st_size

    def shorten_and_tell() -> None:
        shorten()
        shortened.set()

    db.disk._shorten = shorten_and_tell
    put(db, "x" * 100_000)
    assert shortened.wait(LONG_WAIT)
    assert path.stat().st_size > before
    assert path.with_name(f"{path.name}-wal").stat().st_size < 100_000
    put(db, "two")
    db.close()
    again = open_file(path, data_key)
    assert again.execute("SELECT count(*) FROM settings WHERE key IN (?, 'two')", ("x" * 100_000,)).fetchone() == (2,)
    assert again.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    again.close()


def test_a_journal_that_another_program_reads_is_left_for_later(db: Database, path: Path, data_key: bytes) -> None:
    other = open_file(path, data_key)
    rows = other.execute("SELECT name FROM sqlite_master")
    rows.fetchone()  # and it reads on
    put(db, "x" * 100_000)
    db.disk._shorten()
    put(db, "two")
    assert db.execute("SELECT count(*) FROM settings WHERE key = 'two'").fetchone() == (1,)
    other.close()


def test_a_journal_that_is_not_there_is_no_fault(tmp_path: Path) -> None:
    keeper = DiskKeeper(tmp_path / "none-wal", lambda: None)
    keeper.committed()
    keeper.end()
    assert not keeper.failed


def test_a_file_that_is_only_read_has_no_thread(db: Database, path: Path, data_key: bytes) -> None:
    db.close()
    before = threading.active_count()
    again = open_file(path, data_key)
    assert again.execute("SELECT count(*) FROM documents").fetchone() == (0,)
    assert threading.active_count() == before
    again.close()


def test_a_failed_change_asks_nothing_of_the_disk(db: Database, slow: SlowDisk) -> None:
    with pytest.raises(UserError, match="stop"), db.atomic():
        raise UserError("stop")
    assert not slow.asked.is_set()


def test_a_journal_is_begun_before_the_first_change(db: Database, path: Path, data_key: bytes) -> None:
    db.close()
    again = open_file(path, data_key)
    begun = threading.Event()
    shorten = again.disk._shorten

    def shorten_and_tell() -> None:
        shorten()
        begun.set()

    again.disk._shorten = shorten_and_tell
    again.disk.begin()
    assert begun.wait(LONG_WAIT)
    assert path.with_name(f"{path.name}-wal").stat().st_size > 0
    put(again, "one")
    again.close()


class EndsJustAfterTheMoment(threading.Event):
    """An end that comes when the thread has waited its moment and has not gone on yet."""

    behind: threading.Event

    def wait(self, timeout: float | None = None) -> bool:
        was = self.is_set()
        self.set()
        self.behind.set()
        return was


def test_an_end_between_the_moment_and_the_flush_is_heard_of(tmp_path: Path) -> None:
    keeper = DiskKeeper(tmp_path / "none-wal", lambda: None)
    late = EndsJustAfterTheMoment()
    late.behind, keeper._ended = keeper._behind, late
    keeper.committed()
    thread = keeper._thread
    assert thread is not None
    thread.join(LONG_WAIT)
    assert not thread.is_alive()
