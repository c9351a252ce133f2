"""Plans (HOKS) before they are taken in: each change shown and let through, one act, undone in one."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.actions.plan_preview import preview_plans, read_plans
from desktop.actions.workspace import Workspace
from desktop.domain.plan_offers import Part
from desktop.gui.bridge import Bridge
from desktop.gui.hoks.plan_dialog import PlanDialog
from desktop.gui.main_window import MainWindow
from desktop.gui.students.students_page import StudentsPage
from desktop.gui.today.today_page import TodayPage
from desktop.tools.sample_hoks import ELIAS, KAISA, plans_file
from tests.exchange import plans
from tests.pages import sees

LEFT = Qt.MouseButton.LeftButton


Open = Callable[..., PlanDialog]


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Open]:
    """Opens the dialog for a file; closed afterwards, as it goes away by itself."""
    made: list[PlanDialog] = []

    def opening(workspace: Workspace, data: bytes = b"") -> PlanDialog:
        made.append(_opened(qtbot, workspace, data))
        return made[-1]

    yield opening
    for one in made:
        if isValid(one):
            one.reject()


def _opened(qtbot: QtBot, workspace: Workspace, data: bytes) -> PlanDialog:
    read = read_plans(data or plans_file(), workspace.today())
    dialog = PlanDialog(workspace, preview_plans(workspace, read, "hoksit.json"))
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def settle() -> None:
    """Let what has changed be laid out."""
    for _round in range(4):
        QApplication.processEvents()


def press(qtbot: QtBot, one: QPushButton) -> None:
    settle()
    qtbot.mouseClick(one, LEFT)
    settle()


def tick(qtbot: QtBot, box: QCheckBox) -> None:
    settle()
    qtbot.mouseClick(box, LEFT, pos=QPoint(8, box.height() // 2))
    settle()


def name(qtbot: QtBot, dialog: PlanDialog, text: str) -> None:
    """Write the student's name."""
    dialog.name.setFocus()
    qtbot.keyClicks(dialog.name, text)
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    settle()


def boxes(dialog: PlanDialog, part: Part) -> list[tuple[str, bool, bool]]:
    """The boxes of one part: label, whether it is ticked, and whether it may be."""
    ids = [one.id for one in dialog._plans[dialog._shown].offers if one.part == part]
    return [
        (dialog.offers.boxes[one].text(), dialog.offers.boxes[one].isChecked(), dialog.offers.boxes[one].isEnabled())
        for one in ids
    ]


def test_every_change_is_shown_with_what_was_before(qtbot: QtBot, sample: Workspace, opened: Open) -> None:
    dialog = opened(sample)
    assert dialog.model.rowCount() == 2
    name(qtbot, dialog, "Kaisa Kuvitteellinen")
    assert sees(dialog.offers, "Näytöt, jotka ovat jo auki")
    assert ("Näyttö päättyy", False, True) in boxes(dialog, Part.CASE)  # it takes the place of something
    assert ("Opiskeluoikeus", True, True) in boxes(dialog, Part.CASE)  # it fills a gap
    assert sees(dialog.offers, "2.12.2026 → 3.12.2026")
    assert ("Uusi näyttö", False, False) in boxes(dialog, Part.DRAFT)  # the library lacks this unit
    assert sees(dialog.offers, "Tutkintokirjastossa ei ole vielä")


def test_only_what_is_let_through_is_taken_in_and_undo_takes_it_back(
    qtbot: QtBot, sample: Workspace, opened: Open
) -> None:
    before = sample.lists.count()
    dialog = opened(sample)
    name(qtbot, dialog, "Kaisa Kuvitteellinen")
    place = next(box for name, box in dialog.offers.boxes.items() if name.startswith("workplace:päiväkoti marjapolku"))
    tick(qtbot, place)
    assert not place.isChecked()
    dialog.view.setCurrentIndex(dialog.model.index(1))
    tick(qtbot, dialog.taken)
    assert not dialog.offers.isEnabled()
    assert dialog.buttons.act.text() == "Tuo 1 HOKS"
    press(qtbot, dialog.buttons.act)
    assert sees(dialog.outcome, "1 opiskelija lisätty tai päivitetty")
    assert [one.student.name for one in sample.register.students()] == ["Kaisa Kuvitteellinen"]
    assert "Hoivakoti Kuusikko" in [one.workplace.name for one in sample.register.workplaces()]
    assert [one.study_right for one in sample.plans.all()] == [KAISA[1]]
    assert sample.lists.count() == before
    press(qtbot, dialog.outcome.undo)
    assert sample.register.students() == []
    assert sample.plans.all() == []


def test_drafts_are_opened_when_a_person_wants_them(qtbot: QtBot, sample: Workspace, opened: Open) -> None:
    dialog = opened(sample)
    dialog.view.setCurrentIndex(dialog.model.index(1))
    name(qtbot, dialog, "Elli Uusi")
    draft = next(box for name, box in dialog.offers.boxes.items() if name.startswith("draft:"))
    tick(qtbot, draft)
    press(qtbot, dialog.buttons.act)
    with qtbot.waitSignal(dialog.case_wanted) as wanted:
        press(qtbot, dialog.outcome.open)
    case = sample.cases.get(wanted.args[0])
    assert (case.student.name, case.student.oid) == ("Elli Uusi", ELIAS[0])
    assert case.workplace.name == "Autohuolto Koivuranta"


def test_what_is_odd_in_the_plan_is_told_at_its_place(qtbot: QtBot, sample: Workspace, opened: Open) -> None:
    dialog = opened(sample)
    dialog.view.setCurrentIndex(dialog.model.index(1))
    settle()
    assert sees(dialog.offers, "4 kohtaa tarkistettavana HOKSissa")
    assert sees(dialog.offers, "“9999991-6” ei ole Y-tunnus")
    assert sees(dialog.offers, "“oma_tieto”: eHOKS ei tunne tätä avainta.")


def test_everything_may_be_let_through_at_once(qtbot: QtBot, sample: Workspace, opened: Open) -> None:
    dialog = opened(sample)
    name(qtbot, dialog, "Kaisa Kuvitteellinen")
    press(qtbot, dialog.all)
    assert all(box.isChecked() for box in dialog.offers.boxes.values() if box.isEnabled())


def test_a_known_student_may_be_chosen_while_typing(qtbot: QtBot, sample: Workspace, opened: Open) -> None:
    dialog = opened(sample)
    qtbot.keyClicks(dialog.name, "kaisa")
    [row] = sample.known.students(sample.today(), "kaisa")
    dialog.names.chosen.emit(row)
    assert dialog.name.text() == "Kaisa Kuvitteellinen"
    assert boxes(dialog, Part.CASE)


# From the window


def drag(frame: object, path: Path) -> bool:
    """Drop a file on the window; whether it was taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    buttons, keys, act = LEFT, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPointF(600, 300), act, data, buttons, keys)
    QApplication.sendEvent(frame, enter)  # type: ignore[arg-type]
    if enter.isAccepted():
        QApplication.sendEvent(frame, QDropEvent(QPointF(600, 300), act, data, buttons, keys))  # type: ignore[arg-type]
    return enter.isAccepted()


def test_a_plan_is_dropped_on_the_window(qtbot: QtBot, sample: Workspace, window: MainWindow, tmp_path: Path) -> None:
    frame = window.open(sample)
    picture, plan, other = tmp_path / "kuva.png", tmp_path / "HOKS.JSON", tmp_path / "muu.json"
    picture.write_bytes(b"x")
    plan.write_bytes(plans_file())
    other.write_bytes(b'{"nimi": 1}')
    assert not drag(frame, picture)
    assert drag(frame, plan)
    qtbot.waitUntil(lambda: bool(frame.findChildren(PlanDialog)))
    frame.findChildren(PlanDialog)[0].reject()
    assert drag(frame, other)
    qtbot.waitUntil(lambda: bool(frame.findChildren(QMessageBox)))
    [box] = frame.findChildren(QMessageBox)
    assert "muu.json: Tässä tiedostossa ei ole HOKSia." in box.text()
    box.close()


def test_todays_page_and_the_room_of_students_lead_to_it(
    qtbot: QtBot, sample: Workspace, bridges: Callable[[Workspace], Bridge]
) -> None:
    bridge = bridges(sample)
    for page in (TodayPage(sample, bridge), StudentsPage(sample, bridge)):
        qtbot.addWidget(page)
        page.resize(1158, 714)
        page.show()
        page.refresh()
        made = page.bring if isinstance(page, TodayPage) else page.bring_plan
        with qtbot.waitSignal(page.plans_wanted):
            press(qtbot, made)


def test_a_plan_that_is_kept_is_shown_once_more(
    qtbot: QtBot, sample: Workspace, opened: Open, window: MainWindow
) -> None:
    dialog = opened(sample)
    name(qtbot, dialog, "Kaisa Kuvitteellinen")
    press(qtbot, dialog.buttons.act)
    press(qtbot, dialog.outcome.done)
    frame = window.open(sample)
    frame.open_room("students")
    room = frame.room("students")
    assert isinstance(room, StudentsPage)
    row = next(one for one in sample.known.students(sample.today(), "Kaisa"))
    room.show_thing((row.key,))
    qtbot.waitUntil(room.plan.isVisible)
    press(qtbot, room.plan)
    [again] = frame.findChildren(PlanDialog)
    assert again.name.text() == "Kaisa Kuvitteellinen"
    again.reject()
    room.show_thing((next(one.key for one in sample.known.students(sample.today(), "Eero")),))
    assert not room.plan.isVisible()


def test_the_first_page_warns_of_an_instructor_whom_the_survey_cannot_reach(
    qtbot: QtBot, sample: Workspace, bridges: Callable[[Workspace], Bridge]
) -> None:
    from dataclasses import replace
    from datetime import timedelta

    from desktop.actions.planning import edit_header

    case = sample.cases.get(sample.lists.search("kaisa")[0].id)
    page = TodayPage(sample, bridges(sample))
    qtbot.addWidget(page)
    page.resize(1158, 714)
    page.show()
    page.refresh()
    assert not page.survey.isVisible()
    ends = sample.today() + timedelta(days=7)
    agreement = replace(case.agreement, ends=ends)
    edit_header(sample, replace(case, agreement=agreement, instructor=replace(case.instructor, phone="")))
    page.refresh()
    settle()
    assert page.survey.isVisible()
    assert sees(page.survey, "Kaisa Kuvitteellinen: jakso päättyy 30.11.")
    link = next(one for one in page.survey.findChildren(QPushButton) if one.property("place"))
    with qtbot.waitSignal(page.place_wanted) as wanted:
        press(qtbot, link)
    assert wanted.args == [case.id, "instructor.email"]


def test_a_name_that_is_known_already_stands_there_and_stays(qtbot: QtBot, sample: Workspace, opened: Open) -> None:
    dialog = opened(sample)
    name(qtbot, dialog, "Kaisa Kuvitteellinen")
    press(qtbot, dialog.buttons.act)
    again = opened(sample)
    assert again.name.text() == "Kaisa Kuvitteellinen"
    assert again.name.isReadOnly()
    again.view.setCurrentIndex(again.model.index(1))
    again.view.setCurrentIndex(again.model.index(0))
    assert again.name.text() == "Kaisa Kuvitteellinen"


def test_a_file_of_one_plan_shows_no_list(qtbot: QtBot, sample: Workspace, opened: Open) -> None:
    dialog = opened(sample, json.dumps(plans.a_plan_file()).encode())
    assert not dialog.view.isVisible()
    assert not dialog.taken.isVisible()
    assert dialog.buttons.act.text() == "Tuo"


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_nothing_is_cut_off(qtbot: QtBot, sample: Workspace, opened: Open, language: str) -> None:
    from desktop.texts import use_language
    from tests.gui.fitting import cut_off, sideways, too_small

    use_language(language)
    dialog = opened(sample)
    for place in range(dialog.model.rowCount()):
        dialog.view.setCurrentIndex(dialog.model.index(place))
        settle()
        assert cut_off(dialog) == []
        assert sideways(dialog) == []
        assert too_small(dialog) == []
