"""Opens the encrypted file for sqlite-utils and plain SQL; the only place that knows of encryption.

A SQLCipher file with a raw 256-bit key, so that no key is derived when it is opened. The journal (-wal) is encrypted
too, and nothing is written to temporary files (SQLCipher is built with TEMP_STORE=2).
"""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlcipher3.dbapi2 as sqlcipher

from desktop.domain.errors import DamagedError, UserError
from desktop.store.disk import DiskKeeper
from desktop.texts import _, n_

# sqlite_utils takes pysqlite3 where there is one, and must raise and catch the errors of this very module
sys.modules["pysqlite3"] = sys.modules["pysqlite3.dbapi2"] = sqlcipher

if TYPE_CHECKING:
    import sqlite_utils

KEY_BYTES = 32
PLAIN_HEADER = b"SQLite format 3\x00"
_PAGE = 4096
_BUSY_SECONDS = 5
_READ_ONLY = n_("The folder {folder} cannot be written to. Move the file where you may write, and open it there.")
_SENTENCES = {  # by SQLite's primary result code
    5: n_("Another program is using {path}. Close it there, and try again."),  # BUSY
    8: _READ_ONLY,  # READONLY
    10: n_("The disk did not answer as it should with {path}. Check the disk, then try again."),  # IOERR
    11: n_("{path} is damaged. Take the newest backup of it and of its key file."),  # CORRUPT
    13: n_("The disk is full, so this was not saved; everything before it is. Free some space and try again."),  # FULL
    14: _READ_ONLY,  # CANTOPEN
    26: n_(  # NOTADB: the first page does not open with this key
        "{path} does not open: it is damaged, or its key file belongs to another file. Take both from the same backup."
    ),
}


class UnwritableError(UserError):
    """The file lies where nothing may be written; it can still be looked at."""


_KINDS = {8: UnwritableError, 11: DamagedError, 14: UnwritableError, 26: DamagedError}


class Database:
    """The open file. What the disk or another program prevents is told as a UserError."""

    def __init__(
        self, connection: Any, path: Path, shorten: Callable[[], None] = lambda: None, data_key: bytes = b""
    ) -> None:
        self.conn = connection
        self.path = path
        self.data_key = data_key
        self._waits = False
        self._raw: int | None = None
        self.disk = DiskKeeper(path.with_name(f"{path.name}-wal"), shorten)

    @cached_property
    def utils(self) -> sqlite_utils.Database:
        """The same file as sqlite-utils sees it; loaded with the first change, since reading needs none of it."""
        import sqlite_utils

        return sqlite_utils.Database(self.conn, strict=True, execute_plugins=False)

    @contextlib.contextmanager
    def atomic(self, *, on_disk: bool = False) -> Iterator[Database]:
        """All of the block is stored, or nothing is.

        The right to write is taken at the start, so that no other program can change what the block reads before
        it writes. What was stored outlives the program at once, and a power cut within a second or two; with
        ``on_disk`` the end of the block waits for the disk.
        """
        with told(self.path):
            if self.conn.in_transaction:
                with self.utils.atomic():
                    yield self
                return
            self._wait_for_disk(on_disk or self.disk.failed)
            self.conn.execute("BEGIN IMMEDIATE")
            try:
                yield self
                self.conn.execute("COMMIT")
            except BaseException:
                self.conn.rollback()
                raise
            self.disk.committed()

    def _wait_for_disk(self, wanted: bool) -> None:
        """Whether a commit waits for the disk."""
        if wanted != self._waits:
            self.conn.execute(f"PRAGMA synchronous = {'FULL' if wanted else 'NORMAL'}")
            self._waits = wanted

    def execute(self, sql: str, parameters: Any = ()) -> Any:
        """Run one statement."""
        with told(self.path):
            return self.conn.execute(sql, parameters)

    def raw(self) -> int:
        """A handle to read the bytes of the file by; it stays open as long as the file does.

        To close a second handle of an open file would take SQLite's locks away (POSIX).
        """
        if self._raw is None:
            self._raw = os.open(self.path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        return self._raw

    def execute_many(self, sql: str, rows: Sequence[Any]) -> None:
        """Run one statement for each row."""
        with told(self.path):
            self.conn.executemany(sql, rows)

    def close(self) -> None:
        """Close the file and forget its key; all of it is on the disk then."""
        self.disk.end()
        self.conn.close()
        self.data_key = b""
        if self._raw is not None:
            os.close(self._raw)
            self._raw = None


def create_file(path: Path, data_key: bytes) -> Database:
    """Make a new encrypted file with today's schema and open it; it appears under its name once it is whole."""
    if path.exists():
        raise UserError(_("There is already a file at {path}. Open it, or choose another name.").format(path=path))
    with told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
        os.close(handle)
        try:
            made = _prepared(Path(name), data_key)
            try:
                made.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # closing would not say that the disk is full
            finally:
                made.close()
            check_encrypted(Path(name))
            Path(name).replace(path)
        finally:
            for suffix in ("", "-wal", "-shm"):
                Path(name + suffix).unlink(missing_ok=True)
    return open_file(path, data_key)


def open_file(path: Path, data_key: bytes) -> Database:
    """Open an encrypted file and bring it to today's schema, keeping a copy of an older one."""
    check_file(path)
    with told(path):
        return _prepared(path, data_key)


def _prepared(path: Path, data_key: bytes) -> Database:
    """The file opened, with today's schema and projection."""
    from desktop.store.migrations import bring_up_to_date

    connection = connect(path, data_key)
    try:
        database = Database(connection, path, partial(_shorten_journal, path, data_key), data_key)
        bring_up_to_date(database)
    except BaseException:
        connection.close()
        raise
    return database


def connect(path: Path, data_key: bytes) -> Any:
    """A connection to the file with its key, ready for use; SQLCipher's errors when it does not open."""
    if len(data_key) != KEY_BYTES:
        raise ValueError("a data key has 32 bytes")
    connection = sqlcipher.connect(str(path), timeout=_BUSY_SECONDS, isolation_level=None)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")  # else a wrong key prints lines to standard error
        connection.execute(f"PRAGMA key = \"x'{data_key.hex()}'\"")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        connection.execute("PRAGMA journal_mode = WAL").fetchone()
        connection.execute("PRAGMA synchronous = NORMAL")  # a commit leaves the disk to the DiskKeeper
        connection.execute("PRAGMA wal_autocheckpoint = 0")  # and so does the journal's length
        if sys.platform == "darwin":
            connection.execute("PRAGMA fullfsync = ON")
            connection.execute("PRAGMA checkpoint_fullfsync = ON")
        connection.execute("PRAGMA foreign_keys = ON")
    except BaseException:
        connection.close()
        raise
    return connection


@contextlib.contextmanager
def beside(path: Path, data_key: bytes) -> Iterator[Database]:
    """The file on a connection of its own, for work on another thread; what the disk prevents is told."""
    with told(path):
        database = Database(connect(path, data_key), path, data_key=data_key)
        try:
            yield database
        finally:
            database.close()


def _shorten_journal(path: Path, data_key: bytes) -> None:
    """Copy the journal into the file and empty it; what another program prevents is left for the next time.

    The long part, PASSIVE, keeps nobody waiting. The first change of an empty journal waits for the disk: it is made
    here, so that no key press meets it.
    """
    with contextlib.suppress(sqlcipher.Error, UserError), contextlib.closing(connect(path, data_key)) as connection:
        connection.execute("PRAGMA busy_timeout = 0")  # to wait here would keep the window from writing
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        connection.execute("BEGIN IMMEDIATE")
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        connection.execute(f"PRAGMA user_version = {version}")
        connection.execute("COMMIT")


def check_file(path: Path) -> None:
    """Refuse what cannot be a file of ours, before any key is tried."""
    try:
        with path.open("rb") as file:
            header = file.read(len(PLAIN_HEADER))
            size = os.fstat(file.fileno()).st_size
    except FileNotFoundError:
        raise UserError(
            _("There is no file at {path}. Check the name, or make a new file.").format(path=path)
        ) from None
    except IsADirectoryError:
        raise UserError(_("{path} is a folder. Choose a file.").format(path=path)) from None
    except OSError as error:
        text = _("The file {path} could not be opened: {reason}. Check that you may read it.")
        raise UserError(text.format(path=path, reason=error.strerror or error)) from None
    if size < _PAGE or header == PLAIN_HEADER:
        raise DamagedError(_("{path} is not a file of this program, or only its beginning is left.").format(path=path))


def check_encrypted(path: Path) -> None:
    """Make sure that nothing lies on the disk unencrypted."""
    with path.open("rb") as file:
        if file.read(len(PLAIN_HEADER)) == PLAIN_HEADER:
            raise RuntimeError("the database was not encrypted")


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """Tell errors of the disk and the database in a sentence; a fault of our own stays as it is."""
    try:
        yield
    except sqlcipher.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code not in _SENTENCES:
            raise
        kind = _KINDS.get(code, UserError)
        raise kind(_(_SENTENCES[code]).format(path=path, folder=path.parent)) from error
    except OSError as error:
        text = _("The file {path} could not be written: {reason}. What was there before is untouched.")
        raise UserError(text.format(path=path, reason=error.strerror or error)) from error
