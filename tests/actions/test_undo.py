"""Undo: everything before a signature, nothing across one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.actions import demo, signing
from desktop.actions import scenario as story
from desktop.actions.changing import undo
from desktop.actions.curricula import import_samples
from desktop.actions.observing import start_demonstration
from desktop.actions.opening import create_workspace
from desktop.actions.planning import add_task
from desktop.actions.workspace import Workspace
from desktop.domain.case import Case
from desktop.domain.signing import SigningMethod
from desktop.domain.terms import Role
from desktop.store.locks import Cost

SAMPLE = story.load()


@pytest.fixture
def clock() -> story.StoryClock:
    return story.StoryClock(SAMPLE.last_moment)


@pytest.fixture
def workspace(tmp_path: Path, clock: story.StoryClock) -> Iterator[Workspace]:
    path = tmp_path / "oma.naytot"
    made, _recovery = create_workspace(path, demo.PASSPHRASE, SAMPLE.teacher, cost=Cost(1, 64, 1), clock=clock)
    made.key_rounds = 1_000
    import_samples(made)
    yield made
    made.close()


def ready_to_sign(workspace: Workspace, clock: story.StoryClock) -> Case:
    case = story.plan(workspace, SAMPLE, story.open_case(workspace, SAMPLE))
    case = story.run_day(workspace, SAMPLE, case, clock)
    case = story.assess(workspace, SAMPLE, story.assess_oneself(workspace, SAMPLE, case), clock)
    return story.decide(workspace, SAMPLE, story.compare(workspace, SAMPLE, case, clock))


def sign(workspace: Workspace, case: Case) -> Case:
    return signing.sign(workspace, case.id, Role.TEACHER, code="oma-koodi-1", method=SigningMethod.TYPED)


def test_an_edit_is_taken_back(workspace: Workspace) -> None:
    case = story.open_case(workspace, SAMPLE)
    add_task(workspace, case.id, "Ohjaa aamutoimet")
    assert undo(workspace, case.id) == case == workspace.cases.get(case.id)
    assert not workspace.can_undo(case.id)


def test_a_new_version_never_loses_the_signed_one_by_undo(workspace: Workspace, clock: story.StoryClock) -> None:
    sign(workspace, ready_to_sign(workspace, clock))
    case = signing.new_version(workspace, workspace.lists.page(0, 1)[0].id)
    assert not workspace.can_undo(case.id)
    assert undo(workspace, case.id) == case
    assert [one.id for one in workspace.cases.get(case.id).earlier] == ["1"]


def test_a_refusal_is_not_lost_by_undo(workspace: Workspace, clock: story.StoryClock) -> None:
    case = ready_to_sign(workspace, clock)
    refused = signing.refuse(workspace, case.id, Role.INSTRUCTOR, "Haluan lukea uudelleen.")
    assert undo(workspace, case.id) == refused


def test_one_case_forgets_nothing_of_another(workspace: Workspace, clock: story.StoryClock) -> None:
    other = story.plan(workspace, SAMPLE, story.open_case(workspace, SAMPLE))
    start_demonstration(workspace, other.id)
    sign(workspace, ready_to_sign(workspace, clock))
    assert workspace.can_undo(other.id)
