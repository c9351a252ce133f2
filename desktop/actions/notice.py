"""What to put right before the next demonstration. It opens a case, so the first page shows it once it is painted."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.actions.workspace import Workspace
from desktop.domain.case import Case
from desktop.domain.errors import Problem
from desktop.domain.gates import changed_plan_problems, problems_to_agree
from desktop.domain.overview import CaseRow
from desktop.domain.people import is_business_id
from desktop.domain.stages import Stage
from desktop.texts import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What to put right before the next demonstration, and what is in order already."""

    row: CaseRow
    missing: tuple[Problem, ...]
    settled: tuple[str, ...]


def next_notice(workspace: Workspace, upcoming: tuple[CaseRow, ...]) -> Notice | None:
    """The next demonstration whose plan is not agreed yet; without one, the next one that is. Opens that case."""
    today = workspace.today()
    coming = [
        row for row in upcoming if not row.stage.reached(Stage.RUNNING) and (not row.starts or row.starts >= today)
    ]
    row = next((one for one in coming if one.stage == Stage.DRAFT), next(iter(coming), None))
    if row is None:
        return None
    case = workspace.cases.get(row.id)
    missing = () if case.plan.is_agreed else (*problems_to_agree(case), *changed_plan_problems(case))
    return Notice(row=row, missing=missing, settled=tuple(_settled(case)))


def _settled(case: Case) -> list[str]:
    plan = case.plan
    assessors = [one for one in plan.assessors if one.name.strip()]
    facts = (
        (plan.is_agreed, _("The plan is agreed")),
        (
            bool(case.instructor.name) and is_business_id(case.workplace.business_id),
            _("Workplace and instructor known"),
        ),
        (
            len(assessors) > 1 and all(one.not_disqualified_on for one in assessors),
            _("Assessors named, disqualification asked"),
        ),
        (bool(plan.safety_gone_through_on), _("Safety and data protection gone through")),
        (bool(plan.review_rights_told_on), _("The student knows how to ask for a review")),
    )
    return [text for fact, text in facts if fact]
