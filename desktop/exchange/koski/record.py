"""The file for Koski: the study right with the part of its main record that a case knows of."""

from __future__ import annotations

import json
from collections.abc import Sequence

from desktop.domain.case import Case
from desktop.domain.curriculum import QualificationUnit
from desktop.domain.identifiers import is_koski_study_right
from desktop.domain.registers import RegisterFacts
from desktop.domain.sections import SectionResult
from desktop.exchange.koski.common import common_units
from desktop.exchange.koski.periods import agreements, ways
from desktop.exchange.koski.unit import unit_result
from desktop.exchange.koski.values import Json, code, full


def koski_record(
    case: Case,
    unit: QualificationUnit,
    usual: RegisterFacts | None = None,
    sections: Sequence[SectionResult] = (),
) -> Json:
    """The study right with one main record in it, which holds the unit and the periods; to be merged into Koski's."""
    facts = usual or RegisterFacts()
    main = {
        "osaamisenHankkimistavat": ways(case),
        "koulutussopimukset": agreements(case),
        "osasuoritukset": [unit_result(case, unit, facts, sections), *common_units(case, facts)],
    }
    number = case.study_right.strip()
    return full(
        {
            "oid": number if is_koski_study_right(number) else None,
            "tyyppi": code("ammatillinenkoulutus", "opiskeluoikeudentyyppi"),
            "suoritukset": [full(main)],
        }
    )


def koski_file(record: Json) -> bytes:
    """The record as a JSON file."""
    return json.dumps(record, ensure_ascii=False, indent=2).encode() + b"\n"
