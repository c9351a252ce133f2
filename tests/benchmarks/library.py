"""Searching the units of 40 qualifications as somebody types, beside a bare FTS5 query on the same data."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

from desktop.actions.workspace import Kind, Workspace
from desktop.domain.curriculum import Qualification, QualificationUnit, UnitKind, Validity
from desktop.domain.library import UnitGroup, Wanted
from tests.benchmarks.measure import Result, median_ms
from tests.benchmarks.storing import empty_workspace
from tests.builders import a_qualification, a_unit

QUALIFICATIONS, UNITS = 40, 30
FIELDS = "Sosiaali- ja terveysalan|Autoalan|Liiketoiminnan|Ravintola- ja catering-alan|Puutarha-alan".split("|")  # noqa: SIM905
WORK = "Asiakkaan kohtaaminen|Huollon suunnittelu|Palvelun kehittäminen|Työn aloittaminen|Turvallinen työ".split("|")  # noqa: SIM905


def fill_library(workspace: Workspace, qualifications: int = QUALIFICATIONS, units: int = UNITS) -> None:
    """Bring in so many made-up qualifications, each with so many units."""
    with workspace.change("Fill", Kind.CURRICULUM):
        for number in range(qualifications):
            workspace.curriculum.add(_qualification(number, units), original=b"{}")


def _qualification(number: int, units: int) -> Qualification:
    field = f"{FIELDS[number % len(FIELDS)]} tutkinto {number}"
    return a_qualification(
        *(_unit(f"{number}.{n}", f"{WORK[n % len(WORK)]} {n}", n) for n in range(units)),
        id=str(number),
        name={"fi": field, "sv": f"Examen {field}", "en": f"Qualification {field}"},
        valid_from=date(2018 + number % 9, 8, 1),
    )


def _unit(ident: str, name: str, number: int) -> QualificationUnit:
    names = {"fi": name, "sv": f"Arbete {name}", "en": f"Work {name}"}
    kind = UnitKind.VOCATIONAL if number % 10 else UnitKind.COMMON
    return a_unit(1, id=ident, code=f"tutkinnonosat_{ident}", name=names, kind=kind)


def run(folder: Path) -> Iterator[Result]:
    """As typed, and with every filter."""
    workspace = empty_workspace(folder / "library")
    fill_library(workspace)
    curriculum = workspace.curriculum
    wanted = Wanted(group=UnitGroup.VOCATIONAL, validity=Validity.IN_FORCE, on=date(2026, 11, 23))
    measure = partial(median_ms, rounds=60, clock=time.thread_time)
    for text in ("a", "asiak", "asiakkaan kohtaaminen tutkinto"):
        bare = measure(partial(curriculum.bare_search, text))
        for how, chosen in (("", None), (", filtered", wanted)):
            full = measure(partial(curriculum.units, text, wanted=chosen))
            name = f"units of {QUALIFICATIONS} qualifications, “{text}”{how}, × bare FTS5"
            yield Result(name, full / bare, "×", 1.5, f"{full:.2f} ms / {bare:.2f} ms")
    workspace.close()
