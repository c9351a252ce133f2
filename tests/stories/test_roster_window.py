"""A new group begins: its list comes in, and the first demonstration is opened for one of its students."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from desktop.actions.curricula import import_samples
from desktop.actions.opening import create_workspace
from desktop.actions.roster import read_file
from desktop.domain.people import Teacher
from desktop.gui import theme
from desktop.gui.cases.new_case import NewCaseDialog
from desktop.gui.main_window import MainWindow
from desktop.gui.preferences import Preferences
from desktop.gui.rosters.roster_dialog import RosterDialog
from desktop.gui.students.students_page import StudentsPage
from desktop.tools.sample_file import PASSPHRASE, QUICK, TODAY
from desktop.tools.sample_people import LEARNER, ROSTER
from tests.hand import Hand
from tests.pages import Desk, sees


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    """A teacher's laptop on the first day: requirements are there, and nobody yet."""
    theme.start(qapp, theme.Scheme.LIGHT)
    path = tmp_path / "omat.naytot"
    teacher = Teacher(name="Maija Opettaja", provider="Esimerkkiopisto")
    workspace, _key = create_workspace(path, PASSPHRASE, teacher, cost=QUICK, clock=lambda: TODAY)
    import_samples(workspace)
    window = MainWindow(Preferences(file=str(path)), keep=lambda _kept: None)
    qtbot.addWidget(window)
    window.show()
    window.open(workspace)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield Desk(window, Hand(qtbot))
    window.close()


def test_a_list_comes_in_and_a_demonstration_is_opened_from_it(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    hand, frame = desk.hand, desk.window.frame
    assert frame is not None
    workspace = frame.workspace
    path = tmp_path / "LH24.csv"
    path.write_bytes(ROSTER.encode("utf-16"))

    hand.click(frame.rail.rooms["students"])
    room = frame.room("students")
    assert isinstance(room, StudentsPage)
    assert sees(room, "Ei vielä opiskelijoita")
    hand.click(room.empty.act)
    (asked,) = frame.findChildren(QFileDialog)
    asked.fileSelected.emit(str(path))
    asked.close()
    qtbot.waitUntil(lambda: bool(frame.findChildren(RosterDialog)))
    dialog = desk.dialog(RosterDialog)
    assert sees(dialog, "Henkilötunnuksia ei koskaan tuoda.")
    assert workspace.register.students() == []
    hand.click(dialog.outcome.tabs.button("problems"))
    hand.click(dialog.buttons.act)
    assert sees(room, "Aada Kuviteltu")

    hand.click(room.undo)
    assert sees(room, "Ei vielä opiskelijoita")
    hand.click(room.empty.other)
    hand.key(Qt.Key.Key_Escape)
    frame.ask_list()
    asked = frame.findChildren(QFileDialog)[-1]
    asked.fileSelected.emit(str(path))
    asked.close()
    qtbot.waitUntil(lambda: any(one.isVisible() for one in frame.findChildren(RosterDialog)))
    hand.click(desk.dialog(RosterDialog).buttons.act)

    hand.click(room.filter)
    hand.type("lh24 aad")
    qtbot.waitUntil(lambda: room.model.rowCount() == 1)
    hand.click(room.detail.new)
    new = desk.dialog(NewCaseDialog)
    assert new.student.value().number == "2026-412"
    hand.type("arjen tuki")
    hand.click(new.header.ui.workplace)
    hand.type("kuus")
    hand.key(Qt.Key.Key_Down)
    hand.enter()
    hand.click(new.open_button)
    (row,) = workspace.lists.page(0, 9)
    case = workspace.cases.get(row.id)
    assert (case.student.oid, case.workplace.name) == (LEARNER, "Hoivakoti Kuusikko")
    assert str(case.study_right_began) == "2025-08-01"
    assert workspace.known.count_students() == 4

    out = tmp_path / "opiskelijat.xlsx"
    hand.click(frame.rail.rooms["students"])
    hand.click(room.save_list)
    asked = room.findChildren(QFileDialog)[-1]
    asked.fileSelected.emit(str(out))
    asked.close()
    assert read_file(out).startswith(b"PK")
    for box in [one for one in QApplication.topLevelWidgets() if one.isModal() and one.isVisible()]:
        assert "ei ole salattu" in box.text()  # type: ignore[attr-defined]
        box.close()
