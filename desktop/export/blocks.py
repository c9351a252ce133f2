"""Blocks set into lines and rows: how high each part is, and how it is drawn and tagged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from reportlab.pdfbase import pdfdoc

from desktop.export import style
from desktop.export.content import Figure, Heading, Link, Paragraph, SignatureField, Signatures, plain, runs_of
from desktop.export.fonts import name_of
from desktop.export.lines import Line, set_lines
from desktop.export.paging import Piece, Span, held
from desktop.export.pen import Pen, Placed, baseline, say_whole
from desktop.export.style import LEFT, WIDTH
from desktop.export.tagging import Element, text_string

FIELD_GAP = 14.0
FIELD_HIGH = 90.0
INK_LINE = 40.0  # the line to sign on, from the bottom of the field; what is below it says who signed


class Laid(Protocol):
    """A block whose lines are set."""

    def pieces(self) -> list[Piece]:
        """Its parts from top to bottom."""
        ...

    def draw(self, pen: Pen, span: Span, top: float, /) -> None:
        """Draw some of them; ``top`` is measured from the page's bottom."""
        ...


def language_entry(language: str) -> dict[str, bytes]:
    """The entry that says a text is in another language than the document."""
    return {"Lang": f"({language})".encode()} if language else {}


def stacked(lines: Sequence[Line], x: float, top: float) -> list[Placed]:
    """The lines one below the other."""
    placed = []
    for line in lines:
        placed.append((x, top - baseline(line), line))
        top -= line.style.leading
    return placed


class LaidParagraph:
    """A paragraph; a page holds at least two of its lines."""

    def __init__(self, paragraph: Paragraph, tree: Element, language: str, tag: str = "P") -> None:
        self.paragraph = paragraph
        self.element = tree.add(tag, **language_entry(paragraph.language))
        spoken = paragraph.language or language
        self.lines = set_lines(runs_of(paragraph.text), paragraph.style, WIDTH, spoken)
        say_whole(self.element, self.lines)

    def pieces(self) -> list[Piece]:
        """One a line."""
        shape, last = self.paragraph.style, len(self.lines) - 1
        return [
            Piece(
                self,
                number,
                shape.leading + (shape.after if number == last else 0.0),
                before=shape.before if number == 0 else 0.0,
                keep=self.paragraph.keep or held(number, last + 1),
            )
            for number in range(len(self.lines))
        ]

    def draw(self, pen: Pen, span: Span, top: float, /) -> None:
        """Draw some of its lines."""
        pen.say(self.element, stacked(self.lines[span.first : span.end], LEFT, top))


class LaidHeading(LaidParagraph):
    """A heading: never the last thing on a page, and a line in the outline."""

    def __init__(self, heading: Heading, tree: Element, language: str, key: str) -> None:
        shape = style.SECTION if heading.level == 2 else style.SUBSECTION
        super().__init__(Paragraph(heading.text, shape, keep=True), tree, language, f"H{heading.level}")
        self.heading = heading
        self.key = key

    def draw(self, pen: Pen, span: Span, top: float, /) -> None:
        """Draw it, and let the outline lead here."""
        if span.first == 0:
            pen.canvas.bookmarkHorizontal(self.key, 0, top + 4)
            pen.canvas.addOutlineEntry(plain(self.heading.text), self.key, self.heading.level - 2)
        super().draw(pen, span, top)


class LaidLink(LaidParagraph):
    """A paragraph that leads somewhere."""

    def __init__(self, link: Link, tree: Element, language: str) -> None:
        shape = style.Style(colour=style.ACCENT)
        super().__init__(Paragraph(link.text, shape), tree, language)
        self.link = link
        self.element = self.element.add("Link")

    def draw(self, pen: Pen, span: Span, top: float, /) -> None:
        """Draw some of its lines, each of them sensitive."""
        super().draw(pen, span, top)
        for x, y, line in stacked(self.lines[span.first : span.end], LEFT, top):
            pen.tagged.annotate(self.element, self._annotation(x, y, line))

    def _annotation(self, x: float, y: float, line: Line) -> pdfdoc.PDFDictionary:
        action = pdfdoc.PDFDictionary({"S": pdfdoc.PDFName("URI"), "URI": pdfdoc.PDFString(self.link.target)})
        entries = {
            "Type": pdfdoc.PDFName("Annot"),
            "Subtype": pdfdoc.PDFName("Link"),
            "Rect": pdfdoc.PDFArray([x, y - 3, x + line.width, y + line.style.size]),
            "A": action,
            "F": 4,  # printed (PDF/A wants it)
            "Contents": text_string(self.link.text),
            "Border": pdfdoc.PDFArray([0, 0, 0]),
        }
        return pdfdoc.PDFDictionary(entries)


class LaidFigure:
    """A drawing with its words."""

    def __init__(self, figure: Figure, tree: Element) -> None:
        self.figure = figure
        self.element = tree.add("Figure", Alt=text_string(figure.says))

    def pieces(self) -> list[Piece]:
        """One."""
        return [Piece(self, 0, self.figure.height + 6)]

    def draw(self, pen: Pen, _span: Span, top: float, /) -> None:
        """Draw it at the left edge."""
        bottom = top - self.figure.height
        box = f"[{LEFT:.2f} {bottom:.2f} {LEFT + WIDTH:.2f} {top:.2f}]"
        self.element.entries["A"] = f"<< /O /Layout /Placement /Block /BBox {box} >>".encode()
        with pen.tagged.marked(self.element):
            pen.canvas.saveState()
            pen.canvas.translate(LEFT, bottom)
            self.figure.draw(pen.canvas, WIDTH)
            pen.canvas.restoreState()


class LaidSignatures:
    """The places to sign: a label and a line each, and the field that a signature will fill."""

    def __init__(self, signatures: Signatures, tree: Element, language: str) -> None:
        self.fields = signatures.fields
        self.keep = signatures.keep
        self.wide = (WIDTH - FIELD_GAP * (len(self.fields) - 1)) / max(len(self.fields), 1)
        self.labels = [set_lines(runs_of(one.label), style.CELL_HEAD, self.wide, language) for one in self.fields]
        self.elements = [(tree.add("P"), tree.add("Form")) for _ in self.fields]
        self.label_high = max((len(lines) for lines in self.labels), default=0) * style.CELL_HEAD.leading
        self.references: list[object] = []

    def pieces(self) -> list[Piece]:
        """One: the places stay side by side."""
        return [Piece(self, 0, self.label_high + FIELD_HIGH, before=4.0, keep=self.keep)]

    def draw(self, pen: Pen, _span: Span, top: float, /) -> None:
        """Draw the labels and lines, and put the fields in."""
        bottom = top - self.label_high - FIELD_HIGH
        places = [LEFT + number * (self.wide + FIELD_GAP) for number in range(len(self.fields))]
        pen.rules([(x, bottom + INK_LINE, self.wide) for x in places], style.QUIET)
        for x, field, lines, (label, form) in zip(places, self.fields, self.labels, self.elements, strict=True):
            pen.say(label, stacked(lines, x, top))
            self.references.append(pen.tagged.annotate(form, self._widget(pen, field, x, bottom)))

    def _widget(self, pen: Pen, field: SignatureField, x: float, bottom: float) -> pdfdoc.PDFDictionary:
        appearance = _empty_form(pen, field, self.wide)
        entries = {
            "Type": pdfdoc.PDFName("Annot"),
            "Subtype": pdfdoc.PDFName("Widget"),
            "FT": pdfdoc.PDFName("Sig"),
            "T": text_string(field.name),
            "TU": text_string(field.says),
            "Contents": text_string(field.says),
            "F": 132,  # printed and locked in place
            "Rect": pdfdoc.PDFArray([x, bottom, x + self.wide, bottom + FIELD_HIGH]),
            "AP": pdfdoc.PDFDictionary({"N": appearance}),
        }
        return pdfdoc.PDFDictionary(entries)


def _empty_form(pen: Pen, field: SignatureField, wide: float) -> pdfdoc.PDFObject:
    """What is seen in the field until a signature takes its place."""
    canvas, name = pen.canvas, f"empty{field.name}"
    canvas.beginForm(name, 0, 0, wide, FIELD_HIGH)
    canvas.setFillColorRGB(*style.QUIET)
    canvas.setFont(name_of(False), style.SMALL.size)
    canvas.drawString(0, INK_LINE + 5, field.empty)
    canvas.endForm()
    return pdfdoc.PDFObjectReference(pdfdoc.xObjectName(name))
