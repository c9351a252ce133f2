"""Long work away from the window: it takes values, gives values, and touches neither widgets nor the file.

The worker holds no object of Qt, nor the work once it is done: an object of Qt may only go in the thread of the window.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from itertools import count
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from desktop.domain.errors import UserError

Work = Callable[[], Any]


class _Desk(QObject):
    """Where work waits, and where what came of it is laid for the thread of the window."""

    returned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.waiting: dict[int, Work] = {}
        self.results: dict[int, tuple[Any, Exception | None]] = {}
        self.running: dict[int, Task] = {}
        self.numbers = count()
        self.returned.connect(self._report, Qt.ConnectionType.QueuedConnection)
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="long-work")

    def take(self, task: Task, work: Work) -> int:
        """Begin a piece of work; two pieces follow each other."""
        number = next(self.numbers)
        self.running[number], self.waiting[number] = task, work
        self._worker.submit(_work, self, number)
        return number

    def _report(self, number: int) -> None:
        self.running.pop(number).report(*self.results.pop(number))


def _work(desk: _Desk, number: int) -> None:
    """One piece of work, in the worker's thread."""
    _lay_result(desk, number)
    desk.returned.emit(number)


def _lay_result(desk: _Desk, number: int) -> None:
    try:
        desk.results[number] = desk.waiting.pop(number, _nothing)(), None
    except Exception as error:
        desk.results[number] = None, error


@cache
def _desk() -> _Desk:
    """The one desk of the program; it lives as long as the program."""
    return _Desk()


class Task(QObject):
    """Runs a function in the worker and reports on the thread of the window. Is kept alive until then.

    Anything but a `UserError` is our fault and reaches `sys.excepthook`, as it would from any slot.

    Signals:
        done: what the function gave.
        failed: the `UserError` that it raised.
        ended: it has reported, whichever way; told last.
    """

    done = Signal(object)
    failed = Signal(object)
    ended = Signal()

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work: Work | None = work
        self._number = -1
        self._cancelled = False

    def start(self) -> None:
        """Begin; call it once."""
        assert self._work is not None
        work, self._work = self._work, None
        self._number = _desk().take(self, work)

    def cancel(self) -> None:
        """Never report a result; work that has begun runs to its end, as a document is made whole or not at all."""
        self._cancelled = True
        _desk().waiting.pop(self._number, None)

    def report(self, value: object, error: Exception | None) -> None:
        """Tell what came of the work, in the thread of the window."""
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


def _nothing() -> None:
    """What is left of work that was cancelled before it began."""
