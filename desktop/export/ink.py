"""Ink of a pen, finger or mouse as smooth vector lines, thicker where the hand pressed."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.domain.signing import Stroke

Point = tuple[float, float, float]
"""x, y and pressure, after scaling in points of the page."""

_THIN, _THICK = 0.7, 1.7
_STEP = 0.25  # widths are rounded to this, so that a line is few pieces
_LARGEST = 1.6  # ink is never drawn larger than this many times a pad of the box's own width


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points, from its lower left corner."""

    x: float
    y: float
    wide: float
    high: float


def drawable(strokes: Iterable[Stroke]) -> list[list[Point]]:
    """The strokes' points that can be drawn: finite, inside the pad, pressure between 0 and 1; y upwards."""
    found = []
    for stroke in strokes:
        points = [(x, 1 - y, p) for x, y, p, _ms in stroke.points if all(map(math.isfinite, (x, y, p)))]
        if points:
            found.append([(_inside(x), _inside(y), _inside(p)) for x, y, p in points])
    return found


def _inside(value: float) -> float:
    return min(max(value, 0.0), 1.0)


def fitted(strokes: Sequence[Sequence[Point]], box: Box, ratio: float) -> list[list[Point]]:
    """The ink scaled into the box, keeping its shape; ``ratio`` is the pad's width by its height."""
    xs = [x * ratio for stroke in strokes for x, _y, _p in stroke]
    ys = [y for stroke in strokes for _x, y, _p in stroke]
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    largest = _LARGEST * box.wide / ratio
    scale = min(largest, box.wide / wide if wide else largest, box.high / high if high else largest)
    return [
        [(box.x + (x * ratio - min(xs)) * scale, box.y + (y - min(ys)) * scale, p) for x, y, p in stroke]
        for stroke in strokes
    ]


def draw(canvas: Any, strokes: Iterable[Sequence[Point]]) -> None:
    """Draw the strokes on a canvas, in its stroke colour, with round ends."""
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    for stroke in strokes:
        _draw_stroke(canvas, stroke if len(stroke) > 1 else [*stroke, _beside(stroke[0])])


def _beside(point: Point) -> Point:
    """A dot is a line too short to see, so that its round ends are drawn."""
    return (point[0] + 0.01, point[1], point[2])


def _draw_stroke(canvas: Any, points: Sequence[Point]) -> None:
    path, wide = None, 0.0
    for before, start, end, after in _neighbours(points):
        wanted = _width((start[2] + end[2]) / 2)
        if path is None or wanted != wide:
            if path is not None:
                canvas.drawPath(path)
            canvas.setLineWidth(wanted)
            path, wide = canvas.beginPath(), wanted
            path.moveTo(start[0], start[1])
        path.curveTo(*_towards(before, start, end), *_towards(after, end, start), end[0], end[1])
    canvas.drawPath(path)


def _width(pressure: float) -> float:
    return round((_THIN + (_THICK - _THIN) * pressure) / _STEP) * _STEP


def _neighbours(points: Sequence[Point]) -> Iterable[tuple[Point, Point, Point, Point]]:
    """Each piece of the line with the points before and after it."""
    last = len(points) - 1
    for number in range(last):
        yield points[max(number - 1, 0)], points[number], points[number + 1], points[min(number + 2, last)]


def _towards(other: Point, start: Point, end: Point) -> tuple[float, float]:
    """The control point beside ``start`` of a curve through all points (Catmull and Rom)."""
    return start[0] + (end[0] - other[0]) / 6, start[1] + (end[1] - other[1]) / 6
