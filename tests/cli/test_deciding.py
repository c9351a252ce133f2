"""The end of a case by commands: a fail and its retake, telling late, a signer who is not here."""

from __future__ import annotations

import pytest

from desktop.actions.opening import open_workspace
from desktop.actions.workspace import Kind
from tests.builders import a_compared_case, a_qualification, a_unit
from tests.cli.commands import PASSPHRASE, CommandLine

FAIL = (
    "--grade", "fail", "--reason", "Vaatimus 1 jäi kesken.", "--fail-reason", "Vaara.",
    "--participants", "teacher,employee,student",
)  # fmt: skip
RETAKE = (
    "--retake-learn",
    "Siirrot.",
    "--retake-how",
    "Osastolla.",
    "--retake-on",
    "12.1.2027",
    "--retake-by",
    "Maija",
)


@pytest.fixture
def compared(started: CommandLine) -> CommandLine:
    """A file with a case after its comparison."""
    workspace = open_workspace(started.file, PASSPHRASE)
    with workspace.change("Test", Kind.CASE, Kind.CURRICULUM):
        workspace.curriculum.add(a_qualification(a_unit()), original=b"{}", findings=())
        case = a_compared_case()
        workspace.cases.add(case, who="teacher", what="Test")
    workspace.close()
    return started


def test_a_fail_says_its_retake_in_the_list(compared: CommandLine) -> None:
    said = compared.does("decide", "case0001", *FAIL)
    assert "Agree on the day of the retake." in said
    said = compared.does("decide", "case0001", *RETAKE, "--decide", "--inform")
    assert "A review may be asked for until" in said
    (row,) = compared.json("list", "cases")
    assert row["note"] == "Retake agreed for 12 January"
    retake = compared.json("show", "case0001")["decision"]["retake"]
    assert retake == {"learn": "Siirrot.", "how": "Osastolla.", "on": "2027-01-12", "arranger": "Maija"}


def test_the_day_of_telling_may_not_be_to_come(compared: CommandLine) -> None:
    compared.does("decide", "case0001", *FAIL, "--decide", "--inform", "phone")
    assert "still to come" in compared.refuses("decide", "case0001", "--informed-on", "1.1.2199")
    assert "before it was decided" in compared.refuses("decide", "case0001", "--informed-on", "1.1.2000")
    assert compared.json("show", "case0001")["informed"]["by"] == "phone"


def test_a_signer_who_is_not_here_is_awaited(compared: CommandLine) -> None:
    compared.does("decide", "case0001", *FAIL, "--decide", "--inform")
    said = compared.does("sign", "case0001", "--as", "instructor", "--missing", "1.1.2199")
    assert "Waiting for Timo Ohjaaja, reminder 1 January" in said
    assert "still to come" in compared.refuses("sign", "case0001", "--as", "instructor", "--missing", "1.1.2000")
    (row,) = compared.json("list", "cases")
    assert row["note"] == "Waiting for Timo Ohjaaja, reminder 1 January"
