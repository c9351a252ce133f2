"""Short ways of writing: the numbers of requirements and a leaning typed along with the words."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass

from desktop.domain.short_forms import LEANINGS, take_numbers
from desktop.domain.terms import Leaning

_RANGE = r"\d+(?:\s*[-–]\s*\d+)?"
_TAIL = re.compile(rf"\s*:\s+({_RANGE}(?:\s*,\s*{_RANGE})*)\s*$")


@dataclass(frozen=True, slots=True)
class Quick:
    """The words without the short forms, and what the short forms said."""

    text: str
    numbers: tuple[int, ...] = ()
    leaning: Leaning | None = None


def read_tasks(text: str, count: int) -> list[Quick]:
    """Work tasks, one a line or with ";" between, with numbers after a colon: "Ohjaa aamutoimet: 1, 3-5".

    A number that is not among the ``count`` requirements leaves the line as it was typed.
    """
    return [_read_task(line.strip(), count) for line in re.split(r"[\n;]", text) if line.strip()]


def _read_task(line: str, count: int) -> Quick:
    found = _TAIL.search(line)
    if not found:
        return Quick(line)
    numbers = [number for part in found[1].split(",") for number in _expanded(part, count)]
    if not numbers or not all(1 <= number <= count for number in numbers) or not line[: found.start()].strip():
        return Quick(line)
    return Quick(line[: found.start()].strip(), tuple(sorted(set(numbers))))


def _expanded(part: str, count: int) -> list[int]:
    ends = [int(number) for number in re.findall(r"\d+", part)]
    if max(ends) > count:
        return [0]
    return list(range(ends[0], ends[-1] + 1))


def read_note(text: str, known: Container[int]) -> Quick:
    """An observation with "#3" or "#3,5" for requirements and a + or - in front for its leaning."""
    words = text.strip()
    leaning = LEANINGS.get(words[:1]) if words[1:2] == " " else None
    numbered = take_numbers(words[1:] if leaning else words, known)
    return Quick(numbered.text, numbered.numbers, leaning)
