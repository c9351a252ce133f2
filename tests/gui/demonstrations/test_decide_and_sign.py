"""Deciding, and the signers' side."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.assessment import Decision
from desktop.domain.signing import SigningMethod
from desktop.domain.terms import DiscussionRole, Grade, Role, Scale
from desktop.gui.demonstrations.decide_page import DecidePage
from desktop.gui.demonstrations.ink_pad import InkPad
from desktop.gui.demonstrations.signer_pane import SignerPane, summary
from tests.builders import a_compared_case, an_informed_case
from tests.gui.demonstrations.conftest import shown


@pytest.fixture
def page(qtbot: QtBot) -> DecidePage:
    made = DecidePage()
    qtbot.addWidget(made)
    made.show_case(shown(a_compared_case()))
    made.resize(1100, 640)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_no_grade_is_chosen_beforehand_and_people_choose_it(page: DecidePage, qtbot: QtBot) -> None:
    assert page.grade is not None
    assert page.grade.value() is None
    with qtbot.waitSignal(page.edited) as told:
        qtbot.mouseClick(page.grade.button(Grade.FOUR), Qt.MouseButton.LeftButton)
    assert told.args[0].grade == Grade.FOUR
    assert page.reason.hasFocus()


def test_the_reason_is_built_from_what_is_on_record_with_one_key(page: DecidePage, qtbot: QtBot) -> None:
    page.reason.setFocus()
    with qtbot.waitSignal(page.edited) as told:
        qtbot.keyClick(page.reason, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert told.args[0].reason == "Puhuttiin aamusta."
    qtbot.keyClick(page.reason, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert page.reason.toPlainText() == "Puhuttiin aamusta. Kysyi asukkaan toiveen."


def test_a_fail_asks_for_its_own_reason(qtbot: QtBot) -> None:
    page = DecidePage()
    qtbot.addWidget(page)
    page.show_case(shown(a_compared_case(decision=Decision(grade=Grade.FAIL, reason="Vaara."))))
    page.show()
    assert page.fail_reason.isVisible()
    assert page.reason_problem.text()


def test_the_short_description_is_checked_beside_the_field(qtbot: QtBot) -> None:
    page = DecidePage()
    qtbot.addWidget(page)
    named = Decision(short_description="Hoivakoti Kuusikko: opiskelija ohjasi aamun.")
    page.show_case(shown(a_compared_case(decision=named)))
    page.show()
    assert page.short_problem.text()


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
    assert page.grade is not None
    assert page.grade.button(Grade.PASS).text() == "Hyväksytty"


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
    assert (told.args[0].role, told.args[0].code, told.args[0].task) == (Role.INSTRUCTOR, "1234", "lähihoitaja")


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
