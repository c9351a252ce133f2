"""Handing a case on to the registers: with things to put right, with none, and half typed from the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.tools.screens.ending import COPY, Ending
from desktop.tools.screens.studio import Screen, Studio

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.gui.demonstrations.registers_page import RegistersPage

STUDY_RIGHT = "1.2.246.562.15.41024330544"


def _opened(ending: Ending) -> RegistersPage:
    from desktop.domain.preflight import Register

    page = ending.open("sign")
    page.show_registers()
    assert page.registers.page is not None
    page.registers.page.show_register(Register.KOSKI)
    page.registers.page.begin()
    return page.registers.page


def _ready(studio: Studio) -> Ending:
    """Everyone has signed, and the study right is known."""
    from desktop.actions.registers import write_register_facts

    ending = Ending(studio).sign("teacher", "instructor")
    write_register_facts(ending.workspace, COPY, ending.case.register_facts, STUDY_RIGHT)
    return ending


def _none(studio: Studio) -> QWidget:
    return _opened(_ready(studio)).window()


def _findings(studio: Studio) -> QWidget:
    """The days stand the wrong way round, nobody is said to have taken part, and the study right is not whole."""
    from dataclasses import replace
    from datetime import timedelta

    from desktop.actions.workspace import Kind

    ending = _ready(studio)
    case = ending.case
    assert case.plan.starts is not None
    plan = replace(case.plan, ends=case.plan.starts - timedelta(days=1), place_kind=None)
    decision = replace(case.decision, participants=(), short_description="Opiskelija osallistui aamutoimiin.")
    odd = replace(case, plan=plan, decision=decision, study_right="1.2.246.562.15.4102433")
    with ending.workspace.change("Sample", Kind.CASE, case=COPY):
        ending.workspace.cases.save(odd, who="teacher", what="Sample")
    return _opened(ending).window()


def _copying(studio: Studio) -> QWidget:
    """The first fields are copied, and the whole was handed on before."""
    from desktop.actions.registers import mark_handed_on
    from desktop.domain.preflight import Register

    ending = _ready(studio)
    mark_handed_on(ending.workspace, COPY, Register.KOSKI)
    page = _opened(ending)
    for row in page.section.sheet.rows[:5]:
        row.copy()
    return page.window()


SCREENS: list[Screen] = [
    ("registers-none", _none),
    ("registers-findings", _findings),
    ("registers-copying", _copying),
]
