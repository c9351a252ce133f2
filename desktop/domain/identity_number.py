"""Henkilötunnus: recognised wherever it stands in a text, so that it is never kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

_HYPHENS = "-\u2010\u2011\u2012\u2013\u2212"
_CENTURIES = {"+": 1800, **dict.fromkeys(f"UVWXY{_HYPHENS}", 1900), **dict.fromkeys("ABCDEF", 2000)}
_CHECKS = "0123456789ABCDEFHJKLMNPRSTUVWXY"
_SHAPE = re.compile(  # begins with what few letters are, and needs no flag: so a long text is gone through fast
    rf"([0-9](?<![0-9A-Za-z][0-9])[0-9]{{5}})\s?([+A-Fa-fU-Yu-y{_HYPHENS}])\s?([0-9]{{3}})([0-9A-Ya-y])(?![0-9A-Za-z])"
)


def identity_numbers_in(text: str) -> Iterator[str]:
    """Every henkilötunnus in a text, as it stands there: its day exists and its check character is right.

    Those of artificial people (900–999) count, and days to come do too: it looks too closely rather than too little.
    """
    for found in _SHAPE.finditer(text):
        day, century, number, check = found.groups()
        right = _CHECKS[int(day + number) % 31] == check.upper()
        if right and _exists(day, _CENTURIES[century.upper()]):
            yield found[0]


def has_identity_number(text: str) -> bool:
    """Whether a henkilötunnus stands in a text."""
    return next(identity_numbers_in(text), None) is not None


def without_identity_numbers(text: str) -> str:
    """The text without them, and without the spaces that would be left."""
    for one in identity_numbers_in(text):
        text = text.replace(one, "")
    return " ".join(text.split()) if text.strip() else ""


def _exists(day: str, century: int) -> bool:
    try:
        date(century + int(day[4:]), int(day[2:4]), int(day[:2]))
    except ValueError:
        return False
    return True
