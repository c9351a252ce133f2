"""What an annex lacks is found by the checks that the registers make."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desktop.domain.annex import Gap, annex_gaps
from desktop.domain.case import Case
from desktop.domain.terms import AgreementType
from tests.builders import a_plan, an_agreed_case


def whole() -> Case:
    case = an_agreed_case()
    workplace = replace(case.workplace, contact="Kaisa Kontakti")
    return replace(case, workplace=workplace, instructor=replace(case.instructor, phone="050 123"))


def test_a_whole_case_lacks_nothing() -> None:
    assert annex_gaps(whole()) == ()


@pytest.mark.parametrize(
    ("part", "changes", "gap"),
    [
        ("workplace", {"name": " "}, Gap.WORKPLACE),
        ("workplace", {"business_id": "0000012-4"}, Gap.BUSINESS_ID),
        ("workplace", {"contact": ""}, Gap.CONTACT),
        ("instructor", {"name": ""}, Gap.INSTRUCTOR),
        ("instructor", {"phone": ""}, Gap.REACHED),
        ("instructor", {"phone": "050 x"}, Gap.PHONE),
        ("agreement", {"ends": None}, Gap.PERIOD),
        ("agreement", {"starts": date(2027, 1, 1)}, Gap.ENDS_FIRST),
        ("agreement", {"ends": date(2031, 9, 2)}, Gap.TOO_LONG),
        ("agreement", {"part_time": 101}, Gap.PART_TIME),
        ("agreement", {"ends": date(2026, 11, 22)}, Gap.OUTSIDE),
        ("plan", {"tasks": ()}, Gap.TASKS),
        ("plan", {"starts": None, "ends": None}, Gap.TIMES),
        ("plan", {"safety_gone_through_on": None}, Gap.SAFETY),
        ("plan", {"requirements": ()}, Gap.UNCOVERED),
    ],
)
def test_each_gap_is_found(part: str, changes: dict[str, Any], gap: Gap) -> None:
    case = whole()
    assert gap in annex_gaps(replace(case, **{part: replace(getattr(case, part), **changes)}))


def test_an_agreement_of_five_years_is_not_too_long() -> None:
    case = whole()
    assert annex_gaps(replace(case, agreement=replace(case.agreement, ends=date(2031, 9, 1)))) == ()


def test_without_an_agreement_no_period_is_missing() -> None:
    case = whole()
    bare = replace(case.agreement, kind=AgreementType.NONE, starts=None, ends=None)
    assert annex_gaps(replace(case, agreement=bare, plan=a_plan())) == ()
