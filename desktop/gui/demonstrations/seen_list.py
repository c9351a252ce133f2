"""What is to be seen, at the right of the day: how often each requirement was, and a click that marks it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.gui.demonstrations.shown import Row
from desktop.gui.demonstrations.step_page import bare
from desktop.gui.widgets.labels import restyle, words
from desktop.gui.widgets.layouts import clear
from desktop.gui.widgets.pressing import StayingButton
from desktop.texts import _, many


class SeenList(QWidget):
    """The requirements, those not seen yet told apart by mark and colour.

    Signals:
        toggled: the number of the requirement that the note being written is about, or no longer is.
    """

    toggled = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 14, 10, 14)
        layout.setSpacing(6)
        self._count = words("", "muted", wrap=True)
        self._count.setIndent(6)
        heading = words(_("What is to be seen"), "strong")
        heading.setIndent(6)
        layout.addWidget(heading)
        layout.addWidget(self._count)
        self._list = bare(QVBoxLayout(), 2)
        layout.addLayout(self._list)
        layout.addStretch(1)
        self.rows: dict[int, SeenRow] = {}

    def show_rows(self, rows: tuple[Row, ...], seen: Mapping[str, int]) -> None:
        """Show how often each requirement has been seen."""
        if [(one.number, one.sentence) for one in rows] != [(n, row.sentence) for n, row in self.rows.items()]:
            self._make(rows)
        for row in rows:
            self.rows[row.number].show_count(seen.get(row.id, 0))
        lacking = sum(not seen.get(row.id) for row in rows)
        more = many("{n} requirement has not been seen yet", "{n} requirements have not been seen yet", lacking)
        self._count.setText(more if lacking else _("Every requirement has been seen"))

    def show_marked(self, number: int, marked: bool) -> None:
        """Show whether the note being written is about a requirement."""
        if number in self.rows:
            self.rows[number].setChecked(marked)

    def _make(self, rows: tuple[Row, ...]) -> None:
        clear(self._list)
        self.rows = {row.number: SeenRow(row) for row in rows}
        for made in self.rows.values():
            made.pressed_for.connect(self.toggled)
            self._list.addWidget(made)


class SeenRow(StayingButton):
    """One requirement; pressed, it marks the note that is being written.

    Signals:
        pressed_for: its number.
    """

    pressed_for = Signal(int)

    def __init__(self, row: Row) -> None:
        super().__init__()
        self.number, self.sentence = row.number, row.sentence
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("kind", "row")
        self.setToolTip(row.sentence)
        self._name = words(f"{row.number}. {row.text}", wrap=True)
        self._count = words("")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 5, 6, 5)
        layout.setSpacing(2)
        for label in (self._name, self._count):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout.addWidget(label)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self._press)

    def show_count(self, seen: int) -> None:
        """Say how often it has been seen."""
        text = f"✓ {many('{n} observation', '{n} observations', seen)}" if seen else f"○ {_('not seen yet')}"
        self._count.setText(text)
        look = "good" if seen else "warn"
        if self._count.property("look") != look:
            self._count.setProperty("look", look)
            restyle(self._count)
        self.setAccessibleName(f"{self.number}. {self.sentence} – {text[2:]}")

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

    def minimumSizeHint(self) -> QSize:
        """Never less than its words."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask again for the height at this width: the list may remember one from before larger letters."""
        super().resizeEvent(event)
        self.updateGeometry()

    def _press(self) -> None:
        self.pressed_for.emit(self.number)
