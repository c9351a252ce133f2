"""What the first page is told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop.actions.notice import next_notice
from desktop.actions.overview import term_months, today_overview, waiting_count
from desktop.actions.planning import edit_plan
from desktop.actions.settings import save_teacher
from desktop.actions.workspace import Workspace
from desktop.domain.errors import UserError
from desktop.domain.people import Teacher
from desktop.tools.sample_file import make_sample


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A file with made-up demonstrations at every stage, on Monday 23 November 2026."""
    made = make_sample(tmp_path_factory.mktemp("sample"))
    yield made
    made.close()


@pytest.mark.parametrize(
    ("day", "first", "number"),
    [
        (date(2026, 8, 1), date(2026, 8, 1), 5),
        (date(2026, 12, 31), date(2026, 8, 1), 5),
        (date(2027, 1, 1), date(2027, 1, 1), 7),
        (date(2027, 7, 31), date(2027, 1, 1), 7),
    ],
)
def test_a_term_is_autumn_or_spring(day: date, first: date, number: int) -> None:
    months = term_months(day)
    assert (months[0], len(months)) == (first, number)


def test_what_comes_stands_in_the_order_of_days_and_what_is_signed_is_gone(sample: Workspace) -> None:
    seen = today_overview(sample)
    days = [row.starts for row in seen.upcoming]
    assert days == sorted(day for day in days if day)
    assert [row.student for row in seen.upcoming][:2] == ["Aino Esimerkki", "Eero Malli"]
    assert [row.student for row in seen.to_sign] == ["Leo Luonnos"]
    assert seen.cases == 34
    assert (seen.term.total, seen.term.signed) == (34, 28)


def test_the_number_of_what_waits_counts_near_days_and_signatures(sample: Workspace) -> None:
    assert waiting_count(sample) == 4


def test_the_notice_is_of_the_next_plan_that_is_not_agreed(sample: Workspace) -> None:
    seen = today_overview(sample)
    notice = next_notice(sample, seen.upcoming)
    assert notice is not None
    assert notice.row.student == "Eero Malli"
    assert len(notice.missing) == 5
    assert notice.settled


def test_without_anything_coming_there_is_no_notice(sample: Workspace) -> None:
    assert next_notice(sample, ()) is None


def test_a_day_that_passed_is_not_noticed(sample: Workspace) -> None:
    from dataclasses import replace

    case = sample.cases.get(sample.lists.search("Noor")[0].id)
    edit_plan(sample, case.id, replace(case.plan, starts=date(2026, 11, 20), ends=date(2026, 11, 20)))
    row = sample.lists.search("Noor")[0]
    assert next_notice(sample, (row,)) is None


def test_a_teacher_must_have_a_name(sample: Workspace, tmp_path: Path) -> None:
    before = sample.teacher
    with pytest.raises(UserError):
        save_teacher(sample, Teacher(name=" "))
    assert sample.teacher == before
    save_teacher(sample, Teacher(name="Maija Muuttunut"))
    assert sample.teacher.name == "Maija Muuttunut"
