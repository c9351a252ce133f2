"""What a plan (HOKS) says of the fields of a case: offered one by one, and taken in as chosen."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from desktop.domain.agreement import Break
from desktop.domain.case import Case
from desktop.domain.competence_plan import PlannedDemonstration, PlannedPeriod, PlannedUnit
from desktop.domain.known import folded
from desktop.domain.names import in_order, same_person
from desktop.domain.people import tidy_business_id
from desktop.domain.plan_offers import Offer, Part
from desktop.domain.terms import Term
from desktop.texts import _, day, n_

CASE_FIELDS = {
    "student.oid": n_("Learner OID"),
    "study_right": n_("Study right"),
    "student_reference_number": n_("Reference number of the qualification"),
    "agreement.kind": n_("Agreement"),
    "agreement.starts": n_("Start of the agreement"),
    "agreement.ends": n_("End of the agreement"),
    "agreement.part_time": n_("Part-time share"),
    "agreement.basis": n_("What the apprenticeship rests on"),
    "agreement.breaks": n_("Interruptions"),
    "agreement.identifier": n_("Identifier of the period"),
    "workplace.name": n_("Workplace"),
    "workplace.business_id": n_("Business ID"),
    "instructor.name": n_("Instructor"),
    "instructor.email": n_("Instructor's e-mail"),
    "instructor.phone": n_("Instructor's phone"),
    "plan.starts": n_("Start of the demonstration"),
    "plan.ends": n_("End of the demonstration"),
    "plan.place_name": n_("Name of the place"),
    "plan.place_business_id": n_("Business ID of the place"),
    "plan.place_description": n_("Description of the place"),
    "plan.deviations": n_("Deviations from the requirements"),
    "plan.individual_criteria": n_("Individual criteria"),
}


def value_at(record: Any, path: str) -> Any:
    """The value of a field by its dotted path."""
    for name in path.split("."):
        record = getattr(record, name)
    return record


def with_value(record: Any, path: str, value: Any) -> Any:
    """The record with another value in a field."""
    name, dot, rest = path.partition(".")
    return replace(record, **{name: with_value(getattr(record, name), rest, value) if dot else value})


def told_of_case(
    unit: PlannedUnit, period: PlannedPeriod | None, shown_at: PlannedDemonstration | None
) -> dict[str, Any]:
    """What the plan says of the fields of a case, by their paths; only what it says at all."""
    told: dict[str, Any] = {"student_reference_number": unit.reference_number}
    if period is not None and period.is_at_workplace:
        agreement = period.agreement
        told |= {f"agreement.{name}": getattr(agreement, name) for name in agreement.__slots__}
        told |= {
            "workplace.name": period.workplace.name,
            "workplace.business_id": tidy_business_id(period.workplace.business_id),
            "instructor.name": in_order(period.instructor.name),
            "instructor.email": period.instructor.email,
            "instructor.phone": period.instructor.phone,
        }
    if shown_at is not None:
        own = period is None or folded(shown_at.place) != folded(period.workplace.name)
        told |= {
            "plan.starts": shown_at.starts,
            "plan.ends": shown_at.ends,
            "plan.place_name": shown_at.place if own else "",
            "plan.place_business_id": tidy_business_id(shown_at.business_id) if own else "",
            "plan.place_description": shown_at.description,
            "plan.deviations": shown_at.deviation or unit.deviation,
            "plan.individual_criteria": shown_at.criteria,
        }
    return {path: value for path, value in told.items() if path in CASE_FIELDS and value not in (None, "", ())}


def case_offers(case: Case, told: Mapping[str, Any], about: str) -> Iterator[Offer]:
    """What would change in a case: a field each."""
    for path, after in told.items():
        before = value_at(case, path)
        if not _same(path, before, after):
            yield Offer(
                id=f"case:{case.id}:{path}",
                part=Part.CASE,
                about=about,
                label=_(CASE_FIELDS[path]),
                before=shown(before),
                after=shown(after),
                chosen=before in (None, "", ()) and not (path.startswith("plan.") and case.plan.agreed),
            )


def changed_case(case: Case, told: Mapping[str, Any], chosen: Collection[str]) -> Case:
    """The case with what was chosen."""
    for path, after in told.items():
        if f"case:{case.id}:{path}" in chosen:
            case = with_value(case, path, after)
    return case


def _same(path: str, before: Any, after: Any) -> bool:
    if path == "agreement.breaks":
        return [(one.starts, one.ends) for one in before] == [(one.starts, one.ends) for one in after]
    if path == "instructor.name":
        return same_person(before, after)
    if isinstance(before, str) and not isinstance(before, Term):
        return folded(before) == folded(after)
    return bool(before == after)


def shown(value: Any) -> str:
    """A value in words; "" for none."""
    if isinstance(value, date):
        return day(value)
    if isinstance(value, Term):
        return _(value.label)
    if isinstance(value, tuple):
        return "; ".join(shown(one) for one in value)
    if isinstance(value, Break):
        return f"{day(value.starts)}–{day(value.ends)}"
    return "" if value is None else str(value)
