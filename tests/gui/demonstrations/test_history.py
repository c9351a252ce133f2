"""The history of a case in the window, and the way back to an earlier moment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.actions import planning
from desktop.actions.deciding import save_decision
from desktop.actions.signing import new_version, sign
from desktop.actions.workspace import Workspace
from desktop.domain.case import Case
from desktop.domain.signing import SigningMethod
from desktop.domain.terms import Role
from desktop.gui.demonstrations.case_page import CasePage
from desktop.gui.demonstrations.history_dialog import HistoryDialog
from tests.actions.school import ready_case as ready
from tests.actions.school import three_desks
from tests.builders import a_case, a_plan

Keep = Callable[[Case], Case]


def opened(qtbot: QtBot, workspace: Workspace, case_id: str) -> HistoryDialog:
    """Press where it is told that all is saved."""
    page = CasePage(workspace, case_id)
    qtbot.addWidget(page, before_close_func=lambda one: one.end())
    page.resize(1170, 714)
    page.show()
    assert page.bench is not None
    qtbot.mouseClick(page.bench.saved, Qt.MouseButton.LeftButton)
    [dialog] = [one for one in QApplication.topLevelWidgets() if isinstance(one, HistoryDialog)]
    return dialog


def told(dialog: HistoryDialog) -> str:
    return " ".join(one.text() for one in dialog.findChildren(QLabel))


def test_each_act_shows_its_fields_and_the_case_can_go_back(workspace: Workspace, keep: Keep, qtbot: QtBot) -> None:
    case = keep(a_case(plan=a_plan()))
    planning.add_task(workspace, case.id, "Ohjaa iltatoimet")
    dialog = opened(qtbot, workspace, case.id)
    assert "Jälkeen: Ohjaa iltatoimet" in told(dialog)
    assert not dialog.answers.act.isVisible()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.answers.act.isVisible()
    qtbot.mouseClick(dialog.answers.act, Qt.MouseButton.LeftButton)
    assert workspace.cases.get(case.id).plan == case.plan
    assert not dialog.isVisible()


def test_what_others_did_since_is_not_taken_back(workspace: Workspace, keep: Keep, qtbot: QtBot) -> None:
    case = keep(a_case(plan=a_plan()))
    workspace.at_keyboard = Role.INSTRUCTOR
    planning.comment(workspace, case.id, Role.INSTRUCTOR, "Hyvä näin", "")
    workspace.at_keyboard = Role.TEACHER
    dialog = opened(qtbot, workspace, case.id)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    assert not dialog.answers.act.isVisible()
    dialog.reject()


def test_a_new_version_shows_what_differs_from_the_signed_one(qtbot: QtBot, tmp_path: Path) -> None:
    with three_desks(tmp_path) as desks:
        workspace, case = desks.teacher, ready(desks)
        sign(workspace, case.id, Role.TEACHER, code="oma-koodi-1", method=SigningMethod.TYPED)
        opened_again = new_version(workspace, case.id)
        save_decision(workspace, case.id, replace(opened_again.decision, reason="Korjattu perustelu."))
        dialog = opened(qtbot, workspace, case.id)
        assert "version 1 allekirjoituksen jälkeen" in dialog.heading.text()
        assert "Jälkeen: Korjattu perustelu." in told(dialog)
        dialog.reject()
