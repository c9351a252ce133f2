"""Deciding, and the signers' side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.domain.assessment import Decision, Informed
from desktop.domain.case import Case
from desktop.domain.demonstration import RequirementPlan
from desktop.domain.signing import SigningMethod
from desktop.domain.terms import Coverage, DiscussionRole, Grade, InformedBy, Role, Scale
from desktop.gui.demonstrations.decide_page import DecidePage
from desktop.gui.demonstrations.signer_pane import SignerPane, summary
from desktop.gui.widgets.ink_pad import InkPad
from desktop.texts import _, translator, use_language
from tests.builders import DAY, a_case, a_compared_case, an_informed_case
from tests.gui.demonstrations.conftest import shown


@pytest.fixture
def page(qtbot: QtBot) -> DecidePage:
    return decide_page(qtbot, a_compared_case())


def decide_page(qtbot: QtBot, case: Case) -> DecidePage:
    """The page of a case in front."""
    made = DecidePage()
    qtbot.addWidget(made)
    made.show_case(shown(case))
    made.resize(1100, 640)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_no_grade_is_chosen_beforehand_and_people_choose_it(page: DecidePage, qtbot: QtBot) -> None:
    assert page.grades.control is not None
    assert page.grades.grade() is None
    with qtbot.waitSignal(page.edited) as told:
        qtbot.mouseClick(page.grades.control.button(Grade.FOUR), Qt.MouseButton.LeftButton)
    assert told.args[0].grade == Grade.FOUR
    assert page.reasons.reason.hasFocus()


def test_no_grade_looks_chosen_by_the_keyboard_and_tab_comes_to_the_first(page: DecidePage, qtbot: QtBot) -> None:
    page.begin()
    assert page.hasFocus()
    QTest.keyClick(page, Qt.Key.Key_Tab)
    assert page.grades.control is not None
    assert page.grades.control.button(Grade.FAIL).hasFocus()


def test_the_reason_is_built_from_what_is_on_record_with_one_key(page: DecidePage, qtbot: QtBot) -> None:
    page.reasons.reason.setFocus()
    with qtbot.waitSignal(page.edited) as told:
        qtbot.keyClick(page.reasons.reason, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert told.args[0].reason == "Puhuttiin aamusta."
    qtbot.keyClick(page.reasons.reason, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert page.reasons.reason.toPlainText() == "Puhuttiin aamusta. Kysyi asukkaan toiveen."


def test_a_fail_asks_for_its_own_reason(qtbot: QtBot) -> None:
    page = DecidePage()
    qtbot.addWidget(page)
    page.show_case(shown(a_compared_case(decision=Decision(grade=Grade.FAIL, reason="Vaara."))))
    page.show()
    assert page.reasons.fail_reason.isVisible()
    assert page.reasons.problem.text()


def test_the_short_description_is_checked_beside_the_field(qtbot: QtBot) -> None:
    page = DecidePage()
    qtbot.addWidget(page)
    named = Decision(short_description="Hoivakoti Kuusikko: opiskelija ohjasi aamun.")
    page.show_case(shown(a_compared_case(decision=named)))
    page.show()
    assert page.words.problem.text()


def test_all_three_took_part_with_one_press_and_both_assessors_stand_as_deciders(
    page: DecidePage, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.edited) as told:
        qtbot.mouseClick(page.people.three, Qt.MouseButton.LeftButton)
    assert set(told.args[0].participants) == {DiscussionRole.TEACHER, DiscussionRole.EMPLOYEE, DiscussionRole.STUDENT}
    assert told.args[0].deciders == ("teacher", "instructor")


def test_showing_a_decision_tells_nothing(page: DecidePage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(page.edited):
        page.show_case(shown(an_informed_case()))


def test_the_buttons_are_those_of_the_scale(qtbot: QtBot) -> None:
    page = DecidePage()
    qtbot.addWidget(page)
    page.show_case(shown(a_compared_case(3, Scale.PASS_FAIL)))
    assert page.grades.control is not None
    assert page.grades.control.button(Grade.PASS).text() == "Hyväksytty"


def test_a_sentence_is_taken_back_by_the_same_key_and_shows_whether_it_is_used(page: DecidePage, qtbot: QtBot) -> None:
    page.reasons.reason.setFocus()
    first = page.reasons.stones.buttons[0]
    qtbot.keyClick(page.reasons.reason, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert first.is_used
    assert "Ota pois" in first.accessibleName()
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert page.reasons.reason.toPlainText() == ""
    assert not first.is_used


def test_what_the_reason_lacks_is_told_as_one_writes(qtbot: QtBot) -> None:
    page = decide_page(qtbot, a_compared_case(decision=Decision(grade=Grade.FIVE)))
    assert page.reasons.problem.text()
    page.reasons.reason.setFocus()
    qtbot.keyClicks(page.reasons.reason, "Vaatimus 1 sovittiin.")
    assert "vaatimuksessa" not in page.reasons.problem.text()
    assert page.reasons.problem.text()  # a five deserves a fuller reason
    assert page.reasons.count.text() == "3 sanaa"
    qtbot.keyClicks(
        page.reasons.reason, " Aino toimi koko aamun itse, ennakoi tilanteet ja kertoi muille ajoissa hyvin."
    )
    assert page.reasons.problem.text() == ""


def test_the_short_description_is_counted_as_one_writes(page: DecidePage, qtbot: QtBot) -> None:
    page.words.short.setFocus()
    qtbot.keyClicks(page.words.short, "Ohjasi aamun. Kirjasi.")
    assert page.words.count.text() == "2 virkettä · 3 sanaa"
    assert page.words.problem.text()


def test_feedback_takes_what_was_seen_with_one_key(page: DecidePage, qtbot: QtBot) -> None:
    strengths = page.words.strengths
    strengths.text.setFocus()
    assert strengths.offer.isVisible()
    with qtbot.waitSignal(page.edited) as told:
        qtbot.keyClick(strengths.text, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert told.args[0].strengths == "Kysyi asukkaan toiveen."
    assert not strengths.offer.isVisible()
    assert not page.words.to_develop.offer.isVisible()


def test_the_range_of_levels_stands_as_a_fact_and_chooses_nothing(page: DecidePage) -> None:
    assert page.grades.fact.text() == "Yhteiset tasot: kaikki 5"
    assert page.grades.grade() is None


def test_that_no_discussion_was_held_excludes_the_others(page: DecidePage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.people.three, Qt.MouseButton.LeftButton)
    page.people.participants[DiscussionRole.NONE_HELD].click()
    assert page.people.chosen_participants() == (DiscussionRole.NONE_HELD,)
    page.people.participants[DiscussionRole.TEACHER].click()
    assert page.people.chosen_participants() == (DiscussionRole.TEACHER,)


def test_a_retake_is_written_beside_the_fail(qtbot: QtBot) -> None:
    page = decide_page(qtbot, a_compared_case(decision=Decision(grade=Grade.FAIL)))
    assert page.retake.isVisible()
    assert page.retake.problem.text()
    qtbot.keyClicks(page.retake.on, "12.1.2027")
    with qtbot.waitSignal(page.edited) as told:
        qtbot.keyClick(page.retake.on, Qt.Key.Key_Return)
    assert told.args[0].retake.on == date(2027, 1, 12)


def test_a_pass_shows_neither_retake_nor_a_deviation_that_is_not_there(page: DecidePage) -> None:
    assert not page.retake.isVisible()
    assert not page.grades.deviation.isVisible()


def test_what_a_deviation_means_is_told_before_the_choice(qtbot: QtBot) -> None:
    case = a_compared_case()
    off = RequirementPlan(id="r2", coverage=Coverage.DEVIATION, decision_reference="P 1")
    plan = replace(case.plan, requirements=(case.plan.requirements[0], off, case.plan.requirements[2]))
    page = decide_page(qtbot, replace(case, plan=plan))
    told = [one for one in page.grades.findChildren(QLabel) if one.isVisible() and "2" in one.text()]
    assert page.grades.control is not None
    assert told
    assert told[0].y() < page.grades.control.y()
    assert page.grades.deviation.isVisible()


def test_the_day_of_telling_is_corrected_and_a_day_to_come_refused_where_it_stands(qtbot: QtBot) -> None:
    page = decide_page(qtbot, an_informed_case())
    assert "7.12.2026" in page.after.text()
    page.after.on.selectAll()
    qtbot.keyClicks(page.after.on, "24.11.2026")
    with qtbot.assertNotEmitted(page.informed):
        qtbot.keyClick(page.after.on, Qt.Key.Key_Return)
    assert page.after.problem.text()


def test_how_the_student_heard_is_told_with_the_day(qtbot: QtBot) -> None:
    page = decide_page(qtbot, an_informed_case(informed=Informed()))
    assert not page.after.text() or "7.12.2026" not in page.after.text()
    with qtbot.waitSignal(page.informed) as told:
        qtbot.mouseClick(page.after.inform.button(InformedBy.PHONE), Qt.MouseButton.LeftButton)
    assert told.args == [InformedBy.PHONE, DAY]


def test_all_that_matters_is_seen_without_scrolling(qtbot: QtBot) -> None:
    page = decide_page(qtbot, a_compared_case(decision=Decision(grade=Grade.FOUR)))
    page.resize(1158, 617)  # what a screen of 1366 × 768 leaves to a step
    QApplication.processEvents()
    bottom = page.rect().bottom()
    for widget in (page.reasons.stones.buttons[0], page.words.next_steps.text, page.people.three):
        assert widget.isVisible()
        assert widget.mapTo(page, widget.rect().bottomLeft()).y() <= bottom


def test_the_place_for_the_ink_speaks_the_signers_language(qtbot: QtBot) -> None:
    use_language("fi")
    pane = SignerPane(a_case(), Role.TEACHER, knows_code=True, language="sv")
    qtbot.addWidget(pane)
    assert pane.pad.accessibleName() == translator("sv")("Place for the signature") != _("Place for the signature")
    assert pane.pad.accessibleDescription() == translator("sv")("Empty")


def test_a_mouse_draws_strokes_between_nought_and_one(qtbot: QtBot) -> None:
    pad = InkPad()
    qtbot.addWidget(pad)
    pad.resize(400, 200)
    pad.show()
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(40, 100))
    QTest.mouseMove(pad, QPoint(200, 50))
    QTest.mouseMove(pad, QPoint(900, -50))
    with qtbot.waitSignal(pad.drawn):
        QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(400, 0))
    (stroke,) = pad.strokes()
    assert [point[:2] for point in stroke.points] == [(0.1, 0.5), (0.5, 0.25), (1.0, 0.0)]
    assert [point[3] for point in stroke.points] == sorted(point[3] for point in stroke.points)


def test_a_pen_gives_its_pressure_and_draws_once(qtbot: QtBot, stylus: QPointingDevice) -> None:
    pad = InkPad()
    qtbot.addWidget(pad)
    pad.resize(400, 200)
    pad.show()
    for kind, x, pressure in (
        (QEvent.Type.TabletPress, 100, 0.3),
        (QEvent.Type.TabletMove, 200, 0.8),
        (QEvent.Type.TabletRelease, 200, 0.0),
    ):
        QApplication.sendEvent(pad, _pen(stylus, kind, QPointF(x, 100), pressure))
    (stroke,) = pad.strokes()
    assert [point[2] for point in stroke.points] == [0.3, 0.8]


@pytest.fixture
def stylus() -> QPointingDevice:
    """A pen; Qt holds on to it as long as its events live."""
    able = QInputDevice.Capability.Position | QInputDevice.Capability.Pressure
    kinds = (QInputDevice.DeviceType.Stylus, QPointingDevice.PointerType.Pen)
    return QPointingDevice("pen", 7, *kinds, able, 1, 3)


def _pen(device: QPointingDevice, kind: QEvent.Type, place: QPointF, pressure: float) -> QTabletEvent:
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    return QTabletEvent(kind, device, place, place, pressure, 0, 0, 0, 0, 0, none, button, button)


def test_a_finger_draws(qtbot: QtBot) -> None:
    pad = InkPad()
    qtbot.addWidget(pad)
    pad.resize(400, 200)
    pad.show()
    finger = QTest.createTouchDevice()
    QTest.touchEvent(pad, finger).press(0, QPoint(40, 40), pad).commit()
    QTest.touchEvent(pad, finger).move(0, QPoint(120, 90), pad).commit()
    QTest.touchEvent(pad, finger).release(0, QPoint(120, 90), pad).commit()
    assert len(pad.strokes()) == 1


def test_ink_can_be_wiped_and_a_mere_touch_is_no_signature(qtbot: QtBot) -> None:
    pad = InkPad()
    qtbot.addWidget(pad)
    pad.show()
    QTest.mouseClick(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(5, 5))
    assert pad.strokes() == ()
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(5, 5))
    QTest.mouseMove(pad, QPoint(50, 50))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(50, 50))
    assert pad.strokes()
    pad.wipe()
    assert pad.strokes() == ()


@pytest.fixture
def signer(qtbot: QtBot) -> SignerPane:
    made = SignerPane(an_informed_case(), Role.INSTRUCTOR, knows_code=False)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_what_is_missing_is_told_in_turn(signer: SignerPane, qtbot: QtBot) -> None:
    said = []
    steps: list[Callable[[], object]] = [
        lambda: None,
        _draw(signer),
        lambda: signer.code.setText("1234"),
        lambda: signer.again.setText("1243"),
    ]
    with qtbot.assertNotEmitted(signer.signed):
        for step in steps:
            step()
            qtbot.mouseClick(signer.act, Qt.MouseButton.LeftButton)
            said.append(signer.problem.text())
    assert len(set(said)) == 3
    assert all(said)
    signer.again.setText("1234")
    with qtbot.waitSignal(signer.signed) as told:
        qtbot.mouseClick(signer.act, Qt.MouseButton.LeftButton)
    assert (told.args[0].signer, told.args[0].code, told.args[0].task) == (Role.INSTRUCTOR, "1234", "lähihoitaja")


def _draw(signer: SignerPane) -> Callable[[], None]:
    def draw() -> None:
        QTest.mousePress(signer.pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(20, 20))
        QTest.mouseMove(signer.pad, QPoint(90, 60))
        QTest.mouseRelease(signer.pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(90, 60))

    return draw


def test_a_name_may_be_typed_instead_of_drawn(signer: SignerPane, qtbot: QtBot) -> None:
    qtbot.mouseClick(signer.method.button(SigningMethod.TYPED), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(signer.typed, "timo ohjaaja")
    signer.code.setText("1234")
    signer.again.setText("1234")
    with qtbot.waitSignal(signer.signed) as told:
        qtbot.keyClick(signer.again, Qt.Key.Key_Return)
    assert (told.args[0].method, told.args[0].strokes) == (SigningMethod.TYPED, ())


def test_each_signer_reads_in_their_own_language(qtbot: QtBot) -> None:
    from desktop.domain.terms import Language

    case = an_informed_case(languages={Role.INSTRUCTOR: Language.SV})
    assert summary(case, Role.INSTRUCTOR).splitlines()[0] == "Aino Esimerkki · Arjen työ sv"
    assert summary(case, Role.TEACHER).splitlines()[0] == "Aino Esimerkki · Arjen työ fi"
    assert len(summary(case, Role.TEACHER).splitlines()) == 3


def test_a_known_code_is_asked_once(qtbot: QtBot) -> None:
    pane = SignerPane(an_informed_case(), Role.TEACHER, knows_code=True)
    qtbot.addWidget(pane)
    pane.show()
    assert pane.code.isVisible()
    assert not pane.again.isVisible()
