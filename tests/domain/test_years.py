"""Days that people can mean, and the same day in another year."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.agreement import LONGEST_YEARS, Agreement, lasts_longer
from desktop.domain.people import WorkplaceInstructor
from desktop.domain.periods import feedback_problems
from desktop.domain.terms import AgreementType
from desktop.domain.years import is_meant, years_from
from tests.builders import DAY


@pytest.mark.parametrize(
    ("day", "years", "then"),
    [
        (date(2026, 11, 23), 5, date(2031, 11, 23)),
        (date(2026, 11, 23), -5, date(2021, 11, 23)),
        (date(2024, 2, 29), 1, date(2025, 2, 28)),
        (date(2024, 2, 29), -4, date(2020, 2, 29)),
        (date(9999, 12, 31), 5, date(9999, 12, 31)),
        (date(2026, 11, 23), -3000, date(1, 11, 23)),
    ],
)
def test_the_same_day_of_another_year(day: date, years: int, then: date) -> None:
    assert years_from(day, years) == then


def test_a_slip_of_the_hand_is_no_day_that_people_mean() -> None:
    assert is_meant(date(2026, 11, 23))
    assert not is_meant(date(226, 11, 23))
    assert not is_meant(date(2206, 11, 23))


@pytest.mark.parametrize("ends", [date(9999, 12, 31), date(1, 1, 1)])
def test_the_last_and_the_first_day_there_is_stop_nobody(ends: date) -> None:
    """Registers write 31.12.9999 for what does not end."""
    agreement = Agreement(kind=AgreementType.APPRENTICESHIP, starts=ends, ends=ends)
    assert not lasts_longer(agreement, LONGEST_YEARS)
    assert feedback_problems(agreement, WorkplaceInstructor(name="Timo Ohjaaja"), DAY)
