"""Looking back at what became of a case, and going back to how it was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.actions import planning
from desktop.actions.changing import undo
from desktop.actions.deciding import save_decision
from desktop.actions.history import case_history, changes_of, changes_since_signed, return_to
from desktop.actions.signing import new_version, sign
from desktop.actions.workspace import Workspace
from desktop.domain.errors import UserError
from desktop.domain.history import Act
from desktop.domain.signing import SigningMethod
from desktop.domain.terms import Role
from tests.actions.school import Desks, ready_case, signed_case


def fields(workspace: Workspace, case_id: str, act: Act) -> dict[str, str]:
    return {one.place: one.now for one in changes_of(workspace, case_id, act, Role.TEACHER)}


def test_the_history_tells_who_did_what(desks: Desks) -> None:
    workspace, case = desks.teacher, ready_case(desks)
    found = case_history(workspace, case.id)
    assert found[0].version == workspace.cases.version(case.id)
    assert [one.before for one in found[:-1]] == [one.version for one in found[1:]]
    assert {"teacher", "instructor", "student"} == {one.who for one in found}
    first = fields(workspace, case.id, found[-1])
    assert first["student.name"] == case.student.name


def test_going_back_is_one_change_that_can_be_undone(desks: Desks) -> None:
    workspace, case = desks.teacher, ready_case(desks)
    version = case_history(workspace, case.id)[0].version
    changed = save_decision(workspace, case.id, replace(case.decision, reason="Toinen perustelu."))
    assert return_to(workspace, case.id, version).decision == case.decision
    assert undo(workspace, case.id) == changed


def test_nobody_goes_back_over_what_another_did(desks: Desks) -> None:
    workspace, case = desks.teacher, ready_case(desks)
    version = case_history(workspace, case.id)[0].version
    workspace.at_keyboard = Role.INSTRUCTOR
    planning.comment(workspace, case.id, Role.INSTRUCTOR, "Hyvä näin", "")
    workspace.at_keyboard = Role.TEACHER
    before = workspace.cases.get(case.id)
    with pytest.raises(UserError, match="Muut ovat tehneet"):
        return_to(workspace, case.id, version)
    assert workspace.cases.get(case.id) == before


def test_nobody_goes_back_once_something_is_signed(desks: Desks) -> None:
    workspace, case = desks.teacher, ready_case(desks)
    version = case_history(workspace, case.id)[0].version
    sign(workspace, case.id, Role.TEACHER, code="oma-koodi-1", method=SigningMethod.TYPED)
    with pytest.raises(UserError):
        return_to(workspace, case.id, version)


def test_a_new_version_tells_what_differs_from_the_signed_one(desks: Desks) -> None:
    workspace, case = desks.teacher, signed_case(desks)
    assert changes_since_signed(workspace, case.id, Role.TEACHER) == []
    opened = new_version(workspace, case.id)
    save_decision(workspace, case.id, replace(opened.decision, reason="Korjattu perustelu."))
    changes = {one.label: one.now for one in changes_since_signed(workspace, case.id, Role.TEACHER)}
    assert changes["Perustelu"] == "Korjattu perustelu."
    assert changes["Versio"] == "2"
