"""A compiled catalogue of messages (.mo) of which each is looked up when it is first asked for.

The gettext of Python takes a whole catalogue apart at the start, of which the first page needs a hundredth part.
"""

from __future__ import annotations

import gettext
import struct
from bisect import bisect_left
from collections.abc import Callable
from pathlib import Path

_MAGIC = 0x950412DE


class Catalogue(gettext.NullTranslations):
    """The translations of one language. In the file the messages are sorted, with that for many after a zero byte."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._data = path.read_bytes()
        magic, _version, self._count, self._ids, self._texts = struct.unpack_from("<5I", self._data)
        if magic != _MAGIC:
            raise OSError(0, "Not a catalogue of messages", str(path))
        self._known: dict[str, tuple[str, ...]] = {}
        header = next((line for line in self._find("")[0].splitlines() if line.startswith("Plural-Forms:")), "")
        rule = header.partition("plural=")[2].partition(";")[0] or "n != 1"
        self._form: Callable[[int], int] = gettext.c2py(rule)

    def gettext(self, message: str) -> str:
        """The message in this language, or itself where it is missing."""
        return next(iter(self._find(message)), message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The message that fits a number, or one of these where it is missing."""
        forms = self._find(msgid1)
        return forms[self._form(n)] if len(forms) > 1 else (msgid1 if n == 1 else msgid2)

    def _find(self, message: str) -> tuple[str, ...]:
        """The forms of a message; none where it is missing."""
        if message not in self._known:
            wanted = message.encode("utf-8", "replace")
            place = bisect_left(range(self._count), wanted, key=self._id)
            found = place < self._count and self._id(place) == wanted
            self._known[message] = tuple(self._piece(self._texts, place).decode().split("\0")) if found else ()
        return self._known[message]

    def _id(self, place: int) -> bytes:
        return self._piece(self._ids, place).partition(b"\0")[0]

    def _piece(self, table: int, place: int) -> bytes:
        length, start = struct.unpack_from("<2I", self._data, table + 8 * place)
        return self._data[start : start + length]
