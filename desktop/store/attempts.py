"""How many wrong codes in a row were given for a file, kept beside it, so that a new start forgives nothing.

``FILE.naytot.tries`` says only how many, and when the last. Where it cannot be written, the cost of the passphrase
(Argon2id) alone slows guesses down.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from desktop.domain.attempts import left
from desktop.domain.errors import UserError
from desktop.store.locks import WrongCodeError
from desktop.store.whole import write_whole
from desktop.texts import many

T = TypeVar("T")


def tries_path(path: Path) -> Path:
    """Where the count of a file lies: beside it."""
    return path.with_name(f"{path.name}.tries")


def attempt(path: Path, now: datetime, open_it: Callable[[], T]) -> T:
    """Try to open something of a file by a code; UserError without trying while a pause lasts."""
    if (wait := waiting(path, now)) > timedelta():
        n = math.ceil(wait.total_seconds())
        text = many(
            "Too many wrong attempts. Try again in {n} second.", "Too many wrong attempts. Try again in {n} seconds.", n
        )
        raise UserError(text)
    try:
        opened = open_it()
    except WrongCodeError:
        _note(path, _read(path)[0] + 1, now)
        raise
    forgive(path)
    return opened


def forgive(path: Path) -> None:
    """A right code was given: the next slips are free again."""
    if tries_path(path).exists():
        with suppress(OSError):
            tries_path(path).unlink(missing_ok=True)


def waiting(path: Path, now: datetime) -> timedelta:
    """How long the next attempt must wait."""
    return left(*_read(path), now)


def _read(path: Path) -> tuple[int, datetime]:
    never = datetime(2000, 1, 1, tzinfo=UTC)
    try:
        kept = json.loads(tries_path(path).read_text(encoding="utf-8"))
        return max(0, int(kept["failed"])), datetime.fromisoformat(kept["at"])
    except (OSError, ValueError, KeyError, TypeError):
        return 0, never


def _note(path: Path, failed: int, now: datetime) -> None:
    with suppress(OSError):
        write_whole(tries_path(path), json.dumps({"failed": failed, "at": now.isoformat()}).encode())
