"""Many documents in one go: in one process or several, stopped, and with some that cannot be made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader

from desktop.actions import batch as batches
from desktop.actions.batch import Batch, BatchKind, Progress
from desktop.actions.workspace import Workspace
from desktop.store.connection import create_file
from tests.builders import a_qualification, a_unit
from tests.store.many import some_cases


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A file with twelve cases, of which two bear a name that no font has."""
    path = tmp_path / "many.naytot"
    made = Workspace(create_file(path, bytes(32)), path)
    unit = a_unit(9)
    with made.change("Fill"):
        made.curriculum.add(a_qualification(unit), original=b"{}")
        content = made.curriculum.content_of(unit)
        for number, case in enumerate(some_cases(12)):
            student = replace(case.student, name="汉字 Esimerkki") if number in (3, 7) else case.student
            whole = replace(case, student=student, unit=replace(case.unit, content=content))
            made.cases.add(whole, who="teacher", what="Fill")
    yield made
    made.close()


def ids(workspace: Workspace) -> list[str]:
    return [row.id for row in workspace.lists.page(0, 100, order="student")]


def ended(batch: Batch) -> Progress:
    while not (progress := batch.step(0.5)).finished:
        pass
    return progress


@pytest.mark.parametrize("pays_from", [1, 1000])
def test_every_document_is_written_and_what_failed_is_told_with_its_reason(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pays_from: int
) -> None:
    monkeypatch.setattr(batches, "PAYS_FROM", pays_from)
    folder = tmp_path / "out"
    progress = ended(Batch(workspace, ids(workspace), folder))
    assert (progress.done, progress.total) == (12, 12)
    assert [one.name for one in progress.failures] == ["汉字 Esimerkki"] * 2
    assert all("汉" in one.reason for one in progress.failures)
    written = sorted(folder.glob("*.pdf"))
    assert len(written) == 10
    assert PdfFileReader(BytesIO(written[0].read_bytes())).root["/Lang"] == "fi"


def test_nothing_that_is_there_is_written_over(workspace: Workspace, tmp_path: Path) -> None:
    first = ended(Batch(workspace, ids(workspace)[:2], tmp_path / "out"))
    before = {path: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    ended(Batch(workspace, ids(workspace)[:2], tmp_path / "out", BatchKind.RECORD))
    assert not first.failures
    assert {path: path.read_bytes() for path in before} == before
    assert len(list((tmp_path / "out").iterdir())) == 4


def test_a_stopped_batch_keeps_what_it_wrote_and_begins_no_more(workspace: Workspace, tmp_path: Path) -> None:
    batch = Batch(workspace, ids(workspace), tmp_path / "out")
    batch.step()
    batch.stop()
    progress = ended(batch)
    assert progress.done < 12
    assert len(list((tmp_path / "out").glob("*.pdf"))) == progress.done - len(progress.failures)


def test_a_case_that_is_gone_and_a_folder_that_cannot_be(workspace: Workspace, tmp_path: Path) -> None:
    progress = ended(Batch(workspace, ["nobody"], tmp_path / "out"))
    assert len(progress.failures) == 1
    progress = ended(Batch(workspace, ids(workspace)[:1], workspace.path / "no folder"))
    assert len(progress.failures) == 1


def test_no_case_is_a_batch_that_is_finished(workspace: Workspace, tmp_path: Path) -> None:
    assert ended(Batch(workspace, [], tmp_path)).total == 0


def test_plans_are_written_too(workspace: Workspace, tmp_path: Path) -> None:
    progress = ended(Batch(workspace, ids(workspace)[:1], tmp_path / "out", BatchKind.PLAN))
    assert progress.done == 1
    assert [path.suffix for path in (tmp_path / "out").iterdir()] == [".pdf"]
