"""The recovery key: 160 random bits, shown once, as groups to write down and as a QR code.

Eight groups of five: four letters with 20 bits, and a check letter, so that a slip of the pen is found in its group.
The alphabet is Crockford's base 32: no I, L, O or U; I and L are read as 1, O as 0.
"""

from __future__ import annotations

import io
import secrets
from dataclasses import dataclass, field

from desktop.domain.errors import UserError
from desktop.texts import _

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans({"I": "1", "L": "1", "O": "0"})
_GROUPS = 8
_GROUP = 5
_BYTES = 20
_WEIGHTS = (7, 5, 3, 1)  # odd, so that one wrong letter always changes the check


@dataclass(frozen=True, slots=True)
class RecoveryKey:
    """A recovery key; show it once and keep it nowhere."""

    secret: bytes = field(repr=False)

    @property
    def groups(self) -> str:
        """The key to write down: 8 groups of 5, with hyphens between."""
        number = int.from_bytes(self.secret, "big")
        letters = [_ALPHABET[number >> shift & 31] for shift in range(_BYTES * 8 - 5, -1, -5)]
        parts = ["".join(letters[start : start + 4]) for start in range(0, len(letters), 4)]
        return "-".join(part + _check(index, part) for index, part in enumerate(parts))

    def qr_svg(self) -> str:
        """The groups as a QR code: an SVG picture with a quiet zone, 3 pixels a module."""
        import segno

        picture = io.BytesIO()
        segno.make(self.groups, error="m", micro=False).save(picture, kind="svg", scale=3, xmldecl=False)
        return picture.getvalue().decode()


def new_recovery_key() -> RecoveryKey:
    """A random recovery key."""
    return RecoveryKey(secrets.token_bytes(_BYTES))


def read_recovery_key(text: str) -> RecoveryKey:
    """The key that somebody typed, in any case, with or without hyphens; UserError names the group with a slip."""
    letters = "".join(text.upper().split()).replace("-", "").replace("–", "").translate(_READ_AS)
    if len(letters) != _GROUPS * _GROUP:
        raise UserError(_("A recovery key has eight groups of five letters and numbers. Check that none is missing."))
    number = 0
    for index in range(_GROUPS):
        group = letters[index * _GROUP : (index + 1) * _GROUP]
        if not set(group) <= set(_ALPHABET) or group[4] != _check(index, group[:4]):
            raise UserError(
                _("Group {n} of the recovery key has a slip. Compare it with the paper.").format(n=index + 1)
            )
        for letter in group[:4]:
            number = number << 5 | _ALPHABET.index(letter)
    return RecoveryKey(number.to_bytes(_BYTES, "big"))


def _check(index: int, letters: str) -> str:
    """The check letter of a group; the group's place counts, so that two groups that changed places are found."""
    total = sum(weight * _ALPHABET.index(letter) for weight, letter in zip(_WEIGHTS, letters, strict=True))
    return _ALPHABET[(total + 11 * index) % 32]
