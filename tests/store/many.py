"""Fills a file with many made-up cases, to measure and to try lists with."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product
from typing import TYPE_CHECKING

from desktop.domain.case import Case
from desktop.domain.people import Student, Workplace
from desktop.store.case_lists import CaseLists
from desktop.store.cases import CaseRepository
from desktop.store.connection import Database
from tests.builders import DAY, NOON, a_case, a_compared_case, an_agreed_case, an_informed_case, words

if TYPE_CHECKING:
    from desktop.actions.workspace import Workspace

FIRST = "Aino Eino Helmi Onni Lumi Väinö Saga Oskar Ylva Nils".split()  # noqa: SIM905
LAST = "Esimerkki Kokeilu Näyte Malli Harjoitus Prov Övning Testinen Mallinen Koenen".split()  # noqa: SIM905
PLACES = "Hoivakoti Kuusikko|Päiväkoti Pihlaja|Kahvila Aamu|Palvelutalo Syrén|Korjaamo Mutteri".split("|")  # noqa: SIM905
UNITS = "Arjen työ|Asiakkaan kohtaaminen|Ruoan valmistus|Ajoneuvon huolto".split("|")  # noqa: SIM905


def some_cases(number: int) -> list[Case]:
    """Cases at four stages, with names, places, units and days of their own."""
    stages = (a_case(9), an_agreed_case(9), a_compared_case(9), an_informed_case(9))
    names = [f"{first} {last}" for first, last in product(FIRST, LAST)]
    return [_case(stages[n % len(stages)], n, names[n % len(names)]) for n in range(number)]


def _case(pattern: Case, number: int, name: str) -> Case:
    return replace(
        pattern,
        id=f"m{number:07}",
        student=Student(name=name, number=str(10_000 + number)),
        workplace=Workplace(name=PLACES[number % len(PLACES)], business_id="0000012-3"),
        unit=replace(pattern.unit, name=words(UNITS[number % len(UNITS)])),
        plan=replace(pattern.plan, starts=DAY + timedelta(days=number % 300), ends=DAY + timedelta(days=number % 300)),
    )


def fill(workspace: Workspace, number: int) -> None:
    """Add so many cases in one change."""
    with workspace.change("Fill", case=""):
        for case in some_cases(number):
            workspace.cases.add(case, who="teacher", what="Fill")


def clock() -> datetime:
    """A moment that stands still."""
    return NOON.astimezone(UTC)


def fill_file(db: Database, number: int) -> None:
    """The same for an open file."""
    from desktop.store.cases import CaseRepository

    cases = CaseRepository(db, clock, peer=1)
    with db.atomic():
        for case in some_cases(number):
            cases.add(case, who="teacher", what="Fill")


def lists(cases: CaseRepository) -> CaseLists:
    """The lists of the same file."""
    return CaseLists(cases._db)
