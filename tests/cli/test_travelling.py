"""The commands of a document that is signed at another laptop."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.actions.demo import PASSPHRASE
from tests.cli.commands import CommandLine
from tests.cli.conftest import cli, started

__all__ = ["cli", "started"]


def test_a_guest_signs_at_home_by_commands(cli: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The played demonstration gets a new version, which the teacher signs here and the instructor at home."""
    folder = tmp_path / "demo"
    cli.does("demo", str(folder))
    monkeypatch.setenv("NAYTTOKUMPPANI_PASSPHRASE", PASSPHRASE)
    teacher = CommandLine(next(folder.glob("*.naytot")), cli.capsys)
    case = teacher.json("list")[0]["id"]
    home = CommandLine(tmp_path / "koti.naytot", cli.capsys)
    home.does("create", "--name", "Timo Ohjaaja", "--provider", "Hoivakoti Kuusikko")
    out, back = tmp_path / "ulos.pdf", tmp_path / "takaisin.pdf"
    teacher.does("sign", case, "--new-version")
    assert "Sign first" in teacher.refuses("send", case, str(out), "--to", "teacher")
    assert "where" in teacher.refuses("send", case)
    teacher.does("send", case, str(out), "--to", "instructor")
    assert "Timo Ohjaaja" in teacher.refuses("send", case, str(out))
    home.does("countersign", str(out), str(back), "--as", "instructor", "--title", "lähihoitaja")
    stands = teacher.json("show", case)
    asked = teacher.refuses("take-back", case, str(back))
    assert "Timo Ohjaaja" in asked
    assert "--vouch" in asked
    assert teacher.json("show", case) == stands
    said = teacher.does("take-back", case, str(back), "--vouch")
    assert "Timo Ohjaaja" in said
    assert "Partly signed" in said
    teacher.does("send", case, str(out), "--to", "student")
    teacher.does("send", case, "--call-off")
