"""An instructor who has never seen the program: a first useful act within three presses of "Ohjaajan vuoro"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.actions.opening import create_workspace
from desktop.actions.workspace import Kind, Workspace
from desktop.domain.assessment import AssessorView, SelfAssessment
from desktop.domain.case import Case, stage
from desktop.domain.people import Teacher
from desktop.domain.stages import Stage, Step
from desktop.domain.terms import Grade, Language, Role
from desktop.gui import theme
from desktop.gui.application import Speech
from desktop.gui.demonstrations.guest_bar import welcome
from desktop.gui.main_window import MainWindow
from desktop.gui.preferences import Preferences
from desktop.texts import LANGUAGES, use_language
from desktop.tools.sample_file import QUICK
from tests.builders import DAY, NOON, a_case, a_compared_case, a_plan, a_qualification, a_unit, an_agreed_case
from tests.hand import Hand
from tests.pages import Desk, OpenCase, sees

MOST_PRESSES, LONGEST_LINE = 3, 12
DONE = SelfAssessment(offered_on=DAY, done_on=DAY)
COMPARED = a_compared_case()
CASES: dict[str, Case] = {
    "plan": a_case(plan=replace(a_plan(), ready={})),
    "agreed": an_agreed_case(),
    "running": an_agreed_case(started_at=NOON),
    "self-assessed": an_agreed_case(started_at=NOON, self_assessment=DONE),
    "comparing": replace(COMPARED, comparison=replace(COMPARED.comparison, agreed={}, solved={}, compared_at=None)),
}


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    teacher = Teacher(name="Maija Opettaja", provider="Esimerkkiopisto")
    made, _key = create_workspace(tmp_path / "omat.naytot", "neljä kissaa", teacher, cost=QUICK, clock=lambda: NOON)
    yield made
    made.close()


@pytest.fixture
def turn(workspace: Workspace, qtbot: QtBot, qapp: QApplication) -> Callable[[str], OpenCase]:
    """The teacher opens a case and presses "Ohjaajan vuoro"; from here the hand is the instructor's."""
    theme.start(qapp, theme.Scheme.LIGHT)
    Speech(qapp).speak("fi")

    def begin(name: str) -> OpenCase:
        unit = a_unit(3)
        with workspace.change("Test", Kind.CASE, Kind.CURRICULUM):
            workspace.curriculum.add(a_qualification(unit), original=b"{}", findings=())
            case = CASES[name]
            pinned = replace(case, unit=replace(case.unit, content=workspace.curriculum.content_of(unit)))
            workspace.cases.add(pinned, who="teacher", what="Test")
        window = MainWindow(Preferences(file=str(workspace.path)), keep=lambda _kept: None)
        qtbot.addWidget(window)
        frame = window.open(workspace)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        frame.open_case(case.id)
        desk = Desk(window, Hand(qtbot))
        desk.hand.who = "instructor"
        desk.case().hand_to(Role.INSTRUCTOR)
        QApplication.processEvents()
        return desk.case()

    return begin


def is_early(case: OpenCase) -> None:
    assert case.hand.counts["instructor"] <= MOST_PRESSES, case.hand.log


@pytest.mark.parametrize("name", ["agreed", "running"])
def test_on_the_day_the_first_note_is_stored(name: str, turn: Callable[[str], OpenCase]) -> None:
    case = turn(name)
    assert sees(case.page, "Kirjoita, mitä näet opiskelijan tekevän")
    case.note("Kysyi asukkaan toiveen")
    assert [note.text for note in case.value().notes] == ["Kysyi asukkaan toiveen"]
    assert case.value().notes[0].by == Role.INSTRUCTOR
    is_early(case)


def test_after_the_self_assessment_the_first_level_is_stored(turn: Callable[[str], OpenCase]) -> None:
    case = turn("self-assessed")
    assert sees(case.page, "Valitse joka riville taso")
    case.level("r1", Grade.FOUR)
    assert case.value().view("instructor").levels == {"r1": Grade.FOUR}
    is_early(case)


def test_after_the_self_assessment_a_level_takes_one_key(turn: Callable[[str], OpenCase]) -> None:
    case = turn("self-assessed")
    case.hand.type("4")
    assert case.value().view("instructor").levels == {"r1": Grade.FOUR}
    assert case.hand.counts["instructor"] == 1


def test_while_comparing_the_first_common_level_is_stored(turn: Callable[[str], OpenCase]) -> None:
    case = turn("comparing")
    assert sees(case.page, "Ensin ovat ne, joista olette eri mieltä.")
    case.level("r1", Grade.THREE)
    assert case.value().comparison.agreed["r1"] == Grade.THREE
    is_early(case)


def test_while_planning_the_student_is_called_ready(turn: Callable[[str], OpenCase]) -> None:
    case = turn("plan")
    assert case.step == Step.PLAN
    assert sees(case.page, "Lue suunnitelma")
    case.ready(Role.INSTRUCTOR)
    assert Role.INSTRUCTOR in case.value().plan.ready
    is_early(case)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_asked_is_short_and_in_the_guests_language(language: str) -> None:
    use_language(language)
    ready = AssessorView(id="instructor", ready_at=NOON)
    cases = (*CASES.values(), replace(CASES["self-assessed"], views=(ready,)), COMPARED)
    told = [welcome(case, Role.INSTRUCTOR) for case in cases]
    assert len({stage(case) for case in cases}) >= 6
    assert len(set(told)) == 6  # agreed and running ask the same
    assert [line for lines in told for line in lines if len(line.split()) > LONGEST_LINE] == []


def test_a_language_that_a_guest_chose_is_there_the_next_time(turn: Callable[[str], OpenCase]) -> None:
    case = turn("self-assessed")
    bar = case.page._guest_bar
    assert bar is not None
    bar.languages.setCurrentIndex(LANGUAGES.index("sv"))
    bar.languages.activated.emit(LANGUAGES.index("sv"))
    QApplication.processEvents()
    assert sees(case.page, "Välj en nivå på varje rad")
    assert case.step == Step.ASSESS
    assert case.value().language_of(Role.INSTRUCTOR) == Language.SV


def test_stages_of_these_cases_are_what_their_names_say() -> None:
    wanted = (Stage.DRAFT, Stage.AGREED, Stage.RUNNING, Stage.SELF_ASSESSED, Stage.COMPARING)
    assert tuple(stage(case) for case in CASES.values()) == wanted
