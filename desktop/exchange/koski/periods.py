"""How and where the competence was acquired: the period of the agreement as the main record keeps it."""

from __future__ import annotations

import re

from desktop.domain.case import Case
from desktop.domain.koski_facts import is_municipality
from desktop.domain.people import is_business_id
from desktop.domain.terms import AgreementType
from desktop.exchange.koski.values import Json, code, day, full, one_line, text

FINLAND = "246"


def ways(case: Case) -> list[Json]:
    """Osaamisen hankkimistavat: the period of a training agreement or an apprenticeship, once its days are known."""
    agreement = case.agreement
    if agreement.kind == AgreementType.NONE or not _has_period(case):
        return []
    way = {
        "tunniste": code(agreement.kind, "osaamisenhankkimistapa"),
        "oppisopimus": _apprenticeship(case) if agreement.kind == AgreementType.APPRENTICESHIP else None,
    }
    return [full({"alku": day(agreement.starts), "loppu": day(agreement.ends), "osaamisenHankkimistapa": full(way)})]


def agreements(case: Case) -> list[Json]:
    """Koulutussopimukset: the training agreement, where the municipality is known that Koski requires.

    Its duties are left out: the work tasks of a case are those of one demonstration.
    """
    agreement, municipality = case.agreement, case.register_facts.municipality.strip()
    if agreement.kind != AgreementType.TRAINING_AGREEMENT or not (_has_period(case) and is_municipality(municipality)):
        return []
    period = {
        "alku": day(agreement.starts),
        "loppu": day(agreement.ends),
        "työssäoppimispaikka": text(one_line(case.workplace.name), case.language),
        "työssäoppimispaikanYTunnus": _business_id(case),
        "paikkakunta": code(municipality, "kunta"),
        "maa": code(FINLAND, "maatjavaltiot2"),
    }
    return [full(period)]


def _has_period(case: Case) -> bool:
    starts, ends = case.agreement.starts, case.agreement.ends
    return starts is not None and (ends is None or ends >= starts)


def _apprenticeship(case: Case) -> Json | None:
    """The employer, whose name and business ID Koski requires."""
    name, number = text(one_line(case.workplace.name), case.language), _business_id(case)
    return {"työnantaja": {"nimi": name, "yTunnus": number}} if name and number else None


def _business_id(case: Case) -> str | None:
    number = re.sub(r"\s", "", case.workplace.business_id)
    return number if is_business_id(number) else None
