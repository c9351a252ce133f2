"""How the rows of the library are painted: a name, and under it what tells versions apart."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.domain.curriculum import validity
from desktop.domain.library import QualificationRow, UnitRow, validity_words
from desktop.domain.unit_words import extent_words
from desktop.gui import theme
from desktop.gui.qualifications.library_model import LOCAL_SHELF, TINTS, RecordRole, UsesRole, uses_words
from desktop.gui.widgets.painting import write
from desktop.texts import _

TOP_HEIGHT, UNIT_HEIGHT = 54, 34


class LibraryDelegate(QStyledItemDelegate):
    """Paints a qualification on two lines, a unit on one."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """High enough to be clicked."""
        top = isinstance(index.data(RecordRole), QualificationRow)
        return QSize(200, TOP_HEIGHT if top else UNIT_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the row."""
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme.colour("accent_soft"))
        record = index.data(RecordRole)
        box = QRectF(option.rect).adjusted(6, 4, -10, -4)
        painter.save()
        if isinstance(record, QualificationRow):
            self._paint_qualification(painter, box, record, str(index.data()), index.data(UsesRole))
        else:
            self._paint_unit(painter, box, record, str(index.data()))
        painter.restore()

    def _paint_qualification(self, painter: QPainter, box: QRectF, row: QualificationRow, name: str, uses: int) -> None:
        half = box.height() / 2
        write(painter, QRectF(box.left(), box.top(), box.width(), half), name, strong=True)
        below = QRectF(box.left(), box.top() + half, box.width(), half)
        if uses:
            painter.setFont(theme.font(theme.SMALL))
            room = painter.fontMetrics().horizontalAdvance(uses_words(uses)) + 2
            write(painter, below.adjusted(below.width() - room, 0, 0, 0), uses_words(uses), "muted", size=theme.SMALL)
            below.adjust(0, 0, -room - 10, 0)
        if row == LOCAL_SHELF:
            write(painter, below, _("Made by the school itself"), "muted", size=theme.SMALL)
            return
        told = validity_words(row, self._today, short=True)
        write(painter, below, told, TINTS[validity(row, self._today)], size=theme.SMALL)
        wide = painter.fontMetrics().horizontalAdvance(told)
        rest = below.adjusted(wide + 8, 0, 0, 0)
        if rest.width() > painter.fontMetrics().horizontalAdvance(row.reference_number):
            write(painter, rest, row.reference_number, "muted", size=theme.SMALL)

    def _paint_unit(self, painter: QPainter, box: QRectF, row: UnitRow, name: str) -> None:
        extent = extent_words(row.extent or None, kind=row.kind)
        painter.setFont(theme.font(theme.SMALL))
        room = painter.fontMetrics().horizontalAdvance(extent)
        write(painter, box.adjusted(0, 0, -room - 10, 0), name)
        write(painter, QRectF(box.right() - room, box.top(), room + 2, box.height()), extent, "muted", size=theme.SMALL)
