"""The window: rooms, search, a case, a guest, locking, language and colours."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.actions.opening import open_workspace
from desktop.actions.registers import mark_handed_on
from desktop.actions.workspace import Workspace
from desktop.domain.found import Hit
from desktop.domain.preflight import Register
from desktop.domain.stages import Step
from desktop.gui import theme
from desktop.gui.cases.new_case import NewCaseDialog
from desktop.gui.frame import Frame
from desktop.gui.main_window import MainWindow
from desktop.gui.preferences import Preferences
from desktop.gui.qualifications.qualifications_page import QualificationsPage
from desktop.gui.rail import ROOMS
from desktop.gui.settings_dialog import SettingsDialog
from desktop.gui.start.change_passphrase import ChangePassphraseDialog
from desktop.gui.start.unlock_page import UnlockPage
from desktop.gui.workplaces.workplaces_page import WorkplacesPage
from desktop.texts import language
from desktop.tools.sample_file import PASSPHRASE, TODAY
from tests.gui.keys import type_text


@pytest.fixture
def open_window(window: MainWindow, sample_folder: Path, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    """The window with the sample open."""
    import shutil

    for one in sample_folder.iterdir():
        shutil.copy(one, tmp_path)
    window.open(open_workspace(tmp_path / "esimerkki.naytot", PASSPHRASE, clock=lambda: TODAY))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def _frame(window: MainWindow) -> Frame:
    assert window.frame is not None
    return window.frame


def test_each_room_opens_by_its_button_and_tells_its_name(qtbot: QtBot, open_window: MainWindow) -> None:
    frame = _frame(open_window)
    titles = []
    for room in ROOMS:
        qtbot.mouseClick(frame.rail.rooms[room.name], Qt.MouseButton.LeftButton)
        assert frame.stack.currentWidget() is frame.room(room.name)
        assert frame.rail.rooms[room.name].isChecked()
        titles.append(frame.room(room.name).title())
    assert titles == ["Tänään", "Näytöt", "Opiskelijat", "Työpaikat", "Tutkinnot", "Tarkista asiakirja"]


def test_every_room_is_open_from_the_first_day_and_has_its_key(
    qtbot: QtBot, window: MainWindow, empty: Workspace
) -> None:
    frame = window.open(empty)
    qtbot.waitUntil(frame.rail.isVisible)
    assert all(made.isVisible() for made in frame.rail.rooms.values())
    assert frame.rail.rooms["workplaces"].toolTip() == "Ctrl+4"
    _press_number(qtbot, window, Qt.Key.Key_4)
    qtbot.waitUntil(lambda: frame.open_room_name == "workplaces")


def _press_number(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> None:
    """Ctrl and a number; the button is pressed for a moment, as by a pointer."""
    window.activateWindow()  # as a window manager does
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)


def test_a_new_demonstration_from_a_room_has_its_people_in(qtbot: QtBot, open_window: MainWindow) -> None:
    frame = _frame(open_window)
    frame.open_room("workplaces")
    page = frame.room("workplaces")
    assert isinstance(page, WorkplacesPage)
    qtbot.mouseClick(page.new, Qt.MouseButton.LeftButton)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, NewCaseDialog)
    assert dialog.header.ui.workplace.text() == "Autohuolto Koivuranta"
    dialog.reject()
    qtbot.waitUntil(lambda: not isValid(dialog))


def test_rooms_are_made_when_first_opened(open_window: MainWindow) -> None:
    frame = _frame(open_window)
    assert frame.stack.count() == 1
    frame.open_room("cases")
    frame.open_room("today")
    frame.open_room("cases")
    assert frame.stack.count() == 2


def test_the_number_beside_today_is_what_waits(open_window: MainWindow) -> None:
    assert _frame(open_window).rail.rooms["today"].accessibleName() == "Tänään: 4 odottaa"


def test_the_rail_tells_that_the_file_is_encrypted_locks_and_whose_it_is(open_window: MainWindow) -> None:
    rail = _frame(open_window).rail
    assert rail.person.text() == "M. Opettaja · FI"
    assert "10" in rail._encrypted.text()


def test_the_rail_tells_what_waits_to_be_handed_on(open_window: MainWindow) -> None:
    frame = open_window.frame
    assert frame is not None
    assert frame.rail.offline.text() == "Ei verkkoa · 2 odottaa vientiä"
    for row in frame.workspace.lists.to_koski(9):
        mark_handed_on(frame.workspace, row.id, Register.KOSKI)
    assert frame.rail.offline.text() == "Ei verkkoa – kaikki toimii"


def test_ctrl_k_searches_everything_as_you_type_and_enter_opens(qtbot: QtBot, open_window: MainWindow) -> None:
    frame = _frame(open_window)
    qtbot.keyClick(open_window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(frame.search.hasFocus)
    type_text(frame.search, "eer")
    panel = frame.search.panel
    assert panel.isVisible()
    assert panel.hits.rowCount() == 1
    assert "Eero Malli" in panel.hits.index(0).data()
    qtbot.keyClick(frame.search, Qt.Key.Key_Return)
    assert frame.open_case_id == frame.workspace.lists.search("eero")[0].id
    assert not panel.isVisible()


def test_a_found_unit_opens_in_the_library(qtbot: QtBot, open_window: MainWindow) -> None:
    frame = _frame(open_window)
    frame.search.setFocus()
    type_text(frame.search, "periodisk")
    panel = frame.search.panel
    hits = [panel.hits.index(row).data(Qt.ItemDataRole.UserRole) for row in range(panel.hits.rowCount())]
    units = [hit for hit in hits if isinstance(hit, Hit) and hit.kind == "unit"]
    if not units:  # the Swedish word of the practice unit may change
        name = frame.workspace.curriculum.units("auton")[0].name["sv"].split()[0]
        frame.search.clear()
        type_text(frame.search, name)
    while panel.view.currentIndex().data(Qt.ItemDataRole.UserRole).kind != "unit":
        qtbot.keyClick(frame.search, Qt.Key.Key_Down)
    qtbot.keyClick(frame.search, Qt.Key.Key_Return)
    page = frame.room("qualifications")
    assert isinstance(page, QualificationsPage)
    assert page.tree.currentIndex().data() == "Auton määräaikaishuolto"


def test_a_note_that_was_found_opens_at_the_day_on_that_note(qtbot: QtBot, open_window: MainWindow) -> None:
    frame = _frame(open_window)
    case = frame.workspace.cases.get(frame.workspace.lists.search("aino esimerkki")[0].id)
    note = next(one for one in case.notes if one.by == "teacher")
    frame.search.setFocus()
    type_text(frame.search, " ".join(note.text.split()[:3]))
    hit = frame.search.panel.hits.index(0).data(Qt.ItemDataRole.UserRole)
    assert (hit.kind, hit.key) == ("note", (case.id, f"notes.{note.id}"))
    assert frame.search.panel.hits.index(0).data().startswith("Havainto: Aino Esimerkki")
    qtbot.keyClick(frame.search, Qt.Key.Key_Return)
    assert frame.open_case_id == case.id
    page = frame.case_page
    assert page is not None
    assert page.bench is not None
    assert page.bench.step == Step.DAY
    qtbot.waitUntil(lambda: (QApplication.focusWidget() or page).objectName() == f"note {note.id}")


def test_a_mistyped_name_is_found_and_said_to_be_near(qtbot: QtBot, open_window: MainWindow) -> None:
    frame = _frame(open_window)
    frame.search.setFocus()
    type_text(frame.search, "esimrekki")
    panel = frame.search.panel
    assert panel.hits.rowCount() > 0
    assert "lähellä" in panel.hits.index(0).data()
    assert "lähellä" in panel._told.text()
    frame.search.leave()


def test_a_found_workplace_opens_in_its_room(qtbot: QtBot, open_window: MainWindow) -> None:
    frame = _frame(open_window)
    frame.search.setFocus()
    type_text(frame.search, "koivuranta")
    panel = frame.search.panel
    assert panel.hits.index(0).data(Qt.ItemDataRole.UserRole).kind == "workplace"
    qtbot.keyClick(frame.search, Qt.Key.Key_Return)
    assert frame.open_room_name == "workplaces"
    assert frame.room("workplaces").view.currentIndex().data().startswith("Autohuolto Koivuranta")  # type: ignore[attr-defined]


def test_a_search_that_finds_nothing_says_so_and_esc_leaves(qtbot: QtBot, open_window: MainWindow) -> None:
    frame = _frame(open_window)
    frame.search.setFocus()
    type_text(frame.search, "zzzz")
    assert frame.search.panel.isVisible()
    assert not frame.search.panel.view.isVisible()
    qtbot.keyClick(frame.search, Qt.Key.Key_Escape)
    assert not frame.search.panel.isVisible()
    assert frame.search.text() == ""


def test_a_case_opens_and_closes_and_leaves_nothing_behind(qtbot: QtBot, open_window: MainWindow) -> None:
    frame = _frame(open_window)
    frame.open_room("cases")
    frame.open_case(frame.workspace.lists.search("aino")[0].id)
    page = frame.case_page
    assert page is not None
    assert frame.stack.currentWidget() is page
    assert frame.top_bar.back.isVisible()
    qtbot.mouseClick(frame.top_bar.back, Qt.MouseButton.LeftButton)
    assert frame.open_case_id == ""
    assert frame.stack.currentWidget() is frame.room("cases")
    qtbot.waitUntil(lambda: not isValid(page))


def test_a_guest_sees_only_the_case(open_window: MainWindow) -> None:
    frame = _frame(open_window)
    frame.open_case(frame.workspace.lists.search("aino")[0].id)
    assert frame.case_page is not None
    frame.case_page.guest_mode.emit(True)
    assert not frame.rail.isVisible()
    assert not frame.top_bar.isVisible()
    frame.case_page.guest_mode.emit(False)
    assert frame.rail.isVisible()
    assert frame.top_bar.isVisible()


def test_ctrl_n_asks_for_a_new_demonstration(qtbot: QtBot, open_window: MainWindow) -> None:
    frame = _frame(open_window)
    qtbot.mouseClick(frame.top_bar.new, Qt.MouseButton.LeftButton)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, NewCaseDialog)
    type_text(dialog.student.ui.name, "Uusi Oppija")
    type_text(dialog.units.search, "arjen")
    qtbot.mouseClick(dialog.open_button, Qt.MouseButton.LeftButton)
    assert frame.workspace.cases.get(frame.open_case_id).student.name == "Uusi Oppija"
    qtbot.waitUntil(lambda: not isValid(dialog))


def test_the_language_changes_at_once_and_the_place_stays(
    open_window: MainWindow, kept: list[Preferences], qapp: QApplication
) -> None:
    from desktop.gui.application import Speech

    open_window._speak = Speech(qapp).speak
    frame = _frame(open_window)
    frame.open_room("cases")
    frame.open_case(frame.workspace.lists.search("aino")[0].id)
    frame.rail.language_chosen.emit("sv")
    after = _frame(open_window)
    assert after is not frame
    assert language() == "sv"
    assert kept[-1].language == "sv"
    assert after.open_case_id == frame.open_case_id or after.open_case_id
    after.open_room("cases")
    assert after.room("cases").title() == "Yrkesprov"


def test_colours_change_at_once(open_window: MainWindow, kept: list[Preferences]) -> None:
    _frame(open_window).rail.scheme_chosen.emit(theme.Scheme.DARK)
    assert theme.colours() == theme.DARK
    assert kept[-1].scheme == theme.Scheme.DARK


def test_the_menu_of_the_person_offers_what_it_says(open_window: MainWindow, qtbot: QtBot) -> None:
    rail = _frame(open_window).rail
    menu = rail.menu()
    acts = {act.text(): act for act in menu.actions() if act.text()}
    assert {"Suomi", "Svenska", "English"} <= set(acts)
    with qtbot.waitSignal(rail.language_chosen) as chosen:
        acts["English"].trigger()
    assert chosen.args == ["en"]


def test_locking_closes_the_file_and_asks_for_the_passphrase(qtbot: QtBot, open_window: MainWindow) -> None:
    frame = _frame(open_window)
    qtbot.keyClick(open_window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert open_window.frame is None
    assert open_window.start is not None
    assert isinstance(open_window.start.page, UnlockPage)
    qtbot.waitUntil(lambda: not isValid(frame))
    type_text(open_window.start.page.ui.secret, PASSPHRASE)
    qtbot.keyClick(open_window.start.page.ui.secret, Qt.Key.Key_Return)
    assert _frame(open_window).workspace.lists.count() == 34


def test_idling_locks_the_file_and_closes_what_lies_over_it(qtbot: QtBot, open_window: MainWindow) -> None:
    frame = _frame(open_window)
    frame.ask_new_case()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    open_window._idle.idle.emit()
    assert open_window.frame is None
    assert open_window.start is not None
    assert isinstance(open_window.start.page, UnlockPage)
    assert "10" in open_window.start.page.ui.file_name.text()
    qtbot.waitUntil(lambda: not isValid(dialog))


def test_settings_are_kept_and_used(qtbot: QtBot, open_window: MainWindow, kept: list[Preferences]) -> None:
    open_window._ask_settings()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SettingsDialog)
    dialog.ui.name.clear()
    qtbot.mouseClick(dialog.ui.save, Qt.MouseButton.LeftButton)
    assert dialog.ui.name_problem.text()
    type_text(dialog.ui.name, "Maija Muuttunut")
    dialog.ui.lock.setCurrentIndex(2)
    dialog.ui.colours.setCurrentIndex(2)
    qtbot.mouseClick(dialog.ui.save, Qt.MouseButton.LeftButton)
    frame = _frame(open_window)
    assert frame.workspace.teacher.name == "Maija Muuttunut"
    assert frame.rail.person.text() == "M. Muuttunut · FI"
    assert (kept[-1].lock_minutes, kept[-1].scheme) == (20, theme.Scheme.DARK)
    assert open_window._idle._timer.interval() == 20 * 60_000
    qtbot.waitUntil(lambda: not isValid(dialog))


def test_the_passphrase_changes_from_the_menu(qtbot: QtBot, open_window: MainWindow) -> None:
    path = _frame(open_window).workspace.path
    open_window._ask_passphrase()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ChangePassphraseDialog)
    type_text(dialog.ui.old, PASSPHRASE)
    for field in (dialog.ui.new, dialog.ui.repeat):
        type_text(field, "viisi punaista omenaa korissa")
    qtbot.mouseClick(dialog.ui.change, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not isValid(dialog))
    open_window.close()
    open_workspace(path, "viisi punaista omenaa korissa").close()


def test_the_window_remembers_the_file_and_where_it_stood(open_window: MainWindow, kept: list[Preferences]) -> None:
    path = _frame(open_window).workspace.path
    open_window.resize(1024, 700)
    open_window.close()
    assert kept[-1].file == str(path)
    assert kept[-1].geometry
    again = MainWindow(kept[-1], keep=kept.append)
    assert again.size() == open_window.size()
    again.deleteLater()


def test_the_first_page_loads_nothing_heavy() -> None:
    """Run in a process of its own: others have been imported here already."""
    import subprocess
    import sys

    heavy = {"reportlab", "pyhanko", "lxml", "argon2", "cryptography", "sqlite_utils", "segno", "loro"}
    code = f"""
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from desktop.gui.application import make_application, make_window
from desktop.gui.preferences import Preferences
app = make_application()
window = make_window(app, Preferences(file="none.naytot"))
import desktop.gui.frame, desktop.gui.rooms, desktop.gui.today.today_page, desktop.actions.workspace
found = {heavy!r} & {{name.split(".")[0] for name in sys.modules}}
print(sorted(found))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
