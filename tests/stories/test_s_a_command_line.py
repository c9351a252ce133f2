"""Scenario S-A through the command line, from a new file to a signed record that verifies."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from desktop.actions.scenario import load
from desktop.cli.main import main
from tests.checker import accept_signed_record
from tests.cli.commands import CommandLine
from tests.cli.conftest import case_id, cli, started

UNKNOWN_SIGNER = 3
__all__ = ["case_id", "cli", "started"]


@pytest.fixture
def data() -> dict[str, Any]:
    return load().data


def rows(numbers: list[int]) -> str:
    return ",".join(f"R{number}" for number in numbers)


def plan(cli: CommandLine, case: str, data: dict[str, Any]) -> None:
    planned = data["plan"]
    tasks = [word for task in planned["tasks"] for word in ("--task", task["text"])]
    shows = [
        word
        for number, task in enumerate(planned["tasks"], 1)
        for word in ("--shows", f"T{number}={rows(task['shows'])}")
    ]
    cli.does("plan", case, *tasks, *shows)
    observers = [
        word
        for one in planned["requirements"]
        for word in ("--observe", f"R{one['requirement']}={','.join(one['observers'])}")
    ]
    interviews = rows([one["requirement"] for one in planned["requirements"] if one.get("coverage") == "interview"])
    out = cli.does(
        "plan", case, *observers, "--interview", interviews, "--place", "workplace",
        "--describe-place", planned["place_description"], "--starts", "23.11.2026",
        "--not-disqualified", "teacher,instructor", "--safety-done", "--review-told",
        "--ready", "teacher,instructor,student", "--agree",
    )  # fmt: skip
    assert "The plan is agreed." in out


def assess(cli: CommandLine, case: str, data: dict[str, Any]) -> None:
    cli.does("assess", case, "--start")
    for note in data["notes"]:
        about = rows(note["requirements"])
        cli.does(
            "assess", case, "--as", note["by"], "--note", note["text"], "--about", about, "--leaning", note["leaning"]
        )
    marks = [
        word for number, mark in data["self_assessment"]["marks"].items() for word in ("--self", f"R{number}={mark}")
    ]
    cli.does("assess", case, "--as", "student", *marks, "--finished")
    for assessor, view in data["views"].items():
        levels = [word for number, level in view["levels"].items() for word in ("--level", f"R{number}={level}")]
        out = cli.does("assess", case, "--as", assessor, *levels, "--finished")
    assert [f"R{number}" for number in (3, 6, 8)] == [
        line.split(" on ")[1].split(":")[0] for line in out.splitlines() if "Different views" in line
    ]
    for number, story in data["comparison"]["solved"].items():
        agreed = data["comparison"]["agreed"][number]
        cli.does("assess", case, "--agreed", f"R{number}={agreed}", "--solved", f"R{number}={story}")
    cli.does("assess", case, "--compared")


def test_s_a_from_a_new_file_to_a_signed_record(
    started: CommandLine, case_id: str, data: dict[str, Any], tmp_path: Path
) -> None:
    cli = started
    plan(cli, case_id, data)
    assess(cli, case_id, data)
    decision = data["decision"]
    cli.does(
        "decide", case_id, "--grade", "4", "--reason", decision["reason"],
        "--short-description", decision["short_description"],
        "--participants", "teacher,employee,student", "--decide", "--inform",
    )  # fmt: skip
    for signature in data["signatures"]:
        ink = tmp_path / f"{signature['role']}.json"
        ink.write_text(json.dumps(signature["strokes"]), encoding="utf-8")
        cli.does("sign", case_id, "--as", signature["role"], "--ink", str(ink), "--title", signature["task"])
    record, trust = tmp_path / "arviointi.pdf", tmp_path / "luottamus.pem"
    cli.does("export", case_id, str(record), "--trust", str(trust))
    assert cli.json("show", case_id)["stage"] == "exported"
    assert cli.json("verify", str(record))["outcome"] == "intact"
    assert main(["verify", str(record), "--trust", str(trust)]) == 0
    assert main(["verify", str(record)]) == UNKNOWN_SIGNER
    accept_signed_record(record, trust)
