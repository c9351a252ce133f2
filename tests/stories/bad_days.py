"""What the stories of the bad days have in common: a window with a file open, and what people do there."""

from __future__ import annotations

import json
from typing import Any, TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.actions import koski
from desktop.actions.workspace import Workspace
from desktop.domain.case import Case
from desktop.domain.errors import UserError
from desktop.domain.terms import Role
from desktop.gui import theme
from desktop.gui.demonstrations.act_dialog import ActDialog
from desktop.gui.main_window import MainWindow
from desktop.gui.preferences import Preferences
from tests.actions.school import CODE
from tests.export.reading import told
from tests.hand import Hand
from tests.pages import Desk, OpenCase
from tests.stories.test_s_a_window import INK

Kind = TypeVar("Kind", bound=QDialog)


def window_of(qtbot: QtBot, workspace: Workspace) -> Desk:
    """A window with this file open."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.start(app, theme.Scheme.LIGHT)
    window = MainWindow(Preferences(file=str(workspace.path)), keep=lambda _kept: None)
    qtbot.addWidget(window)
    window.open(workspace)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return Desk(window, Hand(qtbot))


def choose(case: OpenCase, name: str, kind: type[Kind]) -> Kind:
    """Choose from the menu of what is seldom done, and get the dialog that opens."""
    assert case.page.bench is not None
    menu = case.page.bench.more.menu_of_offers()
    [act] = [one for one in menu.actions() if one.data() == name]
    act.trigger()
    menu.close()
    return case.desk.dialog(kind)


def confirm(case: OpenCase, dialog: ActDialog) -> None:
    case.hand.click(dialog.answers.act)


def band(case: OpenCase) -> str:
    """What stands above the steps."""
    assert case.page.bench is not None
    return case.page.bench.band.lines.text()


def answer(case: OpenCase) -> None:
    """Say yes to what is asked."""
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    case.hand.click(box.buttons()[0])


def pdf_words(pdf: bytes) -> str:
    """Everything a document says, as a screen reader tells it."""
    return " ".join(text for _tag, text in told(pdf))


def refused_by_koski(file: Workspace, case: Case) -> str:
    """Why Koski gets nothing from a case."""
    with pytest.raises(UserError) as refused:
        koski.koski_file(file, case.id)
    return str(refused.value)


def unit_in(made: bytes) -> dict[str, Any]:
    """The unit in a file for Koski."""
    waiting: list[Any] = [json.loads(made)]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict) and "näyttö" in one:
            return one
        waiting += one.values() if isinstance(one, dict) else one if isinstance(one, list) else []
    raise AssertionError("there is no unit with a demonstration")


def pass_to(case: OpenCase, role: Role) -> None:
    """The teacher hands the laptop to somebody who signs."""
    page = case.sign_page()
    case.hand.click(page.who.button(role))
    assert page.passing is not None
    case.hand.click(page.passing.go)
    assert case.page.guest == role


def refuse(case: OpenCase, reason: str) -> None:
    """Whoever has the laptop does not sign."""
    signer = case.sign_page().signer
    assert signer is not None
    case.hand.click(signer.refuse)
    case.hand.click(signer.refusal.reason)
    case.hand.type(reason)
    case.hand.click(signer.refusal.send)


def sign_again(case: OpenCase) -> None:
    """The teacher signs with the code that they have already."""
    signer = case.sign_page().signer
    assert signer is not None
    case.hand.draw(signer.pad, INK)
    case.hand.type(CODE)
    case.hand.enter()
