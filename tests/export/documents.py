"""Small made-up documents: valid, but for what a test names."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from desktop.export.content import (
    Attachment,
    Block,
    Cell,
    Document,
    Figure,
    Heading,
    Link,
    Paragraph,
    SignatureField,
    Signatures,
    Table,
    cell,
    column,
)
from desktop.export.lines import Run

WHEN = datetime(2026, 11, 23, 13, 52, tzinfo=UTC)
WORDS = "Opiskelija suunnitteli ja ohjasi toiminnan itsenäisesti ja muutti sitä asukkaan toiveen mukaan."


def a_document(*blocks: Block, **changes: Any) -> Document:
    """A document with the blocks given."""
    document = Document(
        title="Osaamisen arviointi",
        subject="Aino Esimerkki",
        author="Esimerkkiopisto",
        language="fi",
        mark="Näyttö 23.11.2026",
        running="Aino Esimerkki",
        page="sivu {n}/{count}",
        made_by="Näyttökumppani",
        blocks=blocks,
        when=WHEN,
    )
    return replace(document, **changes)


def a_table(rows: int, text: str = "Tekee asian") -> Table:
    """A table with numbered rows."""
    body = [(Cell(cell(f"{text} {n}").parts, "Row"), cell(str(n), centred=True)) for n in range(1, rows + 1)]
    return Table((80, 20), tuple(body), (column("Vaatimus"), column("O", full="Opettaja", centred=True)))


def a_figure() -> Figure:
    """A drawing of a square."""
    return Figure(40, "Neliö: 1, 2 ja 3", lambda canvas, wide: canvas.rect(0, 0, wide / 4, 40))


def places(*names: str) -> Signatures:
    """Places to sign."""
    return Signatures(tuple(SignatureField(name, name, f"Paikka: {name}") for name in names))


def a_full_document(rows: int = 40) -> Document:
    """One of everything, over some pages."""
    return a_document(
        Paragraph((Run("Aino Esimerkki", bold=True), Run("Näytetutkinto"))),
        Heading("Vaatimukset"),
        a_table(rows),
        a_figure(),
        Heading("Perustelut"),
        Paragraph(" ".join([WORDS] * 6)),
        Heading("Lisää", 3),
        Paragraph("Hon kan planera sitt arbete.", language="sv"),
        Link("ePerusteet kertoo lisää", "https://eperusteet.opintopolku.fi/"),
        Heading("Allekirjoitukset"),
        places("Opettaja", "Tyopaikkaohjaaja", "Opiskelija"),
        attachments=(Attachment("tiedot.json", "Tiedot", b'{"a": 1}'),),
    )
