"""What a comparison of two versions of a unit holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from desktop.texts import n_


class Difference(StrEnum):
    """What became of a line."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    REWORDED = "reworded"

    @property
    def label(self) -> str:
        """What it is called (marked)."""
        return _LABELS[self]


_LABELS = {
    Difference.SAME: n_("As before"),
    Difference.ADDED: n_("New"),
    Difference.REMOVED: n_("Left out"),
    Difference.REWORDED: n_("Reworded"),
}


class Piece(NamedTuple):
    """Words that stand together, and whether the other version has others in their place."""

    text: str
    changed: bool = False


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """One line in both versions; without pieces where a version does not have it.

    ``also_in`` are other languages in which it was reworded while it stayed the same in the reader's, and ``lead`` the
    words that it continues.
    """

    difference: Difference
    before: tuple[Piece, ...] = ()
    after: tuple[Piece, ...] = ()
    moved: bool = False
    before_number: int | None = None
    after_number: int | None = None
    area: str = ""
    lead: str = ""
    also_in: tuple[str, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Whether the reader should look at it."""
        return self.moved or self.difference != Difference.SAME or bool(self.also_in)


class Kind(StrEnum):
    """What a section is made of."""

    REQUIREMENTS = "requirements"
    CRITERIA = "criteria"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Section:
    """Lines that stand together under a heading."""

    kind: Kind
    title: str
    lines: tuple[ComparedLine, ...]

    @property
    def is_changed(self) -> bool:
        """Whether anything in it differs."""
        return any(line.is_changed for line in self.lines)


@dataclass(frozen=True, slots=True)
class Fact:
    """Something of the unit as a whole, and what it was before."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class UnitComparison:
    """Everything that two versions of a unit say, line beside line. ``facts`` holds only those that differ."""

    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]

    @property
    def is_changed(self) -> bool:
        """Whether anything differs in the reader's language."""
        return bool(self.facts) or any(section.is_changed for section in self.sections)

    def count(self, kind: Kind, *differences: Difference) -> int:
        """How many lines of a kind have one of these differences."""
        return sum(line.difference in differences for line in self._lines(kind))

    def moved(self, kind: Kind) -> int:
        """How many lines of a kind say the same and stand elsewhere."""
        return sum(line.moved and line.difference == Difference.SAME for line in self._lines(kind))

    def _lines(self, kind: Kind) -> Iterator[ComparedLine]:
        return (line for section in self.sections if section.kind == kind for line in section.lines)
