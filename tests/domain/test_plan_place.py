"""Which demonstration of a plan (HOKS) a case is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop.domain.agreement import Agreement
from desktop.domain.case import Case
from desktop.domain.competence_plan import (
    CompetencePlan,
    PlanLink,
    PlannedDemonstration,
    PlannedPeriod,
    PlannedUnit,
    Pointer,
)
from desktop.domain.plan_place import AFTER_LAST, link_to, own_place, places_for
from tests.builders import DAY, a_case, an_agreed_case

CODE = "tutkinnonosat_990077"
OTHER_DAY = date(2026, 12, 1)


def shown(at: Pointer, number: int = 0, day: date = DAY, place: str = "Kuusikko") -> PlannedDemonstration:
    where = (*at, "osaamisen-osoittaminen", number)
    return PlannedDemonstration(at=where, starts=day, ends=day, place=place)


def a_planned_unit(number: int, *days: date, period: str = "", **changes: object) -> PlannedUnit:
    at = ("hankittavat-ammat-tutkinnon-osat", number)
    periods = (PlannedPeriod(at=at, agreement=Agreement(identifier=period)),) if period else ()
    shows = tuple(shown(at, n, one) for n, one in enumerate(days))
    unit = PlannedUnit(at=at, code=CODE, periods=periods, demonstrations=shows)
    return replace(unit, **changes)  # type: ignore[arg-type]


def pointer(plan: CompetencePlan, case: Case, *sections: str) -> Pointer | None:
    own = own_place(plan, case, sections)
    return own.at if own else None


def plan(*units: PlannedUnit) -> CompetencePlan:
    return CompetencePlan(units=units)


def test_the_demonstration_on_the_same_days_is_ours() -> None:
    case = an_agreed_case()
    assert pointer(plan(a_planned_unit(0, OTHER_DAY, DAY)), case) == (
        "hankittavat-ammat-tutkinnon-osat",
        0,
        "osaamisen-osoittaminen",
        1,
    )


def test_two_on_the_same_days_are_asked_of() -> None:
    assert pointer(plan(a_planned_unit(0, DAY, DAY)), an_agreed_case()) is None
    assert pointer(plan(a_planned_unit(0, OTHER_DAY)), an_agreed_case()) is None


def test_the_only_demonstration_of_the_unit_is_ours_while_we_have_no_days() -> None:
    case = a_case()
    one = a_planned_unit(0, OTHER_DAY)
    assert pointer(plan(one), case) == one.demonstrations[0].at
    assert pointer(plan(a_planned_unit(0, OTHER_DAY, DAY)), case) is None


def test_the_only_demonstration_around_our_days_is_ours() -> None:
    unit = a_planned_unit(0, DAY, OTHER_DAY)
    longer = replace(unit.demonstrations[0], ends=date(2026, 11, 25))
    assert pointer(plan(replace(unit, demonstrations=(longer, unit.demonstrations[1]))), an_agreed_case()) == longer.at


def test_what_the_case_keeps_finds_its_demonstration_though_its_days_changed() -> None:
    one = a_planned_unit(0, OTHER_DAY, date(2026, 12, 2))
    places = places_for(plan(one), an_agreed_case())
    case = replace(an_agreed_case(), competence_plan=link_to(places[0]))
    assert pointer(plan(one), case) == places[0].at
    moved = replace(case, competence_plan=replace(case.competence_plan, place="muualla"))
    assert pointer(plan(one), moved) is None


def test_after_the_plan_came_back_with_new_days_it_is_found_by_them() -> None:
    case = replace(an_agreed_case(), competence_plan=PlanLink(unit=CODE, starts=OTHER_DAY, ends=OTHER_DAY, place="x"))
    assert pointer(plan(a_planned_unit(0, DAY)), case) == (*a_planned_unit(0).at, "osaamisen-osoittaminen", 0)


def test_a_place_that_is_not_in_the_plan_yet_is_kept_by_its_unit() -> None:
    units = (a_planned_unit(0), a_planned_unit(1, OTHER_DAY, sub_area=""))
    new = places_for(plan(units[0]), an_agreed_case())[-1]
    assert new.at == (*units[0].at, "osaamisen-osoittaminen", AFTER_LAST)
    case = replace(an_agreed_case(), competence_plan=link_to(new))
    assert pointer(plan(units[0]), case) == new.at
    assert pointer(plan(a_planned_unit(0, DAY)), case) == (*units[0].at, "osaamisen-osoittaminen", 0)


def test_the_identifier_of_the_period_tells_the_unit() -> None:
    units = (a_planned_unit(0, OTHER_DAY, period="oht-1"), a_planned_unit(1, OTHER_DAY, period="oht-2"))
    case = replace(an_agreed_case(), agreement=Agreement(identifier="oht-2"))
    assert pointer(plan(*units), case) == units[1].demonstrations[0].at
    empty = (units[0], a_planned_unit(1, period="oht-2"))
    assert pointer(plan(*empty), case) == (*empty[1].at, "osaamisen-osoittaminen", AFTER_LAST)
    several = (units[0], a_planned_unit(1, OTHER_DAY, date(2026, 12, 3), period="oht-2"))
    assert pointer(plan(*several), case) is None


def test_the_only_unit_without_demonstrations_gets_it() -> None:
    assert pointer(plan(a_planned_unit(0)), an_agreed_case()) == (
        *a_planned_unit(0).at,
        "osaamisen-osoittaminen",
        AFTER_LAST,
    )
    assert pointer(plan(a_planned_unit(0), a_planned_unit(1)), an_agreed_case()) is None


def test_other_units_and_sections_are_no_place() -> None:
    other = a_planned_unit(0, DAY, code="tutkinnonosat_1")
    section = a_planned_unit(1, DAY, sub_area="ammatillisenoppiaineet_vvai22")
    case = an_agreed_case()
    assert places_for(plan(other), case) == []
    assert pointer(plan(other, section), case, "ammatillisenoppiaineet_VVAI22") == section.demonstrations[0].at
    assert places_for(plan(section), case, ("ammatillisenoppiaineet_muu",)) == []


def test_a_local_unit_is_told_by_its_name() -> None:
    local = a_planned_unit(0, code="", name="ARJEN TYÖ FI")
    assert len(places_for(plan(local), an_agreed_case())) == 1


def test_competence_acquired_earlier_gets_no_more_demonstrations() -> None:
    earlier = a_planned_unit(0, DAY, earlier=True)
    [only] = places_for(plan(earlier), an_agreed_case())
    assert only.demonstration
