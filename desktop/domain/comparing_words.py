"""How the parts of a comparison are called, and what it comes to in one or two sentences."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.compared import Difference, Kind, UnitComparison
from desktop.domain.curriculum import CompetenceLevel, SubArea, SubAreaPart
from desktop.domain.local_text import say
from desktop.domain.terms import Grade, Scale
from desktop.texts import _, many


def scale_words(scale: Scale) -> str:
    """A grading scale: "1–5", or that there is only a pass."""
    return _("pass or fail") if scale == Scale.PASS_FAIL else f"{scale.passing[0].value}–{scale.passing[-1].value}"


def level_words(level: CompetenceLevel, scale: Scale, reader: str) -> str:
    """A level by its grade on the scale, else by its title."""
    return _(scale.name_of(Grade(level.grade))) if level.grade in set(Grade) else say(level.title, reader)


def part_name(area: SubArea, part: SubAreaPart, reader: str) -> str:
    """A part of a sub-area with the area it belongs to."""
    own = say(part.name, reader) or (_("Mandatory part") if part.mandatory else _("Optional part"))
    return " – ".join(one for one in (say(area.name, reader), own) if one)


def summary(found: UnitComparison) -> str:
    """What differs, in plain words; that nothing does."""
    told = [text for number, text in _counts(found) if number]
    sentences = [f"{', '.join(told)}."] if told else []
    facts = ((one.label, one.before, one.after) for one in found.facts)
    sentences += [_("{what}: {was} → {now}.").format(what=what, was=was, now=now) for what, was, now in facts]
    return " ".join(sentences) or _("The unit says the same in both versions.")


def _counts(found: UnitComparison) -> Iterator[tuple[int, str]]:
    rows, any_change = Kind.REQUIREMENTS, tuple(one for one in Difference if one != Difference.SAME)
    n = found.count(rows, Difference.ADDED)
    yield n, many("{n} new requirement", "{n} new requirements", n)
    n = found.count(rows, Difference.REMOVED)
    yield n, many("{n} requirement left out", "{n} requirements left out", n)
    n = found.count(rows, Difference.REWORDED)
    yield n, many("{n} requirement reworded", "{n} requirements reworded", n)
    n = found.moved(rows)
    yield n, many("{n} requirement moved", "{n} requirements moved", n)
    n = found.count(Kind.CRITERIA, *any_change)
    yield n, many("{n} criterion changed", "{n} criteria changed", n)
    n = found.count(Kind.OTHER, *any_change)
    yield n, many("{n} other paragraph changed", "{n} other paragraphs changed", n)
