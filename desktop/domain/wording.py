"""What a level asks that the one below it does not: criteria compared word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

LEAST_ALIKE = 0.3
"""The share of its words that a line must have in common with another to be its continuation."""
_CONNECTING = frozenset(
    "ja sekä tai on että och samt eller som att är i på av med en ett den det and or the a an of to in with is".split()  # noqa: SIM905
)
_WORD = re.compile(r"\w+(?:[-’']\w+)*")


class Part(NamedTuple):
    """Words of a criterion that stand together, and whether they are new at its level."""

    text: str
    new: bool = False


class CriterionLine(NamedTuple):
    """A criterion in parts. ``new`` says that the level below has no line like it; then no single words are marked."""

    parts: tuple[Part, ...]
    new: bool = False

    @property
    def text(self) -> str:
        """The whole criterion."""
        return "".join(part.text for part in self.parts)

    @property
    def news(self) -> tuple[str, ...]:
        """What is new in it: the whole line, or runs of its words."""
        return (self.text,) if self.new else tuple(part.text.strip() for part in self.parts if part.new)


def plain(lines: Iterable[str]) -> tuple[CriterionLine, ...]:
    """Criteria of which nothing is marked."""
    return tuple(CriterionLine((Part(line),)) for line in lines)


def compared(lines: Iterable[str], below: Sequence[str]) -> tuple[CriterionLine, ...]:
    """Criteria with what is new in each when read after those of the level below; without any below, nothing is."""
    return tuple(_compared(line, tuple(below)) for line in lines) if below else plain(lines)


@lru_cache(maxsize=1024)
def _compared(line: str, below: tuple[str, ...]) -> CriterionLine:
    """Kept at hand, as criteria are official words and shown again with each mark."""
    words = _words(line)
    nearest = max(below, key=lambda one: _alike(words, _words(one)))
    if _alike(words, _words(nearest)) < LEAST_ALIKE:
        return CriterionLine((Part(line),), new=True)
    return CriterionLine(tuple(_parts(line, _words(nearest))))


def _words(line: str) -> list[str]:
    return [found[0].casefold() for found in _WORD.finditer(line)]


def _alike(words: list[str], others: list[str]) -> float:
    """The share of the weightier words that the other line has too, in whatever form."""
    weighty = [word for word in words if word not in _CONNECTING]
    return sum(_has(others, word) for word in weighty) / max(len(weighty), 1)


def _has(others: list[str], word: str) -> bool:
    return any(same_word(word, other) for other in others)


def same_word(one: str, other: str) -> bool:
    """Whether two words are forms of one: "asukasta" and "asukkaan", but not "itse" and "itsenäisesti"."""
    common = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    longer = max(len(one), len(other))
    return common == longer or (common >= 4 and 2 * common >= longer)


def _parts(line: str, others: list[str]) -> Iterable[Part]:
    """Runs of known and of new words; a connecting word belongs to what stands on both sides of it."""
    pieces = re.split(rf"({_WORD.pattern})", line)  # what is between words, a word, what is between words …
    words = [piece.casefold() for piece in pieces[1::2]]
    new = [word not in _CONNECTING and not _has(others, word) for word in words]
    for place in range(1, len(words) - 1):
        if words[place] in _CONNECTING:
            new[place] = new[place - 1] and new[place + 1]
    marks = [False] * len(pieces)
    for place, is_new in enumerate(new):
        marks[2 * place + 1] = is_new
        if is_new and place and new[place - 1]:
            marks[2 * place] = True
    for mark, run in groupby(zip(pieces, marks, strict=True), key=lambda pair: pair[1]):
        if text := "".join(piece for piece, _mark in run):
            yield Part(text, mark)
