"""Spreadsheets: XLSX and ODS by python-calamine, after a look at how much would come out of them.

A sheet whose only cell is its last one takes gigabytes as rows, and the reader would end the program: so the places of
the cells are looked at first.
"""

from __future__ import annotations

import io
import re
import zipfile

from desktop.domain.errors import UserError
from desktop.domain.sheet import Cell, Sheet
from desktop.exchange.sheets import MOST_COLUMNS, MOST_ROWS, broken, locked, too_large

MOST_UNPACKED, MOST_PARTS = 100 << 20, 2_000

_PLACE = re.compile(rb"[A-Z]{1,3}[0-9]{1,7}|[0-9]{1,7}")
_NEAR = rb"(?:[A-Z]|[A-F][A-Z]|G[A-R])?(?:[1-9][0-9]{0,3}|1[0-9]{4}|20000)"  # MOST_COLUMNS and MOST_ROWS
_FAR_PLACE = re.compile(rb"r(?<=\sr)\s*=\s*[\"'](?!" + _NEAR + rb"[\"'])([^\"']*)")
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"


def read_workbook(data: bytes) -> tuple[Sheet, ...]:
    """The sheets of a workbook that people see."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    _look_at_parts(data)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            shown = [
                one.name
                for one in book.sheets_metadata
                if one.typ == SheetTypeEnum.WorkSheet and one.visible == SheetVisibleEnum.Visible
            ]
            return tuple(_sheet(name, book.get_sheet_by_name(name)) for name in shown)
    except PasswordError as error:
        raise UserError(locked()) from error
    except (CalamineError, OSError, ValueError) as error:
        raise UserError(broken()) from error


def _sheet(name: str, read: object) -> Sheet:
    start = read.start or (0, 0)  # type: ignore[attr-defined]
    rows: list[list[Cell]] = read.to_python(skip_empty_area=True)  # type: ignore[attr-defined]
    while rows and not any(cell != "" for cell in rows[-1]):
        rows.pop()
    return Sheet(name, tuple(rows), start[0], start[1])


def _look_at_parts(data: bytes) -> None:
    """Refuse what is broken, locked, or would unpack to too much."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            listed = parts.infolist()
            if sum(one.file_size for one in listed) > MOST_UNPACKED or len(listed) > MOST_PARTS:
                raise UserError(too_large())
            if any(one.flag_bits & 1 for one in listed):
                raise UserError(locked())
            _look_inside(parts)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise UserError(broken()) from error


def _look_inside(parts: zipfile.ZipFile) -> None:
    names = parts.namelist()
    if "content.xml" in names:
        if "META-INF/manifest.xml" in names and b"encryption-data" in _unpacked(parts, "META-INF/manifest.xml"):
            raise UserError(locked())
        _look_at_table(_unpacked(parts, "content.xml"))
        return
    if not any(name.startswith("xl/") for name in names):
        raise UserError(broken())
    for name in names:
        if name.endswith(".xml") and not name.endswith("sharedStrings.xml"):
            _look_at_places(name, _unpacked(parts, name))


def _unpacked(parts: zipfile.ZipFile, name: str) -> bytes:
    """A part; one that is larger than it says is broken, and zipfile says so."""
    content = parts.read(name)
    if b"\x00" in content[:64] or b"<!ENTITY" in content[:4096]:  # no spreadsheet program writes such
        raise UserError(broken())
    return content


def _look_at_places(name: str, content: bytes) -> None:
    """Refuse a sheet of XLSX with a cell further away than a list reaches."""
    if b"sheetData" not in content:
        return
    shown = name.rpartition("/")[2].removesuffix(".xml")
    if found := _FAR_PLACE.search(content):
        raise UserError(too_large(shown) if _PLACE.match(found[1]) else broken())
    if content.count(b"<row") > MOST_ROWS or content.count(b"<c ") > MOST_ROWS * MOST_COLUMNS:
        raise UserError(too_large(shown))


def _look_at_table(content: bytes) -> None:
    """Refuse a sheet of ODS in which something stands, or is repeated, further away than a list reaches."""
    from lxml import etree  # type: ignore[import-untyped]

    parser = etree.iterparse(io.BytesIO(content), tag=f"{_TABLE}table", resolve_entities=False, no_network=True)
    try:
        for _event, table in parser:
            name = table.get(f"{_TABLE}name", "")
            row = 0
            for line in table.iter(f"{_TABLE}table-row"):
                row += _repeated(line, "rows")
                width = _used_width(line)
                if width and (row > MOST_ROWS or width > MOST_COLUMNS):
                    raise UserError(too_large(name))
            table.clear()
    except etree.XMLSyntaxError as error:
        raise UserError(broken()) from error


def _used_width(line: object) -> int:
    """How many columns of a row have something in them, and are before such."""
    column = used = 0
    for cell in line:  # type: ignore[attr-defined]
        column += _repeated(cell, "columns")
        if cell.get(f"{_OFFICE}value-type") or len(cell):
            used = column
    return used


def _repeated(element: object, what: str) -> int:
    text = element.get(f"{_TABLE}number-{what}-repeated", "1")  # type: ignore[attr-defined]
    return int(text) if text.isdecimal() and len(text) < 9 else MOST_ROWS + 1
