"""Which act follows what a page tells."""

from __future__ import annotations

from desktop.gui.demonstrations.acts import CaseActs
from desktop.gui.demonstrations.assess_page import AssessPage
from desktop.gui.demonstrations.day_page import DayPage
from desktop.gui.demonstrations.decide_page import DecidePage
from desktop.gui.demonstrations.plan_page import PlanPage


def wire_plan(page: PlanPage, acts: CaseActs) -> None:
    """What is told while planning."""
    page.task_renamed.connect(acts.rename_task)
    page.marked.connect(acts.mark)
    page.planned.connect(acts.plan_requirement)
    page.everyone_observes.connect(acts.observe_all)
    page.edited.connect(acts.edit_plan)
    page.stated.connect(acts.state)
    page.ready.connect(acts.mark_ready)


def wire_day(page: DayPage, acts: CaseActs) -> None:
    """What is told on the demonstration day."""
    page.started.connect(acts.start)


def wire_assess(page: AssessPage, acts: CaseActs) -> None:
    """What is told while assessing."""
    page.level_chosen.connect(acts.set_level)
    page.commented.connect(acts.comment_level)
    page.level_agreed.connect(acts.agree_level)
    page.solved.connect(acts.tell_solved)
    page.declined.connect(acts.decline_self_assessment)


def wire_decide(page: DecidePage, acts: CaseActs) -> None:
    """What is told while deciding."""
    page.edited.connect(acts.save_decision)
