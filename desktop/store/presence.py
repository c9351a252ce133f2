"""Who has a file open: a small sealed note beside it, held by a lock of the system while the program lives.

``FILE.naytot.open`` says who and since when, encrypted by the file's own key, so that only those read it who may read
the file. The lock goes with the program, however that ends; a note without a lock is only left over.
"""

from __future__ import annotations

import hmac
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

_NONCE = 12
_FAR = 1 << 20  # Windows locks bytes, and what is locked cannot be read: this one is never written


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who has the file open, on which computer, and since when. All are empty when the note cannot be read."""

    who: str = ""
    computer: str = ""
    since: datetime | None = None


class Presence:
    """The note of an open file, ours until `leave`."""

    def __init__(self, path: Path, handle: int) -> None:
        self._path, self._handle = path, handle

    def leave(self) -> None:
        """Take the note away: others may open the file."""
        is_gone = _took_away(self._path)
        with suppress(OSError):
            os.close(self._handle)
        if not is_gone:  # Windows takes no file away that is open: neither ours before, nor another's now
            _took_away(self._path)


def _took_away(place: Path) -> bool:
    try:
        place.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def note_path(path: Path) -> Path:
    """Where the note of a file lies: beside it."""
    return path.with_name(f"{path.name}.open")


def claim(path: Path, data_key: bytes, holder: Holder) -> Presence | Holder | None:
    """Hold a file as open here; tells who holds it already, None where no note can be written."""
    place = note_path(path)
    for _try in range(10):
        try:
            handle = os.open(place, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        except OSError:
            return None
        if not _lock(handle):
            os.close(handle)
            return read_note(path, data_key)
        if _is_still(place, handle):
            os.ftruncate(handle, 0)
            os.lseek(handle, 0, os.SEEK_SET)
            os.write(handle, _sealed(data_key, msgspec.json.encode(holder)))
            return Presence(place, handle)
        os.close(handle)  # the one before has just left, and the note with them
    return None


def read_note(path: Path, data_key: bytes) -> Holder:
    """What the note beside a file says."""
    try:
        return msgspec.json.decode(_opened(data_key, note_path(path).read_bytes()), type=Holder)
    except (OSError, ValueError, msgspec.MsgspecError):
        return Holder()


def _is_still(place: Path, handle: int) -> bool:
    """Whether the note that was locked is the one that lies there."""
    if os.name == "nt":
        return True
    try:
        return os.path.samestat(place.stat(), os.fstat(handle))
    except OSError:
        return False


def _lock(handle: int) -> bool:
    """Hold the note; where the disk knows no locks it counts as held."""
    locking: Any
    try:
        import fcntl as locking
    except ImportError:
        return _lock_on_windows(handle)
    try:
        locking.flock(handle, locking.LOCK_EX | locking.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True


def _lock_on_windows(handle: int) -> bool:
    import msvcrt

    locking: Any = msvcrt
    os.lseek(handle, _FAR, os.SEEK_SET)
    try:
        locking.locking(handle, locking.LK_NBLCK, 1)
    except OSError:
        return False
    return True


def _sealed(data_key: bytes, text: bytes) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(_own_key(data_key)).encrypt(nonce, text, None)


def _opened(data_key: bytes, data: bytes) -> bytes:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(_own_key(data_key)).decrypt(data[:_NONCE], data[_NONCE:], None)
    except InvalidTag as error:
        raise ValueError("another file's note") from error


def _own_key(data_key: bytes) -> bytes:
    return hmac.digest(data_key, b"who has it open", "sha256")
