"""Documents are offered where they make sense: the plan's in a menu, those of a review or retake after the decision."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from desktop.domain.agreement import Agreement
from desktop.domain.assessment import Informed
from desktop.domain.case import Case
from desktop.domain.stages import Step
from desktop.domain.terms import AgreementType, Grade
from desktop.gui.demonstrations.case_page import CasePage
from desktop.gui.demonstrations.decide_page import DecidePage
from desktop.gui.demonstrations.document_menu import DocumentButton
from desktop.gui.demonstrations.plan_page import PlanPage
from tests.builders import DAY, a_compared_case, a_decision, an_agreed_case, an_informed_case
from tests.export.hearing import heard
from tests.gui.demonstrations.conftest import shown


def decided(qtbot: QtBot, case: Case) -> DecidePage:
    page = DecidePage()
    qtbot.addWidget(page)
    page.show_case(shown(case))
    page.resize(1100, 700)
    page.show()
    return page


def offered(button: DocumentButton) -> list[str]:
    return [str(act.data()) for act in button.menu_of_documents().actions() if not act.isSeparator()]


def test_the_plan_has_three_documents_and_the_registers_in_its_menu(qtbot: QtBot) -> None:
    page = PlanPage()
    qtbot.addWidget(page)
    page.show_case(shown(an_agreed_case()))
    assert offered(page.document) == ["plan", "workplace", "annex", "registers"]
    act = page.document.menu_of_documents().actions()[2]
    with qtbot.waitSignal(page.document_wanted) as told:
        act.trigger()
    assert told.args == ["annex"]


def test_without_an_agreement_there_is_no_annex(qtbot: QtBot) -> None:
    page = PlanPage()
    qtbot.addWidget(page)
    page.show_case(shown(an_agreed_case(agreement=Agreement(kind=AgreementType.NONE))))
    assert offered(page.document) == ["plan", "workplace", "registers"]


def test_the_papers_of_a_review_are_offered_once_the_student_has_heard(qtbot: QtBot) -> None:
    page = decided(qtbot, an_informed_case())
    for button, kind in ((page.after.request, "review_request"), (page.after.decision, "review_decision")):
        with qtbot.waitSignal(page.paper_wanted) as told:
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert told.args == [kind]


@pytest.mark.parametrize("case", [a_compared_case(), replace(an_informed_case(), informed=Informed())])
def test_before_that_they_are_not(qtbot: QtBot, case: Case) -> None:
    page = decided(qtbot, case)
    assert not page.after.request.isVisible()
    assert not page.after.decision.isVisible()


def test_a_fail_that_was_decided_offers_the_plan_for_the_retake(qtbot: QtBot) -> None:
    fail = a_decision(Grade.FAIL, fail_reason="Vaara.", decided_on=DAY)
    page = decided(qtbot, an_informed_case(decision=fail))
    with qtbot.waitSignal(page.paper_wanted) as told:
        qtbot.mouseClick(page.retake.paper, Qt.MouseButton.LeftButton)
    assert told.args == ["retake"]
    assert not decided(qtbot, an_informed_case()).retake.paper.isVisible()


def test_a_fail_that_is_not_decided_yet_does_not(qtbot: QtBot) -> None:
    page = decided(qtbot, a_compared_case(decision=a_decision(Grade.FAIL, fail_reason="Vaara.")))
    assert page.retake.isVisible()
    assert not page.retake.paper.isVisible()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # a menu pops up
@pytest.mark.parametrize(
    ("number", "name", "title"),
    [(0, "suunnitelma.pdf", "Näyttösuunnitelma"), (2, "liite.pdf", "Koulutussopimuksen liite")],
)
def test_a_document_of_the_menu_is_written_where_the_person_says(
    page: Callable[[Case], CasePage], qtbot: QtBot, tmp_path: Path, number: int, name: str, title: str
) -> None:
    case_page = page(an_agreed_case())
    assert case_page.bench is not None
    case_page.bench.go_to(Step.PLAN)
    plan = case_page.bench.pages[Step.PLAN]
    assert isinstance(plan, PlanPage)
    qtbot.mouseClick(plan.document, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.actions()[number].trigger()
    menu.close()
    (dialog,) = plan.findChildren(QFileDialog)
    assert dialog.selectedFiles()[0].endswith(name)
    path = tmp_path / name
    dialog.fileSelected.emit(str(path))
    dialog.close()
    assert heard(path.read_bytes())[0] == ("H1", title)


def test_the_request_for_a_review_is_written_from_the_decision(
    page: Callable[[Case], CasePage], qtbot: QtBot, tmp_path: Path
) -> None:
    case_page = page(an_informed_case())
    assert case_page.bench is not None
    case_page.bench.go_to(Step.DECIDE)
    decide = case_page.bench.pages[Step.DECIDE]
    assert isinstance(decide, DecidePage)
    qtbot.mouseClick(decide.after.request, Qt.MouseButton.LeftButton)
    (dialog,) = decide.findChildren(QFileDialog)
    path = tmp_path / "pyynto.pdf"
    dialog.fileSelected.emit(str(path))
    dialog.close()
    assert heard(path.read_bytes())[0] == ("H1", "Arvioinnin tarkistuspyyntö")
