"""Short ways of writing in an observation: "#3,5" for requirements, a + or - in front for what it speaks for."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import NamedTuple

from desktop.domain.terms import Leaning

LEANINGS = {"+": Leaning.PLUS, "-": Leaning.MINUS, "–": Leaning.MINUS, "−": Leaning.MINUS}
_MARK = re.compile(r"\s*(?<!\w)#(\d{1,4}(?:[,;–-]\d{1,4})*)(?!\w)")
_PART = re.compile(r"(\d+)(?:[–-](\d+))?")


class Numbered(NamedTuple):
    """Words without the marks of requirements, the numbers they named, the marks taken out, and those not known."""

    text: str
    numbers: tuple[int, ...]
    taken: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def take_numbers(words: str, known: Container[int]) -> Numbered:
    """Take "#3" and "#3,5-7" out of the words; a mark with a number that is not known stays where it is."""
    numbers: set[int] = set()
    taken: list[str] = []
    unknown: list[str] = []

    def read(found: re.Match[str]) -> str:
        named = _named(found[1], known)
        (taken if named else unknown).append(f"#{found[1]}")
        numbers.update(named)
        return "" if named else found[0]

    text = _MARK.sub(read, words)
    return Numbered(text.strip(), tuple(sorted(numbers)), tuple(taken), tuple(unknown))


def _named(marks: str, known: Container[int]) -> list[int]:
    """The numbers that a mark names; none when one of them is not known."""
    named: list[int] = []
    for first, last in _PART.findall(marks):
        run = range(int(first), int(last or first) + 1)
        if not run or not all(number in known for number in run):
            return []
        named += run
    return named
