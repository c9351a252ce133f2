"""Pages are filled in order, nothing is lost, and what belongs together is not parted."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from desktop.export.paging import Piece, pages


class ABlock:
    """A block that is never drawn."""

    def pieces(self) -> list[Piece]:
        return []

    def draw(self, *_told: Any) -> None: ...


def parts(count: int, **given: Any) -> list[Piece]:
    block = ABlock()
    return [Piece(block, number, 10, **given) for number in range(count)]


def counts(pieces: list[Piece], first: float, room: float) -> list[int]:
    return [sum(span.end - span.first for span in sheet) for sheet in pages(pieces, first, room)]


def test_a_page_holds_as_much_as_fits() -> None:
    assert counts(parts(7), 20, 30) == [2, 3, 2]


def test_space_above_counts_but_not_at_the_top_of_a_page() -> None:
    assert counts(parts(4, before=5), 25, 25) == [2, 2]


def test_repeated_heads_take_room_on_every_page() -> None:
    assert counts(parts(6, head=10), 30, 30) == [2, 2, 2]


def test_what_is_kept_goes_to_the_next_page_together() -> None:
    pieces = [*parts(2), *parts(1, keep=True), *parts(2)]
    assert counts(pieces, 30, 30) == [2, 3]


def test_a_page_where_all_is_kept_is_filled_anyway() -> None:
    assert counts(parts(7, keep=True), 30, 30) == [3, 3, 1]


def test_what_is_higher_than_a_page_stands_alone() -> None:
    high = Piece(ABlock(), 0, 100)
    assert counts([*parts(1), high, *parts(1)], 30, 30) == [1, 1, 1]


def test_nothing_is_no_page() -> None:
    assert pages([], 30, 30) == []


@given(st.lists(st.tuples(st.floats(1, 90), st.booleans()), max_size=60), st.floats(20, 200), st.floats(20, 200))
def test_every_piece_is_on_one_page_in_order(told: list[tuple[float, bool]], first: float, room: float) -> None:
    block = ABlock()
    pieces = [Piece(block, number, high, keep=keep) for number, (high, keep) in enumerate(told)]
    sheets = pages(pieces, first, room)
    assert [number for sheet in sheets for span in sheet for number in range(span.first, span.end)] == [
        *range(len(pieces))
    ]
