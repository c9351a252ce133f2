"""Fields save themselves, also while somebody types without a pause, and disturb nobody who writes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.gui.demonstrations import autosave
from desktop.gui.demonstrations.autosave import AGAIN, SelfSavingLine, SelfSavingText

FULL = "Levy on täynnä."
Field = SelfSavingText | SelfSavingLine


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


# What cannot be stored


class Store:
    """Keeps the words of a field by record, or refuses them."""

    def __init__(self, field: Field) -> None:
        self._field, self.kept, self.full = field, {}, False
        field.saved.connect(self._keep)

    def _keep(self, text: str) -> None:
        if not self.full:
            self.kept[self._field.told] = text
        self._field.answer(FULL if self.full else "")

    kept: dict[object, str]


@pytest.fixture(params=[SelfSavingText, SelfSavingLine])
def idle(request: pytest.FixtureRequest, qtbot: QtBot) -> Field:
    """A field in which nobody writes."""
    made: Field = request.param()
    qtbot.addWidget(made)
    return made


def words(field: Field) -> str:
    return field.toPlainText() if isinstance(field, SelfSavingText) else field.text()


def write(field: Field, text: str) -> None:
    if isinstance(field, SelfSavingText):
        field.setPlainText(text)
    else:
        field.setText(text)


def test_refused_words_stay_through_a_refresh_are_marked_and_are_tried_again(idle: Field) -> None:
    store = Store(idle)
    idle.show_text("ennen")
    store.full = True
    write(idle, "jälkeen")
    idle.flush()
    idle.show_text("ennen")
    assert words(idle) == "jälkeen"
    assert idle.property("wrong")
    assert FULL in idle.toolTip()
    assert idle._timer._again.isActive()
    assert idle._timer._again.interval() == AGAIN
    store.full = False
    idle._timer._again.timeout.emit()
    assert store.kept == {None: "jälkeen"}
    assert not idle.property("wrong")
    assert not idle.toolTip()
    idle.show_text("toisen")  # nothing is held back any more
    assert words(idle) == "toisen"


def test_refused_words_of_one_record_never_come_into_another(idle: Field) -> None:
    store = Store(idle)
    idle.show_text("a", "r1")
    store.full = True
    write(idle, "a uusi")
    idle.show_text("b", "r2")
    assert words(idle) == "b"
    assert not idle.property("wrong")
    write(idle, "b uusi")
    idle.show_text("a", "r1")
    assert words(idle) == "a uusi"
    assert [one.words for one in idle.refusals] == ["a uusi", "b uusi"]
    store.full = False
    idle.flush()
    assert store.kept == {"r1": "a uusi", "r2": "b uusi"}
    assert idle.refusals == []


def test_words_that_came_to_the_store_with_something_else_are_told_no_more(idle: Field) -> None:
    store = Store(idle)
    idle.show_text("")
    store.full = True
    write(idle, "sanat ")
    idle.flush()
    idle.show_text("sanat")
    assert idle.refusals == []
    assert not idle.property("wrong")
