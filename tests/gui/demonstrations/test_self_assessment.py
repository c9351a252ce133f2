"""The student's own assessment, one statement at a time."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.domain.assessment import SelfAssessment
from desktop.domain.terms import SelfMark
from desktop.gui.demonstrations.self_assessment_page import SelfAssessmentPage
from tests.builders import NOON, an_agreed_case
from tests.gui.demonstrations.conftest import shown


@pytest.fixture
def page(qtbot: QtBot) -> SelfAssessmentPage:
    made = SelfAssessmentPage()
    qtbot.addWidget(made)
    made.show_case(shown(an_agreed_case(2, started_at=NOON), "student"))
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_one_statement_is_shown_at_a_time_and_the_answers_are_handed_on(page: SelfAssessmentPage, qtbot: QtBot) -> None:
    assert page.statement() == "Tekee asian 1 fi."
    with qtbot.waitSignal(page.answered) as told:
        qtbot.mouseClick(page.cards[SelfMark.ALONE], Qt.MouseButton.LeftButton)
    assert told.args[0].marks == {"r1": SelfMark.ALONE}
    qtbot.mouseClick(page.next, Qt.MouseButton.LeftButton)
    assert page.statement() == "Tekee asian 2 fi."
    assert not any(card.isChecked() for card in page.cards.values())


def test_number_keys_choose_and_arrows_turn_the_page(page: SelfAssessmentPage, qtbot: QtBot) -> None:
    page.setFocus()
    with qtbot.waitSignal(page.answered) as told:
        qtbot.keyClick(page, Qt.Key.Key_0)
    assert told.args[0].marks == {"r1": SelfMark.CANNOT_SAY}
    qtbot.keyClick(page, Qt.Key.Key_Right)
    assert page.statement() == "Tekee asian 2 fi."
    qtbot.keyClick(page, Qt.Key.Key_Left)
    assert page.cards[SelfMark.CANNOT_SAY].isChecked()


def test_an_example_belongs_to_its_own_statement(page: SelfAssessmentPage, qtbot: QtBot) -> None:
    page.example.setFocus()
    qtbot.keyClicks(page.example, "Kysyin")
    with qtbot.waitSignal(page.answered) as told:
        qtbot.mouseClick(page.next, Qt.MouseButton.LeftButton)
    assert told.args[0].sentences == {"r1": "Kysyin"}
    assert page.example.toPlainText() == ""


def test_the_last_question_ends_it(page: SelfAssessmentPage, qtbot: QtBot) -> None:
    for _turn in range(2):
        qtbot.mouseClick(page.next, Qt.MouseButton.LeftButton)
    assert page.is_last
    heard: list[SelfAssessment] = []
    page.answered.connect(heard.append)
    qtbot.keyClicks(page.example, "Varaan aikaa")
    with qtbot.waitSignal(page.finished):
        qtbot.mouseClick(page.next, Qt.MouseButton.LeftButton)
    assert heard[-1].would_do_differently == "Varaan aikaa"


def test_a_pause_keeps_what_is_being_written(page: SelfAssessmentPage, qtbot: QtBot) -> None:
    page.example.setFocus()
    qtbot.keyClicks(page.example, "Kesken")
    with qtbot.waitSignals([page.answered, page.paused]):
        qtbot.mouseClick(page.pause, Qt.MouseButton.LeftButton)


def test_after_a_pause_the_first_unanswered_statement_comes(qtbot: QtBot) -> None:
    page = SelfAssessmentPage()
    qtbot.addWidget(page)
    begun = SelfAssessment(marks={"r1": SelfMark.ALONE})
    page.show_case(shown(an_agreed_case(3, started_at=NOON, self_assessment=begun), "student"))
    assert page.statement() == "Tekee asian 2 fi."


def test_targets_are_large_enough_for_fingers(page: SelfAssessmentPage) -> None:
    for button in (page.next, page.back, page.pause, page.decline, *page.cards.values()):
        assert button.height() >= 44
