"""Which of the automatic backups are kept: the newest, one of each of the last days and of the last weeks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable
from datetime import datetime

from desktop.texts import HELSINKI

_Period = Callable[[datetime], Hashable]
NEWEST, DAYS, WEEKS = 5, 7, 8
"""How many of the newest are kept, of how many days one, and of how many weeks one."""


def surplus(made: Collection[datetime]) -> list[datetime]:
    """The backups that may go, the oldest first: all but the newest, and the last of each recent day and week."""
    ordered = sorted(made, reverse=True)
    kept = {*ordered[:NEWEST], *_last_of_each(ordered, _day, DAYS), *_last_of_each(ordered, _week, WEEKS)}
    return sorted(one for one in ordered if one not in kept)


def _last_of_each(ordered: list[datetime], period: _Period, count: int) -> list[datetime]:
    """The newest of each of the newest ``count`` periods in which there is any."""
    last: dict[Hashable, datetime] = {}
    for one in ordered:
        last.setdefault(period(one), one)
    return list(last.values())[:count]


def _day(moment: datetime) -> Hashable:
    return moment.astimezone(HELSINKI).date()


def _week(moment: datetime) -> Hashable:
    return moment.astimezone(HELSINKI).isocalendar()[:2]
