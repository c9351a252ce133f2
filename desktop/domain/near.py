"""Words that are nearly what somebody typed: a letter wrong, missing, too many, or two changed round."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

SHORTEST = 4
"""Shorter words are near to too much."""


def fold(text: str) -> str:
    """The text as the search sees it: case and accents do not count."""
    if text.isascii():
        return text.casefold()
    plain = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def words_of(text: str) -> list[str]:
    """The words of a text as the search sees them."""
    return re.findall(r"\w+", fold(text).replace("_", " "))


def mistakes_allowed(typed: str) -> int:
    """How many mistakes a word of this length may have."""
    return 0 if len(typed) < SHORTEST else 1 if len(typed) < 6 else 2


def near_words(typed: str, words: Iterable[str], limit: int = 4) -> list[str]:
    """Those of the folded words whose beginning is nearly the typed one, the nearest first; not those that begin so."""
    most, letters = mistakes_allowed(typed), set(typed)
    if not most:
        return []
    found = []
    for word in words:
        if len(word) >= len(typed) - most and not word.startswith(typed) and len(letters.difference(word)) <= most:
            distance = prefix_distance(typed, word, most)
            if distance <= most:
                found.append((distance, abs(len(word) - len(typed)), word))
    return [word for _distance, _length, word in sorted(found)[:limit]]


def prefix_distance(typed: str, word: str, most: int) -> int:
    """With how few mistakes the typed word begins the other; anything above ``most`` means too many."""
    width = min(len(word), len(typed) + most)
    before: list[int] = []
    row = list(range(width + 1))
    for place, letter in enumerate(typed, 1):
        earlier, before, row = before, row, [place]
        for at in range(1, width + 1):
            same = letter == word[at - 1]
            cost = min(before[at] + 1, row[at - 1] + 1, before[at - 1] + (not same))
            if place > 1 and at > 1 and letter == word[at - 2] and typed[place - 2] == word[at - 1]:
                cost = min(cost, earlier[at - 2] + 1)  # two letters changed round
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row)
