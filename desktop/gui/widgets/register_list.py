"""A list of people or places: a name, under it what tells them apart, at the right what is coming."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.gui import theme
from desktop.gui.models.record_list import Index, RecordListModel, RecordRole
from desktop.gui.widgets.painting import write
from desktop.texts import _, day, many

ROW_HEIGHT, EDGE, GAP = 52, 12, 12


class RegisterLines(NamedTuple):
    """What a row says: the name and what is under it, and at the right end two short remarks."""

    name: str
    detail: str
    remark: str = ""
    remark_below: str = ""

    @property
    def spoken(self) -> str:
        """The row in words."""
        return ", ".join(one for one in self if one)


def remarks(cases: int, next_on: date | None) -> tuple[str, str]:
    """How many demonstrations somebody has, and the day of the next."""
    count = many("{n} demonstration", "{n} demonstrations", cases) if cases else ""
    return count, _("next {day}").format(day=day(next_on)) if next_on else ""


class _RegisterDelegate(QStyledItemDelegate):
    """Paints a row on two lines."""

    def __init__(self, lines: Callable[[Any], RegisterLines], parent: QWidget) -> None:
        super().__init__(parent)
        self._lines = lines

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        lines = self._lines(index.data(RecordRole))
        painter.save()
        paint_ground(painter, option)
        box = QRectF(option.rect).adjusted(EDGE, 7, -EDGE, -7)
        half = box.height() / 2
        for line, (text, remark) in enumerate(((lines.name, lines.remark), (lines.detail, lines.remark_below))):
            room = QRectF(box.left(), box.top() + line * half, box.width(), half)
            wide = QFontMetricsF(theme.font(theme.SMALL)).horizontalAdvance(remark) + 1 if remark else 0
            end = QRectF(room.right() - wide, room.top(), wide, half)
            write(painter, end, remark, "muted", size=theme.SMALL)
            room.setRight(end.left() - (GAP if remark else 0))
            if line == 0:
                write(painter, room, text, strong=True)
            else:
                write(painter, room, text, "muted", size=theme.SMALL)
        painter.restore()


class RegisterList(QListView):
    """Shows records of a model by what ``lines`` says of each."""

    def __init__(self, lines: Callable[[Any], RegisterLines], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_RegisterDelegate(lines, self))
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


class KeptList(RegisterList):
    """The same with a model of its own (`records`), for what a dialog holds in its hand."""

    def __init__(self, lines: Callable[[Any], RegisterLines], name: str, parent: QWidget | None = None) -> None:
        super().__init__(lines, name, parent)
        self._lines = lines
        self.records: RecordListModel[Any] = RecordListModel(self._spoken, self)
        self.setModel(self.records)

    def _spoken(self, record: object) -> str:
        return self._lines(record).spoken


def paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Paint the ground of a row by whether it is chosen or pointed at, and the line under it."""
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(option.rect, theme.colour("accent_soft"))
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(option.rect, theme.colour("hover"))
    painter.setPen(theme.colour("border"))
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
