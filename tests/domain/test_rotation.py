"""Which automatic backups stay."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.rotation import DAYS, NEWEST, WEEKS, surplus
from tests.builders import NOON

moments = st.lists(st.integers(0, 60 * 24 * 200).map(lambda minutes: NOON - timedelta(minutes=minutes)), unique=True)


def kept(made: list[datetime]) -> list[datetime]:
    return sorted(set(made) - set(surplus(made)), reverse=True)


def test_a_few_are_all_kept() -> None:
    assert surplus([NOON - timedelta(minutes=n) for n in range(NEWEST)]) == []


def test_of_a_busy_day_the_newest_stay_and_one_of_each_day_before() -> None:
    today = [NOON - timedelta(minutes=10 * n) for n in range(12)]
    earlier = [NOON - timedelta(days=day, hours=hour) for day in range(1, 5) for hour in (0, 2)]
    assert kept(today + earlier) == today[:NEWEST] + [NOON - timedelta(days=day) for day in range(1, 5)]


def test_a_year_of_backups_becomes_a_few_days_and_weeks() -> None:
    made = [NOON - timedelta(days=n) for n in range(365)]
    stay = kept(made)
    assert stay[:DAYS] == made[:DAYS]
    assert len(stay) <= DAYS + WEEKS
    assert (NOON - stay[-1]).days >= 7 * (WEEKS - 2)


@given(moments)
def test_the_newest_always_stay_and_a_second_look_lets_nothing_more_go(made: list[datetime]) -> None:
    stay = kept(made)
    assert stay[:NEWEST] == sorted(made, reverse=True)[:NEWEST]
    assert surplus(stay) == []
    assert len(stay) <= NEWEST + DAYS + WEEKS


@given(moments)
def test_every_recent_day_with_a_backup_keeps_its_last(made: list[datetime]) -> None:
    from desktop.texts import HELSINKI

    days = sorted({one.astimezone(HELSINKI).date() for one in made}, reverse=True)[:DAYS]
    stay = {one.astimezone(HELSINKI).date(): one for one in sorted(kept(made))}
    last = {one.astimezone(HELSINKI).date(): one for one in sorted(made)}
    assert all(stay[day] == last[day] for day in days)
