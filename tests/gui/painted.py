"""What widgets write with their own hands: each text that is painted, where, and whether it had room."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

ROUNDING = 1.5


class Written(NamedTuple):
    """A text that code of ours painted on a widget."""

    widget: QWidget
    text: str
    cut: bool


@contextmanager
def writing(seen: list[Written]) -> Iterator[None]:
    """Note everything that is painted by ``QPainter.drawText`` from Python meanwhile."""
    original: Callable[..., Any] = QPainter.drawText

    def draw(painter: QPainter, *given: Any) -> Any:
        if isinstance(widget := _owner(painter), QWidget):
            text = next(one for one in given if isinstance(one, str))
            seen.append(Written(widget, text, _cut(painter, widget, given)))
        return original(painter, *given)

    QPainter.drawText = draw  # type: ignore[method-assign, assignment]
    try:
        yield
    finally:
        QPainter.drawText = original  # type: ignore[method-assign]


def _owner(painter: QPainter) -> QWidget | None:
    device = painter.device()
    return device if isinstance(device, QWidget) else None


def _cut(painter: QPainter, widget: QWidget, given: tuple[Any, ...]) -> bool:
    """Whether the text needs more room than it is given, or runs out of the widget."""
    text = next(one for one in given if isinstance(one, str))
    if isinstance(given[0], QRect | QRectF):
        box, flags = QRectF(given[0]), int(given[1]) if isinstance(given[1], int | Qt.AlignmentFlag) else 0
        if flags & Qt.TextFlag.TextDontClip:
            return False
        needed = painter.boundingRect(QRectF(box.left(), box.top(), box.width(), 10000), flags & ~_UPRIGHT, text)
        return needed.width() > box.width() + ROUNDING or needed.height() > box.height() + ROUNDING
    if isinstance(given[0], QPoint | QPointF):
        end = painter.transform().map(QPointF(given[0])).x() + painter.fontMetrics().horizontalAdvance(text)
        return end > _right(widget) + ROUNDING
    raise AssertionError(f"a way to draw text that this test does not know: {given}")


_UPRIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignBottom)


def _right(widget: QWidget) -> float:
    """The right edge of a widget in what is grabbed."""
    return float(widget.mapTo(widget.window(), QPoint(widget.width(), 0)).x())
