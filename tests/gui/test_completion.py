"""What is known completes a new demonstration when it is chosen, and never gets in the way of typing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.actions.workspace import Workspace
from desktop.domain.known import KnownPeople
from desktop.domain.people import Student, WorkplaceInstructor
from desktop.gui.cases.new_case import NewCaseDialog
from desktop.gui.widgets.suggestions import Suggestions
from desktop.tools.sample_people import LEARNER, STUDY_RIGHT, register_people
from tests.hand import Hand


@pytest.fixture
def hand(qtbot: QtBot) -> Hand:
    return Hand(qtbot)


@pytest.fixture
def dialog(qtbot: QtBot, sample: Workspace, hand: Hand) -> Iterator[NewCaseDialog]:
    made = NewCaseDialog(sample)
    made.open()
    qtbot.waitExposed(made)
    hand.window = made
    yield made
    if isValid(made):
        made.reject()
    qtbot.waitUntil(lambda: not isValid(made))


def offered(suggestions: Suggestions) -> list[str]:
    panel = suggestions.panel
    if panel is None or not panel.isVisible():
        return []
    model = panel.view.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def focus(dialog: NewCaseDialog, field: QLineEdit, hand: Hand) -> None:
    hand.click(field)
    assert field.hasFocus()


def test_typing_by_hand_goes_on_as_if_nothing_were_offered(dialog: NewCaseDialog, hand: Hand) -> None:
    hand.type("Aino E")
    assert offered(dialog.completion.student[0]) == ["Aino Esimerkki, E-2026-017"]
    hand.tab()
    assert dialog.student.ui.name.text() == "Aino E"
    assert dialog.student.ui.number.hasFocus()
    assert offered(dialog.completion.student[0]) == []
    hand.type("7")
    assert dialog.student.ui.number.text() == "7"


def test_enter_chooses_only_what_an_arrow_has_marked(dialog: NewCaseDialog, hand: Hand) -> None:
    hand.type("esim")
    assert offered(dialog.completion.student[0])[0] == "Aino Esimerkki, E-2026-017"
    hand.enter()
    assert dialog.student.value() == Student(name="esim")
    hand.key(Qt.Key.Key_Down)
    hand.key(Qt.Key.Key_Down)
    hand.enter()
    assert dialog.student.value() == Student(name="Elias Esimerkinmäki", number="2026-310")
    assert offered(dialog.completion.student[0]) == []
    assert dialog.student.ui.name.hasFocus()


def test_esc_puts_the_list_away_and_leaves_the_dialog(dialog: NewCaseDialog, hand: Hand) -> None:
    hand.type("aino")
    hand.key(Qt.Key.Key_Escape)
    assert offered(dialog.completion.student[0]) == []
    assert dialog.isVisible()
    assert dialog.student.ui.name.text() == "aino"


def test_above_the_first_nothing_is_marked(dialog: NewCaseDialog, hand: Hand) -> None:
    hand.type("aino")
    hand.key(Qt.Key.Key_Down)
    assert dialog.student.ui.name.accessibleDescription() == "Aino Esimerkki, E-2026-017"
    hand.key(Qt.Key.Key_Up)
    hand.enter()
    assert dialog.student.value() == Student(name="aino")


def test_a_student_is_found_by_number_too(dialog: NewCaseDialog, hand: Hand) -> None:
    focus(dialog, dialog.student.ui.number, hand)
    hand.type("2026-27")
    assert offered(dialog.completion.student[1]) == ["Leo Luonnos, 2026-270"]


def test_a_chosen_workplace_fills_in_what_belongs_to_it_and_nothing_else(dialog: NewCaseDialog, hand: Hand) -> None:
    ui = dialog.header.ui
    focus(dialog, ui.workplace, hand)
    hand.type("kuus")
    panel = dialog.completion.workplace[0].panel
    assert panel is not None
    view = panel.view
    hand.click(view.viewport(), view.visualRect(view.model().index(0, 0)).center())
    case = dialog.header.value()
    assert (case.workplace.name, case.workplace.business_id) == ("Hoivakoti Kuusikko", "0000012-3")
    assert case.workplace.contact == "Kirsi Kontakti, palveluvastaava"
    assert (case.instructor.name, case.instructor.title) == ("Timo Ohjaaja", "lähihoitaja")
    assert case.instructor.email == "timo.ohjaaja@kuusikko.example"
    assert case.agreement.starts is None
    assert (case.study_right, case.decision_reference, case.support) == ("", "", False)
    assert dialog.student.value() == Student()


def test_another_workplace_brings_its_own_instructor_but_not_over_what_was_typed(
    dialog: NewCaseDialog, hand: Hand
) -> None:
    ui = dialog.header.ui
    for words, name in (("kuus", "Timo Ohjaaja"), ("koivu", "Teppo Malli")):
        ui.workplace.clear()
        focus(dialog, ui.workplace, hand)
        hand.type(words)
        hand.key(Qt.Key.Key_Down)
        hand.enter()
        assert dialog.header.value().instructor.name == name
    ui.instructor.setText("Joku Muu")
    ui.workplace.clear()
    focus(dialog, ui.workplace, hand)
    hand.type("marja")
    hand.key(Qt.Key.Key_Down)
    hand.enter()
    assert dialog.header.value().instructor.name == "Joku Muu"
    assert ui.business_id.text() == "0000023-8"


def test_instructors_are_those_of_the_workplace(dialog: NewCaseDialog, hand: Hand) -> None:
    ui = dialog.header.ui
    focus(dialog, ui.instructor, hand)
    hand.type("t")
    assert {text.split(",")[0] for text in offered(dialog.completion.instructor[0])} == {"Timo Ohjaaja", "Teppo Malli"}
    hand.type("imo")
    hand.key(Qt.Key.Key_Down)
    hand.enter()
    assert dialog.header.value().workplace.name == "Hoivakoti Kuusikko"
    dialog.header.fill_instructor(WorkplaceInstructor())
    focus(dialog, ui.instructor, hand)
    hand.key(Qt.Key.Key_Down)
    assert [text.split(",")[0] for text in offered(dialog.completion.instructor[0])] == ["Timo Ohjaaja"]


def test_a_student_from_their_room_is_filled_in_and_the_unit_is_next(qtbot: QtBot, sample: Workspace) -> None:
    known = KnownPeople(student=Student(name="Noor Näyte", number="2026-290"))
    made = NewCaseDialog(sample, known=known)
    made.open()
    qtbot.waitUntil(made.units.search.hasFocus)
    assert made.student.value() == known.student
    assert made.header.value().workplace.name == ""
    made.reject()
    qtbot.waitUntil(lambda: not isValid(made))


def test_who_is_in_the_register_brings_number_and_study_right(
    dialog: NewCaseDialog, sample: Workspace, hand: Hand
) -> None:
    register_people(sample)
    hand.type("aada")
    hand.key(Qt.Key.Key_Down)
    hand.enter()
    wanted = dialog.value()
    assert (wanted.student.number, wanted.student.oid, wanted.study_right) == ("2026-412", LEARNER, STUDY_RIGHT)
    assert (str(wanted.study_right_began), str(wanted.study_right_ends)) == ("2025-08-01", "2028-05-31")
    assert wanted.student_reference_number == "OPH-5410-2021"
    hand.click(dialog.student.ui.name)
    dialog.student.ui.name.selectAll()
    hand.type("eero malli")
    hand.key(Qt.Key.Key_Down)
    hand.enter()
    assert (dialog.value().student.oid, dialog.value().study_right) == ("", "")
