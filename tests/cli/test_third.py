"""An assessor beside the two by commands: named, with a view of their own, and signing at their own laptop."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.actions.opening import open_workspace
from desktop.actions.workspace import Kind
from desktop.domain.assessment import Comparison
from tests.builders import a_compared_case, a_qualification, a_unit
from tests.cli.commands import PASSPHRASE, CommandLine
from tests.cli.conftest import cli, started

__all__ = ["cli", "started"]
DECIDED = ("--grade", "4", "--reason", "Hyvin meni.", "--participants", "teacher,employee,student")


@pytest.fixture
def seen(started: CommandLine) -> CommandLine:
    """A file with a case whose instructor has not finished the own view."""
    workspace = open_workspace(started.file, PASSPHRASE)
    with workspace.change("Test", Kind.CASE, Kind.CURRICULUM):
        workspace.curriculum.add(a_qualification(a_unit()), original=b"{}", findings=())
        case = a_compared_case(comparison=Comparison())
        case = replace(case, unit=replace(case.unit, content=workspace.curriculum.content_of(a_unit())))
        views = tuple(replace(one, ready_at=None) if one.id == "instructor" else one for one in case.views)
        workspace.cases.add(replace(case, views=views), who="teacher", what="Test")
    workspace.close()
    started.does("plan", "case0001", "--agree")
    return started


def test_a_third_assesses_decides_and_signs_at_two_laptops(seen: CommandLine, tmp_path: Path) -> None:
    said = seen.does("plan", "case0001", "--assessor", "Kaisa Kieli", "--assesses-as", "other-provider")
    assert "Everybody agrees again" in said
    assert "New assessor: Kaisa Kieli" in said
    assert "The plan is agreed." in seen.does("plan", "case0001", "--agree")
    levels = [word for number in (1, 2, 3) for word in ("--level", f"R{number}=5")]
    assert "is nobody in this demonstration" in seen.refuses("assess", "case0001", "--as", "Noora", *levels)
    seen.does("assess", "case0001", "--as", "kaisa", *levels, "--finished")
    seen.does("assess", "case0001", "--as", "instructor", "--finished")
    agreed = [word for number in (1, 2, 3) for word in ("--agreed", f"R{number}=5", "--solved", f"R{number}=Talk")]
    seen.does("assess", "case0001", *agreed, "--compared")
    seen.does("decide", "case0001", *DECIDED, "--decide", "--inform")
    seen.does("sign", "case0001", "--typed")
    assert "Partly signed" in seen.does("sign", "case0001", "--as", "instructor", "--typed")
    assert "Next: Teacher: Ask Kaisa Kieli to sign" in seen.does("show", "case0001")
    out, back = tmp_path / "ulos.pdf", tmp_path / "takaisin.pdf"
    seen.does("send", "case0001", str(out), "--to", "Kaisa Kieli")
    home = CommandLine(tmp_path / "koti.naytot", seen.capsys)
    home.does("create", "--name", "Kaisa Kieli", "--provider", "Toinen opisto")
    home.does("countersign", str(out), str(back), "--as", "assessor", "--title", "lehtori")
    assert "Signed" in seen.does("take-back", "case0001", str(back), "--vouch")
    said = seen.does("verify", str(back))
    assert "Assessor: Kaisa Kieli, lehtori, Toinen opisto" in said


def test_a_third_is_taken_out_and_a_disqualified_one_replaced(seen: CommandLine) -> None:
    seen.does("plan", "case0001", "--assessor", "Kaisa Kieli")
    seen.does("disqualify", "case0001", "--assessor", "Kaisa", "--because", "Sisar.", "--replace", "Noora Neljäs")
    assert [one["name"] for one in seen.json("show", "case0001")["plan"]["assessors"]][2:] == ["Noora Neljäs"]
    seen.does("plan", "case0001", "--take-out", "Noora")
    assert len(seen.json("show", "case0001")["plan"]["assessors"]) == 2
    seen.does("plan", "case0001", "--assessor", "Kaisa Kieli")
    seen.does("disqualify", "case0001", "--assessor", "Kaisa", "--because", "Sisar.", "--take-out")
    assert len(seen.json("show", "case0001")["plan"]["assessors"]) == 2


def test_words_that_were_corrected_need_no_new_agreement(seen: CommandLine) -> None:
    assert "Nobody is asked" in seen.refuses("plan", "case0001", "--correction")
    said = seen.does("plan", "case0001", "--describe-place", "Hoivakodin toinen osasto")
    assert "Description of the place" in said
    assert "The plan is agreed." in seen.does("plan", "case0001", "--correction")
    seen.does("plan", "case0001", "--task", "Siivoaa")
    assert "More than the words" in seen.refuses("plan", "case0001", "--correction")
