"""A review and a rectification of what was decided, up to the new version that is signed again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from desktop.actions.appeals import (
    Ruling,
    decide_rectification,
    decide_review,
    problems_of_rectification,
    problems_of_review,
    proposed_body,
    request_rectification,
    request_review,
    tell_review,
)
from desktop.actions.overview import today_overview
from desktop.actions.signing import sign
from desktop.actions.workspace import Workspace
from desktop.domain.appeal import Outcome
from desktop.domain.case import Case, side_state, stage
from desktop.domain.errors import UserError
from desktop.domain.gates import next_act
from desktop.domain.signing import SigningMethod
from desktop.domain.stages import SideState, Stage
from desktop.domain.terms import Grade, Role
from tests.actions.school import Desks, ready_case, signed_case


@pytest.fixture
def workspace(desks: Desks) -> Workspace:
    return desks.teacher


@pytest.fixture
def signed(desks: Desks) -> Case:
    return signed_case(desks)


def told(case: Case) -> date:
    assert case.informed.on is not None
    return case.informed.on


def move_to(desks: Desks, on: date) -> None:
    """Let the days pass."""
    desks.clock.moment = desks.clock.moment + (on - desks.clock.moment.date())


def kept(on: date, **more: object) -> Ruling:
    return Ruling(on=on, outcome=Outcome.KEPT, decision="Havainnot tukevat arvosanaa.", **more)  # type: ignore[arg-type]


def changed(on: date, grade: Grade = Grade.FIVE, **more: object) -> Ruling:
    text = "Havainnot tukevat arvosanaa viisi."
    return Ruling(on=on, outcome=Outcome.CHANGED, decision=text, grade=grade, **more)  # type: ignore[arg-type]


def test_a_request_on_day_13_is_taken_and_waits_for_the_teacher(
    desks: Desks, workspace: Workspace, signed: Case
) -> None:
    on = told(signed) + timedelta(days=13)
    move_to(desks, on)
    assert problems_of_review(signed, on, "Haluan perustelut.", workspace.today()) == []
    case = request_review(workspace, signed.id, on, "Haluan perustelut.")
    assert side_state(case) == (SideState.UNDER_REVIEW, None)
    act = next_act(case)
    assert act is not None
    assert "tarkistuspyynnö" in act.text
    assert today_overview(workspace).upcoming[0].id == case.id
    assert case.signing == signed.signing


def test_a_request_after_14_days_is_told_and_left_for_people(desks: Desks, workspace: Workspace, signed: Case) -> None:
    on = told(signed) + timedelta(days=15)
    move_to(desks, on)
    [late] = problems_of_review(signed, on, "Myöhässä", workspace.today())
    assert not late.hard
    assert request_review(workspace, signed.id, on, "Myöhässä").reviews


@pytest.mark.parametrize(("days", "reason"), [(-1, "Syy"), (60, "Syy"), (1, "  ")])
def test_a_request_that_cannot_be_is_refused_and_changes_nothing(
    desks: Desks, workspace: Workspace, signed: Case, days: int, reason: str
) -> None:
    move_to(desks, told(signed) + timedelta(days=20))
    with pytest.raises(UserError):
        request_review(workspace, signed.id, told(signed) + timedelta(days=days), reason)
    assert workspace.cases.get(signed.id) == signed


def test_nothing_is_reviewed_before_the_student_heard_the_result(desks: Desks, workspace: Workspace) -> None:
    from dataclasses import replace

    from desktop.domain.assessment import Informed

    case = replace(ready_case(desks), informed=Informed())
    [problem] = problems_of_review(case, workspace.today(), "Syy", workspace.today())
    assert "Kerro ensin tulos" in problem.text


def test_a_grade_that_stays_leaves_the_record_as_it_was_signed(
    desks: Desks, workspace: Workspace, signed: Case
) -> None:
    on = told(signed) + timedelta(days=2)
    move_to(desks, on)
    request_review(workspace, signed.id, on, "Miksi?")
    case = decide_review(workspace, signed.id, kept(on, told_on=on))
    assert (case.number, case.signing, case.decision) == (signed.number, signed.signing, signed.decision)
    assert case.reviews[0].rectify_by == on + timedelta(days=14)
    assert side_state(case) == (None, None)


def test_a_grade_that_changes_makes_a_new_version_to_sign_and_keeps_the_old_one(
    desks: Desks, workspace: Workspace, signed: Case
) -> None:
    on = told(signed) + timedelta(days=2)
    move_to(desks, on)
    request_review(workspace, signed.id, on, "Miksi?")
    case = decide_review(workspace, signed.id, changed(on, told_on=on))
    assert (case.number, case.decision.grade) == (signed.number + 1, Grade.FIVE)
    assert case.earlier[-1].signing == signed.signing
    assert stage(case) == Stage.INFORMED
    again = sign(workspace, case.id, Role.TEACHER, code="oma-koodi-1", method=SigningMethod.TYPED)
    assert again.is_closed


def test_the_student_hears_the_decision_later(desks: Desks, workspace: Workspace, signed: Case) -> None:
    on = told(signed) + timedelta(days=2)
    move_to(desks, on + timedelta(days=3))
    request_review(workspace, signed.id, on, "Miksi?")
    with pytest.raises(UserError):
        tell_review(workspace, signed.id, on)
    decide_review(workspace, signed.id, kept(on))
    with pytest.raises(UserError):
        tell_review(workspace, signed.id, on - timedelta(days=1))
    assert tell_review(workspace, signed.id, on + timedelta(days=1)).reviews[0].told_on == on + timedelta(days=1)


@pytest.mark.parametrize(
    "wrong",
    [
        {"outcome": None},
        {"decision": " "},
        {"outcome": Outcome.CHANGED},
        {"outcome": Outcome.CHANGED, "grade": "same"},
        {"outcome": Outcome.CHANGED, "grade": Grade.PASS},
        {"told_on": -1},
    ],
)
def test_a_decision_that_lacks_something_is_refused(
    desks: Desks, workspace: Workspace, signed: Case, wrong: dict[str, object]
) -> None:
    on = told(signed) + timedelta(days=2)
    move_to(desks, on)
    before = request_review(workspace, signed.id, on, "Miksi?")
    values: dict[str, object] = {"on": on, "outcome": Outcome.KEPT, "decision": "Perustelu", **wrong}
    if values.get("grade") == "same":
        values["grade"] = signed.decision.grade
    if "told_on" in wrong:
        values["told_on"] = on - timedelta(days=1)
    with pytest.raises(UserError):
        decide_review(workspace, signed.id, Ruling(**values))  # type: ignore[arg-type]
    assert workspace.cases.get(signed.id) == before


def test_a_second_request_waits_for_the_first(desks: Desks, workspace: Workspace, signed: Case) -> None:
    on = told(signed) + timedelta(days=2)
    move_to(desks, on)
    request_review(workspace, signed.id, on, "Miksi?")
    with pytest.raises(UserError, match="odottaa jo"):
        request_review(workspace, signed.id, on, "Vielä kerran")


def test_a_rectification_follows_the_review_and_its_body_is_data(
    desks: Desks, workspace: Workspace, signed: Case
) -> None:
    on = told(signed) + timedelta(days=2)
    move_to(desks, on)
    body = proposed_body(workspace, signed)
    assert "työelämätoimikunta" in body.lower()
    assert problems_of_rectification(signed, on, body, "Syy", on)[0].hard
    request_review(workspace, signed.id, on, "Miksi?")
    decide_review(workspace, signed.id, kept(on, told_on=on))
    case = request_rectification(workspace, signed.id, on, "Uusi toimielin", "En hyväksy.")
    assert side_state(case)[0] == SideState.UNDER_RECTIFICATION
    case = decide_rectification(workspace, signed.id, changed(on, Grade.THREE))
    assert case.rectifications[0].body == "Uusi toimielin"
    assert (case.decision.grade, case.number) == (Grade.THREE, 2)
    assert stage(case) == Stage.DECIDED
