"""Pages: what stays together, and where a page ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.export.blocks import Laid


@dataclass(frozen=True, slots=True)
class Piece:
    """What no page may divide: some lines of a paragraph, a row of a table, a drawing.

    ``before`` is the space above it, but for the first on a page; ``head`` is the height of the heads that are
    drawn above it when it is the first of its block or of a page; ``keep`` holds it to the piece that follows.
    """

    block: Laid
    index: int
    height: float
    before: float = 0.0
    head: float = 0.0
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """The pieces of one block on one page: from ``first`` up to but without ``end``, ``down`` points from the top."""

    block: Laid
    first: int
    end: int
    down: float


def pages(pieces: Sequence[Piece], first_room: float, room: float) -> list[list[Span]]:
    """The pieces shared out over pages of so much room. A piece higher than a page stands alone and runs over."""
    found: list[list[Span]] = []
    start = 0
    while start < len(pieces):
        end = _page_end(pieces, start, room if found else first_room)
        found.append(_spans(pieces[start:end]))
        start = end
    return found


def _page_end(pieces: Sequence[Piece], start: int, room: float) -> int:
    used = 0.0
    for index in range(start, len(pieces)):
        used += _needs(pieces[index], first=index == start)
        if used > room + 0.01:
            return _good_end(pieces, start, max(index, start + 1))
    return len(pieces)


def _good_end(pieces: Sequence[Piece], start: int, end: int) -> int:
    """The last place before ``end`` where nothing is torn apart; ``end`` itself when there is none."""
    return next((place for place in range(end, start, -1) if not pieces[place - 1].keep), end)


def _needs(piece: Piece, first: bool) -> float:
    return piece.height + (0.0 if first else piece.before) + (piece.head if first or piece.index == 0 else 0.0)


def held(number: int, count: int) -> bool:
    """Whether a part must not be parted from the next: the first from the second, the last from the one before."""
    return count > 1 and number in (0, count - 2)


def _spans(pieces: Sequence[Piece]) -> list[Span]:
    spans: list[Span] = []
    down = 0.0
    for number, piece in enumerate(pieces):
        if spans and spans[-1].block is piece.block:
            spans[-1] = Span(piece.block, spans[-1].first, piece.index + 1, spans[-1].down)
        else:
            spans.append(Span(piece.block, piece.index, piece.index + 1, down + (piece.before if number else 0.0)))
        down += _needs(piece, first=number == 0)
    return spans
