"""Files as schools and programs make them, whole and broken."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date

import pytest
import xlsxwriter

from desktop.domain.errors import UserError
from desktop.domain.sheet import Cell, cell_text
from desktop.exchange.sheets import LARGEST, LONGEST_CELL, MOST_COLUMNS, read_sheets
from desktop.texts import use_language

LINES = [["Nimi", "Ryhmä"], ["Åke Östman, nuorempi", "LH24"], ['Aino "Ansa"\nKoe', "€ Šž"]]


@pytest.fixture(autouse=True)
def english(finnish: None) -> None:
    """Sentences are compared in the language of the messages."""
    use_language("en")


def workbook(*sheets: tuple[str, Sequence[Sequence[object]]]) -> bytes:
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as book:
        day = book.add_format({"num_format": "d.m.yyyy"})
        for name, rows in sheets:
            sheet = book.add_worksheet(name)
            for place, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if isinstance(cell, date):
                        sheet.write_datetime(place, column, cell, day)
                    else:
                        sheet.write(place, column, cell)
    return kept.getvalue()


def separated(separator: str = ";", end: str = "\r\n") -> str:
    rows = (separator.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in LINES)
    return end.join(rows) + end


def rows(data: bytes) -> list[list[Cell]]:
    (sheet,) = read_sheets(data)
    return list(sheet.rows)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "iso8859-15"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_separated_text_of_every_encoding_is_read(encoding: str, separator: str) -> None:
    assert rows(separated(separator).encode(encoding)) == LINES


def test_a_line_that_names_the_separator_and_formulas_that_keep_zeros_are_understood() -> None:
    assert rows(b'sep=;\r\nNimi;Nro\r\nAino;="00123"\r\n') == [["Nimi", "Nro"], ["Aino", "00123"]]


def test_one_column_is_a_table_too() -> None:
    assert rows(b"Opiskelija\nKoe Aino\nKoe Eino\n") == [["Opiskelija"], ["Koe Aino"], ["Koe Eino"]]


def test_short_rows_are_filled_and_empty_ends_dropped() -> None:
    assert rows(b"a;b;c\n1\n;;\n") == [["a", "b", "c"], ["1", "", ""]]


def test_sheets_of_a_workbook_are_read_with_numbers_and_days() -> None:
    data = workbook(("Ohje", []), ("Lista", [["Nimi", "Nro", "Alkaa"], ["Aino", 7, date(2026, 8, 1)]]))
    (sheet,) = read_sheets(data)
    assert (sheet.name, sheet.rows[1][:2]) == ("Lista", ["Aino", 7.0])
    assert cell_text(sheet.rows[1][2]) == "2026-08-01"


def test_places_are_those_of_the_sheet() -> None:
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as book:
        book.add_worksheet().write(4, 2, "Nimi")
    (sheet,) = read_sheets(kept.getvalue())
    assert (sheet.row_number(0), sheet.letter(0)) == (5, "C")


def test_hidden_sheets_are_not_read() -> None:
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as book:
        book.add_worksheet("Lista").write(0, 0, "Nimi")
        hidden = book.add_worksheet("Piilo")
        hidden.write(0, 0, "salaisuus")
        hidden.hide()
    assert [one.name for one in read_sheets(kept.getvalue())] == ["Lista"]


def ods(body: str, manifest: str = "<m/>") -> bytes:
    names = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    )
    content = (
        f"<?xml version='1.0' encoding='UTF-8'?><office:document-content {names}><office:body><office:spreadsheet>"
        f"<table:table table:name='Lista'>{body}</table:table></office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as parts:
        parts.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        parts.writestr("content.xml", content)
        parts.writestr("META-INF/manifest.xml", manifest)
    return kept.getvalue()


def cell(text: str, repeated: int = 1) -> str:
    return (
        f"<table:table-cell office:value-type='string' table:number-columns-repeated='{repeated}'>"
        f"<text:p>{text}</text:p></table:table-cell>"
    )


def row(*cells: str, repeated: int = 1) -> str:
    return f"<table:table-row table:number-rows-repeated='{repeated}'>{''.join(cells)}</table:table-row>"


EMPTY = "<table:table-cell table:number-columns-repeated='16000'/>"


def test_a_sheet_of_libreoffice_is_read_to_its_last_row_alone() -> None:
    data = ods(row(cell("Nimi"), cell("Ryhmä"), EMPTY) + row(cell("Aino"), cell("A")) + row(EMPTY, repeated=1_000_000))
    assert rows(data) == [["Nimi", "Ryhmä"], ["Aino", "A"]]


def far(place: str, told: str = 'r="{}"') -> bytes:
    """A workbook with one cell, far away."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook(("Lista", [["Nimi"]])))) as old, zipfile.ZipFile(kept, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.endswith("sheet1.xml"):
                content = content.replace(b'r="A1"', told.format(place).encode())
            new.writestr(name, content)
    return kept.getvalue()


def bomb() -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/worksheets/sheet1.xml", b" " * (150 << 20))
    return kept.getvalue()


def encrypted_parts() -> bytes:
    data = bytearray(workbook(("Lista", [["Nimi"]])))
    place = data.find(b"PK\x01\x02")
    while place >= 0:
        data[place + 8] |= 1
        place = data.find(b"PK\x01\x02", place + 4)
    return bytes(data)


OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)
BAD = {
    "empty": (b"", "is empty"),
    "only a mark": (b"\xef\xbb\xbf\r\n", "is empty"),
    "nothing in it": (workbook(("Lista", [])), "no rows"),
    "cut short": (workbook(("Lista", LINES))[:3000], "not whole"),
    "no workbook": (bomb()[:4] + b"x" * 100, "not whole"),
    "unpacks to much": (bomb(), "more than"),
    "huge": (b"Nimi\n" * (LARGEST // 5 + 1), "larger than"),
    "many rows": (b"Nimi;Nro\n" * 20_001, "more than 20000"),
    "many columns": (b";".join([b"a"] * (MOST_COLUMNS + 1)), "more than"),
    "a far row": (far("A1048576"), "more than"),
    "a far column": (far("XFD1"), "more than"),
    "a far ods row": (ods(row(cell("a"), repeated=1_000_000)), "more than"),
    "a far ods column": (ods(row(EMPTY, cell("a"))), "more than"),
    "a far column told oddly": (far("XFD1048576", "r = '{}'"), "more than"),
    "a hidden place": (far("&#88;FD1048576"), "not whole"),
    "locked ods": (ods("", "<manifest:encryption-data/>"), "by a password"),
    "locked zip": (encrypted_parts(), "by a password"),
    "locked office file": (OLE + "EncryptedPackage".encode("utf-16-le"), "by a password"),
    "old excel": (OLE + b"Workbook", "old program"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "not whole"),
    "a document": (b"%PDF-1.7\n1 0 obj\n", "not whole"),
    "a web page": (b"<html><table><tr><td>Nimi</td></tr></table></html>", "not whole"),
    "a long cell": (f"Nimi;Nro\nAino;{'x' * (LONGEST_CELL + 1)}\n".encode(), "Row 2, column B"),
    "letters mixed up": ("Nimi;Nro\nPÃ¤ivi;1\n".encode(), "row 2, column A"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_list_gets_a_sentence(name: str) -> None:
    data, words = BAD[name]
    with pytest.raises(UserError, match=words):
        read_sheets(data)
