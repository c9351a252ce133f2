"""What was read of the library and is kept at hand, as it changes but seldom and lists ask for it with every letter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from desktop.store.connection import Database

Value = TypeVar("Value")


class AtHand(Generic[Value]):
    """A value that is read once, and anew after a change, also one by another program at the same file.

    What is read within a change is not kept, as the change may be taken back.
    """

    def __init__(self, db: Database, read: Callable[[], Value]) -> None:
        self._db = db
        self._read = read
        self._kept: list[Value] = []
        self._seen = -1

    def forget(self) -> None:
        """Something changed: read it again when it is asked for."""
        self._kept = []

    def value(self) -> Value:
        """The value as it is in the file."""
        seen = int(self._db.execute("PRAGMA data_version").fetchone()[0])
        if self._kept and seen == self._seen:
            return self._kept[0]
        value = self._read()
        if not self._db.conn.in_transaction:
            self._kept, self._seen = [value], seen
        return value
