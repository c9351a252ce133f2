"""What follows what the page of the plan tells."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal

from desktop.actions import agreeing, planning, sharing
from desktop.actions.assessors import assess_together
from desktop.actions.documents import Paper
from desktop.actions.workspace import Workspace
from desktop.domain.errors import UserError
from desktop.domain.terms import Role
from desktop.domain.workplace_view import workplace_view
from desktop.gui.demonstrations import document_menu
from desktop.gui.demonstrations.acts import CaseActs
from desktop.gui.demonstrations.handing_on import HandingOn
from desktop.gui.demonstrations.one_assessor import OneAssessorDialog
from desktop.gui.demonstrations.plan_page import PlanPage
from desktop.gui.demonstrations.quick_text import Quick


class PlanActs(QObject):
    """Keeps tasks, comments and agreements, and opens what belongs to the plan. Lives as long as its page.

    Signals:
        all_agreed: everybody has agreed at one table, and the demonstration day may come.
        registers_wanted: the case shall be handed on to the registers.
    """

    all_agreed = Signal()
    registers_wanted = Signal()

    def __init__(self, workspace: Workspace, acts: CaseActs, page: PlanPage, reader: str) -> None:
        super().__init__(page)
        self._workspace, self._acts, self._page, self._reader = workspace, acts, page, Role(reader)
        page.tasks_added.connect(self._add_tasks)
        page.agreed.connect(self._agree)
        page.agreed_alone.connect(self._agree_alone)
        page.commented.connect(self._comment)
        page.document_wanted.connect(self._save_document)
        page.calendar_wanted.connect(self._save_calendar)
        page.preview_wanted.connect(self._preview)
        page.changes.corrected.connect(self._correct)
        page.frame.alone_wanted.connect(self._change_assessors)
        page.frame.sub_areas.wanted.connect(self._open_sub_area)

    def _open_sub_area(self, area_id: str) -> None:
        from desktop.gui.demonstrations.sub_area_acts import SubAreaActs  # loads what packages need

        SubAreaActs(self._workspace, self._acts.case().id, self._page).open(area_id)

    def _change_assessors(self) -> None:
        case = self._acts.case()
        if case.plan.assessor(Role.INSTRUCTOR) is None:
            self._acts.attempt(assess_together)
        else:
            OneAssessorDialog(self._workspace, case, self._page).open()

    def _add_tasks(self, tasks: list[Quick], by: Role) -> None:
        if not self._acts.add_tasks(tasks, by):
            return
        self._page.tasks_stored()
        if not any(one.observers for one in self._acts.case().plan.requirements):
            self._acts.observe_all()  # both observe everything until the people split it

    def _agree(self) -> None:
        if self._acts.agree():
            self.all_agreed.emit()

    def _agree_alone(self, role: Role) -> None:
        self._acts.attempt(planning.agree_plan, (role,))

    def _correct(self) -> None:
        self._acts.attempt(agreeing.call_it_a_correction)

    def _comment(self, text: str, about: str) -> None:
        if self._acts.comment(self._reader, text, about):
            self._page.comment_stored()

    def _hand(self) -> HandingOn:
        return HandingOn(self._workspace, self._acts, self._page)

    def _save_document(self, name: str) -> None:
        if name == document_menu.ANNEX:
            self._hand().ask_paper(Paper.ANNEX)
        elif name == document_menu.WORKPLACE:
            self._hand().ask_workplace_copy()
        elif name == document_menu.REGISTERS:
            self.registers_wanted.emit()
        else:
            self._hand().ask_plan()

    def _save_copy(self) -> None:
        self._hand().ask_workplace_copy()

    def _save_calendar(self, named: bool) -> None:
        self._hand().ask_calendar(named=named)

    def _preview(self) -> None:
        from desktop.gui.demonstrations.workplace_dialog import WorkplaceDialog  # loads Qt's PDF parts

        case = self._acts.case()
        try:
            copy = sharing.plan_document(self._workspace, case.id, workplace=True)
        except UserError as error:
            self._page.show_refusal(str(error))
            return
        dialog = WorkplaceDialog(workplace_view(case), copy, self._page)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.copy_wanted.connect(self._save_copy)
        dialog.open()
