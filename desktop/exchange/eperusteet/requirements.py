"""Skill requirements and learning goals: from the structured form, else from HTML that a person wrote."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from desktop.domain.curriculum import SkillRequirement
from desktop.domain.local_text import READING_ORDER, LocalText
from desktop.exchange.eperusteet.codes import Code, read_code
from desktop.exchange.eperusteet.reading import Json, Reading
from desktop.exchange.eperusteet.written import Written
from desktop.texts import _


@dataclass(frozen=True, slots=True)
class Requirements:
    """What a text asks for, line by line, and what it says around the lines.

    ``codes`` gives the id of a line by its code, also by a temporary one.
    """

    lines: tuple[SkillRequirement, ...] = ()
    notes: LocalText = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)


def read_goals(reading: Reading, raw: Json, at: str, owner: str) -> Requirements:
    """The goals (tavoitteet) of a part of a sub-area: structured from 2020, HTML before."""
    goals = raw.get("tavoitteet")
    if type(goals) is dict and ("vaatimukset" in goals or "kohdealueet" in goals):
        return read_structured(reading, raw, "tavoitteet", at, owner)
    return read_written(reading, raw, "tavoitteet", at, owner) or Requirements()


def read_requirements(reading: Reading, raw: Json, at: str, owner: str) -> Requirements:
    """The requirements of a unit: structured where that form holds any, else those of the text."""
    structured = read_structured(reading, raw, "ammattitaitovaatimukset2019", at, owner)
    if structured.lines:
        return structured
    if read := read_written(reading, raw, "ammattitaitovaatimukset", at, owner):
        return read
    return read_written(reading, raw, "tavoitteet", at, owner) or Requirements()


# The structured form


def read_structured(reading: Reading, raw: Json, key: str, at: str, owner: str) -> Requirements:
    """The lines of {kohde, vaatimukset, kohdealueet}; ids are unique under the owner."""
    whole = reading.object(raw, key, at)
    if not whole:
        return Requirements()
    place = f"{at}.{key}"
    reading.note_unknown(whole, ("id", "kohde", "vaatimukset", "kohdealueet"), place)
    lead = reading.text(whole, "kohde", place)
    found = list(_structured_lines(reading, whole, place, lead, {}))
    for group, spot in reading.objects(whole, "kohdealueet", place):
        found += _structured_lines(reading, group, spot, lead, reading.text(group, "kuvaus", spot))
    return _numbered(found, owner)


def _structured_lines(
    reading: Reading, group: Json, at: str, lead: LocalText, area: LocalText
) -> Iterator[tuple[Code, SkillRequirement]]:
    for raw, place in reading.objects(group, "vaatimukset", at):
        text = reading.text(raw, "vaatimus", place)
        text = text or reading.text(reading.object(raw, "koodi", place), "nimi", f"{place}.koodi")
        code = read_code(reading, raw, place)
        if text:
            yield code, SkillRequirement(id="", text=text, lead=lead, area=area, code=code.official)
        else:
            reading.note(place, _("This requirement has no words and was left out."))


def _numbered(found: list[tuple[Code, SkillRequirement]], owner: str) -> Requirements:
    """The lines with ids made of the owner's id and their own code, where that tells them apart, else their number."""
    numbered: dict[str, SkillRequirement] = {}
    codes: dict[str, str] = {}
    for number, (code, one) in enumerate(found, start=1):
        ident = f"{owner}.{code.short or number}"
        if ident in numbered:
            ident = f"{ident}.{number}"
        numbered[ident] = replace(one, id=ident)
        codes.setdefault(code.uri or f"{number}", ident)
    return Requirements(tuple(numbered.values()), codes=codes)


# The written form


def read_written(reading: Reading, raw: Json, key: str, at: str, owner: str) -> Requirements | None:
    """The lines of a localised HTML text, side by side in its languages; None when the text has no words.

    Where a language has another number of lines than the first one, nobody can tell which belong together: its text
    is then kept whole among the notes.
    """
    value = raw.get(key)
    if not value:
        return None
    texts = {one: Written(words) for one, words in reading.local(value, f"{at}.{key}", str.strip).items()}
    texts = {one: text for one, text in texts.items() if text.lines or text.notes}
    if not texts:
        return None
    beside = _beside(reading, texts, f"{at}.{key}")
    notes = {one: "\n".join(text.notes if one in beside else text.everything) for one, text in texts.items()}
    return Requirements(_joined(beside, owner), {one: words for one, words in notes.items() if words})


def _beside(reading: Reading, texts: dict[str, Written], at: str) -> dict[str, Written]:
    """The languages whose lines can stand side by side, the first one first."""
    order = [one for one in (*READING_ORDER, *texts) if one in texts and texts[one].lines]
    if not order:
        return texts
    count = len(texts[order[0]].lines)
    for language in dict.fromkeys(order):
        if (own := len(texts[language].lines)) != count:
            text = _(
                "The text in language “{language}” has {own} lines, the one in “{first}” {count}: it is in the notes."
            )
            reading.note(f"{at}.{language}", text.format(language=language, own=own, first=order[0], count=count))
    same = {one: texts[one] for one in order if len(texts[one].lines) == count}
    return same | {one: text for one, text in texts.items() if not text.lines}


def _joined(texts: dict[str, Written], owner: str) -> tuple[SkillRequirement, ...]:
    having = {one: text.lines for one, text in texts.items() if text.lines}
    count = max((len(lines) for lines in having.values()), default=0)
    return tuple(
        SkillRequirement(
            id=f"{owner}.{index + 1}",
            text={one: lines[index].text for one, lines in having.items()},
            lead=_lead([(one, lines[index].lead) for one, lines in having.items()]),
            area={one: lines[index].area for one, lines in having.items() if lines[index].area},
        )
        for index in range(count)
    )


def _lead(leads: list[tuple[str, str]]) -> LocalText:
    """The lead where every language has one: a line must not continue words of another language."""
    return dict(leads) if all(words for _language, words in leads) else {}
