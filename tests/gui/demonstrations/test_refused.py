"""What cannot be stored, as on a full disk, stays where it was written, is told, and is tried again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QMessageBox
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.actions import observing
from desktop.actions.workspace import Workspace
from desktop.domain.case import Case
from desktop.domain.errors import UserError
from desktop.domain.stages import Step
from desktop.domain.terms import Role, SelfMark
from desktop.gui.demonstrations.case_page import CasePage
from desktop.gui.demonstrations.comment_popover import CommentPopover
from desktop.gui.demonstrations.day_page import DayPage
from desktop.gui.demonstrations.evidence_dialog import EvidenceDialog
from desktop.gui.demonstrations.header_dialog import HeaderDialog
from desktop.gui.demonstrations.phrase_chips import PhrasesDialog
from desktop.gui.demonstrations.plan_page import PlanPage
from desktop.gui.demonstrations.requirement_dialog import RequirementDialog
from desktop.gui.demonstrations.side_dialogs import ComplementDialog, InterruptDialog
from desktop.gui.widgets.asking import AskingDialog, LineDialog
from tests.builders import NOON, an_agreed_case
from tests.export.pictures import a_photo
from tests.gui.keys import type_text
from tests.pages import sees

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # a menu pops up

FULL = "Levy on täynnä."


class Disk:
    """The disk under the file, which is full for a while."""

    def __init__(self, workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
        self._change, self.full = workspace.change, False
        monkeypatch.setattr(workspace, "change", self._attempt)

    @contextmanager
    def _attempt(self, *what: Any, **named: Any) -> Iterator[None]:
        if self.full:
            raise UserError(FULL)
        with self._change(*what, **named):
            yield


@pytest.fixture
def disk(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Disk:
    return Disk(workspace, monkeypatch)


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace, keep: Callable[..., Case]) -> Iterator[CasePage]:
    case = keep(an_agreed_case(started_at=NOON - timedelta(hours=2)))
    observing.add_note(workspace, case.id, "teacher", "Kysyi luvan.", ("r1",))
    made = CasePage(workspace, case.id)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    yield made
    made.end()


def plan_of(page: CasePage) -> PlanPage:
    assert page.bench is not None
    page.bench.go_to(Step.PLAN)
    found = page.bench.page(Step.PLAN)
    assert isinstance(found, PlanPage)
    return found


def day_of(page: CasePage) -> DayPage:
    assert page.bench is not None
    page.bench.go_to(Step.DAY)
    found = page.bench.page(Step.DAY)
    assert isinstance(found, DayPage)
    return found


def box() -> QMessageBox:
    found = QApplication.activeModalWidget()
    assert isinstance(found, QMessageBox)
    return found


# A case


def test_words_typed_on_a_full_disk_stay_are_told_and_come_into_the_file_later(page: CasePage, disk: Disk) -> None:
    plan, bench = plan_of(page), page.bench
    assert bench is not None
    disk.full = True
    plan.frame.place.setPlainText("Keittiö")
    plan.flush()
    bench.show_case()
    assert plan.frame.place.toPlainText() == "Keittiö"
    assert plan.problem.text() == FULL
    assert sees(bench, "Ei vielä tallennettu")
    bench.go_to(Step.DAY)
    bench.go_to(Step.PLAN)
    assert plan.frame.place.toPlainText() == "Keittiö"
    disk.full = False
    plan.flush()
    assert page.acts.case().plan.place_description == "Keittiö"
    assert not plan.problem.text()
    assert sees(bench, "Tallennettu")


def test_a_fault_of_ours_keeps_the_words_too(page: CasePage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    plan = plan_of(page)
    with monkeypatch.context() as broken, qtbot.captureExceptions() as faults:
        broken.setattr("desktop.actions.planning.edit_plan", lambda *_values: 1 / 0)
        plan.frame.place.setPlainText("Keittiö")
        plan.flush()
    assert faults
    page.bench.show_case()  # type: ignore[union-attr]
    assert plan.frame.place.toPlainText() == "Keittiö"


def test_leaving_the_case_asks_before_refused_words_are_lost(page: CasePage, disk: Disk, qtbot: QtBot) -> None:
    plan, left = plan_of(page), []
    disk.full = True
    plan.frame.place.setPlainText("Keittiö")
    page.leave(lambda: left.append(1))
    asked = box()
    assert FULL in asked.text()
    asked.close()
    assert left == []
    assert plan.frame.place.toPlainText() == "Keittiö"
    disk.full = False
    page.leave(lambda: left.append(1))
    assert left == [1]
    assert page.acts.case().plan.place_description == "Keittiö"
    qtbot.waitUntil(lambda: not isValid(asked))


def test_comments_on_a_level_stay_in_their_own_view(qtbot: QtBot, page: CasePage, disk: Disk) -> None:
    bench = page.bench
    assert bench is not None
    bench.go_to(Step.ASSESS)
    assess: Any = bench.page(Step.ASSESS)
    assess.look_at("teacher")
    row = assess.levels.row("r1")
    disk.full = True
    row.field.setPlainText("Opettajan sanat")
    assess.look_at("instructor")
    bench.show_case()
    assess.look_at("teacher")
    assert row.field.toPlainText() == "Opettajan sanat"
    disk.full = False
    assess.flush()
    case = page.acts.case()
    assert case.view("teacher").comments == {"r1": "Opettajan sanat"}
    assert case.view("instructor").comments == {}


def test_the_students_answers_stay_with_their_statements(page: CasePage, disk: Disk, qtbot: QtBot) -> None:
    page.begin_guest(Role.STUDENT)
    asked = page.self_assessment
    assert asked is not None
    disk.full = True
    qtbot.mouseClick(asked.cards[SelfMark.ALONE], Qt.MouseButton.LeftButton)
    asked.example.setPlainText("Ensimmäinen")
    asked.go_to(1)
    assert asked.example.toPlainText() == ""
    assert sees(asked, FULL)
    asked.example.setPlainText("Toinen")
    page._show_case()
    asked.go_to(0)
    assert asked.example.toPlainText() == "Ensimmäinen"
    assert asked.cards[SelfMark.ALONE].isChecked()
    qtbot.mouseClick(asked.pause, Qt.MouseButton.LeftButton)
    question = box()
    assert FULL in question.text()
    question.close()
    assert page.give_back is None
    disk.full = False
    asked.flush()
    stored = page.acts.case().self_assessment
    assert stored.sentences == {"r1": "Ensimmäinen", "r2": "Toinen"}
    assert stored.marks == {"r1": SelfMark.ALONE}
    assert not sees(asked, FULL)
    qtbot.waitUntil(lambda: not isValid(question))


# Dialogs


def evidence(page: CasePage, qtbot: QtBot, folder: Path) -> AskingDialog:
    qtbot.mouseClick(day_of(page).tools.evidence, Qt.MouseButton.LeftButton)
    asked = page.findChildren(EvidenceDialog)[-1]
    asked.consent.setText("Aino: kuva alusta")
    asked.agreed.box.setChecked(True)
    (folder / "kuva.jpg").write_bytes(a_photo())
    asked.take(folder / "kuva.jpg")
    asked.text.setText("Katettu pöytä")
    qtbot.waitUntil(lambda: asked._file is not None)
    return asked


def interruption(page: CasePage, qtbot: QtBot, _folder: Path) -> AskingDialog:
    qtbot.mouseClick(day_of(page).tools.interrupt, Qt.MouseButton.LeftButton)
    asked = page.findChildren(InterruptDialog)[-1]
    asked.reason.setEditText("Hälytys")
    return asked


def complement(page: CasePage, qtbot: QtBot, _folder: Path) -> AskingDialog:
    qtbot.mouseClick(day_of(page).tools.complement, Qt.MouseButton.LeftButton)
    asked = page.findChildren(ComplementDialog)[-1]
    asked.what.setText("Iltatoimet")
    asked.day.set_value(date(2026, 11, 25))
    return asked


def phrases(page: CasePage, _qtbot: QtBot, _folder: Path) -> AskingDialog:
    day_of(page).field.phrases.own_wanted.emit()
    asked = page.findChildren(PhrasesDialog)[-1]
    asked.text.setPlainText("Huomasin, että")
    return asked


def header(page: CasePage, qtbot: QtBot, _folder: Path) -> AskingDialog:
    qtbot.mouseClick(plan_of(page).frame.header, Qt.MouseButton.LeftButton)
    asked = page.findChildren(HeaderDialog)[-1]
    field = asked.form.field("workplace.name")
    assert isinstance(field, QLineEdit)
    field.setText("Toinen talo")
    return asked


def requirement(page: CasePage, qtbot: QtBot, _folder: Path) -> AskingDialog:
    plan_of(page).card.open_row(0)
    asked = page.findChildren(RequirementDialog)[-1]
    asked.choices[1].setChecked(True)
    asked.note.setText("Tentissä")
    return asked


def rewording(page: CasePage, qtbot: QtBot, _folder: Path) -> AskingDialog:
    grid = plan_of(page).grid
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    grid.setCurrentIndex(grid.model().index(0, 1))
    qtbot.keyClick(grid, Qt.Key.Key_F2)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    reword = menu.actions()[1]
    menu.close()
    reword.trigger()
    asked = page.findChildren(LineDialog)[-1]
    asked.field.setText("Kattaa pöydän")
    return asked


@pytest.mark.parametrize("ask", [evidence, interruption, complement, phrases, header, requirement, rewording])
def test_a_dialog_whose_words_are_refused_stays_with_the_sentence_until_they_are_stored(
    ask: Callable[[CasePage, QtBot, Path], Any], page: CasePage, disk: Disk, qtbot: QtBot, tmp_path: Path
) -> None:
    asked = ask(page, qtbot, tmp_path)
    before = page.acts.case()
    disk.full = True
    qtbot.mouseClick(asked.buttons.act, Qt.MouseButton.LeftButton)
    assert asked.isVisible()
    assert asked.problem.text() == FULL
    assert page.acts.case() == before
    disk.full = False
    qtbot.mouseClick(asked.buttons.act, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not isValid(asked))


# Comments


def test_a_comment_stays_until_it_is_stored_and_is_there_again_after_a_kill(
    page: CasePage, workspace: Workspace, disk: Disk, qtbot: QtBot
) -> None:
    plan = plan_of(page)
    plan.comments.about.setCurrentIndex(2)
    plan.comments.about.activated.emit(2)
    about = plan.comments.about.currentData()
    type_text(plan.comments.field, "Kauanko tä")
    qtbot.waitUntil(lambda: not plan.comments.field.is_unsaved())
    page.bench.show_case()  # type: ignore[union-attr]
    assert plan.comments.field.text() == "Kauanko tä"
    again = CasePage(workspace, page.acts.case().id)
    qtbot.addWidget(again)
    again.resize(1366, 768)
    again.show()
    after = plan_of(again)
    assert after.comments.field.text() == "Kauanko tä"
    assert after.comments.about.currentData() == about
    disk.full = True
    qtbot.keyClick(after.comments.field, Qt.Key.Key_Return)
    assert after.comments.field.text() == "Kauanko tä"
    assert after.comments.line.problem.text() == FULL
    disk.full = False
    qtbot.keyClick(after.comments.field, Qt.Key.Key_Return)
    assert after.comments.field.text() == ""
    assert not after.comments.line.problem.text()
    (said,) = again.acts.case().comments
    assert (said.text, said.about) == ("Kauanko tä", about)
    again.end()
    third = CasePage(workspace, page.acts.case().id)
    qtbot.addWidget(third)
    assert plan_of(third).comments.field.text() == ""
    third.end()


def test_a_comment_begun_beside_a_row_is_there_again_after_a_kill(
    page: CasePage, workspace: Workspace, qtbot: QtBot
) -> None:
    plan_of(page).open_comments("r2", QPoint())
    (popover,) = page.findChildren(CommentPopover)
    type_text(popover.field, "Riittääkö")
    qtbot.waitUntil(lambda: not popover.field.is_unsaved())
    again = CasePage(workspace, page.acts.case().id)
    qtbot.addWidget(again)
    again.resize(1366, 768)
    again.show()
    plan_of(again).open_comments("r2", QPoint())
    (second,) = again.findChildren(CommentPopover)
    assert second.field.text() == "Riittääkö"
    for one in (popover, second):
        one.close()
    again.end()


def test_a_guest_does_not_see_what_the_teacher_left_unfinished(page: CasePage, qtbot: QtBot) -> None:
    plan = plan_of(page)
    qtbot.keyClicks(plan.comments.field, "Vain minulle")
    plan.flush()
    page.begin_guest(Role.INSTRUCTOR)
    assert plan_of(page).comments.field.text() == ""
    page.end_guest()
    assert plan_of(page).comments.field.text() == "Vain minulle"
