"""What follows a decision, by the hands of the teacher: reviews, retakes, withdrawing, disqualified assessors."""

from __future__ import annotations

from datetime import timedelta
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from desktop.actions.appeals import request_review
from desktop.actions.curricula import import_document
from desktop.actions.workspace import Workspace
from desktop.domain.aftermath import LinkKind
from desktop.domain.appeal import Outcome
from desktop.domain.case import Case
from desktop.domain.terms import Grade, Role
from desktop.gui.demonstrations.act_dialog import ActDialog
from desktop.gui.demonstrations.aftermath_dialogs import AnotherAssessorDialog, DisqualifyDialog, WithdrawDialog
from desktop.gui.demonstrations.appeal_dialogs import (
    RectificationRequestDialog,
    ReviewRequestDialog,
    RulingDialog,
    ToldDialog,
)
from desktop.gui.demonstrations.case_page import CasePage
from desktop.gui.demonstrations.correction_dialog import CorrectionDialog
from desktop.gui.demonstrations.more_menu import MoreButton, offers
from desktop.gui.demonstrations.workbench import Workbench
from desktop.tools.sample_renewed import NUMBER, renewed_practice
from tests.actions.school import Desks, ready_case, signed_case
from tests.builders import a_case

Kind = TypeVar("Kind", bound=QDialog)


@pytest.fixture
def workspace(desks: Desks) -> Workspace:
    return desks.teacher


def opened(qtbot: QtBot, workspace: Workspace, case: Case) -> Workbench:
    page = CasePage(workspace, case.id)
    qtbot.addWidget(page, before_close_func=lambda one: one.end())
    page.resize(1170, 714)
    page.show()
    assert page.bench is not None
    return page.bench


def choose(more: MoreButton, name: str, kind: type[Kind]) -> Kind:
    """Choose from the menu, and get the dialog that opens."""
    menu = more.menu_of_offers()
    [act] = [one for one in menu.actions() if one.data() == name]
    act.trigger()
    menu.close()
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
    return found[-1]


def confirm(qtbot: QtBot, dialog: ActDialog) -> None:
    qtbot.mouseClick(dialog.answers.act, Qt.MouseButton.LeftButton)


def later(desks: Desks, days: int) -> None:
    desks.clock.moment += timedelta(days=days)


def test_a_review_from_request_to_a_new_version(qtbot: QtBot, desks: Desks, workspace: Workspace) -> None:
    case = signed_case(desks)
    later(desks, 13)
    bench = opened(qtbot, workspace, case)
    request = choose(bench.more, "review", ReviewRequestDialog)
    confirm(qtbot, request)
    assert request.problem.text()
    assert request.isVisible()
    assert not request.late.isVisible()
    qtbot.keyClicks(request.reason, "Haluan perustelut.")
    confirm(qtbot, request)
    assert "Haluan perustelut." in bench.band.lines.text()
    [write_down] = [one for one in bench.band.findChildren(QPushButton) if one.isVisible()]
    qtbot.mouseClick(write_down, Qt.MouseButton.LeftButton)
    [ruling] = [one for one in QApplication.topLevelWidgets() if isinstance(one, RulingDialog) and one.isVisible()]
    qtbot.mouseClick(ruling.outcome.button(Outcome.CHANGED), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(ruling.decision, "Havainnot tukevat arvosanaa viisi.")
    confirm(qtbot, ruling)
    assert "uusi arvosana" in ruling.problem.text()
    ruling.grade.setCurrentIndex(ruling.grade.findData(Grade.FIVE))
    confirm(qtbot, ruling)
    after = workspace.cases.get(case.id)
    assert (after.number, after.decision.grade) == (2, Grade.FIVE)
    assert "arvosana muuttuu" in bench.band.lines.text()


def test_a_late_request_is_told_before_it_is_kept(qtbot: QtBot, desks: Desks, workspace: Workspace) -> None:
    case = signed_case(desks)
    later(desks, 20)
    request = choose(opened(qtbot, workspace, case).more, "review", ReviewRequestDialog)
    assert "koulutuksen järjestäjältä" in request.late.text()
    request.reject()


def test_a_review_that_changes_nothing_leads_to_a_rectification(
    qtbot: QtBot, desks: Desks, workspace: Workspace
) -> None:
    case = signed_case(desks)
    request_review(workspace, case.id, workspace.today(), "Miksi?")
    bench = opened(qtbot, workspace, case)
    ruling = choose(bench.more, "decide_review", RulingDialog)
    assert not ruling.grade.isEnabled()
    qtbot.mouseClick(ruling.outcome.button(Outcome.KEPT), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(ruling.decision, "Ennallaan.")
    confirm(qtbot, ruling)
    told = choose(bench.more, "told", ToldDialog)
    confirm(qtbot, told)
    asked = choose(bench.more, "rectification", RectificationRequestDialog)
    assert "työelämätoimikunta" in asked.body.text()
    qtbot.keyClicks(asked.reason, "Olen eri mielta.")
    confirm(qtbot, asked)
    assert workspace.cases.get(case.id).rectifications
    decided = choose(bench.more, "decide_rectification", RulingDialog)
    decided.reject()


def test_a_raise_opens_beside_the_first(qtbot: QtBot, desks: Desks, workspace: Workspace) -> None:
    case = signed_case(desks)
    bench = opened(qtbot, workspace, case)
    with qtbot.waitSignal(bench.case_wanted) as wanted:
        bench.more.do("follow_up")
    again = workspace.cases.get(wanted.args[0])
    assert again.follows is not None
    assert again.follows.kind == LinkKind.RAISE
    assert "omana näyttönään" in bench.band.lines.text()
    other = opened(qtbot, workspace, again)
    [back] = [one for one in other.band.findChildren(QPushButton) if one.isVisible()]
    with qtbot.waitSignal(other.case_wanted) as first:
        qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert first.args == [case.id]


def test_withdrawing_asks_why_and_can_be_taken_back(qtbot: QtBot, desks: Desks, workspace: Workspace) -> None:
    case = ready_case(desks)
    bench = opened(qtbot, workspace, case)
    dialog = choose(bench.more, "withdraw", WithdrawDialog)
    confirm(qtbot, dialog)
    assert dialog.problem.text()
    qtbot.keyClicks(dialog.reason, "Opiskelija vaihtoi alaa.")
    confirm(qtbot, dialog)
    assert "vaihtoi alaa" in bench.band.lines.text()
    bench.more.do("take_up")
    assert workspace.cases.get(case.id) == case
    assert not bench.band.isVisible()


def test_a_disqualified_assessor_is_marked_and_another_takes_over(
    qtbot: QtBot, desks: Desks, workspace: Workspace
) -> None:
    case = ready_case(desks)
    bench = opened(qtbot, workspace, case)
    dialog = choose(bench.more, "disqualify", DisqualifyDialog)
    dialog.assessor.setCurrentIndex(dialog.assessor.findData(str(Role.INSTRUCTOR)))
    qtbot.keyClicks(dialog.reason, "Sukulainen")
    confirm(qtbot, dialog)
    assert "esteelliseksi" in bench.band.lines.text()
    other = choose(bench.more, "another_assessor", AnotherAssessorDialog)
    qtbot.keyClicks(other.name, "Ville Toinen")
    confirm(qtbot, other)
    assert workspace.cases.get(case.id).instructor.name == "Ville Toinen"


def test_a_date_that_is_none_is_told_and_nothing_is_kept(qtbot: QtBot, desks: Desks, workspace: Workspace) -> None:
    case = signed_case(desks)
    request = choose(opened(qtbot, workspace, case).more, "review", ReviewRequestDialog)
    request.on.setText("huomenna")
    qtbot.keyClicks(request.reason, "Syy")
    confirm(qtbot, request)
    assert request.problem.text()
    assert workspace.cases.get(case.id) == case
    request.reject()


def test_the_wrong_version_opens_a_corrected_one_and_marks_the_first(
    qtbot: QtBot, desks: Desks, workspace: Workspace
) -> None:
    case = signed_case(desks)
    bench = opened(qtbot, workspace, case)
    empty = choose(bench.more, "correct", CorrectionDialog)
    assert "ei ole toista versiota" in empty.problem.text()
    assert not empty.answers.act.isEnabled()
    empty.reject()
    import_document(workspace, renewed_practice())
    dialog = choose(bench.more, "correct", CorrectionDialog)
    assert NUMBER in dialog.version.currentText()
    assert "7 havaintoa" in dialog.counts.text()
    assert "digitaalisia palveluja" in dialog.text.toPlainText()
    confirm(qtbot, dialog)
    assert "Kirjoita, mikä oli väärin" in dialog.problem.text()
    qtbot.keyClicks(dialog.reason, "Opiskelijan HOKSissa on uusi versio.")
    with qtbot.waitSignal(bench.case_wanted) as wanted:
        confirm(qtbot, dialog)
    made = workspace.cases.get(wanted.args[0])
    assert made.unit.reference_number == NUMBER
    assert "Korvattu korjatulla" in bench.band.lines.text()
    assert [one.name for one in offers(workspace.cases.get(case.id))] == ["history"]
    other = opened(qtbot, workspace, made)
    assert "korjaa aiemman" in other.band.lines.text()
    assert "uusi versio" in other.band.lines.text()


def test_what_cannot_be_done_is_not_offered() -> None:
    assert [one.name for one in offers(a_case())] == ["history", "withdraw"]
