"""A tagged three-page record beside the same content by reportlab's platypus, untagged; and what two signatures add."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

from tests.benchmarks.measure import Result, median_ms
from tests.builders import NOON, a_case, a_unit, an_informed_case

ROWS = 18
LONG = "Aino suunnitteli aamun itsenäisesti ja muutti sitä asukkaan toiveen mukaan. Hän perusteli ratkaisunsa. " * 4


def _record() -> Any:
    """The content of a record that fills three pages."""
    from desktop.export.assessment_pdf import assessment_document
    from desktop.export.case_parts import Source

    case = an_informed_case(ROWS)
    comments = dict.fromkeys(case.rows, "Teki työn itse ja kertoi, miksi toimi niin kuin toimi.")
    views = tuple(replace(view, comments=comments) for view in case.views)
    decision = replace(case.decision, reason=LONG, strengths=LONG, to_develop=LONG, next_steps=LONG)
    case = replace(case, unit=a_case(ROWS).unit, views=views, decision=decision)
    return assessment_document(Source(case, a_unit(ROWS), "fi"), NOON, "00")


def _untagged(document: Any) -> bytes:
    """The same words by platypus: paragraphs, tables and the drawing, nothing for a screen reader."""
    from reportlab import platypus
    from reportlab.lib.styles import ParagraphStyle

    from desktop.export import content
    from desktop.export.fonts import name_of

    body = ParagraphStyle("body", fontName=name_of(False), fontSize=9, leading=12)
    head = ParagraphStyle("head", parent=body, fontName=name_of(True), fontSize=12, leading=18)

    def flowable(block: Any) -> Any:
        if isinstance(block, content.Table):
            rows = [[paragraphs(one) for one in row] for row in ((block.head,) if block.head else ()) + block.rows]
            widths = [share / sum(block.shares) * 480 for share in block.shares]
            return platypus.Table(rows, colWidths=widths, repeatRows=1 if block.head else 0)
        if isinstance(block, content.Paragraph):
            return platypus.Paragraph(content.plain(block.text), body)
        if isinstance(block, (content.Heading, content.Link)):
            return platypus.Paragraph(block.text, head)
        if isinstance(block, content.Figure):
            return _Drawing(block.height, block.draw)
        return platypus.Spacer(1, 60)

    def paragraphs(cell: Any) -> Any:
        return [platypus.Paragraph(content.plain(part.text), body) for part in cell.parts] or ""

    class _Drawing(platypus.Flowable):  # type: ignore[misc]
        def __init__(self, height: float, draw: Any) -> None:
            super().__init__()
            self.width, self.height, self._drawn = 480, height, draw

        def draw(self) -> None:
            self._drawn(self.canv, self.width)

    buffer = BytesIO()
    story = [platypus.Paragraph(document.title, head), *(flowable(block) for block in document.blocks)]
    platypus.SimpleDocTemplate(buffer, leftMargin=50, rightMargin=50).build(story)
    return buffer.getvalue()


def run(_folder: Path) -> Iterator[Result]:
    """The record against the untagged one, then signing it twice."""
    from desktop.domain.terms import Role
    from desktop.export import authority, keys
    from desktop.export.document import write
    from desktop.export.signing import sign_document

    document = _record()
    tagged = median_ms(lambda: write(document), 20)
    untagged = median_ms(lambda: _untagged(document), 20)
    detail = f"{tagged:.1f} ms / {untagged:.1f} ms"
    yield Result("tagged record, × untagged reportlab of the same content", tagged / untagged, "×", 1.5, detail)

    when = NOON + timedelta(hours=1)
    root = authority.make_root("Esimerkkiopisto", when=NOON)
    opened = {
        role: keys.open_key(
            keys.issue_key(
                root, name=name, role=role, organisation="Esimerkki", code="koodi-1", when=NOON, rounds=1_000
            ),
            "koodi-1",
        )
        for role, name in ((Role.TEACHER, "Maija Opettaja"), (Role.INSTRUCTOR, "Timo Ohjaaja"))
    }
    base = write(document)

    def sign_twice() -> None:
        signed = base
        for role, key in opened.items():
            signed = sign_document(signed, role=role, key=key, when=when, language="fi")

    yield Result("two signatures add", median_ms(sign_twice, 15), "ms", 60.0)
