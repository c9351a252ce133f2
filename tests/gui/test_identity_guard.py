"""A henkilötunnus leaves every field as soon as it stands there, and a sentence says why."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.actions.workspace import Workspace
from desktop.domain.register import KnownStudent
from desktop.gui.identity_guard import IdentityGuard
from desktop.gui.main_window import MainWindow
from desktop.gui.students.student_dialog import StudentDialog
from desktop.gui.widgets.labels import ProblemLabel
from tests.domain.test_identity_number import made_up
from tests.gui.keys import type_text

NUMBER = made_up()


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.guard = IdentityGuard(made)  # type: ignore[attr-defined]
    made.line, made.text, made.secret = QLineEdit(), QPlainTextEdit(), QLineEdit()  # type: ignore[attr-defined]
    made.secret.setEchoMode(QLineEdit.EchoMode.Password)  # type: ignore[attr-defined]
    layout = QVBoxLayout(made)
    for field in (made.line, made.text, made.secret):  # type: ignore[attr-defined]
        layout.addWidget(field)
    made.resize(500, 400)
    made.show()
    qtbot.waitExposed(made)
    return made


def notes(page: QWidget) -> list[str]:
    return [one.text() for one in page.window().findChildren(ProblemLabel) if one.isVisible()]


def paste(field: QLineEdit | QPlainTextEdit, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    field.setFocus()
    field.paste()


def test_a_pasted_number_is_taken_out_of_a_line_and_of_a_text(page: QWidget) -> None:
    line, text = page.findChildren(QLineEdit)[0], page.findChildren(QPlainTextEdit)[0]
    heard: list[str] = []
    line.textEdited.connect(heard.append)
    paste(line, f"Aino Koe {NUMBER}")
    assert (line.text(), heard[-1]) == ("Aino Koe ", "Aino Koe ")
    assert "henkilötunnus" in notes(page)[0].casefold()
    line.undo()
    assert NUMBER not in line.text()
    paste(text, f"Eka rivi\n{NUMBER}, toka rivi")
    assert text.toPlainText() == "Eka rivi\n, toka rivi"
    assert len(notes(page)) == 1


def test_a_typed_number_goes_with_its_last_letter_and_the_sentence_with_the_keyboard(page: QWidget) -> None:
    line, text = page.findChildren(QLineEdit)[0], page.findChildren(QPlainTextEdit)[0]
    line.setFocus()
    type_text(line, NUMBER[:-1])
    assert (line.text(), notes(page)) == (NUMBER[:-1], [])
    type_text(line, NUMBER[-1])
    assert line.text() == ""
    text.setFocus()
    assert notes(page) == []


def test_a_passphrase_is_left_alone(page: QWidget) -> None:
    secret = page.findChildren(QLineEdit)[-1]
    paste(secret, NUMBER)
    assert secret.text() == NUMBER
    assert notes(page) == []


def test_the_window_guards_every_field_also_those_of_dialogs(
    qtbot: QtBot, window: MainWindow, sample: Workspace
) -> None:
    frame = window.open(sample)
    dialog = StudentDialog(sample, KnownStudent(), frame)
    dialog.open()
    qtbot.waitExposed(dialog)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.ui.name.hasFocus)
    paste(dialog.ui.name, NUMBER)
    assert dialog.ui.name.text() == ""
    dialog.reject()


def test_the_sentence_goes_with_its_dialog_and_others_are_guarded_further(page: QWidget, qtbot: QtBot) -> None:
    dialog = QDialog(page)
    field = QLineEdit(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    paste(field, NUMBER)
    assert field.text() == ""
    dialog.close()
    dialog.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    line = page.findChildren(QLineEdit)[0]
    with qtbot.captureExceptions() as faults:
        paste(line, NUMBER)
    assert faults == []
    assert line.text() == ""
