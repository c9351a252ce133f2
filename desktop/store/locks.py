"""The locks of a file: its data key, wrapped once for each way to unlock it, as JSON beside the file.

``FILE.naytot.keys`` holds the random 256-bit data key wrapped (AES-256-GCM) by a key from a passphrase (Argon2id,
RFC 9106) and by the recovery key. A new passphrase rewraps 32 bytes; the file itself is not touched. The JSON names
nobody. Everything beside the wrapped key is authenticated with it, so that nothing can be weakened unseen.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import hmac
import secrets
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import msgspec

from desktop.domain.errors import DamagedError, UserError
from desktop.store.recovery import RecoveryKey as RecoveryKey
from desktop.store.recovery import new_recovery_key, read_recovery_key
from desktop.store.whole import write_whole
from desktop.texts import _

FORMAT = "nayttokumppani-keys-1"
"""Names the format in the JSON, and is authenticated with every wrapped key."""

_KEY_BYTES = 32
SALT_BYTES = 16
NONCE_BYTES = 12


@dataclass(frozen=True, slots=True)
class Cost:
    """What Argon2id takes: passes, memory in KiB, lanes. The defaults are RFC 9106's second choice, about 0.1 s."""

    passes: int = 3
    memory: int = 65_536
    lanes: int = 4


STRONG = Cost()
_MOST = Cost(passes=64, memory=1_048_576, lanes=64)  # a tampered file must not take all memory


class WrongCodeError(UserError):
    """A passphrase or a key that opens nothing here."""


class Means(StrEnum):
    """By what a lock opens."""

    PASSPHRASE = "passphrase"
    RECOVERY_KEY = "recovery_key"
    PROVIDER = "provider"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """The data key, wrapped for one way to unlock it.

    Only a passphrase has a cost; only the provider's has ``once``, the public half of the key it was sealed with.
    """

    id: str
    means: Means
    salt: bytes
    cost: Cost | None
    nonce: bytes
    wrapped: bytes
    once: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Content:
    """What the JSON holds. ``check`` tells damage from a wrong passphrase; it protects nothing."""

    format: str
    locks: tuple[Lock, ...]
    check: str


def locks_path(path: Path) -> Path:
    """Where the locks of a file lie: beside it."""
    return path.with_name(f"{path.name}.keys")


def create_locks(path: Path, passphrase: str, cost: Cost = STRONG) -> tuple[bytes, RecoveryKey]:
    """Make the locks of a new file; returns the data key, and the recovery key to be shown once.

    Locks that already lie there without their file are put aside, never overwritten.
    """
    _put_aside(locks_path(path))
    data_key = secrets.token_bytes(_KEY_BYTES)
    recovery = new_recovery_key()
    _write(path, (_passphrase_lock(data_key, passphrase, cost), _recovery_lock(data_key, recovery)))
    return data_key, recovery


def remove_locks(path: Path) -> None:
    """Take the locks away again, when the file they were for could not be made."""
    with contextlib.suppress(OSError):
        locks_path(path).unlink(missing_ok=True)


def unlock(path: Path, passphrase: str) -> bytes:
    """The data key, by a passphrase."""
    return _opened(read_locks(path), passphrase)[1]


def unlock_with_recovery_key(path: Path, text: str) -> bytes:
    """The data key, by the recovery key as it was typed."""
    key = read_recovery_key(text)
    for lock in read_locks(path):
        if lock.means == Means.RECOVERY_KEY and (data_key := _unwrap(lock, key.secret)):
            return data_key
    raise WrongCodeError(_("This recovery key belongs to another file, or a newer key has replaced it."))


def lock_opened_by(path: Path, passphrase: str) -> str:
    """The id of the lock that a passphrase opens."""
    return _opened(read_locks(path), passphrase)[0].id


def change_passphrase(path: Path, old: str, new: str) -> None:
    """Open the file by another passphrase from now on; the other locks stay as they are."""
    locks = read_locks(path)
    opened, data_key = _opened(locks, old)
    fresh = _passphrase_lock(data_key, new, opened.cost or STRONG)
    _write(path, (fresh if one is opened else one for one in locks))


def reset_passphrase(path: Path, recovery_key: str, new: str, cost: Cost = STRONG) -> None:
    """Choose a new passphrase with the recovery key; every forgotten passphrase stops working."""
    data_key = unlock_with_recovery_key(path, recovery_key)
    kept = (one for one in read_locks(path) if one.means != Means.PASSPHRASE)
    _write(path, (_passphrase_lock(data_key, new, cost), *kept))


def add_passphrase(path: Path, data_key: bytes, passphrase: str, cost: Cost = STRONG) -> str:
    """Let one more passphrase open the file; returns the new lock's id."""
    lock = _passphrase_lock(data_key, passphrase, cost)
    _write(path, (*read_locks(path), lock))
    return lock.id


def replace_locks(path: Path, means: Means, locks: Iterable[Lock]) -> None:
    """Put these in the place of all locks of a kind."""
    kept = (one for one in read_locks(path) if one.means != means)
    _write(path, (*kept, *locks))


def choose_passphrase(path: Path, data_key: bytes, new: str, cost: Cost = STRONG) -> None:
    """Let only a new passphrase open the file, for whoever has opened it without one; the other keys stay."""
    replace_locks(path, Means.PASSPHRASE, (_passphrase_lock(data_key, new, cost),))


def renew_recovery_key(path: Path, data_key: bytes) -> RecoveryKey:
    """Replace the recovery key, for when its paper is lost; the one before stops working."""
    recovery = new_recovery_key()
    kept = (one for one in read_locks(path) if one.means != Means.RECOVERY_KEY)
    _write(path, (*kept, _recovery_lock(data_key, recovery)))
    return recovery


def remove_lock(path: Path, lock: str) -> None:
    """Take away a way to unlock the file; the last passphrase stays."""
    locks = read_locks(path)
    kept = tuple(one for one in locks if one.id != lock)
    if not any(one.means == Means.PASSPHRASE for one in kept):
        raise UserError(_("This is the only passphrase of the file. Add another one before you remove it."))
    _write(path, kept)


def read_locks(path: Path) -> tuple[Lock, ...]:
    """The ways to unlock a file."""
    place = locks_path(path)
    try:
        content = msgspec.json.decode(place.read_bytes(), type=_Content)
    except FileNotFoundError:
        raise _missing(path) from None
    except OSError as error:
        text = _("The key file {path} could not be read: {reason}")
        raise UserError(text.format(path=place, reason=error.strerror or error)) from None
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise DamagedError(_damaged(place)) from None
    if content.format != FORMAT and content.format.startswith(FORMAT[:-1]):
        text = _("{path} was made by a newer version of this program. Install the newest version to open it.")
        raise UserError(text.format(path=place))
    if content.format != FORMAT or content.check != _checksum(content.locks) or not all(map(_is_sane, content.locks)):
        raise DamagedError(_damaged(place))
    return content.locks


def _missing(path: Path) -> UserError:
    if not path.exists():
        return UserError(_("There is no file at {path}. Check the name, or make a new file.").format(path=path))
    text = _(
        "The key file {path} is missing, and nothing opens without it. Copy it back beside the file from a backup."
    )
    return DamagedError(text.format(path=locks_path(path)))


def _damaged(place: Path) -> str:
    return _("The key file {path} is damaged. Copy it back from a backup; any copy of it will do.").format(path=place)


def _write(path: Path, locks: Iterable[Lock]) -> None:
    chosen = tuple(locks)
    content = {"format": FORMAT, "locks": _told(chosen), "check": _checksum(chosen)}
    place = locks_path(path)
    try:
        write_whole(place, msgspec.json.format(msgspec.json.encode(content), indent=1))
    except OSError as error:
        text = _("The key file {path} could not be written: {reason}. The one before is untouched.")
        raise UserError(text.format(path=place, reason=error.strerror or error)) from None


def _put_aside(place: Path) -> None:
    """Rename what lies at the place: omat.naytot.keys → omat.naytot.keys.1"""
    if place.exists():
        number = next(n for n in range(1, 1_000_000) if not place.with_name(f"{place.name}.{n}").exists())
        place.rename(place.with_name(f"{place.name}.{number}"))


def _checksum(locks: tuple[Lock, ...]) -> str:
    return hashlib.sha256(msgspec.json.encode(_told(locks))).hexdigest()


def _told(locks: Iterable[Lock]) -> list[dict[str, object]]:
    """The locks as they are written: fields in their order, which belongs to the format, without an empty ``once``."""
    names = [one.name for one in dataclasses.fields(Lock)]
    return [{name: getattr(lock, name) for name in names if name != "once" or lock.once} for lock in locks]


def _is_sane(lock: Lock) -> bool:
    """Whether a lock can be tried without harm."""
    cost = lock.cost or Cost()
    return (
        1 <= cost.passes <= _MOST.passes
        and 1 <= cost.lanes <= _MOST.lanes
        and 8 * cost.lanes <= cost.memory <= _MOST.memory
        and len(lock.salt) == SALT_BYTES
        and len(lock.nonce) == NONCE_BYTES
    )


def _opened(locks: tuple[Lock, ...], passphrase: str) -> tuple[Lock, bytes]:
    """The lock that the passphrase opens, and the data key."""
    for lock in locks:
        if lock.means == Means.PASSPHRASE and (data_key := _unwrap(lock, _spelt(passphrase))):
            return lock, data_key
    raise WrongCodeError(_("The passphrase is not right. Check Caps Lock and the keyboard's language, and try again."))


def _spelt(passphrase: str) -> bytes:
    """The passphrase in one spelling: some systems write ä as a with dots, others as one letter."""
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")


def _passphrase_lock(data_key: bytes, passphrase: str, cost: Cost) -> Lock:
    return _wrap(data_key, Means.PASSPHRASE, _spelt(passphrase), cost)


def _recovery_lock(data_key: bytes, recovery: RecoveryKey) -> Lock:
    return _wrap(data_key, Means.RECOVERY_KEY, recovery.secret, None)


def _wrap(data_key: bytes, means: Means, secret: bytes, cost: Cost | None) -> Lock:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    name, salt, nonce = secrets.token_hex(8), secrets.token_bytes(SALT_BYTES), secrets.token_bytes(NONCE_BYTES)
    key = _wrapping_key(secret, salt, cost)
    wrapped = AESGCM(key).encrypt(nonce, data_key, authenticated(name, means, salt, cost))
    return Lock(id=name, means=means, salt=salt, cost=cost, nonce=nonce, wrapped=wrapped)


def _unwrap(lock: Lock, secret: bytes) -> bytes | None:
    """The data key; None when the secret is not the lock's."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    key = _wrapping_key(secret, lock.salt, lock.cost)
    try:
        return AESGCM(key).decrypt(lock.nonce, lock.wrapped, authenticated(lock.id, lock.means, lock.salt, lock.cost))
    except InvalidTag:
        return None


def authenticated(name: str, means: Means, salt: bytes, cost: Cost | None) -> bytes:
    """What is authenticated with the wrapped key."""
    return msgspec.json.encode((FORMAT, name, means, salt, cost))


def _wrapping_key(secret: bytes, salt: bytes, cost: Cost | None) -> bytes:
    """A passphrase is made costly to guess; the recovery key is random already."""
    if cost is None:
        return hmac.digest(salt, secret, "sha256")
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    argon = Argon2id(salt=salt, length=_KEY_BYTES, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory)
    return argon.derive(secret)
