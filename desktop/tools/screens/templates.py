"""Plan templates: one offered to an empty plan, what came of it, and looking through a plan before it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.tools.screens.studio import Screen, Studio

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.gui.demonstrations.plan_page import PlanPage


def _plan(studio: Studio, student: str) -> PlanPage:
    from desktop.domain.stages import Step
    from desktop.gui.demonstrations.plan_page import PlanPage

    page = studio.case_page(student)
    assert page.bench is not None
    page.bench.go_to(Step.PLAN)
    found = page.bench.pages[Step.PLAN]
    assert isinstance(found, PlanPage)
    return found


def _offered(studio: Studio) -> QWidget:
    from dataclasses import replace

    from desktop.domain.demonstration import Plan

    page = _plan(studio, "Kaisa")
    assert page.shown is not None
    case = replace(page.shown.case, plan=Plan(assessors=page.shown.case.plan.assessors))
    page.show_case(replace(page.shown, case=case, templates=tuple(studio.workspace.templates.all())))
    return page.window()


def _used(studio: Studio) -> QWidget:
    from desktop.domain.template import Applied
    from desktop.gui.demonstrations.plan_templates import told

    page = _plan(studio, "Aino")
    (template,) = studio.workspace.templates.all()
    assert page.shown is not None
    page.templates.tell(told(Applied(page.shown.case.plan, template.requirements[2:4])))
    return page.window()


def _keep(studio: Studio) -> QWidget:
    page = _plan(studio, "Aino")
    page.template_link.click()
    dialog = studio.dialog()
    from desktop.gui.demonstrations.template_dialog import TemplateDialog

    if isinstance(dialog, TemplateDialog):
        field = dialog.rows[0].field
        field.setPlainText("Ainon omat aamutoimet: " + field.toPlainText())
    return dialog


SCREENS: list[Screen] = [
    ("template-offered", _offered),
    ("template-used", _used),
    ("template-keep", _keep),
]
