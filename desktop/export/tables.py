"""Tables set into rows; a row that is higher than others may run over a page, the heads come again."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.export.blocks import language_entry, stacked
from desktop.export.content import Cell, Table, runs_of
from desktop.export.lines import Line, set_lines
from desktop.export.paging import Piece, Span, held
from desktop.export.pen import Pen, say_whole
from desktop.export.style import LEFT, TINT, WIDTH
from desktop.export.tagging import Element, text_string

_SIDE = 4.0
_AIR = (2.6, 2.9)  # above and below the text of a row
_CLOSE_AIR = (0.9, 0.9)
_AFTER = 6.0
_WHOLE = 10  # a row of more lines than this may run over to the next page


class _LaidCell:
    """A cell: its paragraphs as lines, each line knowing the element it belongs to."""

    def __init__(self, cell: Cell, row: Element, room: float, language: str) -> None:
        self.cell = cell
        self.room = room
        self.element = row.add("TH" if cell.head else "TD", **_head_entries(cell))
        self.lines: list[tuple[Element, Line]] = []
        for part in cell.parts:
            lines = set_lines(runs_of(part.text), part.style, room - 2 * _SIDE, part.language or language)
            entry = language_entry(part.language)
            owner = self.element.add("P", **entry) if len(cell.parts) > 1 or entry else self.element
            say_whole(owner, lines)
            self.lines += [(owner, line) for line in lines]

    def height(self, first: int, end: int) -> float:
        return sum(line.style.leading for _owner, line in self.lines[first:end])

    def draw(self, pen: Pen, x: float, top: float, first: int, end: int) -> None:
        for owner, lines in _by_owner(self.lines[first:end]):
            placed = [(x + self._indent(line), y, line) for _x, y, line in stacked(lines, 0, top)]
            pen.say(owner, placed)
            top -= sum(line.style.leading for line in lines)

    def draw_again(self, pen: Pen, x: float, top: float) -> None:
        lines = [line for _owner, line in self.lines]
        pen.draw([(x + self._indent(line), y, line) for _x, y, line in stacked(lines, 0, top)])

    def _indent(self, line: Line) -> float:
        return (self.room - line.width) / 2 if self.cell.centred else _SIDE


def _head_entries(cell: Cell) -> dict[str, bytes]:
    if not cell.head:
        return {}
    entries = {"A": f"<< /O /Table /Scope /{cell.head} >>".encode()}
    return entries | ({"E": text_string(cell.full)} if cell.full else {})


def _by_owner(lines: Sequence[tuple[Element, Line]]) -> list[tuple[Element, list[Line]]]:
    found: list[tuple[Element, list[Line]]] = []
    for owner, line in lines:
        if found and found[-1][0] is owner:
            found[-1][1].append(line)
        else:
            found.append((owner, [line]))
    return found


class _LaidRow:
    """A row, and the slices of lines in which it may be drawn."""

    def __init__(
        self,
        cells: Sequence[Cell],
        table: Element,
        rooms: Sequence[float],
        language: str,
        air: tuple[float, float] = _AIR,
    ) -> None:
        element = table.add("TR")
        self.above, self.below = air
        self.cells = [_LaidCell(cell, element, room, language) for cell, room in zip(cells, rooms, strict=True)]
        self.longest = max((len(cell.lines) for cell in self.cells), default=0)
        self.slices = _slices(self.longest)

    def height(self, first: int, end: int) -> float:
        """Of some of its lines, with the padding above the first and below the last."""
        inner = max((cell.height(first, end) for cell in self.cells), default=0.0)
        return inner + (self.above if first == 0 else 0.0) + (self.below if end == max(self.longest, 1) else 0.0)

    def draw(self, pen: Pen, rooms: Sequence[float], top: float, first: int, end: int) -> None:
        x = LEFT
        for cell, room in zip(self.cells, rooms, strict=True):
            cell.draw(pen, x, top - (self.above if first == 0 else 0.0), first, end)
            x += room

    def draw_again(self, pen: Pen, rooms: Sequence[float], top: float) -> None:
        x = LEFT
        for cell, room in zip(self.cells, rooms, strict=True):
            cell.draw_again(pen, x, top - self.above)
            x += room


def _slices(longest: int) -> list[tuple[int, int]]:
    if longest <= _WHOLE:
        return [(0, max(longest, 1))]
    return [(0, 3), *((line, line + 1) for line in range(3, longest - 3)), (longest - 3, longest)]


class LaidTable:
    """A table; its first two rows stay with the head, and a head comes again on each page."""

    def __init__(self, table: Table, tree: Element, language: str) -> None:
        element = tree.add("Table")
        whole = sum(table.shares)
        self.table = table
        self.rooms = [share / whole * WIDTH for share in table.shares]
        self.head = _LaidRow(table.head, element, self.rooms, language) if table.head else None
        air = _AIR if table.ruled else _CLOSE_AIR
        self.rows = [_LaidRow(cells, element, self.rooms, language, air) for cells in table.rows]
        self.parts = [(row, first, end) for row in self.rows for first, end in row.slices]

    @property
    def head_high(self) -> float:
        """The height of the heads."""
        return self.head.height(0, max(self.head.longest, 1)) if self.head else 0.0

    def pieces(self) -> list[Piece]:
        """One a row, more for very high rows."""
        last = len(self.parts) - 1
        return [
            Piece(
                self,
                number,
                row.height(first, end) + (_AFTER if number == last else 0.0),
                head=self.head_high,
                keep=self.table.keep or held(number, len(self.parts)) or (self.table.leads_on and number == last),
            )
            for number, (row, first, end) in enumerate(self.parts)
        ]

    def draw(self, pen: Pen, span: Span, top: float, /) -> None:
        """Draw the heads and some of the rows."""
        if self.head:
            top = self._draw_head(self.head, pen, top, again=span.first > 0)
        rules = []
        for row, start, stop in self.parts[span.first : span.end]:
            row.draw(pen, self.rooms, top, start, stop)
            top -= row.height(start, stop)
            if self.table.ruled and stop == max(row.longest, 1):
                rules.append((LEFT, top, WIDTH))
        if rules:
            pen.rules(rules)

    def _draw_head(self, head: _LaidRow, pen: Pen, top: float, again: bool) -> float:
        pen.field(LEFT, top - self.head_high, WIDTH, self.head_high, TINT)
        if again:
            with pen.tagged.artifact("Pagination"):
                head.draw_again(pen, self.rooms, top)
        else:
            head.draw(pen, self.rooms, top, 0, max(head.longest, 1))
        return top - self.head_high
