"""What taking in a plan (HOKS) would do, as offers that people let through one by one: nothing else is changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from desktop.domain.competence_plan import PlannedDemonstration, PlannedPeriod, PlannedUnit
from desktop.domain.known import folded
from desktop.domain.people import WorkplaceInstructor, is_business_id
from desktop.domain.plan_fields import shown, value_at, with_value
from desktop.domain.plan_offers import Offer, Part
from desktop.domain.register import Entry, KnownStudent, KnownWorkplace, Standing
from desktop.texts import _, day, n_

STUDENT_FIELDS = {
    "student.name": n_("Name"),
    "student.number": n_("Student number"),
    "student.oid": n_("Learner OID"),
    "study_right": n_("Study right"),
    "reference_number": n_("Reference number of the qualification"),
}


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
    """What would be kept of a workplace and its instructors.

    Of one long ago, or with a business ID that cannot be right, nothing is unless people say so.
    """
    told = entry.record.workplace
    recent = recent and (not told.business_id or is_business_id(told.business_id))
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
