"""A third assessor beside the two: named with what disqualifies asked, or taken out again."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.actions import assessors
from desktop.actions.workspace import Workspace
from desktop.domain.case import Case
from desktop.domain.terms import AssessorRole
from desktop.gui.demonstrations.act_dialog import ActDialog
from desktop.gui.demonstrations.tick import Tick
from desktop.texts import _


class ThirdAssessorDialog(ActDialog):
    """Adds an assessor, such as the teacher of a common unit, who makes a view of their own."""

    def __init__(self, workspace: Workspace, case: Case, parent: QWidget | None = None) -> None:
        told = _(
            "They make their own view in their own turn, and it stands beside the two in the record. They sign where "
            "they are among those who decide."
        )
        super().__init__(_("A third assessor"), _("Add the assessor"), told, parent)
        self.name = self.add_line(_("Name"))
        self.organisation = self.add_line(_("Organisation"), case.teacher.provider)
        kinds = [(one, _(one.label)) for one in AssessorRole]
        self.role = self.add_choice(_("As"), [*kinds])
        self.stated = Tick(_("They say that nothing disqualifies them"))
        self.add_row(self.stated)
        self.taken: dict[str, Tick] = {}
        for one in case.beside_the_two:
            self.taken[one.id] = Tick(_("Take {name} out").format(name=one.name))
            self.add_row(self.taken[one.id])
        self.does(lambda: self._act_on(workspace, case.id))

    def _act_on(self, workspace: Workspace, case_id: str) -> None:
        gone = [one for one, box in self.taken.items() if box.isChecked()]
        for one in gone:
            assessors.remove_assessor(workspace, case_id, one)
        if gone and not self.name.text().strip():
            return
        assessors.add_assessor(
            workspace,
            case_id,
            name=self.name.text(),
            organisation=self.organisation.text(),
            role=AssessorRole(str(self.role.currentData())),
            stated=self.stated.isChecked(),
        )
