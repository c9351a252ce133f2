"""What tells of the chosen person or place: its name, what one may do with it, and its demonstrations."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.gui.widgets.card import Card
from desktop.gui.widgets.case_list import CaseList
from desktop.gui.widgets.labels import ElidedLabel

EDGE = 16


class RecordPane(Card):
    """The name over what tells it apart, ``acts`` and ``new`` beside; then ``told``, the demonstrations, ``below``."""

    def __init__(
        self,
        cases: CaseList,
        new: QPushButton,
        told: Sequence[QWidget],
        *,
        acts: Sequence[QPushButton] = (),
        below: Sequence[QWidget] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self.cases, self.new = cases, new
        self._name = ElidedLabel("", "heading")
        self._apart = ElidedLabel("", "muted")
        self.body.setContentsMargins(0, 0, 0, 4)
        self.body.setSpacing(0)
        self._lay_out_head((*acts, new))
        beside = QVBoxLayout()
        beside.setContentsMargins(EDGE, 0, EDGE, 10)
        beside.setSpacing(4)
        for widget in told:
            beside.addWidget(widget)
        self.body.addLayout(beside)
        self.body.addWidget(cases, 1)
        self.body.addStretch(0)  # takes the room where there are no demonstrations
        for widget in below:
            self.body.addWidget(widget)

    def _lay_out_head(self, acts: Sequence[QPushButton]) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._name)
        names.addWidget(self._apart)
        self.top.setContentsMargins(EDGE, 12, EDGE, 6)
        self.top.setSpacing(12)
        self.top.addLayout(names, 1)
        for act in acts:
            self.top.addWidget(act, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(self.top)

    def show_head(self, name: str, apart: str) -> None:
        """Show who or what was chosen; ``apart`` is the number that tells it from others, "" where there is none."""
        self._name.setText(name)
        self._apart.setText(apart)
        self._apart.setVisible(bool(apart))


def in_row(*buttons: QPushButton) -> QWidget:
    """Small buttons side by side, at the left."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    for one in buttons:
        row.addWidget(one)
    row.addStretch(1)
    return made
