"""A plan's JSON into domain values; what has a wrong type is passed over here and told by `checking`."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

from desktop.domain.agreement import Agreement, Break
from desktop.domain.competence_plan import (
    CompetencePlan,
    PlannedAssessor,
    PlannedDemonstration,
    PlannedPeriod,
    PlannedUnit,
)
from desktop.domain.local_unit import EXTENT_BELOW
from desktop.domain.pasted_lines import clean_text
from desktop.domain.people import Workplace, WorkplaceInstructor
from desktop.domain.terms import AgreementType
from desktop.exchange.ehoks.checking import read_day
from desktop.exchange.ehoks.json_text import Path
from desktop.exchange.ehoks.shapes import DEMONSTRATIONS, LOCAL_LISTS, UNIT_LISTS

_KINDS = {kind.value: kind for kind in AgreementType}


def read_plan(raw: dict[str, Any]) -> CompetencePlan:
    """What a plan says of learning and showing competence."""
    number = raw.get("id")
    return CompetencePlan(
        number=number if type(number) is int else None,
        learner=_text(raw, "oppija-oid"),
        study_right=_text(raw, "opiskeluoikeus-oid"),
        email=_text(raw, "sahkoposti"),
        phone=_text(raw, "puhelinnumero"),
        updated=_text(raw, "paivitetty"),
        units=tuple(unit for name in UNIT_LISTS for unit in _units(raw, name)),
    )


def _units(raw: dict[str, Any], name: str) -> Iterator[PlannedUnit]:
    """The units of one list; of a common unit, its sections, each with what it shares with the others."""
    for index, unit in _objects(raw, name):
        at = (name, index)
        sections = list(_objects(unit, "osa-alueet"))
        if not sections or _demonstrations(unit, at):
            yield _unit(unit, at, unit)
        for place, section in sections:
            yield _unit(section, (*at, "osa-alueet", place), unit)


def _unit(raw: dict[str, Any], at: Path, unit: dict[str, Any]) -> PlannedUnit:
    return PlannedUnit(
        at=at,
        code=_text(unit, "tutkinnon-osa-koodi-uri"),
        sub_area=_text(raw, "osa-alue-koodi-uri"),
        name=_text(unit, "nimi"),
        local=at[0] in LOCAL_LISTS,
        amosaa=_text(unit, "amosaa-tunniste"),
        extent=_extent(unit.get("laajuus")),
        contents=clean_text(told) if isinstance(told := unit.get("tavoitteet-ja-sisallot"), str) else "",
        reference_number=_text(unit, "tutkinnon-osan-perusteen-diaarinro"),
        deviation=_text(raw, "vaatimuksista-tai-tavoitteista-poikkeaminen"),
        earlier=str(at[0]).startswith("aiemmin"),
        periods=tuple(_period(one, (*at, "osaamisen-hankkimistavat", n)) for n, one in _objects(raw, _WAYS)),
        demonstrations=tuple(_demonstrations(raw, at)),
    )


def _extent(value: object) -> float | None:
    """Competence points; None for what is none."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number and 0 < value < EXTENT_BELOW else None  # type: ignore[arg-type, operator]


_WAYS = "osaamisen-hankkimistavat"


def _demonstrations(raw: dict[str, Any], at: Path) -> list[PlannedDemonstration]:
    return [_demonstration(one, (*at, key, n)) for key in DEMONSTRATIONS for n, one in _objects(raw, key)]


def _demonstration(raw: dict[str, Any], at: Path) -> PlannedDemonstration:
    place = _object(raw, "nayttoymparisto")
    return PlannedDemonstration(
        at=at,
        starts=read_day(raw.get("alku")),
        ends=read_day(raw.get("loppu")),
        place=_text(place, "nimi"),
        business_id=_text(place, "y-tunnus"),
        description=_text(place, "kuvaus"),
        tasks=_texts(raw, "sisallon-kuvaus"),
        organiser=_text(_object(raw, "jarjestaja"), "oppilaitos-oid"),
        sub_areas=tuple(_text(one, "koodi-uri") for _n, one in _objects(raw, "osa-alueet")),
        teachers=_assessors(raw, "koulutuksen-jarjestaja-osaamisen-arvioijat", "oppilaitos-oid"),
        working_life=_assessors(raw, "tyoelama-osaamisen-arvioijat", "nimi"),
        deviation=_text(raw, "vaatimuksista-tai-tavoitteista-poikkeaminen"),
        criteria=_texts(raw, "yksilolliset-kriteerit"),
    )


def _assessors(raw: dict[str, Any], key: str, organisation: str) -> tuple[PlannedAssessor, ...]:
    return tuple(
        PlannedAssessor(name=_text(one, "nimi"), organisation=_text(_object(one, "organisaatio"), organisation))
        for _n, one in _objects(raw, key)
    )


def _period(raw: dict[str, Any], at: Path) -> PlannedPeriod:
    kind = _text(raw, "osaamisen-hankkimistapa-koodi-uri").removeprefix("osaamisenhankkimistapa_")
    place = _object(raw, "tyopaikalla-jarjestettava-koulutus")
    instructor = _object(place, "vastuullinen-tyopaikka-ohjaaja")
    share = raw.get("osa-aikaisuustieto")
    return PlannedPeriod(
        at=at,
        kind=kind,
        agreement=Agreement(
            kind=_KINDS.get(kind, AgreementType.NONE),
            starts=read_day(raw.get("alku")),
            ends=read_day(raw.get("loppu")),
            part_time=share if type(share) is int and abs(share) < 1000 else None,
            basis=_text(raw, "oppisopimuksen-perusta-koodi-uri").removeprefix("oppisopimuksenperusta_"),
            breaks=tuple(_breaks(raw)),
            identifier=_text(raw, "yksiloiva-tunniste"),
        ),
        workplace=Workplace(name=_text(place, "tyopaikan-nimi"), business_id=_text(place, "tyopaikan-y-tunnus")),
        instructor=WorkplaceInstructor(
            name=_text(instructor, "nimi"),
            email=_text(instructor, "sahkoposti"),
            phone=_text(instructor, "puhelinnumero"),
        ),
        tasks=_texts(place, "keskeiset-tyotehtavat"),
    )


def _breaks(raw: dict[str, Any]) -> Iterator[Break]:
    for number, one in _objects(raw, "keskeytymisajanjaksot"):
        if starts := read_day(one.get("alku")):
            yield Break(id=f"hoks-{number}", starts=starts, ends=read_day(one.get("loppu")))


def _object(raw: dict[str, Any], key: str) -> dict[str, Any]:
    value = raw.get(key)
    return value if isinstance(value, dict) else {}


def _objects(raw: dict[str, Any], key: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """The objects in a list with their places in it."""
    value = raw.get(key)
    for index, one in enumerate(value if isinstance(value, list) else ()):
        if isinstance(one, dict):
            yield index, one


def _texts(raw: dict[str, Any], key: str) -> tuple[str, ...]:
    value = raw.get(key)
    told = (_clean(one) for one in value if isinstance(one, str)) if isinstance(value, list) else ()
    return tuple(one for one in told if one)


def _text(raw: dict[str, Any], key: str) -> str:
    value = raw.get(key)
    return _clean(value) if isinstance(value, str) else ""


def _clean(text: str) -> str:
    """The text with its letters composed, on one line; half letters and control characters are left out."""
    if not text.isprintable():
        text = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return unicodedata.normalize("NFC", text).strip()
