"""Documents beside the record by commands, and the code on a print."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.actions.opening import open_workspace
from desktop.actions.workspace import Kind
from desktop.domain.terms import Grade
from tests.builders import DAY, a_decision, a_qualification, a_unit, an_informed_case
from tests.cli.commands import PASSPHRASE, CommandLine
from tests.export.hearing import heard


@pytest.fixture
def failed(started: CommandLine) -> CommandLine:
    """A file with a fail that the student has heard."""
    workspace = open_workspace(started.file, PASSPHRASE)
    with workspace.change("Test", Kind.CASE, Kind.CURRICULUM):
        workspace.curriculum.add(a_qualification(a_unit()), original=b"{}", findings=())
        decision = a_decision(Grade.FAIL, decided_on=DAY, fail_reason="Vaara.")
        case = an_informed_case(decision=decision)
        pinned = replace(case, unit=replace(case.unit, content=workspace.curriculum.content_of(a_unit())))
        workspace.cases.add(pinned, who="teacher", what="Test")
    workspace.close()
    return started


@pytest.mark.parametrize(
    ("option", "title"),
    [
        ("--annex", "Koulutussopimuksen liite"),
        ("--retake-plan", "Näytön uusimissuunnitelma"),
        ("--review-request", "Arvioinnin tarkistuspyyntö"),
        ("--review-decision", "Päätös arvioinnin tarkistamisesta"),
    ],
)
def test_export_writes_each_paper(failed: CommandLine, tmp_path: Path, option: str, title: str) -> None:
    to = tmp_path / "paperi.pdf"
    assert str(to) in failed.does("export", "case0001", str(to), option)
    assert heard(to.read_bytes())[0] == ("H1", title)


def test_the_language_of_a_paper_may_be_chosen(failed: CommandLine, tmp_path: Path) -> None:
    to = tmp_path / "paper.pdf"
    failed.does("export", "case0001", str(to), "--review-request", "--document-language", "sv")
    assert heard(to.read_bytes())[0][1] == "Begäran om kontroll av bedömningen"


def test_summary_writes_a_students_demonstrations(failed: CommandLine, tmp_path: Path) -> None:
    to = tmp_path / "yhteenveto.pdf"
    failed.does("summary", "12345", str(to), "--document-language", "en")
    assert ("H2", "To be retaken") in heard(to.read_bytes())
    assert "no student" in failed.refuses("summary", "Kaisa", str(to))


def test_verify_tells_what_a_code_is_of(failed: CommandLine, tmp_path: Path) -> None:
    record = tmp_path / "arviointi.pdf"
    failed.does("export", "case0001", str(record))
    told = next(text for _tag, text in heard(record.read_bytes()) if text.startswith("Asiakirjan koodi"))
    code = told.split()[-1]
    assert "Assessment of competence: Aino Esimerkki" in failed.does("verify", "--code", code)
    found = failed.json("verify", "--code", code)
    assert (found["case"], found["number"], found["signed_by"]) == ("case0001", 1, [])
    _code, _out, error = failed.run("verify", str(record), "--code", code)
    assert "is this document's" in error
    status, _out, error = failed.run("verify", str(record), "--code", "00000-00000")
    assert (status, "another document's" in error) == (4, True)


def test_verify_asks_for_something_to_verify(failed: CommandLine) -> None:
    assert "Name a PDF" in failed.refuses("verify")
    assert "ten letters" in failed.refuses("verify", "--code", "hei")
