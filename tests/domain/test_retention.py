"""How long demonstrations are kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop.domain.assessment import Informed
from desktop.domain.retention import RetentionRule, due_on, ended_on, removal_warnings, rule_problems
from desktop.domain.signing import Copy, CopyWay, Signature, Signing
from desktop.domain.terms import Language, Role
from tests.builders import DAY, NOON, a_case, an_agreed_case, an_informed_case

TEN = RetentionRule(years=10, decided="Arkistosuunnitelma 4 §")


def test_nothing_is_due_until_the_provider_or_a_person_says_so() -> None:
    assert due_on(DAY, None, RetentionRule()) is None
    assert due_on(DAY, None, TEN) == date(2036, 11, 23)
    assert due_on(DAY, date(2030, 1, 1), TEN) == date(2030, 1, 1)
    assert due_on(None, None, TEN) is None
    assert due_on(None, date(2030, 1, 1), RetentionRule()) == date(2030, 1, 1)


def test_a_leap_day_has_its_years_too() -> None:
    assert due_on(date(2024, 2, 29), None, replace(TEN, years=1)) == date(2025, 2, 28)
    assert due_on(date(2024, 2, 29), None, replace(TEN, years=4)) == date(2028, 2, 29)


def test_a_demonstration_ends_when_the_student_knows_or_the_last_one_signs() -> None:
    assert ended_on(an_agreed_case(started_at=NOON)) is None
    assert ended_on(an_informed_case()) == DAY
    signature = Signature(
        id=Role.TEACHER, name="M", at=NOON + timedelta(days=3), language=Language.FI, document="0" * 64
    )
    assert ended_on(an_informed_case(signing=Signing(signatures=(signature,)))) == DAY + timedelta(days=3)


@pytest.mark.parametrize("years", [-1, 51])
def test_a_rule_has_sensible_years_and_says_who_decided(years: int) -> None:
    assert [one.field for one in rule_problems(RetentionRule(years=years))] == ["years", "decided"]
    assert rule_problems(TEN) == []
    assert rule_problems(RetentionRule()) == []


def test_warnings_tell_what_is_lost_but_forbid_nothing() -> None:
    signature = Signature(id=Role.TEACHER, name="M", at=NOON, language=Language.FI, document="0" * 64)
    signed = an_informed_case(signing=Signing(signatures=(signature,)), keep_until=date(2030, 1, 1))
    told = removal_warnings(signed, DAY)
    assert len(told) == 3
    assert not any(one.hard for one in told)
    later = DAY + timedelta(days=15)
    copied = replace(signed, copies=(Copy(id="c", at=NOON, version=1, way=CopyWay.FOLDER, to="x.pdf"),))
    assert [one.text for one in removal_warnings(copied, later)] == [told[-1].text]
    assert removal_warnings(a_case(), DAY) == []
    assert len(removal_warnings(an_agreed_case(started_at=NOON), DAY)) == 1
    assert removal_warnings(an_informed_case(informed=Informed(on=DAY)), later) == []
