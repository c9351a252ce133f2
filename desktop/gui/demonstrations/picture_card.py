"""One answer of the student's picture scale: bars that rise, and words under them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.domain.terms import SelfMark
from desktop.gui import theme
from desktop.gui.theme import colour
from desktop.texts import _

BARS = 4
_FILLED = {SelfMark.MUCH_HELP: 1, SelfMark.WITH_ADVICE: 2, SelfMark.ALONE: 3, SelfMark.NEW_SITUATIONS: 4}


class PictureCard(QAbstractButton):
    """A large card to choose one mark."""

    def __init__(self, mark: SelfMark, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mark = mark
        self.setText(_(mark.label))
        self.setCheckable(True)
        self.setAccessibleName(_(mark.label))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(176, 160)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 160)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        painter.setBrush(colour("warn_soft" if chosen else "hover" if self.underMouse() else "card"))
        strong = chosen or self.hasFocus()
        painter.setPen(
            QPen(colour("student" if chosen else "accent" if strong else "field_border"), 3 if strong else 1.5)
        )
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 12, 12)
        if self.mark in _FILLED:
            self._paint_bars(painter)
        else:
            painter.setPen(colour("muted"))
            painter.setFont(theme.font(30))
            painter.drawText(QRectF(0, 22, self.width(), 44), int(Qt.AlignmentFlag.AlignCenter), "?")
        painter.setPen(colour("text"))
        painter.setFont(theme.font(theme.HEADING))
        words = QRectF(10, 78, self.width() - 20, self.height() - 84)
        flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
        painter.drawText(words, flags, self.text())

    def _paint_bars(self, painter: QPainter) -> None:
        wide, gap, low, step = 14, 6, 8, 9
        left = self.width() / 2 - (BARS * wide + (BARS - 1) * gap) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        for number in range(BARS):
            tall = low + step * number
            painter.setBrush(colour("student" if number < _FILLED[self.mark] else "track"))
            painter.drawRoundedRect(QRectF(left + number * (wide + gap), 64 - tall, wide, tall), 3, 3)
