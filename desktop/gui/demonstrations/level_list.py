"""The requirements to assess under each other; one of them is the current one and shows its criteria."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from desktop.gui.demonstrations.level_row import LevelRow, RowShown
from desktop.gui.demonstrations.row_words import Move
from desktop.gui.demonstrations.step_page import bare, scrolled

AROUND = 8
"""What is left free above and below a row that is brought into view."""


class LevelList(QWidget):
    """Shows level rows. The row that the keyboard is on is never half outside the view.

    Signals:
        chosen: requirement id and Grade.
        written: requirement id, the side that the words belong to, and the words.
        current_changed: requirement id of the row that the keyboard is on.
        next_wanted: requirement id of the row from which the person wants to the next one that waits.
    """

    chosen = Signal(str, object)
    written = Signal(str, str, str)
    current_changed = Signal(str)
    next_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, LevelRow] = {}
        self._shown: dict[str, RowShown] = {}
        self._current = ""
        self._content = QWidget()
        self._layout = QVBoxLayout(self._content)
        self._layout.setContentsMargins(20, 2, 20, 14)
        self._layout.setSpacing(10)
        self._area: QScrollArea = scrolled(self._content, self)
        bare(QVBoxLayout(self), 0).addWidget(self._area)

    @property
    def current(self) -> str:
        """The id of the current requirement, the first when none was chosen yet."""
        return self._current if self._current in self._rows else next(iter(self._shown), "")

    def row(self, requirement: str) -> LevelRow:
        """The row of a requirement."""
        return self._rows[requirement]

    def show_rows(self, rows: Sequence[RowShown]) -> None:
        """Show these rows in this order."""
        ids = [one.row.id for one in rows]
        if ids != list(self._shown) or any(one.scale != self._shown[one.row.id].scale for one in rows):
            self._arrange(rows)
        self._shown = {one.row.id: one for one in rows}
        for one in rows:
            self._rows[one.row.id].show_row(one, current=one.row.id == self.current)

    def _arrange(self, rows: Sequence[RowShown]) -> None:
        focused = next((one for one, row in self._rows.items() if row.isAncestorOf(self.focusWidget() or self)), "")
        while item := self._layout.takeAt(0):
            if widget := item.widget():
                widget.setParent(None)
        kept = {one: row for one, row in self._rows.items() if any(one == shown.row.id for shown in rows)}
        for one, gone in self._rows.items():
            if one not in kept:
                gone.deleteLater()
        self._rows = {one.row.id: kept.get(one.row.id) or self._make(one) for one in rows}
        for row in self._rows.values():
            self._layout.addWidget(row)
            row.show()
        self._layout.addStretch(1)
        if focused in self._rows:
            self._rows[focused].setFocus()

    def _make(self, shown: RowShown) -> LevelRow:
        row = LevelRow(shown, self._content)
        row.chosen.connect(self.chosen)
        row.written.connect(self.written)
        row.entered.connect(self._enter)
        row.moved.connect(self._move)
        return row

    def go_to(self, requirement: str) -> None:
        """Put the keyboard on a row."""
        if requirement in self._rows:
            row = self._rows[requirement]
            had_it = row.hasFocus()
            row.setFocus(Qt.FocusReason.OtherFocusReason)
            if had_it or not row.hasFocus():  # else the row has told that it was entered
                self._enter(requirement)

    def _enter(self, requirement: str) -> None:
        before, self._current = self.current, requirement
        for one in {before, requirement}:
            if one in self._rows:
                self._rows[one].show_row(self._shown[one], current=one == requirement)
        self._bring_into_view(requirement)
        if before != requirement:
            self.current_changed.emit(requirement)

    def _bring_into_view(self, requirement: str) -> None:
        """Lay out what has just grown, then scroll so that the whole row is seen, or its top if it is too high."""
        row, bar = self._rows.get(requirement), self._area.verticalScrollBar()
        if row is None:
            return
        row.lay_out()
        self._layout.activate()
        QCoreApplication.sendEvent(self._area, QEvent(QEvent.Type.LayoutRequest))
        high = self._area.viewport().height()
        around = min(AROUND, max((high - row.height()) // 2, 0))
        top, bottom = row.y() - around, row.geometry().bottom() + 1 + around
        if top < bar.value() or bottom - top > high:
            bar.setValue(top)
        elif bottom > bar.value() + high:
            bar.setValue(bottom - high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the row that the keyboard is on in view."""
        super().resizeEvent(event)
        if self.isAncestorOf(self.window().focusWidget() or self.window()):
            self._bring_into_view(self.current)

    def _move(self, requirement: str, move: Move) -> None:
        ids = list(self._rows)
        here = ids.index(requirement)
        if move == Move.NEXT_OPEN:
            self.next_wanted.emit(requirement)
            return
        wanted = {
            Move.UP: here - 1,
            Move.DOWN: here + 1,
            Move.PAGE_UP: here - self._page(),
            Move.PAGE_DOWN: here + self._page(),
            Move.FIRST: 0,
            Move.LAST: len(ids) - 1,
        }[move]
        place = min(max(wanted, 0), len(ids) - 1)
        if place != here:
            self.go_to(ids[place])

    def _page(self) -> int:
        """How many folded rows a view of this height holds."""
        folded = min(row.height() for row in self._rows.values()) + self._layout.spacing()
        return max(self._area.viewport().height() // folded - 1, 1)
