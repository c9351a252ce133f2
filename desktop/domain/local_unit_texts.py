"""A local unit as people write it, and as the library keeps it: one into the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import count

from desktop.domain.competence_plan import PlannedUnit
from desktop.domain.curriculum import (
    AssessmentTarget,
    CompetenceLevel,
    CriteriaSource,
    Qualification,
    QualificationUnit,
    SkillRequirement,
    UnitKind,
)
from desktop.domain.local_text import READING_ORDER, LocalText
from desktop.domain.local_unit import LocalCriteria, LocalUnit, PartOf, read_extent, tidied
from desktop.domain.pairing import plain
from desktop.domain.pasted_lines import PastedLine, read_lines, write_lines
from desktop.domain.terms import Grade, Scale

_SOURCES = {
    LocalCriteria.NONE: CriteriaSource.NONE,
    LocalCriteria.OWN: CriteriaSource.TARGETS,
    LocalCriteria.NATIONAL: CriteriaSource.GENERIC,
}


def local_document(written: LocalUnit, unit: QualificationUnit, version: str) -> Qualification:
    """The document that holds a local unit: its own, named after the qualification that it is part of."""
    return Qualification(
        id=unit.id,
        name=written.part_of.name,
        reference_number=written.part_of.reference_number,
        kind=UnitKind.LOCAL,
        version=version,
        units=(unit,),
    )


def made_unit(
    written: LocalUnit,
    unit_id: str,
    before: QualificationUnit | None = None,
    national: Sequence[AssessmentTarget] = (),
) -> QualificationUnit:
    """The unit as it is kept. Requirements that say the same as ``before`` keep their ids.

    ``national`` are the targets of the generic scale that was chosen.
    """
    told = tidied(written)
    return QualificationUnit(
        id=unit_id,
        name=told.name,
        code=told.code,
        kind=UnitKind.LOCAL,
        extent=read_extent(told.extent),
        scale=told.scale,
        criteria_source=_SOURCES[told.criteria],
        requirements=_requirements(told.requirements, before.requirements if before else ()),
        targets=_targets(told, before, tuple(national)),
        description=told.contents,
    )


def _requirements(texts: LocalText, before: Iterable[SkillRequirement]) -> tuple[SkillRequirement, ...]:
    lines = {code: found for code in texts if (found := read_lines(texts[code]))}
    rows = zip(*lines.values(), strict=True) if lines else ()
    kept = {(code, plain(words)): row.id for row in before for code, words in row.text.items()}
    fresh = (f"r{n}" for n in count(1) if f"r{n}" not in set(kept.values()))
    made = []
    taken: set[str] = set()
    for row in rows:
        told = dict(zip(lines, row, strict=True))
        same = next((kept[key] for code, line in told.items() if (key := (code, plain(line.text))) in kept), "")
        ident = same if same and same not in taken else next(fresh)
        taken.add(ident)
        made.append(_requirement(ident, told))
    return tuple(made)


def _requirement(ident: str, told: Mapping[str, PastedLine]) -> SkillRequirement:
    return SkillRequirement(
        id=ident,
        text={code: line.text for code, line in told.items()},
        lead={code: line.lead for code, line in told.items() if line.lead},
        area={code: line.area for code, line in told.items() if line.area},
    )


def _targets(
    told: LocalUnit, before: QualificationUnit | None, national: tuple[AssessmentTarget, ...]
) -> tuple[AssessmentTarget, ...]:
    if told.criteria == LocalCriteria.OWN:
        return (AssessmentTarget(id="own", scale=told.scale, levels=_levels(told.levels, told.scale)),)
    if told.criteria == LocalCriteria.NATIONAL:
        return national or (before.targets if before else ())
    return ()


def _levels(written: Mapping[Grade, LocalText], scale: Scale) -> tuple[CompetenceLevel, ...]:
    """Every level of the scale, also those of which nothing is said."""
    return tuple(
        CompetenceLevel(id=grade.value, grade=grade.value, criteria=_criteria(written.get(grade, {})))
        for grade in scale.passing
    )


def _criteria(texts: LocalText) -> tuple[LocalText, ...]:
    rows = zip(*(text.splitlines() for text in texts.values()), strict=True) if texts else ()
    return tuple(dict(zip(texts, row, strict=True)) for row in rows)


def written_unit(unit: QualificationUnit, part_of: PartOf) -> LocalUnit:
    """A kept unit as people write it, to be changed."""
    criteria = next(one for one, source in _SOURCES.items() if source == unit.criteria_source)
    own = unit.targets if criteria == LocalCriteria.OWN else ()
    return LocalUnit(
        name=unit.name,
        extent=f"{unit.extent:g}" if unit.extent else "",
        code=unit.code,
        scale=unit.scale,
        contents=unit.description,
        requirements={code: _written_rows(unit.requirements, code) for code in _languages(unit.requirements)},
        criteria=criteria,
        levels={Grade(level.grade): _joined(level.criteria) for one in own for level in one.levels if level.criteria},
        part_of=part_of,
    )


def _languages(rows: Sequence[SkillRequirement]) -> list[str]:
    return [code for code in READING_ORDER if any(row.text.get(code) for row in rows)]


def _written_rows(rows: Sequence[SkillRequirement], code: str) -> str:
    lines = [PastedLine(row.text.get(code, ""), row.area.get(code, ""), row.lead.get(code, "")) for row in rows]
    return write_lines(lines)


def _joined(criteria: Sequence[LocalText]) -> LocalText:
    codes = dict.fromkeys(code for line in criteria for code in line)
    return {code: "\n".join(line[code] for line in criteria if line.get(code)) for code in codes}


def from_plan(planned: PlannedUnit, language: str) -> LocalUnit:
    """A local unit as far as a plan (HOKS) tells of it: its lines of contents are its requirements, if there are any.

    A plan has no languages; what it says is taken to be in this one.
    """
    lines = read_lines(planned.contents)
    return LocalUnit(
        name={language: planned.name} if planned.name else {},
        extent=f"{planned.extent:g}" if planned.extent else "",
        code=planned.amosaa,
        contents={language: planned.contents} if planned.contents else {},
        requirements={language: planned.contents} if len(lines) > 1 else {},
    )
