"""What a register would refuse, as findings with their places."""

from __future__ import annotations

from desktop.domain.errors import Problem
from desktop.domain.preflight import Finding, found, is_fit


def test_a_problem_of_the_case_is_told_in_the_same_words() -> None:
    problem = Problem("plan.starts", "Say when.", hard=False)
    assert found([problem]) == [Finding("plan.starts", "Say when.", hard=False)]


def test_only_what_is_refused_keeps_a_case_from_a_register() -> None:
    assert is_fit([])
    assert is_fit([Finding("plan.starts", "Look.", hard=False)])
    assert not is_fit([Finding("plan.starts", "Look.", hard=False), Finding("", "Refused.")])
