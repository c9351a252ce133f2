"""Criteria as short lines with a mark before each; what is new at a level is heavier on a tint, or has a plus."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.wording import CriterionLine
from desktop.gui import theme
from desktop.gui.theme import colour
from desktop.gui.widgets.painting import LONG_WORD, breakable
from desktop.texts import _

BETWEEN = 3
OLD, NEW = "•", "+"


def told(lines: Sequence[CriterionLine]) -> str:
    """The criteria as text, and what is new in them, for those who do not see the marks."""
    text = "\n".join(line.text for line in lines)
    news = ", ".join(words for line in lines for words in line.news)
    return text + ("\n" + _("New at this level: {words}").format(words=news) if news else "")


def criteria_height(lines: Sequence[CriterionLine], width: float, size: int = theme.SMALL) -> int:
    """How high the lines are at a width."""
    return round(sum(_height(line, width - size, size) + BETWEEN for line in lines))


def paint_criteria(
    painter: QPainter,
    box: QRectF,
    lines: Sequence[CriterionLine],
    *,
    size: int = theme.SMALL,
    tint: str = "muted",
) -> None:
    """Paint the lines from the top of a box."""
    top = box.top()
    metrics = QFontMetricsF(theme.font(size))
    for line in lines:
        layout, high = _laid_out(line, box.width() - size, size)
        painter.setFont(theme.font(size, strong=line.new))
        painter.setPen(colour("accent" if line.new else tint))
        painter.drawText(QPointF(box.left(), top + metrics.ascent()), NEW if line.new else OLD)
        painter.setPen(colour(tint))
        layout.draw(painter, QPointF(box.left() + size, top))
        top += high + BETWEEN


@lru_cache(maxsize=1024)
def _height(line: CriterionLine, width: float, size: int) -> float:
    """How high a line is; a layout asks again and again."""
    return _laid_out(line, width, size)[1]


def _laid_out(line: CriterionLine, width: float, size: int) -> tuple[QTextLayout, float]:
    parts = [_divided(part.text, width, size) for part in line.parts]
    layout = QTextLayout("".join(parts), theme.font(size))
    layout.setFormats(_marks(line, parts))
    layout.beginLayout()
    high = 0.0
    while (row := layout.createLine()).isValid():
        row.setLineWidth(max(width, 20.0))
        row.setPosition(QPointF(0, high))
        high += row.height()
    layout.endLayout()
    return layout, high


def _divided(text: str, width: float, size: int) -> str:
    """The text with places to divide the words that are wider than a line."""
    long = [word for word in text.split() if len(word) >= LONG_WORD]
    if long:
        metrics = QFontMetricsF(theme.font(size, strong=True))
        for word in long:
            if metrics.horizontalAdvance(word) > width:
                text = text.replace(word, breakable(word))
    return text


def _marks(line: CriterionLine, parts: list[str]) -> list[QTextLayout.FormatRange]:
    found, start = [], 0
    for part, text in zip(line.parts, parts, strict=True):
        if part.new:
            mark = QTextLayout.FormatRange()
            mark.start, mark.length, mark.format = start, len(text), _mark_format()
            found.append(mark)
        start += len(text)
    return found


def _mark_format() -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFontWeight(QFont.Weight.DemiBold)
    made.setForeground(colour("text"))
    made.setBackground(colour("accent_soft"))
    return made


class CriteriaText(QWidget):
    """Shows the criteria of one level."""

    spoken = "text"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[CriterionLine, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_lines(self, lines: tuple[CriterionLine, ...]) -> None:
        """Show these lines."""
        self._lines = lines
        self.setAccessibleName(told(lines))
        self.setVisible(bool(lines))
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The words that are shown."""
        return "\n".join(line.text for line in self._lines)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return criteria_height(self._lines, width, theme.BODY)

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(max(self.width(), 240)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_criteria(painter, QRectF(self.rect()), self._lines, size=theme.BODY, tint="text")
