"""Special support: individual criteria, deviations and their effect, the words of the law, what the workplace sees."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from desktop.domain.case import Case
from desktop.domain.demonstration import RequirementPlan
from desktop.domain.ehoks import individual_criteria
from desktop.domain.gates import adaptation_problems, problems_to_agree
from desktop.domain.support_words import WORDS, support_name
from desktop.domain.terms import Coverage, DeviationReason, Role, Scale
from desktop.domain.workplace_view import workplace_view
from desktop.store.projection import case_row
from tests.builders import a_case, a_plan, an_informed_case

ADAPTED = RequirementPlan(id="r2", individual="Tekee työn ohjatusti.", observers=(Role.TEACHER,))


def with_rows(*rows: RequirementPlan, case: Case | None = None) -> Case:
    case = case or a_case(plan=a_plan())
    others = tuple(one for one in case.plan.requirements if one.id not in {row.id for row in rows})
    return replace(case, plan=replace(case.plan, requirements=(*others, *rows)))


def test_individual_criteria_need_the_decision_they_rest_on() -> None:
    [problem] = adaptation_problems(with_rows(ADAPTED))
    assert problem.hard
    assert problem in problems_to_agree(with_rows(ADAPTED))
    assert adaptation_problems(with_rows(replace(ADAPTED, decision_reference="12/2026"))) == []
    assert adaptation_problems(replace(with_rows(ADAPTED), decision_reference="12/2026")) == []


def test_adapting_where_only_pass_and_fail_are_is_told_but_no_dead_end() -> None:
    case = with_rows(replace(ADAPTED, decision_reference="1"), case=a_case(scale=Scale.PASS_FAIL, plan=a_plan()))
    assert [one.hard for one in adaptation_problems(case)] == [False]


def test_an_adapted_requirement_marks_the_result_everywhere() -> None:
    case = with_rows(ADAPTED, case=an_informed_case())
    assert case.is_adapted
    row = case_row(case)
    assert row.adapted
    assert "mukautettu" in row.grade_text
    assert individual_criteria(case.plan) == ["Tekee työn ohjatusti."]


def test_a_requirement_that_is_not_demanded_is_not_adapted() -> None:
    assert not with_rows(replace(ADAPTED, coverage=Coverage.DEVIATION)).is_adapted


def test_a_significant_deviation_means_no_certificate() -> None:
    deviation = RequirementPlan(id="r3", coverage=Coverage.DEVIATION, note="Syy", significant=True)
    assert with_rows(deviation).has_significant_deviation
    assert not with_rows(replace(deviation, coverage=None)).has_significant_deviation


def test_the_workplace_sees_the_criteria_but_no_decision_and_no_reason_of_the_law() -> None:
    deviation = RequirementPlan(
        id="r3",
        coverage=Coverage.DEVIATION,
        note="Syy",
        decision_reference="99",
        deviation_reason=DeviationReason.PERSONAL,
    )
    view = workplace_view(with_rows(replace(ADAPTED, decision_reference="12/2026"), deviation))
    assert view.case.plan.requirement("r2").individual == ADAPTED.individual
    assert view.case.plan.requirement("r2").decision_reference == ""
    seen = view.case.plan.requirement("r3")
    assert (seen.note, seen.decision_reference, seen.deviation_reason) == ("", "", None)
    assert any("lain peruste" in name for name in view.hidden)


@pytest.mark.parametrize(
    ("on", "name"), [(date(2025, 12, 31), "erityisestä tuesta"), (date(2026, 1, 1), "oppimisen tuesta")]
)
def test_support_is_called_by_the_law_of_the_day(on: date, name: str) -> None:
    assert support_name(on) == name


def test_the_words_of_the_law_leave_no_day_without_a_name() -> None:
    ends = [(one.first, one.last) for one in WORDS]
    assert ends[0][0] is None
    assert ends[-1][1] is None
    for (_first, last), (first, _last) in pairwise(ends):
        assert last is not None
        assert first is not None
        assert (first - last).days == 1
