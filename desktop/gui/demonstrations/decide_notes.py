"""What a reason can be built from: comments, solved differences and observations, each put in by one key."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.domain.case import Case, visible_notes
from desktop.gui.demonstrations.shown import Shown
from desktop.gui.demonstrations.step_page import bare
from desktop.gui.widgets.labels import words
from desktop.texts import _

KEYS = 9
LONGEST = 88


def building_stones(case: Case, reader: str) -> list[str]:
    """Sentences that are on record already: solved differences first, then comments, then what was seen."""
    solved = [case.comparison.solved.get(row, "") for row in case.rows]
    comments = [case.view(one).comments.get(row, "") for row in ("", *case.rows) for one in case.assessor_ids]
    seen = [note.text for note in visible_notes(case, reader)]
    return list(dict.fromkeys(text for text in (*solved, *comments, *seen) if text))


class StonesList(QWidget):
    """Offers sentences with the keys Alt+1 … Alt+9.

    Signals:
        picked: the sentence that belongs into the reason.
    """

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = bare(QVBoxLayout(self), 2)
        self._stones: list[str] = []

    def show_stones(self, shown: Shown) -> None:
        """Offer the sentences of a case."""
        stones = building_stones(shown.case, shown.reader) if shown.case.views_ready else []
        if stones == self._stones and self._layout.count():
            return
        self._stones = stones
        while item := self._layout.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        if not stones:
            self._layout.addWidget(
                words(_("Comments and observations come here after the comparison."), "muted", wrap=True)
            )
        for number, text in enumerate(stones, 1):
            self._layout.addWidget(self._button(number, text))

    def pick(self, number: int) -> None:
        """Put in the sentence with this number (from 1)."""
        if 1 <= number <= len(self._stones):
            self.picked.emit(self._stones[number - 1])

    def _button(self, number: int, text: str) -> QPushButton:
        made = _Stone(number, text)
        made.pressed_at.connect(self.pick)
        return made


class _Stone(QPushButton):
    """One sentence; tells its number when pressed."""

    pressed_at = Signal(int)

    def __init__(self, number: int, text: str) -> None:
        super().__init__()
        self._number = number
        self.setAutoDefault(False)
        self.setProperty("kind", "row")
        self.setAccessibleName(_("Put into the reason: {text}").format(text=text))
        self.setToolTip(text)
        short = text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
        label = words(short, wrap=True)
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        key = words(f"Alt+{number}" if number <= KEYS else "+", "small")
        key.setFixedWidth(38)
        key.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inner = QHBoxLayout(self)
        inner.setContentsMargins(4, 4, 4, 4)
        inner.setSpacing(4)
        inner.addWidget(key, 0, Qt.AlignmentFlag.AlignTop)
        inner.addWidget(label, 1)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self._press)

    def hasHeightForWidth(self) -> bool:
        """As tall as its words at a width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the words."""
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout else super().heightForWidth(width)

    def sizeHint(self) -> QSize:
        """Room for the words at the width there is."""
        return QSize(200, self.heightForWidth(max(self.width(), 200)))

    def _press(self) -> None:
        self.pressed_at.emit(self._number)
