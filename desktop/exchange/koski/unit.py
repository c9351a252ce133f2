"""The unit: what it is, its grade where it was passed, its sections, and its demonstration."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.case import Case
from desktop.domain.curriculum import QualificationUnit, UnitKind
from desktop.domain.koski_codes import grade_code
from desktop.domain.koski_facts import (
    NATIONAL,
    deviation_words,
    is_graded_right,
    is_mandatory,
    is_national,
    local_description,
    local_name,
)
from desktop.domain.registers import RegisterFacts
from desktop.domain.sections import SectionResult
from desktop.exchange.koski.demonstration import assessor_names, demonstration
from desktop.exchange.koski.further import further
from desktop.exchange.koski.sections import section
from desktop.exchange.koski.values import Json, code, coded, day, extent, full, texts


def unit_result(
    case: Case, unit: QualificationUnit, usual: RegisterFacts, sections: Sequence[SectionResult] = ()
) -> Json:
    """The value of one of the osasuoritukset. ``usual`` is what the requirements say where people have not."""
    group = case.register_facts.group or usual.group
    return full(
        {
            "tyyppi": code("ammatillisentutkinnonosa", "suorituksentyyppi"),
            "koulutusmoduuli": _module(case, unit),
            "tutkinnonOsanRyhmä": code(group, "ammatillisentutkinnonosanryhma") if group else None,
            "arviointi": _assessment(case, unit, sections),
            "lisätiedot": further(case.is_adapted, deviation_words(case), case.language),
            "osasuoritukset": [section(one, case.language) for one in sections],
            "näyttö": demonstration(case, unit),
        }
    )


def _module(case: Case, unit: QualificationUnit) -> Json:
    mandatory = is_mandatory(case, unit)
    if is_national(case):
        identifier, description = code(case.unit.code.removeprefix(NATIONAL), "tutkinnonosat"), None
    else:
        own = case.register_facts.unit_code.strip() or case.unit.code
        identifier = full({"koodiarvo": own, "nimi": local_name(case) or None})
        description = texts(local_description(case, unit))
    return full(
        {
            "tunniste": identifier,
            "kuvaus": description,
            "pakollinen": mandatory,
            "laajuus": extent(case.unit.extent),
        }
    )


def _assessment(case: Case, unit: QualificationUnit, sections: Sequence[SectionResult]) -> list[Json] | None:
    """The grade of the unit. A fail is never one, and a common unit is assessed only together with its sections."""
    decision, scale = case.decision, case.unit.scale
    if decision.grade is None or decision.failed or decision.decided_on is None:
        return None
    if not is_graded_right(decision.grade, scale, unit.kind):
        return None
    if unit.kind == UnitKind.COMMON and not any(one.passed for one in sections):
        return None
    names = [{"nimi": name} for name in assessor_names(case)]
    grade = coded(grade_code(decision.grade, scale))
    return [full({"arvosana": grade, "päivä": day(decision.decided_on), "arvioitsijat": names})]
