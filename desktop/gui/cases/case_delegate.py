"""How the cells of the table of cases are painted: five bars, and a person's badge before what comes next."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.domain.overview import CaseRow
from desktop.gui import theme
from desktop.gui.cases.case_model import NEXT, PROGRESS, RecordRole
from desktop.gui.widgets.painting import write
from desktop.gui.widgets.people import paint_badge
from desktop.gui.widgets.steps import paint_progress

ROW_HEIGHT = 40
BADGE = 20


class CaseDelegate(QStyledItemDelegate):
    """Paints a cell by its column."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Rows are as high as a target must be."""
        return QSize(super().sizeHint(option, index).width(), ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint ground, picture and words."""
        row: CaseRow = index.data(RecordRole)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme.colour("accent_soft"))
        painter.setPen(theme.colour("border"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        box = QRectF(option.rect).adjusted(8, 0, -8, 0)
        if index.column() == PROGRESS:
            paint_progress(painter, box, row.stage, row.step)
            return
        if index.column() == NEXT and row.next_role:
            badge = QRectF(box.left(), box.center().y() - BADGE / 2, BADGE, BADGE)
            paint_badge(painter, badge, row.next_role)
            box.adjust(BADGE + 8, 0, 0, 0)
        write(painter, box, str(index.data()), strong=index.column() == 0)
