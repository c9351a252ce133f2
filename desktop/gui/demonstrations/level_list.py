"""The requirements to assess under each other; one of them is the current one and shows its criteria."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from desktop.gui.demonstrations.level_row import LevelRow, RowShown
from desktop.gui.demonstrations.step_page import bare, scrolled


class LevelList(QWidget):
    """Shows level rows.

    Signals:
        chosen: requirement id and Grade.
        written: requirement id and words.
        current_changed: requirement id of the row that the keyboard is on.
    """

    chosen = Signal(str, object)
    written = Signal(str, str)
    current_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, LevelRow] = {}
        self._shown: dict[str, RowShown] = {}
        self._current = ""
        content = QWidget()
        self._layout = QVBoxLayout(content)
        self._layout.setContentsMargins(20, 2, 20, 14)
        self._layout.setSpacing(10)
        self._area: QScrollArea = scrolled(content)
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
        row = LevelRow(shown)
        row.chosen.connect(self.chosen)
        row.written.connect(self.written)
        row.entered.connect(self._enter)
        row.moved.connect(self._move)
        return row

    def go_to(self, requirement: str) -> None:
        """Put the keyboard on a row."""
        if requirement in self._rows:
            self._rows[requirement].setFocus(Qt.FocusReason.OtherFocusReason)
            self._enter(requirement)

    def _enter(self, requirement: str) -> None:
        before, self._current = self.current, requirement
        for one in {before, requirement}:
            if one in self._rows:
                self._rows[one].show_row(self._shown[one], current=one == requirement)
        self._area.ensureWidgetVisible(self._rows[requirement], 0, 30)
        if before != requirement:
            self.current_changed.emit(requirement)

    def _move(self, requirement: str, way: int) -> None:
        ids = list(self._rows)
        place = ids.index(requirement) + way
        if 0 <= place < len(ids):
            self.go_to(ids[place])
