"""The commands of sub-areas, of packages, and of one demonstration on two laptops."""

from __future__ import annotations

from pathlib import Path

from tests.cli.commands import CommandLine
from tests.cli.conftest import case_id, cli, started

__all__ = ["case_id", "cli", "started"]
WHY = "Selitti asiansa selvästi."


def shown(started: CommandLine, case_id: str) -> None:
    """A plan with one task, which shows one sub-area."""
    started.does("plan", case_id, "--task", "Ohjaa aamutoimet", "--shows", "T1=all")
    started.does("yto", "add", case_id, "NKVT", "--tasks", "1", "--teacher", "Kaisa Kieli", "--elsewhere")


def test_a_sub_area_is_chosen_listed_and_taken_out(started: CommandLine, case_id: str) -> None:
    shown(started, case_id)
    told = started.json("yto", "list", case_id)
    assert [(one["code"], one["teacher"], one["state"]) for one in told["chosen"]] == [
        ("NKVT", "Kaisa Kieli", "assessed by Kaisa Kieli")
    ]
    assert [one["code"] for one in told["offered"]] == ["NKVT", "NKLT"]
    assert "NKLT" in started.does("yto", "list", case_id)
    assert "1 to 1" in started.refuses("yto", "add", case_id, "NKLT", "--tasks", "7", "--teacher", "X")
    assert "no sub-area" in started.refuses("yto", "add", case_id, "musiikki", "--tasks", "1", "--teacher", "X")
    assert "has not begun" in started.refuses("package", "send", case_id, "NKVT", "x.nayttopala")
    started.does("yto", "remove", case_id, "NKVT")
    assert started.json("yto", "list", case_id)["chosen"] == []


def test_a_demonstration_goes_to_another_laptop_and_comes_back_merged(
    started: CommandLine, case_id: str, tmp_path: Path
) -> None:
    shown(started, case_id)
    home = CommandLine(tmp_path / "koti.naytot", started.capsys)
    home.does("create", "--name", "Maija Opettaja", "--provider", "Esimerkkiopisto")
    out, back = str(tmp_path / "ulos.nayttopala"), str(tmp_path / "takaisin.nayttopala")
    code = started.does("merge", "copy", case_id, out).strip()
    assert "not open" in home.refuses("merge", "take", out, "--opens", "AAAA-AAAA-AAAA-AAAA")
    assert "in this file now" in home.does("merge", "take", out, "--opens", code)
    started.does("plan", case_id, "--describe-place", "Kahvila Aamu")
    home.does("plan", case_id, "--describe-place", "Hoivakodin osasto 2")
    code = home.does("merge", "copy", case_id, back).strip()
    told = started.does("merge", "take", back, "--opens", code)
    assert "Kahvila Aamu | Hoivakodin osasto 2" in told
    (question,) = started.json("merge", "settle", case_id)
    assert "Give the number" in started.refuses("merge", "settle", case_id, "99", "--keep", "mine")
    started.does("merge", "settle", case_id, str(question["number"]), "--keep", "theirs")
    assert started.json("show", case_id)["plan"]["place_description"] == "Hoivakodin osasto 2"
    assert started.json("merge", "settle", case_id) == []
