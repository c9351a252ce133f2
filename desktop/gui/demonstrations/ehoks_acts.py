"""What is done with the student's whole plan (HOKS) on the page of the registers."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from desktop.actions.ehoks import ehoks_view, plan_for, save_plan
from desktop.actions.sharing import suggested_name
from desktop.actions.workspace import Workspace
from desktop.domain.case import Case
from desktop.domain.errors import UserError
from desktop.gui.choosing import ask_place, documents
from desktop.gui.demonstrations.acts import CaseActs
from desktop.gui.demonstrations.plan_card import PlanCard
from desktop.gui.demonstrations.register_section import RegisterSection
from desktop.texts import _


class EhoksActs(QObject):
    """Adds the card of the plan to the section of eHOKS and does what it tells. Lives as long as the section."""

    def __init__(self, workspace: Workspace, acts: CaseActs, section: RegisterSection) -> None:
        super().__init__(section)
        self._workspace, self._acts, self._section = workspace, acts, section
        self.card = PlanCard()
        section.more.addWidget(self.card)
        self.card.save_wanted.connect(self._ask_place)
        self.card.bring_wanted.connect(self._bring)

    def show_case(self, case: Case) -> None:
        """Read the plan of the student again."""
        view = ehoks_view(self._workspace, case)
        self.card.setVisible(not view.nothing)
        self.card.show_plan(plan_for(self._workspace, case), fit=view.is_fit)

    def _ask_place(self) -> None:
        if self.card.lacks():
            return
        name = suggested_name(self._workspace, self._acts.case().id, "HOKS", "json")
        title, kinds = _("Save the whole plan"), _("Files for registers (*.json)")
        ask_place(self._section, title, documents() / name, kinds, self.save_plan)

    def save_plan(self, name: str) -> None:
        """Write the plan with the demonstration in it to a file."""
        at, number = self.card.at(), self.card.plan_number()
        try:
            save_plan(self._workspace, self._acts.case().id, Path(name), at, number)
        except UserError as error:
            self.card.show_refusal(str(error))
        else:
            self.card.show_saved(name)

    def _bring(self) -> None:
        from desktop.gui.hoks.bringing import PlanBringer

        PlanBringer(self._workspace, self._section).ask()
