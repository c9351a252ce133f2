"""Osa-alueet of a common unit as osasuoritukset of it."""

from __future__ import annotations

from desktop.domain.koski_codes import grade_code
from desktop.domain.sections import ABOUT_A_LANGUAGE, MOTHER_TONGUE, SectionResult
from desktop.exchange.koski.further import further
from desktop.exchange.koski.values import Json, code, coded, day, extent, full, one_line


def section(result: SectionResult, language: str) -> Json:
    """The value of one section; one that was not passed has no grade."""
    return full(
        {
            "tyyppi": code("ammatillisentutkinnonosanosaalue", "suorituksentyyppi"),
            "koulutusmoduuli": _module(result),
            "arviointi": [_assessment(result)] if result.passed else None,
            "lisätiedot": further(result.adapted, result.deviation.strip() or None, language),
        }
    )


def _module(result: SectionResult) -> Json:
    return full(
        {
            "tunniste": code(result.code, "ammatillisenoppiaineet"),
            "kieli": _about(result),
            "pakollinen": result.mandatory,
            "laajuus": extent(result.extent),
        }
    )


def _about(result: SectionResult) -> Json | None:
    """The language that a section is about, in the code set of its kind."""
    if not result.language:
        return None
    if result.code == MOTHER_TONGUE:
        return code(result.language.upper(), "oppiaineaidinkielijakirjallisuus")
    return code(result.language.upper(), "kielivalikoima") if result.code in ABOUT_A_LANGUAGE else None


def _assessment(result: SectionResult) -> Json:
    names = [{"nimi": name} for one in result.assessors if (name := one_line(one))]
    grade = coded(grade_code(result.grade, result.scale)) if result.grade else None
    return full({"arvosana": grade, "päivä": day(result.decided_on), "arvioitsijat": names})
