"""Separated text (CSV) of unknown letters and separator."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter

from desktop.domain.errors import UserError
from desktop.domain.sheet import Cell, Sheet, column_letter
from desktop.exchange.sheets import MOST_COLUMNS, MOST_ROWS, broken, too_large
from desktop.exchange.tables import is_run
from desktop.texts import _

SEPARATORS = ";\t,|"
_SAMPLE = 30  # rows by which the separator is judged
_LATIN_9 = re.compile(
    rb"[\xa4\xa6\xa8\xb4\xb8\xbc\xbd\xbe]"
)  # € Š š Ž ž Œ œ Ÿ there, in Windows-1252 signs no name has
_WINDOWS = re.compile(rb"[\x80-\x9f]")
_MIXED_UP = re.compile("Ã[¤¶¥„…–©¼]|\ufffd")
"""Letters of UTF-8 that some program took for Windows-1252: Ã¤ for ä."""
_QUOTED_FORMULA = re.compile(r'="(.*)"')


def read_separated(data: bytes) -> tuple[Sheet, ...]:
    """The one sheet of the text."""
    text = decoded(data)
    separator, text = _separator(text)
    rows: list[list[Cell]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            rows.append([_plain(cell) for cell in row])
            if len(rows) > MOST_ROWS or len(row) > MOST_COLUMNS:
                raise UserError(too_large())
    except csv.Error as error:
        text = _("The file cannot be read from row {row} on. Export it again.")
        raise UserError(text.format(row=len(rows) + 1)) from error
    while rows and not any(cell != "" for cell in rows[-1]):
        rows.pop()
    _refuse_mixed_up(rows)
    width = max(map(len, rows), default=0)
    for cells in rows:
        cells.extend([""] * (width - len(cells)))
    return (Sheet("", tuple(rows)),)


def decoded(data: bytes) -> str:
    """The text, by its mark if it has one, else UTF-8, else Windows-1252 or Latin-9 as its letters tell."""
    encoding = _encoding(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UserError(broken()) from error
    if "\x00" in text:
        raise UserError(broken())
    return text.removeprefix("\ufeff")


def _encoding(data: bytes) -> str:
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return encoding
    head = data[:2000]
    if head.count(0) > len(head) // 4:  # every other byte of Latin letters
        return "utf-16-le" if head[1:2] == b"\x00" else "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "iso8859-15" if _LATIN_9.search(data) and not _WINDOWS.search(data) else "cp1252"
    return "utf-8"


def _separator(text: str) -> tuple[str, str]:
    """The separator, and the text without a first line that only names it (sep=;)."""
    first, _end, rest = text.partition("\n")
    if match := re.fullmatch(r"sep=(.)\r?", first, re.IGNORECASE):
        return match[1], rest
    return max(SEPARATORS, key=lambda one: _evenness(text, one)), text


def _evenness(text: str, separator: str) -> tuple[int, int]:
    """How well a separator cuts the text: in how many rows it gives the same number of columns, and how many."""
    counts: Counter[int] = Counter()
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text[:100_000], newline=""), delimiter=separator)):
            if number >= _SAMPLE:
                break
            counts[len(row)] += 1
    except csv.Error:
        return 0, 0
    columns, rows = max(((count, rows) for count, rows in counts.items() if count > 1), default=(1, 0), key=_by_rows)
    return rows, columns


def _by_rows(counted: tuple[int, int]) -> tuple[int, int]:
    return counted[1], counted[0]


def _plain(cell: str) -> str:
    """The cell without what keeps leading zeros (="00123") or keeps a text from being run ('+358)."""
    if cell[:1] == "'" and is_run(cell[1:]):
        return cell[1:]
    match = _QUOTED_FORMULA.fullmatch(cell) if cell[:1] == "=" else None
    return match[1] if match else cell


def _refuse_mixed_up(rows: list[list[Cell]]) -> None:
    for number, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            if isinstance(cell, str) and (found := _MIXED_UP.search(cell)):
                text = _("Letters are mixed up (“{letters}”) in row {row}, column {column}. Export the list as UTF-8.")
                raise UserError(text.format(letters=found[0], row=number, column=column_letter(column)))
