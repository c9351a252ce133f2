"""The teacher assesses alone: two assessors are the rule, so it asks why."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.actions.assessors import assess_alone
from desktop.actions.workspace import Workspace
from desktop.domain.case import Case
from desktop.domain.other_ways import is_preparatory
from desktop.gui.demonstrations.act_dialog import ActDialog
from desktop.texts import _


class OneAssessorDialog(ActDialog):
    """Asks for the reason; where competence is shown at the institution, the usual one stands there already."""

    def __init__(self, workspace: Workspace, case: Case, parent: QWidget | None = None) -> None:
        told = _("Then nobody from the workplace plans, assesses or signs. The reason stands in the documents.")
        super().__init__(_("The teacher assesses alone"), _("Assess alone"), told, parent)
        usual = _("The competence is shown at the institution, without a workplace.") if is_preparatory(case) else ""
        self.why = self.add_line(_("Why there is one assessor"), case.plan.assessor_exception or usual)
        self.does(lambda: assess_alone(workspace, case.id, self.why.text()))
        self.why.setFocus()
