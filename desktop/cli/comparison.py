"""A comparison of two versions of a unit on the command line: for people line by line, for programs as values."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.domain.compared import ComparedLine, Difference, Piece, UnitComparison
from desktop.domain.comparing_words import summary
from desktop.domain.library import UnitRow
from desktop.domain.local_text import say
from desktop.texts import language

_SIGNS = {Difference.SAME: " ", Difference.ADDED: "+", Difference.REMOVED: "-", Difference.REWORDED: "~"}


def unit_value(unit: UnitRow) -> dict[str, object]:
    """A unit of a version, for programs."""
    return {
        "qualification": unit.qualification,
        "version": unit.version,
        "id": unit.id,
        "code": unit.code,
        "name": unit.name,
        "extent": unit.extent,
        "kind": unit.kind,
        "reference_number": unit.reference_number,
    }


def print_comparison(found: UnitComparison, before: UnitRow, after: UnitRow) -> None:
    """What differs, section by section."""
    print(f"{before.reference_number} → {after.reference_number}: {say(after.name, language())}")
    print(summary(found))
    for section in found.sections:
        if section.is_changed:
            print(f"\n{section.title}")
            for line in section.lines:
                if line.is_changed:
                    print(f"  {_line(line)}")


def _line(line: ComparedLine) -> str:
    """A line with what differs in brackets: [-gone-] and [+new+]."""
    sign = ">" if line.moved and line.difference == Difference.SAME else _SIGNS[line.difference]
    if line.difference == Difference.REWORDED:
        return f"{sign} {_bracketed(line.before, '-')}\n    {_bracketed(line.after, '+')}"
    return f"{sign} {''.join(piece.text for piece in line.after or line.before)}"


def _bracketed(pieces: Iterable[Piece], sign: str) -> str:
    return "".join(f"[{sign}{one.text}{sign}]" if one.changed else one.text for one in pieces)


def comparison_value(found: UnitComparison, before: UnitRow, after: UnitRow) -> dict[str, object]:
    """Everything in both, for programs."""
    return {
        "before": unit_value(before),
        "after": unit_value(after),
        "summary": summary(found),
        "facts": [{"what": one.label, "before": one.before, "after": one.after} for one in found.facts],
        "sections": [
            {"kind": one.kind.value, "title": one.title, "lines": [_line_value(line) for line in one.lines]}
            for one in found.sections
        ],
    }


def _line_value(line: ComparedLine) -> dict[str, object]:
    return {
        "difference": line.difference.value,
        "moved": line.moved,
        "before": "".join(one.text for one in line.before) or None,
        "after": "".join(one.text for one in line.after) or None,
    }
