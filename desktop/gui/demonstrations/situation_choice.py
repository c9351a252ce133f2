"""Which situation of the demonstration an observation belongs to; the choice follows the clock."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.demonstration import Situation
from desktop.gui.demonstrations.shown import Shown
from desktop.gui.demonstrations.step_page import bare
from desktop.gui.widgets.buttons import SegmentedControl
from desktop.texts import _, hours

MOST = 4
"""More situations than this have numbers and days alone."""


class SituationChoice(QWidget):
    """Shows nothing where there is but one situation."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = bare(QVBoxLayout(self), 0)
        self._situations: tuple[Situation, ...] = ()
        self._by_hand = False
        self._shown: Shown | None = None
        self.choices: SegmentedControl | None = None
        self.hide()

    def show_situations(self, shown: Shown) -> None:
        """Offer the situations of the plan; what the person chose stays."""
        self._shown = shown
        if shown.case.plan.situations != self._situations:
            self._make(shown.case.plan.situations)
        if not self._by_hand:
            self.follow_clock()

    def follow_clock(self) -> None:
        """Choose the situation that is going on."""
        self._by_hand = False
        if self.choices is None or self._shown is None or self._shown.now is None:
            return
        now = self._shown.case.plan.situation_at(self._shown.now.replace(tzinfo=None))
        if now is not None:
            self.choices.set_value(now.id)

    def value(self) -> str:
        """The id of the situation; "" where there is but one, or none."""
        return str(self.choices.value() or "") if self.choices is not None else ""

    def _make(self, situations: tuple[Situation, ...]) -> None:
        if self.choices is not None:
            self.choices.hide()
            self.choices.deleteLater()
            self.choices = None
        self._situations, self._by_hand = situations, False
        self.setVisible(len(situations) > 1)
        if len(situations) > 1:
            named = [(one.id, _name(number, one, len(situations))) for number, one in enumerate(situations, 1)]
            self.choices = SegmentedControl(named, _("Situation"))
            self.choices.chosen.connect(self._choose)
            self._layout.addWidget(self.choices)

    def _choose(self) -> None:
        self._by_hand = True


def _name(number: int, situation: Situation, count: int) -> str:
    told = f"{situation.day.day}.{situation.day.month}."
    if count <= MOST and situation.starts:
        told += f" {hours(situation.starts, None)}"
    return f"{number} · {told}"
