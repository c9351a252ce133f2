"""A sentence that leads to the place it speaks of."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop.gui import theme
from desktop.gui.widgets.painting import fitted, write

ICON, GAP, EDGE, MOST_LINES = 16, 8, 4, 6
LINE = 20


class LinkLine(QPushButton):
    """An icon and words that wrap; a click, the space bar or Enter says that the person wants to go there.

    ``tint`` colours icon and words.
    """

    def __init__(self, text: str, icon: str = "warning", tint: str = "warn", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._icon, self._tint = text, icon, tint
        self.setProperty("kind", "row")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(text)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def text(self) -> str:
        """The words."""
        return self._words

    def _room(self, width: int) -> float:
        return width - 2 * EDGE - ICON - GAP

    def heightForWidth(self, width: int) -> int:
        """As many lines as the words need."""
        lines = len(fitted(self._words, theme.font(), self._room(width), MOST_LINES))
        return max(theme.TARGET, lines * LINE + 8)

    def sizeHint(self) -> QSize:
        """Room for the words where there is some."""
        return QSize(240, self.heightForWidth(max(self.width(), 240)))

    def minimumSizeHint(self) -> QSize:
        """Never lower than what a finger hits."""
        return QSize(120, theme.TARGET)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button's ground, the icon and the words; underlined under the pointer."""
        super().paintEvent(event)
        painter = QPainter(self)
        lines = fitted(self._words, theme.font(), self._room(self.width()), MOST_LINES)
        top = (self.height() - len(lines) * LINE) / 2
        theme.icon(self._icon, self._tint).paint(painter, EDGE, int(top) + (LINE - ICON) // 2, ICON, ICON)
        over = self.isEnabled() and self.underMouse()
        for place, words in enumerate(lines):
            box = QRectF(EDGE + ICON + GAP, top + place * LINE, self._room(self.width()), LINE)
            write(painter, box, words, self._tint)
            if over:
                wide = painter.fontMetrics().horizontalAdvance(words)
                painter.drawLine(QPointF(box.left(), box.bottom() - 2), QPointF(box.left() + wide, box.bottom() - 2))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes there too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class ElidedButton(QPushButton):
    """A button whose words shorten themselves with … where the room is narrow, but for their tail."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tail = ""

    def show_words(self, text: str, tail: str = "") -> None:
        """Show these words; the tail is never shortened."""
        self._tail = tail
        self.setText(text + tail)

    def minimumSizeHint(self) -> QSize:
        """Room for the icon and a few letters."""
        return QSize(min(super().sizeHint().width(), 110), super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what fits."""
        if self.width() >= super().sizeHint().width():
            super().paintEvent(event)
            return
        from PySide6.QtWidgets import QStyle, QStyleOptionButton  # much of Qt, and the first page needs none of it

        option = QStyleOptionButton()
        self.initStyleOption(option)
        taken = super().sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text())
        room = self.width() - taken
        room -= self.fontMetrics().horizontalAdvance(self._tail)
        head = self.text().removesuffix(self._tail)
        option.text = self.fontMetrics().elidedText(head, Qt.TextElideMode.ElideRight, room) + self._tail
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, QPainter(self), self)
