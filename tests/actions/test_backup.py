"""Backups: whole or not at all, encrypted, remembered, and opened like the file itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop.actions.backup import OLD_DAYS, back_up, backup_age, backup_is_due, backup_path, newest_backup
from desktop.actions.opening import create_workspace, open_workspace, recover_workspace
from desktop.actions.workspace import Kind, Workspace
from desktop.domain.errors import UserError
from desktop.domain.people import Teacher
from desktop.store import backup as stored
from desktop.store.locks import Cost, locks_path
from tests.builders import NOON, a_case

PASSPHRASE = "neljä harmaata kissaa"


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
def made(tmp_path: Path, clock: Clock) -> Iterator[tuple[Workspace, str]]:
    """A file with one case, and its recovery key."""
    path = tmp_path / "kone" / "omat.naytot"
    workspace, key = create_workspace(path, PASSPHRASE, Teacher(name="M. O."), cost=Cost(1, 8, 1), clock=clock)
    with workspace.change("Test", Kind.CASE):
        workspace.cases.add(a_case(), who="teacher", what="Test")
    yield workspace, key.groups
    workspace.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """An empty folder elsewhere."""
    folder = tmp_path / "tikku ä"
    folder.mkdir()
    return folder


def test_a_backup_opens_with_the_passphrase_and_with_the_recovery_key(made: tuple[Workspace, str], stick: Path) -> None:
    workspace, key = made
    copy = back_up(workspace, stick)
    assert copy == stick / "omat-2026-11-23.naytot"
    for again in (open_workspace(copy, PASSPHRASE), recover_workspace(copy, key)):
        assert again.cases.get("case0001") == workspace.cases.get("case0001")
        again.close()
    with pytest.raises(UserError, match="ei ole oikein"):
        open_workspace(copy, "väärä tunnuslause")


def test_it_is_encrypted_and_leaves_nothing_else_behind(made: tuple[Workspace, str], stick: Path) -> None:
    copy = back_up(made[0], stick)
    assert {one.name for one in stick.iterdir()} == {copy.name, locks_path(copy).name}
    data = copy.read_bytes()
    for word in ("Aino", "Esimerkki", "SQLite format 3", "CREATE TABLE"):
        assert word.encode() not in data


def test_when_and_where_is_remembered_also_in_the_next_session(made: tuple[Workspace, str], stick: Path) -> None:
    workspace, _key = made
    assert newest_backup(workspace) is None
    assert backup_age(workspace) is None
    copy = back_up(workspace, stick)
    again = open_workspace(workspace.path, PASSPHRASE)
    assert newest_backup(again) == (NOON, copy)
    again.close()


def test_it_is_due_when_there_is_none_and_when_it_is_old(
    made: tuple[Workspace, str], stick: Path, clock: Clock
) -> None:
    workspace, _key = made
    assert backup_is_due(workspace)
    back_up(workspace, stick)
    assert not backup_is_due(workspace)
    clock.moment = NOON + timedelta(days=OLD_DAYS)
    assert (backup_age(workspace), backup_is_due(workspace)) == (OLD_DAYS, False)
    clock.moment = NOON + timedelta(days=OLD_DAYS + 1)
    assert backup_is_due(workspace)
    clock.moment = NOON - timedelta(days=3)  # the computer's clock was wrong
    assert backup_age(workspace) == 0


def test_a_file_without_cases_needs_none(tmp_path: Path) -> None:
    workspace, _key = create_workspace(tmp_path / "uusi.naytot", PASSPHRASE, Teacher(name="M. O."), cost=Cost(1, 8, 1))
    assert not backup_is_due(workspace)
    workspace.close()


def test_an_earlier_backup_is_never_written_over(made: tuple[Workspace, str], stick: Path) -> None:
    workspace, _key = made
    first = back_up(workspace, stick)
    before = first.read_bytes()
    second = back_up(workspace, stick)
    assert second.name == "omat-2026-11-23-2.naytot"
    assert first.read_bytes() == before
    for taken in (first, workspace.path):
        with pytest.raises(UserError, match="on jo tiedosto"):
            back_up(workspace, taken)
    assert first.read_bytes() == before


def test_a_stick_that_is_not_there_is_told_and_no_folder_is_made(made: tuple[Workspace, str], tmp_path: Path) -> None:
    gone = tmp_path / "poissa"
    with pytest.raises(UserError, match="poissa"):
        back_up(made[0], gone / "omat.naytot")
    assert not gone.exists()
    assert newest_backup(made[0]) is None


def test_a_copy_that_fails_leaves_nothing_and_is_told(
    made: tuple[Workspace, str], stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(stored, "copy_file", full)
    with pytest.raises(UserError, match="No space left"):
        back_up(made[0], stick)
    assert list(stick.iterdir()) == []
    assert newest_backup(made[0]) is None
    assert made[0].cases.get("case0001")


def test_damaged_locks_are_told_before_a_useless_copy_is_made(made: tuple[Workspace, str], stick: Path) -> None:
    workspace, _key = made
    locks_path(workspace.path).write_text("{}", encoding="utf-8")
    with pytest.raises(UserError, match=r"[Aa]vaintiedosto"):
        back_up(workspace, stick)
    assert list(stick.iterdir()) == []


def test_a_setting_of_another_form_counts_as_none(made: tuple[Workspace, str]) -> None:
    workspace, _key = made
    with workspace.change("Test", Kind.SETTINGS):
        workspace.settings.set("backup", {"at": "eilen"})
    assert newest_backup(workspace) is None
    assert backup_path(workspace, workspace.path.parent).name == "omat-2026-11-23.naytot"
