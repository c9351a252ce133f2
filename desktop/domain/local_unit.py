"""Paikallinen tutkinnon osa: a unit that the provider makes itself, as people write it, and what it still lacks."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from desktop.domain.errors import Problem
from desktop.domain.identity_number import has_identity_number
from desktop.domain.koski_facts import NATIONAL
from desktop.domain.library import is_same_name
from desktop.domain.local_text import READING_ORDER, LocalText
from desktop.domain.pairing import plain
from desktop.domain.pasted_lines import MOST_LETTERS, clean, clean_text, read_lines, tidy_lines
from desktop.domain.terms import Grade, Language, Scale
from desktop.texts import _, n_

SCALES = (Scale.ONE_TO_FIVE, Scale.PASS_FAIL)
MOST_REQUIREMENTS = 150
MOST_IN_A_LINE, MOST_IN_A_NAME = 1_000, 200
EXTENT_BELOW = 1_000
_UNIT_OF_EXTENT = re.compile(r"\s*(osp|osaamispistettä|kp|kompetenspoäng|cp|competence points)\.?$", re.IGNORECASE)
_SHOWN = 40


class LocalCriteria(StrEnum):
    """By what a local unit is assessed."""

    NONE = "none"  # by grade and reasons only
    OWN = "own"  # the provider's own words for the levels
    NATIONAL = "national"  # the generic scale of a qualification in the library

    @property
    def label(self) -> str:
        """What it is called (marked)."""
        return _CRITERIA[self]


NO_CRITERIA = n_("The local unit has no criteria: it is assessed by grade and reasons.")
_CRITERIA = {
    LocalCriteria.NONE: n_("No criteria"),
    LocalCriteria.OWN: n_("Own words"),
    LocalCriteria.NATIONAL: n_("National scale"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PartOf:
    """The qualification that a local unit is part of; without a name and number it is the provider's alone."""

    name: LocalText = field(default_factory=dict)
    reference_number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalUnit:
    """A local unit as people write it: the extent as it is typed, requirements and criteria one a line.

    ``levels`` are the provider's own words by grade. ``national`` is id and version of the document whose generic
    scale is taken; None leaves the criteria that the unit has.
    """

    name: LocalText = field(default_factory=dict)
    extent: str = ""
    code: str = ""
    scale: Scale = Scale.ONE_TO_FIVE
    contents: LocalText = field(default_factory=dict)
    requirements: LocalText = field(default_factory=dict)
    criteria: LocalCriteria = LocalCriteria.NONE
    levels: dict[Grade, LocalText] = field(default_factory=dict)
    national: tuple[str, str] | None = None
    part_of: PartOf = field(default_factory=PartOf)


def read_extent(text: str) -> float | None:
    """The extent that a person typed: "15", "7,5", "15 osp"; None where it is no number of points."""
    number = _UNIT_OF_EXTENT.sub("", clean(text)).replace(",", ".")
    if not re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,3})?", number):
        return None
    extent = float(number)
    return extent if 0 < extent < EXTENT_BELOW and math.isfinite(extent) else None


def local_unit_problems(written: LocalUnit, others: Iterable[tuple[str, LocalText]] = ()) -> list[Problem]:
    """Everything that prevents a local unit from being kept, and what people may leave as it is (soft).

    ``others`` are code and name of the other local units of the same qualification or provider.
    """
    return [
        *_name_problems(written, tuple(others)),
        *_extent_problems(written.extent),
        *_code_problems(clean(written.code)),
        *_text_problems(written),
        *_requirement_problems(written.requirements),
        *_criteria_problems(written),
    ]


def _name_problems(written: LocalUnit, others: tuple[tuple[str, LocalText], ...]) -> Iterator[Problem]:
    names = {code: clean(words) for code, words in written.name.items()}
    if not any(names.values()):
        yield Problem("name", _("Write the name of the unit."))
    if any(len(words) > MOST_IN_A_NAME for words in names.values()):
        text = _("The name is very long. Write at most {n} letters; the rest belongs to the contents.")
        yield Problem("name", text.format(n=MOST_IN_A_NAME))
    code = clean(written.code).casefold()
    for their_code, their_name in others:
        if code and their_code.casefold() == code:
            text = _("The local unit {name} has this code already. Change that unit, or write another code.")
            yield Problem("code", text.format(name=_quoted(their_name)))
        elif is_same_name(names, their_name) and not (code and their_code):
            text = _("There is a local unit called {name} already. Change that one, or give this one another name.")
            yield Problem("name", text.format(name=_quoted(their_name)))


def _quoted(name: LocalText) -> str:
    return f"“{next((name[code] for code in (*READING_ORDER, *name) if name.get(code)), '')}”"


def _extent_problems(extent: str) -> Iterator[Problem]:
    typed = clean(extent)
    if not typed:
        yield Problem("extent", _("Without the extent Koski and the record get none."), hard=False)
    elif read_extent(typed) is None:
        text = _("“{text}” is no extent. Write competence points as a number above 0, such as 15 or 7,5.")
        yield Problem("extent", text.format(text=typed[:_SHOWN]))


def _code_problems(code: str) -> Iterator[Problem]:
    if code.casefold().startswith(NATIONAL):
        text = _("{code} is the code of a national unit. Write the school's own code or the AMOSAA id, or none.")
        yield Problem("code", text.format(code=code[:_SHOWN]))
    elif len(code) > MOST_IN_A_NAME:
        yield Problem("code", _("The code is too long. Write the code alone."))


def _text_problems(written: LocalUnit) -> Iterator[Problem]:
    every = {
        "name": written.name.values(),
        "contents": written.contents.values(),
        "requirements": written.requirements.values(),
        "criteria": [words for texts in written.levels.values() for words in texts.values()],
    }
    for name, texts in every.items():
        if any(len(words) > MOST_LETTERS for words in texts):
            yield Problem(name, _("This text is too long to be read. Paste only what belongs here."))
        elif any(has_identity_number(words) for words in texts):
            yield Problem(name, _("Something here looks like a personal identity code. Take it out."))


def _requirement_problems(requirements: LocalText) -> Iterator[Problem]:
    lines = {code: read_lines(words) for code, words in requirements.items() if clean(words)}
    counts = {code: len(found) for code, found in lines.items() if found}
    if not counts:
        text = _("There are no requirements. The plan and the assessment then go by the unit as a whole.")
        yield Problem("requirements", text, hard=False)
        return
    most = max(counts.values())
    if most > MOST_REQUIREMENTS:
        text = _("There are {n} requirements. Write at most {most}, so that each can be planned and assessed.")
        yield Problem("requirements", text.format(n=most, most=MOST_REQUIREMENTS))
    if len(set(counts.values())) > 1:
        told = ", ".join(f"{_(Language(code).label)} {n}" for code, n in counts.items())
        text = _("The languages have different numbers of requirements: {told}. The same line must mean the same.")
        yield Problem("requirements", text.format(told=told))
    for code, found in lines.items():
        yield from _line_problems([line.text for line in found], _(Language(code).label) if len(lines) > 1 else "")


def _line_problems(lines: list[str], language: str) -> Iterator[Problem]:
    where = f"{language}: " if language else ""
    seen: dict[str, int] = {}
    for number, line in enumerate(lines, 1):
        if len(line) > MOST_IN_A_LINE:
            text = _("Requirement {n} has {letters} letters. Write one requirement a line.")
            yield Problem("requirements", where + text.format(n=number, letters=len(line)))
        before = seen.setdefault(plain(line), number)
        if before != number:
            text = _("Requirements {one} and {other} say the same. Take one of them away.")
            yield Problem("requirements", where + text.format(one=before, other=number))


def _criteria_problems(written: LocalUnit) -> Iterator[Problem]:
    if written.criteria != LocalCriteria.OWN:
        return
    levels = [_each(written.levels.get(grade, {}), tidy_lines) for grade in written.scale.passing]
    if not any(levels):
        text = _("Write what is asked at one level at least, or choose “{none}”.")
        yield Problem("criteria", text.format(none=_(LocalCriteria.NONE.label)))
    for grade, texts in zip(written.scale.passing, levels, strict=True):
        if len({len(words.splitlines()) for words in texts.values()}) > 1:
            text = _("{level}: the languages have different numbers of criteria. The same line must mean the same.")
            yield Problem("criteria", text.format(level=_(grade.label)))


def tidied(written: LocalUnit) -> LocalUnit:
    """The same with every text as it is kept: without bullets, numbers, markup and signs that nobody sees."""
    return LocalUnit(
        name=_each(written.name, clean),
        extent=clean(written.extent),
        code=clean(written.code),
        scale=written.scale,
        contents=_each(written.contents, clean_text),
        requirements=_each(written.requirements, tidy_lines),
        criteria=written.criteria,
        levels={grade: texts for grade in written.levels if (texts := _each(written.levels[grade], tidy_lines))},
        national=written.national,
        part_of=written.part_of,
    )


def _each(texts: LocalText, rule: Callable[[str], str]) -> LocalText:
    return {code: words for code, text in texts.items() if (words := rule(text))}
