"""What a person sees first: the next demonstrations, what waits for signatures, and the term at a glance."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from desktop.actions.workspace import Workspace
from desktop.domain.overview import WARN_DAYS, CaseRow
from desktop.domain.stages import Stage

UPCOMING, TO_SIGN, TO_KOSKI, UNREACHED = 6, 5, 3, 4
LATE_DAYS, NEAR_DAYS = 14, 7
BEFORE_SIGNING = tuple(stage for stage in Stage if not stage.reached(Stage.INFORMED))
WAITS_FOR_SIGNING = (Stage.INFORMED, Stage.PARTLY_SIGNED)


class TermPicture(NamedTuple):
    """How many demonstrations start in each month of a term (its first day, number), and how many are signed."""

    months: tuple[tuple[date, int], ...]
    signed: int

    @property
    def total(self) -> int:
        """All of the term."""
        return sum(count for _month, count in self.months)


class Today(NamedTuple):
    """What the first page shows."""

    cases: int
    upcoming: tuple[CaseRow, ...]
    to_sign: tuple[CaseRow, ...]
    to_koski: tuple[CaseRow, ...]
    all_to_koski: int
    term: TermPicture
    unreached: tuple[CaseRow, ...] = ()


def today_overview(workspace: Workspace) -> Today:
    """Everything for the first page that the rows of lists tell."""
    today = workspace.today()
    since = today - timedelta(days=LATE_DAYS)
    planned = workspace.lists.upcoming(since, BEFORE_SIGNING, UPCOMING)
    retakes = workspace.lists.retakes(since, UPCOMING)
    dated = sorted({row.id: row for row in (*planned, *retakes)}.values(), key=_when)
    upcoming = {row.id: row for row in (*workspace.lists.appealed(UPCOMING), *dated)}
    return Today(
        cases=workspace.lists.count(),
        upcoming=tuple(upcoming.values())[:UPCOMING],
        to_sign=tuple(workspace.lists.at_stages(WAITS_FOR_SIGNING, TO_SIGN)),
        to_koski=tuple(workspace.lists.to_koski(TO_KOSKI)),
        all_to_koski=workspace.lists.count_to_koski(),
        term=_term(workspace, today),
        unreached=tuple(workspace.lists.unreached(today, today + timedelta(days=WARN_DAYS), UNREACHED)),
    )


def _when(row: CaseRow) -> date:
    return row.retake_on or row.starts or date.max


def waiting_count(workspace: Workspace) -> int:
    """How many demonstrations of these days or signatures wait for somebody."""
    today = workspace.today()
    near = workspace.lists.count_between(
        today - timedelta(days=LATE_DAYS), today + timedelta(days=NEAR_DAYS), BEFORE_SIGNING
    )
    return near + workspace.lists.count_at_stages(WAITS_FOR_SIGNING) + workspace.lists.count_appealed()


def term_months(day: date) -> tuple[date, ...]:
    """The months of the term that a day falls in: August to December, or January to July."""
    first, last = (8, 12) if day.month >= 8 else (1, 7)
    return tuple(date(day.year, month, 1) for month in range(first, last + 1))


def _term(workspace: Workspace, today: date) -> TermPicture:
    months = term_months(today)
    last = date(today.year, 12, 31) if months[-1].month == 12 else date(today.year, 7, 31)
    counts = workspace.lists.starts_by_month(months[0], last)
    signed = tuple(stage for stage in Stage if stage.reached(Stage.SIGNED))
    return TermPicture(
        months=tuple((month, counts.get((month.year, month.month), 0)) for month in months),
        signed=workspace.lists.count_between(months[0], last, signed),
    )
