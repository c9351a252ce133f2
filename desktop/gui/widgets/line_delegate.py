"""Paints a row of a list as lines of the same height, on the ground of what is chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.gui import theme
from desktop.gui.models.record_list import Index, RecordRole
from desktop.gui.widgets.painting import write


class Line(NamedTuple):
    """A line of a row: its words, their colour by name, and how they look."""

    text: str
    tint: str = "text"
    strong: bool = False
    size: int = theme.BODY


class LineDelegate(QStyledItemDelegate):
    """Paints the lines that a record is told in; ``high`` is the height of a row."""

    def __init__(self, lines: Callable[[Any], Sequence[Line]], high: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines, self._high = lines, high

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, self._high)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        lines = self._lines(index.data(RecordRole))
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme.colour("accent_soft"))
        box = QRectF(option.rect).adjusted(10, 5, -10, -5)
        part = box.height() / len(lines)
        for place, one in enumerate(lines):
            room = QRectF(box.left(), box.top() + place * part, box.width(), part)
            write(painter, room, one.text, one.tint, strong=one.strong, size=one.size)
        painter.restore()
