"""Dates between the domain and Qt, and dates as people type them."""

from __future__ import annotations

import re
from datetime import date, time

from PySide6.QtCore import QDate, QLocale

from desktop.domain.years import is_meant
from desktop.texts import day as written


def to_qdate(day: date | None) -> QDate:
    """A date for Qt; an invalid QDate for none."""
    return QDate(day.year, day.month, day.day) if day else QDate()


def from_qdate(day: QDate) -> date | None:
    """A date from Qt; None for an invalid one."""
    return date(day.year(), day.month(), day.day()) if day.isValid() else None


def read_day(text: str, today: date) -> date | None:
    """A date as people write it: 23.11.2026, 23.11. (of this year), 23112026 or 2026-11-23. None when it is none."""
    words = text.strip()
    for pattern in (
        r"(?P<d>\d{1,2})[./ ](?P<m>\d{1,2})(?:[./ ](?P<y>\d{4}|\d{2})?)?",
        r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})",
        r"(?P<d>\d{2})(?P<m>\d{2})(?P<y>\d{4})",
    ):
        if found := re.fullmatch(pattern, words):
            return _made(found["y"], found["m"], found["d"], today)
    return None


def _made(year: str | None, month: str, day: str, today: date) -> date | None:
    number = int(year) if year else today.year
    try:
        made = date(number + 2000 if number < 100 else number, int(month), int(day))
    except ValueError:
        return None
    return made if is_meant(made) else None


def read_hour(text: str) -> time | None:
    """A time of day as people write it: 9, 9.30, 9:30 or klo 9.30. None when it is none."""
    found = re.fullmatch(r"(?:klo|kl\.?)?\s*(\d{1,2})(?:[.:](\d{2}))?", text.strip(), re.IGNORECASE)
    try:
        return time(int(found[1]), int(found[2] or 0)) if found else None
    except ValueError:
        return None


def weekday_day(day: date) -> str:
    """A near day as people say it: ma 23.11."""
    name = QLocale().dayName(day.isoweekday(), QLocale.FormatType.ShortFormat)
    return f"{name} {day.day}.{day.month}."


def long_day(day: date) -> str:
    """A day in full: maanantai 23.11.2026."""
    return f"{QLocale().standaloneDayName(day.isoweekday())} {written(day)}"


def month_name(day: date) -> str:
    """The month of a day, short: elo, syys."""
    return QLocale().standaloneMonthName(day.month, QLocale.FormatType.ShortFormat)
