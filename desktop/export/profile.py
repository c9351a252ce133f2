"""The profile of a case as a drawing: the level of each requirement as each assessor saw it, and as agreed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from desktop.export.content import Figure
from desktop.export.fonts import clean, name_of, width
from desktop.export.style import ACCENT, HAIR, INK, INSTRUCTOR, QUIET, TEACHER, WHITE, WIDTH, Colour

MOST_ROWS = 24
_ROW = 11.4
_HEAD = 16.0
_SIZE = 7.6
_NAMES = 0.5  # of the width
_RADIUS = 3.6
_BESIDE = 8.6
_COLOURS: tuple[Colour, ...] = (TEACHER, INSTRUCTOR, QUIET)


@dataclass(frozen=True, slots=True)
class ProfileRow:
    """A requirement: its name, the agreed level, and each assessor's; levels are positions on the scale, or None."""

    name: str
    agreed: int | None
    seen: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """The rows of one drawing. ``scale`` are the levels' names from the lowest; ``letters`` the assessors'."""

    rows: tuple[ProfileRow, ...]
    scale: tuple[str, ...]
    letters: tuple[str, ...]


def figure(profile: Profile, says: str) -> Figure:
    """The drawing as part of a document; ``says`` tells the same levels in words."""
    names = tuple(_fitted(row.name) for row in profile.rows)
    high = _HEAD + _ROW * len(profile.rows)
    return Figure(high, says, lambda canvas, wide: _draw(canvas, wide, profile, names), (*names, *profile.scale))


def _fitted(name: str) -> str:
    room = WIDTH * _NAMES - 12
    name = clean(name).replace("\n", " ")
    while len(name) > 1 and width(name, _SIZE) > room:
        name = name.removesuffix("…")[:-1].rstrip() + "…"
    return name


def _draw(canvas: Any, wide: float, profile: Profile, names: Sequence[str]) -> None:
    step = wide * (1 - _NAMES) / len(profile.scale)
    at = [wide * _NAMES + step * (number + 0.5) for number in range(len(profile.scale))]
    foot = _ROW * len(profile.rows)
    _draw_scale(canvas, profile.scale, at, foot)
    middles = [foot - _ROW * (number + 0.5) for number in range(len(profile.rows))]
    canvas.setStrokeColorRGB(*HAIR)
    canvas.lines([(at[0] - step / 3, y, at[-1] + step / 3, y) for y in middles])
    _draw_line(
        canvas, [(at[row.agreed], y) for row, y in zip(profile.rows, middles, strict=True) if row.agreed is not None]
    )
    seen = [place for row, y in zip(profile.rows, middles, strict=True) for place in _seen(row, at, y)]
    _dots(canvas, [(x, y) for x, y, _number in seen], _SIZE / 2, WHITE)
    for name, y in zip(names, middles, strict=True):
        _write(canvas, name, 0, y, INK)
    for x, y, number in seen:
        letter, colour = profile.letters[number], _COLOURS[min(number, len(_COLOURS) - 1)]
        _write(canvas, letter, x - width(letter, _SIZE, True) / 2, y, colour, bold=True)


def _draw_scale(canvas: Any, scale: Sequence[str], at: Sequence[float], foot: float) -> None:
    canvas.setStrokeColorRGB(*HAIR)
    canvas.setLineWidth(0.5)
    canvas.lines([(x, 0, x, foot + 2) for x in at])
    for name, x in zip(scale, at, strict=True):
        _write(canvas, name, x - width(name, _SIZE) / 2, foot + _HEAD / 2 + 1, QUIET)


def _draw_line(canvas: Any, points: Sequence[tuple[float, float]]) -> None:
    """The line through the agreed levels: the profile itself."""
    canvas.setStrokeColorRGB(*ACCENT)
    canvas.setLineWidth(1.4)
    canvas.lines([(*start, *end) for start, end in pairwise(points)])
    _dots(canvas, points, _RADIUS, ACCENT)


def _seen(row: ProfileRow, at: Sequence[float], y: float) -> Iterator[tuple[float, float, int]]:
    """The place of each assessor's letter, at the level they saw; beside the agreed one, the first to its left."""
    for number, level in enumerate(row.seen):
        if level is not None:
            beside = level == row.agreed or row.seen.count(level) > 1
            yield at[level] + (_BESIDE * (2 * number - 1) if beside else 0.0), y, number


def _dots(canvas: Any, places: Sequence[tuple[float, float]], radius: float, colour: Colour) -> None:
    """Round dots, as lines too short to see with round ends: a stroke for all takes less than a path for each."""
    canvas.setStrokeColorRGB(*colour)
    canvas.setLineWidth(2 * radius)
    canvas.setLineCap(1)
    canvas.lines([(x, y, x + 0.01, y) for x, y in places])
    canvas.setLineCap(0)


def _write(canvas: Any, text: str, x: float, y: float, colour: Colour, bold: bool = False) -> None:
    canvas.setFillColorRGB(*colour)
    canvas.setFont(name_of(bold), _SIZE)
    canvas.drawString(x, y - _SIZE * 0.36, text)
