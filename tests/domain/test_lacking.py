"""What lists say of a case: what is missing, how far it is, and when it is next."""

from __future__ import annotations

from datetime import date, time

from desktop.domain.case import Case, stage
from desktop.domain.errors import Problem
from desktop.domain.gates import problems_to_agree, problems_to_decide, progress
from desktop.domain.lacking import kinds_of, missing_words
from desktop.domain.overview import CaseRow
from tests.builders import a_case, a_compared_case, a_plan, an_agreed_case


def test_each_kind_is_named_once_and_warnings_are_not() -> None:
    problems = [
        Problem("plan.requirements.r1", "…"),
        Problem("plan.requirements.r2", "…"),
        Problem("plan.safety_gone_through_on", "…", hard=False),
        Problem("plan.ready", "…"),
    ]
    assert kinds_of(problems) == ("plan.requirements", "plan.ready")


def test_two_are_named_and_the_rest_are_counted() -> None:
    kinds = kinds_of(problems_to_agree(Case(id="new")))
    assert missing_words(kinds[:2]) == "puuttuu: opiskelijan tiedot, tutkinnon osa"
    assert missing_words(kinds).startswith("puuttuu: opiskelijan tiedot, tutkinnon osa ja ")
    assert missing_words(kinds).endswith(f"ja {len(kinds) - 2} muuta")
    assert missing_words(()) == ""


def test_what_is_missing_for_the_decision_has_words() -> None:
    case = a_compared_case()
    assert "arvosana" in missing_words(kinds_of(problems_to_decide(case)))


def test_progress_is_counted_in_requirements() -> None:
    draft, planned, compared = a_case(3), a_case(3, plan=a_plan(3)), a_compared_case(3)
    assert progress(draft, stage(draft)) == (0, 3)
    assert progress(planned, stage(draft)) == (3, 3)
    assert progress(compared, stage(compared)) == (0, 0)
    agreed = an_agreed_case(3)
    assert progress(agreed, stage(agreed)) == (0, 0)


def test_the_next_situation_is_told_and_when_all_are_past_the_last() -> None:
    first, second = (date(2026, 11, 23), time(12, 30)), (date(2026, 11, 25), None)
    row = CaseRow(id="a", starts=first[0], times=(first, second))
    assert row.next_time(date(2026, 11, 1)) == first
    assert row.next_time(date(2026, 11, 24)) == second
    assert row.next_time(date(2026, 12, 24)) == second
    assert CaseRow(id="a", starts=first[0]).next_time(first[0]) == (first[0], None)
    assert CaseRow(id="a").next_time(first[0]) == (None, None)
