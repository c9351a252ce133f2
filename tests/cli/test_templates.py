"""Plan templates on the command line: keep, list, use, rename, delete."""

from __future__ import annotations

import pytest

from tests.cli.commands import CommandLine


@pytest.fixture
def planned(case_id: str, started: CommandLine) -> str:
    """A case with a plan in which a name is written."""
    started.does("plan", case_id, "--task", "Ohjaa aamutoimet", "--task", "Ainon kirjaukset", "--shows", "T1=R1,R2")
    started.does("plan", case_id, "--interview", "R9", "--observe", "all=teacher", "--describe-place", "osasto Tyyni")
    return case_id


def another_case(started: CommandLine, workplace: str = "Hoivakoti Kuusikko") -> str:
    return started.does(
        "open", "--student", "Eero Malli", "--number", "E-18", "--unit", "Arjen tuki", "--workplace", workplace,
        "--business-id", "0000012-3",
    ).strip()  # fmt: skip


def test_keeping_prints_what_is_kept_and_leaves_out_what_names_somebody(started: CommandLine, planned: str) -> None:
    out = started.does("templates", "--keep", planned, "--name", "Aamu")
    assert "Aamu" in out.splitlines()[0]
    assert "Work task: Ohjaa aamutoimet" in out
    assert "Work task: left out – Names a person or a day: Ainon" in out
    (kept,) = started.json("templates")
    assert kept["tasks"] == ["Ohjaa aamutoimet"]
    assert (kept["workplace"], kept["name"]) == ("Hoivakoti Kuusikko", "Aamu")
    assert "Aino" not in started.does("templates", "--json")


def test_a_plan_begins_with_a_template(started: CommandLine, planned: str) -> None:
    started.does("templates", "--keep", planned, "--name", "Aamu")
    new = another_case(started)
    started.does("plan", new, "--template", "Aamu", "--task", "Siivoaa")
    plan = started.json("show", new)["plan"]
    assert [task["text"] for task in plan["tasks"]] == ["Ohjaa aamutoimet", "Siivoaa"]
    assert len(plan["tasks"][0]["shows"]) == 2
    assert plan["place_description"] == "osasto Tyyni"
    assert "empty plan" in started.refuses("plan", new, "--template", "Aamu")


def test_templates_are_renamed_and_deleted(started: CommandLine, planned: str) -> None:
    assert started.does("templates") == ""
    started.does("templates", "--keep", planned, "--name", "Aamu")
    started.does("templates", "--rename", "Aamu", "--name", "Ilta")
    assert "Ilta" in started.does("templates")
    assert "Aamu" in started.refuses("templates", "--delete", "Aamu")
    started.does("templates", "--delete", "Ilta")
    assert started.json("templates") == []


def test_what_cannot_be_kept_is_told(started: CommandLine, case_id: str, planned: str) -> None:
    assert "nayttokumppani templates" in started.refuses("plan", another_case(started), "--template", "Puuttuu")
    assert "work task" in started.refuses("templates", "--keep", another_case(started))
    started.does("templates", "--keep", planned, "--name", "Aamu")
    assert "Aamu" in started.refuses("templates", "--keep", planned, "--name", "Aamu")
