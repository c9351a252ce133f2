"""The demonstration day: one note after another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.assessment import Observation
from desktop.domain.case import Case
from desktop.domain.demonstration import RequirementPlan, Situation
from desktop.domain.terms import Coverage, Leaning, Role
from desktop.gui.demonstrations.day_page import DayPage
from desktop.gui.demonstrations.note_field import NoteField, NoteWritten
from desktop.gui.demonstrations.quick_text import Quick, read_note
from desktop.texts import HELSINKI
from tests.builders import DAY, NOON, a_plan, an_agreed_case
from tests.gui.demonstrations.conftest import shown
from tests.pages import sees

PRIVATE = Observation(id="n9", at=NOON, by="instructor", text="Vain ohjaajalle.")
SHARED = replace(PRIVATE, id="n8", text="Kaikille.", shared=True)
TWO = (
    Situation(id="s1", day=date(2026, 11, 23), starts=time(12, 30), ends=time(15)),
    Situation(id="s2", day=date(2026, 11, 24), starts=time(9), ends=time(11)),
)


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
    assert read_note("Huone #14 ja -5 astetta", range(1, 4)) == Quick("Huone #14 ja -5 astetta")
    assert read_note("+ #2", range(1, 4)).numbers == (2,)
    assert read_note("Kysyi luvan #1,3", range(1, 4)) == Quick("Kysyi luvan", (1, 3))
    assert read_note("Kysyi luvan #1,9", range(1, 4)) == Quick("Kysyi luvan #1,9")


def test_a_requirement_that_is_not_demanded_has_no_chip_and_the_others_keep_their_numbers(qtbot: QtBot) -> None:
    field = NoteField()
    qtbot.addWidget(field)
    away = RequirementPlan(id="r1", coverage=Coverage.DEVIATION, decision_reference="P-1")
    case = an_agreed_case()
    case = replace(case, plan=replace(case.plan, requirements=(away, *case.plan.requirements[1:])))
    field.show_rows(shown(case).rows)
    field.show()
    qtbot.keyClick(field.text, Qt.Key.Key_1)
    qtbot.keyClick(field.text, Qt.Key.Key_3)
    qtbot.keyClicks(field.text, "Kysyi luvan #2")
    with qtbot.waitSignal(field.written) as told:
        qtbot.keyClick(field.text, Qt.Key.Key_Return)
    assert told.args == [NoteWritten("Kysyi luvan", ("r2", "r3"), Leaning.NEUTRAL)]


def test_a_key_puts_a_beginning_in_front_and_writing_goes_on_after_it(field: NoteField, qtbot: QtBot) -> None:
    field.phrases.show_starters(("Muisti",), editable=True)
    field.activateWindow()
    qtbot.waitUntil(field.isActiveWindow)
    field.text.setFocus()
    qtbot.keyClicks(field.text, "luvan")
    qtbot.keyClick(field.text, Qt.Key.Key_F7)
    assert field.text.toPlainText() == "Kysyi asiakkaalta luvan"
    qtbot.keyClicks(field.text, "aina ")
    assert field.text.toPlainText() == "Kysyi asiakkaalta aina luvan"
    qtbot.keyClick(field.text, Qt.Key.Key_F8)
    assert field.text.toPlainText() == "Muisti aina luvan"


def test_a_click_on_a_beginning_keeps_the_keyboard_in_the_field(field: NoteField, qtbot: QtBot) -> None:
    field.phrases.show_starters((), editable=False)
    chip = next(one for one in field.phrases.findChildren(QPushButton) if one.text() == "Perusteli …")
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert field.text.toPlainText() == "Perusteli "
    assert field.text.textCursor().position() == len("Perusteli ")


def _day(qtbot: QtBot, case: Case, reader: str = "teacher", **values: object) -> DayPage:
    page = DayPage()
    qtbot.addWidget(page)
    page.show_case(replace(shown(case, reader), **values))  # type: ignore[arg-type]
    page.show()
    return page


def test_a_reader_sees_their_own_notes_and_what_is_shared(qtbot: QtBot) -> None:
    case = an_agreed_case(started_at=NOON, notes=(PRIVATE, SHARED))
    assert _texts(_day(qtbot, case, "teacher")) == ["Kaikille."]
    assert set(_texts(_day(qtbot, case, "instructor", guest=True))) == {"Kaikille.", "Vain ohjaajalle."}


def test_who_writes_for_the_instructor_sees_only_what_is_written_now(qtbot: QtBot) -> None:
    case = an_agreed_case(started_at=NOON, notes=(PRIVATE, SHARED))
    page = _day(qtbot, case)
    assert page.writer is not None
    qtbot.mouseClick(page.writer.button("instructor"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: _texts(page) == ["Kaikille."])
    now = replace(PRIVATE, id="n10", text="Juuri nyt ohjaajalle.")
    page.show_case(shown(replace(case, notes=(*case.notes, now))))
    qtbot.waitUntil(lambda: set(_texts(page)) == {"Kaikille.", "Juuri nyt ohjaajalle."})
    qtbot.mouseClick(page.writer.button("teacher"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: _texts(page) == ["Kaikille."])
    assert sees(page, "Timo Ohjaaja: omat havainnot ovat piilossa")


def test_the_author_shares_a_note_and_takes_it_back_until_it_is_read(qtbot: QtBot) -> None:
    page = _day(qtbot, an_agreed_case(started_at=NOON, notes=(PRIVATE,)), "instructor", guest=True)
    assert sees(page, "vain sinä näet")
    with qtbot.waitSignal(page.shared) as told:
        press(qtbot, page, "Jaa")
    assert told.args == ["instructor", "n9"]
    shared = replace(PRIVATE, shared=True)
    page.show_case(shown(an_agreed_case(started_at=NOON, notes=(shared,)), "instructor"))
    qtbot.waitUntil(lambda: sees(page, "Peru jako"))
    with qtbot.waitSignal(page.taken_back) as told:
        press(qtbot, page, "Peru jako")
    assert told.args == ["instructor", "n9"]
    read = replace(shared, read_by=("teacher",))
    page.show_case(shown(an_agreed_case(started_at=NOON, notes=(read,)), "instructor"))
    qtbot.waitUntil(lambda: sees(page, "jaettu, luettu"))
    assert not sees(page, "Peru jako")


def test_a_shared_note_is_read_only_when_it_lies_in_front_of_another(qtbot: QtBot) -> None:
    case = an_agreed_case(started_at=NOON, notes=(SHARED,))
    page = DayPage()
    qtbot.addWidget(page)
    with qtbot.assertNotEmitted(page.read):
        page.show_case(shown(case, "teacher"))
    with qtbot.waitSignal(page.read):
        page.show()
    own = DayPage()
    qtbot.addWidget(own)
    own.show_case(shown(case, "instructor"))
    with qtbot.assertNotEmitted(own.read):
        own.show()


def test_a_click_beside_marks_the_requirement_and_says_what_is_not_seen(qtbot: QtBot) -> None:
    seen = replace(SHARED, requirements=("r1",))
    page = _day(qtbot, an_agreed_case(started_at=NOON, notes=(seen,)))
    assert sees(page, "2 vaatimusta on vielä näkemättä")
    row = page.seen.rows[2]
    assert row.accessibleName().endswith("ei vielä nähty")
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert page.field.chip(2).isChecked()
    assert row.isChecked()
    page.field.clear()
    assert not row.isChecked()


def test_the_situation_follows_the_clock_until_a_person_chooses(qtbot: QtBot) -> None:
    plan = a_plan(agreed=dict.fromkeys(Role, DAY), situations=TWO)
    case = an_agreed_case(started_at=NOON, plan=plan)
    page = _day(qtbot, case, now=datetime(2026, 11, 24, 9, 30, tzinfo=HELSINKI))
    assert page.situation.value() == "s2"
    assert page.situation.choices is not None
    qtbot.mouseClick(page.situation.choices.button("s1"), Qt.MouseButton.LeftButton)
    page.show_case(replace(shown(case), now=datetime(2026, 11, 24, 9, 31, tzinfo=HELSINKI)))
    assert page.situation.value() == "s1"


def test_one_situation_needs_no_choice(qtbot: QtBot) -> None:
    page = _day(qtbot, an_agreed_case(plan=a_plan(agreed=dict.fromkeys(Role, DAY), situations=TWO[:1])))
    assert not page.situation.isVisible()
    assert page.situation.value() == ""


def press(qtbot: QtBot, page: DayPage, text: str) -> None:
    """Press the visible button with this text."""
    qtbot.mouseClick(_button(page, text), Qt.MouseButton.LeftButton)


def _button(page: DayPage, text: str) -> QPushButton:
    return next(one for one in page.findChildren(QPushButton) if one.text() == text and one.isVisible())


def _texts(page: DayPage) -> list[str]:
    return [one.text() for one in page.list.findChildren(QLabel) if one.isVisible() and one.text().endswith("lle.")]


def test_before_the_plan_is_agreed_the_page_says_so(qtbot: QtBot) -> None:
    from tests.builders import a_case

    page = DayPage()
    qtbot.addWidget(page)
    page.show_case(shown(a_case()))
    page.show()
    assert not page.start.isEnabled()
    assert page.turn.text()


def test_what_was_being_written_comes_back_when_another_observation_has_been_edited(qtbot: QtBot) -> None:
    mine, other = replace(PRIVATE, by="teacher"), replace(PRIVATE, id="n10", by="teacher", text="Toinen.")
    page = _day(qtbot, an_agreed_case(started_at=NOON, notes=(mine, other)))
    qtbot.keyClicks(page.field.text, "Kesken oleva")
    page.list.edit_wanted.emit(mine)
    page.list.edit_wanted.emit(other)
    with qtbot.waitSignal(page.note_edited) as told:
        qtbot.keyClick(page.field.text, Qt.Key.Key_Return)
    assert told.args[0].id == "n10"
    page.note_stored()
    assert page.field.text.toPlainText() == "Kesken oleva"
    page.note_stored()
    assert page.field.text.toPlainText() == ""


def test_the_words_of_an_edited_observation_that_is_gone_become_one_of_their_own(qtbot: QtBot) -> None:
    mine = replace(PRIVATE, by="teacher")
    page = _day(qtbot, an_agreed_case(started_at=NOON, notes=(mine,)))
    page.list.edit_wanted.emit(mine)
    page.show_case(shown(an_agreed_case(started_at=NOON)))
    with qtbot.waitSignal(page.noted) as told:
        qtbot.keyClick(page.field.text, Qt.Key.Key_Return)
    assert told.args[1].text == "Vain ohjaajalle."


def test_a_new_observation_leaves_the_cards_of_the_others_and_comes_before_them(qtbot: QtBot) -> None:
    first = replace(SHARED, by="teacher")
    page = _day(qtbot, an_agreed_case(started_at=NOON, notes=(first,)))
    (card,) = page.list.findChildren(QFrame, f"note {first.id}")
    newer = replace(first, id="n10", at=NOON + timedelta(minutes=1), text="Taas kaikille.")
    page.show_case(shown(an_agreed_case(started_at=NOON, notes=(first, newer))))
    assert page.list.findChildren(QFrame, f"note {first.id}") == [card]
    (new,) = page.list.findChildren(QFrame, f"note {newer.id}")
    qtbot.waitUntil(lambda: 0 < new.geometry().bottom() < card.y())
    assert _cards_by_keyboard(page) == [newer.id, first.id]
    changed = replace(first, text="Toisin kaikille.")
    page.show_case(shown(an_agreed_case(started_at=NOON, notes=(changed, newer))))
    qtbot.waitUntil(lambda: set(_texts(page)) == {"Taas kaikille.", "Toisin kaikille."})


def _cards_by_keyboard(page: DayPage) -> list[str]:
    """The observations in the order in which Tab comes to their buttons."""
    found: list[str] = []
    here: QWidget | None = page.field.text.nextInFocusChain()
    while here is not None and here is not page.field.text:
        if isinstance(here, QPushButton):
            above = here.parentWidget()
            while above is not None and not above.objectName().startswith("note "):
                above = above.parentWidget()
            if above is not None and above.objectName().removeprefix("note ") not in found:
                found.append(above.objectName().removeprefix("note "))
        here = here.nextInFocusChain()
    return found
