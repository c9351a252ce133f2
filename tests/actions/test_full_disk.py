"""A disk that is full: backups, restoring and removal are told in a sentence, and lose nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.actions import automatic, checking, observing, restoring
from desktop.actions.erasing import erasures, remove_cases
from desktop.actions.opening import create_workspace, open_workspace
from desktop.actions.workspace import Kind, Workspace
from desktop.domain.errors import UserError
from desktop.domain.people import Teacher
from desktop.store.locks import Cost
from tests.builders import NOON, a_case, an_agreed_case

SMALL = 4_000_000  # bytes
PASSPHRASE = "neljä harmaata kissaa"


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of four megabytes."""
    if sys.platform != "linux" or os.geteuid() != 0 or not shutil.which("mount"):
        pytest.skip("only root can mount a small disk")
    place = tmp_path / "levy"
    place.mkdir()
    made = ["mount", "-t", "tmpfs", "-o", f"size={SMALL}", "tmpfs", str(place)]
    if subprocess.run(made, capture_output=True, check=False).returncode:
        pytest.skip("no small disk can be mounted here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


@pytest.fixture
def made(disk: Path) -> Iterator[Workspace]:
    """A file with two demonstrations on the small disk."""
    workspace, _key = create_workspace(
        disk / "omat.naytot", PASSPHRASE, Teacher(name="M. O."), cost=Cost(1, 8, 1), clock=lambda: NOON
    )
    with workspace.change("Test", Kind.CASE):
        workspace.cases.add(an_agreed_case(id="first001", started_at=NOON), who="teacher", what="Test")
        workspace.cases.add(a_case(id="second02"), who="teacher", what="Test")
    yield workspace
    if workspace.is_open:
        workspace.close()


def fill(disk: Path, left: int = 8_192) -> Path:
    """Leave only so many bytes."""
    ballast = disk / "muuta"
    free = shutil.disk_usage(disk).free - left
    ballast.write_bytes(bytes(max(0, free)))
    return ballast


def test_a_backup_that_does_not_fit_is_told_and_leaves_nothing(made: Workspace, disk: Path) -> None:
    fill(disk)
    with pytest.raises(UserError):
        automatic.prepare_automatic(made)()
    assert automatic.automatic_backups(made) == []
    beside = automatic.backup_folder(made)
    assert not beside.exists() or list(beside.iterdir()) == []
    assert made.cases.get("first001")


def test_a_restore_that_does_not_fit_opens_the_file_of_now_again(made: Workspace, disk: Path) -> None:
    copy = automatic.prepare_automatic(made)()
    assert copy is not None
    observing.add_note(made, "first001", "teacher", "Myöhempi")
    ballast = fill(disk)
    restored = restoring.restore_backup(made, copy)
    assert restored.problem
    ballast.unlink()
    assert restored.workspace.cases.get("first001").notes[0].text == "Myöhempi"
    assert checking.prepare_full_check(restored.workspace)().sound
    assert not list(disk.glob("*.before-*"))
    restored.workspace.close()


def test_a_removal_that_does_not_fit_removes_nothing_or_all(made: Workspace, disk: Path) -> None:
    ballast = fill(disk)
    with pytest.raises(UserError):
        remove_cases(made, ["second02"])
    ballast.unlink()
    assert erasures(made) == ()
    assert checking.prepare_full_check(made)().sound
    if "second02" in made.lists.ids():
        remove_cases(made, ["second02"])
        assert len(erasures(made)) == 1
    assert made.lists.ids() == ["first001"]


def test_what_was_kept_on_a_full_disk_is_there_after_a_new_start(made: Workspace, disk: Path) -> None:
    fill(disk, 300_000)
    kept: list[str] = []
    with pytest.raises(UserError, match="täynnä"):
        write_on(made, kept)
    made.close()
    again = open_workspace(made.path, PASSPHRASE)
    assert [note.text for note in again.cases.get("first001").notes] == kept
    assert checking.prepare_full_check(again)().lists
    again.close()


def write_on(workspace: Workspace, kept: list[str]) -> None:
    for number in range(10_000):
        text = f"Kirjaus {number} " + "sana " * 400
        observing.add_note(workspace, "first001", "teacher", text.strip())
        kept.append(text.strip())
