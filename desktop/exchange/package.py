"""A package: something of one file on its way to another, sealed by a code that is told by another way.

    {"format": "nayttopala", "version": 1, "kind": …, "case": …, "id": …, "salt": …, "nonce": …}     the first line
    AES-256-GCM of the packed content, the first line authenticated with it                       the rest

The key is made of the code by Argon2id with fixed costs, so that no file can make its reader work for hours.
"""

from __future__ import annotations

import json
import secrets
import zlib
from base64 import b64decode, b64encode
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.errors import UserError
from desktop.texts import _

SUFFIX = ".nayttopala"
FORMAT, VERSION = "nayttopala", 1
MOST = 256 << 20
"""No package is larger, neither sealed nor opened."""
_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # none that is easily read as another
_GROUPS, _GROUP = 4, 4  # 80 bits
_PASSES, _LANES, _MEMORY = 3, 4, 64 * 1024
_FIRST_LINE = 4096


class PackageKind(StrEnum):
    """What a package holds."""

    PIECE = "piece"  # the part of a sub-area, to its teacher
    ANSWER = "answer"  # what they give back
    CASE = "case"  # a whole demonstration, to one's own other laptop


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What a package says of itself before it is opened: of which case, and by which name it was sent."""

    kind: PackageKind
    case: str
    id: str


def new_code() -> str:
    """A code for one package: "K7QM-X9T2-…"."""
    return "-".join("".join(secrets.choice(_LETTERS) for _n in range(_GROUP)) for _m in range(_GROUPS))


def seal(content: bytes, label: Label, code: str) -> bytes:
    """The package with its content sealed by the code."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    head = {
        "format": FORMAT,
        "version": VERSION,
        "kind": label.kind.value,
        "case": label.case,
        "id": label.id,
        "salt": b64encode(salt).decode(),
        "nonce": b64encode(nonce).decode(),
    }
    line = json.dumps(head).encode() + b"\n"
    return line + AESGCM(_key(code, salt)).encrypt(nonce, zlib.compress(content, 6), line)


def read_label(data: bytes) -> Label:
    """What the package is; a UserError when it is none, damaged at its beginning, or newer than this program."""
    return _read(data)[0]


def open_package(data: bytes, code: str) -> bytes:
    """The content; a UserError when the code is another one or somebody has changed the file."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    _label, line, salt, nonce = _read(data)
    if not _typed(code):
        raise UserError(_("Write the code of the package. Whoever sent the file tells it to you."))
    try:
        packed = AESGCM(_key(code, salt)).decrypt(nonce, data[len(line) :], line)
    except InvalidTag:
        text = _("The code does not open this file, or the file is damaged. Check the code, or ask for the file again.")
        raise UserError(text) from None
    return _unpacked(packed)


def _read(data: bytes) -> tuple[Label, bytes, bytes, bytes]:
    line, end, _rest = data[:_FIRST_LINE].partition(b"\n")
    try:
        if not end or len(data) > MOST:
            raise ValueError("too long")
        head = json.loads(line)
        if head["format"] != FORMAT:
            raise ValueError(head["format"])
        version = int(head["version"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise UserError(_("This is not a package of Näyttökumppani. Nothing was changed.")) from error
    if version > VERSION:
        text = _("This package was made by a newer version of the program. Install the newest version to open it.")
        raise UserError(text)
    try:
        label = Label(kind=PackageKind(head["kind"]), case=str(head["case"]), id=str(head["id"]))
        salt, nonce = (b64decode(head[name], validate=True) for name in ("salt", "nonce"))
        if (len(salt), len(nonce)) != (16, 12):
            raise ValueError("salt")
    except (ValueError, KeyError, TypeError) as error:
        raise UserError(_("The package is damaged. Ask for it again. Nothing was changed.")) from error
    return label, line + end, salt, nonce


def _key(code: str, salt: bytes) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    argon = Argon2id(salt=salt, length=32, iterations=_PASSES, lanes=_LANES, memory_cost=_MEMORY)
    return argon.derive(_typed(code).encode())


def _typed(code: str) -> str:
    """The code as it is typed, however the groups were set apart and in small letters too."""
    return "".join(letter for letter in code.upper() if letter.isalnum())


def _unpacked(packed: bytes) -> bytes:
    unpacking = zlib.decompressobj()
    try:
        content = unpacking.decompress(packed, MOST)
    except zlib.error as error:
        raise UserError(_("The package is damaged. Ask for it again. Nothing was changed.")) from error
    if unpacking.unconsumed_tail or not unpacking.eof:
        raise UserError(_("The package is damaged. Ask for it again. Nothing was changed."))
    return content
