"""Observations typed from a paper card, one a line: "12.41 #3,5 + Kysyi luvan". Nothing that was typed is lost."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass, replace
from datetime import time

from desktop.domain.short_forms import LEANINGS, take_numbers
from desktop.domain.terms import Leaning
from desktop.texts import _

_TIME = re.compile(r"(?:klo|kl\.?|at)?\s*(\d{1,2})[.:](\d{2})(?![\w.:])", re.IGNORECASE)
_SIGN = re.compile(r"([+\-–−])(?!\d)")
_FRONT = re.compile(r"#\d+(?:[,;–-]\d+)*\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLine:
    """How one line was understood. ``unclear`` are remarks for the person; ``taken`` is what is not in the words."""

    source: str
    at: time | None = None
    requirements: tuple[int, ...] = ()
    leaning: Leaning = Leaning.NEUTRAL
    text: str = ""
    taken: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()

    @property
    def can_be_kept(self) -> bool:
        """Whether it says anything that an observation can be made of."""
        return bool(self.text and self.at)


def read_paper(text: str, known: Container[int]) -> list[PaperLine]:
    """The lines with words, in order; ``known`` are the numbers of the requirements.

    A line without a time has that of the line before it.
    """
    lines: list[PaperLine] = []
    for source in text.splitlines():
        if source.strip():
            before = next((one.at for one in reversed(lines) if one.at), None)
            lines.append(_timed(_read(source, known), before))
    return lines


def _read(source: str, known: Container[int]) -> PaperLine:
    line = PaperLine(source=source)
    rest = source.strip()
    if (found := _TIME.match(rest)) and (at := _time(found)):
        line = replace(line, at=at, taken=(found[0],))
        rest = rest[found.end() :].strip()
    rest, leaning, sign = _take_sign(rest)
    numbered = take_numbers(rest, known)
    text_ = _("Requirement {n} is not in this demonstration.")
    return replace(
        line,
        requirements=numbered.numbers,
        leaning=leaning,
        text=numbered.text,
        taken=(*line.taken, *sign, *numbered.taken),
        unclear=tuple(text_.format(n=mark.removeprefix("#")) for mark in numbered.unknown),
    )


def _time(found: re.Match[str]) -> time | None:
    try:
        return time(int(found[1]), int(found[2]))
    except ValueError:
        return None


def _take_sign(words: str) -> tuple[str, Leaning, tuple[str, ...]]:
    """The words without the sign that stands first or right after the numbers, what it says, and the sign."""
    place = 0
    while front := _FRONT.match(words, place):
        place = front.end()
    if found := _SIGN.match(words, place):
        return f"{words[:place]} {words[found.end() :]}".strip(), LEANINGS[found[1]], (found[1],)
    return words, Leaning.NEUTRAL, ()


def _timed(line: PaperLine, before: time | None) -> PaperLine:
    remarks = line.unclear
    if not line.text:
        remarks = (*remarks, _("Write what you saw."))
    if line.at is None:
        told = _("No time: that of the line before is used.") if before else _("Write the time first: 12.41")
        remarks = (told, *remarks)
    return replace(line, at=line.at or before, unclear=remarks)
