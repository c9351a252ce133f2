"""Where a word may be divided: a rule of our own for Finnish, lists of patterns for Swedish and English."""

from __future__ import annotations

from functools import cache
from typing import Any

from desktop.export.fonts import SOFT_HYPHEN

_VOWELS = frozenset("aeiouyåäöAEIOUYÅÄÖ")
_SHORTEST = 6
_BEFORE = 3
_AFTER = 3
_JOINTS = "-/\N{EN DASH}"


def divisions(word: str, language: str) -> list[tuple[str, str]]:
    """The ways to divide the word, the longest beginning first: (what ends the line, what begins the next).

    Soft hyphens in the word are places its writer chose, so no rule adds others.
    """
    places = _places(word, language)
    return [_divided(word, place) for place in sorted(places, reverse=True)]


def _divided(word: str, place: int) -> tuple[str, str]:
    left, right = word[:place], word[place:]
    joint = left[-1] in _JOINTS
    return (left if joint else left.rstrip(SOFT_HYPHEN) + "-"), right


def _places(word: str, language: str) -> set[int]:
    written = {index + 1 for index, letter in enumerate(word[:-1]) if letter in _JOINTS and index}
    if chosen := {index + 1 for index, letter in enumerate(word[:-1]) if letter == SOFT_HYPHEN}:
        return written | chosen
    return written | {place for part in _parts(word) for place in _syllables(*part, language)}


def _parts(word: str) -> list[tuple[int, str]]:
    """The runs of letters in the word, each with where it starts; words with digits or only capitals have none."""
    if any(letter.isdigit() for letter in word) or word.isupper():
        return []
    parts: list[tuple[int, str]] = []
    start = 0
    for index, letter in enumerate(f"{word} "):
        if not letter.isalpha():
            if index - start >= _SHORTEST:
                parts.append((start, word[start:index]))
            start = index + 1
    return parts


def _syllables(start: int, word: str, language: str) -> list[int]:
    found = _finnish(word) if language == "fi" else _listed(word, language)
    return [start + place for place in found if _BEFORE <= place <= len(word) - _AFTER]


def _finnish(word: str) -> list[int]:
    """Before every consonant that a vowel follows, once a vowel has come: työ-tur-val-li-suus."""
    return [
        place
        for place in range(1, len(word) - 1)
        if word[place] not in _VOWELS and word[place + 1] in _VOWELS and not _VOWELS.isdisjoint(word[:place])
    ]


def _listed(word: str, language: str) -> list[int]:
    words = _words(language)
    return list(words.positions(word)) if words else []


@cache
def _words(language: str) -> Any:
    """The division patterns of a language, None where there are none."""
    import pyphen  # here, since Finnish documents need none of it

    found = pyphen.language_fallback(language)
    return pyphen.Pyphen(lang=found) if found else None
