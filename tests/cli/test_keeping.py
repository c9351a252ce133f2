"""Retention and removal from the command line."""

from __future__ import annotations

from pathlib import Path

from tests.cli.commands import CommandLine


def test_the_rule_and_a_date_are_kept_and_told(started: CommandLine, case_id: str) -> None:
    assert "A date is asked" in started.does("retention")
    assert "decision" in started.refuses("retention", "--years", "10")
    assert "10 years" in started.does("retention", "--years", "10", "--decided", "Plan 4.2")
    started.does("retention", "--case", case_id[:6], "--until", "1.11.2020")
    told = started.json("retention")
    assert (told["years"], [one["id"] for one in told["due"]]) == (10, [case_id])
    assert "A date is asked" in started.does("retention", "--ask")


def test_without_yes_nothing_goes_and_with_it_everything(started: CommandLine, case_id: str, tmp_path: Path) -> None:
    started.does("backup", str(tmp_path))
    told = started.does("delete", case_id[:6])
    assert "Aino Esimerkki" in told
    assert "Nothing was removed" in told
    assert case_id in started.does("list")
    assert "--certificate" in started.refuses("delete", case_id, "--yes")
    proof = tmp_path / "todistus.pdf"
    said = started.does("delete", "--student", "E-17", "--yes", "--certificate", str(proof))
    assert "1 demonstration was removed for good" in said
    assert "Removed from it too" in said
    assert proof.read_bytes().startswith(b"%PDF")
    assert case_id not in started.does("list")
    copy = next(tmp_path.glob("oma-*.naytot"))
    assert case_id not in CommandLine(copy, started.capsys).does("list")
    assert "No copy is waiting" in started.does("delete", "--again")


def test_who_is_not_there_is_told(started: CommandLine) -> None:
    assert "no student" in started.refuses("delete", "--student", "X-1")
    assert "Choose first" in started.refuses("delete", "--due")


def test_everything_about_a_student_is_written(started: CommandLine, case_id: str, tmp_path: Path) -> None:
    assert "not encrypted" in started.does("student-export", "E-17", str(tmp_path / "aino"))
    assert case_id in (tmp_path / "aino" / "index.html").read_text(encoding="utf-8")
    assert "no student" in started.refuses("student-export", "X", str(tmp_path / "x.zip"))
