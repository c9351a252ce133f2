"""What a search over everything finds, and the part of a text in which the words stand."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from desktop.domain.near import words_of

WIDTH = 74
_EDGES = " .,;:!?"
Parts = tuple[tuple[str, bool], ...]
"""Pieces of a text in order, each with whether it is what was searched."""


class Hit(NamedTuple):
    """One thing found.

    ``kind`` is "case", "note", "task", "student", "workplace" or "unit"; ``key`` names it; title and detail are shown.
    ``near``: not what was typed, but nearly.
    """

    kind: str
    key: tuple[str, ...]
    title: str
    detail: str
    parts: Parts = ()
    near: bool = False


def matches(text: str, tokens: Collection[str]) -> set[str]:
    """Those of the folded words that begin some word of the text."""
    words = words_of(text)
    return {token for token in tokens if any(word.startswith(token) for word in words)}


def excerpt(text: str, tokens: Collection[str], width: int = WIDTH) -> Parts:
    """The text around the first found word, at most about so many letters, with the found words marked."""
    pieces = _pieces(" ".join(text.split()), tokens)
    if sum(len(word) for word, _found in pieces) <= width:
        return _joined(pieces)
    first = next((place for place, (_word, found) in enumerate(pieces) if found), 0)
    start = first
    while start > 0 and sum(len(word) for word, _found in pieces[start - 1 : first + 1]) <= width // 3:
        start -= 1
    end = start
    while end < len(pieces) and sum(len(word) for word, _found in pieces[start : end + 1]) <= width:
        end += 1
    end = max(end, first + 1)
    head = (("… ", False),) if start else ()
    tail = (("…", False),) if end < len(pieces) else ()
    return _joined((*head, *pieces[start:end], *tail))


def _pieces(text: str, tokens: Collection[str]) -> list[tuple[str, bool]]:
    """The words of the text with the space after each, and whether each was searched."""
    words = text.split(" ")
    last = len(words) - 1
    return [(word if at == last else f"{word} ", bool(matches(word, tokens))) for at, word in enumerate(words)]


def _joined(pieces: Collection[tuple[str, bool]]) -> Parts:
    """Neighbours that are marked alike as one; a space at the end of what is marked stays unmarked."""
    joined: list[tuple[str, bool]] = []
    for text, found in pieces:
        bare = text.rstrip(_EDGES) if found else text
        for part, marked in ((bare, found), (text[len(bare) :], False)):
            if part and joined and joined[-1][1] == marked:
                joined[-1] = (joined[-1][0] + part, marked)
            elif part:
                joined.append((part, marked))
    return tuple(joined)
