"""Bad input on the command line: one sentence, an exit code, and nothing lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.cli.main import main
from tests.cli.commands import CommandLine
from tests.shared import ROOT


def test_help_is_there_for_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    for name in (
        "create",
        "import",
        "list",
        "backup",
        "show",
        "open",
        "plan",
        "assess",
        "decide",
        "sign",
        "export",
        "verify",
        "demo",
    ):
        with pytest.raises(SystemExit) as left:
            main(["--language", "en", name, "--help"])
        assert left.value.code == 0
        assert "Example:" in capsys.readouterr().out


def test_an_unknown_command_is_not_understood(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["fly"])
    assert left.value.code == 2


def test_a_wrong_passphrase_opens_nothing(started: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    before = started.file.read_bytes()
    monkeypatch.setenv("NAYTTOKUMPPANI_PASSPHRASE", "väärä")
    assert "passphrase" in started.refuses("list")
    assert started.file.read_bytes() == before


def test_a_file_that_is_not_there_is_told(cli: CommandLine) -> None:
    assert "no file" in cli.refuses("list")


def test_an_existing_file_is_never_written_over(started: CommandLine) -> None:
    before = started.file.read_bytes()
    assert "already a file" in started.refuses("create", "--name", "Joku")
    assert started.file.read_bytes() == before


@pytest.mark.parametrize("size", [0, 100, 4096, 9000])
def test_a_truncated_file_is_told(started: CommandLine, size: int) -> None:
    started.file.write_bytes(started.file.read_bytes()[:size])
    started.refuses("list")


def test_a_foreign_file_is_told(started: CommandLine) -> None:
    started.file.write_bytes(b"SQLite format 3\0" + bytes(8000))
    assert "not a file of this program" in started.refuses("list")
    started.file.write_bytes(os.urandom(8192))
    started.refuses("list")


def test_a_lost_or_damaged_key_file_is_told(started: CommandLine) -> None:
    keys = started.file.with_name(started.file.name + ".keys")
    keys.write_text('{"format": "nayttokumppani-keys"')
    assert "damaged" in started.refuses("list")
    keys.unlink()
    assert "missing" in started.refuses("list")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '"moi"',
        "[" * 100_000,
        '{"data": [{"id": 1, "nimi": {"fi": "Haku"}, "diaarinumero": "x"}]}',
    ],
)
def test_a_document_that_is_no_qualification_is_refused(started: CommandLine, tmp_path: Path, text: str) -> None:
    document = tmp_path / "asiakirja.json"
    document.write_text(text, encoding="utf-8")
    started.refuses("import", str(document))
    assert len(started.json("list", "qualifications")) == 1


def test_an_import_of_nothing_is_told(started: CommandLine, tmp_path: Path) -> None:
    started.refuses("import")
    started.refuses("import", str(tmp_path))
    started.refuses("import", str(tmp_path / "ei ole.json"))


def test_unknown_case_requirement_and_level_are_told(case_id: str, started: CommandLine) -> None:
    started.refuses("show", "zzz")
    started.refuses("plan", case_id, "--interview", "R99")
    started.refuses("plan", case_id, "--shows", "T9=R1")
    started.refuses("assess", case_id, "--level", "R1=9")
    started.refuses("assess", case_id, "--level", "R1")
    assert started.json("show", case_id)["stage"] == "draft"


def test_gates_explain_themselves(case_id: str, started: CommandLine) -> None:
    assert "work task" in started.refuses("plan", case_id, "--agree")
    started.refuses("assess", case_id, "--start")
    started.refuses("decide", case_id, "--grade", "4", "--reason", "Hyvä.", "--decide")
    started.refuses("sign", case_id, "--typed")


def test_a_unit_must_be_told_apart(started: CommandLine) -> None:
    names = ("--student", "Aino", "--number", "1")
    assert "Several" in started.refuses("open", *names, "--unit", "a")
    assert "No unit" in started.refuses("open", *names, "--unit", "lentokone")


def test_what_cannot_be_verified_is_not_called_valid(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "muu.pdf"
    other.write_bytes(b"%PDF-1.7\n%%EOF\n")
    assert main(["verify", str(other)]) == 4
    other.write_bytes(b"")
    assert main(["verify", str(other), "--json"]) == 4
    assert json.loads(capsys.readouterr().out.partition("{")[2].join(("{", "")))["outcome"]
    assert main(["verify", str(tmp_path / "ei.pdf")]) == 1


def test_a_folder_that_cannot_be_written_leaves_nothing(case_id: str, started: CommandLine, tmp_path: Path) -> None:
    blocked = tmp_path / "tiedosto"
    blocked.write_text("ei kansio")
    started.refuses("export", case_id, str(blocked / "plan.pdf"), "--plan")
    assert blocked.read_text() == "ei kansio"


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-8"])
def test_a_letter_that_the_output_does_not_know_stops_nothing(started: CommandLine, encoding: str) -> None:
    """Windows gives a pipe its old code page, which has no Cyrillic."""
    started.does("open", "--student", "Анна Öberg", "--number", "E-18", "--unit", "Arjen tuki")
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    command = [sys.executable, "-m", "desktop", "--file", str(started.file), "list"]
    for more in ((), ("--json",)):
        done = subprocess.run([*command, *more], cwd=ROOT, env=environment, capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (0, b"")
        text = done.stdout.decode(encoding)
        assert json.loads(text)[0]["student"] == "Анна Öberg" if more else "berg" in text
