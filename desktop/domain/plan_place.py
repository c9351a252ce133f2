"""Which demonstration of a plan (HOKS) is a case: told by what the case keeps, else chosen by people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop.domain.case import Case
from desktop.domain.competence_plan import (
    CompetencePlan,
    PlanLink,
    PlannedDemonstration,
    PlannedUnit,
    Pointer,
)
from desktop.domain.local_text import LocalText
from desktop.domain.pairing import plain

AFTER_LAST = "-"
"""The place behind the last of a list, as JSON pointers write it."""
SHOWN_IN = "osaamisen-osoittaminen"


@dataclass(frozen=True, slots=True)
class PlanPlace:
    """Where in a plan a case may stand: in place of a demonstration, or as one more of a unit."""

    unit: PlannedUnit
    demonstration: PlannedDemonstration | None = None

    @property
    def at(self) -> Pointer:
        """The pointer to the demonstration, or to the place behind the unit's last."""
        return self.demonstration.at if self.demonstration else (*self.unit.at, SHOWN_IN, AFTER_LAST)


def places_for(plan: CompetencePlan, case: Case, sections: Sequence[str] = ()) -> list[PlanPlace]:
    """Every place where a case may stand: the demonstrations of its unit, and one more in each unit to acquire.

    ``sections`` are the codes of the sections of a common unit that the case is about.
    """
    units = _local_units(plan, case) or [one for one in plan.units if _is_unit_of(one, case, sections)]
    shown = [PlanPlace(unit, one) for unit in units for one in unit.demonstrations]
    return [*shown, *(PlanPlace(unit) for unit in units if not unit.earlier)]


def own_place(plan: CompetencePlan, case: Case, sections: Sequence[str] = ()) -> PlanPlace | None:
    """The one place that must be the case's own; None where people have to say."""
    places = places_for(plan, case, sections)
    link = case.competence_plan
    if link != PlanLink():
        kept = [one for one in places if link_to(one) == link]
        if len(kept) == 1 and kept[0].demonstration:
            return kept[0]
        return _alone(_on_its_days(places, case)) or (kept[0] if len(kept) == 1 else None)
    if case.agreement.identifier and (of_period := _of_period(places, case.agreement.identifier)):
        return of_period
    return _alone(_on_its_days(places, case)) or _alone(places) or _alone(_around_its_days(places, case))


def link_to(place: PlanPlace) -> PlanLink:
    """What a case keeps to find its place in the plan again; of one that is not there yet, the unit alone."""
    one = place.demonstration or PlannedDemonstration(at=())
    unit, sub_area = place.unit.code, place.unit.sub_area
    return PlanLink(unit=unit, sub_area=sub_area, starts=one.starts, ends=one.ends, place=one.place)


def _alone(places: list[PlanPlace]) -> PlanPlace | None:
    return places[0] if len(places) == 1 else None


def _on_its_days(places: list[PlanPlace], case: Case) -> list[PlanPlace]:
    """The demonstrations on the days of the case."""
    days = (case.plan.starts, case.plan.ends)
    return [one for one in places if all(days) and one.demonstration and _days(one.demonstration) == days]


def _around_its_days(places: list[PlanPlace], case: Case) -> list[PlanPlace]:
    """The demonstrations some of whose days are those of the case; all of them while the case has none."""
    starts, ends = case.plan.starts, case.plan.ends
    shown = [(one, *_days(one.demonstration)) for one in places if one.demonstration]
    if starts is None or ends is None:
        return [one for one, _first, _last in shown]
    return [one for one, first, last in shown if first and last and first <= ends and starts <= last]


def _days(one: PlannedDemonstration) -> tuple[date | None, date | None]:
    return one.starts, one.ends


def _of_period(places: list[PlanPlace], identifier: str) -> PlanPlace | None:
    """The place in the one unit that holds the period with this identifier, where the unit has but one."""
    own = [one for one in places if identifier in {period.agreement.identifier for period in one.unit.periods}]
    units = {one.unit.at for one in own}
    shown = [one for one in own if one.demonstration]
    if len(units) != 1 or len(shown) > 1:
        return None
    return shown[0] if shown else own[0]


def _local_units(plan: CompetencePlan, case: Case) -> list[PlannedUnit]:
    """The local units that are the case's: by the number of the provider's own service, else by name."""
    local = [one for one in plan.units if not one.code]
    by_number = [one for one in local if has_number(one, case.unit.code)]
    return by_number or [one for one in local if has_name(one, case.unit.name)]


def has_number(planned: PlannedUnit, code: str) -> bool:
    """Whether a local unit of a plan has this number of the provider's own service."""
    return bool(planned.amosaa) and planned.amosaa.casefold() == code.casefold()


def has_name(planned: PlannedUnit, name: LocalText) -> bool:
    """Whether a local unit of a plan has this name in some language."""
    return bool(planned.name) and plain(planned.name) in map(plain, name.values())


def _is_unit_of(unit: PlannedUnit, case: Case, sections: Sequence[str]) -> bool:
    if not unit.code or unit.code != case.unit.code:
        return False
    return not unit.sub_area or not sections or unit.sub_area.lower() in {one.lower() for one in sections}
