"""What follows for comparison and decision from a change of what is assessed or by whom."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.assessment import AssessorView, Comparison, Informed, view_problems
from desktop.domain.case import Case
from desktop.domain.terms import is_role


def in_step(before: Case, after: Case) -> Case:
    """The changed case; where other requirements are assessed now, people compare and decide on those anew.

    A view that lacks a level of a requirement is its assessor's to finish again.
    """
    if before.rows == after.rows or not (after.views or after.decision.decided_on):
        return after
    rows = set(after.rows)
    comparison = replace(
        after.comparison,
        agreed={row: level for row, level in after.comparison.agreed.items() if row in rows},
        unresolved={row: said for row, said in after.comparison.unresolved.items() if row in rows},
        compared_at=None,
    )
    return decided_anew(replace(after, views=tuple(_view(one, after.rows) for one in after.views)), comparison)


def decided_anew(case: Case, comparison: Comparison) -> Case:
    """The case as it is compared now, to be decided and told anew; what was written of the decision stays."""
    return replace(case, comparison=comparison, decision=replace(case.decision, decided_on=None), informed=Informed())


def _view(view: AssessorView, rows: tuple[str, ...]) -> AssessorView:
    lacks = is_role(view.id) and view_problems(view, rows)
    return replace(view, ready_at=None) if lacks else view
