"""The agreed times as a calendar file (.ics): an event for each situation, which a later file brings up to date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from desktop.domain.case import Case
from desktop.domain.demonstration import Situation
from desktop.domain.local_text import say
from desktop.domain.terms import PlaceKind, Role
from desktop.export.case_parts import PROGRAM, listed
from desktop.texts import HELSINKI, translator

if TYPE_CHECKING:
    from icalendar import Event

# The rule that the European Union follows since 1996; a list of every change since 1970 would fill the file.
_ZONE = """BEGIN:VTIMEZONE
TZID:Europe/Helsinki
BEGIN:STANDARD
DTSTART:19961027T040000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0300
TZOFFSETTO:+0200
TZNAME:EET
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19970330T030000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0300
TZNAME:EEST
END:DAYLIGHT
END:VTIMEZONE
"""
_USUAL_LENGTH = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """When the case was changed last and how many changes it has had: a calendar keeps the newest edition."""

    changed: datetime
    number: int


def calendar_file(case: Case, edition: Edition, *, language: str, named: bool = False) -> bytes:
    """The situations of a case as events; the student's initials stand in them unless ``named``.

    The same situation has the same UID in every file, so that a calendar moves the event it already has.
    """
    from icalendar import Calendar, Timezone

    calendar = Calendar()
    calendar.add("prodid", f"-//{PROGRAM}//{language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(Timezone.from_ical(_ZONE))
    for place, span in enumerate(_spans(case), 1):
        calendar.add_component(_event(case, edition, place, span, language, named))
    return bytes(calendar.to_ical())


@dataclass(frozen=True, slots=True)
class _Span:
    id: str
    starts: date
    ends: date
    observer: Role | None = None
    place: str = ""


def _spans(case: Case) -> Iterator[_Span]:
    """Each situation from when to when; a day without hours is a whole day, as are days without situations."""
    plan = case.plan
    if not plan.situations and plan.starts:
        yield _Span("days", plan.starts, _day_after(plan.ends or plan.starts))
    for one in plan.situations:
        if one.starts is None:
            yield _Span(one.id, one.day, _day_after(one.day), one.observer, one.place)
        else:
            yield _timed(one, one.starts)


def _day_after(day: date) -> date:
    """The day on which a whole day ends in a calendar; a register may name the last day there is."""
    return day + timedelta(days=1) if day < date.max else day


def _timed(one: Situation, starts: time) -> _Span:
    begins = datetime.combine(one.day, starts, HELSINKI)
    ends = datetime.combine(one.day, one.ends, HELSINKI) if one.ends and one.ends > starts else begins + _USUAL_LENGTH
    return _Span(one.id, begins, ends, one.observer, one.place)


def _event(case: Case, edition: Edition, number: int, span: _Span, language: str, named: bool) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{case.id}-{span.id}@nayttokumppani")
    event.add("sequence", edition.number)
    event.add("dtstamp", edition.changed)
    event.add("last-modified", edition.changed)
    event.add("dtstart", span.starts)
    event.add("dtend", span.ends)
    event.add("summary", _summary(case, language, named))
    if place := span.place or _place(case):
        event.add("location", place)
    if told := _description(case, number, span, language):
        event.add("description", told)
    event.add("class", "PRIVATE")
    event.add("status", "CONFIRMED" if case.plan.is_agreed else "TENTATIVE")
    return event


def _summary(case: Case, language: str, named: bool) -> str:
    _ = translator(language)
    who = case.student.name.strip() if named else initials(case.student.name)
    return listed((listed((_("Demonstration"), who), " "), say(case.unit.name, language)), ": ")


def initials(name: str) -> str:
    """The first letter of each part of a name: "Aino-Maija Esimerkki" → "A-M. E." """
    parts = ("-".join(piece[:1].upper() for piece in part.split("-") if piece) for part in name.split())
    return " ".join(f"{part}." for part in parts if part)


def _place(case: Case) -> str:
    if case.plan.place_kind == PlaceKind.INSTITUTION:
        return listed((case.teacher.school_unit, case.teacher.provider))
    return case.workplace.name.strip()


def _description(case: Case, number: int, span: _Span, language: str) -> str:
    _ = translator(language)
    count = len(case.plan.situations)
    which = _("Situation {n}/{all}").format(n=number, all=count) if count > 1 else ""
    observer = _("Observed by: {who}").format(who=_(span.observer.label).lower()) if span.observer else ""
    return listed((which, observer), "\n")
