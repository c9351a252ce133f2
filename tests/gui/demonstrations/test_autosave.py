"""Fields save themselves, also while somebody types without a pause, and disturb nobody who writes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.gui.demonstrations import autosave
from desktop.gui.demonstrations.autosave import SelfSavingLine, SelfSavingText


@pytest.fixture(params=[SelfSavingText, SelfSavingLine])
def field(request: pytest.FixtureRequest, qtbot: QtBot) -> SelfSavingText | SelfSavingLine:
    """A field with the keyboard in it."""
    made: SelfSavingText | SelfSavingLine = request.param()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


@pytest.fixture
def text(qtbot: QtBot) -> SelfSavingText:
    made = SelfSavingText()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def test_a_person_who_never_pauses_is_saved_too(
    field: SelfSavingText | SelfSavingLine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(field._timer._pause, "start", lambda: None)  # keys that follow each other at once
    with qtbot.waitSignal(field.saved) as saved:
        qtbot.keyClicks(field, "Aino")
    assert saved.args == ["Aino"]


def test_the_latest_moment_counts_from_the_first_key_that_is_not_saved(
    field: SelfSavingText | SelfSavingLine, qtbot: QtBot
) -> None:
    latest = field._timer._latest
    qtbot.keyClicks(field, "A")
    assert latest.isActive()
    began = latest.remainingTime()
    qtbot.waitUntil(lambda: latest.remainingTime() < began)
    before = latest.remainingTime()
    qtbot.keyClicks(field, "i")
    assert latest.remainingTime() <= before
    field.flush()
    assert not latest.isActive()


def test_two_seconds_of_typing_are_the_most_a_power_cut_takes() -> None:
    from desktop.store.disk import MOMENT

    assert autosave.MOMENT < autosave.LATEST
    assert autosave.LATEST / 1000 + MOMENT < 2


def test_a_save_leaves_the_cursor_and_the_undo_of_the_field(text: SelfSavingText, qtbot: QtBot) -> None:
    text.saved.connect(lambda said: text.show_text(said.strip()))  # what the store gives back
    qtbot.keyClicks(text, "Aino kysyi ")
    text.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClicks(text, "E")
    text.flush()
    assert text.textCursor().position() == 1
    assert text.toPlainText() == "EAino kysyi "
    assert text.document().isUndoAvailable()
    qtbot.keyClick(text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert text.toPlainText() == "Aino kysyi "


def test_a_save_does_not_break_off_a_letter_that_is_being_composed(text: SelfSavingText, qtbot: QtBot) -> None:
    text.saved.connect(text.show_text)
    qtbot.keyClicks(text, "Aino ")
    QApplication.sendEvent(text, QInputMethodEvent("¨", []))
    text.flush()
    assert text.textCursor().block().layout().preeditAreaText() == "¨"
    done = QInputMethodEvent()
    done.setCommitString("ö")
    QApplication.sendEvent(text, done)
    assert text.toPlainText() == "Aino ö"


def test_what_others_wrote_does_not_replace_what_is_being_written(text: SelfSavingText, qtbot: QtBot) -> None:
    text.show_text("Ennen")
    qtbot.keyClicks(text, "x")
    text.show_text("Toisen sanat")
    assert text.toPlainText() in ("xEnnen", "Ennenx")
