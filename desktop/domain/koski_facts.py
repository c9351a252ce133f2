"""What Koski is told of a case, where the case says it in its own way: the unit, the place, who decided."""

from __future__ import annotations

from desktop.domain.case import Case, assessor_name
from desktop.domain.curriculum import QualificationUnit, UnitKind
from desktop.domain.demonstration import Assessor
from desktop.domain.local_text import READING_ORDER, say
from desktop.domain.terms import AssessorRole, Grade, PlaceKind, Role, Scale

NATIONAL = "tutkinnonosat_"
MUNICIPALITY = 3
COMMON = (UnitKind.COMMON, UnitKind.COMMON_2014)


def is_signed(case: Case) -> bool:
    """Whether everyone who must sign has signed."""
    return all(case.signing.signed_by(role) for role in case.signers)


def is_national(case: Case) -> bool:
    """Whether the unit has an official code; one without is the provider's own (paikallinen tutkinnon osa)."""
    return case.unit.code.startswith(NATIONAL) and case.unit.code.removeprefix(NATIONAL).isdecimal()


def is_mandatory(case: Case, unit: QualificationUnit) -> bool | None:
    """Whether the unit is mandatory: as people said, else as the requirements hint; None when neither tells."""
    said = case.register_facts.mandatory
    return unit.mandatory if said is None else said


def local_name(case: Case) -> dict[str, str]:
    """The name of a local unit in the languages of Koski; one in another language stands as the document's."""
    known = {language: case.unit.name.get(language, "").strip() for language in READING_ORDER}
    found = {language: name for language, name in known.items() if name}
    other = say(case.unit.name, case.language).strip()
    return found or ({case.language: other} if other else {})


def local_description(case: Case, unit: QualificationUnit) -> dict[str, str]:
    """What a local unit is about: as people wrote it, else as its requirements describe it."""
    if written := case.register_facts.unit_description.strip():
        return {case.language: written}
    return {language: text.strip() for language, text in unit.description.items() if text.strip()}


def deciding(case: Case) -> tuple[Assessor, ...]:
    """The assessors who decided, with their roles."""
    usual = {Role.INSTRUCTOR: AssessorRole.EMPLOYEE}
    return tuple(
        case.plan.assessor(one)
        or Assessor(id=one, name=assessor_name(case, one), role=usual.get(one, AssessorRole.TEACHER))  # type: ignore[call-overload]
        for one in case.decision.deciders
    )


def is_municipality(text: str) -> bool:
    """Whether it is the number of a municipality (kunta)."""
    return len(text) == MUNICIPALITY and text.isascii() and text.isdecimal()


def place_words(case: Case) -> str:
    """The place of the demonstration in Koski's own field: the workplace, the provider, or both."""
    workplace = (case.plan.place_name or case.workplace.name).strip()
    school = case.teacher.provider.strip()
    if case.plan.place_kind == PlaceKind.INSTITUTION:
        return school or case.plan.place_description.strip()
    if case.plan.place_kind == PlaceKind.BOTH:
        return ", ".join(one for one in (workplace, school) if one)
    return workplace or case.plan.place_description.strip()


def deviation_words(case: Case) -> str | None:
    """What people wrote of a deviation, "" where they wrote nothing of one; None where nothing was deviated from."""
    words = case.decision.deviation.strip() or case.plan.deviations.strip()
    deviated = any(case.plan.is_deviated(one) for one in case.unit.requirements)
    return words if words or deviated else None


def is_graded_right(grade: Grade, scale: Scale, kind: UnitKind) -> bool:
    """Whether a grade is on the scale; a common unit as a whole is passed or failed."""
    return grade in scale.grades or (kind in COMMON and grade == Grade.PASS)
