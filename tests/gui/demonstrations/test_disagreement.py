"""A difference that stays: both views stand in the record, and the decision tells what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.actions.assessing import agree_level, close_comparison, leave_unresolved
from desktop.actions.workspace import Workspace
from desktop.domain.assessment import Comparison
from desktop.domain.case import Case
from desktop.domain.errors import UserError
from desktop.domain.gates import problems_to_decide
from desktop.domain.stages import Step
from desktop.domain.terms import Grade
from desktop.gui.demonstrations.aftermath_dialogs import DifferenceDialog
from desktop.gui.demonstrations.assess_page import AssessPage
from desktop.gui.demonstrations.case_page import CasePage
from desktop.gui.demonstrations.decide_page import DecidePage
from tests.builders import a_compared_case, a_decision

Keep = Callable[[Case], Case]
SAID = "Kumpikin pitaa omansa."


def comparing() -> Case:
    """Two views that differ on the first requirement, the others agreed."""
    case = a_compared_case()
    agreed = {row: level for row, level in case.comparison.agreed.items() if row != "r1"}
    return replace(case, comparison=Comparison(agreed=agreed))


def opened(qtbot: QtBot, workspace: Workspace, case: Case, step: Step) -> CasePage:
    page = CasePage(workspace, case.id)
    qtbot.addWidget(page, before_close_func=lambda one: one.end())
    page.resize(1170, 714)
    page.show()
    assert page.bench is not None
    page.bench.go_to(step)
    return page


def test_the_comparison_closes_over_a_difference_that_stays(workspace: Workspace, keep: Keep) -> None:
    case = keep(comparing())
    with pytest.raises(UserError):
        close_comparison(workspace, case.id)
    leave_unresolved(workspace, case.id, "r1", SAID)
    assert close_comparison(workspace, case.id).comparison.compared_at is not None


def test_what_was_said_is_needed_and_only_a_difference_stays(workspace: Workspace, keep: Keep) -> None:
    case = keep(comparing())
    with pytest.raises(UserError, match="mitä erosta"):
        leave_unresolved(workspace, case.id, "r1", "  ")
    with pytest.raises(UserError, match="eri mieltä"):
        leave_unresolved(workspace, case.id, "r2", SAID)
    assert workspace.cases.get(case.id) == case


def test_agreeing_later_takes_it_back(workspace: Workspace, keep: Keep) -> None:
    case = keep(comparing())
    leave_unresolved(workspace, case.id, "r1", SAID)
    after = agree_level(workspace, case.id, "r1", Grade.THREE)
    assert after.comparison.unresolved == {}
    assert after.comparison.agreed["r1"] == Grade.THREE


def test_what_came_of_it_is_wished_for_and_never_a_dead_end() -> None:
    case = replace(comparing(), decision=a_decision())
    case = replace(case, comparison=replace(case.comparison, unresolved={"r1": SAID}))
    [wish] = [one for one in problems_to_decide(case) if one.field == "decision.disagreement"]
    assert not wish.hard


def test_the_teacher_leaves_a_difference_and_tells_what_came_of_it(
    workspace: Workspace, keep: Keep, qtbot: QtBot
) -> None:
    case = keep(replace(comparing(), decision=a_decision()))
    page = opened(qtbot, workspace, case, Step.ASSESS)
    assert page.bench is not None
    assess = page.bench.pages[Step.ASSESS]
    assert isinstance(assess, AssessPage)
    assess.levels.go_to("r1")
    assert assess.pane.stays.isVisible()
    qtbot.mouseClick(assess.pane.stays, Qt.MouseButton.LeftButton)
    [dialog] = [one for one in QApplication.topLevelWidgets() if isinstance(one, DifferenceDialog)]
    qtbot.mouseClick(dialog.answers.act, Qt.MouseButton.LeftButton)
    assert dialog.problem.text()
    qtbot.keyClicks(dialog.said, SAID)
    qtbot.mouseClick(dialog.answers.act, Qt.MouseButton.LeftButton)
    assert SAID in assess.pane.unresolved.text()
    assert not assess.pane.stays.isVisible()
    page.bench.go_to(Step.DECIDE)
    decide = page.bench.pages[Step.DECIDE]
    assert isinstance(decide, DecidePage)
    assert decide.reasons.stays.isVisible()
    qtbot.keyClicks(decide.reasons.disagreement, "Rehtori ratkaisi.")
    page.bench.flush()
    assert workspace.cases.get(case.id).decision.disagreement == "Rehtori ratkaisi."
