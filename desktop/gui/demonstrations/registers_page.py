"""Handing a case on to the registers: one section a register, findings first."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.case import Case
from desktop.domain.preflight import Register
from desktop.domain.register_form import RegisterView
from desktop.gui.demonstrations.beside import BesidePage
from desktop.gui.demonstrations.register_section import RegisterSection
from desktop.gui.demonstrations.step_page import bare
from desktop.gui.widgets.buttons import SegmentedControl
from desktop.texts import _


class RegistersPage(BesidePage):
    """Shows what goes to which register; it is given views and tells what the person does."""

    def __init__(self, sections: Mapping[Register, RegisterSection], parent: QWidget | None = None) -> None:
        super().__init__(_("To the registers"), parent)
        self.sections = dict(sections)
        self.choice = SegmentedControl([(one, _(one.label)) for one in self.sections], _("Register"))
        self.choice.chosen.connect(self._choose)
        self._stack = QStackedWidget()
        for section in self.sections.values():
            self._stack.addWidget(section)
        layout = bare(QVBoxLayout(self), 0)
        self.bar_row.addWidget(self.choice)
        self.choice.setVisible(len(self.sections) > 1)
        layout.addWidget(self.bar)
        layout.addWidget(self._stack, 1)

    @property
    def register(self) -> Register:
        """The register that is shown."""
        return self.section.register

    @property
    def section(self) -> RegisterSection:
        """The section that is shown."""
        return next(one for one in self.sections.values() if one is self._stack.currentWidget())

    def show_register(self, register: Register) -> None:
        """Show a register."""
        self.choice.set_value(register)
        self._stack.setCurrentWidget(self.sections[register])

    def show_views(self, views: Mapping[Register, RegisterView], case: Case, today: date) -> None:
        """Show what each register would take of the case."""
        for register, view in views.items():
            self.sections[register].show_view(view, case, today)

    def show_refusal(self, text: str) -> None:
        """Say why the last act was not done; "" for nothing."""
        self.section.show_refusal(text)

    def begin(self) -> None:
        """Put the keyboard where work goes on."""
        self.section.begin()

    def _choose(self, register: object) -> None:
        if isinstance(register, Register):
            self.show_register(register)
