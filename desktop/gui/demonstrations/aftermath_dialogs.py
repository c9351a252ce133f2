"""Withdrawing, an assessor found to be disqualified, another assessor, and a difference that stays."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.actions import aftermath, assessing
from desktop.actions.workspace import Workspace
from desktop.domain.case import Case, assessor_name
from desktop.domain.gates import is_disqualified
from desktop.domain.terms import label_of
from desktop.gui.demonstrations.act_dialog import ActDialog
from desktop.texts import _


class WithdrawDialog(ActDialog):
    """Nobody goes on with the demonstration."""

    def __init__(self, workspace: Workspace, case: Case, parent: QWidget | None = None) -> None:
        told = _("It stays in the file and can be taken up again.")
        super().__init__(_("Withdraw the demonstration"), _("Withdraw"), told, parent)
        self.reason = self.add_text(_("Why"), 3)
        self.does(lambda: aftermath.withdraw(workspace, case.id, self.reason.toPlainText()))


class DisqualifyDialog(ActDialog):
    """An assessor was found to be disqualified."""

    def __init__(self, workspace: Workspace, case: Case, parent: QWidget | None = None) -> None:
        told = _("They cannot sign from now on. What they signed already stays and is marked.")
        super().__init__(_("An assessor is disqualified"), _("Mark as disqualified"), told, parent)
        names = [(one, assessor_name(case, one)) for one in case.assessor_ids]
        self.assessor = self.add_choice(_("Assessor"), [*names])
        self.on = self.add_day(_("Noticed on"), workspace.today())
        self.reason = self.add_text(_("What disqualifies: no details of anybody's health or family"), 3)
        self.does(
            lambda: aftermath.disqualify(
                workspace,
                case.id,
                str(self.assessor.currentData()),
                self.on.value() or workspace.today(),
                self.reason.toPlainText(),
            )
        )


class AnotherAssessorDialog(ActDialog):
    """Another person assesses in place of one who cannot."""

    def __init__(self, workspace: Workspace, case: Case, parent: QWidget | None = None) -> None:
        told = _("The new assessor makes their own view. Then you compare and decide anew.")
        super().__init__(_("Another assessor"), _("Change the assessor"), told, parent)
        people = tuple(dict.fromkeys((*case.plan.observers, *case.assessor_ids)))
        names = [(str(one), f"{case.person(one)} ({_(label_of(one)).lower()})") for one in people]
        self.assessor = self.add_choice(_("In place of"), [*names])
        wanted = next((place for place, one in enumerate(people) if is_disqualified(case, one)), 1)
        self.assessor.setCurrentIndex(wanted)
        self.name = self.add_line(_("Name of the new assessor"))
        self.organisation = self.add_line(_("Organisation"))
        self.title = self.add_line(_("Title"))
        self.does(
            lambda: aftermath.replace_assessor(
                workspace,
                case.id,
                str(self.assessor.currentData()),
                self.name.text(),
                self.organisation.text(),
                self.title.text(),
            )
        )
        self.name.setFocus()


class DifferenceDialog(ActDialog):
    """The assessors cannot agree on a requirement."""

    def __init__(self, workspace: Workspace, case_id: str, requirement: str, parent: QWidget | None = None) -> None:
        told = _("Both views stand in the record. To agree on a level later takes this back.")
        super().__init__(_("A difference that stays"), _("Leave it so"), told, parent)
        self.said = self.add_text(_("What was said on it"), 3)
        self.does(lambda: assessing.leave_unresolved(workspace, case_id, requirement, self.said.toPlainText()))
