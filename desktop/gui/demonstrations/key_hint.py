"""Which keys do what, as small key caps with a word beside each."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.gui import theme
from desktop.gui.theme import colour

HIGH, PAD, GAP, APART = 20, 6, 5, 14


class KeyHint(QWidget):
    """Shows as many keys as there is room for; a screen reader and the tool tip tell all."""

    spoken = "text"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: tuple[tuple[str, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_keys(self, *keys: tuple[str, str]) -> None:
        """Show these: what stands on the key, and what it does."""
        self._keys = keys
        self.setAccessibleName(self.text())
        self.setToolTip("\n".join(f"{cap}  {word}" for cap, word in keys))
        self.update()

    def text(self) -> str:
        """All of it in words."""
        return ", ".join(f"{cap}: {word}" for cap, word in self._keys)

    def sizeHint(self) -> QSize:
        return QSize(200, HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint caps and words from the left."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = theme.font(theme.SMALL)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        left = 1.0
        for cap, word in self._keys:
            wide, said = metrics.horizontalAdvance(cap) + 2 * PAD, metrics.horizontalAdvance(word)
            if left + wide + GAP + said > self.width():
                break
            box = QRectF(left, 0.5, wide, HIGH - 1)
            painter.setPen(QPen(colour("border"), 1))
            painter.setBrush(colour("card"))
            painter.drawRoundedRect(box, 4, 4)
            painter.setPen(colour("muted"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, cap)
            beside = QRectF(box.right() + GAP, 0, said + 2, HIGH)
            painter.drawText(beside, int(Qt.AlignmentFlag.AlignVCenter), word)
            left = beside.right() + APART
