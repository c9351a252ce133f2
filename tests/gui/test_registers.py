"""The rooms of students and of workplaces."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QListView, QMessageBox, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.actions.templates import keep_template, template_draft
from desktop.actions.workspace import Kind, Workspace
from desktop.domain.known import KnownPeople
from desktop.gui.bridge import Bridge
from desktop.gui.models.paged_list import PAGE, PagedListModel
from desktop.gui.students.students_page import StudentsPage
from desktop.gui.widgets.asking import LineDialog
from desktop.gui.widgets.register_page import RegisterPage
from desktop.gui.workplaces.workplaces_page import WorkplacesPage
from tests.export.hearing import heard
from tests.gui.keys import type_text
from tests.pages import sees

Bridges = Callable[[Workspace], Bridge]
Page = TypeVar("Page", bound=RegisterPage)


def shown(qtbot: QtBot, page: Page) -> Page:
    qtbot.addWidget(page)
    page.resize(1158, 714)
    page.refresh()
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


@pytest.fixture
def students(qtbot: QtBot, sample: Workspace, bridges: Bridges) -> StudentsPage:
    return shown(qtbot, StudentsPage(sample, bridges(sample)))


@pytest.fixture
def workplaces(qtbot: QtBot, sample: Workspace, bridges: Bridges) -> WorkplacesPage:
    return shown(qtbot, WorkplacesPage(sample, bridges(sample)))


def rows(view: QListView) -> list[str]:
    return [str(view.model().index(row, 0).data()) for row in range(view.model().rowCount())]


def choose(page: RegisterPage, name: str) -> None:
    row = next(number for number, text in enumerate(rows(page.view)) if text.startswith(name))
    page.view.setCurrentIndex(page.model.index(row))


def dialog(kind: type[QWidget]) -> QWidget:
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
    assert found
    return found[-1]


def test_only_records_in_sight_are_read(qtmodeltester: ModelTester) -> None:
    asked: list[int] = []

    def read(offset: int, limit: int) -> Sequence[int]:
        asked.append(offset)
        return range(offset, min(offset + limit, 250))

    model = PagedListModel[int](str)
    model.show_pages(read)
    assert (model.rowCount(), asked) == (PAGE, [0])
    qtmodeltester.check(model)
    assert model.row_where(lambda record: record == 230) == 230
    model.fetchMore(QModelIndex())
    assert model.rowCount() == 250
    assert not model.canFetchMore(QModelIndex())
    assert model.row_where(lambda record: record == 900) == -1


def test_students_are_listed_with_number_and_next_day(students: StudentsPage) -> None:
    names = rows(students.view)
    assert names[0] == "Aino Esimerkki, E-2026-017, 1 näyttö, seuraava 23.11.2026"
    assert names[-1].startswith("Örjan Påhittad")
    assert students.subtitle() == "12 opiskelijaa"
    students.begin()
    assert students.view.hasFocus()


def test_the_chosen_students_demonstrations_tell_where_they_stand(students: StudentsPage) -> None:
    choose(students, "Leo")
    (line,) = rows(students.cases)
    for part in ("20.11.2026", "Rautakauppa Kulma", "Osa allekirjoittanut", "Hyvä 3", "Työpaikkaohjaaja: Allekirj"):
        assert part in line
    choose(students, "Sanna")
    assert len(rows(students.cases)) == 4


def test_typing_finds_by_name_and_number_and_arrows_choose(qtbot: QtBot, students: StudentsPage) -> None:
    students.filter.setFocus()
    type_text(students.filter, "esim")
    assert [name.split(",")[0] for name in rows(students.view)] == ["Aino Esimerkki", "Elias Esimerkinmäki"]
    qtbot.keyClick(students.filter, Qt.Key.Key_Down)
    assert sees(students, "Elias Esimerkinmäki")
    students.filter.setText("2026-270")
    assert [name.split(",")[0] for name in rows(students.view)] == ["Leo Luonnos"]
    students.filter.setText("zzz")
    assert not students.detail.isVisible()
    assert sees(students, "Mitään ei löytynyt")
    students.filter.clear()
    assert students.detail.isVisible()


def test_one_click_or_enter_opens_a_demonstration(qtbot: QtBot, sample: Workspace, students: StudentsPage) -> None:
    choose(students, "Eero")
    wanted = sample.lists.search("eero")[0].id
    view = students.cases
    place = view.visualRect(view.model().index(0, 0)).center()
    with qtbot.waitSignal(students.case_wanted) as opened:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.args == [wanted]
    view.setFocus()
    with qtbot.waitSignal(students.case_wanted) as opened:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == [wanted]


def test_a_new_demonstration_begins_with_the_student_alone(qtbot: QtBot, students: StudentsPage) -> None:
    choose(students, "Noor")
    with qtbot.waitSignal(students.new_for_wanted) as wanted:
        qtbot.mouseClick(students.new, Qt.MouseButton.LeftButton)
    known: KnownPeople = wanted.args[0]
    assert (known.student.name, known.student.number) == ("Noor Näyte", "2026-290")
    assert known == KnownPeople(student=known.student)


def test_a_students_summary_is_saved_where_the_person_says(
    qtbot: QtBot, tmp_path: Path, students: StudentsPage
) -> None:
    choose(students, "Sanna")
    qtbot.mouseClick(students.summary, Qt.MouseButton.LeftButton)
    (asked,) = students.findChildren(QFileDialog)
    assert asked.selectedFiles()[0].endswith("Sepitetty_Sanna_yhteenveto.pdf")
    to = tmp_path / "yhteenveto.pdf"
    asked.fileSelected.emit(str(to))
    asked.close()
    assert ("H1", "Yhteenveto näytöistä") in heard(to.read_bytes())
    assert sees(students, f"Tallennettu: {to}")
    students.save_summary(str(to / "ei.pdf"))
    assert "Valitse toinen kansio" in students.problem.text()


def test_a_student_without_results_has_nothing_to_sum_up(qtbot: QtBot, students: StudentsPage) -> None:
    choose(students, "Noor")
    qtbot.mouseClick(students.summary, Qt.MouseButton.LeftButton)
    assert not students.findChildren(QFileDialog)
    assert "Koottavaa ei vielä ole" in students.problem.text()
    choose(students, "Sanna")
    assert not students.problem.text()


def test_a_change_is_seen_and_the_choice_stays(sample: Workspace, students: StudentsPage) -> None:
    choose(students, "Örjan")
    case = sample.cases.get(sample.lists.search("leo")[0].id)
    with sample.change("Test", Kind.CASE, case=case.id):
        sample.cases.delete(case.id)
    assert students.subtitle() == "11 opiskelijaa"
    assert students.view.currentIndex().data().startswith("Örjan")


def test_empty_rooms_say_what_to_do_first(qtbot: QtBot, empty: Workspace, bridges: Bridges) -> None:
    for kind in (StudentsPage, WorkplacesPage):
        page = shown(qtbot, kind(empty, bridges(empty)))
        assert not page.filter.isVisible()
        assert page.subtitle() == ""
        with qtbot.waitSignal(page.list_wanted):
            qtbot.mouseClick(page.empty.act, Qt.MouseButton.LeftButton)
        qtbot.mouseClick(page.empty.other, Qt.MouseButton.LeftButton)
        dialog(QDialog).close()


def test_workplaces_are_listed_with_people_and_the_next_day(workplaces: WorkplacesPage) -> None:
    names = rows(workplaces.view)
    assert names[1] == "Hoivakoti Kuusikko, Timo Ohjaaja, 9 näyttöä, seuraava 23.11.2026"
    assert len(names) == 4
    choose(workplaces, "Hoivakoti")
    assert sees(workplaces, "Yhteyshenkilö: Kirsi Kontakti")
    for part in ("Työpaikkaohjaaja: Timo Ohjaaja, lähihoitaja", "000 123 4567", "timo.ohjaaja@kuusikko.example"):
        assert sees(workplaces, part)
    assert len(rows(workplaces.cases)) == 9
    assert "Aino Esimerkki" in rows(workplaces.cases)[1]


def test_workplaces_are_found_by_instructor(workplaces: WorkplacesPage) -> None:
    workplaces.filter.setText("raili")
    assert [name.split(",")[0] for name in rows(workplaces.view)] == ["Rautakauppa Kulma"]


def test_a_new_demonstration_begins_with_the_workplace_and_its_instructor(
    qtbot: QtBot, workplaces: WorkplacesPage
) -> None:
    choose(workplaces, "Autohuolto")
    with qtbot.waitSignal(workplaces.new_for_wanted) as wanted:
        qtbot.mouseClick(workplaces.new, Qt.MouseButton.LeftButton)
    known: KnownPeople = wanted.args[0]
    assert (known.workplace.business_id, known.instructor.name) == ("9999991-7", "Teppo Malli")
    assert known.student.name == ""


def test_a_template_is_renamed_and_deleted(qtbot: QtBot, sample: Workspace, workplaces: WorkplacesPage) -> None:
    assert not workplaces.templates.isVisible()
    choose(workplaces, "Hoivakoti")
    (template,) = sample.templates.all()
    assert workplaces.templates.isVisible()
    assert sees(workplaces, "työtehtävää · Arjen tuki hoivakodissa")
    rename = workplaces.templates.buttons[template.id, "rename"]
    qtbot.mouseClick(rename, Qt.MouseButton.LeftButton)
    asked = dialog(LineDialog)
    assert isinstance(asked, LineDialog)
    asked.field.setText("Aamuvuoro")
    qtbot.mouseClick(asked.buttons.act, Qt.MouseButton.LeftButton)
    assert sample.templates.get(template.id).name == "Aamuvuoro"
    qtbot.waitUntil(lambda: sees(workplaces, "Aamuvuoro"))
    qtbot.mouseClick(workplaces.templates.buttons[template.id, "delete"], Qt.MouseButton.LeftButton)
    box = dialog(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert "Aamuvuoro" in box.text()
    qtbot.mouseClick(box.buttons()[0], Qt.MouseButton.LeftButton)
    assert sample.templates.all() == []
    assert not workplaces.templates.isVisible()
    qtbot.waitUntil(lambda: not isValid(asked))
    qtbot.waitUntil(lambda: not isValid(box))


def test_a_name_that_is_taken_is_refused(qtbot: QtBot, sample: Workspace, workplaces: WorkplacesPage) -> None:
    (template,) = sample.templates.all()
    case = sample.cases.get(sample.lists.search("aino")[0].id)
    keep_template(sample, template_draft(sample, case, name="Toinen"))
    choose(workplaces, "Hoivakoti")
    qtbot.mouseClick(workplaces.templates.buttons[template.id, "rename"], Qt.MouseButton.LeftButton)
    asked = dialog(LineDialog)
    assert isinstance(asked, LineDialog)
    asked.field.setText(" ")
    assert not asked.buttons.act.isEnabled()
    asked.field.setText("Toinen")
    qtbot.mouseClick(asked.buttons.act, Qt.MouseButton.LeftButton)
    assert "Toinen" in asked.problem.text()
    assert asked.field.text() == "Toinen"
    assert sample.templates.get(template.id).name == template.name
    asked.reject()
    qtbot.waitUntil(lambda: not isValid(asked))
