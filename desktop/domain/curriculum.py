"""Tutkinnon perusteet: qualifications, their units, requirements and criteria, as one version of a document says."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol

from desktop.domain.local_text import LocalText
from desktop.domain.terms import Scale


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillRequirement:
    """Ammattitaitovaatimus or osaamistavoite: one line of what the student must be able to do.

    ``lead`` is the words that the line continues ("Opiskelija osaa"); ``area`` is the heading it stands under.
    ``code`` is the official code ("ammattitaitovaatimukset_21") or "".
    """

    id: str
    text: LocalText
    lead: LocalText = field(default_factory=dict)
    area: LocalText = field(default_factory=dict)
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetenceLevel:
    """Osaamistaso: one level of a scale with its criteria lines; a level may have none (between 1 and 3, 3 and 5)."""

    id: str
    grade: str  # as in terms.Grade: "1"…"5", "pass"
    criteria: tuple[LocalText, ...] = ()
    title: LocalText = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentTarget:
    """Arvioinnin kohde: what is assessed, on which scale, with its levels in order.

    ``requirement`` is the id of the requirement the target belongs to, "" when it serves the whole unit.
    """

    id: str
    scale: Scale
    levels: tuple[CompetenceLevel, ...]
    title: LocalText = field(default_factory=dict)
    area: LocalText = field(default_factory=dict)
    lead: LocalText = field(default_factory=dict)
    requirement: str = ""


class CriteriaSource(StrEnum):
    """Where a unit's criteria come from, in the order of preference."""

    GENERIC = "generic"  # geneerinen arviointiasteikko, from 1.8.2020
    TARGETS = "targets"  # the unit's own arvioinnin kohteet
    SECTIONS = "sections"  # the osa-alueet of a common unit carry them
    GOALS = "goals"  # VALMA, TELMA, TUVA: goals, no scale
    PROSE = "prose"  # only running text (lisatiedot)
    NONE = "none"


class UnitKind(StrEnum):
    """What sort of part of education a unit is."""

    VOCATIONAL = "vocational"
    COMMON_2014 = "common_2014"
    COMMON = "common"
    PREPARATORY = "preparatory"  # VALMA, TELMA
    TUVA_PART = "tuva_part"  # planning only: no demonstration is exported
    LOCAL = "local"  # paikallinen tutkinnon osa: the provider makes it; alone in a document of the same kind


@dataclass(frozen=True, slots=True, kw_only=True)
class SubAreaPart:
    """The mandatory or an optional part of an osa-alue; each is assessed on its own."""

    id: str
    name: LocalText = field(default_factory=dict)
    mandatory: bool = True
    extent: float | None = None
    requirements: tuple[SkillRequirement, ...] = ()
    targets: tuple[AssessmentTarget, ...] = ()
    description: LocalText = field(default_factory=dict)
    recognition: LocalText = field(default_factory=dict)
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SubArea:
    """Osa-alue of a common unit. Its key is ``id``: codes repeat between language variants."""

    id: str
    name: LocalText
    code: str = ""  # koodiarvo, upper case as given: "VVAI22"
    code_uri: str = ""  # looked up, never built from the code
    language: str = ""  # kielivalikoima value, "" when the section has none
    description: LocalText = field(default_factory=dict)
    parts: tuple[SubAreaPart, ...] = ()
    targets: tuple[AssessmentTarget, ...] = ()  # generic criteria that serve every part


@dataclass(frozen=True, slots=True, kw_only=True)
class QualificationUnit:
    """Tutkinnon osa as one document gives it: requirements, criteria, sections. Its key is ``id``, not the code."""

    id: str
    name: LocalText
    code: str = ""  # "tutkinnonosat_101065", "" when it has none that may be exported
    temporary_code: str = ""  # one that exists in ePerusteet only: to be shown, never exported
    kind: UnitKind = UnitKind.VOCATIONAL
    extent: float | None = None  # competence points, weeks in TUVA; of the first reference
    extent_max: float | None = None
    extents: dict[str, float] = field(default_factory=dict)  # by suoritustapa code
    mandatory: bool | None = None  # a hint only: the structure tree is inconsistent
    paths: tuple[tuple[str, ...], ...] = ()  # tunniste or name of the modules above, per place in the tree
    state: str = ""
    scale: Scale = Scale.ONE_TO_FIVE
    criteria_source: CriteriaSource = CriteriaSource.NONE
    requirements: tuple[SkillRequirement, ...] = ()
    targets: tuple[AssessmentTarget, ...] = ()
    sub_areas: tuple[SubArea, ...] = ()
    shown_by: LocalText = field(default_factory=dict)  # ammattitaidon osoittamistavat, as plain text
    prose: LocalText = field(default_factory=dict)  # criteria as running text, where that is all there is
    description: LocalText = field(default_factory=dict)  # kuvaus, and what stands around the requirements

    def criteria(self, requirement: str) -> tuple[AssessmentTarget, ...]:
        """The targets to assess a requirement by: its own, else those of the whole unit."""
        own = tuple(target for target in self.targets if target.requirement == requirement)
        return own or tuple(target for target in self.targets if not target.requirement)


@dataclass(frozen=True, slots=True, kw_only=True)
class StructureNode:
    """A module or a unit reference in the tree of how a qualification is put together (rakenne)."""

    key: str = ""  # of a module: its tunniste, else its name; what QualificationUnit.paths is made of
    name: LocalText = field(default_factory=dict)
    description: LocalText = field(default_factory=dict)
    code: str = ""  # of a competence area or a qualification title, where the module is one
    role: str = ""
    mandatory: bool | None = None
    points: tuple[float | None, float | None] = (None, None)  # at least, at most
    children_count: tuple[int | None, int | None] = (None, None)  # at least, at most
    unit: str = ""  # id of the unit, "" for a module
    children: tuple[StructureNode, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Qualification:
    """Tutkinto or koulutus as one version of its national document gives it."""

    id: str
    name: LocalText
    reference_number: str = ""  # diaarinumero
    kind: str = ""  # koulutustyyppi_1 …, or UnitKind.LOCAL where it only holds a local unit
    implementation: str = ""  # toteutus
    state: str = ""  # tila
    type: str = ""  # tyyppi
    languages: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_until: date | None = None
    transition_ends: date | None = None
    decided: date | None = None
    version: str = ""  # moment of publication, ISO, UTC; names the version among several side by side
    programmes: dict[str, LocalText] = field(default_factory=dict)  # koulutuskoodi → name
    competence_areas: dict[str, LocalText] = field(default_factory=dict)  # osaamisala code → name
    titles: dict[str, LocalText] = field(default_factory=dict)  # tutkintonimike code → name
    export_trial: bool = False
    structures: dict[str, StructureNode] = field(default_factory=dict)  # by suoritustapa code
    units: tuple[QualificationUnit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something in a document that was not understood, or was put right: where (path) and what, in words."""

    path: str
    text: str


class Validity(StrEnum):
    """Whether a document is in force on a day."""

    COMING = "coming"
    IN_FORCE = "in_force"
    TRANSITION = "transition"  # still legal for a student who started under it
    ENDED = "ended"


class Dated(Protocol):
    """Whatever says when it is in force."""

    @property
    def valid_from(self) -> date | None:
        """The first day."""

    @property
    def valid_until(self) -> date | None:
        """The last day."""

    @property
    def transition_ends(self) -> date | None:
        """The last day for those who began while it was in force."""


def validity(document: Dated, day: date) -> Validity:
    """Where the day falls in a document's validity; dates are days in Helsinki."""
    if document.valid_from and day < document.valid_from:
        return Validity.COMING
    if document.valid_until is None or day <= document.valid_until:
        return Validity.IN_FORCE
    if document.transition_ends and day <= document.transition_ends:
        return Validity.TRANSITION
    return Validity.ENDED


def assessed_parts(unit: QualificationUnit) -> tuple[SubAreaPart, ...]:
    """Every part of every sub-area of a common unit, in order; each is assessed on its own."""
    return tuple(part for area in unit.sub_areas for part in area.parts)


def rows_of(unit: QualificationUnit, parts: tuple[str, ...] = ()) -> tuple[SkillRequirement, ...]:
    """The rows that are planned and assessed: the unit's requirements, else those of its chosen sub-area parts.

    No part chosen means all of them.
    """
    if unit.requirements:
        return unit.requirements
    chosen = (part for part in assessed_parts(unit) if not parts or part.id in parts)
    return tuple(row for part in chosen for row in part.requirements)


def targets_of(unit: QualificationUnit, requirement: str) -> tuple[AssessmentTarget, ...]:
    """The targets to assess a row by, also where it stands in a sub-area."""
    for area in unit.sub_areas:
        for part in area.parts:
            if any(row.id == requirement for row in part.requirements):
                return part.targets or area.targets
    return unit.criteria(requirement)
