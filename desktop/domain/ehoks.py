"""The demonstration of a case as eHOKS sees it, and what eHOKS would refuse or wonder at, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from desktop.domain.case import Case
from desktop.domain.curriculum import QualificationUnit, UnitKind
from desktop.domain.demonstration import Assessor, Plan
from desktop.domain.identifiers import is_learner, is_organisation, is_study_right
from desktop.domain.local_text import say
from desktop.domain.periods import (
    Right,
    business_id_problems,
    duties_of_period,
    duties_of_workplace,
    feedback_problems,
)
from desktop.domain.preflight import Finding, found
from desktop.domain.sub_areas import shown_uris
from desktop.domain.terms import AgreementType, AssessorRole, PlaceKind
from desktop.texts import _

PROVIDERS = (AssessorRole.TEACHER, AssessorRole.OTHER_PROVIDER)


def place_of(case: Case) -> tuple[str, str]:
    """Name and business ID of where the demonstration is: of its own place, else the school or the workplace."""
    plan = case.plan
    if plan.place_name.strip():
        return plan.place_name.strip(), plan.place_business_id.strip()
    if plan.place_kind == PlaceKind.INSTITUTION:
        return (case.teacher.school_unit or case.teacher.provider).strip(), plan.place_business_id.strip()
    return case.workplace.name.strip(), case.workplace.business_id.strip()


def provider_assessors(case: Case) -> tuple[Assessor, ...]:
    """Those who assess for the education provider."""
    return tuple(one for one in case.plan.assessors if one.role in PROVIDERS)


def working_life_assessors(case: Case) -> tuple[Assessor, ...]:
    """Those who assess for working life."""
    return tuple(one for one in case.plan.assessors if one.role not in PROVIDERS)


def organisation_of(case: Case, assessor: Assessor) -> tuple[str, str]:
    """Name and business ID of the organisation of an assessor from working life."""
    name = assessor.organisation.strip() or case.workplace.name.strip()
    return name, case.workplace.business_id.strip() if name == case.workplace.name.strip() else ""


def section_uris(unit: QualificationUnit, rows: tuple[str, ...]) -> list[str]:
    """The codes of the sections (osa-alueet) whose rows are assessed, each once."""
    shown = set(rows)
    parts = ((area, part) for area in unit.sub_areas for part in area.parts)
    uris = (area.code_uri for area, part in parts if shown & {row.id for row in part.requirements})
    return list(dict.fromkeys(uri for uri in uris if uri))


def every_section_uri(case: Case, unit: QualificationUnit) -> list[str]:
    """The codes of all sections that the demonstration shows: of its own unit, and of common units beside it."""
    return list(dict.fromkeys((*section_uris(unit, case.unit.requirements), *shown_uris(case.sub_areas))))


def individual_criteria(plan: Plan) -> list[str]:
    """The individual criteria: those of the plan (HOKS), and those written beside a requirement."""
    seen = (*plan.individual_criteria, *(one.individual for one in plan.requirements if plan.is_adapted(one.id)))
    return list(dict.fromkeys(one.strip() for one in seen if one.strip()))


def deviation_of(case: Case, unit: QualificationUnit) -> str:
    """What is not demanded of the student: the plan's own words, else the requirements they are let off."""
    if case.plan.deviations.strip():
        return case.plan.deviations.strip()
    inner = (row for area in unit.sub_areas for part in area.parts for row in part.requirements)
    texts = {row.id: say(row.text, case.language) for row in (*unit.requirements, *inner)}
    return "; ".join(texts.get(one, one) for one in case.unit.requirements if case.plan.is_deviated(one))


def ehoks_findings(case: Case, unit: QualificationUnit, today: date) -> list[Finding]:
    """What eHOKS would refuse, and what to look at: also in the period, whose duties the plan as a whole has."""
    if unit.kind == UnitKind.TUVA_PART:
        return [Finding("unit.id", _("eHOKS has no demonstrations in TUVA. The plan is all there is."))]
    return [
        *_demonstration(case, unit),
        *_assessors(case),
        *_identifiers(case),
        *_period(case, unit),
        *found(feedback_problems(case.agreement, case.instructor, today)),
    ]


def _demonstration(case: Case, unit: QualificationUnit) -> Iterator[Finding]:
    plan = case.plan
    if plan.starts is None or plan.ends is None:
        yield Finding("plan.starts", _("Say when the demonstration starts and ends."))
    elif plan.ends < plan.starts:
        yield Finding("plan.ends", _("The demonstration ends before it starts."), hard=False)
    name, business_id = place_of(case)
    own = bool(plan.place_name.strip()) or plan.place_kind == PlaceKind.INSTITUTION
    if not name:
        at = "plan.place_name" if plan.place_kind == PlaceKind.INSTITUTION else "workplace.name"
        yield Finding(at, _("Say where the demonstration is: the name of the place is missing."))
    yield from found(business_id_problems("plan.place_business_id" if own else "workplace.business_id", business_id))
    if not any(task.text.strip() for task in plan.tasks):
        yield Finding("plan.tasks", _("Write at least one work task."), hard=False)
    if unit.sub_areas and not section_uris(unit, case.unit.requirements):
        text = _("The sub-area has no code in the requirements. Choose it in eHOKS by hand.")
        yield Finding("unit.id", text, hard=False)
    for one in case.sub_areas:
        if one.shown_now and not one.code_uri:
            text = _("{name}: the sub-area has no code in the requirements. Choose it in eHOKS by hand.")
            yield Finding(f"sub_areas.{one.id}", text.format(name=say(one.name, case.language)), hard=False)


def _assessors(case: Case) -> Iterator[Finding]:
    for one in case.plan.assessors:
        if not one.name.strip():
            yield Finding(f"plan.assessors.{one.id}", _("Write the assessor's name."))
    for one in working_life_assessors(case):
        if one.name.strip() and not organisation_of(case, one)[0]:
            text = _("{name}: write the organisation of the assessor from working life.")
            yield Finding(f"plan.assessors.{one.id}", text.format(name=one.name))
    for side, text in (
        (provider_assessors(case), _("Nobody assesses for the education provider.")),
        (working_life_assessors(case), _("Nobody assesses for working life.")),
    ):
        if not side:
            yield Finding("plan.assessors", text, hard=False)


def _identifiers(case: Case) -> Iterator[Finding]:
    oid = case.teacher.provider_oid
    if oid and not is_organisation(oid):
        yield Finding("teacher.provider_oid", _("The OID of the education provider is not written as an OID is."))
    elif not oid:
        text = _("The OID of the education provider is missing: eHOKS then does not know who arranges this.")
        yield Finding("teacher.provider_oid", text, hard=False)
    if case.study_right and not is_study_right(case.study_right):
        yield Finding("study_right", _("The study right's OID has a wrong digit. Compare it with its source."))
    elif not case.study_right:
        text = _("The study right is missing: the student's plan (HOKS) is found by it.")
        yield Finding("study_right", text, hard=False)
    if case.student.oid and not is_learner(case.student.oid):
        yield Finding("student.oid", _("The learner OID has a wrong digit. Compare it with its source."), hard=False)


def _period(case: Case, unit: QualificationUnit) -> list[Finding]:
    """What eHOKS asks of the period at the workplace: the demonstration itself goes without it."""
    if case.agreement.kind == AgreementType.NONE:
        return []
    right = Right(case.study_right_began, case.study_right_ends)
    tasks = tuple(task.text for task in case.plan.tasks)
    problems = [
        *duties_of_period(case.agreement, right, telma=unit.kind == UnitKind.PREPARATORY),
        *duties_of_workplace(case.workplace, case.instructor, tasks, case.agreement.ends),
    ]
    told = {"plan.tasks"}  # by the demonstration's own rules
    if place_of(case)[1] and place_of(case)[1] == case.workplace.business_id.strip():
        told.add("workplace.business_id")
    return [Finding(one.field, one.text, hard=False) for one in problems if one.field not in told]
