"""Retakes and raises as linked cases, withdrawing, and an assessor found to be disqualified late."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from desktop.actions.aftermath import (
    better_grade,
    disqualify,
    follow_up_kind,
    follow_ups,
    open_follow_up,
    replace_assessor,
    take_up_again,
    withdraw,
)
from desktop.actions.overview import today_overview
from desktop.actions.planning import add_task
from desktop.actions.signing import new_version, sign
from desktop.actions.workspace import Workspace
from desktop.domain.aftermath import LinkKind
from desktop.domain.case import Case, stage
from desktop.domain.errors import UserError
from desktop.domain.gates import problems_to_sign
from desktop.domain.signing import SigningMethod
from desktop.domain.stages import Stage
from desktop.domain.terms import Grade, Role
from tests.actions.school import Desks, ready_case, signed_case


@pytest.fixture
def workspace(desks: Desks) -> Workspace:
    return desks.teacher


def with_grade(workspace: Workspace, case: Case, grade: Grade) -> Case:
    """The decided case with another grade, as it would stand in the file."""
    changed = replace(case, decision=replace(case.decision, grade=grade))
    with workspace.change("x"):
        workspace.cases.save(changed, who="teacher", what="x")
    return changed


def test_a_raise_is_a_case_of_its_own_with_the_work_and_without_the_days(desks: Desks, workspace: Workspace) -> None:
    first = signed_case(desks)
    assert follow_up_kind(first) == LinkKind.RAISE
    again = open_follow_up(workspace, first.id)
    assert again.follows is not None
    assert (again.follows.id, again.follows.kind) == (first.id, LinkKind.RAISE)
    assert [task.text for task in again.plan.tasks] == [task.text for task in first.plan.tasks]
    assert (again.plan.starts, again.plan.agreed, again.plan.ready, again.notes) == (None, {}, {}, ())
    assert all(one.not_disqualified_on is None for one in again.plan.assessors)
    assert stage(again) == Stage.DRAFT
    assert [one.id for one in follow_ups(workspace, first)] == [again.id]
    assert workspace.cases.get(first.id) == first


def test_a_fail_is_followed_by_a_retake(desks: Desks, workspace: Workspace) -> None:
    first = with_grade(workspace, ready_case(desks), Grade.FAIL)
    assert follow_up_kind(first) == LinkKind.RETAKE
    assert open_follow_up(workspace, first.id).follows is not None


def test_the_better_result_stands(desks: Desks, workspace: Workspace) -> None:
    first = ready_case(desks)
    later = replace(first, id="x", decision=replace(first.decision, grade=Grade.TWO))
    assert better_grade(first, [later]) == first.decision.grade
    assert better_grade(later, [first]) == first.decision.grade


def test_nothing_is_raised_above_the_best_or_before_the_student_heard(desks: Desks, workspace: Workspace) -> None:
    best = with_grade(workspace, ready_case(desks), Grade.FIVE)
    with pytest.raises(UserError, match="paras"):
        open_follow_up(workspace, best.id)


def test_a_withdrawn_demonstration_waits_for_nobody_and_can_be_taken_up(desks: Desks, workspace: Workspace) -> None:
    case = ready_case(desks)
    with pytest.raises(UserError):
        withdraw(workspace, case.id, " ")
    gone = withdraw(workspace, case.id, "Opiskelija vaihtoi alaa.")
    overview = today_overview(workspace)
    assert case.id not in {row.id for row in (*overview.upcoming, *overview.to_sign)}
    with pytest.raises(UserError, match="Ota se"):
        add_task(workspace, case.id, "Jotain")
    assert problems_to_sign(gone, Role.TEACHER)
    assert take_up_again(workspace, case.id) == case


def test_what_is_signed_is_not_withdrawn(desks: Desks, workspace: Workspace) -> None:
    case = signed_case(desks)
    with pytest.raises(UserError):
        withdraw(workspace, case.id, "Syy")
    assert workspace.cases.get(case.id) == case


def test_a_disqualified_assessor_cannot_sign_and_what_they_signed_is_marked_not_erased(
    desks: Desks, workspace: Workspace
) -> None:
    case = signed_case(desks, Role.TEACHER, Role.INSTRUCTOR)
    marked = disqualify(workspace, case.id, Role.INSTRUCTOR, workspace.today(), "On opiskelijan setä.")
    [found] = marked.disqualifications
    assert (found.signed, found.version) == (True, 1)
    assert marked.signing == case.signing
    opened = new_version(workspace, case.id)
    assert any("esteellinen" in one.text for one in problems_to_sign(opened, Role.INSTRUCTOR))
    with pytest.raises(UserError, match="esteellinen"):
        sign(workspace, case.id, Role.INSTRUCTOR, code="koodi-9876", method=SigningMethod.TYPED)


def test_another_assessor_begins_anew_with_view_and_decision(desks: Desks, workspace: Workspace) -> None:
    case = ready_case(desks)
    disqualify(workspace, case.id, Role.INSTRUCTOR, workspace.today(), "On opiskelijan setä.")
    with pytest.raises(UserError):
        replace_assessor(workspace, case.id, Role.INSTRUCTOR, case.instructor.name)
    after = replace_assessor(workspace, case.id, Role.INSTRUCTOR, "Ville Toinen", title="lähihoitaja")
    assert after.instructor.name == "Ville Toinen"
    assert after.plan.is_agreed
    assert stage(after) == Stage.SELF_ASSESSED
    assert after.view(Role.TEACHER) == case.view(Role.TEACHER)
    assert not any("esteellinen" in one.text for one in problems_to_sign(after, Role.INSTRUCTOR))
    assert after.plan.assessor(Role.INSTRUCTOR) is not None


@pytest.mark.parametrize(
    ("assessor", "days", "reason"), [("nobody", 0, "Syy"), ("teacher", 1, "Syy"), ("teacher", 0, "")]
)
def test_a_mark_that_lacks_something_is_refused(
    desks: Desks, workspace: Workspace, assessor: str, days: int, reason: str
) -> None:
    case = ready_case(desks)
    with pytest.raises(UserError):
        disqualify(workspace, case.id, assessor, workspace.today() + timedelta(days=days), reason)
    assert workspace.cases.get(case.id) == case
