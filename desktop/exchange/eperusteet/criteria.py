"""Assessment targets with their levels: a unit's own (arvioinnin kohteet) and the generic ones.

Levels come unordered, are named by id, by object or by code only, and may be missing: here each target has every
level of its scale, in order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from desktop.domain.curriculum import AssessmentTarget, CompetenceLevel
from desktop.domain.local_text import LocalText
from desktop.domain.terms import Grade, Scale
from desktop.exchange.eperusteet.codes import read_code
from desktop.exchange.eperusteet.reading import Json, Reading
from desktop.exchange.eperusteet.requirements import Requirements
from desktop.exchange.eperusteet.words import keys
from desktop.texts import _

LEVELS = {
    "1": (Scale.PASS_FAIL, Grade.PASS),
    "2": (Scale.ONE_TO_THREE, Grade.ONE),
    "3": (Scale.ONE_TO_THREE, Grade.TWO),
    "4": (Scale.ONE_TO_THREE, Grade.THREE),
    "5": (Scale.ONE_TO_FIVE, Grade.ONE),
    "6": (Scale.ONE_TO_FIVE, Grade.TWO),
    "7": (Scale.ONE_TO_FIVE, Grade.THREE),
    "8": (Scale.ONE_TO_FIVE, Grade.FOUR),
    "9": (Scale.ONE_TO_FIVE, Grade.FIVE),
}
"""Scale and grade by the fixed id of a level (osaamistaso) in ePerusteet."""

_LEVEL_IDS = {pair: ident for ident, pair in LEVELS.items()}
_SCALES = {scale.value: scale for scale in Scale}
_PLACEHOLDERS = frozenset(("Nimetön", "automaattinen"))
_TARGET_KEYS = keys(
    "otsikko selite _arviointiAsteikko arviointiAsteikko osaamistasonKriteerit "
    "id nimi kohde julkaistu valittavissa koulutustyypit oletusvalinta"
)
_LEVEL_KEYS = frozenset(("osaamistaso", "_osaamistaso", "kriteerit"))
_REQUIREMENT_CODES = "ammattitaitovaatimukset_"


@dataclass(frozen=True, slots=True)
class _Level:
    """A level as the document has it, before it is known which scale it is on."""

    pair: tuple[Scale, Grade] | None
    title: LocalText
    criteria: tuple[LocalText, ...]
    at: str


def has_lines(targets: Iterable[AssessmentTarget]) -> bool:
    """Whether there is at least one line to assess by."""
    return any(level.criteria for target in targets for level in target.levels)


def main_scale(targets: Iterable[AssessmentTarget], otherwise: Scale) -> Scale:
    """The scale that most targets are on."""
    common = Counter(target.scale for target in targets).most_common(1)
    return common[0][0] if common else otherwise


# A unit's own targets


def read_targets(reading: Reading, assessment: Json, at: str, owner: str) -> tuple[AssessmentTarget, ...]:
    """The targets of an old-style arviointi, () when they hold no line; ids are owner.area.target.

    ``requirement`` holds the code of the area until `linked` finds the requirement that has it.
    """
    reading.note_unknown(assessment, ("id", "lisatiedot", "arvioinninKohdealueet"), at)
    targets = tuple(
        target
        for number, (area, place) in enumerate(reading.objects(assessment, "arvioinninKohdealueet", at), start=1)
        for target in _targets_of_area(reading, area, place, f"{owner}.{number}")
    )
    return targets if has_lines(targets) else ()


def _targets_of_area(reading: Reading, area: Json, at: str, owner: str) -> Iterator[AssessmentTarget]:
    title = _without_placeholders(reading.text(area, "otsikko", at))
    code = read_code(reading, area, at).uri if area.get("koodi") else ""
    for number, (raw, place) in enumerate(reading.objects(area, "arvioinninKohteet", at), start=1):
        if target := _target(reading, raw, place, f"{owner}.{number}", title, code):
            yield target


def _target(
    reading: Reading, raw: Json, at: str, ident: str, area: LocalText | None = None, requirement: str = ""
) -> AssessmentTarget | None:
    reading.note_unknown(raw, _TARGET_KEYS, at)
    levels = list(_levels(reading, raw, at))
    scale = _scale(reading, raw, levels, at)
    if scale is None:
        return None
    return AssessmentTarget(
        id=ident,
        scale=scale,
        levels=_placed(reading, levels, scale),
        title=_without_placeholders(reading.text(raw, "otsikko", at)),
        area=area or {},
        lead=reading.text(raw, "selite", at),
        requirement=requirement,
    )


def _without_placeholders(text: LocalText) -> LocalText:
    """Headings that ePerusteet makes up where people gave none say nothing."""
    if _PLACEHOLDERS.isdisjoint(text.values()):
        return text
    return {one: words for one, words in text.items() if words not in _PLACEHOLDERS}


def linked(targets: tuple[AssessmentTarget, ...], requirements: Requirements) -> tuple[AssessmentTarget, ...]:
    """The targets, each with the id of the requirement it belongs to, "" for the whole unit.

    From 2018 an area stands for a requirement and bears its code. Where the requirements are text without codes, and
    there is one area with such a code for each, they belong together in order. Names of those codes are not to be
    trusted: in real files they are those of other qualifications.
    """
    areas = list(dict.fromkeys(_area_of(target) for target in targets))
    owners = requirements.codes
    coded = all(target.requirement.startswith(_REQUIREMENT_CODES) for target in targets)
    if not owners and coded and len(areas) == len(requirements.lines):
        by_area = {area: one.id for area, one in zip(areas, requirements.lines, strict=True)}
        return tuple(replace(target, requirement=by_area[_area_of(target)]) for target in targets)
    return tuple(
        replace(target, requirement=owners.get(target.requirement, "")) if target.requirement else target
        for target in targets
    )


def _area_of(target: AssessmentTarget) -> str:
    return target.id.rpartition(".")[0]


# The generic criteria


def read_generic(reading: Reading, raw: Any, at: str) -> AssessmentTarget | None:
    """The generic criteria, which serve a whole unit or sub-area; None when they hold no line.

    They are repeated in full on every unit: the value is made once.
    """
    if type(raw) is not dict:
        if raw is not None:
            reading.note_wrong_type(at)
        return None
    ident = reading.ident(raw, "id", at) or at
    known = reading.generic.get(ident)
    if known and known[0] == raw:
        return known[1]
    target = _target(reading, {**raw, "otsikko": None, "selite": raw.get("kohde")}, at, ident)
    if target is None or not has_lines((target,)):
        return None
    reading.generic[ident] = (raw, target)
    return target


# Levels


def _levels(reading: Reading, raw: Json, at: str) -> Iterator[_Level]:
    for level, place in reading.objects(raw, "osaamistasonKriteerit", at):
        reading.note_unknown(level, _LEVEL_KEYS, place)
        tier = reading.object(level, "osaamistaso", place)
        ident = reading.ident(level, "_osaamistaso", place) or reading.ident(tier, "id", place)
        pair = LEVELS.get(ident) or _pair_of_code(read_code(reading, tier, place).uri)
        title = reading.text(tier, "otsikko", place) if tier else {}
        yield _Level(pair, title, tuple(_criteria(reading, level, place)), place)


def _criteria(reading: Reading, level: Json, at: str) -> Iterator[LocalText]:
    for index, value in enumerate(reading.listed(level, "kriteerit", at)):
        if text := reading.local(value, f"{at}.kriteerit[{index}]"):
            yield text


def _scale(reading: Reading, raw: Json, levels: list[_Level], at: str) -> Scale | None:
    """The scale a target names, else the one its levels are on; None, with a finding, when neither is known."""
    named = reading.ident(raw, "_arviointiAsteikko", at)
    named = named or reading.ident(reading.object(raw, "arviointiAsteikko", at), "id", at)
    told = {level.pair[0] for level in levels if level.pair}
    if named in _SCALES and (not told or _SCALES[named] in told):
        return _SCALES[named]
    if len(told) == 1:
        if named:
            reading.note(at, _("The scale named here is not the one of its levels; that of the levels was taken."))
        return told.pop()
    if any(level.criteria for level in levels):
        reading.note(at, _("The scale of these criteria is not known; they were left out."))
    return _SCALES.get(named) if named else (None if levels else reading.scale)


def _pair_of_code(uri: str) -> tuple[Scale, Grade] | None:
    """Scale and grade of a level whose id is not one of the fixed ones."""
    codes, _line, value = uri.rpartition("_")
    if value.startswith("hyv"):
        return LEVELS["1"]
    scale = Scale.ONE_TO_THREE if codes.endswith("1k3") else Scale.ONE_TO_FIVE
    grade = next((one for one in scale.passing if one.value == value), None)
    return (scale, grade) if grade and codes.startswith("arviointiasteikko") else None


def _placed(reading: Reading, levels: list[_Level], scale: Scale) -> tuple[CompetenceLevel, ...]:
    """Every level of the scale in order, with what the document says of it."""
    found: dict[Grade, _Level] = {}
    for level in levels:
        pair = level.pair
        if pair is None or pair[0] is not scale:
            if level.criteria:
                reading.note(level.at, _("This level is not on the scale of its target; its criteria were left out."))
        elif earlier := found.get(pair[1]):
            reading.note(level.at, _("This level is there twice; the criteria of both were put together."))
            found[pair[1]] = replace(earlier, criteria=earlier.criteria + level.criteria)
        else:
            found[pair[1]] = level
    return tuple(_placed_level(scale, grade, found.get(grade)) for grade in scale.passing)


def _placed_level(scale: Scale, grade: Grade, level: _Level | None) -> CompetenceLevel:
    ident = _LEVEL_IDS[scale, grade]
    if level is None:
        return CompetenceLevel(id=ident, grade=grade.value)
    return CompetenceLevel(id=ident, grade=grade.value, criteria=level.criteria, title=level.title)
