"""Self-assessment, the assessors' own views, and their comparison."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from desktop.actions.changing import change_case
from desktop.actions.observing import share_everything
from desktop.actions.workspace import Workspace
from desktop.domain.assessment import AssessorView, Comparison, SelfAssessment
from desktop.domain.case import Case
from desktop.domain.errors import UserError, require
from desktop.domain.gates import (
    problems_to_change_view,
    problems_to_compare,
    problems_to_finish_view,
    problems_to_offer_self_assessment,
    problems_to_settle,
)
from desktop.domain.in_step import decided_anew
from desktop.domain.terms import Grade
from desktop.texts import _, n_

Value = TypeVar("Value")


def save_self_assessment(workspace: Workspace, case_id: str, answers: SelfAssessment) -> Case:
    """Keep the student's answers so far; offering it and pausing count as not settled yet."""
    require(problems_to_offer_self_assessment(workspace.cases.get(case_id)))

    def edit(case: Case) -> Case:
        offered = answers.offered_on or case.self_assessment.offered_on or workspace.today()
        return replace(case, self_assessment=replace(answers, offered_on=offered))

    return change_case(workspace, case_id, n_("Self-assessment"), edit)


def finish_self_assessment(workspace: Workspace, case_id: str) -> Case:
    """The student is done."""
    answers = workspace.cases.get(case_id).self_assessment
    return save_self_assessment(workspace, case_id, replace(answers, done_on=workspace.today(), declined_on=None))


def decline_self_assessment(workspace: Workspace, case_id: str) -> Case:
    """The student was offered self-assessment and declined."""
    answers = workspace.cases.get(case_id).self_assessment
    return save_self_assessment(workspace, case_id, replace(answers, declined_on=workspace.today(), done_on=None))


def set_level(workspace: Workspace, case_id: str, assessor: str, requirement: str, level: Grade | None) -> Case:
    """An assessor marks the level of a requirement; None takes the mark away."""
    _check_level(workspace.cases.get(case_id), requirement, level)

    def edit(view: AssessorView) -> AssessorView:
        return replace(view, levels=_put(view.levels, requirement, level), ready_at=None)

    return _edit_view(workspace, case_id, assessor, n_("Mark a level"), edit)


def comment_level(workspace: Workspace, case_id: str, assessor: str, requirement: str, text: str) -> Case:
    """An assessor writes why; an empty text removes the comment."""

    def edit(view: AssessorView) -> AssessorView:
        return replace(view, comments=_put(view.comments, requirement, text.strip()))

    return _edit_view(workspace, case_id, assessor, n_("Comment on a level"), edit)


def finish_view(workspace: Workspace, case_id: str, assessor: str) -> Case:
    """An assessor calls their view ready. When all are, they and the observations are laid side by side."""
    require(problems_to_finish_view(workspace.cases.get(case_id), assessor))
    now = workspace.now()
    case = _edit_view(
        workspace, case_id, assessor, n_("Own view ready"), lambda view: replace(view, ready_at=view.ready_at or now)
    )
    return _agree_where_alike(workspace, case) if case.views_ready else case


def _agree_where_alike(workspace: Workspace, case: Case) -> Case:
    """Share the observations, and take as common what every assessor sees alike; people settle the rest.

    Where one assesses alone, there is nothing to compare: their levels are the common ones.
    """
    first = case.view(case.assessor_ids[0])
    alike = {row: first.levels[row] for row in case.rows if row not in case.differing and row in first.levels}
    alone = len(case.assessor_ids) == 1
    now = workspace.now()

    def edit(case: Case) -> Case:
        settled = Comparison(agreed=alike, compared_at=now)
        both = replace(case.comparison, agreed={**alike, **case.comparison.agreed})
        return replace(share_everything(case), comparison=settled if alone else both)

    return change_case(workspace, case.id, n_("Lay the views side by side"), edit)


def agree_level(workspace: Workspace, case_id: str, requirement: str, level: Grade, solved: str | None = None) -> Case:
    """The assessors agree on a level, and say how a difference was solved; None keeps what was said."""
    case = workspace.cases.get(case_id)
    require(problems_to_compare(case))
    _check_level(case, requirement, level)

    def edit(case: Case) -> Case:
        agreed = {**case.comparison.agreed, requirement: level}
        story = case.comparison.solved if solved is None else {**case.comparison.solved, requirement: solved.strip()}
        stays = {row: text for row, text in case.comparison.unresolved.items() if row != requirement}
        return replace(case, comparison=replace(case.comparison, agreed=agreed, solved=story, unresolved=stays))

    return change_case(workspace, case_id, n_("Agree a level"), edit)


def leave_unresolved(workspace: Workspace, case_id: str, requirement: str, said: str) -> Case:
    """The assessors stay of two minds on a requirement: both views stand in the record, with what was said.

    To agree on a level later takes it back.
    """
    case = workspace.cases.get(case_id)
    require(problems_to_compare(case))
    if requirement not in case.differing:
        raise UserError(_("The assessors do not differ on this requirement."))
    if not said.strip():
        raise UserError(_("Write what was said on the difference."))

    def edit(case: Case) -> Case:
        agreed = {row: level for row, level in case.comparison.agreed.items() if row != requirement}
        stays = {**case.comparison.unresolved, requirement: said.strip()}
        return replace(case, comparison=replace(case.comparison, agreed=agreed, unresolved=stays))

    return change_case(workspace, case_id, n_("Leave a difference unresolved"), edit)


def tell_how_solved(workspace: Workspace, case_id: str, requirement: str, text: str) -> Case:
    """Write how a difference was solved, before or after its level is agreed; an empty text removes the story."""
    require(problems_to_compare(workspace.cases.get(case_id)))

    def edit(case: Case) -> Case:
        solved = _put(case.comparison.solved, requirement, text.strip())
        return replace(case, comparison=replace(case.comparison, solved=solved))

    return change_case(workspace, case_id, n_("Tell how a difference was solved"), edit)


def close_comparison(workspace: Workspace, case_id: str) -> Case:
    """The views have been compared and every requirement has a common level."""
    require(problems_to_settle(workspace.cases.get(case_id)))
    now = workspace.now()
    return change_case(
        workspace,
        case_id,
        n_("Finish the comparison"),
        lambda case: replace(case, comparison=replace(case.comparison, compared_at=now)),
    )


def _put(kept: dict[str, Value], requirement: str, value: Value | None) -> dict[str, Value]:
    """What is said of each requirement, with a new value for one; an empty value takes it out."""
    rest = {one: said for one, said in kept.items() if one != requirement}
    return {**rest, requirement: value} if value else rest


def _check_level(case: Case, requirement: str, level: Grade | None) -> None:
    if requirement not in case.rows:
        raise UserError(_("This requirement is not assessed in this demonstration."))
    if level is not None and level not in case.unit.scale.grades:
        raise UserError(_("This level is not on the scale of the unit."))


def _not_compared(case: Case) -> Case:
    """The case while a view is open: one who assesses alone changes their mind, and decides anew."""
    if not case.comparison.compared_at:
        return case
    return decided_anew(case, replace(case.comparison, compared_at=None))


def _edit_view(
    workspace: Workspace, case_id: str, assessor: str, what: str, edit: Callable[[AssessorView], AssessorView]
) -> Case:
    def change(case: Case) -> Case:
        if assessor not in case.assessor_ids:
            raise UserError(_("Only the assessors named in the plan may assess."))
        require(problems_to_change_view(case))
        views = tuple(one for one in case.views if one.id != assessor)
        edited = replace(case, views=(*views, edit(case.view(assessor))))
        return edited if edited.views_ready else _not_compared(edited)

    return change_case(workspace, case_id, what, change)
