"""What opens the file: its random data key, wrapped once for each way to unlock, in a small file beside it.

``FILE.keys`` holds no names: only salts, costs and wrapped keys. A changed passphrase rewraps 32 bytes.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import secrets
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from desktop.domain.errors import UserError
from desktop.texts import _

FORMAT = "nayttokumppani-keys"
VERSION = 1
PASSPHRASE, RECOVERY = "passphrase", "recovery"
LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ0123456789"  # 32, without I L O U, which look like others
_LOOK_ALIKE = str.maketrans({"I": "1", "L": "1", "O": "0", "U": "V"})
SECRET_BYTES = 20
CHECK_LETTERS = 4
GROUP = 4


@dataclass(frozen=True, slots=True)
class Cost:
    """How hard a guess is made (Argon2id): passes, memory in KiB, lanes."""

    passes: int
    memory: int
    lanes: int


STRONG = Cost(3, 64 * 1024, 4)
"""RFC 9106, second choice: about a tenth of a second on a laptop."""


@dataclass(frozen=True, slots=True)
class RecoveryKey:
    """Opens the file when the passphrase is forgotten; shown once, kept nowhere."""

    groups: str
    """Nine groups of four letters, the last a check, as they are written on paper."""

    def qr_svg(self) -> str:
        """The same as a QR code."""
        import segno

        return segno.make(self.groups, error="m").svg_inline(scale=4, border=2)


def keys_path(path: Path) -> Path:
    """The file of wrapped keys that belongs beside an encrypted file."""
    return path.with_name(path.name + ".keys")


def create_locks(path: Path, passphrase: str, cost: Cost = STRONG) -> tuple[bytes, RecoveryKey]:
    """Make a data key and wrap it for a passphrase and for a new recovery key; returns both."""
    data_key = secrets.token_bytes(32)
    secret = secrets.token_bytes(SECRET_BYTES)
    ident = secrets.token_hex(8)
    slots = [
        _wrap(data_key, passphrase.encode(), PASSPHRASE, ident, cost),
        _wrap(data_key, secret, RECOVERY, ident, cost),
    ]
    _write(keys_path(path), {"format": FORMAT, "version": VERSION, "id": ident, "slots": slots})
    return data_key, RecoveryKey(_spell(secret))


def remove_locks(path: Path) -> None:
    """Take the file of keys away again, when the file it was for could not be made."""
    with suppress(OSError):
        keys_path(path).unlink(missing_ok=True)


def unlock(path: Path, passphrase: str) -> bytes:
    """The data key by passphrase."""
    key = _try(_read(path), passphrase.encode(), PASSPHRASE)
    if key is None:
        raise UserError(_("The passphrase is not right. Check capital letters and try again."))
    return key


def unlock_with_recovery_key(path: Path, text: str) -> bytes:
    """The data key by recovery key, however its letters are grouped."""
    key = _try(_read(path), read_recovery_key(text), RECOVERY)
    if key is None:
        raise UserError(_("The recovery key does not belong to this file."))
    return key


def change_passphrase(path: Path, old: str, new: str, cost: Cost = STRONG) -> None:
    """Wrap the same data key for another passphrase; the recovery key stays as it is."""
    _rewrap(path, unlock(path, old), new, cost)


def reset_passphrase(path: Path, recovery_key: str, new: str, cost: Cost = STRONG) -> None:
    """Wrap the data key for a new passphrase, when the old one is forgotten."""
    _rewrap(path, unlock_with_recovery_key(path, recovery_key), new, cost)


def _rewrap(path: Path, data_key: bytes, new: str, cost: Cost) -> None:
    kept = _read(path)
    others = [slot for slot in kept["slots"] if slot["kind"] != PASSPHRASE]
    slot = _wrap(data_key, new.encode(), PASSPHRASE, kept["id"], cost)
    _write(keys_path(path), {**kept, "slots": [slot, *others]})


def _wrap(data_key: bytes, secret: bytes, kind: str, ident: str, cost: Cost) -> dict[str, Any]:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    wrapped = AESGCM(_derive(secret, salt, cost)).encrypt(nonce, data_key, _bound(kind, ident))
    return {
        "kind": kind,
        "kdf": {"name": "argon2id", **asdict(cost)},
        **_texts(salt=salt, nonce=nonce, wrapped=wrapped),
    }


def _try(kept: dict[str, Any], secret: bytes, kind: str) -> bytes | None:
    """The data key if the secret opens one of the slots of this kind."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    for slot in (one for one in kept["slots"] if one["kind"] == kind):
        cost = Cost(slot["kdf"]["passes"], slot["kdf"]["memory"], slot["kdf"]["lanes"])
        salt, nonce, wrapped = (base64.b64decode(slot[name]) for name in ("salt", "nonce", "wrapped"))
        with suppress(InvalidTag):
            return AESGCM(_derive(secret, salt, cost)).decrypt(nonce, wrapped, _bound(kind, kept["id"]))
    return None


def _derive(secret: bytes, salt: bytes, cost: Cost) -> bytes:
    from argon2.low_level import Type, hash_secret_raw

    return hash_secret_raw(secret, salt, cost.passes, cost.memory, cost.lanes, 32, Type.ID)


def _bound(kind: str, ident: str) -> bytes:
    """What a wrapped key is bound to, so that a slot of another file or kind does not fit."""
    return f"{FORMAT}/{VERSION}/{ident}/{kind}".encode()


def _texts(**values: bytes) -> dict[str, str]:
    return {name: base64.b64encode(value).decode() for name, value in values.items()}


def _spell(secret: bytes) -> str:
    number = int.from_bytes(secret, "big")
    letters = "".join(LETTERS[(number >> shift) & 31] for shift in range(len(secret) * 8 - 5, -1, -5))
    letters += _check(secret)
    return " ".join(letters[start : start + GROUP] for start in range(0, len(letters), GROUP))


def _check(secret: bytes) -> str:
    digest = hashlib.sha256(secret).digest()
    return "".join(LETTERS[byte & 31] for byte in digest[:CHECK_LETTERS])


def read_recovery_key(text: str) -> bytes:
    """The secret in a recovery key as a person typed it; look-alike letters are forgiven, slips are told."""
    letters = "".join(letter for letter in text.upper() if letter.isalnum()).translate(_LOOK_ALIKE)
    body = letters[:-CHECK_LETTERS]
    if len(body) == SECRET_BYTES * 8 // 5 and set(body) <= set(LETTERS):
        number = 0
        for letter in body:
            number = number << 5 | LETTERS.index(letter)
        secret = number.to_bytes(SECRET_BYTES, "big")
        if letters[-CHECK_LETTERS:] == _check(secret):
            return secret
    raise UserError(_("The recovery key has a slip in it: nine groups of four letters. Check it letter by letter."))


def _read(path: Path) -> dict[str, Any]:
    beside = keys_path(path)
    try:
        kept = json.loads(beside.read_bytes())
        _check_shape(kept)
    except FileNotFoundError:
        if not path.exists():
            raise UserError(_("There is no file at {path}.").format(path=path)) from None
        text = _("The key file {path} is missing. Put it back beside the file; without it nothing can be read.")
        raise UserError(text.format(path=beside)) from None
    except OSError as error:
        text = _("The file {path} could not be read: {reason}")
        raise UserError(text.format(path=beside, reason=error.strerror or error)) from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        text = _("The key file {path} is damaged. Restore it from a copy; the data itself is as it was.")
        raise UserError(text.format(path=beside)) from None
    if kept["version"] > VERSION:
        raise UserError(_("{path} was made by a newer version of the program. Update first.").format(path=path))
    return dict(kept)


_LARGEST = Cost(16, 1024 * 1024, 64)


def _check_shape(kept: Any) -> None:
    """Raise ValueError or KeyError unless this is a key file whose costs a laptop can bear."""
    if kept["format"] != FORMAT or not isinstance(kept["version"], int) or not isinstance(kept["id"], str):
        raise ValueError
    for slot in kept["slots"]:
        cost = slot["kdf"]
        for name, most in asdict(_LARGEST).items():
            if not isinstance(cost[name], int) or not 1 <= cost[name] <= most:
                raise ValueError
        for name in ("salt", "nonce", "wrapped"):
            base64.b64decode(slot[name], validate=True)
        slot["kind"]  # noqa: B018  (a KeyError when it is missing)


def _write(path: Path, value: dict[str, Any]) -> None:
    """Write the key file as a whole or not at all; the old one stays when the new one cannot be written."""
    from desktop.store.connection import storage_trouble

    part = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("w", encoding="utf-8") as file:
            json.dump(value, file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        with suppress(OSError):
            part.chmod(0o600)
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise storage_trouble(error, path) from None
