"""First start and unlocking, as a person meets them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.actions.opening import create_workspace, open_workspace
from desktop.actions.workspace import Workspace
from desktop.domain.errors import UserError
from desktop.domain.people import Teacher
from desktop.gui.start.change_passphrase import ChangePassphraseDialog
from desktop.gui.start.make_file_page import MakeFilePage
from desktop.gui.start.recovery_page import RecoveryPage
from desktop.gui.start.start_area import StartArea
from desktop.gui.start.unlock_page import UnlockPage
from desktop.gui.widgets.card import EmptyState
from desktop.store.recovery import RecoveryKey
from desktop.tools.sample_file import QUICK
from tests.gui.keys import type_text

PASSPHRASE = "neljä harmaata kissaa katolla"


@pytest.fixture
def locked(tmp_path: Path) -> tuple[Path, str]:
    """A closed file, and its recovery key."""
    path = tmp_path / "omat.naytot"
    workspace, key = create_workspace(path, PASSPHRASE, Teacher(name="Maija Opettaja"), cost=QUICK)
    workspace.close()
    return path, key.groups


def _area(qtbot: QtBot, path: Path) -> StartArea:
    area = StartArea(path)
    qtbot.addWidget(area)
    area.resize(1366, 768)
    area.show()
    return area


def _fill(qtbot: QtBot, page: MakeFilePage, repeat: str = PASSPHRASE) -> None:
    type_text(page.ui.name, "Maija Opettaja")
    type_text(page.ui.provider, "Esimerkkiopisto")
    type_text(page.ui.passphrase, PASSPHRASE)
    type_text(page.ui.repeat, repeat)


def test_a_new_person_makes_a_file_and_keeps_its_key(qtbot: QtBot, tmp_path: Path) -> None:
    area = _area(qtbot, tmp_path / "kansio" / "omat.naytot")
    page = area.page
    assert isinstance(page, MakeFilePage)
    _fill(qtbot, page)
    qtbot.mouseClick(page.ui.make, Qt.MouseButton.LeftButton)
    key = area.page
    assert isinstance(key, RecoveryPage)
    assert not key.go_on.isEnabled()
    qtbot.keyClick(key.put_away, Qt.Key.Key_Space)
    qtbot.mouseClick(key.go_on, Qt.MouseButton.LeftButton)
    offer = area.page
    assert isinstance(offer, EmptyState)
    with qtbot.waitSignal(area.opened) as opened:
        qtbot.mouseClick(offer.act, Qt.MouseButton.LeftButton)
    workspace: Workspace = opened.args[0]
    assert workspace.teacher == Teacher(name="Maija Opettaja", provider="Esimerkkiopisto")
    assert len(workspace.curriculum.units("")) == 4
    workspace.close()
    open_workspace(tmp_path / "kansio" / "omat.naytot", PASSPHRASE).close()


def test_practice_units_may_wait(qtbot: QtBot, tmp_path: Path) -> None:
    area = _area(qtbot, tmp_path / "omat.naytot")
    assert isinstance(area.page, MakeFilePage)
    _fill(qtbot, area.page)
    area.page.ui.make.click()
    assert isinstance(area.page, RecoveryPage)
    area.page.put_away.setChecked(True)
    area.page.go_on.click()
    assert isinstance(area.page, EmptyState)
    with qtbot.waitSignal(area.opened) as opened:
        area.page.other.click()
    assert opened.args[0].curriculum.qualifications() == []
    opened.args[0].close()


def test_what_is_missing_stands_beside_its_field_and_nothing_is_made(qtbot: QtBot, tmp_path: Path) -> None:
    area = _area(qtbot, tmp_path / "omat.naytot")
    page = area.page
    assert isinstance(page, MakeFilePage)
    qtbot.mouseClick(page.ui.make, Qt.MouseButton.LeftButton)
    assert page.ui.name_problem.text()
    assert page.ui.passphrase_problem.text()
    assert page.ui.name.property("wrong") is True
    _fill(qtbot, page, repeat="jotain muuta")
    qtbot.mouseClick(page.ui.make, Qt.MouseButton.LeftButton)
    assert not page.ui.name_problem.text()
    assert page.ui.repeat_problem.text()
    assert list(tmp_path.iterdir()) == []


def test_the_strength_of_a_passphrase_is_told_in_words(qtbot: QtBot, tmp_path: Path) -> None:
    page = MakeFilePage(tmp_path / "omat.naytot")
    qtbot.addWidget(page)
    told = []
    for text in ("kissa", "maijamaija", PASSPHRASE):
        page.ui.passphrase.setText(text)
        told.append(page.ui.strength.text())
    assert len(set(told)) == 3
    assert page.ui.strength.property("look") == "good"


def test_a_place_that_is_taken_is_refused(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "varattu.naytot").write_text("x", encoding="utf-8")
    page = MakeFilePage(tmp_path / "omat.naytot")
    qtbot.addWidget(page)
    _fill(qtbot, page)
    page.set_place(str(tmp_path / "varattu.naytot"))
    with qtbot.assertNotEmitted(page.wanted):
        page.ui.make.click()
    assert page.ui.place_problem.text()


def test_the_language_changes_without_losing_what_was_typed(qtbot: QtBot, tmp_path: Path) -> None:
    first = _area(qtbot, tmp_path / "omat.naytot")
    assert isinstance(first.page, MakeFilePage)
    _fill(qtbot, first.page)
    with qtbot.waitSignal(first.language_chosen) as chosen:
        first.page.ui.language.setCurrentIndex(1)
        first.page.ui.language.activated.emit(1)
    assert chosen.args == ["sv"]
    second = _area(qtbot, tmp_path / "omat.naytot")
    second.restart_from(first)
    assert isinstance(second.page, MakeFilePage)
    assert second.page.value() == first.page.value()


def test_a_wrong_passphrase_is_said_beside_the_field(qtbot: QtBot, locked: tuple[Path, str]) -> None:
    area = _area(qtbot, locked[0])
    page = area.page
    assert isinstance(page, UnlockPage)
    assert page.ui.secret.echoMode() == QLineEdit.EchoMode.Password
    type_text(page.ui.secret, "väärä tunnuslause")
    with qtbot.assertNotEmitted(area.opened):
        qtbot.keyClick(page.ui.secret, Qt.Key.Key_Return)
    assert page.ui.secret_problem.text()
    assert page.ui.secret.property("wrong") is True
    page.ui.secret.clear()
    type_text(page.ui.secret, PASSPHRASE)
    assert not page.ui.secret_problem.text()
    with qtbot.waitSignal(area.opened) as opened:
        qtbot.keyClick(page.ui.secret, Qt.Key.Key_Return)
    opened.args[0].close()


def test_nothing_typed_opens_nothing(qtbot: QtBot, locked: tuple[Path, str]) -> None:
    page = UnlockPage(locked[0])
    qtbot.addWidget(page)
    with qtbot.assertNotEmitted(page.passphrase_given):
        qtbot.mouseClick(page.ui.open, Qt.MouseButton.LeftButton)
    assert page.ui.secret_problem.text()


def test_the_recovery_key_opens_the_file_and_asks_for_a_new_passphrase(qtbot: QtBot, locked: tuple[Path, str]) -> None:
    path, key = locked
    area = _area(qtbot, path)
    page = area.page
    assert isinstance(page, UnlockPage)
    qtbot.mouseClick(page.ui.by_recovery, Qt.MouseButton.LeftButton)
    assert page.ui.secret.echoMode() == QLineEdit.EchoMode.Normal
    type_text(page.ui.secret, key.lower().replace("-", " "))
    qtbot.keyClick(page.ui.secret, Qt.Key.Key_Return)
    dialog = _passphrase_dialog()
    assert not dialog.ui.old.isVisible()
    type_text(dialog.ui.new, "viisi punaista omenaa korissa")
    type_text(dialog.ui.repeat, "viisi punaista omenaa korissa")
    with qtbot.waitSignal(area.opened) as opened:
        qtbot.mouseClick(dialog.ui.change, Qt.MouseButton.LeftButton)
    opened.args[0].close()
    open_workspace(path, "viisi punaista omenaa korissa").close()
    with pytest.raises(UserError):
        open_workspace(path, PASSPHRASE)


def test_a_slip_in_the_recovery_key_is_told(qtbot: QtBot, locked: tuple[Path, str]) -> None:
    path, key = locked
    area = _area(qtbot, path)
    page = area.page
    assert isinstance(page, UnlockPage)
    page.ui.by_recovery.click()
    page.ui.secret.setText(("1" if key[0] != "1" else "2") + key[1:])
    page.ui.open.click()
    assert page.ui.secret_problem.text()


def test_another_file_is_opened_by_its_own_passphrase(qtbot: QtBot, locked: tuple[Path, str], tmp_path: Path) -> None:
    area = _area(qtbot, tmp_path / "ei-ole.naytot")
    area.use_file(str(locked[0]))
    assert isinstance(area.page, UnlockPage)
    assert area.page.ui.file_name.text() == "omat.naytot"
    area.page.ui.secret.setText(PASSPHRASE)
    with qtbot.waitSignal(area.opened) as opened:
        area.page.ui.open.click()
    opened.args[0].close()


def test_a_new_file_beside_an_old_one_gets_a_free_name(qtbot: QtBot, locked: tuple[Path, str]) -> None:
    area = _area(qtbot, locked[0])
    assert isinstance(area.page, UnlockPage)
    area.page.ui.new_file.click()
    assert isinstance(area.page, MakeFilePage)
    assert area.page.value().path == locked[0].with_name("omat-2.naytot")


def test_the_key_goes_on_paper_with_its_groups(qtbot: QtBot, tmp_path: Path) -> None:
    key = RecoveryKey(bytes(range(20)))
    page = RecoveryPage(key.groups, key.qr_svg())
    qtbot.addWidget(page)
    page.save_to(str(tmp_path / "avain.pdf"))
    document = QPdfDocument()
    document.load(str(tmp_path / "avain.pdf"))
    text = document.getAllText(0).text()
    document.close()
    assert [group for group in key.groups.split("-") if group not in text] == []
    assert [one.name for one in tmp_path.iterdir()] == ["avain.pdf"]


def test_a_key_that_cannot_be_saved_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    key = RecoveryKey(bytes(range(20)))
    page = RecoveryPage(key.groups, key.qr_svg())
    qtbot.addWidget(page)
    page.show()
    (tmp_path / "tiedosto").touch()
    page.save_to(str(tmp_path / "tiedosto" / "avain.pdf"))
    box = QApplication.activeModalWidget()
    assert box is not None
    with qtbot.waitSignal(box.destroyed):
        box.close()


def test_the_qr_code_is_black_on_white_in_every_scheme(qtbot: QtBot) -> None:
    from desktop.gui.start.recovery_sheet import QrCode

    code = QrCode(RecoveryKey(bytes(20)).qr_svg())
    qtbot.addWidget(code)
    image = code.grab().toImage()
    shades = {image.pixelColor(x, image.height() // 2).lightness() for x in range(image.width())}
    assert min(shades) < 20
    assert max(shades) == 255


def test_a_new_passphrase_needs_the_present_one(qtbot: QtBot) -> None:
    given: list[tuple[str, str]] = []

    def change(old: str, new: str) -> None:
        given.append((old, new))
        if old != PASSPHRASE:
            raise UserError("Nykyinen tunnuslause on väärä.")

    dialog = ChangePassphraseDialog(change)
    dialog.open()
    type_text(dialog.ui.old, "väärä")
    type_text(dialog.ui.new, "lyhyt")
    qtbot.mouseClick(dialog.ui.change, Qt.MouseButton.LeftButton)
    assert dialog.ui.new_problem.text()
    assert given == []
    dialog.ui.new.setText("viisi punaista omenaa korissa")
    dialog.ui.repeat.setText("viisi punaista omenaa korissa")
    qtbot.mouseClick(dialog.ui.change, Qt.MouseButton.LeftButton)
    assert dialog.ui.old_problem.text() == "Nykyinen tunnuslause on väärä."
    dialog.ui.old.setText(PASSPHRASE)
    with qtbot.waitSignal(dialog.changed):
        qtbot.mouseClick(dialog.ui.change, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not isValid(dialog))


def _passphrase_dialog() -> ChangePassphraseDialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, ChangePassphraseDialog)
    return found
