"""A corrected demonstration on the right version: what goes over, what begins anew, and that the first is kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.actions import aftermath, correcting, observing, planning, signing
from desktop.actions.appeals import request_review
from desktop.actions.curricula import import_document
from desktop.actions.koski import koski_view
from desktop.actions.versions import case_unit, find_version
from desktop.actions.workspace import Workspace
from desktop.domain.aftermath import LinkKind
from desktop.domain.assessment import Decision
from desktop.domain.case import Case, side_state, stage
from desktop.domain.errors import UserError
from desktop.domain.stages import SideState, Stage
from desktop.domain.terms import Role
from desktop.domain.version_fit import UnitVersion
from desktop.tools.sample_renewed import NUMBER, renewed_practice
from tests.actions.school import Desks, signed_case


@pytest.fixture
def workspace(desks: Desks) -> Workspace:
    return desks.teacher


@pytest.fixture
def first(desks: Desks) -> Case:
    """A demonstration that both have signed, on the version that was in force before."""
    case = signed_case(desks)
    import_document(desks.teacher, renewed_practice())
    return case


def right(workspace: Workspace, case: Case) -> UnitVersion:
    return find_version(workspace, case_unit(case), NUMBER)


def test_work_and_notes_go_over_where_requirements_pair(workspace: Workspace, first: Case) -> None:
    after = correcting.open_corrected(workspace, first.id, right(workspace, first), "Väärä diaarinumero.")
    old, new = first.unit.requirements, after.unit.requirements
    unit = workspace.curriculum.unit(after.unit.content)
    assert after.unit.reference_number == NUMBER
    assert set(new) == {row.id for row in unit.requirements}
    assert [task.text for task in after.plan.tasks] == [task.text for task in first.plan.tasks]
    assert (after.plan.starts, after.plan.situations) == (first.plan.starts, first.plan.situations)
    assert [note.text for note in after.notes] == [note.text for note in first.notes]
    gone = set(old) - set(new)
    assert gone
    for was, now in zip(first.notes, after.notes, strict=True):
        assert now.requirements == tuple(one for one in was.requirements if one not in gone)
    assert all(set(task.shows) <= set(new) for task in after.plan.tasks)


def test_what_people_state_assess_and_decide_begins_anew(workspace: Workspace, first: Case) -> None:
    after = correcting.open_corrected(workspace, first.id, right(workspace, first), "Väärä diaarinumero.")
    assert stage(after) == Stage.DRAFT
    assert (after.plan.agreed, after.plan.agreed_before, after.plan.ready) == ({}, {}, {})
    assert (after.decision, after.views, after.signing.signatures) == (Decision(), (), ())
    assert not after.self_assessment.is_settled
    assert after.follows is not None
    assert (after.follows.kind, after.follows.decided_on) == (LinkKind.CORRECTION, first.decision.decided_on)
    assert after.id in [one.id for one in aftermath.follow_ups(workspace, first)]


def test_the_first_is_kept_as_signed_and_goes_no_further(workspace: Workspace, first: Case) -> None:
    record = signing.record(workspace, first.id)
    after = correcting.open_corrected(workspace, first.id, right(workspace, first), " Väärä diaarinumero. ")
    kept = workspace.cases.get(first.id)
    assert kept.withdrawn is not None
    assert (kept.withdrawn.replaced_by, kept.withdrawn.reason) == (after.id, "Väärä diaarinumero.")
    assert replace(kept, withdrawn=None) == first
    assert signing.record(workspace, first.id) == record
    assert side_state(kept)[0] == SideState.SUPERSEDED
    assert workspace.lists.to_koski(9) == []
    assert [one for one in koski_view(workspace, kept).findings if one.hard]
    with pytest.raises(UserError, match="korjat"):
        aftermath.take_up_again(workspace, first.id)
    with pytest.raises(UserError):
        correcting.open_corrected(workspace, first.id, right(workspace, first), "Vielä kerran.")


@pytest.mark.parametrize("reason", ["", "  "])
def test_without_a_reason_nothing_is_opened(workspace: Workspace, first: Case, reason: str) -> None:
    with pytest.raises(UserError):
        correcting.open_corrected(workspace, first.id, right(workspace, first), reason)
    assert workspace.cases.get(first.id) == first
    assert len(workspace.lists.following(first.id)) == 0


def test_a_draft_moves_instead(workspace: Workspace, first: Case) -> None:
    draft = aftermath.open_follow_up(workspace, first.id)
    with pytest.raises(UserError, match="Siirrä"):
        correcting.preview_correction(workspace, draft, right(workspace, draft))


def test_a_request_that_waits_is_decided_first(workspace: Workspace, first: Case) -> None:
    request_review(workspace, first.id, workspace.today(), "Miksi?")
    with pytest.raises(UserError, match="pyyn"):
        correcting.open_corrected(workspace, first.id, right(workspace, first), "Väärä versio.")


def test_the_students_own_version_is_offered_first(workspace: Workspace, first: Case) -> None:
    [only] = correcting.other_versions(workspace, first)
    assert only.qualification.reference_number == NUMBER


def test_who_was_found_disqualified_states_nothing_in_the_corrected_one(workspace: Workspace, first: Case) -> None:
    marked = aftermath.disqualify(workspace, first.id, Role.INSTRUCTOR, workspace.today(), "Sukulainen.")
    after = correcting.open_corrected(workspace, marked.id, right(workspace, marked), "Väärä versio.")
    instructor, teacher = after.plan.assessor(Role.INSTRUCTOR), after.plan.assessor(Role.TEACHER)
    assert instructor is not None
    assert teacher is not None
    assert instructor.not_disqualified_on is None
    assert teacher.not_disqualified_on is not None


def test_a_plan_of_the_corrected_one_is_gone_on_with(workspace: Workspace, first: Case) -> None:
    after = correcting.open_corrected(workspace, first.id, right(workspace, first), "Väärä versio.")
    for row in after.unit.requirements:
        planning.mark(workspace, after.id, after.plan.tasks[0].id, row, True)
    planning.observe_all(workspace, after.id)
    for role in Role:
        planning.mark_ready(workspace, after.id, role, True)
    agreed = planning.agree_plan(workspace, after.id)
    assert agreed.plan.is_agreed
    assert stage(observing.start_demonstration(workspace, after.id)) == Stage.RUNNING
