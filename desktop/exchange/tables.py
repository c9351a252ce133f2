"""Tables as XLSX and CSV. A text that a spreadsheet would run as a formula goes out as a text."""

from __future__ import annotations

import csv
import io
from datetime import date

from desktop.domain.table import Table, Value

_RUN = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""With what a text begins that a spreadsheet would run, also in the wide letters of East Asia."""

MOST_SHEET_NAME, WIDEST = 31, 60


def is_run(text: str) -> bool:
    """Whether a spreadsheet would take the text for a formula."""
    return text.lstrip(" ").startswith(_RUN)


def as_csv(table: Table) -> bytes:
    """Separated by semicolons, in UTF-8 with its mark, as spreadsheets of our languages read it best."""
    kept = io.StringIO(newline="")
    writer = csv.writer(kept, delimiter=";", quoting=csv.QUOTE_ALL)
    writer.writerow(table.headings)
    for row in table.rows:
        writer.writerow([_told(value) for value in row])
    return kept.getvalue().encode("utf-8-sig")


def _told(value: Value) -> str:
    """A value in CSV; an apostrophe keeps a formula a text, as spreadsheets themselves write it."""
    if isinstance(value, date):
        return f"{value.day}.{value.month}.{value.year}"
    text = "" if value is None else str(value)
    return f"'{text}" if isinstance(value, str) and is_run(text) else text


def as_xlsx(table: Table) -> bytes:
    """One sheet with its headings always in sight; every text is kept as one."""
    import xlsxwriter

    kept = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(kept, options) as book:
        sheet = book.add_worksheet(table.name[:MOST_SHEET_NAME])
        strong, day = book.add_format({"bold": True}), book.add_format({"num_format": "d.m.yyyy"})
        text = book.add_format({"num_format": "@"})
        run = book.add_format({"num_format": "@", "quote_prefix": True})
        for column, heading in enumerate(table.headings):
            sheet.write_string(0, column, heading, strong)
            widest = max((len(_told(row[column])) for row in table.rows), default=0)
            sheet.set_column(column, column, min(WIDEST, max(len(heading), widest) + 2))
        for place, row in enumerate(table.rows, 1):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(place, column, value, day)
                elif isinstance(value, int):
                    sheet.write_number(place, column, value)
                elif value:
                    sheet.write_string(place, column, value, run if is_run(value) else text)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(table.rows), max(0, len(table.headings) - 1))
    return kept.getvalue()
