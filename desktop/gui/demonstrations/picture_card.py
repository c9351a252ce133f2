"""One answer of the student's picture scale: bars that rise, and words under them."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.domain.terms import SelfMark
from desktop.gui import theme
from desktop.gui.theme import colour
from desktop.gui.widgets.pressing import Pressable
from desktop.texts import _

BARS = 4
LEAST_HEIGHT, WORDS_TOP, EDGE = 160, 78, 10
WORDS = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
_FILLED = {SelfMark.MUCH_HELP: 1, SelfMark.WITH_ADVICE: 2, SelfMark.ALONE: 3, SelfMark.NEW_SITUATIONS: 4}


class PictureCard(Pressable, QAbstractButton):
    """A large card to choose one mark."""

    def __init__(self, mark: SelfMark, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mark = mark
        self.setText(_(mark.label))
        self.setCheckable(True)
        self.setAutoExclusive(True)  # as one of several, for those who hear it
        self.setAccessibleName(_(mark.label))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return QSize(176, self.heightForWidth(176))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, LEAST_HEIGHT)

    def heightForWidth(self, width: int) -> int:
        """As tall as the words under the bars need."""
        room = QRect(0, 0, width - 2 * EDGE, 1000)
        words = QFontMetrics(theme.font(theme.HEADING)).boundingRect(room, WORDS, self.text())
        return max(LEAST_HEIGHT, WORDS_TOP + words.height() + EDGE)

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
        if self.hasFocus():
            painter.setPen(QPen(colour("text"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(5, 5, -5, -5), 9, 9)
        if self.mark in _FILLED:
            self._paint_bars(painter)
        else:
            painter.setPen(colour("muted"))
            painter.setFont(theme.font(30))
            painter.drawText(QRectF(0, 22, self.width(), 44), int(Qt.AlignmentFlag.AlignCenter), "?")
        painter.setPen(colour("text"))
        painter.setFont(theme.font(theme.HEADING))
        words = QRectF(EDGE, WORDS_TOP, self.width() - 2 * EDGE, self.height() - WORDS_TOP)
        painter.drawText(words, WORDS, self.text())

    def _paint_bars(self, painter: QPainter) -> None:
        wide, gap, low, step = 14, 6, 8, 9
        left = self.width() / 2 - (BARS * wide + (BARS - 1) * gap) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        for number in range(BARS):
            tall = low + step * number
            painter.setBrush(colour("student" if number < _FILLED[self.mark] else "track"))
            painter.drawRoundedRect(QRectF(left + number * (wide + gap), 64 - tall, wide, tall), 3, 3)
