"""Retention in the file: the rule, dates of their own, and what is due."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop.actions import retention, signing
from desktop.actions.workspace import Workspace
from desktop.domain.assessment import Informed
from desktop.domain.case import Case
from desktop.domain.errors import UserError
from desktop.domain.retention import RetentionRule
from desktop.domain.signing import SigningMethod
from desktop.domain.terms import Role
from tests.builders import DAY, an_agreed_case, an_informed_case

TWO = RetentionRule(years=2, decided="Rehtori 1.8.2026")
Keep = Callable[[Case], Case]


@pytest.fixture
def three(workspace: Workspace, keep: Keep) -> Workspace:
    """One that goes on, one that ended long ago, one that ended today."""
    keep(an_agreed_case(id="goes-on1"))
    keep(an_informed_case(id="longago1", informed=Informed(on=DAY - timedelta(days=900))))
    keep(an_informed_case(id="today001"))
    return workspace


def ids(rows: list) -> list[str]:  # type: ignore[type-arg]
    return [one.id for one in rows]


def test_at_first_nothing_is_due_and_what_has_ended_asks_for_a_date(three: Workspace) -> None:
    assert retention.due_cases(three) == []
    assert ids(retention.undecided_cases(three)) == ["longago1", "today001"]
    retention.keep_until(three, "today001", date(2030, 1, 1))
    assert ids(retention.undecided_cases(three)) == ["longago1"]


def test_the_rule_says_what_is_due_and_a_date_of_its_own_goes_before_it(three: Workspace) -> None:
    retention.keep_rule(three, TWO)
    assert retention.retention_rule(three) == TWO
    assert ids(retention.due_cases(three)) == ["longago1"]
    assert retention.undecided_cases(three) == []
    retention.keep_until(three, "longago1", DAY)
    assert retention.due_cases(three) == []  # the last day is still kept
    retention.keep_until(three, "longago1", DAY - timedelta(days=1))
    assert ids(retention.due_cases(three)) == ["longago1"]
    assert retention.count_due(three) == 1
    assert ids(retention.kept_cases(three))[0] == "longago1"


def test_the_day_the_years_are_full_it_is_kept_and_the_next_it_is_due(three: Workspace, keep: Keep) -> None:
    retention.keep_rule(three, TWO)
    keep(an_informed_case(id="exactly1", informed=Informed(on=DAY.replace(year=2024))))
    assert "exactly1" not in ids(retention.due_cases(three))
    keep(an_informed_case(id="daybefor", informed=Informed(on=DAY.replace(year=2024) - timedelta(days=1))))
    assert "daybefor" in ids(retention.due_cases(three))


def test_a_signed_demonstration_gets_its_date_and_its_signature_stays(three: Workspace) -> None:
    signing.sign(three, "today001", Role.TEACHER, code="teacher-1234", method=SigningMethod.TYPED)
    before = three.cases.get("today001")
    after = retention.keep_until(three, "today001", date(2036, 12, 31))
    assert after == replace(before, keep_until=date(2036, 12, 31))
    assert retention.keep_until(three, "today001", None) == before


def test_a_rule_without_a_decision_is_told_and_not_kept(three: Workspace) -> None:
    with pytest.raises(UserError):
        retention.keep_rule(three, RetentionRule(years=10))
    assert retention.retention_rule(three) == RetentionRule()
