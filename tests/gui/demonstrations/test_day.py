"""The demonstration day: one note after another."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.domain.assessment import Observation
from desktop.domain.terms import Leaning
from desktop.gui.demonstrations.day_page import DayPage
from desktop.gui.demonstrations.note_field import NoteField, NoteWritten
from desktop.gui.demonstrations.quick_text import Quick, read_note
from tests.builders import NOON, an_agreed_case
from tests.gui.demonstrations.conftest import shown

PRIVATE = Observation(id="n9", at=NOON, by="instructor", text="Vain ohjaajalle.")
SHARED = replace(PRIVATE, id="n8", text="Kaikille.", shared=True)


@pytest.fixture
def field(qtbot: QtBot) -> NoteField:
    made = NoteField()
    qtbot.addWidget(made)
    made.show_rows(shown(an_agreed_case(12)).rows)
    made.show()
    return made


def test_enter_keeps_the_note_with_the_marks_of_number_keys(field: NoteField, qtbot: QtBot) -> None:
    qtbot.keyClick(field.text, Qt.Key.Key_2)
    qtbot.keyClicks(field.text, "Kysyi luvan")
    qtbot.keyClick(field.text, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    with qtbot.waitSignal(field.written) as told:
        qtbot.keyClick(field.text, Qt.Key.Key_Return)
    assert told.args == [NoteWritten("Kysyi luvan", ("r2", "r3"), Leaning.NEUTRAL)]


def test_a_digit_after_words_is_a_digit(field: NoteField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field.text, "Klo 12")
    assert field.text.toPlainText() == "Klo 12"
    assert not any(field.chip(number).isChecked() for number in range(1, 13))


def test_the_sign_in_front_and_hashes_say_the_same_as_the_buttons(field: NoteField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field.text, "- Unohti hanskat #7 #12")
    with qtbot.waitSignal(field.written) as told:
        qtbot.mouseClick(field.save, Qt.MouseButton.LeftButton)
    assert told.args == [NoteWritten("Unohti hanskat", ("r7", "r12"), Leaning.MINUS)]


def test_an_empty_note_is_not_kept(field: NoteField, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(field.written):
        qtbot.keyClick(field.text, Qt.Key.Key_Return)


def test_short_forms_that_mean_nothing_stay_words() -> None:
    assert read_note("Huone #14 ja -5 astetta", 3) == Quick("Huone #14 ja -5 astetta")
    assert read_note("+ #2", 3).numbers == (2,)


def test_a_writer_sees_their_own_notes_and_what_is_shared(qtbot: QtBot) -> None:
    page = DayPage()
    qtbot.addWidget(page)
    case = an_agreed_case(started_at=NOON, notes=(PRIVATE, SHARED))
    page.show_case(shown(case, "teacher"))
    page.show()
    assert _texts(page) == ["Kaikille."]
    assert page.writer is not None
    qtbot.mouseClick(page.writer.button("instructor"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: set(_texts(page)) == {"Kaikille.", "Vain ohjaajalle."})


def _texts(page: DayPage) -> list[str]:
    from PySide6.QtWidgets import QLabel

    return [one.text() for one in page.list.findChildren(QLabel) if one.isVisible() and one.text().endswith("lle.")]


def test_before_the_plan_is_agreed_the_page_says_so(qtbot: QtBot) -> None:
    from tests.builders import a_case

    page = DayPage()
    qtbot.addWidget(page)
    page.show_case(shown(a_case()))
    page.show()
    assert not page.start.isEnabled()
    assert page.turn.text()
