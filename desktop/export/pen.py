"""Draws lines of text, rules and fields of colour on a tagged page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from reportlab.pdfgen.canvas import Canvas

from desktop.export.fonts import name_of
from desktop.export.lines import Line
from desktop.export.style import HAIR, Colour
from desktop.export.tagging import Element, Tagged, text_string

Placed = tuple[float, float, Line]
"""A line with the place of its first letter: x from the left, y of its baseline from the bottom."""


class Pen:
    """Draws on the pages of one document."""

    def __init__(self, tagged: Tagged) -> None:
        self.tagged = tagged
        self.canvas: Canvas = tagged.canvas

    def say(self, element: Element, lines: Sequence[Placed]) -> None:
        """Draw lines of one element. Over several lines they also say their text, without the hyphens of divided words.

        An element with a divided word says its whole text too (`say_whole`), for readers that look only there.
        """
        said = "".join(line.said for _x, _y, line in lines)
        with self.tagged.marked(element, said if len(lines) > 1 or lines[0][2].is_divided else ""):
            self.draw(lines)

    def draw(self, lines: Iterable[Placed]) -> None:
        """Draw lines inside what is already marked."""
        text, colour = self.canvas.beginText(), None
        for x, y, line in lines:
            text.setTextOrigin(x, y)
            if line.style.colour != colour:
                colour = line.style.colour
                text.setFillColorRGB(*colour)
            last = len(line.runs) - 1
            for number, run in enumerate(line.runs):
                text.setFont(name_of(run.bold), line.style.size)
                before = " " if number else ""
                after = " " if number == last and not line.is_divided else ""  # unseen, read as the end of a word
                text.textOut(f"{before}{run.text}{after}")
        self.canvas.drawText(text)

    @contextmanager
    def aside(self, kind: str = "Layout") -> Iterator[Canvas]:
        """Draw what is no content, with its own colours and line widths."""
        with self.tagged.artifact(kind):
            self.canvas.saveState()
            yield self.canvas
            self.canvas.restoreState()

    def rules(self, rules: Iterable[tuple[float, float, float]], colour: Colour = HAIR, thick: float = 0.6) -> None:
        """Draw horizontal rules, each (x, y, width), as no content."""
        with self.aside() as canvas:
            canvas.setStrokeColorRGB(*colour)
            canvas.setLineWidth(thick)
            canvas.lines([(x, y, x + wide, y) for x, y, wide in rules])

    def field(self, x: float, y: float, wide: float, high: float, colour: Colour) -> None:
        """Fill a rectangle with colour, as no content."""
        with self.aside() as canvas:
            canvas.setFillColorRGB(*colour)
            canvas.rect(x, y, wide, high, stroke=0, fill=1)


def say_whole(element: Element, lines: Sequence[Line]) -> None:
    """Let an element with divided words say its text as it was written."""
    if any(line.is_divided for line in lines):
        element.entries["ActualText"] = text_string("".join(line.said for line in lines).strip())


def baseline(line: Line) -> float:
    """How far below the top of its line box the letters stand."""
    return line.style.leading / 2 + line.style.size * 0.36
