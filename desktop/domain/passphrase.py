"""How strong a passphrase is, in words a person can act on."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from desktop.texts import n_

SHORTEST = 8


class Strength(StrEnum):
    """How hard a passphrase is to guess."""

    EMPTY = "empty"
    TOO_SHORT = "too_short"
    GUESSABLE = "guessable"
    FAIR = "fair"
    GOOD = "good"

    @property
    def advice(self) -> str:
        """What to do, marked for translation."""
        return _ADVICE[self]

    @property
    def enough(self) -> bool:
        """Whether a file may be made with it; what is guessable is only warned of."""
        return self not in (Strength.EMPTY, Strength.TOO_SHORT)


_ADVICE = {
    Strength.EMPTY: n_("A sentence of four words or more is easy to remember and hard to guess."),
    Strength.TOO_SHORT: n_("Too short: write at least eight characters."),
    Strength.GUESSABLE: n_("Easy to guess. Add words that have nothing to do with you or each other."),
    Strength.FAIR: n_("Fair. One more word makes it much stronger."),
    Strength.GOOD: n_("Strong. Remember it well: without it only the recovery key opens the file."),
}

_COMMON = ("salasana", "password", "lösenord", "qwerty", "asdf", "näyttö", "1234", "0000", "abcd")


def strength(passphrase: str, own_words: Iterable[str] = ()) -> Strength:
    """How strong a passphrase is. ``own_words`` are names that others know of the person."""
    text = passphrase.strip()
    if not text:
        return Strength.EMPTY
    if len(text) < SHORTEST:
        return Strength.TOO_SHORT
    rest = text.casefold()
    for known in (*_COMMON, *(part.casefold() for word in own_words for part in word.split() if len(part) > 2)):
        rest = rest.replace(known, "")
    if len(set(rest)) < 5 or len(rest) < SHORTEST - 2:
        return Strength.GUESSABLE
    words = sum(len(word) > 2 for word in rest.split())
    return Strength.GOOD if words >= 4 or len(rest) >= 20 else Strength.FAIR if len(rest) >= 12 else Strength.GUESSABLE
