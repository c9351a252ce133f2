"""A plan (HOKS) comes in by the window, its demonstration is opened and edited, and goes back into the plan for PUT."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from desktop.domain.preflight import Register
from desktop.domain.stages import Step
from desktop.gui.demonstrations.document_menu import REGISTERS
from desktop.gui.demonstrations.plan_card import PlanCard
from desktop.gui.hoks.plan_dialog import PlanDialog
from desktop.gui.today.today_page import TodayPage
from tests.exchange import plans
from tests.pages import Desk


def choose(desk: Desk, path: Path) -> None:
    """Answer the question for a file."""
    [asked] = [one for one in QApplication.topLevelWidgets() if isinstance(one, QFileDialog) and one.isVisible()]
    asked.fileSelected.emit(str(path))
    asked.close()
    QApplication.processEvents()


def test_a_demonstration_of_a_plan_is_opened_edited_and_written_back(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    hand, frame = desk.hand, desk.window.frame
    assert frame is not None
    unit = plans.a_unit_to_acquire(**{"tutkinnon-osa-koodi-uri": "tutkinnonosat_990001", "module-id": "pois"})
    before = plans.a_plan_file(unit, eid="pois", oma={"tieto": 1.5})
    plan_file, out = tmp_path / "hoks.json", tmp_path / "hoks-ulos.json"
    plan_file.write_bytes(plans.as_bytes(before))

    today = frame.room("today")
    assert isinstance(today, TodayPage)
    hand.click(today.bring)
    choose(desk, plan_file)
    qtbot.waitUntil(lambda: bool(frame.findChildren(PlanDialog)))
    dialog = desk.dialog(PlanDialog)
    hand.click(dialog.name)
    hand.type("Uusi Oppija")
    hand.tab()
    draft = next(box for name, box in dialog.offers.boxes.items() if name.startswith("draft:"))
    qtbot.waitUntil(lambda: draft.height() < 100)  # laid out
    hand.click(draft, QPoint(8, draft.height() // 2))
    hand.click(dialog.buttons.act)
    hand.click(dialog.outcome.open)

    case = desk.case()
    assert case.value().student.name == "Uusi Oppija"
    assert [task.text for task in case.value().plan.tasks] == ["Ohjaa aamutoimet", "Kirjaa hoitotyön"]
    case.open_step(Step.PLAN)
    hand.click(case.plan().adder.field)
    case.add_tasks("Keskustelee omaisen kanssa")
    menu = case.plan().document.menu_of_documents()
    next(act for act in menu.actions() if act.data() == REGISTERS).trigger()
    menu.close()

    registers = case.page.registers.page
    assert registers is not None
    registers.show_register(Register.EHOKS)
    card = registers.findChild(PlanCard)
    assert card is not None
    assert card.at() is not None
    hand.click(card.save)
    choose(desk, out)
    qtbot.waitUntil(card.saved.isVisible)

    after = json.loads(out.read_bytes())
    [told] = after["hankittavat-ammat-tutkinnon-osat"][0]["osaamisen-osoittaminen"]
    assert told["sisallon-kuvaus"] == ["Ohjaa aamutoimet", "Kirjaa hoitotyön", "Keskustelee omaisen kanssa"]
    told["sisallon-kuvaus"].pop()
    del before["eid"], before["hankittavat-ammat-tutkinnon-osat"][0]["module-id"]
    assert after == before
    del after["oma"]
    assert plans.faults(after, "hoksPut") == []
