"""The steps that every story takes by commands, from the data of its scenario."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.cli.commands import CommandLine

Data = dict[str, Any]


def rows(numbers: list[int]) -> str:
    """Requirements as a command names them."""
    return ",".join(f"R{number}" for number in numbers)


def write_tasks(cli: CommandLine, case: str, data: Data) -> None:
    """Write the work tasks, and which requirements each shows."""
    tasks = data["plan"]["tasks"]
    words = [word for task in tasks for word in ("--task", task["text"])]
    shows = [word for number, task in enumerate(tasks, 1) for word in ("--shows", f"T{number}={rows(task['shows'])}")]
    cli.does("plan", case, *words, *shows)


def agree_plan(cli: CommandLine, case: str, data: Data, starts: str, *more: str) -> None:
    """Say what is left of a plan, and agree it."""
    out = cli.does(
        "plan", case, *more, "--place", "workplace",
        "--describe-place", data["plan"]["place_description"], "--starts", starts,
        "--not-disqualified", "teacher,instructor", "--safety-done", "--review-told",
        "--ready", "teacher,instructor,student", "--agree",
    )  # fmt: skip
    assert "The plan is agreed." in out


def take_note(cli: CommandLine, case: str, note: Data) -> None:
    """Write down what somebody saw."""
    about = ("--about", rows(note["requirements"]), "--leaning", note["leaning"])
    cli.does("assess", case, "--as", note["by"], "--note", note["text"], *about)


def give_views(cli: CommandLine, case: str, data: Data) -> list[str]:
    """The student's own assessment and each assessor's view; the requirements on which these differ."""
    marks = [
        word for number, mark in data["self_assessment"]["marks"].items() for word in ("--self", f"R{number}={mark}")
    ]
    cli.does("assess", case, "--as", "student", *marks, "--finished")
    out = ""
    for assessor, view in data["views"].items():
        levels = [word for number, level in view["levels"].items() for word in ("--level", f"R{number}={level}")]
        out = cli.does("assess", case, "--as", assessor, *levels, "--finished")
    return [line.split(" on ")[1].split(":")[0] for line in out.splitlines() if "Different views" in line]


def compare(cli: CommandLine, case: str, data: Data) -> None:
    """Solve each difference, and end the comparison."""
    for number, story in data["comparison"]["solved"].items():
        agreed = data["comparison"]["agreed"][number]
        cli.does("assess", case, "--agreed", f"R{number}={agreed}", "--solved", f"R{number}={story}")
    cli.does("assess", case, "--compared")


def decide(cli: CommandLine, case: str, data: Data) -> None:
    """Make the decision and tell the student."""
    decision = data["decision"]
    cli.does(
        "decide", case, "--grade", decision["grade"], "--reason", decision["reason"],
        "--short-description", decision["short_description"],
        "--participants", "teacher,employee,student", "--decide", "--inform",
    )  # fmt: skip


def sign_by_pen(cli: CommandLine, case: str, data: Data, folder: Path) -> None:
    """Each signs with the strokes of a pen."""
    for signature in data["signatures"]:
        ink = folder / f"{signature['role']}.json"
        ink.write_text(json.dumps(signature["strokes"]), encoding="utf-8")
        cli.does("sign", case, "--as", signature["role"], "--ink", str(ink), "--title", signature["task"])
