"""Words painted by hand: fitted to their room, on one line or a few."""

from __future__ import annotations

import re

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout

from desktop.gui import theme

LONG_WORD = 9
"""From how many letters on a word may be divided."""
_DIVIDE = re.compile(r"(?<=\w\w\w)(?=[bcdfghjklmnpqrstvwxz][aeiouyåäö]\w)", re.IGNORECASE)


def breakable(text: str) -> str:
    """The text with places where a long word may be divided: before a consonant that begins a syllable."""
    return " ".join(_DIVIDE.sub("\u00ad", word) if len(word) >= LONG_WORD else word for word in text.split())


def fitted(text: str, font: QFont, width: float, lines: int = 1) -> list[str]:
    """The text as so many lines as it needs, at most ``lines``; what does not fit ends in …"""
    metrics = QFontMetricsF(font)
    if lines == 1 or metrics.horizontalAdvance(text) <= width:
        return [metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)]
    layout = QTextLayout(text, font)
    layout.beginLayout()
    first = layout.createLine()
    first.setLineWidth(width)
    layout.endLayout()
    cut = first.textLength()
    head = metrics.elidedText(text[:cut].rstrip(), Qt.TextElideMode.ElideRight, width)
    return [head, *fitted(text[cut:], font, width, lines - 1)]


def write(
    painter: QPainter,
    box: QRectF,
    text: str,
    tint: str = "text",
    *,
    size: int = theme.BODY,
    strong: bool = False,
    lines: int = 1,
) -> None:
    """Write a text into a box, centred upright, in a colour of the theme."""
    font = theme.font(size, strong=strong)
    painter.setFont(font)
    painter.setPen(theme.colour(tint))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), "\n".join(fitted(text, font, box.width(), lines)))
