"""Scenario S-A through the command line, from a new file to a signed record that verifies."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from desktop.actions.scenario import load
from desktop.cli.main import main
from tests.checker import accept_signed_record
from tests.cli.commands import CommandLine
from tests.cli.conftest import case_id, cli, started
from tests.stories import by_command
from tests.stories.by_command import rows

UNKNOWN_SIGNER = 3
__all__ = ["case_id", "cli", "started"]


@pytest.fixture
def data() -> dict[str, Any]:
    return load().data


def plan(cli: CommandLine, case: str, data: dict[str, Any]) -> None:
    by_command.write_tasks(cli, case, data)
    planned = data["plan"]["requirements"]
    observers = [
        word for one in planned for word in ("--observe", f"R{one['requirement']}={','.join(one['observers'])}")
    ]
    interviews = rows([one["requirement"] for one in planned if one.get("coverage") == "interview"])
    by_command.agree_plan(cli, case, data, "23.11.2026", *observers, "--interview", interviews)


def assess(cli: CommandLine, case: str, data: dict[str, Any]) -> None:
    cli.does("assess", case, "--start")
    for note in data["notes"]:
        by_command.take_note(cli, case, note)
    assert by_command.give_views(cli, case, data) == ["R3", "R6", "R8"]
    by_command.compare(cli, case, data)


def test_s_a_from_a_new_file_to_a_signed_record(
    started: CommandLine, case_id: str, data: dict[str, Any], tmp_path: Path
) -> None:
    cli = started
    plan(cli, case_id, data)
    assess(cli, case_id, data)
    by_command.decide(cli, case_id, data)
    by_command.sign_by_pen(cli, case_id, data, tmp_path)
    record, trust = tmp_path / "arviointi.pdf", tmp_path / "luottamus.pem"
    cli.does("export", case_id, str(record), "--trust", str(trust))
    assert cli.json("show", case_id)["stage"] == "exported"
    assert cli.json("verify", str(record))["outcome"] == "intact"
    assert main(["verify", str(record), "--trust", str(trust)]) == 0
    assert main(["verify", str(record)]) == UNKNOWN_SIGNER
    accept_signed_record(record, trust)
