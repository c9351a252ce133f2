"""Tables that schools export: spreadsheets (XLSX, ODS) and separated text (CSV), by what is in them, not by name."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.errors import UserError
from desktop.domain.identity_number import has_identity_number
from desktop.domain.sheet import Sheet
from desktop.texts import _

LARGEST = 20 << 20
"""Bytes of a file; a roster of ten thousand students has about one million."""
MOST_ROWS, MOST_COLUMNS, LONGEST_CELL = 20_000, 200, 4_000

_ZIP, _OLE = b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1")
_NO_TABLE = (b"%pdf-", b"<html", b"<!doc", b"<?xml", b"<tabl", b"{\\rtf")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read_sheets(data: bytes) -> tuple[Sheet, ...]:
    """The sheets that have something in them; a UserError says what is wrong with the file, and where."""
    if not data.strip(b"\x00 \r\n\t\xef\xbb\xbf"):
        raise UserError(_("The file is empty. Export the list again."))
    if len(data) > LARGEST:
        raise UserError(_("The file is larger than a list of people can be. Export only the list."))
    sheets = _read(data)
    full = tuple(one for one in sheets if one.rows)
    if not full:
        raise UserError(_("The file has no rows. Export the list again."))
    return tuple(_checked(one) for one in full)


def _read(data: bytes) -> tuple[Sheet, ...]:
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise UserError(locked())
        text = _("This is a table of an old program (.xls). Open it there, save it as .xlsx, and bring that in.")
        raise UserError(text)
    if data.startswith(_ZIP):
        from desktop.exchange.workbooks import read_workbook

        return read_workbook(data)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:5].lower() in _NO_TABLE:
        raise UserError(broken())
    from desktop.exchange.separated import read_separated

    return read_separated(data)


def _checked(sheet: Sheet) -> Sheet:
    """Refuse what no list of people has: it would only be a mistake, or made to do harm."""
    if len(sheet.rows) > MOST_ROWS or sheet.width > MOST_COLUMNS:
        raise UserError(too_large(sheet.name))
    texts = sheet.texts()
    if max(map(len, texts), default=0) > LONGEST_CELL:
        _refuse_long(sheet)
    return replace(sheet, suspect=has_identity_number("\n".join(texts)))


def _refuse_long(sheet: Sheet) -> None:
    for index, row in enumerate(sheet.rows):
        for column, cell in enumerate(row):
            if isinstance(cell, str) and len(cell) > LONGEST_CELL:
                text = _("Row {row}, column {column} has more text than a list of people can have.")
                raise UserError(text.format(row=sheet.row_number(index), column=sheet.letter(column)))


def too_large(name: str = "") -> str:
    """That a sheet, or the file, has too much in it."""
    text = _("The file has more than {rows} rows or {columns} columns. Export only the list.")
    if name:
        text = _("The sheet {name} has more than {rows} rows or {columns} columns. Export only the list.")
    return text.format(name=name, rows=MOST_ROWS, columns=MOST_COLUMNS)


def locked() -> str:
    """That a file asks for a password."""
    return _("The file is protected by a password. Open it, save it without one, and bring that in.")


def broken() -> str:
    """That a file is not whole, or not what it seems."""
    return _("The file is not whole, or is not a table. Export it again as .xlsx or .csv.")
