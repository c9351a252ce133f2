"""How one requirement is shown when no task shows it: a complement, or a deviation with its decision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.curriculum import UnitKind
from desktop.domain.demonstration import RequirementPlan, Situation
from desktop.domain.other_ways import OTHER_WAYS, ways
from desktop.domain.situations import write_situation
from desktop.domain.terms import Coverage, DeviationReason
from desktop.gui.demonstrations.shown import Row
from desktop.gui.demonstrations.step_page import labelled
from desktop.gui.demonstrations.tick import Tick
from desktop.gui.widgets.answers import DIALOG_MARGINS, Answers
from desktop.gui.widgets.asking import AskingDialog
from desktop.gui.widgets.labels import words
from desktop.texts import _

_CHOICES: tuple[Coverage | None, ...] = (None, *Coverage)
FIRST = _CHOICES.index(OTHER_WAYS[0])
"""From here on are the ways of preparatory education, which stand first where they are offered."""
_REQUIREMENTS = ways(UnitKind.VOCATIONAL)


class RequirementDialog(AskingDialog):
    """Edits how a requirement is shown apart from the tasks.

    Signals:
        planned: the RequirementPlan as the person left it.
    """

    planned = Signal(RequirementPlan)

    def __init__(
        self,
        row: Row,
        planned: RequirementPlan,
        parent: QWidget | None = None,
        *,
        situations: Sequence[Situation] = (),
        may_deviate: bool = True,
        offered: Sequence[Coverage] = _REQUIREMENTS,
    ) -> None:
        """``offered`` are the ways for such a unit; the one that was chosen stays among them."""
        super().__init__(parent)
        self._planned = planned
        self.setWindowTitle(_("Requirement {n}").format(n=row.number))
        self.setMinimumWidth(440)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*DIALOG_MARGINS)
        layout.addWidget(words(row.sentence, "strong", wrap=True))
        self._group = QButtonGroup(self)
        self.choices = [self._choice(number) for number in range(len(_CHOICES))]
        for choice in (self.choices[0], *self.choices[FIRST:], *self.choices[1:FIRST]):
            layout.addWidget(choice)
        for way, choice in zip(_CHOICES, self.choices, strict=True):
            choice.setVisible(way in (None, planned.coverage, *offered))
        self.choices[_CHOICES.index(Coverage.DEVIATION)].setVisible(may_deviate and Coverage.DEVIATION in offered)
        self.situation = QComboBox()
        for number, one in enumerate(situations, 1):
            self.situation.addItem(f"{number}. {write_situation(one)}", one.id)
        place = self.situation.findData(planned.situation)
        self.situation.setCurrentIndex(place if place >= 0 else self.situation.count() - 1)
        self._situation = labelled(_("In which situation"), self.situation)
        layout.addWidget(self._situation)
        self.note = QLineEdit(planned.note)
        self.reference = QLineEdit(planned.decision_reference)
        self._reference = labelled(_("Decision on the deviation or adaptation"), self.reference)
        self._effect = words(
            _("With a significant deviation the student gets no certificate of this unit. Tell it before you choose."),
            "warn",
            wrap=True,
        )
        self.reason = QComboBox()
        self.reason.addItem("–", None)
        for why in DeviationReason:
            self.reason.addItem(_(why.label), why)
        self.reason.setCurrentIndex(max(self.reason.findData(planned.deviation_reason), 0))
        self._reason = labelled(_("Reason of the law; nothing of anybody's health is written"), self.reason)
        self.significant = Tick(_("The deviation is significant: no certificate of this unit"))
        self.significant.setChecked(planned.significant)
        self.individual = QPlainTextEdit(planned.individual)
        self.individual.setTabChangesFocus(True)
        self.individual.setFixedHeight(self.individual.fontMetrics().lineSpacing() * 3 + 20)
        self._individual = labelled(_("Individual criteria beside the national ones (adapted)"), self.individual)
        self.buttons = Answers(_("Save"), self)
        how = _("How, or why") if Coverage.DEVIATION in offered else _("How")
        parts = (labelled(how, self.note), self._effect, self.significant, self._reason, self._individual)
        for widget in (*parts, self._reference, self.problem):
            layout.addWidget(widget)
        self._may_adapt = may_deviate and Coverage.DEVIATION in offered
        self.individual.textChanged.connect(self._follow_individual)
        layout.addWidget(self.buttons)
        self.choices[_CHOICES.index(planned.coverage)].setChecked(True)
        self._group.idToggled.connect(self._follow)
        self._follow()

    def _choice(self, number: int) -> QRadioButton:
        coverage = _CHOICES[number]
        made = QRadioButton(_(coverage.label) if coverage else _("Work tasks show it"))
        self._group.addButton(made, number)
        return made

    def value(self) -> RequirementPlan:
        """The plan of the requirement as it stands on the screen."""
        coverage = _CHOICES[self._group.checkedId()]
        deviates = coverage == Coverage.DEVIATION
        individual = self.individual.toPlainText().strip()
        reference = self.reference.text().strip() if deviates or individual else ""
        reason = self.reason.currentData() if deviates else None
        return replace(
            self._planned,
            coverage=coverage,
            note=self.note.text().strip() if coverage else "",
            decision_reference=reference,
            deviation_reason=DeviationReason(reason) if reason else None,
            significant=deviates and self.significant.isChecked(),
            individual="" if deviates else individual,
            situation=str(self.situation.currentData() or "") if coverage == Coverage.SITUATION else "",
        )

    def accept(self) -> None:
        """Hand the value back, once a deviation has its reason."""
        value = self.value()
        lacks = value.coverage == Coverage.DEVIATION and not value.note
        self.problem.show_text(_("Write why the requirement is not demanded.") if lacks else "", field=self.note)
        if not lacks:
            self.hand_on(self.planned, value)

    def _follow(self) -> None:
        coverage = _CHOICES[self._group.checkedId()]
        deviates = coverage == Coverage.DEVIATION
        for widget in (self._effect, self._reason, self.significant):
            widget.setVisible(deviates)
        self._individual.setVisible(not deviates and self._may_adapt)
        self._follow_individual()
        self._situation.setVisible(coverage == Coverage.SITUATION and self.situation.count() > 1)
        self.note.setEnabled(coverage is not None)
        if coverage is not None:
            self.note.setFocus()

    def _follow_individual(self) -> None:
        deviates = _CHOICES[self._group.checkedId()] == Coverage.DEVIATION
        adapted = bool(self.individual.toPlainText().strip()) and self._may_adapt
        self._reference.setVisible(deviates or adapted)
