"""The ways to tamper with a signed document that are known to us, each on a record that two have signed."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.dss import DocumentSecurityStore

from desktop.domain.terms import Role
from tests.export.signed import BOTH, signed, signed_by, the_record

Attack = Callable[[bytes], bytes]
ATTACKS: dict[str, Attack] = {}


def attack(name: str) -> Callable[[Attack], Attack]:
    """Give an attack its name."""

    def named(function: Attack) -> Attack:
        ATTACKS[name] = function
        return function

    return named


def appended(pdf: bytes, change: Callable[[Any], None]) -> bytes:
    """The document with a change appended as one more revision."""
    writer: Any = IncrementalPdfFileWriter(BytesIO(pdf))
    change(writer)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


_new: Any = generic
"""pyHanko's values, whose makers say nothing of types."""


def first_page(writer: Any) -> Any:
    page = writer.root["/Pages"]["/Kids"][0]
    writer.update_container(page)
    return page


def field(writer: Any, name: str) -> Any:
    fields = [one.get_object() for one in writer.root["/AcroForm"]["/Fields"]]
    found = next(one for one in fields if one["/T"] == name)
    writer.update_container(found)
    return found


def drawing(writer: Any, code: bytes) -> Any:
    entries = {pdf_name("/Type"): pdf_name("/XObject"), pdf_name("/Subtype"): pdf_name("/Form")}
    box = _new.ArrayObject([_new.NumberObject(n) for n in (0, 0, 100, 100)])
    return writer.add_object(_new.StreamObject({**entries, pdf_name("/BBox"): box}, stream_data=code))


def contents(pdf: bytes) -> list[re.Match[bytes]]:
    """Where the signatures stand in the bytes, in the order of signing."""
    return list(re.finditer(rb"/Contents <([0-9a-fA-F]{1000,})>", pdf))


def flipped(pdf: bytes, place: int, digit: bytes = b"") -> bytes:
    """The document with one byte, or the given hexadecimal digit, changed."""
    new = digit or bytes([pdf[place] ^ 1])
    return pdf[:place] + new + pdf[place + 1 :]


@attack("01 one bit in a signed stream")
def _bit(pdf: bytes) -> bytes:
    return flipped(pdf, pdf.index(b"stream\n") + 40)


@attack("02 a digit in the first signature")
def _signature(pdf: bytes) -> bytes:
    place = contents(pdf)[0].start(1) + 900
    return flipped(pdf, place, b"0" if pdf[place : place + 1] != b"0" else b"1")


@attack("03 a digit in the padding of the first signature")
def _padding(pdf: bytes) -> bytes:
    return flipped(pdf, contents(pdf)[0].end(1) - 4, b"7")


@attack("04 bytes after the end")
def _after(pdf: bytes) -> bytes:
    return pdf + b"more\n"


@attack("05 page content replaced")
def _content(pdf: bytes) -> bytes:
    def change(writer: Any) -> None:
        page = first_page(writer)
        page["/Contents"] = writer.add_object(_new.StreamObject(stream_data=b"1 0 0 rg 0 0 400 400 re f"))

    return appended(pdf, change)


@attack("06 an annotation over a grade")
def _annotation(pdf: bytes) -> bytes:
    def change(writer: Any) -> None:
        box = _new.ArrayObject([_new.NumberObject(n) for n in (50, 500, 150, 520)])
        note = {"/Type": pdf_name("/Annot"), "/Subtype": pdf_name("/FreeText"), "/Rect": box}
        note["/Contents"] = _new.TextStringObject("5")
        entry = writer.add_object(_new.DictionaryObject({pdf_name(key): value for key, value in note.items()}))
        page = first_page(writer)
        page["/Annots"] = _new.ArrayObject([*page.get("/Annots", []), entry])

    return appended(pdf, change)


@attack("07 the data inside swapped")
def _data(pdf: bytes) -> bytes:
    def change(writer: Any) -> None:
        spec = writer.root["/Names"]["/EmbeddedFiles"]["/Names"][1]
        data = spec["/EF"]["/F"].data.replace(b'"grade": "5"', b'"grade": "1"')
        other = writer.add_object(_new.StreamObject(stream_data=data))
        names = {pdf_name(key): other for key in ("/F", "/UF")}
        spec["/EF"] = _new.DictionaryObject(names)
        writer.update_container(spec)

    return appended(pdf, change)


@attack("08 the title in the information changed")
def _title(pdf: bytes) -> bytes:
    def change(writer: Any) -> None:
        info = writer.trailer["/Info"]
        info["/Title"] = _new.TextStringObject("Another title")
        writer.update_container(info)

    return appended(pdf, change)


@attack("08b the title changed, then evidence added")
def _title_and_store(pdf: bytes) -> bytes:
    return _store(_title(pdf))


@attack("09 the look of the empty field changed")
def _shadow(pdf: bytes) -> bytes:
    def change(writer: Any) -> None:
        look = {pdf_name("/N"): drawing(writer, b"1 0 0 rg 0 0 90 90 re f")}
        field(writer, "Opiskelija")["/AP"] = _new.DictionaryObject(look)

    return appended(pdf, change)


@attack("10 the empty field moved over the page")
def _moved(pdf: bytes) -> bytes:
    def change(writer: Any) -> None:
        field(writer, "Opiskelija")["/Rect"] = _new.ArrayObject([_new.NumberObject(n) for n in (0, 0, 500, 800)])

    return appended(pdf, change)


@attack("11 the look of a signed field replaced")
def _replaced(pdf: bytes) -> bytes:
    def change(writer: Any) -> None:
        look = {pdf_name("/N"): drawing(writer, b"0 0 1 rg 0 0 90 90 re f")}
        field(writer, "Opettaja")["/AP"] = _new.DictionaryObject(look)

    return appended(pdf, change)


@attack("12 the widths of a font changed")
def _widths(pdf: bytes) -> bytes:
    def change(writer: Any) -> None:
        fonts = writer.root["/Pages"]["/Kids"][0]["/Resources"]["/Font"]
        font = fonts[next(iter(fonts))]
        font["/Widths"] = _new.ArrayObject([_new.NumberObject(100)] * len(font["/Widths"]))
        writer.update_container(font)

    return appended(pdf, change)


@attack("13 what an element says when read aloud")
def _aloud(pdf: bytes) -> bytes:
    def change(writer: Any) -> None:
        element = writer.root["/StructTreeRoot"]["/K"]["/K"][0]
        element["/ActualText"] = _new.TextStringObject("Something else")
        writer.update_container(element)

    return appended(pdf, change)


@attack("14 the language of the document")
def _language(pdf: bytes) -> bytes:
    def change(writer: Any) -> None:
        writer.root["/Lang"] = _new.TextStringObject("en")
        writer.update_root()

    return appended(pdf, change)


@attack("15 a script that runs on opening")
def _script(pdf: bytes) -> bytes:
    def change(writer: Any) -> None:
        action = {pdf_name("/S"): pdf_name("/JavaScript"), pdf_name("/JS"): _new.TextStringObject("app.alert(1)")}
        writer.root["/OpenAction"] = _new.DictionaryObject(action)
        writer.update_root()

    return appended(pdf, change)


@attack("16 the teacher's field taken away")
def _taken(pdf: bytes) -> bytes:
    def change(writer: Any) -> None:
        form = writer.root["/AcroForm"]
        kept = [one for one in form["/Fields"] if one.get_object()["/T"] != "Opettaja"]
        form["/Fields"] = _new.ArrayObject(kept)
        writer.update_container(form)

    return appended(pdf, change)


@attack("17 a page added")
def _page(pdf: bytes) -> bytes:
    def change(writer: Any) -> None:
        pages = writer.root["/Pages"]
        box = _new.ArrayObject([_new.NumberObject(n) for n in (0, 0, 595, 842)])
        page = {"/Type": pdf_name("/Page"), "/MediaBox": box, "/Parent": writer.root.raw_get("/Pages")}
        entry = writer.add_object(_new.DictionaryObject({pdf_name(key): value for key, value in page.items()}))
        pages["/Kids"].append(entry)
        pages["/Count"] = _new.NumberObject(len(pages["/Kids"]))
        writer.update_container(pages)

    return appended(pdf, change)


@attack("18 wound back to the first signature")
def _first(pdf: bytes) -> bytes:
    return pdf[: pdf.index(b"%%EOF", contents(pdf)[0].end()) + 6]


@attack("19 wound back to before anybody signed")
def _unsigned(pdf: bytes) -> bytes:
    return the_record()


@attack("20 the name of a byte range changed")
def _renamed(pdf: bytes) -> bytes:
    return pdf.replace(b"/ByteRange", b"/ByteRangf", 1)


@attack("21 a signature of nothing but zeros")
def _zeros(pdf: bytes) -> bytes:
    found = contents(pdf)[0]
    return pdf[: found.start(1)] + b"0" * len(found[1]) + pdf[found.end(1) :]


@attack("22 a byte range made shorter")
def _shorter(pdf: bytes) -> bytes:
    found = list(re.finditer(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+)", pdf))[-1]
    shorter = str(int(found[4]) - 1000).rjust(len(found[4]), "0").encode()
    return pdf[: found.start(4)] + shorter + pdf[found.end(4) :]


@attack("23 a forgery by keys that look alike")
def _forged(pdf: bytes) -> bytes:
    return signed(the_record(), *BOTH, root="another")


@attack("24 a third signature by somebody unknown")
def _stranger(pdf: bytes) -> bytes:
    return signed(pdf, Role.STUDENT, root="another")


@attack("25 evidence for later added")
def _store(pdf: bytes) -> bytes:
    out = BytesIO(pdf)
    reader = PdfFileReader(BytesIO(pdf))
    certificate = reader.embedded_regular_signatures[0].signer_cert
    DocumentSecurityStore.add_dss(out, sig_contents=None, certs=[certificate])
    return out.getvalue()


@attack("26 the file cut off")
def _cut(pdf: bytes) -> bytes:
    return pdf[: len(pdf) - 3000]


@attack("27 a hidden page switched to after the signing")
def _hidden(pdf: bytes) -> bytes:
    """Hide a second version of the page's content, let two sign over it, then point the cross-references at it."""
    base = the_record()
    number = PdfFileReader(BytesIO(base)).root["/Pages"]["/Kids"][0].raw_get("/Contents").idnum
    code = b"/Artifact BMC 1 0 0 rg 0 0 595 842 re f EMC"
    evil = b"%d 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (number, len(code), code)
    place = len(base)
    both = signed(_revision(base, evil, b"xref\n0 0\n"), *BOTH)
    return _revision(both, b"", b"xref\n%d 1\n%010d 00000 n \n" % (number, place))


def _revision(pdf: bytes, body: bytes, table: bytes) -> bytes:
    """The document with one more revision, written byte by byte."""
    before = int(pdf[pdf.rindex(b"startxref") :].split()[1])
    trailer = pdf[pdf.rindex(b"trailer") : pdf.rindex(b"startxref")]
    trailer = re.sub(rb"/Prev \d+", b"", trailer)
    trailer = trailer[: trailer.rindex(b">>")] + b"/Prev %d >>\n" % before
    start = len(pdf) + len(body)
    return pdf + body + table + trailer + b"startxref\n%d\n%%%%EOF\n" % start


def with_a_picture(monkeypatch: pytest.MonkeyPatch) -> bytes:
    """28: a record whose marks are pictures instead of drawn ink."""

    def picture(_mark: object, wide: float, high: float) -> bytes:
        from PIL import Image
        from reportlab.lib.utils import ImageReader
        from reportlab.pdfgen.canvas import Canvas

        buffer = BytesIO()
        canvas = Canvas(buffer, pagesize=(wide, high))
        canvas.drawImage(ImageReader(Image.new("RGB", (40, 20), "navy")), 5, 40, 100, 40)
        canvas.save()
        return buffer.getvalue()

    monkeypatch.setattr("desktop.export.signing.draw_stamp", picture)
    return signed(the_record(), *BOTH)


def the_target() -> bytes:
    """What is attacked: two have signed, the student's field is empty."""
    return signed_by(*BOTH)
