"""A guest's turn at the laptop: what is theirs to do, and where it ends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.actions.workspace import Workspace
from desktop.domain.case import Case
from desktop.domain.stages import Step
from desktop.domain.terms import Language, Role
from desktop.gui.demonstrations.assess_page import AssessPage
from desktop.gui.demonstrations.case_page import CasePage
from desktop.gui.demonstrations.guest_bar import GuestBar
from desktop.gui.demonstrations.guiding_card import GuidingCard
from tests.builders import a_case, a_compared_case
from tests.gui.demonstrations.everything import everything


@pytest.mark.parametrize("compared", [False, True])
def test_a_guest_who_is_through_gives_the_laptop_back_and_decides_nothing_alone(
    compared: bool, page: Callable[[Case], CasePage], workspace: Workspace, qtbot: QtBot
) -> None:
    """The teacher leads the discussion: a guest neither ends the comparison nor goes on to the decision."""
    case = a_compared_case()
    case_page = page(case if compared else replace(case, comparison=replace(case.comparison, compared_at=None)))
    case_page.begin_guest(Role.INSTRUCTOR)
    bench = case_page.bench
    assert bench is not None
    before = workspace.cases.get("case0001")
    bench.go_to(Step.ASSESS)
    assess = bench.pages[Step.ASSESS]
    assert isinstance(assess, AssessPage)
    assert assess.primary.text() == "Anna kannettava takaisin"
    qtbot.mouseClick(assess.primary, Qt.MouseButton.LeftButton)
    assert case_page.give_back is not None
    assert case_page.give_back.isVisible()
    assert workspace.cases.get("case0001").comparison == before.comparison


def test_the_instructor_reads_in_a_minute_how_to_guide_and_assess(
    page: Callable[[Case], CasePage], workspace: Workspace, qtbot: QtBot
) -> None:
    case_page = page(a_case(languages={Role.INSTRUCTOR: Language.SV}))
    case_page.begin_guest(Role.INSTRUCTOR)
    bar = case_page.findChild(GuestBar)
    assert isinstance(bar, GuestBar)
    qtbot.mouseClick(bar.card, Qt.MouseButton.LeftButton)
    card = case_page.findChild(GuidingCard)
    assert isinstance(card, GuidingCard)
    assert any("Dina iakttagelser blir motiveringen." in text for text in everything(card))
    qtbot.mouseClick(card.answers.act, Qt.MouseButton.LeftButton)
    assert "M10" in workspace.cases.get("case0001").guidance.told
    case_page.end_guest()


def test_the_student_is_not_told_how_to_assess(page: Callable[[Case], CasePage]) -> None:
    case_page = page(a_case())
    case_page.begin_guest(Role.STUDENT)
    bar = case_page.findChild(GuestBar)
    assert isinstance(bar, GuestBar)
    assert not bar.card.isVisible()
    case_page.end_guest()
