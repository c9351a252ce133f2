"""A list of people is looked at, put right and brought in, and taken back; people are added and edited by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.actions.roster import read_book
from desktop.actions.workspace import Workspace
from desktop.domain.roster_columns import Column
from desktop.gui.bridge import Bridge
from desktop.gui.main_window import MainWindow
from desktop.gui.rosters.roster_dialog import RosterDialog
from desktop.gui.students.student_dialog import StudentDialog
from desktop.gui.students.students_page import StudentsPage
from desktop.gui.workplaces.workplace_dialog import WorkplaceDialog
from desktop.gui.workplaces.workplaces_page import WorkplacesPage
from desktop.tools.sample_people import LEARNER, ROSTER, STUDY_RIGHT
from tests.builders import DAY
from tests.domain.test_identity_number import made_up
from tests.hand import Hand

Bridges = Callable[[Workspace], Bridge]


@pytest.fixture
def hand(qtbot: QtBot) -> Hand:
    return Hand(qtbot)


def opened(qtbot: QtBot, workspace: Workspace, text: str) -> RosterDialog:
    dialog = RosterDialog(workspace, read_book(text.encode()), "lista.csv")
    dialog.open()
    qtbot.waitExposed(dialog)
    return dialog


@pytest.fixture
def roster(qtbot: QtBot, sample: Workspace) -> Iterator[RosterDialog]:
    dialog = opened(qtbot, sample, ROSTER)
    yield dialog
    if isValid(dialog):
        dialog.reject()


def lines(dialog: RosterDialog, tab: str = "") -> list[str]:
    if tab:
        dialog.outcome.tabs.button(tab).click()
    model = dialog.outcome.model
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def tabs(dialog: RosterDialog) -> list[str]:
    return [dialog.outcome.tabs.button(tab).text() for tab in ("new", "changed", "same", "problems")]


def shown(qtbot: QtBot, page: QWidget) -> None:
    qtbot.addWidget(page)
    page.resize(1158, 714)
    page.show()
    qtbot.waitExposed(page)


Kind = TypeVar("Kind", bound=QWidget)


def newest(kind: type[Kind]) -> Kind:
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
    assert found
    return found[-1]


def a_new(kind: type[Kind], page: StudentsPage | WorkplacesPage, qtbot: QtBot, hand: Hand) -> Kind:
    """The form that a page opens for somebody new, under the hand."""
    shown(qtbot, page)
    page.refresh()
    hand.click(page.add)
    hand.window = form = newest(kind)
    return form


def test_a_list_is_understood_and_nothing_is_kept_before_it_is_said(sample: Workspace, roster: RosterDialog) -> None:
    assert [str(one) for one in roster.columns.value()] == (
        ["last_name", "first_name", "number", "oid", "ignored", "group", "starts", "workplace"]
    )
    assert tabs(roster) == ["Uudet 4", "Muuttuvat 1", "Ennallaan 2", "Katsottavaa 3"]
    assert lines(roster)[0] == "Aada Kuviteltu, 2026-412 · 1.2.246.562.24.54450598189 · LH24 · 1.8.2025, rivi 4"
    assert lines(roster, "changed") == ["Aino Esimerkki, muuttuu: ryhmä, opiskeluoikeuden alku, rivi 5"]
    assert lines(roster, "problems")[1].startswith("Oppijanumero (D), 1.2.246.562.24.54440598189: tarkistusnumero")
    assert not roster.columns.rows[4].choice.isEnabled()
    assert sample.register.students() == []
    roster.reject()
    assert sample.register.students() == []


def test_what_comes_in_is_in_the_rooms_and_can_be_taken_back(
    qtbot: QtBot, sample: Workspace, bridges: Bridges, roster: RosterDialog, hand: Hand
) -> None:
    page = StudentsPage(sample, bridges(sample))
    shown(qtbot, page)
    page.refresh()
    assert page.subtitle() == "12 opiskelijaa"
    assert not page.undo.isVisible()
    hand.click(roster.buttons.act)
    assert page.subtitle() == "15 opiskelijaa"
    aino = next(row for row in sample.known.students(DAY, "aino") if row.record)
    assert (aino.cases, aino.record and aino.record.group) == (1, "LH24")
    hand.click(page.undo)
    assert page.subtitle() == "12 opiskelijaa"
    assert sample.register.workplaces() == []


def test_columns_are_put_right_by_hand(roster: RosterDialog, qtbot: QtBot) -> None:
    choice = roster.columns.rows[7].choice
    choice.setFocus()
    choice.setCurrentIndex(list(Column).index(Column.IGNORED))
    choice.activated.emit(choice.currentIndex())
    assert tabs(roster)[0] == "Uudet 3"
    for row in (0, 1, 2, 3):
        roster.columns.rows[row].show_value(Column.IGNORED)
    choice.activated.emit(choice.currentIndex())
    assert not roster.buttons.act.isEnabled()
    assert roster.buttons.act.text() == "Ei mitään tuotavaa"
    roster.columns.rows[0].show_value(Column.NAME)
    roster.columns.rows[1].show_value(Column.NAME)
    choice.activated.emit(choice.currentIndex())
    assert not roster.buttons.act.isEnabled()


def test_another_row_may_have_the_headings(qtbot: QtBot, sample: Workspace) -> None:
    dialog = opened(qtbot, sample, "Aino Koe;12\nEino Koe;13\n")
    assert dialog.heading_row.currentData() == -1
    assert not dialog.buttons.act.isEnabled()
    dialog.columns.rows[0].show_value(Column.NAME)
    dialog.columns.changed.emit()
    assert tabs(dialog)[0] == "Uudet 2"
    dialog.heading_row.setCurrentIndex(1)
    dialog.heading_row.activated.emit(1)
    assert [row.value() for row in dialog.columns.rows] == [Column.IGNORED, Column.IGNORED]
    dialog.reject()


def test_the_sheet_with_people_is_shown_first_and_another_may_be_chosen(qtbot: QtBot, sample: Workspace) -> None:
    from tests.exchange.test_sheets import workbook

    data = workbook(("Ohje", [["Lue tämä"]]), ("Lista", [["Opiskelija", "Ryhmä"], ["Aino Koe", "A"]]))
    dialog = RosterDialog(sample, read_book(data), "lista.xlsx")
    dialog.open()
    assert (dialog.sheet.currentText(), tabs(dialog)[0]) == ("Lista", "Uudet 1")
    dialog.sheet.setCurrentIndex(0)
    dialog.sheet.activated.emit(0)
    assert not dialog.buttons.act.isEnabled()
    dialog.reject()


def test_an_identity_number_is_seen_nowhere(qtbot: QtBot, sample: Workspace) -> None:
    one = made_up()
    dialog = opened(qtbot, sample, f"Nimi;Tunniste;Ryhmä\nAino Koe {one};{one};A\nEino Koe;{made_up(number='901')};A\n")
    said = " ".join([*lines(dialog), *lines(dialog, "problems"), dialog.columns.rows[0].choice.accessibleName()])
    assert one not in said
    assert "henkilötunnuksia" in said
    dialog.accept()
    assert one not in repr(sample.register.students())


def test_a_file_is_asked_for_read_and_refused_in_a_sentence(
    qtbot: QtBot, sample: Workspace, window: MainWindow, tmp_path: Path
) -> None:
    frame = window.open(sample)
    frame.open_room("students")
    kinds: list[tuple[str, bytes, type[QDialog]]] = [
        ("tyhja.csv", b"", QMessageBox),
        ("lista.csv", ROSTER.encode("cp1252"), RosterDialog),
    ]
    for name, content, kind in kinds:
        (tmp_path / name).write_bytes(content)
        frame.room("students").list_wanted.emit()
        (asked,) = frame.findChildren(QFileDialog)
        asked.fileSelected.emit(str(tmp_path / name))
        qtbot.waitUntil(partial(_has, frame, kind))
        (box,) = frame.findChildren(kind)
        assert not isinstance(box, QMessageBox) or "tyhjä" in box.text()
        asked.close()
        box.reject()
        qtbot.waitUntil(lambda: not frame.findChildren(QDialog))


def _has(parent: QWidget, kind: type[QDialog]) -> bool:
    return bool(parent.findChildren(kind))


def test_a_student_is_added_edited_and_deleted_by_hand(
    qtbot: QtBot, sample: Workspace, bridges: Bridges, hand: Hand
) -> None:
    page = StudentsPage(sample, bridges(sample))
    form = a_new(StudentDialog, page, qtbot, hand)
    hand.click(form.ui.name)
    hand.type("Aada Aava")
    hand.click(form.ui.oid)
    hand.type(LEARNER.rpartition(".")[2])
    hand.click(form.ui.study_right)
    assert form.ui.oid.text() == LEARNER
    hand.type(STUDY_RIGHT[:-1] + "9")
    assert "Tarkistusnumero ei täsmää" in form.ui.study_right_problem.text()
    form.ui.study_right.setText(STUDY_RIGHT)
    assert not form.ui.study_right_problem.text()
    hand.click(form.buttons.act)
    (kept,) = sample.register.students()
    assert (kept.student.oid, kept.study_right) == (LEARNER, STUDY_RIGHT)
    page.show_thing((sample.known.students(DAY, "aava")[0].key,))
    hand.click(page.edit)
    form = newest(StudentDialog)
    form.ui.name.setText("")
    form.ui.oid.setText("")
    hand.click(form.buttons.act)
    assert "Nimi ja numero puuttuvat" in form.problem.text()
    form.ui.name.setText("Aada Koe")
    hand.click(form.buttons.act)
    assert sample.known.students(DAY, "aada")[0].student.name == "Aada Koe"
    page.show_thing((sample.known.students(DAY, "aada")[0].key,))
    hand.click(page.delete)
    box = newest(QMessageBox)
    hand.click(box.buttons()[0])
    assert sample.register.students() == []


def test_a_workplace_with_instructors_is_kept_and_offered(
    qtbot: QtBot, sample: Workspace, bridges: Bridges, hand: Hand
) -> None:
    page = WorkplacesPage(sample, bridges(sample))
    form = a_new(WorkplaceDialog, page, qtbot, hand)
    hand.type("Kotihoito Kaislikko")
    hand.click(form.ui.business_id)
    hand.type("1164808")
    hand.click(form.add)
    assert form.ui.business_id.text() == "0116480-8"
    hand.type("Kalle Keksitty")
    hand.click(form.instructors[0].ui.phone)
    hand.type("x")
    assert form.instructors[0].ui.phone_problem.text()
    hand.click(form.add)
    hand.click(form.instructors[0].ui.name)
    hand.click(form.instructors[1].remove)
    hand.click(form.buttons.act)
    (kept,) = sample.register.workplaces()
    assert [one.name for one in kept.instructors] == ["Kalle Keksitty"]
    assert [one.instructor.name for one in sample.known.instructors("kek")] == ["Kalle Keksitty"]


def test_a_student_of_a_demonstration_is_taken_into_the_register_when_edited(
    qtbot: QtBot, sample: Workspace, bridges: Bridges, hand: Hand
) -> None:
    page = StudentsPage(sample, bridges(sample))
    shown(qtbot, page)
    page.refresh()
    page.show_thing((sample.known.students(DAY, "aino")[0].key,))
    assert not page.delete.isVisible()
    hand.click(page.edit)
    form = newest(StudentDialog)
    form.ui.group.setText("LH24")
    hand.click(form.buttons.act)
    (row,) = sample.known.students(DAY, "lh24")
    assert (row.student.name, row.cases) == ("Aino Esimerkki", 1)
    qtbot.waitUntil(lambda: page.delete.isVisible())
