"""The bottom of dialogs, and boxes to tick."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from desktop.gui import theme
from desktop.gui.demonstrations.tick import Tick
from desktop.gui.stylesheet import stylesheet
from desktop.gui.widgets.answers import Answers


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
