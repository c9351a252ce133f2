"""Makes automatic backups beside the window: a moment after the file was opened, from time to time, and at its end."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.actions.workspace import Workspace
from desktop.domain.errors import UserError

if TYPE_CHECKING:
    from desktop.gui.tasks import Task

FIRST = 20_000
"""Milliseconds from the opening to the first look: the first page and the first acts come before."""
AGAIN = 30 * 60_000


class AutomaticBackups(QObject):
    """Copies on the thread of long work; a copy that fails is told and tried again the next time.

    Signals:
        made: a backup was made, or none was needed.
        failed: why none could be made, in a sentence.
    """

    made = Signal()
    failed = Signal(str)

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._task: Task | None = None
        self._free = threading.Event()
        self._free.set()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)

    def begin(self) -> None:
        """Look a moment from now, then from time to time."""
        self._timer.start(FIRST)

    def _look(self) -> None:
        from desktop.actions.automatic import is_time

        first = self._timer.interval() != AGAIN
        self._timer.setInterval(AGAIN)
        if first or (self._workspace.is_open and is_time(self._workspace)):
            self.make()

    def make(self) -> None:
        """Make one now, unless one is being made."""
        from desktop.actions.automatic import prepare_automatic
        from desktop.gui.tasks import Task

        if self._task is not None or not self._workspace.is_open:
            return
        self._task = Task(self._guarded(prepare_automatic(self._workspace)))
        self._task.done.connect(self.made)
        self._task.failed.connect(self._tell)
        self._task.ended.connect(self._end)
        self._task.start()

    def finish(self) -> None:
        """The file is about to be closed: wait for a copy that is being made, else make the last one."""
        from desktop.actions.automatic import prepare_automatic

        self.wait()
        with suppress(UserError):  # nobody is there to be told; the next start tries again
            prepare_automatic(self._workspace)()

    def wait(self) -> None:
        """Make no more, and wait for a copy that is being made."""
        self._timer.stop()
        self._free.wait()

    def _guarded(self, work: Callable[[], Path | None]) -> Callable[[], Path | None]:
        """The work, and a sign that it is over."""
        self._free.clear()

        def run() -> Path | None:
            try:
                return work()
            finally:
                self._free.set()

        return run

    def _tell(self, error: UserError) -> None:
        self.failed.emit(str(error))

    def _end(self) -> None:
        self._task = None
