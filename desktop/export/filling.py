"""Blocks for paper: a small drawing beside its words, places to fill in with a pen, empty lines to write on."""

from __future__ import annotations

from desktop.export import style
from desktop.export.blocks import FIELD_GAP, stacked
from desktop.export.content import Beside, ByHand, Paragraph, Ruled, runs_of
from desktop.export.lines import Line, set_lines
from desktop.export.paging import Piece, Span, held
from desktop.export.pen import Pen, say_whole
from desktop.export.style import LEFT, WIDTH
from desktop.export.tagging import Element, text_string

_GAP = 14.0
_HAND = 32.0  # room above the line for handwriting
_BELOW = 3.0
_AFTER = 6.0
_LINE = 23.0


class LaidBeside:
    """A drawing at the left edge, its words at its right; never parted."""

    def __init__(self, beside: Beside, tree: Element, language: str) -> None:
        self.beside = beside
        self.figure = tree.add("Figure", Alt=text_string(beside.figure.says))
        self.x = LEFT + beside.wide + _GAP
        self.parts = [(tree.add("P"), part, self._lines(part, language)) for part in beside.parts]
        for element, _part, lines in self.parts:
            say_whole(element, lines)

    def _lines(self, part: Paragraph, language: str) -> list[Line]:
        return set_lines(runs_of(part.text), part.style, LEFT + WIDTH - self.x, part.language or language)

    def pieces(self) -> list[Piece]:
        """One."""
        words = sum(len(lines) * part.style.leading + part.style.after for _element, part, lines in self.parts)
        return [Piece(self, 0, max(self.beside.figure.height, words), before=12.0)]

    def draw(self, pen: Pen, _span: Span, top: float, /) -> None:
        """Draw both."""
        bottom = top - self.beside.figure.height
        box = f"[{LEFT:.2f} {bottom:.2f} {LEFT + self.beside.wide:.2f} {top:.2f}]"
        self.figure.entries["A"] = f"<< /O /Layout /Placement /Block /BBox {box} >>".encode()
        with pen.tagged.marked(self.figure):
            pen.canvas.saveState()
            pen.canvas.translate(LEFT, bottom)
            self.beside.figure.draw(pen.canvas, self.beside.wide)
            pen.canvas.restoreState()
        for element, part, lines in self.parts:
            pen.say(element, stacked(lines, self.x, top))
            top -= len(lines) * part.style.leading + part.style.after


class LaidByHand:
    """Lines side by side to write on, with the words under each."""

    def __init__(self, by_hand: ByHand, tree: Element, language: str) -> None:
        count = max(len(by_hand.labels), 1)
        self.keep = by_hand.keep
        self.wide = (WIDTH - FIELD_GAP * (count - 1)) / count
        shape = style.CELL_LABEL
        self.labels = [(tree.add("P"), set_lines(runs_of(one), shape, self.wide, language)) for one in by_hand.labels]
        for element, lines in self.labels:
            say_whole(element, lines)
        self.high = max((len(lines) for _element, lines in self.labels), default=0) * shape.leading

    def pieces(self) -> list[Piece]:
        """One."""
        return [Piece(self, 0, _HAND + _BELOW + self.high + _AFTER, keep=self.keep)]

    def draw(self, pen: Pen, _span: Span, top: float, /) -> None:
        """Draw the lines and the words."""
        line = top - _HAND
        places = [LEFT + number * (self.wide + FIELD_GAP) for number in range(len(self.labels))]
        pen.rules([(x, line, self.wide) for x in places], style.QUIET)
        for x, (element, lines) in zip(places, self.labels, strict=True):
            pen.say(element, stacked(lines, x, line - _BELOW))


class LaidRuled:
    """Empty lines; a page holds at least two of them."""

    def __init__(self, ruled: Ruled) -> None:
        self.count = ruled.count

    def pieces(self) -> list[Piece]:
        """One a line."""
        return [Piece(self, number, _LINE, keep=held(number, self.count)) for number in range(self.count)]

    def draw(self, pen: Pen, span: Span, top: float, /) -> None:
        """Draw some of them."""
        count = span.end - span.first
        pen.rules([(LEFT, top - _LINE * (number + 1), WIDTH) for number in range(count)], style.QUIET)
