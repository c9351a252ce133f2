"""White cards on a light ground, and what a page shows while it has nothing to show."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.gui import theme
from desktop.gui.theme import SPACE
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.labels import IconLabel, words

LINE_WIDTH = 460
"""The widest line of an empty state: a sentence or two break in their middle and leave no word alone."""


class Card(QFrame):
    """A white card with an optional heading; add to ``body``, and put what belongs beside the heading into ``top``."""

    def __init__(self, heading: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(2 * SPACE, 2 * SPACE - 4, 2 * SPACE, 2 * SPACE - 4)
        self.body.setSpacing(SPACE)
        self.top = QHBoxLayout()
        self.heading = words(heading, "strong")
        if heading:
            self.top.addWidget(self.heading, 1)
            self.body.addLayout(self.top)

    def clear(self, keep: int = 1) -> None:
        """Take away all but the first ``keep`` things of the body."""
        while self.body.count() > keep:
            item = self.body.takeAt(keep)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()


class RowsCard(Card):
    """A card of rows with a thin line above each. It paints the lines itself: as widgets they would double the rows."""

    def __init__(self, heading: str = "", parent: QWidget | None = None) -> None:
        super().__init__(heading, parent)
        self.body.setSpacing(2 * SPACE + 1)
        self._rows: tuple[QWidget, ...] = ()

    def show_rows(self, rows: Iterable[QWidget]) -> None:
        """Show these rows instead of those before."""
        self.clear()
        self._rows = tuple(rows)
        for row in self._rows:
            self.body.addWidget(row)
        self.body.addStretch(1)

    def clear(self, keep: int = 1) -> None:
        """Take away the rows, and their lines with them."""
        super().clear(keep)
        self._rows = ()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card, and a line midway between its rows."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(theme.colour("border"))
        for row in self._rows:
            painter.drawLine(row.x(), row.y() - SPACE - 1, row.x() + row.width() - 1, row.y() - SPACE - 1)


class EmptyState(QWidget):
    """Says what to do first, with a button for it.

    Signals:
        wanted: the person pressed the button.
        wanted_other: the person pressed the second button, where there is one.
    """

    wanted = Signal()
    wanted_other = Signal()

    def __init__(
        self, icon: str, heading: str, text: str, act: str = "", other: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 3 * SPACE)
        layout.setSpacing(SPACE)
        centre = Qt.AlignmentFlag.AlignHCenter
        layout.addStretch(2)
        layout.addWidget(IconLabel(icon, "muted", 40), 0, centre)
        title = words(heading, "heading", wrap=True)
        told = words(text, "muted", wrap=True)
        for label in (title, told):
            label.setAlignment(centre)
            label.setMaximumWidth(LINE_WIDTH)
            held = QHBoxLayout()
            held.addStretch(1)
            held.addWidget(label, 8)
            held.addStretch(1)
            layout.addLayout(held)
        layout.addSpacing(SPACE)
        row = QHBoxLayout()
        row.addStretch(1)
        self.act = button(act, "primary")
        self.act.clicked.connect(self.wanted)
        self.other = button(other)
        self.other.clicked.connect(self.wanted_other)
        row.addWidget(self.act)
        row.addWidget(self.other)
        row.addStretch(1)
        layout.addLayout(row)
        self.act.setHidden(not act)  # only now: before they have a parent, they would be shown as windows
        self.other.setHidden(not other)
        layout.addStretch(3)
