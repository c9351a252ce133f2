"""The time of a demonstration as people write it: "23.11.2026 klo 12.30-15.30", situations separated by ";"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, time

from desktop.domain.demonstration import Plan, Situation
from desktop.texts import hours

_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})?")
_TIME = re.compile(r"(?<![\d.])(\d{1,2})(?:[.:](\d{2}))?(?![\d.])")


def write_when(plan: Plan) -> str:
    """The situations of a plan, or its days where there are none; "" for a plan without days."""
    if plan.situations:
        return "; ".join(_write(one) for one in plan.situations)
    if plan.starts is None:
        return ""
    if plan.ends in (None, plan.starts):
        return _day(plan.starts)
    return f"{_day(plan.starts)}–{_day(plan.ends)}" if plan.ends else _day(plan.starts)


def _write(situation: Situation) -> str:
    return f"{_day(situation.day)} {hours(situation.starts, situation.ends)}".rstrip()


def _day(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"


def with_when(plan: Plan, text: str, today: date) -> Plan | None:
    """The plan with this time; None when the text cannot be understood. An empty text takes the time away."""
    if not text.strip():
        return replace(plan, starts=None, ends=None, situations=())
    read = [_read(part, today) for part in text.split(";") if part.strip()]
    if not all(read):
        return None
    days = [day for one in read if one for day in one[0]]
    situations = tuple(
        _situation(plan, number, found[0][0], found[1])
        for number, found in enumerate(one for one in read if one)
        if len(found[0]) == 1
    )
    return replace(plan, starts=min(days), ends=max(days), situations=situations)


def _situation(plan: Plan, number: int, day: date, times: list[time]) -> Situation:
    before = plan.situations[number] if number < len(plan.situations) else Situation(id=f"s{number + 1}", day=day)
    starts, ends = (*times, None, None)[:2]
    return replace(before, day=day, starts=starts, ends=ends)


def _read(part: str, today: date) -> tuple[list[date], list[time]] | None:
    """The days and times of one situation."""
    try:
        days = [date(int(y or today.year), int(m), int(d)) for d, m, y in _DATE.findall(part)]
        times = [time(int(hour), int(minute or 0)) for hour, minute in _TIME.findall(_DATE.sub(" ", part))]
    except ValueError:
        return None
    in_order = days == sorted(days) and times == sorted(times)
    return (days, times) if days and in_order and len(days) <= 2 and len(times) <= 2 else None
