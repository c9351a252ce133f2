"""Many documents in one go: in one process or several, stopped, and with some that cannot be made."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader

from desktop.actions import batch as batches
from desktop.actions import batch_work
from desktop.actions.batch import Batch, BatchKind, Progress
from desktop.actions.batch_work import Job, Source
from desktop.actions.workspace import Workspace
from desktop.store.cases import read_case
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


def dies_at(name: str, seen: Path) -> Callable[[Sequence[Job]], list[str]]:
    return partial(_dies, name, seen)


def _dies(name: str, seen: Path, jobs: Sequence[Job]) -> list[str]:
    """Ends the whole process where the document is somebody's, as a lack of memory does."""
    for job in jobs:
        with seen.open("a") as file:
            file.write(job.name + "\n")
        if job.name == name:
            os._exit(9)
    return batch_work.write_documents(jobs)  # its own: a worker is a fresh process


def test_a_worker_that_dies_costs_the_one_document_it_died_of(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "PAYS_FROM", 1)
    victim = workspace.cases.get(ids(workspace)[1]).student.name
    seen = tmp_path / "seen"
    monkeypatch.setattr(batches, "write_documents", dies_at(victim, seen))
    progress = ended(Batch(workspace, ids(workspace), tmp_path / "out"))
    died = [one for one in progress.failures if one.name == victim]
    assert len(died) == 1
    assert died[0].reason
    assert len(progress.failures) == 3, "the two whose letters no font has, and the victim"
    assert progress.done == 12
    assert len(list((tmp_path / "out").glob("*.pdf"))) == 9
    assert seen.read_text().splitlines().count(victim) == 2, "tried once more, alone"


def test_a_full_disk_fails_what_does_not_fit_and_leaves_no_halves(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = iter([True] * 3)

    def fsync(_handle: int) -> None:
        if not next(room, False):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("desktop.store.whole.os.fsync", fsync)
    progress = ended(Batch(workspace, ids(workspace), tmp_path / "out"))
    assert progress.done == 12
    assert len(list((tmp_path / "out").iterdir())) == 3, "three whole documents, and nothing else"
    assert len(progress.failures) == 9
    assert any(os.strerror(errno.ENOSPC) in one.reason for one in progress.failures)


def test_what_goes_wrong_with_one_document_stops_no_other(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = batch_work._made
    victim = workspace.cases.get(ids(workspace)[1])

    def make(source: Source) -> bytes:
        if read_case(source.case.snapshot).id == victim.id:
            raise MemoryError
        return made(source)

    monkeypatch.setattr(batch_work, "_made", make)
    progress = ended(Batch(workspace, ids(workspace), tmp_path / "out"))
    assert progress.done == 12
    assert [one.reason for one in progress.failures if one.name == victim.student.name] != [""]
    assert len(progress.failures) == 3


def test_a_batch_that_is_stopped_before_it_began_writes_nothing(workspace: Workspace, tmp_path: Path) -> None:
    batch = Batch(workspace, ids(workspace), tmp_path / "out")
    batch.stop()
    progress = batch.step()
    assert progress.finished
    assert progress.done == 0
    assert not (tmp_path / "out").exists()


def test_a_stop_while_workers_die_ends(workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "PAYS_FROM", 1)
    victim = workspace.cases.get(ids(workspace)[0]).student.name
    monkeypatch.setattr(batches, "write_documents", dies_at(victim, tmp_path / "seen"))
    batch = Batch(workspace, ids(workspace), tmp_path / "out")
    batch.step()
    batch.stop()
    assert ended(batch).finished


def test_names_that_differ_in_capitals_alone_get_files_apart(workspace: Workspace, tmp_path: Path) -> None:
    """Windows and macOS take them for the same name, and the second document would take the place of the first."""
    one, other = ids(workspace)[:2]
    with workspace.change("Name"):
        for case_id, name in ((one, "Aino Koe"), (other, "AINO KOE")):
            case = workspace.cases.get(case_id)
            workspace.cases.save(replace(case, student=replace(case.student, name=name)), who="teacher", what="Name")
    ended(Batch(workspace, [one, other], tmp_path / "out"))
    names = [path.name for path in (tmp_path / "out").iterdir()]
    assert len({name.casefold() for name in names}) == len(names) == 2
