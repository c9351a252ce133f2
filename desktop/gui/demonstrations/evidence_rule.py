"""What evidence the plan allows: nothing, photos, documents or both, and whether the student has agreed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from desktop.domain.demonstration import Plan
from desktop.domain.terms import EvidenceRule
from desktop.gui.demonstrations.step_page import bare, labelled
from desktop.gui.demonstrations.tick import Tick
from desktop.texts import _


class EvidenceRuleField(QWidget):
    """Edits the rule of a plan.

    Signals:
        changed: the person chose something else.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rule = QComboBox()
        for one in EvidenceRule:
            self.rule.addItem(_(one.label), one)
        self.consent = Tick(_("The student has agreed"))
        self.rule.activated.connect(self._choose)
        self.consent.clicked.connect(self.changed)
        bare(QVBoxLayout(self)).addWidget(labelled(_("Evidence"), self.rule, self.consent))

    def show_plan(self, plan: Plan, *, editable: bool) -> None:
        """Show what the plan says."""
        self.rule.setCurrentIndex(list(EvidenceRule).index(plan.evidence))
        self.consent.setChecked(plan.evidence_consent)
        self.consent.setVisible(plan.evidence != EvidenceRule.NONE)
        self.setEnabled(editable)

    def put_into(self, plan: Plan) -> Plan:
        """The plan with what is chosen here."""
        return replace(plan, evidence=self._chosen(), evidence_consent=self.consent.isChecked())

    def _chosen(self) -> EvidenceRule:
        return list(EvidenceRule)[self.rule.currentIndex()]

    def _choose(self) -> None:
        """Without evidence there is nothing to agree to."""
        some = self._chosen() != EvidenceRule.NONE
        self.consent.setVisible(some)
        self.consent.setChecked(some and self.consent.isChecked())
        self.changed.emit()
