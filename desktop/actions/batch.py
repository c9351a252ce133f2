"""Writing hundreds of documents into a folder: with progress, stopped at any time, and what failed told at the end."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    Executor,
    Future,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
    wait,
)
from datetime import datetime
from enum import StrEnum
from functools import partial
from multiprocessing.context import SpawnContext, SpawnProcess
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

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


class _Helper(SpawnProcess):
    """A worker that goes when the program goes, even one that hangs: nobody waits for it."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **{**named, "daemon": True})


class _Helpers(SpawnContext):
    """Makes such workers."""

    Process = _Helper


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
    """A document on its way. A signed one's copy is ``noted`` in its case.

    It is ``alone`` when it is tried once more, after a worker died with it or beside it.
    """

    case_id: str
    name: str
    path: Path
    work: Callable[[], str]
    noted: bool
    alone: bool = False


class Batch:
    """Writes documents of cases into a folder, a few at each `step`, which the caller repeats until it is finished.

    The file is read on the caller's thread; documents are made on others. What is signed is copied as it is.

    Where a worker dies, what was on its way is tried once more, one after the other, so that the one document which
    brings it down fails and no other with it.
    """

    def __init__(
        self, workspace: Workspace, case_ids: Sequence[str], folder: Path, kind: BatchKind = BatchKind.RECORD
    ) -> None:
        self._workspace, self._folder, self._kind = workspace, folder, kind
        self._total = len(case_ids)
        self._waiting: Iterator[str] = iter(case_ids)
        self._running: dict[Future[str], _Running] = {}
        self._taken: set[Path] = set()
        self._numbers: dict[str, int] = {}
        self._failures: list[Failure] = []
        self._again: list[_Running] = []
        self._done = 0
        self._stopped = self._exhausted = False
        self._workers = min(os.cpu_count() or 1, MOST_PROCESSES) if self._total >= PAYS_FROM else 1
        self._executor: Executor | None = None

    def step(self, seconds: float = 0.0) -> Progress:
        """Give the workers more to do and take what is done, waiting at most so long for something."""
        while not self._stopped and self._has_room():
            if self._again:
                self._submit(self._again.pop(0)._replace(alone=True))
            elif (case_id := next(self._waiting, None)) is None:
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
        return not self._running and (self._stopped or (self._exhausted and not self._again))

    @property
    def progress(self) -> Progress:
        """How far it has come."""
        return Progress(self._done, self._total, tuple(self._failures), self.finished)

    def stop(self) -> None:
        """Begin no more; the few that are begun are written to their end."""
        self._stopped = True

    def _has_room(self) -> bool:
        """Whether one more may be begun now; what is tried again has all the room to itself."""
        if self._again or any(one.alone for one in self._running.values()):
            return bool(self._again) and not self._running
        return not self._exhausted and len(self._running) < _AHEAD * self._workers

    def _begin(self, case_id: str) -> None:
        try:
            case = self._workspace.cases.get(case_id)
            word = _("assessment") if self._kind == BatchKind.RECORD else _("plan")
            path = self._free(suggested_name(self._workspace, case_id, word))
            running = _Running(case_id, case.student.name, path, self._work(case, path), self._notes(case))
        except UserError as error:
            self._fail(case_id, str(error))
        else:
            self._submit(running)

    def _notes(self, case: Case) -> bool:
        return self._kind == BatchKind.RECORD and case.is_closed

    def _work(self, case: Case, path: Path) -> Callable[[], str]:
        sent = case.signing.out.document if case.signing.out else ""
        signed = (case.signing.latest or sent) if self._kind == BatchKind.RECORD else ""
        if signed:
            return partial(_write, path, self._workspace.cases.file(signed))
        job = _Job(
            kind=self._kind,
            case=case,
            unit=self._workspace.curriculum.unit(case.unit.content),
            made=self._workspace.cases.changed_at(case.id),
            version=self._workspace.cases.version(case.id).hex(),
            path=path,
            speaks=language(),
        )
        return partial(_make, job)

    def _submit(self, running: _Running) -> None:
        try:
            self._running[self._pool().submit(running.work)] = running
        except BrokenExecutor:
            self._broke(running)

    def _broke(self, running: _Running) -> None:
        """A worker died: the next one starts with others."""
        self._close()
        if running.alone:
            self._fail(
                running.name, _("The computer stopped while making this document. Try it alone, or again later.")
            )
        else:
            self._again.append(running)

    def _pool(self) -> Executor:
        if self._executor is None:
            several = self._workers > 1
            # Spawned, as Windows and macOS do: a fork would carry the window and the open file along.
            self._executor = (
                ProcessPoolExecutor(self._workers, mp_context=_Helpers())
                if several
                else ThreadPoolExecutor(1, thread_name_prefix="batch")
            )
        return self._executor

    def _end(self, future: Future[str]) -> None:
        running = self._running.pop(future)
        try:
            reason = future.result()
            if not reason and running.noted:
                note_copy(self._workspace, running.case_id, CopyWay.FOLDER, running.path.name)
        except BrokenExecutor:
            self._broke(running)
            return
        except UserError as error:
            reason = str(error)
        except Exception as error:  # whatever is wrong with one document must not stop the others
            reason = _("The document could not be made: {reason}.").format(reason=error or type(error).__name__)
        if reason:
            self._fail(running.name, reason)
        else:
            self._done += 1

    def _fail(self, name: str, reason: str) -> None:
        self._failures.append(Failure(name, reason))
        self._done += 1

    def _free(self, name: str) -> Path:
        """A path that nothing has, here or on the disk."""
        wanted = self._folder / name
        number, path = self._numbers.get(name, 1), wanted
        while path in self._taken or path.exists():
            number += 1
            path = wanted.with_name(f"{wanted.stem}-{number}{wanted.suffix}")
        self._numbers[name] = number
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
