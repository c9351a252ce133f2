"""The decision and telling it to the student."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop.actions.changing import change_case
from desktop.actions.workspace import Workspace
from desktop.domain.assessment import Decision, Informed
from desktop.domain.case import Case
from desktop.domain.errors import UserError, require
from desktop.domain.gates import problems_to_decide, problems_to_inform
from desktop.domain.koski_facts import is_graded_right
from desktop.domain.terms import InformedBy
from desktop.texts import _, n_


def save_decision(workspace: Workspace, case_id: str, decision: Decision) -> Case:
    """Keep the decision as it is being written; a changed grade or reason must be decided again."""

    def edit(case: Case) -> Case:
        _check_scale(case, decision)
        adapted = decision.adapted or case.has_individual_criteria
        told = (decision.grade, decision.reason) == (case.decision.grade, case.decision.reason)
        kept = case.decision.decided_on if told else None
        return replace(
            case,
            decision=replace(decision, decided_on=kept, adapted=adapted),
            informed=case.informed if kept else Informed(),
        )

    return change_case(workspace, case_id, n_("Write the decision"), edit)


def decide(workspace: Workspace, case_id: str, decision: Decision | None = None) -> Case:
    """Make the decision: the student was heard, the views compared, the grade chosen by people, the reason written."""
    case = save_decision(workspace, case_id, decision) if decision else workspace.cases.get(case_id)
    require(problems_to_decide(case))

    def edit(case: Case) -> Case:
        today = workspace.today()
        talked = case.decision.discussion_on or today
        return replace(case, decision=replace(case.decision, decided_on=today, discussion_on=talked))

    return change_case(workspace, case_id, n_("Decide"), edit)


def inform_student(
    workspace: Workspace, case_id: str, by: InformedBy = InformedBy.FACE_TO_FACE, on: date | None = None
) -> Case:
    """The student has heard result and reasons, today or on an earlier day; the days for a review count from it."""
    today = workspace.today()
    informed = Informed(on=on or today, by=by)
    require(problems_to_inform(workspace.cases.get(case_id), informed.on, today))
    return change_case(workspace, case_id, n_("Tell the student"), lambda case: replace(case, informed=informed))


def _check_scale(case: Case, decision: Decision) -> None:
    if decision.grade and not is_graded_right(decision.grade, case.unit.scale, case.unit.kind):
        raise UserError(_("This grade is not on the scale of the unit."))
    unknown = set(decision.deciders) - set(case.assessor_ids)
    if unknown:
        raise UserError(_("Only the assessors decide. Check who is marked as a decider."))
