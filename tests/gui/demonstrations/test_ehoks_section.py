"""eHOKS on the page of the registers: findings lead to their places, and the demonstration goes into the whole plan."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from desktop.actions.plan_preview import preview_plans, read_plans
from desktop.actions.plan_taking import bring_in
from desktop.actions.workspace import Workspace
from desktop.domain.case import Case
from desktop.domain.people import Student, Workplace
from desktop.domain.preflight import Register
from desktop.gui.demonstrations.case_page import CasePage
from desktop.gui.demonstrations.header_dialog import HeaderDialog
from desktop.gui.demonstrations.plan_card import PlanCard
from desktop.gui.demonstrations.register_section import RegisterSection
from tests.builders import an_agreed_case
from tests.exchange import plans
from tests.pages import sees

Keep = Callable[..., Case]
STUDENT = Student(name="Aino Esimerkki", number="12345", oid=plans.LEARNER)


@pytest.fixture
def section(workspace: Workspace, keep: Keep, qtbot: QtBot) -> Callable[..., RegisterSection]:
    """Opens a case at the section of eHOKS, with the plans of its student taken in before."""

    def opened(case: Case, *values: dict[str, Any]) -> RegisterSection:
        keep(case)
        for value in values:
            read = read_plans(plans.as_bytes(value), workspace.today())
            bring_in(workspace, preview_plans(workspace, read, "hoks.json"), {0: frozenset()})
        page = CasePage(workspace, case.id)
        qtbot.addWidget(page, before_close_func=lambda one: one.end())
        page.resize(1158, 672)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        page.show_registers()
        registers = page.registers.page
        assert registers is not None
        registers.show_register(Register.EHOKS)
        QApplication.processEvents()
        return registers.section

    return opened


Section = Callable[..., RegisterSection]


def card(section: RegisterSection) -> PlanCard:
    found = section.findChild(PlanCard)
    assert found is not None
    return found


def press(qtbot: QtBot, one: QPushButton) -> None:
    QApplication.processEvents()
    qtbot.mouseClick(one, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def later_plan(**changes: Any) -> dict[str, Any]:
    """A plan whose demonstration of the unit is on other days."""
    shown = plans.a_demonstration(alku="2026-12-07", loppu="2026-12-08")
    return plans.a_plan_file(plans.a_unit_to_acquire(**{"osaamisen-osoittaminen": [shown]}), **changes)


def test_without_a_plan_the_card_offers_to_bring_one(section: Section) -> None:
    shown = card(section(an_agreed_case(3, student=STUDENT)))
    assert shown.bring.isVisible()
    assert not shown.save.isVisible()
    assert sees(shown, "Tuo HOKS, niin tämä näyttö kirjoitetaan siihen")


def test_a_finding_leads_to_the_basic_data(section: Section, qtbot: QtBot) -> None:
    made = section(an_agreed_case(3, student=STUDENT))
    link = next(one for one in made.findings.links if "järjestäjän OID" in one.text())
    press(qtbot, link)
    [dialog] = [one for one in QApplication.topLevelWidgets() if isinstance(one, HeaderDialog) and one.isVisible()]
    qtbot.waitUntil(lambda: dialog.focusWidget() is dialog.form.registers.provider_oid)
    dialog.reject()


def test_what_is_not_clear_is_asked_before_the_file(
    section: Section, qtbot: QtBot, workspace: Workspace, tmp_path: Path
) -> None:
    case = an_agreed_case(3, student=STUDENT, study_right=plans.STUDY_RIGHT)
    value = later_plan()
    del value["id"]
    shown = card(section(case, value))
    press(qtbot, shown.save)
    assert shown.problem.text() == "Valitse ensin, mikä HOKSin näyttö tämä on."
    assert shown.findChildren(QFileDialog) == []
    shown.place.setCurrentIndex(1)
    press(qtbot, shown.save)
    assert "numero" in shown.problem.text()
    qtbot.keyClicks(shown.number, "99")
    press(qtbot, shown.save)
    [asked] = [one for one in QApplication.topLevelWidgets() if isinstance(one, QFileDialog) and one.isVisible()]
    asked.fileSelected.emit(str(tmp_path / "hoks.json"))
    asked.close()
    written = json.loads((tmp_path / "hoks.json").read_bytes())
    assert written["id"] == 99
    assert len(written["hankittavat-ammat-tutkinnon-osat"][0]["osaamisen-osoittaminen"]) == 2
    assert shown.saved.isVisible()


def test_what_ehoks_would_refuse_keeps_the_files_back(section: Section) -> None:
    wrong = Workplace(name="Hoivakoti", business_id="0000012-4")
    made = section(an_agreed_case(3, student=STUDENT, study_right=plans.STUDY_RIGHT, workplace=wrong), later_plan())
    assert not made.file.save.isEnabled()
    assert not card(made).save.isEnabled()


def test_a_plan_without_the_unit_says_so(section: Section) -> None:
    other = plans.a_plan_file(plans.a_unit_to_acquire(**{"tutkinnon-osa-koodi-uri": "tutkinnonosat_1"}))
    shown = card(section(an_agreed_case(3, student=STUDENT, study_right=plans.STUDY_RIGHT), other))
    assert "ei ole tätä tutkinnon osaa" in shown.problem.text()
    assert not shown.save.isEnabled()


def test_faults_of_the_rest_of_the_plan_are_told(section: Section) -> None:
    many = later_plan(**{f"oma{n}": n for n in range(6)})
    shown = card(section(an_agreed_case(3, student=STUDENT, study_right=plans.STUDY_RIGHT), many))
    assert sees(shown, "eHOKS hylkäisi HOKSista 6 kohtaa:")
    assert sees(shown, "“oma0”: eHOKS ei tunne tätä avainta.")
    assert sees(shown, "… ja lisäksi 2")


def test_the_demonstration_is_saved_by_itself(section: Section, tmp_path: Path, qtbot: QtBot) -> None:
    made = section(an_agreed_case(3, student=STUDENT))
    press(qtbot, made.file.save)
    [asked] = [one for one in QApplication.topLevelWidgets() if isinstance(one, QFileDialog) and one.isVisible()]
    asked.fileSelected.emit(str(tmp_path / "näyttö.json"))
    asked.close()
    told = json.loads((tmp_path / "näyttö.json").read_bytes())
    assert plans.faults(told, "osaamisenOsoittaminen") == []
