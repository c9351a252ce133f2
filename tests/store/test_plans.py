"""Plans (HOKS) are kept byte for byte; of one study right the newest counts."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desktop.domain.competence_plan import KeptPlan
from desktop.domain.errors import UserError
from desktop.store.connection import Database
from desktop.store.plans import PlanRepository
from tests.builders import NOON

TEXT = b'{ "versio": 1.0,\r\n "nimi": "\\u00e4" }'


def a_kept_plan(key: str, minutes: int = 0, **changes: str) -> KeptPlan:
    """A plan kept some minutes after noon."""
    told = {"learner": "oppija", "study_right": "oikeus", "file": "hoks.json", **changes}
    return KeptPlan(key=key, kept_at=NOON + timedelta(minutes=minutes), **told)


def test_a_plan_comes_out_byte_for_byte(db: Database) -> None:
    plans = PlanRepository(db)
    with db.atomic():
        plans.add(a_kept_plan("a"), TEXT)
    assert plans.text("a") == TEXT
    assert plans.all() == [a_kept_plan("a")]


def test_the_newest_of_the_study_right_counts_and_else_that_of_the_learner(db: Database) -> None:
    plans = PlanRepository(db)
    with db.atomic():
        plans.add(a_kept_plan("a", 0), TEXT)
        plans.add(a_kept_plan("b", 2), TEXT)
        plans.add(a_kept_plan("c", 1), TEXT)
        plans.add(a_kept_plan("d", 9, study_right="toinen"), TEXT)
    assert plans.newest("oikeus") == a_kept_plan("b", 2)
    assert plans.newest("kolmas", "oppija") == a_kept_plan("d", 9, study_right="toinen")
    assert plans.newest("kolmas") is None
    assert plans.newest("", "") is None


def test_what_is_taken_away_is_told(db: Database) -> None:
    plans = PlanRepository(db)
    with db.atomic():
        plans.add(a_kept_plan("a"), TEXT)
    with db.atomic():
        plans.delete(["a"])
    with pytest.raises(UserError):
        plans.text("a")
