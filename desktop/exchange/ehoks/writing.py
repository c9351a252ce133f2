"""A case as one osaamisen osoittaminen: the demonstration as eHOKS knows it, without grade and state."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from desktop.domain.case import Case
from desktop.domain.curriculum import QualificationUnit
from desktop.domain.local_text import say
from desktop.domain.terms import AssessorRole, PlaceKind

SECTION_VERSION = 1
_PROVIDERS = (AssessorRole.TEACHER, AssessorRole.OTHER_PROVIDER)


def demonstration_of(case: Case, unit: QualificationUnit) -> dict[str, Any]:
    """The case as one osaamisen osoittaminen; what the case does not say is left out, but for what must be there."""
    plan = case.plan
    name, business_id = place_of(case)
    told: dict[str, Any] = {
        "alku": plan.starts and plan.starts.isoformat(),
        "loppu": plan.ends and plan.ends.isoformat(),
        "nayttoymparisto": _filled({"nimi": name, "y-tunnus": business_id, "kuvaus": plan.place_description.strip()}),
        "sisallon-kuvaus": [task.text.strip() for task in plan.tasks if task.text.strip()],
        "jarjestaja": _filled({"oppilaitos-oid": case.teacher.provider_oid}),
        "osa-alueet": [
            {"koodi-uri": uri, "koodi-versio": SECTION_VERSION} for uri in section_uris(unit, case.unit.requirements)
        ],
        "koulutuksen-jarjestaja-osaamisen-arvioijat": list(_teachers(case)),
        "tyoelama-osaamisen-arvioijat": list(_working_life(case)),
        "vaatimuksista-tai-tavoitteista-poikkeaminen": deviation_of(case, unit),
        "yksilolliset-kriteerit": [one.strip() for one in plan.individual_criteria if one.strip()],
    }
    return {key: value for key, value in told.items() if value or key == "sisallon-kuvaus"}


def place_of(case: Case) -> tuple[str, str]:
    """Name and business ID of where the demonstration is: of its own place, else the school or the workplace."""
    plan = case.plan
    if plan.place_name.strip():
        return plan.place_name.strip(), plan.place_business_id.strip()
    if plan.place_kind == PlaceKind.INSTITUTION:
        return (case.teacher.school_unit or case.teacher.provider).strip(), plan.place_business_id.strip()
    return case.workplace.name.strip(), case.workplace.business_id.strip()


def section_uris(unit: QualificationUnit, rows: tuple[str, ...]) -> list[str]:
    """The codes of the sections (osa-alueet) whose rows are assessed, each once."""
    shown = set(rows)
    uris = (
        area.code_uri for area in unit.sub_areas for part in area.parts if shown & {r.id for r in part.requirements}
    )
    return list(dict.fromkeys(uri for uri in uris if uri))


def deviation_of(case: Case, unit: QualificationUnit) -> str:
    """What is not demanded of the student: the plan's own words, else the requirements they are let off."""
    if case.plan.deviations.strip():
        return case.plan.deviations.strip()
    texts = {row.id: say(row.text, case.language) for row in _rows(unit)}
    off = (one for one in case.unit.requirements if case.plan.is_deviated(one))
    return "; ".join(texts.get(one, one) for one in off)


def _rows(unit: QualificationUnit) -> Iterator[Any]:
    yield from unit.requirements
    yield from (row for area in unit.sub_areas for part in area.parts for row in part.requirements)


def _teachers(case: Case) -> Iterator[dict[str, Any]]:
    for one in case.plan.assessors:
        if one.role in _PROVIDERS and one.name.strip():
            yield {"nimi": one.name.strip(), "organisaatio": _filled({"oppilaitos-oid": case.teacher.provider_oid})}


def _working_life(case: Case) -> Iterator[dict[str, Any]]:
    for one in case.plan.assessors:
        if one.role not in _PROVIDERS and one.name.strip():
            name = one.organisation.strip() or case.workplace.name.strip()
            own = name == case.workplace.name.strip()
            business_id = case.workplace.business_id if own else ""
            yield {"nimi": one.name.strip(), "organisaatio": {"nimi": name, **_filled({"y-tunnus": business_id})}}


def _filled(told: Mapping[str, str]) -> dict[str, str]:
    return {key: value for key, value in told.items() if value}


def demonstration_file(demonstration: dict[str, Any]) -> bytes:
    """One osaamisen osoittaminen as a file of its own."""
    return json.dumps(demonstration, ensure_ascii=False, indent=2).encode() + b"\n"
