"""Copies the open file byte by byte while people go on writing; nothing is decrypted on the way.

The journal is never copied into the file for long: as long as a reader holds the file, a checkpoint may only write
what the journal still holds too, so the file and then its journal, copied in this order, are a whole: what was torn in
the first stands in the second. The copy takes its journal in when it is opened for the first time, here.
"""

from __future__ import annotations

import os
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from desktop.store.connection import Database, check_encrypted, connect, told
from desktop.store.disk import bring_to_disk

_CHUNK = 8 * 1024 * 1024
_ONE_AT_A_TIME = threading.Lock()  # a handle that several threads seek in would mix them up


def copy_file(database: Database, target: Path) -> None:
    """Copy the open file, encrypted by the same key, as a whole or not at all. It may run on any thread."""
    path, key = database.path, database.data_key
    with told(target), tempfile.TemporaryDirectory(dir=target.parent, prefix=".") as folder:
        whole = Path(folder, "copy")
        with _held(path, key), _ONE_AT_A_TIME, _handle(database) as handle:
            _copy_from(handle, whole)
            with suppress(FileNotFoundError):  # nothing was written since the file was opened
                copy_bytes(_journal(path), _journal(whole))
        _take_in_journal(whole, key)
        check_encrypted(whole)
        bring_to_disk(whole)  # a stick may be pulled out as soon as we say that it is done
        whole.replace(target)


def copy_bytes(source: Path, target: Path) -> None:
    """Copy a file that nobody writes. Not for an open database: see `Database.raw`."""
    handle = os.open(source, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        _copy_from(handle, target)
    finally:
        os.close(handle)


@contextmanager
def _held(path: Path, key: bytes) -> Iterator[None]:
    """A reader of the file as it stands, so that its journal is not begun anew."""
    with closing(connect(path, key)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM sqlite_master").fetchone()
        try:
            yield
        finally:
            reader.rollback()


@contextmanager
def _handle(database: Database) -> Iterator[int]:
    if os.name != "nt":
        yield database.raw()
        return
    handle = os.open(database.path, os.O_RDONLY | getattr(os, "O_BINARY", 0))  # locks of Windows belong to handles
    try:
        yield handle
    finally:
        os.close(handle)


def _copy_from(handle: int, target: Path) -> None:
    left, place = os.fstat(handle).st_size, 0
    with target.open("wb", buffering=0) as file:
        while left > 0:
            sent = _send(file.fileno(), handle, place, min(left, _CHUNK))
            if not sent:
                break
            place, left = place + sent, left - sent


def _send(to: int, handle: int, place: int, count: int) -> int:
    """Copy some bytes, inside the system where it can do so; returns how many."""
    if sys.platform == "linux":  # elsewhere only into a socket
        return os.sendfile(to, handle, place, count)
    os.lseek(handle, place, os.SEEK_SET)
    data = os.read(handle, count)
    written = 0
    while written < len(data):
        written += os.write(to, data[written:])
    return written


def _journal(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def _take_in_journal(path: Path, key: bytes) -> None:
    """Make one file of the copy and its journal."""
    with closing(connect(path, key)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        connection.execute("PRAGMA journal_mode = DELETE").fetchone()
