"""Automatic backups and restoring: what a backup holds is told first, and the file of now is kept aside."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop.actions import automatic, observing, restoring
from desktop.actions.backup import back_up, backups_by_hand
from desktop.actions.erasing import erasures, remove_cases
from desktop.actions.opening import create_workspace, open_workspace
from desktop.actions.workspace import Kind, Workspace
from desktop.domain.case import Case
from desktop.domain.errors import UserError
from desktop.domain.people import Teacher
from desktop.store import copying
from desktop.store.backups import automatic as stored_automatic
from desktop.store.backups import folder_beside
from desktop.store.connection import connect
from desktop.store.locks import Cost, change_passphrase, locks_path
from tests.builders import NOON, a_case, an_agreed_case

PASSPHRASE = "neljä harmaata kissaa"
Keep = Callable[[Case], Case]


class Clock:
    """A clock that is set by hand."""

    moment = NOON

    def __call__(self) -> datetime:
        """The moment."""
        return self.moment


@pytest.fixture
def clock() -> Clock:
    """A clock that is set by hand."""
    return Clock()


@pytest.fixture
def made(tmp_path: Path, clock: Clock) -> Workspace:
    """A file with one demonstration."""
    path = tmp_path / "kone" / "omat.naytot"
    workspace, _key = create_workspace(path, PASSPHRASE, Teacher(name="M. O."), cost=Cost(1, 8, 1), clock=clock)
    put(workspace, an_agreed_case(id="first001", started_at=NOON))
    return workspace


def put(workspace: Workspace, case: Case) -> None:
    with workspace.change("Test", Kind.CASE):
        workspace.cases.add(case, who="teacher", what="Test")


def make(workspace: Workspace) -> Path:
    path = automatic.prepare_automatic(workspace)()
    assert path is not None
    return path


def test_an_automatic_backup_is_made_only_when_something_has_changed(made: Workspace, clock: Clock) -> None:
    first = make(made)
    assert first.parent == folder_beside(made.path)
    assert automatic.prepare_automatic(made)() is None
    observing.add_note(made, "first001", "teacher", "Uusi")
    clock.moment += timedelta(hours=1)
    second = make(made)
    assert [one.path for one in automatic.automatic_backups(made)] == [second, first]
    made.close()
    with closing_workspace(open_workspace(second, PASSPHRASE)) as copy:
        assert copy.cases.get("first001").notes[0].text == "Uusi"


def closing_workspace(workspace: Workspace) -> closing[Workspace]:
    return closing(workspace)


def test_it_is_made_while_somebody_writes_and_is_whole(made: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the copying of the file and of its journal, somebody commits and the journal is copied into the file."""
    sent = copying._send
    written: list[str] = []

    def send(*arguments: int) -> int:
        if len(written) < 3:
            note = f"kirjaus {len(written)}"
            written.append(note)
            observing.add_note(made, "first001", "teacher", note)
            with closing(connect(made.path, made.file.data_key)) as other:
                other.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
        return sent(*arguments)

    monkeypatch.setattr(copying, "_send", send)
    copy = made.path.with_name("kopio.naytot")
    copying.copy_file(made.file, copy)
    with closing(connect(copy, made.file.data_key)) as other:
        assert other.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert other.execute("PRAGMA cipher_integrity_check").fetchall() == []
        assert other.execute("SELECT id FROM case_rows").fetchall() == [("first001",)]
    assert len(written) >= 2
    made.close()


def held_locks(path: Path) -> list[str]:
    """The locks of this process on a file, as the system tells them."""
    inode, mine = f":{path.stat().st_ino}", str(os.getpid())
    lines = [line.split() for line in Path("/proc/locks").read_text(encoding="utf-8").splitlines()]
    return [" ".join(one[3:]) for one in lines if mine in one and any(part.endswith(inode) for part in one)]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the locks of a process")
def test_the_locks_of_the_open_file_hold_after_a_copy(made: Workspace) -> None:
    """To close a second handle of an open file would take SQLite's locks away, and another would end its journal."""
    observing.add_note(made, "first001", "teacher", "Kesken")
    before = held_locks(made.path)
    assert before
    make(made)
    assert held_locks(made.path) == before
    made.close()
    assert held_locks(made.path) == []


def test_old_ones_go_and_a_few_of_each_age_stay(made: Workspace, clock: Clock) -> None:
    for n in range(16):
        clock.moment = NOON + timedelta(days=n)
        observing.add_note(made, "first001", "teacher", f"Päivä {n}")
        make(made)
    left = automatic.automatic_backups(made)
    assert 7 <= len(left) < 16
    assert left[0].at == clock.moment
    assert {locks_path(one.path).exists() for one in left} == {True}
    assert len(list(folder_beside(made.path).iterdir())) == 2 * len(left)
    made.close()


def test_a_chosen_folder_that_is_not_there_is_told_and_not_made(made: Workspace, tmp_path: Path) -> None:
    stick = tmp_path / "tikku"
    stick.mkdir()
    automatic.choose_backup_folder(made, stick)
    assert make(made).parent == stick
    stick.rename(tmp_path / "poissa")
    with pytest.raises(UserError, match="tikku"):
        automatic.prepare_automatic(made)()
    assert not stick.exists()
    with pytest.raises(UserError, match="ei ole"):
        automatic.choose_backup_folder(made, tmp_path / "ei ole")
    made.close()


def test_the_preview_tells_what_comes_back_what_goes_and_what_stood_otherwise(made: Workspace) -> None:
    put(made, a_case(id="second02"))
    put(made, a_case(id="third003"))
    copy = make(made)
    assert restoring.preview_backup(made, copy).is_the_same
    observing.add_note(made, "first001", "teacher", "Myöhempi")
    put(made, a_case(id="newer004"))
    with made.change("Test", Kind.CASE):
        made.cases.delete("second02")
    told = restoring.preview_backup(made, copy)
    assert (told.count, told.changed, told.removed) == (3, NOON, 0)
    assert [[one.id for one in part] for part in (told.back, told.away, told.other)] == [
        ["second02"],
        ["newer004"],
        ["first001"],
    ]
    assert sorted(one.name for one in copy.parent.iterdir()) == [copy.name, locks_path(copy).name]  # only looked at
    made.close()


def test_restoring_puts_the_file_of_now_aside_and_opens_the_backup(made: Workspace, tmp_path: Path) -> None:
    copy = make(made)
    observing.add_note(made, "first001", "teacher", "Myöhempi")
    by_hand = back_up(made, tmp_path)
    change_passphrase(made.path, PASSPHRASE, "uusi tunnuslause")
    restored = restoring.restore_backup(made, copy)
    assert restored.problem == ""
    assert restored.workspace.cases.get("first001").notes == ()
    assert [one.path for one in backups_by_hand(restored.workspace)] == [by_hand]
    assert restored.aside is not None
    assert restored.aside in [path for path, _kind in automatic.known_copies(restored.workspace)]
    restored.workspace.close()
    for path, notes in ((made.path, 0), (restored.aside, 1)):
        with closing_workspace(open_workspace(path, "uusi tunnuslause")) as again:
            assert len(again.cases.get("first001").notes) == notes


def test_what_was_removed_for_good_stays_removed(made: Workspace, tmp_path: Path) -> None:
    put(made, a_case(id="gone0001"))
    by_hand = back_up(made, tmp_path)
    away = tmp_path / "poissa"
    away.mkdir()
    for one in (by_hand, locks_path(by_hand)):
        shutil.move(one, away)
    remove_cases(made, ["gone0001"])
    copy = away / by_hand.name
    told = restoring.preview_backup(made, copy)
    assert (told.removed, told.back) == (1, ())
    restored = restoring.restore_backup(made, copy)
    assert restored.workspace.lists.ids() == ["first001"]
    assert len(erasures(restored.workspace)) == 1
    restored.workspace.close()


def test_a_backup_that_is_damaged_is_told_and_the_file_stays(made: Workspace) -> None:
    copy = make(made)
    data = bytearray(copy.read_bytes())
    data[-2000] ^= 1
    copy.write_bytes(bytes(data))
    with pytest.raises(UserError, match="vioittunut"):
        restoring.prepare_check(made, copy)()
    assert made.cases.get("first001")
    made.close()


def test_what_the_disk_prevents_opens_the_file_of_now_again(made: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = make(made)
    observing.add_note(made, "first001", "teacher", "Myöhempi")

    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("desktop.store.restoring.copy_bytes", full)
    restored = restoring.restore_backup(made, copy)
    assert "No space left" in restored.problem
    assert restored.workspace.cases.get("first001").notes[0].text == "Myöhempi"
    restored.workspace.close()


def test_a_file_that_does_not_open_is_restored_by_the_backups_own_locks(made: Workspace, clock: Clock) -> None:
    copy = make(made)
    made.close()
    made.path.write_bytes(b"x" * 8192)
    made.path.with_name("omat.naytot-wal").write_bytes(b"old journal")
    locks_path(made.path).unlink()
    assert stored_automatic(made.path, folder_beside(made.path))[0].path == copy
    assert restoring.look_at_closed(copy, PASSPHRASE).count == 1
    with pytest.raises(UserError):
        restoring.look_at_closed(copy, "väärä tunnuslause")
    again, aside = restoring.restore_closed(made.path, copy, PASSPHRASE, clock=clock)
    assert again.lists.ids() == ["first001"]
    assert aside is not None
    assert aside.read_bytes() == b"x" * 8192
    assert aside.with_name(f"{aside.name}-wal").read_bytes() == b"old journal"
    again.close()
