"""Restoring and checking from the command line."""

from __future__ import annotations

from pathlib import Path

from tests.cli.commands import CommandLine


def test_a_backup_is_looked_into_and_restored(started: CommandLine, case_id: str, tmp_path: Path) -> None:
    started.does("backup", str(tmp_path))
    copy = next(tmp_path.glob("oma-*.naytot"))
    started.does("delete", case_id, "--yes", "--certificate", str(tmp_path / "t.pdf"))
    told = started.json("restore", str(copy))
    assert (told["demonstrations"], told["back"]) == (0, [])  # the removal reached the backup
    assert "It holds 0" in started.does("restore", str(copy))
    said = started.does("restore", str(copy), "--yes")
    assert ".before-" in said
    assert len(list(started.file.parent.glob("oma.before-*.naytot"))) == 1


def test_what_is_no_backup_is_told(started: CommandLine, tmp_path: Path) -> None:
    assert "no file" in started.refuses("restore", str(tmp_path / "poissa.naytot"))
    assert "Name the folder" in started.refuses("backup")


def test_an_automatic_backup_is_made_once_and_listed(started: CommandLine) -> None:
    assert "The backup is at" in started.does("backup", "--automatic")
    assert "Nothing has changed" in started.does("backup", "--automatic")
    assert "Automatic backup" in started.does("backup", "--list")


def test_a_damaged_file_is_restored_by_the_backups_own_passphrase(started: CommandLine, case_id: str) -> None:
    started.does("backup", "--automatic")
    copy = next((started.file.parent / "oma.varmuuskopiot").glob("*.naytot"))
    started.file.write_bytes(b"x" * 9000)
    assert started.refuses("list")
    assert "It holds 1" in started.does("restore", str(copy), "--damaged")
    started.does("restore", str(copy), "--damaged", "--yes")
    assert case_id in started.does("list")


def test_a_check_tells_that_the_file_is_sound(started: CommandLine, case_id: str) -> None:
    assert case_id
    assert "sound: 1 demonstration" in started.does("check")
    assert started.json("check", "--quick")["sound"]
