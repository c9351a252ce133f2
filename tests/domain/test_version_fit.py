"""Whether a case follows the requirements that are the student's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.domain.case import Case
from desktop.domain.library import QualificationRow
from desktop.domain.version_fit import version_problems
from tests.builders import a_case, a_plan

TODAY = date(2027, 1, 15)
ROW = QualificationRow(
    id="9001",
    version="v",
    name={},
    valid_from=date(2022, 8, 1),
    valid_until=date(2026, 7, 31),
    transition_ends=date(2028, 7, 31),
)
COMING = replace(ROW, valid_from=date(2027, 8, 1), valid_until=None, transition_ends=None)
NOW = replace(ROW, valid_until=None, transition_ends=None)
ENDED = replace(ROW, transition_ends=date(2026, 12, 31))


def fields(case: Case, row: QualificationRow | None) -> list[str]:
    problems = version_problems(case, row, TODAY)
    assert not any(one.hard for one in problems)
    return [one.text for one in problems]


@pytest.mark.parametrize(
    ("row", "began", "says"),
    [
        (NOW, date(2024, 8, 1), ""),
        (NOW, None, ""),
        (NOW, date(2021, 8, 1), "aloitti 1.8.2021, ennen kuin nämä perusteet tulivat voimaan 1.8.2022"),
        (ROW, date(2026, 7, 31), ""),
        (ROW, date(2026, 8, 1), "aloitti 1.8.2026. Siirtymäaika"),
        (ROW, None, "siirtymäaika"),
        (ENDED, date(2023, 1, 1), "31.12.2026"),
        (COMING, date(2026, 8, 1), "vasta 1.8.2027"),
        (None, date(2021, 8, 1), ""),
    ],
)
def test_dates_are_judged_on_the_day_of_the_demonstration(
    row: QualificationRow | None, began: date | None, says: str
) -> None:
    told = fields(a_case(study_right_began=began), row)
    assert len(told) == bool(says)
    assert says in " ".join(told)


def test_the_day_of_the_demonstration_counts_where_it_is_known() -> None:
    later = a_case(plan=a_plan(starts=date(2027, 9, 1)), study_right_began=date(2027, 8, 2))
    assert fields(later, COMING) == []


@pytest.mark.parametrize(("theirs", "told"), [("NK-1-2026", 0), (" nk-1-2026 ", 0), ("", 0), ("OPH-9-2026", 1)])
def test_the_reference_numbers_are_compared_where_both_are_known(theirs: str, told: int) -> None:
    assert len(fields(a_case(student_reference_number=theirs), NOW)) == told
