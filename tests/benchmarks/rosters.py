"""A list of a thousand students from the bytes of the file to what would come in, beside reading its cells alone."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from python_calamine import CalamineWorkbook

from desktop.actions.roster import bring_in, first_choice, preview_roster, read_book, roster_of
from desktop.domain.identifiers import is_learner
from desktop.domain.table import Table
from desktop.exchange.tables import as_xlsx
from tests.benchmarks.measure import Result, median_ms
from tests.benchmarks.storing import empty_workspace

STUDENTS = 1000
HEADINGS = ("Sukunimi", "Etunimi", "Opiskelijanumero", "Oppijanumero", "Ryhmä", "Tutkinto", "Alkaa", "Päättyy")


def a_roster(number: int) -> bytes:
    """A workbook of made-up students, each with an OID of their own."""
    rows = tuple(
        (
            *(f"Koe{one}", f"Aino{one}", f"E-{one:05}", _oid(one), f"LH{one % 40}"),
            *("Sosiaali- ja terveysalan perustutkinto", date(2025, 8, 1), date(2028, 5, 31)),
        )
        for one in range(number)
    )
    return as_xlsx(Table(name="Opiskelijat", headings=HEADINGS, rows=rows))


def _oid(number: int) -> str:
    body = f"1.2.246.562.24.{2_000_000_000 + number}"
    return next(f"{body}{digit}" for digit in range(10) if is_learner(f"{body}{digit}"))


def run(folder: Path) -> Iterator[Result]:
    """Read, recognised and compared; and kept in the file."""
    data = a_roster(STUDENTS)
    workspace = empty_workspace(folder / "roster")

    def bare() -> None:
        CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()

    def shown() -> None:
        book = read_book(data)
        preview_roster(workspace, roster_of(book, first_choice(book)))

    base = median_ms(bare, clock=time.thread_time)
    full = median_ms(shown, clock=time.thread_time)
    yield Result(
        "list of 1,000 students until what comes in is shown, × reading its cells",
        full / base,
        "×",
        3.0,
        f"{full:.0f} ms / {base:.0f} ms",
    )
    book = read_book(data)
    roster = roster_of(book, first_choice(book))
    start = time.perf_counter()
    bring_in(workspace, roster)
    yield Result("keeping them in the file", (time.perf_counter() - start) * 1000, "ms", 250.0)
