"""The grade: what it will mean is told first, then people choose it. Nothing is chosen beforehand."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.domain.old_scale import going_on_problems
from desktop.domain.other_ways import is_preparatory
from desktop.domain.stones import agreed_range
from desktop.domain.terms import Grade, Scale
from desktop.domain.unit_grades import grades_of
from desktop.gui.demonstrations.autosave import SelfSavingText
from desktop.gui.demonstrations.levels import level_name
from desktop.gui.demonstrations.shown import Shown
from desktop.gui.demonstrations.step_page import labelled
from desktop.gui.demonstrations.tick import Tick
from desktop.gui.widgets.buttons import SegmentedControl
from desktop.gui.widgets.card import Card
from desktop.gui.widgets.labels import words
from desktop.texts import _


class GradeCard(Card):
    """Lets people choose the grade, and tells what an adapted or deviated assessment means for it.

    Signals:
        chosen: a grade was chosen.
        changed: something else was changed.
    """

    chosen = Signal()
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Grade, chosen together"), parent)
        self.control: SegmentedControl | None = None
        self.fact = words("", "muted")
        self.top.addWidget(self.fact)
        self._effect = words("", "warn", wrap=True)
        self.deviation = SelfSavingText(1)
        self.deviation.saved.connect(self.changed)
        self._deviated = labelled(_("Deviation and what it means for the student"), self.deviation)
        self.adapted = Tick(_("The assessment was adapted; the result says so everywhere"))
        self.adapted.clicked.connect(self.changed)
        for widget in (self._effect, self._deviated, self.adapted):
            self.body.addWidget(widget)

    def show_case(self, shown: Shown) -> None:
        """Show what was chosen, and before that what it will mean."""
        case = shown.case
        if self.control is None:
            self._make_control(shown)
        if self.control:
            self.control.set_value(case.decision.grade)
            self.control.setEnabled(not case.is_closed)
        self.fact.setText(_range_words(shown))
        self.adapted.setChecked(case.is_adapted)
        self.adapted.setVisible(case.is_adapted or not is_preparatory(case))
        said_by_plan = case.has_individual_criteria
        self.adapted.setEnabled(not (case.is_closed or said_by_plan))
        effect = _effect_words(shown)
        self._effect.setText(effect)
        self._effect.setVisible(bool(effect))
        self._deviated.setVisible(bool(case.decision.deviation or _deviations(shown)))
        self.deviation.show_text(case.decision.deviation)
        self.deviation.setReadOnly(case.is_closed)

    def grade(self) -> Grade | None:
        """The grade that is chosen."""
        value = self.control.value() if self.control else None
        return value if isinstance(value, Grade) else None

    def _make_control(self, shown: Shown) -> None:
        scale, given = shown.case.unit.scale, shown.case.decision.grade
        grades = [*grades_of(shown.case, shown.unit)]
        grades += [given] if given and given not in grades else []  # chosen before, or on the command line
        self.control = SegmentedControl([(one, level_name(scale, one)) for one in grades], _("Grade"))
        self.control.set_value(None)
        self.control.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for one in grades:
            self.control.button(one).setProperty("large", True)
        self.control.chosen.connect(self.chosen)
        self.body.insertWidget(3, self.control)
        self._put_into_order([self.control.button(one) for one in grades])

    def _put_into_order(self, made: list[QAbstractButton]) -> None:
        """Let Tab come to the grades before what stands below them, which was made earlier."""
        before = self.deviation.previousInFocusChain()
        while before and before is not self.deviation and before.focusPolicy() == Qt.FocusPolicy.NoFocus:
            before = before.previousInFocusChain()
        if before:
            for first, second in pairwise([before, *made]):
                QWidget.setTabOrder(first, second)


def _range_words(shown: Shown) -> str:
    found = agreed_range(shown.case)
    if found is None:
        return ""
    lowest, highest, most = found
    scale = shown.case.unit.scale
    plain = {one: str(one) if str(one).isdigit() else level_name(scale, one) for one in scale.grades}
    if lowest == highest:
        return _("Agreed levels: all {level}").format(level=plain[lowest])
    if scale == Scale.PASS_FAIL:
        agreed = [shown.case.comparison.agreed.get(row.id) for row in shown.rows]
        text = _("Agreed: {passed} passed, {failed} failed")
        return text.format(passed=agreed.count(Grade.PASS), failed=agreed.count(Grade.FAIL))
    often = _(" or ").join(plain[one] for one in most)
    text = _("Agreed levels: {lowest}–{highest}, most often {most}")
    return text.format(lowest=plain[lowest], highest=plain[highest], most=often)


def _deviations(shown: Shown) -> list[int]:
    return [row.number for row in shown.planned_rows if shown.case.plan.is_deviated(row.id)]


def _effect_words(shown: Shown) -> str:
    lines = []
    if numbers := _deviations(shown):
        text = _("Not demanded: requirement {n}. A significant deviation means no certificate of this unit.")
        lines.append(text.format(n=", ".join(map(str, numbers))))
    if shown.case.has_significant_deviation:
        lines.append(_("The deviation is significant: the student gets no certificate of this unit."))
    if shown.case.is_adapted:
        lines.append(_("Adapted: the grade carries the word “adapted” on every document, and on the certificate."))
    if not shown.case.decision.decided_on:
        lines += [one.text for one in going_on_problems(shown.case.unit.scale)]
    return "\n".join(lines)
