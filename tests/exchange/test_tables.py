"""Tables go out so that spreadsheets run nothing of them, and come back as they were."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from desktop.domain.sheet import cell_text
from desktop.domain.table import Table
from desktop.exchange.sheets import read_sheets
from desktop.exchange.tables import as_csv, as_xlsx, is_run

BAD = (
    "=1+1",
    '=HYPERLINK("http://evil.example","Avaa")',
    "+358 50 123",
    "-1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "  =cmd|' /C calc'!A0",
    "\uff1d1+1",
)
TABLE = Table(
    name="Opiskelijat",
    headings=("Nimi", "Nro", "Alkaa", "Näyttöjä"),
    rows=(('Åke; Östman\n"Ansa"', "00123", date(2026, 8, 1), 2), *((text, "1", None, 0) for text in BAD)),
)


def test_no_cell_of_csv_begins_as_a_formula_does() -> None:
    rows = list(csv.reader(io.StringIO(as_csv(TABLE).decode("utf-8-sig"), newline=""), delimiter=";"))
    assert not any(is_run(cell) for row in rows for cell in row)
    assert rows[1] == ['Åke; Östman\n"Ansa"', "00123", "1.8.2026", "2"]


@pytest.mark.parametrize("text", BAD)
def test_what_is_guarded_in_csv_comes_back_as_it_was(text: str) -> None:
    data = as_csv(Table(name="x", headings=("Nimi",), rows=((text,),)))
    (sheet,) = read_sheets(data)
    assert sheet.rows[1] == [text]


def test_every_text_of_a_workbook_is_kept_as_one() -> None:
    import zipfile

    data = as_xlsx(TABLE)
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert b"<hyperlink" not in sheet
    rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    assert [row[0] for row in rows[2:]] == list(BAD)
    assert rows[1][1] == "00123"
    assert (cell_text(rows[1][2]), rows[1][3]) == ("2026-08-01", 2)
