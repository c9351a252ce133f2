"""The sheet to type from: one key copies a field and goes to the next, and what was copied is told."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.register_form import FormField, FormPart
from desktop.gui.demonstrations.copy_sheet import CopySheet

FORM = (
    FormPart("Näyttö", (FormField("Kuvaus", "Teki työn."), FormField("Suorituspaikka", "", ""))),
    FormPart("Arviointi", (FormField("Arvosana", "4", "4"), FormField("Päivä", "23.11.2026"))),
)


@pytest.fixture
def sheet(qtbot: QtBot) -> CopySheet:
    made = CopySheet()
    qtbot.addWidget(made)
    made.resize(560, 420)
    made.show_parts(FORM)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.begin()
    return made


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def focused(sheet: CopySheet) -> str:
    return next(row.field.label for row in sheet.rows if row.button is QApplication.focusWidget())


def test_enter_copies_a_field_after_another_and_passes_those_that_stay_empty(sheet: CopySheet, qtbot: QtBot) -> None:
    copied = []
    for _field in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        copied.append(clipboard())
    assert copied == ["Teki työn.", "4", "23.11.2026"]
    assert focused(sheet) == "Päivä"


def test_a_press_copies_and_says_so(sheet: CopySheet, qtbot: QtBot) -> None:
    qtbot.mouseClick(sheet.rows[2].button, Qt.MouseButton.LeftButton)
    assert clipboard() == "4"
    assert [row.button.text() for row in sheet.rows if row.field.value] == ["Kopioi", "Kopioitu", "Kopioi"]
    assert sheet.rows[2].button.accessibleName() == "Kopioitu: Arvosana: 4"
    assert focused(sheet) == "Päivä"


def test_arrows_move_without_copying(sheet: CopySheet, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().clear()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert (focused(sheet), clipboard()) == ("Päivä", "")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard() == "4"


def test_what_was_copied_stays_told_while_the_form_is_the_same(sheet: CopySheet) -> None:
    sheet.rows[0].copy()
    sheet.show_parts(FORM)
    assert sheet.rows[0].button.text() == "Kopioitu"
    sheet.show_parts(FORM[1:])
    assert [row.button.text() for row in sheet.rows] == ["Kopioi", "Kopioi"]


def test_an_empty_field_is_told_and_cannot_be_copied(sheet: CopySheet) -> None:
    assert sheet.rows[1].button.isHidden()
