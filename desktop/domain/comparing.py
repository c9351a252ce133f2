"""Two versions of one unit side by side: what came, went, was reworded or moved, told in one language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from desktop.domain.compared import ComparedLine, Difference, Fact, Kind, Piece, Section, UnitComparison
from desktop.domain.comparing_words import level_words, part_name, scale_words
from desktop.domain.curriculum import (
    AssessmentTarget,
    CompetenceLevel,
    QualificationUnit,
    SkillRequirement,
    SubArea,
    SubAreaPart,
)
from desktop.domain.local_text import LocalText, say
from desktop.domain.pairing import MOST_WORDS, Line, Pair, matched, pair_up, plain, same_words, shared_language
from desktop.domain.unit_words import extent_words
from desktop.texts import _

_TOKEN = re.compile(r"\w+(?:[-’']\w+)*|\s+|[^\w\s]")


def compare_units(before: QualificationUnit, after: QualificationUnit, reader: str) -> UnitComparison:
    """Compare two versions of a unit for somebody who reads this language."""
    return _Comparer(reader).compare(before, after)


def pair_rows(before: Sequence[SkillRequirement], after: Sequence[SkillRequirement]) -> list[Pair]:
    """Which requirement of one version is which of the other."""
    return pair_up([_row_line(row) for row in before], [_row_line(row) for row in after])


def pair_parts(before: QualificationUnit, after: QualificationUnit) -> dict[str, str]:
    """Which part of a sub-area is which of the other version, by their ids."""
    found: dict[str, str] = {}
    for area, other in matched(_pair_areas(before, after)):
        was, now = before.sub_areas[area].parts, after.sub_areas[other].parts
        found.update({was[one].id: now[place].id for one, place in matched(_pair_parts(was, now))})
    return found


def _row_line(row: SkillRequirement) -> Line:
    return Line(row.text, row.code, row.id, row.area)


def _pair_areas(before: QualificationUnit, after: QualificationUnit) -> list[Pair]:
    return pair_up(*([_area_line(area) for area in unit.sub_areas] for unit in (before, after)))


def _area_line(area: SubArea) -> Line:
    return Line(area.name, f"{area.code}/{area.language}" if area.code else "", area.id)


def _pair_parts(before: Sequence[SubAreaPart], after: Sequence[SubAreaPart]) -> list[Pair]:
    return pair_up(
        *([Line(part.name, _part_code(part, parts), part.id) for part in parts] for parts in (before, after))
    )


def _part_code(part: SubAreaPart, parts: Sequence[SubAreaPart]) -> str:
    """The only mandatory part is the same one in every version, and so is the only optional one."""
    alone = sum(one.mandatory == part.mandatory for one in parts) == 1
    return f"mandatory {part.mandatory}" if alone else ""


class _Comparer:
    """Compares for one reader."""

    def __init__(self, reader: str) -> None:
        self._reader = reader

    def compare(self, before: QualificationUnit, after: QualificationUnit) -> UnitComparison:
        rows = self._rows(_("Requirements"), before.requirements, after.requirements)
        sections = [
            *rows,
            *self._targets(before.targets, after.targets, before.requirements, after.requirements, ""),
            *self._areas(before, after),
        ]
        for title, was, now in (
            (_("How the skills are shown"), before.shown_by, after.shown_by),
            (_("Assessment in the document's own words"), before.prose, after.prose),
            (_("Other text of the unit"), before.description, after.description),
        ):
            sections += self._section(Kind.OTHER, title, _paragraphs(was), _paragraphs(now))
        return UnitComparison(tuple(self._facts(before, after)), tuple(sections))

    def _facts(self, before: QualificationUnit, after: QualificationUnit) -> Iterator[Fact]:
        language = shared_language(before.name, after.name, self._reader)
        names = (say(before.name, language), say(after.name, language))
        facts = [
            (_("Name"), *names),
            (_("Extent"), *(extent_words(one.extent, one.extent_max, one.kind) for one in (before, after))),
            (_("Grading scale"), *(scale_words(one.scale) for one in (before, after))),
            (_("Code"), before.code, after.code),
            *self._part_extents(before, after),
        ]
        return (Fact(label, was or "–", now or "–") for label, was, now in facts if plain(was) != plain(now))

    def _part_extents(self, before: QualificationUnit, after: QualificationUnit) -> Iterator[tuple[str, str, str]]:
        links = pair_parts(before, after)
        now = {part.id: part for area in after.sub_areas for part in area.parts}
        for area in before.sub_areas:
            for part in area.parts:
                if other := now.get(links.get(part.id, "")):
                    label = _("Extent of {part}").format(part=part_name(area, part, self._reader))
                    yield label, extent_words(part.extent), extent_words(other.extent)

    def _areas(self, before: QualificationUnit, after: QualificationUnit) -> Iterator[Section]:
        nothing = SubArea(id="", name={})
        for pair in _pair_areas(before, after):
            was = nothing if pair.before is None else before.sub_areas[pair.before]
            now = nothing if pair.after is None else after.sub_areas[pair.after]
            yield from self._parts(was, now)
            yield from self._targets(was.targets, now.targets, (), (), say((now.name or was.name), self._reader))

    def _parts(self, was: SubArea, now: SubArea) -> Iterator[Section]:
        nothing = SubAreaPart(id="")
        for pair in _pair_parts(was.parts, now.parts):
            old = nothing if pair.before is None else was.parts[pair.before]
            new = nothing if pair.after is None else now.parts[pair.after]
            title = part_name(now, new, self._reader) if pair.after is not None else part_name(was, old, self._reader)
            yield from self._rows(title, old.requirements, new.requirements)
            yield from self._targets(old.targets, new.targets, old.requirements, new.requirements, title)

    def _rows(self, title: str, before: Sequence[SkillRequirement], after: Sequence[SkillRequirement]) -> list[Section]:
        leads = [say(row.lead, self._reader) for row in (*after, *before)]
        lead = leads[0] if leads and len(set(leads)) == 1 else ""
        return self._section(Kind.REQUIREMENTS, title, _lines(before), _lines(after), lead)

    def _targets(
        self,
        before: Sequence[AssessmentTarget],
        after: Sequence[AssessmentTarget],
        old_rows: Sequence[SkillRequirement],
        new_rows: Sequence[SkillRequirement],
        part: str,
    ) -> Iterator[Section]:
        """The criteria, target by target and level by level."""
        links = {old_rows[one].id: new_rows[place].id for one, place in matched(pair_rows(old_rows, new_rows))}
        texts = {row.id: row.text for row in (*old_rows, *new_rows)}
        was = [_target_line(one, links.get(one.requirement, one.requirement), texts) for one in before]
        now = [_target_line(one, one.requirement, texts) for one in after]
        for pair in pair_up(was, now):
            old = None if pair.before is None else before[pair.before]
            new = None if pair.after is None else after[pair.after]
            named = (now[pair.after] if pair.after is not None else was[pair.before or 0]).text
            title = " – ".join(one for one in (part, say(named, self._reader)) if one)
            yield from self._levels(_("Criteria: {what}").format(what=title) if title else _("Criteria"), old, new)

    def _levels(self, title: str, old: AssessmentTarget | None, new: AssessmentTarget | None) -> Iterator[Section]:
        was = {level.grade: level for level in old.levels} if old else {}
        now = {level.grade: level for level in new.levels} if new else {}
        for grade in sorted({*was, *now}):
            old_lines, new_lines = (_criteria(one.get(grade)) for one in (was, now))
            scale = (new if new and grade in now else old or new).scale  # type: ignore[union-attr]
            level = level_words((now.get(grade) or was[grade]), scale, self._reader)
            yield from self._section(Kind.CRITERIA, f"{title} · {level}", old_lines, new_lines)

    def _section(
        self, kind: Kind, title: str, before: Sequence[Line], after: Sequence[Line], lead: str = ""
    ) -> list[Section]:
        lines = tuple(self._line(pair, before, after, lead) for pair in pair_up(before, after))
        return [Section(kind, title, lines)] if lines else []

    def _line(self, pair: Pair, before: Sequence[Line], after: Sequence[Line], lead: str) -> ComparedLine:
        was = None if pair.before is None else before[pair.before]
        now = None if pair.after is None else after[pair.after]
        area = say((now or was or Line({})).area, self._reader)
        numbers = (_number(pair.before), _number(pair.after))
        if was is None or now is None:
            gone = now is None
            pieces = (Piece(say((was or now or Line({})).text, self._reader)),)
            difference = Difference.REMOVED if gone else Difference.ADDED
            return ComparedLine(difference, pieces if gone else (), () if gone else pieces, False, *numbers, area, lead)
        language = shared_language(was.text, now.text, self._reader)
        one, other = say(was.text, language or self._reader), say(now.text, language or self._reader)
        same = plain(one) == plain(other)
        pieces_of = ((Piece(one),), (Piece(other),)) if same else word_marks(one, other)
        difference = Difference.SAME if same else Difference.REWORDED
        also = tuple(code for code in was.text if same and code != language and _differs(was.text, now.text, code))
        return ComparedLine(difference, *pieces_of, pair.moved, *numbers, area, lead, also)


def _number(place: int | None) -> int | None:
    return None if place is None else place + 1


def _differs(one: LocalText, other: LocalText, code: str) -> bool:
    return bool(one.get(code) and other.get(code)) and not same_words({code: one[code]}, {code: other[code]})


def _lines(rows: Iterable[SkillRequirement]) -> list[Line]:
    return [_row_line(row) for row in rows]


def _criteria(level: CompetenceLevel | None) -> list[Line]:
    return [Line(text) for text in level.criteria] if level else []


def _paragraphs(text: LocalText) -> list[Line]:
    """The paragraphs of a text; side by side where its languages have as many, else in its first language alone."""
    parts = {code: [one for one in words.split("\n") if one.strip()] for code, words in text.items()}
    if not parts:
        return []
    first = next(iter(parts.values()))
    same = {code: one for code, one in parts.items() if len(one) == len(first)}
    return [Line({code: one[place] for code, one in same.items()}) for place in range(len(first))]


def _target_line(target: AssessmentTarget, requirement: str, texts: dict[str, LocalText]) -> Line:
    """What names a target: its own words, else those of its requirement."""
    own = {
        code: " – ".join(one for one in (target.area.get(code, ""), target.title.get(code, "")) if one)
        for code in dict.fromkeys((*target.area, *target.title))
    }
    return Line(own or texts.get(target.requirement, {}), requirement, target.id)


def word_marks(one: str, other: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Two wordings in pieces; what differs is marked in whole words, and very long texts as a whole."""
    was, now = _TOKEN.findall(one), _TOKEN.findall(other)
    if len(was) + len(now) > 2 * MOST_WORDS:
        return (Piece(one, True),), (Piece(other, True),)
    old, new = [True] * len(was), [True] * len(now)
    matcher = SequenceMatcher(None, [word.casefold() for word in was], [word.casefold() for word in now], False)
    for start, begin, size in matcher.get_matching_blocks():
        old[start : start + size] = new[begin : begin + size] = [False] * size
    return _pieces(was, old), _pieces(now, new)


def _pieces(tokens: Sequence[str], marks: list[bool]) -> tuple[Piece, ...]:
    for place in range(1, len(tokens) - 1):  # a space between two changed words belongs to them
        if tokens[place].isspace():
            marks[place] = marks[place - 1] and marks[place + 1]
    return tuple(
        Piece("".join(token for token, _mark in run), mark)
        for mark, run in groupby(zip(tokens, marks, strict=True), key=lambda pair: pair[1])
    )
