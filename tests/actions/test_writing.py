"""Typing that was saved along the way is taken back as one step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from desktop.actions.assessing import comment_level, set_level
from desktop.actions.changing import change_case, undo
from desktop.actions.workspace import Kind, Workspace
from desktop.domain.assessment import AssessorView
from desktop.domain.terms import Grade
from tests.builders import NOON, an_agreed_case

HERE = "case0001"


class Clock:
    """A clock that a test moves on."""

    def __init__(self) -> None:
        self.moment = NOON

    def __call__(self) -> datetime:
        return self.moment


@pytest.fixture
def clock(workspace: Workspace) -> Clock:
    made = Clock()
    workspace.now = made
    with workspace.change("Test", Kind.CASE, case=HERE):
        begun = (AssessorView(id="teacher"),)
        workspace.cases.add(an_agreed_case(3, started_at=NOON, views=begun), who="teacher", what="Test")
    return made


@pytest.fixture
def save(workspace: Workspace, clock: Clock) -> Callable[..., None]:
    """Save words about a requirement so many seconds after the save before."""

    def put(text: str, after: float, requirement: str = "r1") -> None:
        clock.moment += timedelta(seconds=after)
        comment_level(workspace, HERE, "teacher", requirement, text)

    return put


def words(workspace: Workspace, requirement: str = "r1") -> str:
    return workspace.cases.get(HERE).view("teacher").comments.get(requirement, "")


def test_what_is_typed_in_one_go_is_one_step(workspace: Workspace, save: Callable[..., None]) -> None:
    for text in ("Ai", "Aino k", "Aino kysyi"):
        save(text, after=1)
    undo(workspace, HERE)
    assert words(workspace) == ""
    assert not workspace.can_undo(HERE)


def test_a_pause_begins_a_new_step(workspace: Workspace, save: Callable[..., None]) -> None:
    save("Aino", after=1)
    save("Aino kysyi", after=5)
    undo(workspace, HERE)
    assert words(workspace) == "Aino"


def test_another_text_begins_a_new_step(workspace: Workspace, save: Callable[..., None]) -> None:
    save("Aino", after=1)
    save("Eino", after=1, requirement="r2")
    undo(workspace, HERE)
    assert (words(workspace), words(workspace, "r2")) == ("Aino", "")


def test_a_mark_between_is_a_step_of_its_own(workspace: Workspace, save: Callable[..., None], clock: Clock) -> None:
    save("Aino", after=1)
    clock.moment += timedelta(milliseconds=200)
    set_level(workspace, HERE, "teacher", "r1", Grade.FOUR)
    save("Aino kysyi", after=0.3)
    undo(workspace, HERE)
    assert words(workspace) == "Aino"
    undo(workspace, HERE)
    assert workspace.cases.get(HERE).view("teacher").levels == {}


def test_marks_in_quick_succession_stay_steps(workspace: Workspace, clock: Clock) -> None:
    for grade in (Grade.TWO, Grade.FOUR):
        clock.moment += timedelta(milliseconds=300)
        set_level(workspace, HERE, "teacher", "r1", grade)
    undo(workspace, HERE)
    assert workspace.cases.get(HERE).view("teacher").levels == {"r1": Grade.TWO}


def test_writing_after_undo_begins_a_new_step(workspace: Workspace, save: Callable[..., None]) -> None:
    save("Aino", after=1)
    save("Aino kysyi", after=5)
    undo(workspace, HERE)
    save("Aino kertoi", after=0.5)
    undo(workspace, HERE)
    assert words(workspace) == "Aino"


def test_two_texts_at_once_are_a_step_of_their_own(workspace: Workspace, clock: Clock) -> None:
    for number in (1, 2):
        clock.moment += timedelta(seconds=1)
        text = f"{number}"
        change_case(
            workspace,
            HERE,
            "Test",
            lambda case, text=text: replace(case, decision=replace(case.decision, reason=text, strengths=text)),  # type: ignore[misc]
        )
    undo(workspace, HERE)
    assert workspace.cases.get(HERE).decision.reason == "1"
