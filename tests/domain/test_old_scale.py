"""The scale 1–3: its names, and that it is read and shown but not given anew."""

from __future__ import annotations

import pytest

from desktop.domain.gates import problems_to_agree, problems_to_decide
from desktop.domain.old_scale import going_on_problems, opening_problems
from desktop.domain.overview import CaseRow
from desktop.domain.terms import Grade, Scale
from desktop.texts import _
from tests.builders import a_compared_case, a_decision, an_agreed_case


@pytest.mark.parametrize(
    ("scale", "grade", "name"),
    [
        (Scale.ONE_TO_THREE, Grade.THREE, "Kiitettävä 3"),
        (Scale.ONE_TO_THREE, Grade.TWO, "Hyvä 2"),
        (Scale.ONE_TO_THREE, Grade.ONE, "Tyydyttävä 1"),
        (Scale.ONE_TO_THREE, Grade.FAIL, "Hylätty"),
        (Scale.ONE_TO_FIVE, Grade.THREE, "Hyvä 3"),
        (Scale.ONE_TO_FIVE, Grade.TWO, "Tyydyttävä 2"),
        (Scale.PASS_FAIL, Grade.PASS, "Hyväksytty"),
    ],
)
def test_a_grade_is_called_by_its_own_scale(scale: Scale, grade: Grade, name: str) -> None:
    assert _(scale.name_of(grade)) == name
    assert CaseRow(id="1", scale=scale, grade=grade).grade_text == name


def test_only_the_old_scale_may_not_be_opened() -> None:
    (problem,) = opening_problems(Scale.ONE_TO_THREE)
    assert problem.hard
    assert not opening_problems(Scale.ONE_TO_FIVE)
    assert not opening_problems(Scale.PASS_FAIL)


def test_a_case_of_the_old_scale_that_is_here_goes_on_with_a_warning() -> None:
    (warning,) = going_on_problems(Scale.ONE_TO_THREE)
    assert not warning.hard
    assert warning in problems_to_agree(an_agreed_case(scale=Scale.ONE_TO_THREE))
    decided = a_compared_case(scale=Scale.ONE_TO_THREE, decision=a_decision(Grade.TWO))
    assert warning in problems_to_decide(decided)
    assert warning not in problems_to_decide(a_compared_case(decision=a_decision()))
