"""Codes, texts and days as Koski writes them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date
from typing import Any, TypeAlias

from desktop.domain.koski_codes import Code

Json: TypeAlias = dict[str, Any]
LANGUAGES = ("fi", "sv", "en")


def code(value: str, codes: str) -> Json:
    """A value of a code set; its name is filled in by Koski."""
    return {"koodiarvo": value, "koodistoUri": codes}


def coded(one: Code) -> Json:
    """The same of a known code."""
    return code(one.value, one.codes)


def text(words: str, language: str) -> Json | None:
    """A text in one language; None where there are no words."""
    stripped = words.strip()
    return {language: stripped} if stripped else None


def texts(words: Mapping[str, str]) -> Json | None:
    """A text in those of its languages that Koski knows; None where there are no words."""
    found = {language: words[language].strip() for language in LANGUAGES if words.get(language, "").strip()}
    return found or None


def one_line(words: str) -> str:
    """The words without line breaks and double spaces."""
    return " ".join(words.split())


def day(value: date | None) -> str | None:
    """A day; None for none."""
    return value.isoformat() if value else None


def extent(points: float | None) -> Json | None:
    """An extent in competence points; None where it is not known."""
    if points is None or not math.isfinite(points) or points <= 0:
        return None
    return {"arvo": int(points) if points == int(points) else points, "yksikkö": code("6", "opintojenlaajuusyksikko")}


def full(pairs: Mapping[str, Any]) -> Json:
    """An object without the keys whose facts are not there: Koski refuses null and wants no empty list."""
    return {key: value for key, value in pairs.items() if value is not None and value != [] and value != {}}
