"""The registers by commands: what is to be put right, the sheet, the file, and the mark."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.actions.opening import open_workspace
from desktop.actions.workspace import Kind
from desktop.domain.case import Case
from tests.builders import DAY, a_qualification, a_unit
from tests.cli.commands import PASSPHRASE, CommandLine
from tests.domain.test_koski import STUDY_RIGHT, a_result

WRONG = 1


def keep(cli: CommandLine, case: Case) -> None:
    workspace = open_workspace(cli.file, PASSPHRASE)
    with workspace.change("Test", Kind.CASE, Kind.CURRICULUM):
        unit = a_unit(mandatory=True)
        workspace.curriculum.add(a_qualification(unit), original=b"{}", findings=())
        pinned = replace(case, unit=replace(case.unit, content=workspace.curriculum.content_of(unit)))
        workspace.cases.add(pinned, who="teacher", what="Test")
    workspace.close()


@pytest.fixture
def signed(started: CommandLine) -> CommandLine:
    """A file with a signed case whose study right is not known."""
    keep(started, replace(a_result(), study_right=""))
    return started


def test_a_check_says_what_is_to_be_put_right_and_whether_it_would_be_refused(signed: CommandLine) -> None:
    assert "! Write the study right" in signed.does("registers", "koski", "case0001", "--check")
    code, out, _error = signed.run("registers", "koski", "case0001", "--check", "--study-right", "1.2.3")
    assert (code, out.splitlines()[0][:2]) == (WRONG, "✗ ")
    said = signed.does("registers", "koski", "case0001", "--check", "--study-right", STUDY_RIGHT)
    assert said.strip() == "Nothing to put right."


def test_the_sheet_is_typed_from_top_to_bottom(signed: CommandLine) -> None:
    lines = signed.does("registers", "koski", "case0001", "--study-right", STUDY_RIGHT).splitlines()
    assert "  Unit: Arjen työ fi (code 990077)" in lines
    assert "  Place of performance: Workplace (code 1)" in lines
    assert lines.index("Assessment of the unit") < lines.index("Demonstration")


def test_the_file_goes_where_it_is_wanted_and_the_case_is_marked(signed: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "Aino ä.json"
    assert "Saved to" in signed.does("registers", "koski", "case0001", "--out", str(path))
    assert json.loads(path.read_text("utf-8"))["suoritukset"]
    assert "Marked as handed on" in signed.does("registers", "koski", "case0001", "--handed-on")
    assert signed.json("registers", "koski", "case0001")["handed_on"]
    assert signed.json("show", "case0001")["stage"] == "exported"
    signed.does("registers", "koski", "case0001", "--take-back")
    assert signed.json("registers", "koski", "case0001")["handed_on"] is None


def test_what_koski_refuses_is_not_written(started: CommandLine, tmp_path: Path) -> None:
    case = a_result()
    keep(started, replace(case, plan=replace(case.plan, ends=DAY - timedelta(days=1))))
    path = tmp_path / "koski.json"
    assert "ends before it starts" in started.refuses("registers", "koski", "case0001", "--out", str(path))
    assert not path.exists()


def test_a_day_to_come_is_refused(signed: CommandLine) -> None:
    assert "still to come" in signed.refuses("registers", "koski", "case0001", "--handed-on", "1.1.2199")
