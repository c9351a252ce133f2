"""A table that goes out: what a list of people or demonstrations says, for spreadsheets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

Value: TypeAlias = str | int | date | None
"""What a cell says; numbers that are names (student numbers, IDs) are texts, so that no zero is lost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A name, headings, and rows as wide as they."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
