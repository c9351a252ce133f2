"""What a teacher does with plan templates in the plan of a case: keeps it as one, begins it with one."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.actions.templates import keep_template, template_draft, unmatched_words, use_template
from desktop.actions.workspace import Workspace
from desktop.domain.errors import UserError
from desktop.domain.template import Applied, PlanTemplate
from desktop.gui.demonstrations.acts import CaseActs
from desktop.gui.demonstrations.plan_page import PlanPage
from desktop.gui.demonstrations.template_dialog import TemplateDialog
from desktop.texts import _, many


class PlanTemplates(QObject):
    """Carries out what the plan page tells of templates."""

    def __init__(self, workspace: Workspace, acts: CaseActs, page: PlanPage) -> None:
        super().__init__(page)
        self._workspace, self._acts, self._page = workspace, acts, page
        self._dialog: TemplateDialog | None = None
        page.template_wanted.connect(self._ask)
        page.templates.chosen.connect(self._use)

    def _ask(self) -> None:
        case = self._acts.case()
        self._dialog = TemplateDialog(template_draft(self._workspace, case), case, self._page)
        self._dialog.wanted.connect(self._keep)
        self._dialog.open()

    def _keep(self, template: PlanTemplate) -> None:
        if self._dialog is None:
            return
        try:
            kept = keep_template(self._workspace, template)
        except UserError as error:
            self._dialog.show_problem(str(error))
            return
        self._dialog.accept()
        self._dialog = None
        text = _("The plan template “{name}” is kept. You find it among the workplaces.")
        self._page.templates.tell(text.format(name=kept.name))

    def _use(self, template_id: str) -> None:
        try:
            applied = use_template(self._workspace, self._acts.case().id, template_id)
        except UserError as error:
            self._acts.refused.emit(str(error))
            return
        self._acts.succeeded.emit()
        self._page.templates.tell(told(applied))
        self._page.begin()


def told(applied: Applied) -> str:
    """What came of a template, and what of it has no place in this version of the unit."""
    count = len(applied.plan.tasks)
    lines = [many("{n} work task came from the template.", "{n} work tasks came from the template.", count)]
    if missing := unmatched_words(applied):
        lines.append(_("This version of the unit does not have these requirements of the template:"))
        lines += [f"– {one}" for one in missing]
    return "\n".join(lines)
