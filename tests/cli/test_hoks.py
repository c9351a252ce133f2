"""Plans (HOKS) on the command line: brought in, written out with a demonstration, and checked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.commands import CommandLine
from tests.cli.conftest import case_id, started
from tests.exchange import plans

__all__ = ["case_id", "started"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A plan for a unit of the practice qualification."""
    unit = plans.a_unit_to_acquire(**{"tutkinnon-osa-koodi-uri": "tutkinnonosat_990001"})
    path = tmp_path / "hoks.json"
    path.write_bytes(plans.as_bytes(plans.a_plan_file(unit)))
    return path


def test_a_plan_comes_in_is_planned_and_goes_out_for_put(started: CommandLine, file: Path, tmp_path: Path) -> None:
    preview = started.json("hoks", "import", str(file), "--name", "Aino Esimerkki", "--preview")
    assert [one["label"] for one in preview[0]["changes"]] == [
        "New student",
        "New workplace",
        "New instructor",
        "New demonstration",
    ]
    assert started.does("list").strip() == "Nothing here yet."
    said = started.does("hoks", "import", str(file), "--name", "Aino Esimerkki", "--drafts")
    case = said.splitlines()[-1]
    assert "in a care home: New demonstration: 23 November 2026" in said
    assert "Aino Esimerkki" in started.does("list")
    assert "Hoivakoti Kuusikko" in started.does("show", case)
    started.does("registers", "ehoks", case, "--check")
    one = tmp_path / "näyttö.json"
    started.does("registers", "ehoks", case, "--out", str(one))
    assert plans.faults(json.loads(one.read_bytes()), "osaamisenOsoittaminen") == []
    out = tmp_path / "ulos.json"
    assert str(out) in started.does("hoks", "export", case, str(out))
    before, after = json.loads(file.read_bytes()), json.loads(out.read_bytes())
    assert plans.faults(after, "hoksPut") == []
    assert after == before


def test_a_plan_beside_a_case_that_is_open_already(
    started: CommandLine, case_id: str, file: Path, tmp_path: Path
) -> None:
    started.does("hoks", "import", str(file), "--name", "Aino Esimerkki")
    shown = started.json("show", case_id)
    assert shown["study_right"] == plans.STUDY_RIGHT
    assert shown["agreement"]["starts"] == "2026-09-01"
    out = tmp_path / "ulos.json"
    assert "place 9" in started.refuses("hoks", "export", case_id, str(out), "--at", "9")
    started.does("hoks", "export", case_id, str(out), "--at", "1")
    assert json.loads(out.read_bytes())["id"] == 4711


def test_what_ehoks_would_refuse_is_told_by_the_exit_code(started: CommandLine, file: Path, tmp_path: Path) -> None:
    assert "Nothing to put right" in started.does("hoks", "check", str(file))
    wrong = tmp_path / "väärä.json"
    wrong.write_bytes(plans.as_bytes([plans.a_plan_file(), plans.a_plan_file(versio="x")]))
    code, out, _error = started.run("hoks", "check", str(wrong))
    assert code == 1
    assert "✗ “versio”: “x” should be a whole number." in out
    code, out, _error = started.run("hoks", "check", str(wrong), "--json")
    assert json.loads(out)[1]["remarks"][0]["at"] == ["versio"]


def test_what_is_no_plan_is_told_in_a_sentence(started: CommandLine, file: Path, tmp_path: Path) -> None:
    nothing = tmp_path / "tyhjä.json"
    nothing.write_bytes(b"")
    assert "empty" in started.refuses("hoks", "import", str(nothing))
    assert "no file" in started.refuses("hoks", "import", str(tmp_path / "poissa.json"))
    assert "no plan 7" in started.refuses("hoks", "import", str(file), "--name", "7=Onni")
    assert started.does("list").strip() == "Nothing here yet."


def test_a_list_of_plans_gets_names_by_number(started: CommandLine, tmp_path: Path) -> None:
    other = plans.a_plan_file(**{"oppija-oid": "1.2.246.562.24.42016337194"})
    other["opiskeluoikeus-oid"] = "1.2.246.562.15.76811932086"
    path = tmp_path / "hoksit.json"
    path.write_bytes(plans.as_bytes([plans.a_plan_file(), other, 7]))
    said = started.does("hoks", "import", str(path), "--name", "Aino Esimerkki", "--name", "2=Onni Toinen")
    assert "1  Aino Esimerkki" in said
    assert "2  Onni Toinen" in said
    assert "1 part of the file" in said
    again = started.json("hoks", "import", str(path), "--preview")
    assert [one["student"] for one in again] == ["Aino Esimerkki", "Onni Toinen"]
