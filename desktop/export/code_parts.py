"""The short code of a document on its last page: as a QR code and in words that promise no more than it gives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from desktop.domain.document_code import document_code, qr_words
from desktop.export.case_parts import Source
from desktop.export.content import Beside, Block, ByHand, Figure, Paragraph, Signatures, Table
from desktop.export.lines import Run
from desktop.export.style import CELL, INK, SMALL

SIDE = 46.0
_MASK = 3  # to try all eight patterns for the handsomest takes ten times as long, and scanners read them all


def code_block(source: Source, version: str, kind: str, *, signed: bool = False) -> Beside:
    """The code, and what can be done with it; ``signed`` is a document that is signed in the program."""
    _ = source.translate
    code = document_code(source.case.id, version, kind)
    told = _(
        "With this code, the program finds in the file where the paper was made which demonstration and version it is "
        "of. The code proves nothing of the paper's words."
    )
    if signed:
        told = _(
            "With this code, the program finds in the file where the paper was made which version it is of and whether "
            "it was signed. The code proves nothing of the paper's words; only the PDF with its signatures does."
        )
    says = _("QR code with the document's code {code}.").format(code=code)
    picture = Figure(SIDE, says, qr_drawing(qr_words(code)))
    parts = (Paragraph((Run(_("Document's code")), Run(code, bold=True)), CELL), Paragraph(told, SMALL))
    return Beside(picture, SIDE, parts)


def closed(blocks: Iterable[Block], code: Beside) -> tuple[Block, ...]:
    """The blocks with the code at their end, which never stands alone on a page."""
    *before, last = blocks
    if isinstance(last, Table):
        last = replace(last, leads_on=True)
    elif isinstance(last, (Paragraph, Signatures, ByHand)):
        last = replace(last, keep=True)
    return (*before, last, code)


def qr_drawing(words: str) -> Any:
    """Draws the words as a QR code, as wide as it may be."""
    return lambda canvas, wide: _draw(canvas, wide, qr_rows(words))


def qr_rows(words: str) -> list[list[int]]:
    """The squares of the QR code, row by row from the top: 1 is dark."""
    import segno

    made = segno.make(words, error="m", micro=False, mask=_MASK)
    return [[int(bool(square)) for square in row] for row in made.matrix]


def _draw(canvas: Any, wide: float, rows: Sequence[Sequence[int]]) -> None:
    """All dark squares as one path, those side by side as one rectangle, so that no hair line parts them."""
    size = wide / len(rows)
    path = canvas.beginPath()
    for down, row in enumerate(rows, 1):
        at = 0
        for dark, squares in groupby(row):
            count = len(list(squares))
            if dark:
                path.rect(at * size, wide - down * size, count * size, size)
            at += count
    canvas.setFillColorRGB(*INK)
    canvas.drawPath(path, stroke=0, fill=1)
