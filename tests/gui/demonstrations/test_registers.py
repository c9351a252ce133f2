"""The page of the registers: findings first, what only registers ask, and what was handed on when."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from desktop.actions import signing
from desktop.actions.registers import write_register_facts
from desktop.actions.workspace import Workspace
from desktop.domain.case import Case, stage
from desktop.domain.curriculum import AssessmentTarget
from desktop.domain.preflight import Register
from desktop.domain.registers import RegisterFacts
from desktop.domain.signing import SigningMethod
from desktop.domain.stages import Stage, Step
from desktop.domain.terms import Grade, PlaceKind, Role, Scale
from desktop.gui.demonstrations.case_page import CasePage
from desktop.gui.demonstrations.document_menu import REGISTERS
from desktop.gui.demonstrations.plan_page import PlanPage
from desktop.gui.demonstrations.register_section import RegisterSection
from desktop.gui.demonstrations.registers_page import RegistersPage
from desktop.gui.demonstrations.sign_page import SignPage
from tests.builders import a_unit, an_informed_case

STUDY_RIGHT = "1.2.246.562.15.41024330544"
Open = Callable[..., CasePage]


@pytest.fixture
def open_case(workspace: Workspace, keep: Callable[..., Case], qtbot: QtBot) -> Open:
    """Open a case on the screen; ``sign`` signs it first by both assessors."""

    def opened(case: Case, *, sign: bool = True, **unit: object) -> CasePage:
        keep(case, a_unit(len(case.unit.requirements), case.unit.scale, mandatory=True, **unit))
        if sign:
            for role in (Role.TEACHER, Role.INSTRUCTOR):
                signing.sign(workspace, case.id, role, code=f"{role}-1234", method=SigningMethod.TYPED)
        page = CasePage(workspace, case.id)
        qtbot.addWidget(page, before_close_func=lambda one: one.end())
        page.resize(1158, 672)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return page

    return opened


def a_ready_case() -> Case:
    return an_informed_case(study_right=STUDY_RIGHT)


def registers(page: CasePage) -> RegistersPage:
    assert page.registers.page is not None
    return page.registers.page


def koski(page: CasePage) -> RegisterSection:
    page.show_registers()
    registers(page).show_register(Register.KOSKI)
    return registers(page).section


def test_the_end_of_signing_leads_to_the_registers_and_back(open_case: Open, qtbot: QtBot) -> None:
    page = open_case(a_ready_case())
    assert page.bench is not None
    step = page.bench.pages[Step.SIGN]
    assert isinstance(step, SignPage)
    assert step.ending is not None
    qtbot.mouseClick(step.ending.registers, Qt.MouseButton.LeftButton)
    assert registers(page).isVisible()
    qtbot.keyClick(registers(page), Qt.Key.Key_Escape)
    assert page.bench.isVisible()


def test_the_documents_of_the_plan_lead_to_the_registers_too(open_case: Open) -> None:
    page = open_case(a_ready_case(), sign=False)
    assert page.bench is not None
    page.bench.go_to(Step.PLAN)
    step = page.bench.pages[Step.PLAN]
    assert isinstance(step, PlanPage)
    menu = step.document.menu_of_documents()
    next(act for act in menu.actions() if act.data() == REGISTERS).trigger()
    menu.close()
    assert registers(page).isVisible()


def test_a_case_in_order_has_nothing_to_put_right(open_case: Open) -> None:
    section = koski(open_case(a_ready_case()))
    assert section.findings.text() == "Ei korjattavaa."
    assert section.findings.links == []
    assert QApplication.focusWidget() is section.sheet.rows[0].button


def test_a_finding_leads_to_the_place_where_it_is_put_right(open_case: Open, qtbot: QtBot) -> None:
    case = a_ready_case()
    page = open_case(replace(case, plan=replace(case.plan, place_kind=None)), sign=False)
    section = koski(page)
    link = next(one for one in section.findings.links if "paikan" in one.text().lower())
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert page.bench is not None
    assert page.bench.isVisible()
    assert page.bench.step == Step.PLAN


def test_bad_data_is_put_right_where_the_finding_leads(open_case: Open, workspace: Workspace, qtbot: QtBot) -> None:
    case = a_ready_case()
    plan = replace(case.plan, ends=date(2026, 11, 22), place_kind=None)
    page = open_case(replace(case, plan=plan), sign=False)
    wrong = [one.text() for one in koski(page).findings.links]
    assert wrong == [
        "Allekirjoittakaa arviointi ensin: Koskeen viedään vain allekirjoitettu tulos.",
        "Näyttö päättyy, ennen kuin se alkaa.",
        "Valitse suorituspaikan laji; muuten Koskeen ei viedä suorituspaikkaa.",
    ]
    qtbot.mouseClick(koski(page).findings.links[1], Qt.MouseButton.LeftButton)
    assert page.bench is not None
    step = page.bench.pages[Step.PLAN]
    assert isinstance(step, PlanPage)
    assert QApplication.focusWidget() is step.frame.when
    step.frame.when.selectAll()
    qtbot.keyClicks(step.frame.when, "23.11.2026")
    qtbot.keyClick(step.frame.when, Qt.Key.Key_Tab)
    qtbot.mouseClick(koski(page).findings.links[1], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(step.frame.place_kind.button(PlaceKind.WORKPLACE), Qt.MouseButton.LeftButton)
    assert [one.text() for one in koski(page).findings.links] == wrong[:1]


def test_the_study_right_is_written_here_though_the_record_is_signed(
    open_case: Open, workspace: Workspace, qtbot: QtBot
) -> None:
    page = open_case(an_informed_case())
    section = koski(page)
    assert len(section.findings.links) == 1
    qtbot.mouseClick(section.findings.links[0], Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is section.facts.study_right
    qtbot.keyClicks(section.facts.study_right, STUDY_RIGHT)
    qtbot.keyClick(section.facts.study_right, Qt.Key.Key_Return)
    assert workspace.cases.get("case0001").study_right == STUDY_RIGHT
    assert section.findings.links == []


def save_as(name: str, page: CasePage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(registers(page).findChildren(QFileDialog)))
    dialog = registers(page).findChildren(QFileDialog)[0]
    dialog.fileSelected.emit(name)
    dialog.reject()


def test_the_file_is_saved_where_the_person_says(open_case: Open, tmp_path: Path, qtbot: QtBot) -> None:
    page = open_case(a_ready_case())
    section = koski(page)
    qtbot.mouseClick(section.file.save, Qt.MouseButton.LeftButton)
    save_as(str(tmp_path / "koski.json"), page, qtbot)
    assert json.loads((tmp_path / "koski.json").read_text("utf-8"))["oid"] == STUDY_RIGHT
    assert "koski.json" in section.file.saved.text()


def test_a_file_that_cannot_be_written_is_told(open_case: Open, tmp_path: Path, qtbot: QtBot) -> None:
    page = open_case(a_ready_case())
    section = koski(page)
    qtbot.mouseClick(section.file.save, Qt.MouseButton.LeftButton)
    (tmp_path / "file").write_text("")
    save_as(str(tmp_path / "file" / "koski.json"), page, qtbot)
    assert section.problem.isVisible()
    assert section.file.saved.isHidden()


def test_no_file_is_offered_while_koski_would_refuse_it(open_case: Open) -> None:
    section = koski(open_case(a_ready_case(), sign=False))
    assert not section.file.save.isEnabled()


def test_people_say_what_the_requirements_do_not(open_case: Open, workspace: Workspace, qtbot: QtBot) -> None:
    section = koski(open_case(a_ready_case()))
    qtbot.mouseClick(section.facts.mandatory.button(False), Qt.MouseButton.LeftButton)
    assert workspace.cases.get("case0001").register_facts == RegisterFacts(mandatory=False)
    assert [row.field.value for row in section.sheet.rows if row.field.label == "Pakollinen"] == ["Ei"]
    qtbot.keyClicks(section.facts.municipality, "091")
    qtbot.keyClick(section.facts.municipality, Qt.Key.Key_Return)
    assert workspace.cases.get("case0001").register_facts == RegisterFacts(mandatory=False, municipality="091")


def test_the_targets_of_2014_are_graded_by_people(open_case: Open, workspace: Workspace) -> None:
    area = {"fi": "1. Työprosessin hallinta"}
    targets = (AssessmentTarget(id="t1", scale=Scale.ONE_TO_FIVE, levels=(), area=area),)
    section = koski(open_case(a_ready_case(), targets=targets))
    shown = [code for code, box in section.facts.targets.items() if box.isVisible()]
    assert shown == ["1"]
    box = section.facts.targets["1"]
    box.setCurrentIndex(box.count() - 1)
    box.activated.emit(box.currentIndex())
    assert workspace.cases.get("case0001").register_facts.targets == {"1": Grade.FIVE}


def test_marking_keeps_the_day_and_ends_the_waiting(open_case: Open, workspace: Workspace, qtbot: QtBot) -> None:
    section = koski(open_case(a_ready_case()))
    section.handed_on.on.setText("23.11.2026")
    qtbot.mouseClick(section.handed_on.mark, Qt.MouseButton.LeftButton)
    case = workspace.cases.get("case0001")
    assert [(one.register, one.on, one.version) for one in case.registers] == [
        (Register.KOSKI, date(2026, 11, 23), 1),
    ]
    assert stage(case) == Stage.EXPORTED
    assert section.handed_on.mark.isHidden()
    qtbot.mouseClick(section.handed_on.undo, Qt.MouseButton.LeftButton)
    case = workspace.cases.get("case0001")
    assert (case.registers, stage(case)) == ((), Stage.SIGNED)


def test_a_day_to_come_is_refused_beside_its_field(open_case: Open, workspace: Workspace, qtbot: QtBot) -> None:
    section = koski(open_case(a_ready_case()))
    section.handed_on.on.setText("24.12.2026")
    qtbot.mouseClick(section.handed_on.mark, Qt.MouseButton.LeftButton)
    assert workspace.cases.get("case0001").registers == ()
    assert section.handed_on.problem.isVisible()


def test_what_is_not_signed_is_not_marked_as_handed_on(open_case: Open, workspace: Workspace, qtbot: QtBot) -> None:
    section = koski(open_case(a_ready_case(), sign=False))
    qtbot.mouseClick(section.handed_on.mark, Qt.MouseButton.LeftButton)
    assert workspace.cases.get("case0001").registers == ()
    assert section.handed_on.problem.isVisible()


def test_a_signed_record_that_must_change_offers_a_new_version(open_case: Open) -> None:
    case = a_ready_case()
    lacking = replace(case, decision=replace(case.decision, participants=()))
    section = koski(open_case(lacking))
    assert section.findings.version.isVisible()


def test_the_register_whose_turn_it_is_comes_first(open_case: Open, workspace: Workspace) -> None:
    page = open_case(a_ready_case(), sign=False)
    page.show_registers()
    assert registers(page).register == Register.EHOKS
    page.go_to_place("plan.starts")
    for role in (Role.TEACHER, Role.INSTRUCTOR):
        signing.sign(workspace, "case0001", role, code=f"{role}-1234", method=SigningMethod.TYPED)
    page.go_to_place("registers")
    assert registers(page).register == Register.KOSKI


def test_a_guest_sees_no_registers(open_case: Open) -> None:
    page = open_case(a_ready_case(), sign=False)
    page.begin_guest(Role.INSTRUCTOR)
    page.show_registers()
    assert page.registers.page is None
    page.end_guest()


def test_the_keyboard_is_on_the_sheet_again_when_the_case_comes_back_to_the_screen(open_case: Open) -> None:
    page = open_case(a_ready_case())
    section = koski(page)
    page.hide()
    page.show()
    assert page.focusWidget() is section.sheet.rows[0].button


def test_what_is_not_on_the_screen_is_read_again_only_when_it_comes_back(
    open_case: Open, workspace: Workspace, qtbot: QtBot
) -> None:
    page = open_case(an_informed_case())
    section = koski(page)
    qtbot.keyClick(registers(page), Qt.Key.Key_Escape)
    write_register_facts(workspace, "case0001", RegisterFacts(), STUDY_RIGHT)
    assert len(section.findings.links) == 1
    page.show_registers()
    assert section.findings.links == []
