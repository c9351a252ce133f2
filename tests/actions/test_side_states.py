"""The demonstration is interrupted and goes on, and a complement is agreed, without losing what was agreed before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from desktop.actions import assessing, observing, side
from desktop.actions.changing import undo
from desktop.actions.workspace import Workspace
from desktop.domain.case import Case, side_state
from desktop.domain.errors import UserError
from desktop.domain.gates import next_act, problems_to_decide, step_problems
from desktop.domain.overview import CaseRow
from desktop.domain.side import side_text
from desktop.domain.stages import SideState, Step
from desktop.domain.terms import Coverage, Grade
from desktop.texts import use_language
from tests.builders import DAY, NOON, a_decision, an_agreed_case

Keep = Callable[..., Case]
TOMORROW = DAY + timedelta(days=1)


@pytest.fixture
def case(workspace: Workspace, keep: Keep) -> Case:
    use_language("fi")
    return keep(an_agreed_case(started_at=NOON - timedelta(hours=1)))


def row(workspace: Workspace) -> CaseRow:
    return workspace.lists.page(0, 1)[0]


def test_an_interruption_carries_over_what_is_left_and_keeps_the_agreement(workspace: Workspace, case: Case) -> None:
    after = side.interrupt(
        workspace, case.id, "teacher", "Työ loppui", left=("r2",), continues=TOMORROW, starts=time(9)
    )
    assert after.plan.agreed == case.plan.agreed
    (stopped,) = after.interruptions
    assert [(one.day, one.starts) for one in after.plan.situations] == [(DAY, None), (TOMORROW, time(9))]
    assert after.plan.requirement("r2").situation == stopped.situation == after.plan.situations[-1].id
    assert after.plan.requirement("r1").situation == ""
    assert after.plan.ends == TOMORROW


def test_while_it_is_interrupted_nothing_new_is_seen_or_assessed(workspace: Workspace, case: Case) -> None:
    after = side.interrupt(workspace, case.id, "teacher", "Työ loppui")
    observing.add_note(workspace, case.id, "teacher", "Ennen.", at=NOON - timedelta(minutes=5))
    workspace.now = lambda: NOON + timedelta(minutes=5)
    with pytest.raises(UserError, match="keskeytetty"):
        observing.add_note(workspace, case.id, "teacher", "Nyt.")
    for requirement in case.rows:
        assessing.set_level(workspace, case.id, "teacher", requirement, Grade.THREE)
    with pytest.raises(UserError, match="keskeytetty"):
        assessing.finish_view(workspace, case.id, "teacher")
    assert [one.field for one in step_problems(after, Step.DAY)] == ["interruptions"]
    act = next_act(after)
    assert act is not None
    assert act.step == Step.DAY
    with pytest.raises(UserError):
        side.interrupt(workspace, case.id, "teacher", "Uudestaan")
    side.resume(workspace, case.id)
    observing.add_note(workspace, case.id, "teacher", "Nyt.")
    assert assessing.finish_view(workspace, case.id, "teacher").view("teacher").ready_at
    with pytest.raises(UserError):
        side.resume(workspace, case.id)


def test_the_lists_tell_it_and_undo_takes_it_back(workspace: Workspace, case: Case) -> None:
    side.interrupt(workspace, case.id, "teacher", "Työ loppui", continues=TOMORROW)
    assert (row(workspace).side, row(workspace).side_on) == (SideState.INTERRUPTED, TOMORROW)
    assert side_text(row(workspace)) == "Keskeytetty, jatkuu 24.11."
    back = undo(workspace, case.id)
    assert back == case
    assert row(workspace).side is None


def test_a_reason_and_a_day_to_come_are_asked_for(workspace: Workspace, case: Case) -> None:
    with pytest.raises(UserError):
        side.interrupt(workspace, case.id, "teacher", " ")
    with pytest.raises(UserError):
        side.interrupt(workspace, case.id, "teacher", "Työ loppui", continues=date(2026, 11, 1))


def test_only_what_has_begun_is_interrupted(workspace: Workspace, keep: Keep) -> None:
    case = keep(an_agreed_case())
    with pytest.raises(UserError):
        side.interrupt(workspace, case.id, "teacher", "Työ loppui")
    with pytest.raises(UserError):
        side.agree_complement(workspace, case.id, "teacher", Coverage.INTERVIEW, "Haastattelu", requirements=("r1",))


def test_a_second_situation_joins_the_plan_and_its_record_stays(workspace: Workspace, case: Case) -> None:
    after = side.agree_complement(
        workspace, case.id, "teacher", Coverage.SITUATION, "Iltatoimet", requirements=("r2",), on=TOMORROW
    )
    assert after.plan.agreed == case.plan.agreed
    planned = after.plan.requirement("r2")
    assert (planned.coverage, planned.note) == (Coverage.SITUATION, "Iltatoimet")
    assert planned.situation == after.plan.situations[-1].id == after.complements[0].situation
    assert planned.observers == case.plan.requirement("r2").observers
    assert side_text(row(workspace)) == "Täydennys sovittu päivälle 24.11."
    done = side.mark_shown(workspace, case.id, after.complements[0].id)
    assert done.complements[0].shown_at == NOON
    assert done.complements[0].what == "Iltatoimet"
    assert side_state(done) == (None, None)
    assert side_state(side.mark_shown(workspace, case.id, after.complements[0].id, shown=False))[0]


def test_an_interview_keeps_what_the_plan_said_of_the_requirement(workspace: Workspace, case: Case) -> None:
    before = replace(case.plan.requirement("r3"), note="Kysytään arjesta.")
    assert before.coverage == Coverage.INTERVIEW
    with workspace.change("Test"):
        plan = replace(case.plan, requirements=(*case.plan.requirements[:2], before))
        workspace.cases.save(replace(case, plan=plan), who="teacher", what="Test")
    after = side.agree_complement(
        workspace, case.id, "teacher", Coverage.INTERVIEW, "Lisäksi hygieniasta", requirements=("r1", "r3")
    )
    assert after.plan.requirement("r3").note == "Kysytään arjesta. Lisäksi hygieniasta"
    assert after.plan.requirement("r1").note == "Lisäksi hygieniasta"
    assert after.plan.situations == case.plan.situations


@pytest.mark.parametrize(
    ("way", "what", "rows", "on"),
    [
        (Coverage.DEVIATION, "x", ("r1",), None),
        (Coverage.INTERVIEW, " ", ("r1",), None),
        (Coverage.INTERVIEW, "x", (), None),
        (Coverage.INTERVIEW, "x", ("r9",), None),
        (Coverage.SITUATION, "x", ("r1",), None),
        (Coverage.DOCUMENT, "x", ("r1",), date(2026, 1, 1)),
    ],
)
def test_a_complement_says_what_how_and_when(
    workspace: Workspace, case: Case, way: Coverage, what: str, rows: tuple[str, ...], on: date | None
) -> None:
    with pytest.raises(UserError):
        side.agree_complement(workspace, case.id, "teacher", way, what, requirements=rows, on=on)
    assert workspace.cases.get(case.id) == case


def test_a_complement_to_come_is_a_reminder_before_the_decision_and_no_wall(workspace: Workspace, case: Case) -> None:
    after = side.agree_complement(
        workspace, case.id, "teacher", Coverage.INTERVIEW, "Haastattelu", requirements=("r1",)
    )
    (told,) = [one for one in problems_to_decide(after) if one.field == "complements"]
    assert not told.hard
    decided = replace(after, decision=a_decision(decided_on=DAY))
    assert side_state(decided) == (None, None)
