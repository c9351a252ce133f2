"""Lists of people on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.tools.sample_people import ROSTER
from tests.cli.commands import CommandLine


@pytest.fixture
def roster(tmp_path: Path) -> str:
    path = tmp_path / "LH24.csv"
    path.write_bytes(ROSTER.encode("cp1252"))
    return str(path)


def test_a_list_is_shown_then_brought_in_and_written_again(started: CommandLine, roster: str, tmp_path: Path) -> None:
    shown = started.does("people", "import", roster, "--dry-run")
    assert "4: new: Aada Kuviteltu 2026-412" in shown
    assert "Row 6, column D (Oppijanumero)" in shown
    assert "Row 3, column E (Henkilötunnus)" in shown
    assert started.does("people", "import", roster).splitlines()[-1] == shown.splitlines()[-1]
    again = started.json("people", "import", roster)
    assert again["counts"]["new"] == again["counts"]["changed"] == 0
    out = tmp_path / "opiskelijat.xlsx"
    assert "rows:" in started.does("people", "export", "students", str(out))
    assert started.json("people", "import", str(out))["counts"]["new"] == 0


def test_columns_sheets_and_headings_are_named_by_hand(started: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "lista.csv"
    path.write_text("Aino Koe;X1\nEino Koe;X2\n")
    wanted = ("people", "import", str(path), "--heading-row", "0", "--map", "A=name", "--map", "B=group", "--dry-run")
    assert "2 new" in started.does(*wanted)
    assert "no column Q" in started.refuses(*wanted, "--map", "Q=name")
    assert "cannot be boss" in started.refuses(*wanted, "--map", "A=boss")
    assert "such as" in started.refuses(*wanted, "--map", "A")
    assert "no sheet Muu" in started.refuses("people", "import", str(path), "--sheet", "Muu")
    assert "Choose which column" in started.refuses("people", "import", str(path))


def test_what_is_no_list_is_refused_in_a_sentence(started: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "lista.xlsx"
    path.write_bytes(b"PK\x03\x04 something")
    assert "not whole" in started.refuses("people", "import", str(path))
    assert "cannot be read" in started.refuses("people", "import", str(tmp_path / "none.csv"))
    assert ".xlsx or .csv" in started.refuses("people", "export", "cases", str(tmp_path / "x.pdf"))
