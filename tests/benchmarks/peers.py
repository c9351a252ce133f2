"""The same content by the peers: typst and WeasyPrint tagged, fpdf2 untagged; only where they are installed.

Each is given what it likes best, made from the same blocks: markup for typst, HTML for WeasyPrint, calls for fpdf2. The
drawing of the grades is left out for them, so that what is compared errs in their favour.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeAlias

from desktop.export import content
from desktop.paths import resources

FONTS = resources() / "fonts"
Act: TypeAlias = Callable[[], bytes]
Prepare: TypeAlias = Callable[[Any], Act]


def peers(folder: Path) -> dict[str, Prepare]:
    """By its name, each peer that is installed: given a document, what makes it."""
    prepared: dict[str, Prepare] = {"typst": _Typst(folder), "weasyprint": _weasyprint, "fpdf": _fpdf2}
    return {name: prepare for name, prepare in prepared.items() if find_spec(name)}


class _Typst:
    """PDF/A-3a and PDF/UA-1 in one file; its compiler is kept, as a service would."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._compiler: Any = None

    def __call__(self, document: Any) -> Act:
        import typst

        source = self._folder / "record.typ"
        (self._folder / "data.json").write_bytes(document.attachments[0].data)
        source.write_text(_markup(document), encoding="utf-8")
        self._compiler = self._compiler or typst.Compiler(
            root=str(self._folder), font_paths=[str(FONTS)], ignore_system_fonts=True
        )

        def make() -> bytes:
            made: bytes = self._compiler.compile(str(source), format="pdf", pdf_standards=["a-3a", "ua-1"])
            return made

        return make


def _markup(document: Any) -> str:
    head = [
        f"#set document(title: {_quoted(document.title)}, author: {_quoted(document.author)})",
        "#set document(date: datetime(year: 2026, month: 11, day: 23))",
        f'#set text(font: "Inter", size: 9pt, lang: "{document.language}", hyphenate: true)',
        "#set page(margin: 48pt, numbering: (..n) => [#n.pos().first()])",
        '#pdf.attach("data.json", relationship: "data", mime-type: "application/json", description: "Tiedot")',
        f"= {_text(document.title)}",
    ]
    return "\n\n".join([*head, *filter(None, map(_typst_block, document.blocks))])


def _typst_block(block: Any) -> str:
    if isinstance(block, content.Heading):
        return f"{'=' * block.level} {_text(block.text)}"
    if isinstance(block, content.Paragraph):
        return _text(content.plain(block.text))
    if isinstance(block, content.Link):
        return f"#link({_quoted(block.target)})[{_text(block.text)}]"
    if isinstance(block, content.Table):
        columns = ", ".join(f"{share}fr" for share in block.shares)
        head = "table.header(" + ", ".join(map(_typst_cell, block.head)) + ")," if block.head else ""
        rows = ",\n".join(_typst_cell(cell) for row in block.rows for cell in row)
        return f"#table(columns: ({columns},), stroke: 0.5pt, {head}\n{rows})"
    return ""


def _typst_cell(cell: Any) -> str:
    return "[" + " #parbreak() ".join(_text(content.plain(part.text)) for part in cell.parts) + "]"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _text(text: str) -> str:
    return f"#{_quoted(text)}" if text else ""


def _weasyprint(document: Any) -> Act:
    """PDF/UA-1 with tags."""
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration

    page = _page(document)
    fonts = FontConfiguration()

    def make() -> bytes:
        made: bytes = HTML(string=page, base_url=str(FONTS)).write_pdf(font_config=fonts, pdf_variant="pdf/ua-1")
        return made

    return make


def _page(document: Any) -> str:
    style = (
        "@font-face{font-family:Inter;src:url(Inter-Regular.ttf)}@page{size:A4;margin:48pt}"
        "body{font:9pt Inter;hyphens:auto}table{width:100%;border-collapse:collapse}td,th{border:.5pt solid #888}"
    )
    blocks = "".join(map(_html_block, document.blocks))
    head = f"<title>{escape(document.title)}</title><style>{style}</style>"
    return f'<html lang="{document.language}"><head>{head}</head><body><h1>{escape(document.title)}</h1>{blocks}</body>'


def _html_block(block: Any) -> str:
    if isinstance(block, content.Heading):
        return f"<h{block.level}>{escape(block.text)}</h{block.level}>"
    if isinstance(block, content.Paragraph):
        return f"<p>{escape(content.plain(block.text))}</p>"
    if isinstance(block, content.Link):
        return f'<p><a href="{escape(block.target)}">{escape(block.text)}</a></p>'
    if isinstance(block, content.Table):
        head = "<thead>" + _html_row(block.head, "th") + "</thead>" if block.head else ""
        return f"<table>{head}<tbody>{''.join(_html_row(row, 'td') for row in block.rows)}</tbody></table>"
    return ""


def _html_row(row: Any, tag: str) -> str:
    cells = ("<br>".join(escape(content.plain(part.text)) for part in cell.parts) for cell in row)
    return "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>"


def _fpdf2(document: Any) -> Act:
    """Untagged: it has no tags to give."""
    from fpdf import FPDF

    def make() -> bytes:
        pdf = FPDF(unit="pt", format="A4")
        pdf.set_margin(48)
        for style, name in (("", "Regular"), ("B", "SemiBold")):
            pdf.add_font("Inter", style, FONTS / f"Inter-{name}.ttf")
        pdf.set_font("Inter", size=9)
        pdf.add_page()
        pdf.set_title(document.title)
        for block in document.blocks:
            _fpdf2_block(pdf, block)
        return bytes(pdf.output())

    return make


def _fpdf2_block(pdf: Any, block: Any) -> None:
    after = {"new_x": "LMARGIN", "new_y": "NEXT"}
    if isinstance(block, content.Table):
        with pdf.table(col_widths=block.shares, first_row_as_headings=bool(block.head)) as table:
            for row in (block.head, *block.rows) if block.head else block.rows:
                cells = table.row()
                for cell in row:
                    cells.cell("\n".join(content.plain(part.text) for part in cell.parts))
    elif isinstance(block, (content.Heading, content.Link)):
        pdf.multi_cell(0, 16, block.text, **after)
    elif isinstance(block, content.Paragraph):
        pdf.multi_cell(0, 12, content.plain(block.text), **after)
