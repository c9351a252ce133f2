"""The path of five steps: tabs on the case page, and five small bars in lists."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import QWidget

from desktop.domain.stages import Stage, Step
from desktop.gui import theme
from desktop.gui.widgets.buttons import ChoiceRow
from desktop.gui.widgets.pressing import StayingButton
from desktop.texts import _

_STEPS = tuple(Step)
BAR, GAP, THICK = 16, 3, 6
PROGRESS_WIDTH = 5 * BAR + 4 * GAP
_ICON = QSize(20, 16)
_TAB_PADDING, _ROUNDING = 12, 2  # as in the style sheet


class StepTabs(ChoiceRow):
    """Tabs of the five steps with their numbers, and a check mark on those that are done.

    Signals:
        chosen: the `Step` that the person wants to see.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Steps of the demonstration"), parent)
        self._plain: dict[Step, int] = {}
        for number, step in enumerate(_STEPS, 1):
            label = f"{number} {_(step.label)}"
            made = self.add(step, StayingButton(label))
            made.setProperty("step", True)
            # the chosen tab is heavier, which the style leaves out of its size
            strong = QFontMetrics(theme.font(strong=True)).horizontalAdvance(label)
            made.setMinimumWidth(strong + 2 * _TAB_PADDING + _ROUNDING)
            self._plain[step] = made.minimumWidth()
        self._row.addStretch(1)
        self.set_value(Step.PLAN)

    def show_done(self, done: Collection[Step]) -> None:
        """Mark which steps are done."""
        for number, step in enumerate(_STEPS, 1):
            tab = self.button(step)
            tab.setIcon(theme.icon("check", "good") if step in done else QIcon())
            tab.setIconSize(_ICON)
            tab.setMinimumWidth(self._plain[step] + (_ICON.width() + 4 if step in done else 0))
            label = f"{number} {_(step.label)}"
            tab.setAccessibleName(_("{step}, done").format(step=label) if step in done else label)


def progress_text(stage: Stage, step: Step) -> str:
    """The same as the five bars, in words."""
    if stage.reached(Stage.SIGNED):
        return _("All five steps are done")
    text = _("Step {n} of 5: {step}")
    return text.format(n=_STEPS.index(step) + 1, step=_(step.label))


def paint_progress(painter: QPainter, box: QRectF, stage: Stage, step: Step) -> None:
    """Paint five bars into a box, centred upright: done in green, the present one in the accent, the rest grey."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    finished = stage.reached(Stage.SIGNED)
    for index, one in enumerate(_STEPS):
        done = finished or index < _STEPS.index(step)
        painter.setBrush(theme.colour("good" if done else "accent" if one == step else "track"))
        left = box.left() + index * (BAR + GAP)
        painter.drawRoundedRect(QRectF(left, box.center().y() - THICK / 2, BAR, THICK), THICK / 2, THICK / 2)
    painter.restore()
