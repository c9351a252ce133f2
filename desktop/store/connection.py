"""Opens the encrypted file as a sqlite_utils.Database; the only place that knows of encryption.

SQLCipher with a raw 256-bit key. sqlite-utils must meet SQLCipher's own exceptions, so this module is the first
to import it, with SQLCipher standing in for the SQLite that sqlite-utils prefers.
"""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from desktop.domain.errors import UserError
from desktop.texts import _

sys.modules["pysqlite3"] = sys.modules["pysqlite3.dbapi2"] = sqlcipher

from sqlite_utils import Database  # noqa: E402  (after the line above, on purpose)

PLAIN_HEADER = b"SQLite format 3\0"
KEY_BYTES = 32
PAGE = 512  # the smallest file that can be a database

__all__ = ["Database", "create_file", "open_file", "storage_trouble"]


def create_file(path: Path, data_key: bytes) -> Database:
    """Make a new encrypted file with today's schema; what is half-made is taken away again."""
    from desktop.store.migrations import migrate

    if path.exists():
        raise UserError(_("There is already a file at {path}. Open it, or choose another name.").format(path=path))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        db = _connect(path, data_key)
        migrate(db, path)
        _make_private(path)
    except (sqlcipher.Error, OSError) as error:
        _remove(path)
        raise storage_trouble(error, path) from None
    return db


def open_file(path: Path, data_key: bytes) -> Database:
    """Open a file with its data key and bring it to today's schema."""
    from desktop.store.migrations import migrate

    _check_form(path)
    db = None
    try:
        db = _connect(path, data_key)
        db.execute("select count(*) from sqlite_master").fetchone()
        migrate(db, path)
    except sqlcipher.DatabaseError as error:
        if db is not None:
            db.close()
        raise storage_trouble(error, path) from None
    except UserError:
        if db is not None:
            db.close()
        raise
    return db


def _connect(path: Path, data_key: bytes) -> Database:
    if len(data_key) != KEY_BYTES:
        raise ValueError("the data key has 32 bytes")
    connection = sqlcipher.connect(str(path), isolation_level=None, check_same_thread=True)
    connection.execute("PRAGMA cipher_log_level = none")
    connection.execute(f"PRAGMA key = \"x'{data_key.hex()}'\"")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA busy_timeout = 2000")
    with suppress(sqlcipher.OperationalError):  # a read-only folder cannot hold a log; reading goes on without
        connection.execute("PRAGMA journal_mode = WAL").fetchone()
    connection.execute("PRAGMA synchronous = FULL")
    return Database(connection, strict=True, execute_plugins=False)


def _check_form(path: Path) -> None:
    """Refuse what cannot be one of our files before a key is tried on it."""
    try:
        with path.open("rb") as file:
            start = file.read(PAGE)
    except FileNotFoundError:
        raise UserError(_("There is no file at {path}.").format(path=path)) from None
    except OSError as error:
        raise storage_trouble(error, path) from None
    if start.startswith(PLAIN_HEADER) or len(start) < PAGE:
        raise UserError(_("{path} is not a Näyttökumppani file, or it has been cut short.").format(path=path))


def storage_trouble(error: Exception, path: Path) -> UserError:
    """What went wrong with the disk or the file, in a sentence."""
    words = str(error).lower()
    number = getattr(error, "errno", None)
    if number == errno.ENOSPC or "disk is full" in words:
        return UserError(
            _("The disk is full. Nothing was lost; free some space and try again: {path}").format(path=path)
        )
    if number in (errno.EACCES, errno.EROFS, errno.EPERM) or "readonly" in words:
        return UserError(
            _("{path} cannot be written to. Choose another folder, or ask for the right.").format(path=path)
        )
    if "locked" in words or "busy" in words:
        return UserError(_("{path} is in use elsewhere. Close it there and try again.").format(path=path))
    if "not a database" in words or "malformed" in words or "decrypt" in words:
        text = _("{path} cannot be read with this key: the file is damaged, or its key file belongs to another.")
        return UserError(text.format(path=path))
    if "unable to open" in words:
        return UserError(_("{path} could not be opened. Check the folder and its rights.").format(path=path))
    return UserError(_("{path} could not be used: {reason}").format(path=path, reason=error))


def _make_private(path: Path) -> None:
    """Only the person's own account may read the file, where the system knows such rights."""
    with suppress(OSError):
        os.chmod(path, 0o600)  # noqa: PTH101  (Path.chmod follows the same rules; the number is the point)


def _remove(path: Path) -> None:
    for name in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
        with suppress(OSError):
            name.unlink(missing_ok=True)
