"""The evidence of a demonstration in its record: what each file shows, who added it when, and its SHA-256."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from desktop.domain.case import Case, assessor_name
from desktop.domain.evidence import Evidence
from desktop.export.case_parts import Source, listed
from desktop.export.content import Block, Cell, Heading, Paragraph, Table, cell, column
from desktop.export.style import CELL, CELL_NOTE, SMALL
from desktop.texts import moment


def evidence_of(case: Case) -> tuple[Evidence, ...]:
    """What all who sign may see."""
    return tuple(one for one in case.evidence if one.shared)


def evidence_blocks(source: Source) -> Iterator[Block]:
    """A list of the evidence; nothing where there is none."""
    _, shown = source.translate, evidence_of(source.case)
    if not shown:
        return
    yield Heading(_("Evidence"))
    heads = (column(_("What it shows")), column(_("Added")))
    yield Table((72, 28), tuple(_row(source, number, one) for number, one in enumerate(shown, 1)), heads)
    yield Paragraph(_("The files are not in this document; SHA-256 tells that a file is the same."), SMALL)


def _row(source: Source, number: int, one: Evidence) -> tuple[Cell, ...]:
    _, case = source.translate, source.case
    rows = ", ".join(str(place) for place, row in enumerate(case.unit.requirements, 1) if row in one.requirements)
    about = _("requirement {n}").format(n=rows) if rows else ""
    consent = _("Consent {day}: {words}").format(day=source.day(one.consent_on), words=one.consent)
    parts = (
        Paragraph(f"{number}. {one.text}", CELL),
        Paragraph(listed((_(one.kind.label), one.name, about), " · "), CELL_NOTE),
        Paragraph(consent, CELL_NOTE),
        Paragraph(f"SHA-256 {one.sha256}", CELL_NOTE),
    )
    added = listed((moment(one.at, source.language), assessor_name(case, one.by)))
    return (Cell(parts, "Row"), cell(added))


def evidence_facts(case: Case) -> list[dict[str, Any]]:
    """The same as data."""
    return [
        {
            "id": one.id,
            "kind": one.kind.value,
            "name": one.name,
            "text": one.text,
            "requirements": list(one.requirements),
            "at": one.at.isoformat(),
            "by": one.by,
            "size": one.size,
            "sha256": one.sha256,
            "consent": one.consent,
            "consent_on": one.consent_on.isoformat() if one.consent_on else None,
        }
        for one in evidence_of(case)
    ]
