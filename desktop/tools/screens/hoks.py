"""Bringing in plans (HOKS): what they would bring, what was done, and the whole plan where a case goes to eHOKS."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.tools.screens.studio import Screen, Studio

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.gui.hoks.plan_dialog import PlanDialog

NAMES = {0: "Kaisa Kuvitteellinen"}


def _opened(studio: Studio) -> PlanDialog:
    """Two plans of a file; the first student's name is written."""
    from desktop.actions.plan_preview import preview_plans, read_plans
    from desktop.gui.hoks.plan_dialog import PlanDialog
    from desktop.tools.sample_hoks import plans_file

    read = read_plans(plans_file(), studio.workspace.today())
    preview = preview_plans(studio.workspace, read, "hoksit.json", NAMES)
    dialog = PlanDialog(studio.workspace, preview, studio.window())
    dialog.open()
    studio.settle()
    return dialog


def _preview(studio: Studio) -> QWidget:
    return _opened(studio)


def _remarks(studio: Studio) -> QWidget:
    """The second student, whose plan has things to look at."""
    dialog = _opened(studio)
    dialog.view.setCurrentIndex(dialog.model.index(1))
    return dialog


def _outcome(studio: Studio) -> QWidget:
    dialog = _opened(studio)
    dialog.offers.choose_all()
    dialog.buttons.act.click()
    studio.afterwards.append(partial(_undo, studio))
    return dialog


def _undo(studio: Studio) -> None:
    from desktop.actions.register import undo_people

    undo_people(studio.workspace)


def _ehoks(studio: Studio, *, kept: bool) -> QWidget:
    """An agreed demonstration on its way to eHOKS; with the student's plan, and without."""
    from desktop.actions.plan_preview import preview_plans, read_plans
    from desktop.actions.plan_taking import bring_in
    from desktop.domain.preflight import Register
    from desktop.tools.sample_hoks import plans_file

    workspace = studio.workspace
    if kept:
        read = read_plans(plans_file(), workspace.today())
        preview = preview_plans(workspace, read, "hoksit.json", NAMES)
        bring_in(workspace, preview, {0: preview.plans[0].usual | {f"case:{studio.case('Kaisa')}:study_right"}})
        studio.afterwards.append(partial(_undo, studio))
    page = studio.case_page("Kaisa")
    page.show_registers()
    assert page.registers.page is not None
    page.registers.page.show_register(Register.EHOKS)
    page.registers.page.begin()
    return page.window()


def _basic_data(studio: Studio) -> QWidget:
    """The basic data, where eHOKS's own fields are."""
    from dataclasses import replace
    from datetime import date

    from desktop.domain.agreement import Break
    from desktop.domain.terms import AgreementType
    from desktop.gui.demonstrations.header_dialog import HeaderDialog

    case = studio.workspace.cases.get(studio.case("Kaisa"))
    pause = Break(id="b1", starts=date(2026, 10, 12), ends=date(2026, 10, 18))
    agreement = replace(case.agreement, kind=AgreementType.APPRENTICESHIP, basis="01", breaks=(pause,))
    plan = replace(case.plan, individual_criteria=("tekee työn ohjattuna", "tarvitsee lisää aikaa"))
    dialog = HeaderDialog(replace(case, agreement=agreement, plan=plan), studio.window(), at="plan.individual_criteria")
    dialog.open()
    return dialog


def _survey(studio: Studio) -> QWidget:
    """The first page, six days before a period ends while nobody can be reached there for the survey."""
    from dataclasses import replace
    from datetime import timedelta

    from desktop.actions.changing import undo
    from desktop.actions.planning import edit_header

    workspace = studio.workspace
    case = workspace.cases.get(studio.case("Kaisa"))
    agreement = replace(case.agreement, ends=workspace.today() + timedelta(days=6))
    edit_header(workspace, replace(case, agreement=agreement, instructor=replace(case.instructor, phone="", email="")))
    studio.afterwards.append(lambda: (undo(workspace, case.id), None)[1])
    return studio.frame().window()


SCREENS: list[Screen] = [
    ("hoks-survey", _survey),
    ("hoks-basic-data", _basic_data),
    ("hoks-preview", _preview),
    ("hoks-remarks", _remarks),
    ("hoks-outcome", _outcome),
    ("registers-ehoks", partial(_ehoks, kept=False)),
    ("registers-ehoks-plan", partial(_ehoks, kept=True)),
]
