"""What taking in a plan (HOKS) would do, as offers that people let through one by one: nothing else is changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from desktop.domain.agreement import Break
from desktop.domain.case import Case
from desktop.domain.competence_plan import PlannedDemonstration, PlannedPeriod, PlannedUnit
from desktop.domain.known import folded
from desktop.domain.names import in_order, same_person
from desktop.domain.people import WorkplaceInstructor, tidy_business_id
from desktop.domain.register import Entry, KnownStudent, KnownWorkplace, Standing
from desktop.domain.terms import Term
from desktop.texts import _, day, n_


class Part(StrEnum):
    """What an offer is about, in the order in which people read it."""

    STUDENT = "student"
    WORKPLACE = "workplace"
    CASE = "case"
    DRAFT = "draft"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One thing that would become new or another: what it is, how it was and how it would be.

    ``chosen`` is whether it is let through unless people say otherwise: what only fills a gap is, what takes the
    place of something is not. ``hindrance`` says why it cannot be let through at all.
    """

    id: str
    part: Part
    about: str
    label: str
    before: str = ""
    after: str = ""
    chosen: bool = True
    hindrance: str = ""


STUDENT_FIELDS = {
    "student.name": n_("Name"),
    "student.number": n_("Student number"),
    "student.oid": n_("Learner OID"),
    "study_right": n_("Study right"),
    "reference_number": n_("Reference number of the qualification"),
}
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


# People and workplaces


def student_offers(entry: Entry[KnownStudent], about: str) -> Iterator[Offer]:
    """What would be kept of a student."""
    if entry.standing == Standing.NEW:
        yield Offer(id="student", part=Part.STUDENT, about=about, label=_("New student"), after=about)
    for path in entry.changes if entry.before else ():
        before, after = value_at(entry.before, path), value_at(entry.record, path)
        yield Offer(
            id=f"student:{path}",
            part=Part.STUDENT,
            about=about,
            label=_(STUDENT_FIELDS.get(path, path)),
            before=shown(before),
            after=shown(after),
            chosen=not before,
        )


def chosen_student(entry: Entry[KnownStudent], chosen: Collection[str]) -> KnownStudent | None:
    """The student as they would be kept by what is chosen; None where nothing is."""
    if entry.standing == Standing.NEW:
        return entry.record if "student" in chosen else None
    paths = [path for path in entry.changes if f"student:{path}" in chosen]
    kept: KnownStudent | None = entry.before if paths else None
    for path in paths:
        kept = with_value(kept, path, value_at(entry.record, path))
    return kept


def workplace_offers(entry: Entry[KnownWorkplace], *, recent: bool) -> Iterator[Offer]:
    """What would be kept of a workplace and its instructors; of one long ago nothing unless people say so."""
    told = entry.record.workplace
    key = f"workplace:{folded(told.name)}:{told.business_id}"
    whole = ", ".join(part for part in (told.name, told.business_id) if part)
    known = {folded(one.name): one for one in (entry.before.instructors if entry.before else ())}
    if entry.standing == Standing.NEW:
        label = _("New workplace")
        yield Offer(id=key, part=Part.WORKPLACE, about=told.name, label=label, after=whole, chosen=recent)
    elif entry.before and entry.before.workplace != told:
        was = ", ".join(one for one in (entry.before.workplace.name, entry.before.workplace.business_id) if one)
        yield Offer(
            id=key, part=Part.WORKPLACE, about=told.name, label=_("Workplace"), before=was, after=whole, chosen=recent
        )
    for one in entry.record.instructors:
        before = known.get(folded(one.name))
        if before != one:
            yield Offer(
                id=f"{key}:{folded(one.name)}",
                part=Part.WORKPLACE,
                about=told.name,
                label=_("Instructor") if before else _("New instructor"),
                before=_reached(before) if before else "",
                after=_reached(one),
                chosen=recent and (before is None or _only_fills(before, one)),
            )


def _reached(one: WorkplaceInstructor) -> str:
    return ", ".join(part for part in (one.name, one.email, one.phone) if part)


def _only_fills(before: WorkplaceInstructor, after: WorkplaceInstructor) -> bool:
    pairs = ((before.email, after.email), (before.phone, after.phone))
    return all(was in ("", now) for was, now in pairs)


def chosen_workplace(entry: Entry[KnownWorkplace], chosen: Collection[str]) -> KnownWorkplace | None:
    """The workplace as it would be taken in by what is chosen; None where nothing is."""
    told = entry.record.workplace
    key = f"workplace:{folded(told.name)}:{told.business_id}"
    people = tuple(one for one in entry.record.instructors if f"{key}:{folded(one.name)}" in chosen)
    if key in chosen:
        return replace(entry.record, instructors=people)
    known = entry.before.workplace if entry.before else told
    return replace(entry.record, workplace=known, instructors=people) if people else None


# Cases


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


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftOf:
    """A demonstration of the plan that no case is yet, with the period it belongs to, if that is clear."""

    unit: PlannedUnit
    period: PlannedPeriod | None = None
    shown: PlannedDemonstration | None = None

    @property
    def id(self) -> str:
        """Names the offer."""
        at = self.shown.at if self.shown else self.unit.at
        return "draft:" + "/".join(map(str, at))

    @property
    def when_and_where(self) -> str:
        """Its days and place in words."""
        days = (self.shown.starts, self.shown.ends) if self.shown else (None, None)
        place = self.shown.place if self.shown else self.period.workplace.name if self.period else ""
        told = "–".join(dict.fromkeys(day(one) for one in days if one))
        return ", ".join(one for one in (told or _("no date yet"), place) if one)


def period_of(periods: Iterable[PlannedPeriod], identifier: str, on: date | None) -> PlannedPeriod | None:
    """The period at a workplace of a demonstration: by its identifier, else by the day, else the only one there is."""
    at_work = [one for one in periods if one.is_at_workplace and one.workplace.name]
    if identifier:
        return next((one for one in at_work if one.agreement.identifier == identifier), None)
    around = [one for one in at_work if on and _spans(one, on)] or at_work
    return around[0] if len(around) == 1 else None


def _spans(period: PlannedPeriod, on: date) -> bool:
    starts, ends = period.agreement.starts, period.agreement.ends
    return bool(starts and ends and starts <= on <= ends)
