"""The sentences a reason can be built from, each put in or taken back by one key."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.domain.stones import Stone, StoneKind, building_stones, is_used
from desktop.domain.terms import Leaning
from desktop.gui.demonstrations.shown import Shown
from desktop.gui.demonstrations.step_page import bare
from desktop.gui.widgets.labels import IconLabel, restyle, words
from desktop.gui.widgets.layouts import clear
from desktop.texts import _

KEYS = 9
LONGEST = 110


class StonesList(QWidget):
    """Offers sentences by requirement, with the keys Alt+1 … Alt+9.

    Signals:
        picked: the Stone that belongs into the reason, or out of it again.
    """

    picked = Signal(Stone)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = bare(QVBoxLayout(self), 0)
        self._stones: list[Stone] = []
        self.buttons: list[StoneButton] = []

    def show_stones(self, shown: Shown) -> None:
        """Offer the sentences of a case."""
        stones = building_stones(shown.case, shown.reader) if shown.case.views_ready else []
        if stones == self._stones and self._layout.count():
            return
        self._stones = stones
        self._clear()
        if not stones:
            empty = _("Comments and observations come here after the comparison.")
            self._layout.addWidget(words(empty, "muted", wrap=True))
        before: int | None = None
        for place, stone in enumerate(stones, 1):
            if stone.number != before:
                self._layout.addWidget(_heading(shown, stone.number))
                before = stone.number
            made = StoneButton(place, stone)
            made.pressed_at.connect(self.pick)
            self.buttons.append(made)
            self._layout.addWidget(made)
        self._layout.addStretch(1)

    def show_used(self, text: str) -> None:
        """Mark which sentences stand in the text."""
        for made in self.buttons:
            made.show_used(is_used(made.stone.text, text))

    def pick(self, place: int) -> None:
        """Put in or take back the sentence at this place (from 1)."""
        if 1 <= place <= len(self._stones):
            self.picked.emit(self._stones[place - 1])

    def _clear(self) -> None:
        self.buttons.clear()
        clear(self._layout)


def _heading(shown: Shown, number: int) -> QWidget:
    row = next((one for one in shown.planned_rows if one.number == number), None)
    return words(f"{number}. {row.text}" if row else _("On the whole"), "small", wrap=True)


class StoneButton(QPushButton):
    """One sentence with its key; shows whether it is used, and tells its place when pressed."""

    pressed_at = Signal(int)

    def __init__(self, place: int, stone: Stone) -> None:
        super().__init__()
        self.stone = stone
        self._place = place
        self.setAutoDefault(False)
        self.setProperty("kind", "row")
        self.setToolTip(stone.text)
        short = stone.text if len(stone.text) <= LONGEST else stone.text[: LONGEST - 1].rstrip() + "…"
        self._label = words(_sign(stone) + short, wrap=True)
        self._key = words(f"Alt+{place}" if place <= KEYS else "", "small")
        self._key.setFixedWidth(40)
        self._tick = IconLabel("check", "good", 14)
        inner = QHBoxLayout(self)
        inner.setContentsMargins(4, 5, 4, 5)
        inner.setSpacing(4)
        inner.addWidget(self._key, 0, Qt.AlignmentFlag.AlignTop)
        inner.addWidget(self._label, 1)
        inner.addWidget(self._tick, 0, Qt.AlignmentFlag.AlignTop)
        for part in (self._label, self._key, self._tick):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        keep = self._tick.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self._tick.setSizePolicy(keep)
        self.clicked.connect(self._press)
        self.show_used(False)

    def show_used(self, used: bool) -> None:
        """Show whether the sentence stands in the reason."""
        text = _("Take out of the reason: {text}") if used else _("Put into the reason: {text}")
        self.setAccessibleName(text.format(text=self.stone.text))
        self._tick.setVisible(used)
        if self._label.property("look") != ("muted" if used else ""):
            self._label.setProperty("look", "muted" if used else "")
            restyle(self._label)

    @property
    def is_used(self) -> bool:
        """Whether it is shown as used."""
        return not self._tick.isHidden()

    def hasHeightForWidth(self) -> bool:
        """As tall as its words at a width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the words, and never less than a target."""
        layout = self.layout()
        return max(34, layout.totalHeightForWidth(width) if layout else 0)

    def sizeHint(self) -> QSize:
        """Room for the words at the width there is."""
        return QSize(200, self.heightForWidth(max(self.width(), 200)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask again for the height at this width: the list may remember one from before."""
        super().resizeEvent(event)
        self.updateGeometry()

    def _press(self) -> None:
        self.pressed_at.emit(self._place)


def _sign(stone: Stone) -> str:
    """Where the sentence comes from, in a sign or a word."""
    if stone.kind == StoneKind.SOLVED:
        return _("Solved: ")
    return {Leaning.PLUS: "+ ", Leaning.MINUS: "– "}.get(stone.leaning, "")
