"""HOKS, the student's personal competence development plan, as far as demonstrations need it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeAlias

from desktop.domain.agreement import Agreement
from desktop.domain.people import Workplace, WorkplaceInstructor

Pointer: TypeAlias = tuple[str | int, ...]
"""Where in the plan's own JSON a part stands: keys, and places in lists from 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLink:
    """Which demonstration of the plan a case is: an osaamisen osoittaminen has no number that lasts.

    ``unit`` is the code of the unit, ``sub_area`` the uri of the section of a common unit; the others are what the
    plan said of the demonstration when the case was made from it or was last written into it.
    """

    unit: str = ""
    sub_area: str = ""
    starts: date | None = None
    ends: date | None = None
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedPeriod:
    """Osaamisen hankkimistapa: a period of learning, at a workplace if ``workplace`` has a name.

    ``kind`` is the tail of its code ("koulutussopimus"); ``agreement`` has its days and duties.
    """

    at: Pointer
    kind: str = ""
    agreement: Agreement = field(default_factory=Agreement)
    workplace: Workplace = field(default_factory=Workplace)
    instructor: WorkplaceInstructor = field(default_factory=WorkplaceInstructor)
    tasks: tuple[str, ...] = ()

    @property
    def is_at_workplace(self) -> bool:
        """Whether the student learns at a workplace under an agreement."""
        return self.kind in ("koulutussopimus", "oppisopimus")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedAssessor:
    """An assessor whom the plan names, with the organisation or its OID."""

    name: str
    organisation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedDemonstration:
    """Osaamisen osoittaminen: a demonstration as the plan has it; it knows no grade and no state."""

    at: Pointer
    starts: date | None = None
    ends: date | None = None
    place: str = ""
    business_id: str = ""
    description: str = ""
    tasks: tuple[str, ...] = ()
    organiser: str = ""
    sub_areas: tuple[str, ...] = ()
    teachers: tuple[PlannedAssessor, ...] = ()
    working_life: tuple[PlannedAssessor, ...] = ()
    deviation: str = ""
    criteria: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedUnit:
    """A unit of the plan, or a section (osa-alue) of a common unit: what is to be learnt and shown.

    ``code`` is the unit's ("tutkinnonosat_100703"), "" for a local unit (``local``), which may have a ``name``, the
    number of the provider's own service (``amosaa``), an ``extent`` and ``contents``. ``earlier`` is competence
    acquired before, to be recognised.
    """

    at: Pointer
    code: str = ""
    sub_area: str = ""
    name: str = ""
    local: bool = False
    amosaa: str = ""
    extent: float | None = None
    contents: str = ""
    reference_number: str = ""
    deviation: str = ""
    earlier: bool = False
    periods: tuple[PlannedPeriod, ...] = ()
    demonstrations: tuple[PlannedDemonstration, ...] = ()

    @property
    def key(self) -> str:
        """What tells the unit from the others of the plan: its code, else what names a local unit, else its place."""
        told = ("local", self.amosaa.casefold(), self.name.casefold()) if self.amosaa or self.name else self.at
        return self.code or "/".join(map(str, told))


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something in a plan that eHOKS would refuse (hard) or that is odd; ``where`` says it in people's words."""

    at: Pointer
    where: str
    sentence: str
    hard: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetencePlan:
    """HOKS of one student in one study right. A plan has no name of the student, only the learner OID."""

    number: int | None = None
    learner: str = ""
    study_right: str = ""
    email: str = ""
    phone: str = ""
    updated: str = ""
    units: tuple[PlannedUnit, ...] = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def periods(self) -> tuple[PlannedPeriod, ...]:
        """Every period of learning, in order."""
        return tuple(period for unit in self.units for period in unit.periods)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPlan:
    """A plan as it was read from a file, kept for the way out: whose it is, from which file, and since when.

    ``key`` names it among all. Of one study right the newest counts.
    """

    key: str
    learner: str = ""
    study_right: str = ""
    file: str = ""
    kept_at: datetime
