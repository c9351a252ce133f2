"""Days that people can mean, and the same day in another year."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
"""What a person writes outside of these is a slip of the hand, such as 23.11.2206."""


def is_meant(day: date) -> bool:
    """Whether a person can mean this day."""
    return FIRST_DAY <= day <= LAST_DAY


def years_from(day: date, years: int) -> date:
    """The same day so many years later, earlier when negative; 28 February where a year has no 29th.

    Registers write 31.12.9999 for what never ends: past the last year there is, the year stays that one.
    """
    year = min(max(day.year + years, MINYEAR), MAXYEAR)
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)
