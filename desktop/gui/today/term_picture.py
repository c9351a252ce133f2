"""The term at a glance: a bar for each month, labelled directly."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.gui import theme
from desktop.gui.dates import month_name

WIDEST = 46


class TermPictureWidget(QWidget):
    """Bars per month with their numbers; the same as words for those who hear it."""

    spoken = "picture"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._months: tuple[tuple[date, int], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_months(self, months: tuple[tuple[date, int], ...]) -> None:
        """Show these months, each with its number."""
        self._months = months
        self.setAccessibleName(", ".join(f"{month_name(month)} {count}" for month, count in months))
        self.update()

    def sizeHint(self) -> QSize:
        """Room for bars, numbers and names."""
        return QSize(280, 150)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint bars, numbers and names."""
        if not self._months:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(theme.SMALL))
        most = max(1, *(count for _month, count in self._months))
        room = self.width() / len(self._months)
        floor = self.height() - 22
        painter.setPen(theme.colour("border"))
        painter.drawLine(0, floor, self.width(), floor)
        for place, (month, count) in enumerate(self._months):
            self._paint_month(painter, QRectF(place * room, 0, room, floor), month, count, most)

    def _paint_month(self, painter: QPainter, box: QRectF, month: date, count: int, most: int) -> None:
        wide = min(WIDEST, box.width() - 8)
        high = (box.height() - 20) * count / most
        bar = QRectF(box.left(), box.bottom() - high, wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        painter.drawRoundedRect(bar, 3, 3)
        painter.setPen(theme.colour("text"))
        centre = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
        painter.drawText(QRectF(bar.left(), bar.top() - 20, wide, 18), centre, str(count) if count else "")
        painter.setPen(theme.colour("muted"))
        painter.drawText(QRectF(bar.left(), box.bottom() + 4, wide, 18), centre, month_name(month))
