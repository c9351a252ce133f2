"""Writing hundreds of documents into a folder: with progress, stopped at any time, and what failed told at the end."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor, wait
from datetime import datetime
from enum import StrEnum
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from desktop.actions.sharing import note_copy, suggested_name, write_whole
from desktop.actions.workspace import Workspace
from desktop.domain.errors import UserError
from desktop.domain.signing import CopyWay
from desktop.texts import _, language, use_language

if TYPE_CHECKING:
    from desktop.domain.case import Case
    from desktop.domain.curriculum import QualificationUnit

PAYS_FROM = 60
"""From how many documents several processes pay: each needs a second or so to begin."""
MOST_PROCESSES = 8
_AHEAD = 3  # so many documents wait for each worker: none is idle, and little is thrown away by a stop


class BatchKind(StrEnum):
    """What is written of each case."""

    RECORD = "record"
    PLAN = "plan"


class Failure(NamedTuple):
    """A document that could not be written: whose, and why."""

    name: str
    reason: str


class Progress(NamedTuple):
    """How far a batch has come."""

    done: int
    total: int
    failures: tuple[Failure, ...]
    finished: bool


class _Job(NamedTuple):
    """What a worker needs to make one document; it may be another process."""

    kind: BatchKind
    case: Case
    unit: QualificationUnit
    made: datetime
    version: str
    path: Path
    speaks: str


class _Running(NamedTuple):
    case_id: str
    name: str
    path: Path


class Batch:
    """Writes documents of cases into a folder, a few at each `step`, which the caller repeats until it is finished.

    The file is read on the caller's thread; documents are made on others. What is signed is copied as it is.
    """

    def __init__(
        self, workspace: Workspace, case_ids: Sequence[str], folder: Path, kind: BatchKind = BatchKind.RECORD
    ) -> None:
        self._workspace, self._folder, self._kind = workspace, folder, kind
        self._total = len(case_ids)
        self._waiting: Iterator[str] = iter(case_ids)
        self._running: dict[Future[str], _Running] = {}
        self._taken: set[Path] = set()
        self._failures: list[Failure] = []
        self._done = 0
        self._stopped = self._exhausted = False
        self._workers = min(os.cpu_count() or 1, MOST_PROCESSES) if self._total >= PAYS_FROM else 1
        self._executor: Executor | None = None

    def step(self, seconds: float = 0.0) -> Progress:
        """Give the workers more to do and take what is done, waiting at most so long for something."""
        while not (self._stopped or self._exhausted) and len(self._running) < _AHEAD * self._workers:
            case_id = next(self._waiting, None)
            if case_id is None:
                self._exhausted = True
            else:
                self._begin(case_id)
        done, _others = wait(self._running, timeout=seconds, return_when=FIRST_COMPLETED)
        for one in done:
            self._end(one)
        if self.finished:
            self._close()
        return self.progress

    @property
    def finished(self) -> bool:
        """Whether everything is written, or the last that was begun before a stop is."""
        return (self._exhausted or self._stopped) and not self._running

    @property
    def progress(self) -> Progress:
        """How far it has come."""
        return Progress(self._done, self._total, tuple(self._failures), self.finished)

    def stop(self) -> None:
        """Begin no more; what has been written stays."""
        self._stopped = True
        for one in list(self._running):
            if one.cancel():
                del self._running[one]

    def _begin(self, case_id: str) -> None:
        try:
            case = self._workspace.cases.get(case_id)
            word = _("assessment") if self._kind == BatchKind.RECORD else _("plan")
            running = _Running(case_id, case.student.name, self._free(suggested_name(self._workspace, case_id, word)))
            self._running[self._submit(case, running)] = running
        except UserError as error:
            self._fail(case_id, str(error))

    def _submit(self, case: Case, running: _Running) -> Future[str]:
        sent = case.signing.out.document if case.signing.out else ""
        signed = (case.signing.latest or sent) if self._kind == BatchKind.RECORD else ""
        if signed:
            return self._pool().submit(_write, running.path, self._workspace.cases.file(signed))
        job = _Job(
            kind=self._kind,
            case=case,
            unit=self._workspace.curriculum.unit(case.unit.content),
            made=self._workspace.cases.changed_at(case.id),
            version=self._workspace.cases.version(case.id).hex(),
            path=running.path,
            speaks=language(),
        )
        return self._pool().submit(_make, job)

    def _pool(self) -> Executor:
        if self._executor is None:
            several = self._workers > 1
            # Spawned, as Windows and macOS do: a fork would carry the window and the open file along.
            self._executor = (
                ProcessPoolExecutor(self._workers, mp_context=get_context("spawn"))
                if several
                else ThreadPoolExecutor(1, thread_name_prefix="batch")
            )
        return self._executor

    def _end(self, future: Future[str]) -> None:
        running = self._running.pop(future)
        if reason := future.result():
            self._fail(running.name, reason)
            return
        if self._kind == BatchKind.RECORD:
            note_copy(self._workspace, running.case_id, CopyWay.FOLDER, running.path.name)
        self._done += 1

    def _fail(self, name: str, reason: str) -> None:
        self._failures.append(Failure(name, reason))
        self._done += 1

    def _free(self, name: str) -> Path:
        """A path that nothing has, here or on the disk."""
        wanted = self._folder / name
        number, path = 1, wanted
        while path in self._taken or path.exists():
            number += 1
            path = wanted.with_name(f"{wanted.stem}-{number}{wanted.suffix}")
        self._taken.add(path)
        return path

    def _close(self) -> None:
        if self._executor is not None:
            self._executor.shutdown(wait=False)
            self._executor = None


def _write(path: Path, data: bytes) -> str:
    try:
        write_whole(path, data)
    except UserError as error:
        return str(error)
    return ""


def _make(job: _Job) -> str:
    """Make and write one document; what the person can put right is given back in words."""
    from desktop.export.assessment_pdf import assessment_pdf
    from desktop.export.plan_pdf import plan_pdf

    use_language(job.speaks)
    make = assessment_pdf if job.kind == BatchKind.RECORD else plan_pdf
    try:
        data = make(job.case, job.unit, language=job.case.language, made=job.made, version=job.version)
    except UserError as error:
        return str(error)
    return _write(job.path, data)
