"""Writes a document as PDF/A-3a and PDF/UA-1: tagged, with its data attached and empty fields for signatures."""

from __future__ import annotations

from io import BytesIO

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from desktop.domain.errors import UserError
from desktop.export import style
from desktop.export.blocks import (
    Laid,
    LaidFigure,
    LaidHeading,
    LaidLink,
    LaidParagraph,
    LaidSignatures,
    stacked,
)
from desktop.export.catalogue import describe
from desktop.export.content import (
    Beside,
    Block,
    ByHand,
    Document,
    Figure,
    Heading,
    Link,
    Paragraph,
    Ruled,
    Table,
    texts_of,
)
from desktop.export.filling import LaidBeside, LaidByHand, LaidRuled
from desktop.export.fonts import ONE_AT_A_TIME, missing_letters, name_of
from desktop.export.lines import Line, Run, set_lines
from desktop.export.paging import Span, pages
from desktop.export.pen import Pen, baseline
from desktop.export.style import ACCENT, FOOT, LEFT, NEXT_TOP, PAGE, RUNNING, TITLE, TOP, WIDTH
from desktop.export.tables import LaidTable
from desktop.export.tagging import Tagged
from desktop.texts import _

_TITLE_ROOM = 0.5  # of the width at least; the mark has no more than the rest
_APART = 16.0  # between what stands on one line at the left and at the right
_MANY = 9  # pages that a mark leaves room to tell of
_BELOW_TITLE = 17.0


def write(document: Document) -> bytes:
    """The document as PDF: the same bytes for the same content and moment.

    Raises a UserError that names the letters which the document's font cannot write.
    """
    refuse_missing_letters(document)
    with ONE_AT_A_TIME:
        return _Writer(document).write()


def refuse_missing_letters(document: Document) -> None:
    """Raise a UserError when a text has letters that the font lacks, saying which and under which heading."""
    for heading, text in texts_of(document):
        if missing := missing_letters([text]):
            message = _("“{heading}”: the document's font has no letters for {letters}. Write it another way.")
            raise UserError(message.format(heading=heading, letters=" ".join(sorted(missing))))


_write_stream = pdfdoc.PDFStream.format


def _write_stream_well(stream: pdfdoc.PDFStream, document: object) -> bytes:
    """A stream with the end of line before ``endstream`` that PDF/A asks for and reportlab leaves out."""
    written: bytes = _write_stream(stream, document)
    return written.removesuffix(b"endstream\n") + b"\nendstream\n"


pdfdoc.PDFStream.format = _write_stream_well


class _Writer:
    """Sets the blocks, shares them out over pages and draws these."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.buffer = BytesIO()
        canvas = Canvas(
            self.buffer,
            pagesize=PAGE,
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            lang=document.language,
            initialFontName=name_of(False),
        )
        self.tagged = Tagged(canvas)
        self.pen = Pen(self.tagged)

    def write(self) -> bytes:
        """Draw everything."""
        title = self.tagged.document.add("H1")
        room = max(WIDTH - self._running_line(self._told(_MANY, _MANY)).width - _APART, WIDTH * _TITLE_ROOM)
        lines = set_lines((Run(self.document.title),), TITLE, room, self.document.language)
        self.first_top = TOP + len(lines) * TITLE.leading + _BELOW_TITLE
        laid = [self._laid(number, block) for number, block in enumerate(self.document.blocks)]
        sheets = self._sheets(laid)
        for number, spans in enumerate(sheets, 1):
            if number == 1:
                self.pen.say(title, stacked(lines, LEFT, PAGE[1] - TOP))
            self._draw_sheet(number, len(sheets), spans)
        return self._finished(laid)

    def _sheets(self, laid: list[Laid]) -> list[list[Span]]:
        pieces = [piece for block in laid for piece in block.pieces()]
        room = PAGE[1] - style.BOTTOM
        return pages(pieces, room - self.first_top, room - NEXT_TOP) or [[]]

    def _laid(self, number: int, block: Block) -> Laid:
        tree, language = self.tagged.document, self.document.language
        if isinstance(block, Paragraph):
            return LaidParagraph(block, tree, language)
        if isinstance(block, Heading):
            return LaidHeading(block, tree, language, f"part{number}")
        if isinstance(block, Link):
            return LaidLink(block, tree, language)
        if isinstance(block, Table):
            return LaidTable(block, tree, language)
        if isinstance(block, Beside):
            return LaidBeside(block, tree, language)
        if isinstance(block, ByHand):
            return LaidByHand(block, tree, language)
        if isinstance(block, Ruled):
            return LaidRuled(block)
        return LaidFigure(block, tree) if isinstance(block, Figure) else LaidSignatures(block, tree, language)

    def _draw_sheet(self, number: int, count: int, spans: list[Span]) -> None:
        self._draw_running(number, count)
        top = PAGE[1] - (self.first_top if number == 1 else NEXT_TOP)
        for span in spans:
            span.block.draw(self.pen, span, top - span.down)
        self.tagged.canvas.showPage()

    def _draw_running(self, number: int, count: int) -> None:
        """The rule under the title and the document's mark; on later pages, what the document is and whose."""
        told = self._running_line(self._told(number, count))
        rule = PAGE[1] - (self.first_top - 9 if number == 1 else NEXT_TOP - 12)
        self.pen.rules([(LEFT, rule, WIDTH)], ACCENT if number == 1 else style.HAIR, 1.6 if number == 1 else 0.6)
        top = PAGE[1] - (TOP + 3 if number == 1 else NEXT_TOP - 27)
        with self.tagged.artifact("Pagination"):
            self._right(told, top)
            if number > 1:
                line = self._running_line(self.document.running, WIDTH - told.width - _APART)
                self.pen.draw([(LEFT, top - baseline(line), line)])
            if self.document.code:
                self._right(self._running_line(self.document.code), FOOT)

    def _told(self, number: int, count: int) -> str:
        page = self.document.page.format(n=number, count=count)
        return " · ".join(part for part in (self.document.mark, page) if part)

    def _right(self, line: Line, top: float) -> None:
        self.pen.draw([(LEFT + WIDTH - line.width, top - baseline(line), line)])

    def _running_line(self, text: str, room: float = WIDTH) -> Line:
        """As much of the text as the room holds on one line."""
        lines = set_lines((Run(text),), RUNNING, room, "")
        while len(lines) > 1:
            text = f"{lines[0].said.rstrip()[:-1].rstrip(' ·')}…"
            lines = set_lines((Run(text),), RUNNING, room, "")
        return lines[0] if lines else Line((), RUNNING, " ")

    def _finished(self, laid: list[Laid]) -> bytes:
        fields = [one for block in laid if isinstance(block, LaidSignatures) for one in block.references]
        self.tagged.finish()
        describe(self.tagged, self.document, fields)
        self.tagged.canvas._doc.SaveToFile(self.buffer, self.tagged.canvas)
        return self.buffer.getvalue()
