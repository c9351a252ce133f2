"""The short code on a document: with it, a print on paper is found again in the file that it was made in.

The code is the beginning of a hash of the case's random id and of its version and kind: it holds nothing of anybody,
and proves nothing of what the paper says. Only the PDF with its signatures does that.
"""

from __future__ import annotations

import hashlib

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # without I, L, O and U, which are misread
PREFIX = "NAYTTOKUMPPANI"
_GROUP = 5
_MISREAD = str.maketrans("ILO", "110")


def document_code(case_id: str, version: str, kind: str) -> str:
    """The code of a document of a kind about a case as it was at a version (hexadecimal): "K7QM3-X9T2B"."""
    return f"{case_group(case_id)}-{_group(f'{case_id}/{version}/{kind}')}"


def case_group(case_id: str) -> str:
    """The first group of every code of a case."""
    return _group(case_id)


def qr_words(code: str) -> str:
    """What the QR code says: whose code it is, then the code."""
    return f"{PREFIX} {code}"


def read_code(text: str) -> str:
    """A code as people and scanners write it, in the form in which it is printed; "" when it is none."""
    words = "".join(text.upper().split()).removeprefix(PREFIX)
    letters = "".join(letter for letter in words if letter.isalnum()).translate(_MISREAD)
    if len(letters) != 2 * _GROUP or set(letters) - set(ALPHABET):
        return ""
    return f"{letters[:_GROUP]}-{letters[_GROUP:]}"


def _group(text: str) -> str:
    number = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8])
    return "".join(ALPHABET[number >> 5 * place & 31] for place in range(_GROUP))
