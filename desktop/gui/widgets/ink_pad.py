"""The place to sign by hand: mouse, pen or finger."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QElapsedTimer, QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QTabletEvent, QTouchEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.signing import Stroke
from desktop.gui.theme import RADIUS_SMALL, colour
from desktop.texts import _, n_

Point = tuple[float, float, float, int]
MOUSE_PRESSURE = 0.5
THIN, THICK = 1.4, 3.6


PAD = 128
"""How high the place for the ink usually is."""


class InkPad(QWidget):
    """Takes a signature as strokes of points between 0 and 1 of the pad, with pressure and milliseconds.

    Signals:
        changed: ink was added or wiped away.
        drawn: a stroke was finished.
    """

    spoken = "canvas"

    changed = Signal()
    drawn = Signal()

    def __init__(self, high: int = PAD, say: Callable[[str], str] = _, parent: QWidget | None = None) -> None:
        """``say`` tells words in the signer's language."""
        super().__init__(parent)
        self._high, self._say = high, say
        self._strokes: list[list[Point]] = []
        self._drawing = False
        self._pen = False
        self._clock = QElapsedTimer()
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(self._say(n_("Place for the signature")))
        self._describe()

    def strokes(self) -> tuple[Stroke, ...]:
        """What was drawn; a mere touch counts as no stroke."""
        return tuple(Stroke(points=tuple(one)) for one in self._strokes if len(one) > 1)

    def wipe(self) -> None:
        """Take all ink away."""
        self._strokes.clear()
        self._drawing = False
        self._tell()

    def sizeHint(self) -> QSize:
        return QSize(380, self._high)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 80)

    @property
    def ratio(self) -> float:
        """How much wider than high it is, so that the ink keeps its shape in the document."""
        return self.width() / max(self.height(), 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self._pen:
            self._begin(event.position(), MOUSE_PRESSURE)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._pen:
            self._go_on(event.position(), MOUSE_PRESSURE)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._pen:
            self._end()

    def tabletEvent(self, event: QTabletEvent) -> None:
        kinds = {QEvent.Type.TabletPress: self._begin, QEvent.Type.TabletMove: self._go_on}
        if act := kinds.get(event.type()):
            self._pen = True
            act(event.position(), event.pressure())
        elif event.type() == QEvent.Type.TabletRelease:
            self._end()
            self._pen = False
        event.accept()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent):
            self._touch(event)
            event.accept()
            return True
        return super().event(event)

    def _touch(self, event: QTouchEvent) -> None:
        first = event.points()[0] if event.points() else None
        if event.type() == QEvent.Type.TouchBegin and first:
            self._begin(first.position(), first.pressure() or MOUSE_PRESSURE)
        elif event.type() == QEvent.Type.TouchUpdate and first:
            self._go_on(first.position(), first.pressure() or MOUSE_PRESSURE)
        elif event.type() in (QEvent.Type.TouchEnd, QEvent.Type.TouchCancel):
            self._end()

    def _begin(self, place: QPointF, pressure: float) -> None:
        if not self._strokes:
            self._clock.start()
        self._drawing = True
        self._strokes.append([self._point(place, pressure)])
        self._tell()

    def _go_on(self, place: QPointF, pressure: float) -> None:
        if self._drawing:
            self._strokes[-1].append(self._point(place, pressure))
            self._tell()

    def _end(self) -> None:
        if self._drawing:
            self._drawing = False
            self._describe()
            self.drawn.emit()

    def _point(self, place: QPointF, pressure: float) -> Point:
        x = min(max(place.x() / max(self.width(), 1), 0.0), 1.0)
        y = min(max(place.y() / max(self.height(), 1), 0.0), 1.0)
        return (round(x, 4), round(y, 4), round(min(max(pressure, 0.0), 1.0), 3), int(self._clock.elapsed()))

    def _tell(self) -> None:
        self._describe()
        self.changed.emit()
        self.update()

    def _describe(self) -> None:
        self.setAccessibleDescription(self._say(n_("A signature has been drawn.") if self.strokes() else n_("Empty")))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(colour("field"))
        painter.setPen(QPen(colour("field_border"), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_SMALL, RADIUS_SMALL)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for stroke in self._strokes:
            self._paint_stroke(painter, stroke)
        if not self._strokes:
            painter.setPen(colour("muted"))
            hint = self._say(n_("Draw your signature here"))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), hint)

    def _paint_stroke(self, painter: QPainter, stroke: list[Point]) -> None:
        pressure = sum(point[2] for point in stroke) / len(stroke)
        pen = QPen(colour("text"), THIN + (THICK - THIN) * pressure)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPath(smooth([QPointF(x * self.width(), y * self.height()) for x, y, _p, _ms in stroke]))


def smooth(points: list[QPointF]) -> QPainterPath:
    """A curve through the midpoints of neighbours, bent by the points themselves."""
    path = QPainterPath(points[0])
    for here, following in pairwise(points[1:]):
        path.quadTo(here, (here + following) / 2)
    path.lineTo(points[-1])
    return path
