"""Writing hundreds of documents into a folder: with progress, stopped at any time, and what failed told at the end."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    Executor,
    Future,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
    wait,
)
from itertools import islice
from multiprocessing.context import SpawnContext, SpawnProcess
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from desktop.actions.batch_work import BatchKind, Job, Source, could_not, write_documents
from desktop.actions.sharing import file_name, note_copies, suggested_name
from desktop.actions.workspace import Workspace
from desktop.domain.errors import UserError
from desktop.domain.signing import CopyWay
from desktop.texts import _, language

if TYPE_CHECKING:
    from desktop.domain.case import Case
    from desktop.store.cases import KeptCase

__all__ = ["Batch", "BatchKind", "Failure", "Progress"]

PAYS_FROM = 60
"""From how many documents several processes pay: each needs a second or so to begin."""
MOST_PROCESSES = 8
_AT_ONCE = 4  # documents that a process is given together
_AHEAD = 2  # times what a worker is given waits for it: none is idle, and a stop need not wait for much


class _Helper(SpawnProcess):
    """A worker that goes when the program goes, even one that hangs: nobody waits for it."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **{**named, "daemon": True})


class _Helpers(SpawnContext):
    """Makes such workers."""

    Process = _Helper


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


class _Task(NamedTuple):
    """A document to be written, of which case. A signed one's copy is ``noted`` in its case."""

    case_id: str
    job: Job
    noted: bool


class _Sent(NamedTuple):
    """A few documents on their way; a lone one is ``alone`` when it is tried once more, after a worker died."""

    tasks: tuple[_Task, ...]
    alone: bool = False


class Batch:
    """Writes documents of cases into a folder, a few at each `step`, which the caller repeats until it is finished.

    The file is asked on the caller's thread, for what it keeps as it keeps it; to read that, to make the documents and
    to write them is the workers' task. What is signed is copied as it is.

    Where a worker dies, what was on its way is tried once more, one after the other, so that the one document which
    brings it down fails and no other with it.
    """

    def __init__(
        self, workspace: Workspace, case_ids: Sequence[str], folder: Path, kind: BatchKind = BatchKind.RECORD
    ) -> None:
        self._workspace, self._folder, self._kind = workspace, folder, kind
        self._total = len(case_ids)
        self._waiting: Iterator[str] = iter(case_ids)
        self._running: dict[Future[list[str]], _Sent] = {}
        self._taken: set[str] = set()
        self._numbers: dict[str, int] = {}
        self._failures: list[Failure] = []
        self._again: list[_Task] = []
        self._done = 0
        self._stopped = self._exhausted = False
        self._workers = min(os.cpu_count() or 1, MOST_PROCESSES) if self._total >= PAYS_FROM else 1
        self._at_once = _AT_ONCE if self._workers > 1 else 1
        self._executor: Executor | None = None

    def step(self, seconds: float = 0.0) -> Progress:
        """Give the workers more to do and take what is done, waiting at most so long for something."""
        while not self._stopped and self._has_room():
            if self._again:
                self._submit(_Sent((self._again.pop(0),), alone=True))
            else:
                self._begin()
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

    def _begin(self) -> None:
        ids = tuple(islice(self._waiting, self._at_once))
        self._exhausted = len(ids) < self._at_once
        if tasks := tuple(task for case_id in ids if (task := self._task(case_id))):
            self._submit(_Sent(tasks))

    def _task(self, case_id: str) -> _Task | None:
        name = ""
        try:
            kept = self._workspace.cases.kept(case_id)
            name = kept.student
            if kept.has_documents:
                return self._of_signed(self._workspace.cases.get(case_id), kept)
            return _Task(case_id, self._job(name, file_name(name, self._word), self._source(kept)), noted=False)
        except UserError as error:
            self._fail(name or case_id, str(error))
            return None

    def _of_signed(self, case: Case, kept: KeptCase) -> _Task:
        """Where people have signed or are to sign, the document itself; where none of that stands, a new one."""
        sent = case.signing.out.document if case.signing.out else ""
        signed = (case.signing.latest or sent) if self._kind == BatchKind.RECORD else ""
        source = self._workspace.cases.file(signed) if signed else self._source(kept)
        name = suggested_name(self._workspace, case.id, self._word)
        noted = self._kind == BatchKind.RECORD and case.is_closed
        return _Task(case.id, self._job(case.student.name, name, source), noted)

    @property
    def _word(self) -> str:
        return _("assessment") if self._kind == BatchKind.RECORD else _("plan")

    def _source(self, kept: KeptCase) -> Source:
        return Source(self._kind, kept, self._workspace.curriculum.packed_unit(kept.unit))

    def _job(self, student: str, name: str, source: Source | bytes) -> Job:
        return Job(self._free(name), language(), student, source)

    def _submit(self, sent: _Sent) -> None:
        jobs = [task.job for task in sent.tasks]
        try:
            self._running[self._pool().submit(write_documents, jobs)] = sent
        except BrokenExecutor:
            self._broke(sent)

    def _broke(self, sent: _Sent) -> None:
        """A worker died: the next one starts with others."""
        self._close()
        if sent.alone:
            text = _("The computer stopped while making this document. Try it alone, or again later.")
            self._fail(sent.tasks[0].job.name, text)
        else:
            self._again += sent.tasks

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

    def _end(self, future: Future[list[str]]) -> None:
        sent = self._running.pop(future)
        try:
            reasons = future.result()
            reasons = self._note(sent.tasks, reasons)
        except BrokenExecutor:
            self._broke(sent)
            return
        except Exception as error:  # whatever is wrong with some documents must not stop the others
            reasons = [could_not(error)] * len(sent.tasks)
        for task, reason in zip(sent.tasks, reasons, strict=True):
            if reason:
                self._fail(task.job.name, reason)
            else:
                self._done += 1

    def _note(self, tasks: Sequence[_Task], reasons: list[str]) -> list[str]:
        """Keep in their cases that signed documents were handed on; where that cannot be, that is what is wrong."""
        written = [task for task, reason in zip(tasks, reasons, strict=True) if task.noted and not reason]
        if not written:
            return reasons
        try:
            note_copies(self._workspace, [(one.case_id, one.job.path.name) for one in written], CopyWay.FOLDER)
        except UserError as error:
            return [str(error) if task in written else reason for task, reason in zip(tasks, reasons, strict=True)]
        return reasons

    def _fail(self, name: str, reason: str) -> None:
        self._failures.append(Failure(name, reason))
        self._done += 1

    def _free(self, name: str) -> Path:
        """A path that nothing has, here or on the disk; capitals make no other name, as to many systems they do not."""
        wanted, same = self._folder / name, name.casefold()
        number, path = self._numbers.get(same, 1), wanted
        while path.name.casefold() in self._taken or path.exists():
            number += 1
            path = wanted.with_name(f"{wanted.stem}-{number}{wanted.suffix}")
        self._numbers[same] = number
        self._taken.add(path.name.casefold())
        return path

    def _close(self) -> None:
        if self._executor is not None:
            self._executor.shutdown(wait=False)
            self._executor = None
