"""What a qualification holds, in numbers: shown after an import, and compared with what is known of real documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from desktop.domain.curriculum import (
    AssessmentTarget,
    CriteriaSource,
    Qualification,
    QualificationUnit,
    SkillRequirement,
    UnitKind,
)
from desktop.domain.local_text import LocalText

_COMMON = (UnitKind.COMMON, UnitKind.COMMON_2014)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """The contents of a qualification.

    Requirements, areas (kohdealueet), targets and criteria lines are those of the units themselves; what the sections
    of common units hold is counted apart. Generic criteria count as units that have them, not as targets.
    """

    units: int
    common_units: int
    requirements: int
    areas: int
    targets: int
    criteria: int
    generic_units: int
    sections: int
    section_requirements: int
    section_criteria: int
    texts: dict[str, int] = field(default_factory=dict)
    """Names, requirements and criteria by language; generic criteria as often as a unit has them."""


def counts(qualification: Qualification) -> Counts:
    """Count what a qualification holds."""
    units = qualification.units
    own = [target for unit in units if unit.criteria_source is CriteriaSource.TARGETS for target in unit.targets]
    sections = [area for unit in units for area in unit.sub_areas]
    parts = [part for area in sections for part in area.parts]
    return Counts(
        units=len(units),
        common_units=len([unit for unit in units if unit.kind in _COMMON]),
        requirements=sum(len(unit.requirements) for unit in units),
        areas=len({target.id.rpartition(".")[0] for target in own}),
        targets=len(own),
        criteria=_lines(own),
        generic_units=len([unit for unit in units if unit.criteria_source is CriteriaSource.GENERIC]),
        sections=len(sections),
        section_requirements=sum(len(part.requirements) for part in parts),
        section_criteria=sum(_lines(area.targets) for area in sections) + sum(_lines(part.targets) for part in parts),
        texts=dict(Counter(language for unit in units for text in _texts(unit) for language in text)),
    )


def _lines(targets: Iterable[AssessmentTarget]) -> int:
    return sum(len(level.criteria) for target in targets for level in target.levels)


def _texts(unit: QualificationUnit) -> Iterator[LocalText]:
    yield unit.name
    yield from _spoken(unit.requirements, unit.targets)
    for area in unit.sub_areas:
        yield area.name
        yield from _spoken((), area.targets)
        for part in area.parts:
            yield from _spoken(part.requirements, part.targets)


def _spoken(requirements: Iterable[SkillRequirement], targets: Iterable[AssessmentTarget]) -> Iterator[LocalText]:
    yield from (one.text for one in requirements)
    for target in targets:
        yield from (text for level in target.levels for text in level.criteria)
