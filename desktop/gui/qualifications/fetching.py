"""Conversations with ePerusteet beside the window: one at a time, with progress and a way to end it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.actions.fetching import fetch_document, find_documents, service
from desktop.actions.workspace import Workspace
from desktop.domain.errors import UserError
from desktop.gui.tasks import Task


class Fetching(QObject):
    """Asks in the background, and only when told to.

    Signals:
        found: a list of QualificationRow.
        fetched: the Fetched document; nothing has been stored.
        failed: a sentence that says why nothing came.
        progressed: how many bytes have come, and how many there will be; 0 where nobody knows.
        ended: whatever was asked is over.
    """

    found = Signal(object)
    fetched = Signal(object)
    failed = Signal(str)
    progressed = Signal(int, int)
    ended = Signal()

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._task: Task | None = None
        self._cancel: Callable[[], None] | None = None
        self._got: Callable[[], tuple[int, int]] = _nothing
        self._clock = QTimer(self, interval=100)
        self._clock.timeout.connect(self._look)

    @property
    def busy(self) -> bool:
        """Whether something is being asked."""
        return self._task is not None

    def search(self, words: str) -> None:
        """Ask which documents the words find."""
        self._begin(lambda asked: partial(find_documents, asked, words), self.found)

    def fetch(self, ident: str) -> None:
        """Ask for one document."""
        self._begin(lambda asked: partial(fetch_document, asked, ident), self.fetched)

    def cancel(self) -> None:
        """End what is being asked, and tell nothing of it."""
        task, cancel = self._task, self._cancel
        if task is not None and cancel is not None:
            task.cancel()
            cancel()

    def _begin(self, work: Callable[[Any], Callable[[], Any]], told: Any) -> None:
        if self.busy:
            return
        asked = service(self._workspace)  # the worker may hold no object of Qt, so its progress is looked up
        self._cancel, self._got = asked.cancel, lambda: asked.got
        self._clock.start()
        self._task = task = Task(work(asked))
        task.done.connect(told)
        task.failed.connect(self._fail)
        task.ended.connect(self._end)
        task.start()

    def _fail(self, error: UserError) -> None:
        self.failed.emit(str(error))

    def _look(self) -> None:
        self.progressed.emit(*self._got())

    def _end(self) -> None:
        self._clock.stop()
        self._task = self._cancel = None
        self._got = _nothing
        self.ended.emit()


def _nothing() -> tuple[int, int]:
    return 0, 0
