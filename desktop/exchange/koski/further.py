"""Lisätiedot: that an assessment was adapted, and what was deviated from."""

from __future__ import annotations

from desktop.exchange.koski.values import Json, code, text
from desktop.texts import LANGUAGES, n_, translator

ADAPTED = n_("The assessment of competence was adapted.")
DEVIATED = n_("There was a deviation from the competence requirements.")


def further(adapted: bool, deviation: str | None, language: str) -> list[Json]:
    """What is to be known of a result. ``deviation`` is None where there was none, "" where nobody wrote of it."""
    found = [_further("mukautettu", _in_all(ADAPTED))] if adapted else []
    if deviation is not None:
        found.append(_further("poikkeusarvioinnissa", text(deviation, language) or _in_all(DEVIATED)))
    return found


def _further(kind: str, words: Json) -> Json:
    return {"tunniste": code(kind, "ammatillisentutkinnonosanlisatieto"), "kuvaus": words}


def _in_all(message: str) -> Json:
    return {language: translator(language)(message) for language in LANGUAGES}
