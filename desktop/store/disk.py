"""Brings what was committed from the memory of the system to the disk, beside the window and without its waiting.

A commit ends when the system has the data, so that no key waits for a slow disk: a killed program loses nothing, but
a power cut could. Therefore a thread asks the disk for the journal (-wal) within a moment of each commit, and copies
a long journal into the file. Only the journal is opened here: to close a second handle of the file itself would take
SQLite's locks away (POSIX).
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path

MOMENT = 0.8
"""Seconds from a commit until the disk is asked, in which further commits join it."""
LONG = 16 * 1024 * 1024
"""Bytes of journal after which it is copied into the file."""


def bring_to_disk(path: Path) -> None:
    """Return when the disk itself has all of a file."""
    handle = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        _flush(handle)
    finally:
        os.close(handle)


def _flush(handle: int) -> None:
    try:
        import fcntl

        fcntl.fcntl(handle, fcntl.F_FULLFSYNC)  # type: ignore[attr-defined,unused-ignore] # macOS: past the disk's cache
    except (ImportError, AttributeError, OSError):
        os.fsync(handle)


class DiskKeeper:
    """The thread of one open file. It begins with the first commit, or when one is expected.

    ``shorten`` copies the journal into the file and empties it. ``failed`` says that the disk refused: whoever commits
    should then wait for it, and meet its error.
    """

    def __init__(
        self, journal: Path, shorten: Callable[[], None], flush: Callable[[Path], None] = bring_to_disk
    ) -> None:
        self.failed = False
        self._journal, self._shorten, self._flush = journal, shorten, flush
        self._thread: threading.Thread | None = None
        self._behind = threading.Event()
        self._ended = threading.Event()

    def begin(self) -> None:
        """Changes are expected: begin a journal now, as the first commit in an empty one waits for the disk."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="disk", daemon=True)
            self._thread.start()

    def committed(self) -> None:
        """Something was committed: bring it to the disk soon."""
        self._behind.set()
        self.begin()

    def end(self) -> None:
        """Bring the rest to the disk and stop; call it before the file is closed."""
        if self._thread is None:
            return
        self._ended.set()
        self._behind.set()
        self._thread.join()
        self._thread = None
        self._shorten = lambda: None  # it knows the key

    def _run(self) -> None:
        if not self._length():
            self._shorten()
        ended = False
        while not ended:
            self._behind.wait()
            self._ended.wait(MOMENT)
            self._behind.clear()
            ended = self._ended.is_set()  # asked after the clearing, else an end in between would never be heard of
            self._catch_up()

    def _catch_up(self) -> None:
        try:
            self._flush(self._journal)
            if self._length() > LONG and not self._ended.is_set():
                self._shorten()
        except FileNotFoundError:
            pass  # nothing was written
        except OSError:
            self.failed = True

    def _length(self) -> int:
        try:
            return self._journal.stat().st_size
        except FileNotFoundError:
            return 0
