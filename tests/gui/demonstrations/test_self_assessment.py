"""The student's own assessment, one statement at a time."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.domain.assessment import SelfAssessment
from desktop.domain.case import Case
from desktop.domain.curriculum import QualificationUnit, SkillRequirement
from desktop.domain.terms import SelfMark
from desktop.gui.demonstrations import self_assessment_page
from desktop.gui.demonstrations.self_assessment_page import SelfAssessmentPage
from desktop.gui.widgets.read_aloud import Voice
from tests.builders import DAY, NOON, a_unit, an_agreed_case
from tests.gui.demonstrations.conftest import shown
from tests.pages import sees


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


def test_targets_are_large_enough_for_fingers(page: SelfAssessmentPage, qtbot: QtBot) -> None:
    page.aloud.show()
    for target in (page.next, page.back, page.answers, page.pause, page.decline, page.aloud, *page.cards.values()):
        assert target.height() >= 44
    assert page.languages.height() >= 44
    qtbot.mouseClick(page.answers, Qt.MouseButton.LeftButton)
    assert all(change.height() >= 44 for change in page.overview.changes)


def test_the_statement_is_about_the_reader(qtbot: QtBot) -> None:
    row = SkillRequirement(id="r1", lead={"fi": "Opiskelija"}, text={"fi": "kohtaa asukkaan"})
    page = a_page(qtbot, an_agreed_case(1, started_at=NOON), replace(a_unit(1), requirements=(row,)))
    assert page.statement() == "Kohtaa asukkaan."


def a_page(qtbot: QtBot, case: Case, unit: QualificationUnit | None = None) -> SelfAssessmentPage:
    made = SelfAssessmentPage()
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show_case(shown(case, "student", unit))
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.mark.parametrize("size", [(1024, 640), (1280, 720)])
def test_a_statement_of_300_letters_among_40_is_all_in_view(size: tuple[int, int], qtbot: QtBot) -> None:
    text = "suunnittelee asukkaan toiveiden mukaan " * 7 + "päivän toimet kokonaisuutena"
    assert 300 <= len(text) < 320
    rows = tuple(SkillRequirement(id=f"r{n}", text={"fi": text}) for n in range(1, 41))
    page = a_page(qtbot, an_agreed_case(40, started_at=NOON), replace(a_unit(40), requirements=rows))
    page.resize(*size)
    qtbot.waitUntil(lambda: page.size().toTuple() == size)
    assert page.minimumSizeHint().width() <= size[0]
    label = next(one for one in page.findChildren(QLabel) if one.text() == page.statement())
    assert label.height() >= label.heightForWidth(label.width())
    for one in (label, *page.cards.values(), page.example):
        corner = one.mapTo(page, one.rect().bottomRight())
        assert page.rect().adjusted(0, 0, 0, -62).contains(corner), one
        assert not one.visibleRegion().isEmpty()
        assert one.visibleRegion().boundingRect().height() >= one.height() - 1, one


def test_a_declined_self_assessment_is_a_choice_and_no_accident(page: SelfAssessmentPage, qtbot: QtBot) -> None:
    heard: list[bool] = []
    page.declined.connect(lambda: heard.append(True))
    qtbot.mouseClick(page.decline, Qt.MouseButton.LeftButton)
    assert heard == []
    assert page.ask_back.isVisible()
    qtbot.mouseClick(page.ask_back.act, Qt.MouseButton.LeftButton)
    assert page.view.isVisible()
    assert heard == []
    qtbot.mouseClick(page.decline, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.ask_back.other, Qt.MouseButton.LeftButton)
    assert heard == [True]


def test_who_helped_may_be_named_at_the_end(page: SelfAssessmentPage, qtbot: QtBot) -> None:
    assert not page.view.helper.isVisible()
    page.go_to(2)
    qtbot.keyClicks(page.view.helper, "Ohjaaja Liisa ")
    with qtbot.waitSignal(page.answered) as told:
        page.flush()
    assert told.args[0].helper == "Ohjaaja Liisa"


def test_all_answers_can_be_looked_at_and_changed_before_the_end(page: SelfAssessmentPage, qtbot: QtBot) -> None:
    page.answered.connect(
        lambda own: page.show_case(shown(an_agreed_case(2, started_at=NOON, self_assessment=own), "student"))
    )
    qtbot.mouseClick(page.cards[SelfMark.ALONE], Qt.MouseButton.LeftButton)
    qtbot.keyClicks(page.example, "Kysyin ensin")
    qtbot.mouseClick(page.answers, Qt.MouseButton.LeftButton)
    assert page.is_overview
    for text in ("1. Tekee asian 1 fi.", "Onnistun itse", "Kysyin ensin", "Ei vielä vastausta", "1 väittämä"):
        assert sees(page, text), text
    qtbot.mouseClick(page.overview.changes[0], Qt.MouseButton.LeftButton)
    assert page.statement() == "Tekee asian 1 fi."
    with qtbot.waitSignal(page.answered) as told:
        qtbot.mouseClick(page.cards[SelfMark.WITH_ADVICE], Qt.MouseButton.LeftButton)
    assert told.args[0].marks == {"r1": SelfMark.WITH_ADVICE}
    qtbot.mouseClick(page.answers, Qt.MouseButton.LeftButton)
    assert sees(page, "Onnistun, kun joku neuvoo")
    with qtbot.waitSignal(page.finished):
        qtbot.mouseClick(page.next, Qt.MouseButton.LeftButton)


def test_who_was_done_comes_back_to_all_answers(qtbot: QtBot) -> None:
    own = SelfAssessment(offered_on=DAY, done_on=DAY, marks={"r1": SelfMark.ALONE, "r2": SelfMark.ALONE})
    page = a_page(qtbot, an_agreed_case(2, started_at=NOON, self_assessment=own))
    assert page.is_overview
    qtbot.mouseClick(page.back, Qt.MouseButton.LeftButton)
    assert page.statement() == "Tekee asian 1 fi."


class Speaker(Voice):
    """A voice that tells what it was given."""

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(language, parent)
        self.said: list[str] = []
        self.is_found = language == "fi"

    def say(self, text: str) -> None:
        self.said.append(text)
        self._tell(True)

    def stop(self) -> None:
        self._tell(False)


@pytest.fixture
def speaking(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> SelfAssessmentPage:
    monkeypatch.setattr(self_assessment_page, "make_voice", Speaker)
    return a_page(qtbot, an_agreed_case(2, started_at=NOON))


def speaker(page: SelfAssessmentPage) -> Speaker:
    assert isinstance(page.voice, Speaker)
    return page.voice


def test_question_statement_and_choices_are_read_aloud_and_it_is_marked(
    speaking: SelfAssessmentPage, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(speaking.answered) as told:
        qtbot.mouseClick(speaking.aloud, Qt.MouseButton.LeftButton)
    assert told.args[0].read_aloud
    (said,) = speaker(speaking).said
    assert said.startswith("Miten tämä sujuu sinulta? Tekee asian 1 fi. Tarvitsen paljon apua.")
    assert said.endswith("En osaa sanoa.")
    assert speaking.aloud.text() == "Lopeta lukeminen"
    qtbot.mouseClick(speaking.aloud, Qt.MouseButton.LeftButton)
    assert not speaker(speaking).is_speaking
    assert speaking.aloud.text() == "Lue ääneen"


def test_reading_stops_when_the_page_turns_or_is_left(speaking: SelfAssessmentPage, qtbot: QtBot) -> None:
    ways = (speaking.next.click, speaking.back.click, speaking.answers.click, speaking.pause.click, speaking.hide)
    for way in ways:
        speaking.go_to(0 if way != speaking.back.click else 1)
        speaking.setFocus()
        qtbot.keyClick(speaking, Qt.Key.Key_L)
        assert speaker(speaking).is_speaking
        way()
        assert not speaker(speaking).is_speaking


def test_without_a_voice_of_the_language_there_is_no_button(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    monkeypatch.setattr(self_assessment_page, "make_voice", Voice)
    page = a_page(qtbot, an_agreed_case(2, started_at=NOON))
    assert not page.aloud.isVisible()
    page.voice._find()
    assert page.aloud.isVisible()


def test_a_voice_that_fails_is_told_of_and_the_student_goes_on(speaking: SelfAssessmentPage, qtbot: QtBot) -> None:
    speaking.voice.failed.emit()
    assert not speaking.aloud.isVisible()
    assert sees(speaking, "Voit jatkaa ilman sitä.")
