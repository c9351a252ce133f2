"""Opening a file only to look: a backup before it is restored, or a file that cannot or must not be written now."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlcipher3.dbapi2 as sqlcipher

from desktop.domain.errors import UserError
from desktop.store.connection import Database, check_file, told
from desktop.store.migrations import SCHEMA
from desktop.store.tables import is_current
from desktop.texts import _


def open_to_look(path: Path, data_key: bytes) -> Database:
    """Open a file of today's schema without writing anything, neither into it nor beside it."""
    database = open_as_it_is(path, data_key)
    try:
        has = int(database.execute("PRAGMA user_version").fetchone()[0])
        if has != SCHEMA or not is_current(database):
            text = _("{path} was made by another version of this program, and it cannot be brought up to date here.")
            raise UserError(text.format(path=path))
    except BaseException:
        database.close()
        raise
    return database


def open_as_it_is(path: Path, data_key: bytes) -> Database:
    """Open a file of any schema without writing anything. What it lacks of today's tables is for others to miss."""
    check_file(path)
    with told(path):
        connection = _connect(path, data_key)
    return Database(connection, path, data_key=data_key)


def _connect(path: Path, data_key: bytes) -> Any:
    """A file with a journal is read with it, which takes a place to write beside it; one without, as it lies there."""
    journal = path.with_name(f"{path.name}-wal")
    way = "mode=ro" if journal.exists() and journal.stat().st_size else "immutable=1"
    name = quote(str(path.absolute()), safe="/:\\")
    connection = sqlcipher.connect(f"file:{name}?{way}", uri=True, timeout=5, isolation_level=None)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{data_key.hex()}'\"")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        connection.execute("PRAGMA query_only = ON")
    except BaseException:
        connection.close()
        raise
    return connection
