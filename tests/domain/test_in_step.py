"""Where other requirements are assessed than before, people compare and decide on those."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.case import Case, stage
from desktop.domain.demonstration import RequirementPlan
from desktop.domain.in_step import in_step
from desktop.domain.stages import Stage
from desktop.domain.terms import Coverage, Role
from tests.builders import NOON, THIRD, an_agreed_case, an_informed_case, with_a_third


def deviated(case: Case, *rows: str) -> Case:
    """The case with exactly these requirements not demanded."""
    kept = [replace(one, coverage=None if one.coverage == Coverage.DEVIATION else one.coverage)
            for one in case.plan.requirements if one.id not in rows]  # fmt: skip
    away = [RequirementPlan(id=row, coverage=Coverage.DEVIATION, note="Ei kohtuullista.") for row in rows]
    return replace(case, plan=replace(case.plan, requirements=(*kept, *away)))


def test_a_deviation_after_the_decision_is_compared_and_decided_anew() -> None:
    before = an_informed_case()
    after = in_step(before, deviated(before, "r2"))
    assert (after.comparison.compared_at, after.decision.decided_on, after.informed.on) == (None, None, None)
    assert set(after.comparison.agreed) == {"r1", "r3"}
    assert stage(after) == Stage.COMPARING
    assert after.decision.reason == before.decision.reason


def test_a_view_that_lacks_a_level_is_finished_again_and_a_thirds_stays_as_it_is() -> None:
    whole = with_a_third(an_informed_case())
    first = deviated(whole, "r2")
    before = replace(
        first,
        views=tuple(
            replace(one, levels={row: level for row, level in one.levels.items() if row != "r2"}) for one in first.views
        ),
    )
    after = in_step(before, deviated(before))
    assert {one.id: one.ready_at for one in after.views} == {Role.TEACHER: None, Role.INSTRUCTOR: None, THIRD: NOON}


def test_other_changes_leave_the_decision_as_it_is() -> None:
    before = an_informed_case()
    adapted = replace(before.plan, requirements=(replace(before.plan.requirement("r1"), individual="Osaa tuetusti"),))
    assert in_step(before, replace(before, plan=adapted)).decision == before.decision
    planned = an_agreed_case()
    assert in_step(planned, deviated(planned, "r2")) == deviated(planned, "r2")
