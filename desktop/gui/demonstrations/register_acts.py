"""What is done on the page of the registers: things are put right, files saved, and what was handed on is marked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.actions import registers
from desktop.actions.sharing import suggested_name
from desktop.actions.workspace import Workspace
from desktop.domain.errors import UserError
from desktop.domain.koski_facts import is_signed
from desktop.domain.places import REGISTERS, STUDY_RIGHT, part_of
from desktop.domain.preflight import Register
from desktop.gui.choosing import ask_place, documents
from desktop.gui.demonstrations.acts import CaseActs
from desktop.gui.demonstrations.autosave import answer_all
from desktop.gui.demonstrations.ehoks_acts import EhoksActs
from desktop.gui.demonstrations.handing_on import HandingOn
from desktop.gui.demonstrations.register_section import RegisterSection
from desktop.gui.demonstrations.registers_page import RegistersPage
from desktop.texts import _


class RegisterActs(QObject):
    """Makes the page of the registers and does what it tells. Lives as long as its page.

    Signals:
        place_wanted: the field of the case that is put right elsewhere.
    """

    place_wanted = Signal(str)

    def __init__(self, workspace: Workspace, acts: CaseActs) -> None:
        self.page = RegistersPage({one: RegisterSection(one) for one in registers.known_registers()})
        super().__init__(self.page)
        self._workspace, self._acts = workspace, acts
        self._case_id = acts.case().id
        for section in self.page.sections.values():
            self._wire(section)
        self.ehoks = EhoksActs(workspace, acts, self.page.sections[Register.EHOKS])

    def _wire(self, section: RegisterSection) -> None:
        section.place_wanted.connect(self._go)
        section.file_wanted.connect(partial(self._ask_file, section.register))
        section.version_wanted.connect(self._ask_new_version)
        section.marked.connect(partial(self._mark, section.register))
        section.taken_back.connect(partial(self._take_back, section.register))
        section.facts_written.connect(self._write_facts)

    def choose(self) -> None:
        """Show the register whose turn it is: Koski has the result once everyone has signed, eHOKS the plan before."""
        self.page.show_register(Register.KOSKI if is_signed(self._acts.case()) else Register.EHOKS)

    def show_case(self) -> None:
        """Read the case again and show it."""
        views = {one: registers.register_view(self._workspace, self._case_id, one) for one in self.page.sections}
        self.page.show_views(views, self._acts.case(), self._workspace.today())
        self.ehoks.show_case(self._acts.case())

    def _go(self, place: str) -> None:
        if part_of(place) in (REGISTERS, STUDY_RIGHT):
            self.page.section.show_place(place)
        else:
            self.place_wanted.emit(place)

    def _write_facts(self, facts: object, study_right: str) -> None:
        self._try(registers.write_register_facts, facts, study_right)

    def _ask_file(self, register: Register) -> None:
        name = suggested_name(self._workspace, self._case_id, register.value, "json")
        title, kinds = _("Save the file for the register"), _("Files for registers (*.json)")
        ask_place(self.page, title, documents() / name, kinds, partial(self._save_file, register))

    def _save_file(self, register: Register, path: str) -> None:
        if self._try(registers.export_for_register, register, Path(path)):
            self.page.sections[register].file.show_saved(path)

    def _ask_new_version(self) -> None:
        HandingOn(self._workspace, self._acts, self.page).ask_new_version()

    def _mark(self, register: Register, on: object) -> None:
        self._try(registers.mark_handed_on, register, on, tell=self.page.sections[register].handed_on.show_refusal)

    def _take_back(self, register: Register) -> None:
        self._try(registers.take_back_mark, register)

    def _try(self, act: Callable[..., Any], *values: object, tell: Callable[[str], None] | None = None) -> bool:
        """Do an action; its refusal is told here, not at the step that lies behind."""
        try:
            act(self._workspace, self._case_id, *values)
        except UserError as error:
            answer_all(self.page, str(error))
            (tell or self.page.show_refusal)(str(error))
            return False
        return True
