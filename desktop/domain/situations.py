"""Näyttötilanteet: the times of a demonstration as people write them, and what does not fit together in them.

People write one situation a line: "23.11.2026 klo 12.30–15.30" or "24.11. klo 8–10, ohjaaja"; one that is elsewhere
than the others ends with its place: "25.11. klo 9–11 @ Päiväkoti Marjapolku".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, time
from itertools import combinations

from desktop.domain.demonstration import Plan, Situation
from desktop.domain.errors import Problem
from desktop.domain.terms import Role
from desktop.texts import _, hours

_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})?")
_TIME = re.compile(r"(?<![\d.])(\d{1,2})(?:[.:](\d{2}))?(?![\d.])")
PLACE = "@"
"""What stands before the place of a situation."""
_OBSERVER = re.compile(r"[,\s]\s*(\w+)\s*$")
_NAMES: tuple[tuple[Role | None, str], ...] = (
    (Role.TEACHER, "o opettaja lärare läraren teacher"),
    (Role.INSTRUCTOR, "t ohjaaja työpaikkaohjaaja handledare handledaren arbetsplatshandledare instructor"),
    (None, "molemmat båda both"),
)
"""What people write for who observes, in any language; None is both."""


@dataclass(frozen=True, slots=True)
class Times:
    """What one line says: one or two days, at most two times of day, and who observes where that is told."""

    days: tuple[date, ...]
    hours: tuple[time, ...] = ()
    observer: Role | None = None
    tells_observer: bool = False


def read_times(text: str, today: date) -> Times | None:
    """The days and hours a line tells; None when it cannot be understood. A year that is left out is this year's."""
    when, at, _place = text.partition(PLACE)
    words, observer, told = _without_observer(when)
    try:
        days = tuple(date(int(y or today.year), int(m), int(d)) for d, m, y in _DATE.findall(words))
        times = tuple(time(int(hour), int(minute or 0)) for hour, minute in _TIME.findall(_DATE.sub(" ", words)))
    except ValueError:
        return None
    if at and len(days) != 1:
        return None  # a period has no place of its own
    if not 1 <= len(days) <= 2 or len(times) > 2 or list(days) != sorted(days):
        return None
    return Times(days, times, observer, told)


def _without_observer(text: str) -> tuple[str, Role | None, bool]:
    found = _OBSERVER.search(text)
    for role, names in _NAMES:
        if found and found[1].casefold() in names.split():
            return text[: found.start()], role, True
    return text, None, False


def read_situation(text: str, today: date, before: Situation) -> Situation | None:
    """A situation with the time that a line tells; None when it does not tell of one day.

    Who observes stays as before unless the line says otherwise.
    """
    times = read_times(text, today)
    if times is None or len(times.days) != 1:
        return None
    starts, ends = (*times.hours, None, None)[:2]
    observer = times.observer if times.tells_observer else before.observer
    place = " ".join(text.partition(PLACE)[2].split())
    return replace(before, day=times.days[0], starts=starts, ends=ends, observer=observer, place=place)


def write_situation(situation: Situation) -> str:
    """The day, hours and own place of a situation as they are written; read again they give the same."""
    when = f"{_day(situation.day)} {hours(situation.starts, situation.ends)}".rstrip()
    return f"{when} {PLACE} {situation.place}" if situation.place else when


def write_days(plan: Plan) -> str:
    """The days of a plan that tells of no single situation; "" for a plan without days."""
    if plan.starts is None:
        return ""
    if plan.ends in (None, plan.starts):
        return _day(plan.starts)
    return f"{_day(plan.starts)}–{_day(plan.ends)}" if plan.ends else _day(plan.starts)


def _day(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"


def free_id(situations: Iterable[Situation]) -> str:
    """An id for one more situation."""
    taken = {one.id for one in situations}
    return next(name for number in range(1, len(taken) + 2) if (name := f"s{number}") not in taken)


def with_situations(plan: Plan, situations: Iterable[Situation]) -> Plan:
    """The plan with these situations in order of time; its first and last day follow them.

    A requirement that was left for a situation that is gone waits for another.
    """
    ordered = tuple(sorted(situations, key=lambda one: (one.day, one.starts or time.min, one.id)))
    ids = {one.id for one in ordered}
    requirements = tuple(
        replace(one, situation="") if one.situation and one.situation not in ids else one for one in plan.requirements
    )
    starts = ordered[0].day if ordered else None
    ends = ordered[-1].day if ordered else None
    return replace(plan, situations=ordered, requirements=requirements, starts=starts, ends=ends)


def with_days(plan: Plan, starts: date | None, ends: date | None) -> Plan:
    """The plan with only its first and last day told."""
    return replace(with_situations(plan, ()), starts=starts, ends=ends)


def situation_problems(plan: Plan) -> list[Problem]:
    """What does not fit together in the times: warnings, as people may have their reasons."""
    problems = []
    for number, one in enumerate(plan.situations, 1):
        place = f"plan.situations.{one.id}"
        if one.starts and one.ends and one.ends <= one.starts:
            text = _("Situation {n} ends before it starts.").format(n=number)
            problems.append(Problem(place, text, hard=False))
        if plan.starts and plan.ends and not plan.starts <= one.day <= plan.ends:
            text = _("Situation {n} is outside the days of the demonstration.").format(n=number)
            problems.append(Problem(place, text, hard=False))
    numbered = enumerate(plan.situations, 1)
    for (first, one), (second, other) in combinations(numbered, 2):
        if _overlap(one, other):
            text = _("Situations {a} and {b} are at the same time.").format(a=first, b=second)
            problems.append(Problem(f"plan.situations.{other.id}", text, hard=False))
    return problems


def _overlap(one: Situation, other: Situation) -> bool:
    if one.day != other.day:
        return False
    if one.starts is None or other.starts is None:
        return one.starts == other.starts
    return one.starts < (other.ends or time.max) and other.starts < (one.ends or time.max)
