"""The step of each field that something can be missing in."""

from __future__ import annotations

import pytest

from desktop.domain import gates
from desktop.domain.case import Case
from desktop.domain.places import is_in_header, last_of, step_of
from desktop.domain.stages import Step
from tests.builders import a_case, a_compared_case, an_agreed_case


@pytest.mark.parametrize(
    ("field", "step"),
    [
        ("student.name", Step.PLAN),
        ("plan.requirements.r5", Step.PLAN),
        ("plan.starts", Step.PLAN),
        ("started_at", Step.DAY),
        ("notes.n1", Step.DAY),
        ("self_assessment", Step.ASSESS),
        ("views.instructor", Step.ASSESS),
        ("comparison.solved.r3", Step.ASSESS),
        ("decision.reason", Step.DECIDE),
        ("informed.on", Step.DECIDE),
        ("signing", Step.SIGN),
    ],
)
def test_each_field_has_its_step(field: str, step: Step) -> None:
    assert step_of(field) == step


def test_people_workplace_and_agreement_stand_in_the_basic_data() -> None:
    assert is_in_header("instructor.phone")
    assert is_in_header("agreement.starts")
    assert not is_in_header("plan.starts")
    assert last_of("plan.requirements.r5") == "r5"
    assert last_of("signing") == "signing"


@pytest.mark.parametrize("case", [Case(id="new"), a_case(3), an_agreed_case(3), a_compared_case(3)])
def test_what_a_step_lacks_is_put_right_at_that_step_or_before_it(case: Case) -> None:
    order = list(Step)
    for step in Step:
        for problem in gates.step_problems(case, step):
            assert order.index(step_of(problem.field)) <= order.index(step), problem
