"""A table as a file holds it: rows of cells, before anybody has said what its columns are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import chain
from typing import TypeAlias

Cell: TypeAlias = str | int | float | bool | date | datetime | time | timedelta
"""What a cell may hold; an empty one is ""."""

_LETTERS = 26


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, its rows, all equally wide, and how many rows and columns the file has before them.

    ``suspect``: somewhere in it a henkilötunnus may stand; False once somebody has looked.
    """

    name: str
    rows: tuple[list[Cell], ...]
    rows_before: int = 0
    columns_before: int = 0
    suspect: bool = True

    @property
    def width(self) -> int:
        """How many columns the rows have."""
        return len(self.rows[0]) if self.rows else 0

    def texts(self) -> list[str]:
        """Every text in it."""
        return [cell for cell in chain.from_iterable(self.rows) if cell.__class__ is str]

    def row_number(self, index: int) -> int:
        """The number of a row as spreadsheets count, from 1."""
        return self.rows_before + index + 1

    def letter(self, column: int) -> str:
        """The name of a column as spreadsheets give it: A, B … AA."""
        return column_letter(self.columns_before + column)


def column_letter(number: int) -> str:
    """A column's name by its number from 0: A, Z, AA."""
    name = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, _LETTERS)
        name = chr(ord("A") + rest) + name
    return name


def cell_text(cell: Cell) -> str:
    """What a cell says, as one line without spaces around it. Numbers have no needless zeros, days are ISO."""
    if isinstance(cell, str):
        return " ".join(cell.split())
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date | time) else str(cell)
