"""A teacher makes a local unit; three people plan, assess and sign it; paper and registers say what it is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.actions.local_units import local_units
from desktop.actions.scenario import load
from desktop.actions.sharing import remember_copies_folder
from desktop.domain.preflight import Register
from desktop.domain.stages import Step
from desktop.gui.demonstrations.plan_card import PlanCard
from desktop.gui.hoks.plan_dialog import PlanDialog
from desktop.gui.local_units.local_unit_dialog import LocalUnitDialog
from desktop.gui.qualifications.qualifications_page import QualificationsPage
from desktop.gui.today.today_page import TodayPage
from tests.actions.test_local_units_in_plans import LIST, a_plan
from tests.exchange import plans
from tests.export.reading import told
from tests.hand import Hand
from tests.pages import Desk, OpenCase, sees
from tests.stories import test_s_a_window as story
from tests.stories.test_hoks_window import choose
from tests.stories.test_registers import STUDY_RIGHT, complaints, sign

PAPER = "Ammattitaitovaatimukset\n\nOpiskelija osaa\n" + "\n".join(
    f"{n}.\ttehdä kahvilan työn {n}" for n in range(1, 11)
)


@pytest.fixture
def new_desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """A laptop on which the program starts for the first time."""
    with story.first_start(qtbot, tmp_path) as window:
        yield Desk(window, Hand(qtbot))


@pytest.fixture
def data() -> dict[str, Any]:
    """The scenario's own words."""
    return load().data


def paste(desk: Desk, text: str) -> None:
    """Paste what another program copied."""
    QGuiApplication.clipboard().setText(text)
    QTest.keySequence(desk.hand.focus(), QKeySequence(QKeySequence.StandardKey.Paste))


def room_of(desk: Desk) -> QualificationsPage:
    frame = desk.window.frame
    assert frame is not None
    desk.hand.click(frame.rail.rooms["qualifications"])
    room = frame.room("qualifications")
    assert isinstance(room, QualificationsPage)
    return room


def make_unit(desk: Desk) -> None:
    """The teacher makes the unit from the school's own paper; the first try lacks its name and a number."""
    hand, room = desk.hand, room_of(desk)
    hand.click(room.make)
    form = desk.dialog(LocalUnitDialog)
    hand.click(form.extent)
    hand.type("viisitoista")
    hand.click(form.requirements)
    paste(desk, PAPER)
    hand.click(form.buttons.act)
    assert form.problems["name"].text() == "Kirjoita tutkinnon osan nimi."
    assert form.problems["extent"].isVisible()
    hand.type("Kahvilatyö")  # the keyboard is where something lacks
    hand.tab()
    paste(desk, "15")
    hand.tab()
    hand.type("PAIK-7")
    hand.click(form.contents)
    hand.type("Opiskelija pitää hoivakodin kahvilaa.")
    hand.click(form.buttons.act)
    assert room.detail.change.isVisible()


def to_registers(desk: Desk, case: OpenCase) -> None:
    case.open_step(Step.SIGN)
    ending = case.sign_page().ending
    assert ending is not None
    desk.hand.click(ending.registers)


def test_a_local_unit_from_its_making_to_the_registers(new_desk: Desk, data: dict[str, Any], tmp_path: Path) -> None:
    desk = new_desk
    desk.make_file(data["teacher"]["name"], data["teacher"]["provider"], story.PASSPHRASE)
    workspace, hand = story.workspace(desk), desk.hand
    make_unit(desk)
    [row] = local_units(workspace)
    assert row.extent == 15

    form = desk.begin_case(data, "kahvila")
    assert form.units.unit() == row
    hand.tab()
    hand.type(data["instructor"]["title"])
    desk.write_period(form, "1.9.2026", "18.12.2026")
    hand.click(form.open_button)
    case = desk.case()
    for part in (story.plan, story.run_day, story.assess_oneself, story.assess, story.compare, story.decide):
        part(case, data)
    remember_copies_folder(workspace, tmp_path)
    sign(case)
    case.open_step(Step.SIGN)
    case.save_record()
    [record] = tmp_path.glob("*arviointi.pdf")
    paper = " ".join(text for _tag, text in told(record.read_bytes()))
    assert "Kahvilatyö, paikallinen tutkinnon osa, 15 osaamispistettä" in paper
    assert "Paikallisella tutkinnon osalla ei ole kriteereitä" in paper
    assert "tehdä kahvilan työn 10" in paper

    # Koski asks only for what nobody has said yet, and gets a local unit.
    to_registers(desk, case)
    page = case.page.registers.page
    assert page is not None
    section = page.section
    facts = section.facts
    hand.click(facts.study_right)
    hand.type(STUDY_RIGHT)
    hand.enter()
    hand.click(facts.mandatory.button(False))
    assert section.findings.text() == "Ei korjattavaa."
    shown = [(one.field.label, one.field.value) for one in section.sheet.rows]
    assert ("Tutkinnon osan laji", "paikallinen tutkinnon osa") in shown
    assert ("Tutkinnon osan kuvaus", "Opiskelija pitää hoivakodin kahvilaa.") in shown
    hand.click(section.file.save)
    dialog = desk.dialog(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "koski.json"))
    dialog.reject()
    koski = json.loads((tmp_path / "koski.json").read_text("utf-8"))
    assert complaints(koski) == []
    module = koski["suoritukset"][0]["osasuoritukset"][0]["koulutusmoduuli"]
    assert module["tunniste"] == {"koodiarvo": "PAIK-7", "nimi": {"fi": "Kahvilatyö"}}
    assert (module["kuvaus"], module["pakollinen"]) == ({"fi": "Opiskelija pitää hoivakodin kahvilaa."}, False)

    # eHOKS names the list it belongs to.
    page.show_register(Register.EHOKS)
    assert sees(page, "hankittaviin paikallisiin tutkinnon osiin")


def test_a_plan_with_a_local_unit_becomes_a_demonstration_and_goes_back(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    hand, frame = desk.hand, desk.window.frame
    assert frame is not None
    before = a_plan()
    (tmp_path / "hoks.json").write_bytes(plans.as_bytes(before))
    hand.click(frame.rail.rooms["today"])
    today = frame.room("today")
    assert isinstance(today, TodayPage)
    hand.click(today.bring)
    choose(desk, tmp_path / "hoks.json")
    qtbot.waitUntil(lambda: bool(frame.findChildren(PlanDialog)))
    dialog = desk.dialog(PlanDialog)
    hand.click(dialog.name)
    hand.type("Uusi Oppija")
    hand.tab()
    [maker] = dialog.offers.makers.values()
    hand.click(maker)
    form = desk.dialog(LocalUnitDialog)
    assert form.name.text() == "Kahvilatyö"
    hand.click(form.buttons.act)
    hand.click(dialog.buttons.act)
    hand.click(dialog.outcome.open)

    case = desk.case()
    assert case.value().unit.code == "7654321"
    assert len(case.value().unit.requirements) == 2
    case.open_step(Step.PLAN)
    hand.click(case.plan().adder.field)
    case.add_tasks("Keittää kahvin: 1-2")
    case.page.show_registers()
    registers = case.page.registers.page
    assert registers is not None
    registers.show_register(Register.EHOKS)
    card = registers.findChild(PlanCard)
    assert card is not None
    hand.click(card.save, QPoint(10, 10))
    choose(desk, tmp_path / "ulos.json")
    qtbot.waitUntil(card.saved.isVisible)
    after = json.loads((tmp_path / "ulos.json").read_bytes())
    assert plans.faults(after, "hoksPut") == []
    assert after[LIST][0]["osaamisen-osoittaminen"][0]["sisallon-kuvaus"][-1] == "Keittää kahvin"
    after[LIST][0]["osaamisen-osoittaminen"][0]["sisallon-kuvaus"].pop()
    assert after == before
