"""What a register asks and the record does not say: written here, after signing too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.case import Case
from desktop.domain.koski_codes import TARGETS
from desktop.domain.places import STUDY_RIGHT, last_of
from desktop.domain.register_form import RegisterView
from desktop.domain.registers import RegisterFacts, UnitGroup
from desktop.domain.terms import Grade
from desktop.gui.demonstrations.autosave import SelfSavingLine, SelfSavingText
from desktop.gui.demonstrations.step_page import bare, labelled
from desktop.gui.widgets.buttons import SegmentedControl
from desktop.gui.widgets.card import Card
from desktop.gui.widgets.labels import words
from desktop.texts import _


class FactsCard(Card):
    """The facts that a register asks for; only those it asks are shown.

    Signals:
        written: RegisterFacts and the study right, as they stand on the screen.
    """

    written = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("What the register asks and the record does not say"), parent)
        self._facts = RegisterFacts()
        self.targets: dict[str, QComboBox] = {}
        self._target_rows: dict[str, QWidget] = {}
        self.study_right = SelfSavingLine()
        self.study_right.setPlaceholderText("1.2.246.562.15.…")
        self.mandatory = SegmentedControl([(True, _("Mandatory")), (False, _("Optional"))], _("The unit is"))
        self.group = QComboBox()
        for one in UnitGroup:
            self.group.addItem(_(one.label), one)
        self.unit_code, self.unit_description = SelfSavingLine(), SelfSavingText(2, most=5)
        self.municipality = SelfSavingLine()
        self.municipality.setPlaceholderText(_("three digits, such as 091"))
        hint = self.municipality.fontMetrics().horizontalAdvance(self.municipality.placeholderText())
        self.municipality.setMaximumWidth(max(260, hint + 40))
        choice = QWidget()
        row = bare(QHBoxLayout(choice))
        row.addWidget(self.mandatory)
        row.addStretch(1)
        self._held = {
            STUDY_RIGHT: labelled(_("Study right"), self.study_right),
            "mandatory": labelled(_("The unit is"), choice),
            "group": labelled(_("The unit counts among"), self.group),
            "unit_code": labelled(_("Code of the local unit"), self.unit_code),
            "unit_description": labelled(_("What the local unit is about"), self.unit_description),
            "targets": self._targets_grid(),
            "municipality": labelled(_("Municipality of the workplace"), self.municipality),
        }
        for held in self._held.values():
            self.body.addWidget(held)
        for line in (self.study_right, self.unit_code, self.unit_description, self.municipality):
            line.saved.connect(self._tell)
        self.mandatory.chosen.connect(self._choose_mandatory)
        self.group.activated.connect(self._choose_group)

    def _targets_grid(self) -> QWidget:
        """A grade for each of the four targets of 2014, which people give if the school wants them in Koski."""
        made = QWidget()
        column = bare(QVBoxLayout(made), 6)
        column.addWidget(words(_("Grades of the targets, if the school gives them"), "strong", wrap=True))
        for code, name in TARGETS.items():
            box = self.targets[code] = QComboBox()
            box.activated.connect(self._choose_target)
            held = self._target_rows[code] = labelled(_(name), box)
            column.addWidget(held)
        return made

    def show_view(self, view: RegisterView, case: Case) -> None:
        """Show what people wrote, else what the requirements say."""
        facts = self._facts = case.register_facts
        self.study_right.show_text(case.study_right)
        self.unit_code.show_text(facts.unit_code)
        self.unit_description.show_text(facts.unit_description)
        self.municipality.show_text(facts.municipality)
        usual = view.usual
        self.mandatory.set_value(usual.mandatory if facts.mandatory is None else facts.mandatory)
        group = facts.group or usual.group
        self.group.setCurrentIndex(list(UnitGroup).index(group) if group else -1)
        self._show_targets(view.targets, case)
        for name, held in self._held.items():
            held.setVisible(name in view.asks)
        self.setVisible(bool(view.asks))

    def _show_targets(self, codes: Sequence[str], case: Case) -> None:
        for code, box in self.targets.items():
            self._target_rows[code].setVisible(code in codes)
            box.clear()
            box.addItem("–", None)
            for grade in case.unit.scale.grades:
                box.addItem(_(case.unit.scale.name_of(grade)), grade)
            chosen = case.register_facts.targets.get(code)
            box.setCurrentIndex(1 + case.unit.scale.grades.index(chosen) if chosen in case.unit.scale.grades else 0)

    def field(self, place: str) -> QWidget | None:
        """Where a fact ("registers.mandatory", "study_right") is written; None when it is not here."""
        name = last_of(place)
        if name == "mandatory":
            return self.mandatory.button(True)
        if name == "targets":
            return next((box for box in self.targets.values() if not box.isHidden()), None)
        found = getattr(self, name, None)
        return found if name in self._held and isinstance(found, QWidget) else None

    def value(self) -> RegisterFacts:
        """The facts as they stand on the screen; what only the requirements say is not among them."""
        return replace(
            self._facts,
            unit_code=self.unit_code.text().strip(),
            unit_description=self.unit_description.toPlainText().strip(),
            municipality=self.municipality.text().strip(),
        )

    def _choose_mandatory(self, mandatory: object) -> None:
        self._facts = replace(self._facts, mandatory=mandatory is True)
        self._tell()

    def _choose_group(self) -> None:
        self._facts = replace(self._facts, group=UnitGroup(self.group.currentData()))
        self._tell()

    def _choose_target(self) -> None:
        given = {code: Grade(grade) for code, box in self.targets.items() if (grade := box.currentData())}
        self._facts = replace(self._facts, targets=given)
        self._tell()

    def _tell(self) -> None:
        self.written.emit(self.value(), self.study_right.text().strip())
