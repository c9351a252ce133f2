"""Scenario S-C through the command line: two files, one package, and the same documents at the end."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop.actions.scenario import load
from desktop.texts import HELSINKI
from tests.checker import accept_signed_record
from tests.cli.commands import CommandLine
from tests.cli.conftest import cli, started
from tests.export.reading import told
from tests.stories import by_command
from tests.stories.by_command import rows

__all__ = ["cli", "started"]


@pytest.fixture
def data() -> dict[str, Any]:
    return load("s-c").data


@pytest.fixture
def kaisa(started: CommandLine, data: dict[str, Any], tmp_path: Path) -> CommandLine:
    """The file of the sub-area's own teacher."""
    other = CommandLine(tmp_path / "kaisa.naytot", started.capsys)
    area = data["sub_areas"][0]
    other.does("create", "--name", area["teacher"], "--provider", area["organisation"])
    return other


def opened(cli: CommandLine, data: dict[str, Any]) -> str:
    return cli.does(
        "open", "--student", data["student"]["name"], "--number", data["student"]["number"],
        "--unit", data["unit"]["name"], "--workplace", data["workplace"]["name"],
        "--business-id", data["workplace"]["business_id"], "--instructor", data["instructor"]["name"],
        "--agreement", "apprenticeship", "--agreement-starts", "1.9.2026", "--agreement-ends", "31.5.2027",
    ).strip()  # fmt: skip


def plan(cli: CommandLine, case: str, data: dict[str, Any]) -> None:
    by_command.write_tasks(cli, case, data)
    area = data["sub_areas"][0]
    numbers = ",".join(map(str, area["tasks"]))
    people = ("--teacher", area["teacher"], "--organisation", area["organisation"], "--elsewhere")
    cli.does("yto", "add", case, area["code"], "--tasks", numbers, *people)
    by_command.agree_plan(cli, case, data, "24.11.2026", "--observe", "all=teacher,instructor")


def assess(cli: CommandLine, case: str, data: dict[str, Any]) -> None:
    """Two days, of which the second is for R8; then R11 on which they differ."""
    cli.does("assess", case, "--start")
    for place, note in enumerate(data["notes"]):
        if place == 3:
            agreed = data["complement"]
            carried = rows(agreed["requirements"])
            second = (datetime.now(HELSINKI).date() + timedelta(days=1)).isoformat()
            cli.does(
                "assess",
                case,
                "--complement",
                agreed["what"],
                "--way",
                agreed["way"],
                "--about",
                carried,
                "--when",
                second,
            )
        by_command.take_note(cli, case, note)
    assert by_command.give_views(cli, case, data) == ["R11"]
    by_command.compare(cli, case, data)


def test_s_c_with_a_package_to_another_file_and_back(
    started: CommandLine, kaisa: CommandLine, data: dict[str, Any], tmp_path: Path
) -> None:
    cli = started
    case = opened(cli, data)
    plan(cli, case, data)
    assess(cli, case, data)
    wanted, result = data["sub_areas"][0], data["sub_areas"][0]["result"]
    piece, back = str(tmp_path / "osa.nayttopala"), str(tmp_path / "vastaus.nayttopala")
    code = cli.does("package", "send", case, wanted["code"], piece).strip()
    seen = kaisa.json("package", "show", piece, "--opens", code)
    assert seen["tasks"] == [data["plan"]["tasks"][number - 1]["text"] for number in wanted["tasks"]]
    assert len(seen["notes"]) == 2
    levels = [word for number, grade in enumerate(result["levels"], 1) for word in ("--level", f"{number}={grade}")]
    because = ("--because", result["reason"], "--note", result["note"])
    kaisa.does("package", "answer", piece, back, "--opens", code, "--grade", result["grade"], *because, *levels)
    assert "their own file" in cli.refuses("package", "back", back)
    assert "signed by Kaisa Kieli" in cli.does("package", "back", back, "--yes")
    assert "come back already" in cli.refuses("package", "back", back, "--yes")
    by_command.decide(cli, case, data)
    by_command.sign_by_pen(cli, case, data, tmp_path)
    record, own, trust = (tmp_path / name for name in ("arviointi.pdf", "osa-alue.pdf", "luottamus.pem"))
    cli.does("export", case, str(record), "--trust", str(trust))
    cli.does("yto", "record", case, wanted["code"], str(own))
    accept_signed_record(record, trust)
    assert cli.json("verify", str(own))["outcome"] == "intact"
    assert result["reason"] in " ".join(text for _tag, text in told(own.read_bytes()))
    notes = cli.json("show", case)["notes"]
    assert {note["text"] for note in data["notes"]} | {result["note"]} == {note["text"] for note in notes}
