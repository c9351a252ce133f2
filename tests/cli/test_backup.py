"""A backup from the command line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.cli.commands import CommandLine


def test_a_backup_is_made_and_opens_as_the_file_itself(started: CommandLine, case_id: str, tmp_path: Path) -> None:
    said = started.does("backup", str(tmp_path))
    copy = next(tmp_path.glob("oma-*.naytot"))
    assert str(copy) in said
    restored = replace(started, file=copy)
    assert restored.does("list") == started.does("list")
    assert case_id[:4] in restored.does("list")


def test_a_place_that_is_not_there_is_told(started: CommandLine, tmp_path: Path) -> None:
    assert "no folder" in started.refuses("backup", str(tmp_path / "poissa" / "oma.naytot"))
