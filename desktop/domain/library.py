"""Rows of the library of requirements: what lists of qualifications and units show without opening each."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from desktop.domain.local_text import LocalText
from desktop.texts import day


@dataclass(frozen=True, slots=True, kw_only=True)
class QualificationRow:
    """One version of a qualification's requirements in the library."""

    id: str
    version: str
    name: LocalText
    reference_number: str = ""
    kind: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    transition_ends: date | None = None
    imported_at: datetime | None = None
    units: int = 0
    findings: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRow:
    """One unit of one version of a qualification. ``content`` is the SHA-256 of its texts."""

    qualification: str
    version: str
    id: str
    name: LocalText
    code: str = ""
    kind: str = ""
    extent: float | None = None
    content: str = ""
    qualification_name: LocalText = field(default_factory=dict)


def version_text(version: str) -> str:
    """A version of a document as people know it: the day it was published; as it stands where it names no day."""
    return day(date.fromisoformat(version[:10])) if version[:10].count("-") == 2 else version
