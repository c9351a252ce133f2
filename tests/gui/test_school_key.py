"""A key from the school, and the schools whose signers are known, on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.actions import provider
from desktop.actions.opening import create_workspace
from desktop.actions.trusted import trusted
from desktop.actions.trusting import school_of_key
from desktop.actions.workspace import Workspace
from desktop.domain.people import Teacher
from desktop.gui.preferences import Preferences
from desktop.gui.school_key_dialog import SchoolKeyDialog
from desktop.gui.settings_dialog import SettingsDialog
from desktop.gui.verify.trusted_schools import TrustedSchools
from desktop.tools.sample_file import PASSPHRASE, QUICK
from tests.builders import NOON


@pytest.fixture
def school(tmp_path: Path) -> Iterator[Workspace]:
    """The coordinator's file."""
    teacher = Teacher(name="Kaisa Koordinaattori", provider="Esimerkkiopisto")
    made, _key = create_workspace(tmp_path / "school.naytot", PASSPHRASE, teacher, cost=QUICK, clock=lambda: NOON)
    made.key_rounds = 1_000
    provider.found_authority(made, "Esimerkkiopisto")
    yield made
    made.close()


def words_of(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def test_a_teacher_takes_the_schools_key_into_use(
    qtbot: QtBot, empty: Workspace, school: Workspace, tmp_path: Path
) -> None:
    made = provider.issue_to_teacher(school, "Maija Opettaja", tmp_path / "maija.nayttoavain", organisation="X")
    empty.key_rounds = 1_000
    dialog = SchoolKeyDialog(empty)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.mouseClick(dialog.act, Qt.MouseButton.LeftButton)
    assert "tiedosto" in dialog.problem.text()
    dialog.take_file(str(made.path))
    qtbot.keyClicks(dialog.once, "AAAA-AAAA-AAAA-AAAA")
    for field in (dialog.code, dialog.again):
        qtbot.keyClicks(field, "oma-koodi-1")
    qtbot.mouseClick(dialog.act, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.act.isEnabled())
    assert "koodi" in dialog.problem.text()
    assert school_of_key(empty) == ""
    dialog.once.clear()
    qtbot.keyClicks(dialog.once, made.code)
    with qtbot.waitSignal(dialog.taken):
        qtbot.mouseClick(dialog.act, Qt.MouseButton.LeftButton)
    assert school_of_key(empty) == "Esimerkkiopisto"


def test_the_settings_say_by_whose_key_one_signs(qtbot: QtBot) -> None:
    for school, told in (("", "oman tiedostosi"), ("Esimerkkiopisto", "Esimerkkiopisto")):
        dialog = SettingsDialog(Preferences(), Teacher(name="Maija Opettaja"), school)
        qtbot.addWidget(dialog)
        dialog.open()
        assert told in dialog.ui.signing_state.text()
        dialog.reject()


def test_a_school_is_trusted_by_its_file_and_no_more_after_asking(
    qtbot: QtBot, empty: Workspace, school: Workspace, tmp_path: Path
) -> None:
    page = TrustedSchools(empty)
    qtbot.addWidget(page)
    page.show()
    page.take_file(str(tmp_path / "missing.pem"))
    assert page.problem.text()
    path = provider.publish_trust(school, tmp_path / "school.pem")
    with qtbot.waitSignal(page.changed):
        page.take_file(str(path))
    qtbot.waitUntil(lambda: "Esimerkkiopisto" in words_of(page))
    [remove] = [one for one in page.findChildren(QPushButton) if "Esimerkkiopisto" in one.accessibleName()]
    qtbot.mouseClick(remove, Qt.MouseButton.LeftButton)
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    with qtbot.waitSignal(page.changed):
        qtbot.mouseClick(box.buttons()[0], Qt.MouseButton.LeftButton)
    assert trusted(empty) == []
