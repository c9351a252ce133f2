"""The bottom of dialogs, and boxes to tick."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from desktop.domain.terms import Role
from desktop.gui import theme
from desktop.gui.demonstrations.tick import Tick
from desktop.gui.stylesheet import stylesheet
from desktop.gui.widgets.answers import Answers
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.labels import words
from desktop.gui.widgets.people import badge_icon


@pytest.fixture
def dialog(qtbot: QtBot) -> QDialog:
    made = QDialog()
    qtbot.addWidget(made)
    made.setStyleSheet(stylesheet(theme.colours()))
    layout = QVBoxLayout(made)
    layout.addWidget(QLineEdit())
    layout.addWidget(Answers("Tallenna", made))
    made.show()
    return made


def test_the_act_stands_at_the_right_and_the_way_out_before_it(dialog: QDialog) -> None:
    answers = dialog.findChildren(Answers)[0]
    assert answers.give_up.geometry().right() < answers.act.geometry().left()
    assert answers.act.property("kind") == "primary"


def test_enter_does_the_act_and_escape_gives_up(dialog: QDialog, qtbot: QtBot) -> None:
    field = dialog.findChildren(QLineEdit)[0]
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    dialog.show()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_the_words_of_a_box_stand_beside_its_square_and_tick_it_too(qtbot: QtBot) -> None:
    tick = Tick("Suostumus on kysytty")
    qtbot.addWidget(tick)
    tick.show()
    words = next(one for one in tick.children() if one is not tick.box and hasattr(one, "contentsMargins"))
    assert words.contentsMargins().left() < tick.box.width()
    for place in (QPoint(8, tick.height() // 2), QPoint(60, tick.height() // 2)):
        before = tick.isChecked()
        under = tick.childAt(place)
        assert under is not None
        qtbot.mouseClick(under, Qt.MouseButton.LeftButton, pos=under.mapFrom(tick, place))
        assert tick.isChecked() != before


def test_a_badge_keeps_its_size_and_its_letter_on_a_dense_screen(qtbot: QtBot) -> None:
    picture = badge_icon(Role.TEACHER).pixmap(QSize(16, 16), 2.0).toImage()
    assert picture.width() == 32
    coloured = [x for x in range(32) if picture.pixelColor(x, 16).alpha() > 0]
    assert len(coloured) > 28


def test_every_word_on_the_buttons_has_its_room(dialog: QDialog, qtbot: QtBot) -> None:
    answers = dialog.findChildren(Answers)[0]
    answers.put_aside(button("Allekirjoita ilman korttia tällä kertaa"))
    dialog.resize(40, 40)
    for made in answers.findChildren(QPushButton):
        qtbot.waitUntil(lambda made=made: made.width() >= made.sizeHint().width())  # type: ignore[misc]


def test_a_dialog_opens_as_high_as_its_wrapped_words_need_also_on_a_low_screen(qtbot: QtBot) -> None:
    made = QDialog()
    qtbot.addWidget(made)
    layout = QVBoxLayout(made)
    for _number in range(6):
        layout.addWidget(words("Kuvassa ei saa olla asiakkaita eikä potilaita. " * 4, wrap=True))
    layout.addWidget(Answers("Tallenna", made))
    made.resize(300, 100)  # what Qt leaves of a low screen
    made.show()
    assert made.height() >= layout.totalMinimumHeightForWidth(300)
