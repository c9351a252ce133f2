"""Which demonstrations follow a version: a line that says how many, and the list under it with a way to each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.overview import CaseRow
from desktop.gui.widgets.buttons import button
from desktop.gui.widgets.case_list import ROW_HEIGHT, CaseList
from desktop.texts import many

MOST_SHOWN = 3


class UsesList(QWidget):
    """Takes no room while nothing follows the version.

    Signals:
        opened: the id of a case.
    """

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = button("", "link", icon="cases")
        self.head.setCheckable(True)
        self.list = CaseList(of_student=False)
        self.list.opened.connect(self.opened)
        self.list.hide()
        self.head.toggled.connect(self.list.setVisible)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.head)
        layout.addWidget(self.list)

    def show_uses(self, rows: Sequence[CaseRow], *, opened: bool) -> None:
        """Show these; ``opened`` shows the list at once."""
        text = many("{n} demonstration follows this version", "{n} demonstrations follow this version", len(rows))
        self.head.setText(text)
        self.list.show_cases(lambda offset, limit: rows[offset : offset + limit])
        self.list.setFixedHeight(min(len(rows), MOST_SHOWN) * ROW_HEIGHT + 4)
        self.head.setChecked(opened and bool(rows))
        self.setVisible(bool(rows))
