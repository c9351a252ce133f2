"""Long work away from the window: it takes values, gives values, and touches neither widgets nor the file."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from desktop.domain.errors import UserError


@cache
def _worker() -> ThreadPoolExecutor:
    """One worker for the whole program, so that two pieces of long work follow each other."""
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="long-work")


class Task(QObject):
    """Runs a function in the worker and reports on the thread of the window. Keeps itself alive until then.

    Anything but a `UserError` is our fault and reaches `sys.excepthook`, as it would from any slot.

    Signals:
        done: what the function gave.
        failed: the `UserError` that it raised.
        ended: it has reported, whichever way; told last.
    """

    done = Signal(object)
    failed = Signal(object)
    ended = Signal()
    _returned = Signal(object, object)

    _running: set[Task] = set()  # noqa: RUF012 - what is alive because it runs

    def __init__(self, work: Callable[[], Any]) -> None:
        super().__init__()
        self._work = work
        self._cancelled = False
        self._returned.connect(self._report, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin; call it once."""
        Task._running.add(self)
        _worker().submit(self._run)

    def cancel(self) -> None:
        """Never report a result; the work itself runs to its end, as a document is made whole or not at all."""
        self._cancelled = True

    def _run(self) -> None:
        try:
            self._returned.emit(None if self._cancelled else self._work(), None)
        except Exception as error:
            self._returned.emit(None, error)

    def _report(self, value: object, error: Exception | None) -> None:
        Task._running.discard(self)
        try:
            if self._cancelled:
                return
            if error is None:
                self.done.emit(value)
            elif isinstance(error, UserError):
                self.failed.emit(error)
            else:
                raise error
        finally:
            self.ended.emit()
