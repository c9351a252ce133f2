"""Grades, targets and roles as Koski's code sets know them."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from desktop.domain.curriculum import QualificationUnit
from desktop.domain.terms import AssessorRole, DiscussionRole, Grade, PlaceKind, Scale
from desktop.texts import _, n_

PASSED, FAILED, FAILED_OF_THREE = "Hyväksytty", "Hylätty", "0"


class Code(NamedTuple):
    """A value of a code set: its koodiarvo, its koodistoUri, and its name marked for translation."""

    value: str
    codes: str
    name: str = ""


_THREE = {Grade.ONE: n_("satisfactory"), Grade.TWO: n_("good"), Grade.THREE: n_("excellent")}


def grade_code(grade: Grade, scale: Scale) -> Code:
    """A grade on a scale. The scale 1–5 has no 0, and a common unit as a whole is passed on it."""
    if grade == Grade.PASS:
        return Code(PASSED, scale.codes, n_("Pass"))
    if grade == Grade.FAIL:
        value = FAILED_OF_THREE if scale == Scale.ONE_TO_THREE else FAILED
        return Code(value, scale.codes, n_("Fail"))
    return Code(grade.value, scale.codes, _THREE[grade] if scale == Scale.ONE_TO_THREE else "")


def grade_name(grade: Grade, scale: Scale) -> str:
    """What a person chooses in Koski's own form."""
    code = grade_code(grade, scale)
    return _(code.name) if code.name else code.value


_EMPLOYER = n_("Employer/representative of working life")


def official_name(term: PlaceKind | AssessorRole | DiscussionRole) -> str:
    """The name that Koski's own form has for a code, where ours is another."""
    return _(_EMPLOYER if term is AssessorRole.EMPLOYER or term is DiscussionRole.EMPLOYER else term.label)


TARGETS = {
    "1": n_("Overall command of the work process"),
    "2": n_("Overall command of working methods, tools and materials"),
    "3": n_("Overall command of the knowledge base"),
    "4": n_("Key competences for lifelong learning"),
}
"""The four targets of the requirements of 2014 (ammatillisennaytonarviointikohde)."""

_STEMS = {
    "1": ("työprosess", "arbetsprocess"),
    "2": ("työmenetelm", "arbetsmetod"),
    "3": ("perustana olevan tiedon", "kunskap som ligger"),
    "4": ("elinikäisen oppimisen", "nyckelkompetens"),
}


def target_code(title: str) -> str:
    """Which of the four targets a title names, however it is numbered and spaced; "" for none."""
    words = " ".join(re.findall(r"\w+", unicodedata.normalize("NFC", title).casefold()))
    return next((code for code, stems in _STEMS.items() if any(stem in words for stem in stems)), "")


def unit_targets(unit: QualificationUnit) -> tuple[str, ...]:
    """The codes of a unit's targets, if every one of its areas is among the four; else none at all."""
    areas = {tuple(sorted(one.area.items())): one.area for one in unit.targets}
    codes = [next((code for title in area.values() if (code := target_code(title))), "") for area in areas.values()]
    return tuple(sorted(codes)) if codes and all(codes) and len(set(codes)) == len(codes) else ()
