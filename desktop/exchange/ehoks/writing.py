"""A case as one osaamisen osoittaminen: the demonstration as eHOKS knows it, without grade and state."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from desktop.domain.case import Case
from desktop.domain.curriculum import QualificationUnit
from desktop.domain.ehoks import (
    deviation_of,
    every_section_uri,
    individual_criteria,
    organisation_of,
    place_of,
    provider_assessors,
    working_life_assessors,
)

SECTION_VERSION = 1


def demonstration_of(case: Case, unit: QualificationUnit) -> dict[str, Any]:
    """The case as one osaamisen osoittaminen; what the case does not say is left out, but for what must be there."""
    plan = case.plan
    name, business_id = place_of(case)
    school = _filled({"oppilaitos-oid": case.teacher.provider_oid.strip()})
    told: dict[str, Any] = {
        "alku": plan.starts and plan.starts.isoformat(),
        "loppu": plan.ends and plan.ends.isoformat(),
        "nayttoymparisto": {
            "nimi": name,
            **_filled({"y-tunnus": business_id, "kuvaus": plan.place_description.strip()}),
        },
        "sisallon-kuvaus": [task.text.strip() for task in plan.tasks if task.text.strip()],
        "jarjestaja": school,
        "osa-alueet": [{"koodi-uri": uri, "koodi-versio": SECTION_VERSION} for uri in every_section_uri(case, unit)],
        "koulutuksen-jarjestaja-osaamisen-arvioijat": [
            {"nimi": one.name.strip(), "organisaatio": school} for one in provider_assessors(case) if one.name.strip()
        ],
        "tyoelama-osaamisen-arvioijat": [
            {"nimi": one.name.strip(), "organisaatio": _organisation(*organisation_of(case, one))}
            for one in working_life_assessors(case)
            if one.name.strip()
        ],
        "vaatimuksista-tai-tavoitteista-poikkeaminen": deviation_of(case, unit),
        "yksilolliset-kriteerit": individual_criteria(plan),
    }
    return {key: value for key, value in told.items() if value or key == "sisallon-kuvaus"}


def _organisation(name: str, business_id: str) -> dict[str, str]:
    return {"nimi": name, **_filled({"y-tunnus": business_id})}


def _filled(told: Mapping[str, str]) -> dict[str, str]:
    return {key: value for key, value in told.items() if value}


def demonstration_file(demonstration: dict[str, Any]) -> bytes:
    """One osaamisen osoittaminen as a file of its own."""
    return json.dumps(demonstration, ensure_ascii=False, indent=2).encode() + b"\n"
