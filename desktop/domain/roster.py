"""A roster: what a table of students, workplaces and instructors says, and what of it cannot be taken in."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from desktop.domain.identity_number import has_identity_number, identity_numbers_in
from desktop.domain.known import workplace_key
from desktop.domain.people import Student, Workplace, WorkplaceInstructor
from desktop.domain.register import KnownStudent, KnownWorkplace
from desktop.domain.roster_cells import CHECKS, DAYS, CellError, day_in, plain_texts, reader_of, refuse_identity_number
from desktop.domain.roster_columns import Column, heading_key, headings_of, is_identity_heading
from desktop.domain.sheet import Cell, Sheet, cell_text
from desktop.texts import _

STUDENT_COLUMNS = (
    *(Column.NAME, Column.FIRST_NAME, Column.LAST_NAME, Column.NUMBER, Column.OID, Column.STUDY_RIGHT),
    *(Column.QUALIFICATION, Column.REFERENCE, Column.GROUP, Column.STARTS, Column.ENDS),
)
WORKPLACE_COLUMNS = (
    *(Column.WORKPLACE, Column.BUSINESS_ID, Column.CONTACT),
    *(Column.INSTRUCTOR, Column.INSTRUCTOR_FIRST, Column.INSTRUCTOR_LAST, Column.TITLE, Column.EMAIL, Column.PHONE),
)
_SUMS = frozenset(("yhteensa", "summa", "totalt", "sammanlagt", "total", "lukumaara", "antal", "kaikkiaan"))
_SUM_LETTERS = 4
_SUM_STARTS = frozenset(("yhte", "summ", "tota", "samm", "luku", "anta", "kaik"))


@dataclass(frozen=True, slots=True)
class RowProblem:
    """What of a row is not taken in, or should be looked at: the row's number, the column's letter and heading."""

    row: int
    letter: str
    heading: str
    text: str

    @property
    def words(self) -> str:
        """The problem with its place."""
        if not self.letter:
            return _("Row {row}: {text}").format(row=self.row, text=self.text)
        named = f"{self.letter} ({self.heading})" if self.heading else self.letter
        return _("Row {row}, column {column}: {text}").format(row=self.row, column=named, text=self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """What a table says: students and workplaces, each with the number of the row it begins at."""

    students: tuple[KnownStudent, ...] = ()
    student_rows: tuple[int, ...] = ()
    workplaces: tuple[KnownWorkplace, ...] = ()
    workplace_rows: tuple[int, ...] = ()
    problems: tuple[RowProblem, ...] = ()


def identity_columns(sheet: Sheet, row: int) -> frozenset[int]:
    """The columns that hold identity numbers, by their heading or in most of their cells: they are never taken in."""
    named = {place for place, text in enumerate(headings_of(sheet, row)) if is_identity_heading(text)}
    body = sheet.rows[row + 1 :]
    if not sheet.suspect:
        return frozenset(named)
    for place, cells in enumerate(zip(*body, strict=True)):
        filled = [cell for cell in cells if cell != ""]
        count = sum(next(identity_numbers_in(cell), "") == cell.strip() for cell in filled if isinstance(cell, str))
        if count and 2 * count >= len(filled):
            named.add(place)
    return frozenset(named)


def read_roster(sheet: Sheet, row: int, columns: Sequence[Column]) -> Roster:
    """What the rows under the headings say when the columns are these. Nothing of a henkilötunnus is taken in."""
    return _Reading(sheet, row, columns).roster()


class _Reading:
    """Reads column by column: what many cells of a column say is read once."""

    def __init__(self, sheet: Sheet, row: int, columns: Sequence[Column]) -> None:
        self._sheet, self._headings = sheet, headings_of(sheet, row)
        self._problems: list[RowProblem] = []
        dropped = identity_columns(sheet, row)
        for place in sorted(dropped):
            self._tell(max(row, 0), place, _("This column has identity numbers (henkilötunnus). It is left out."))
        heading = sheet.rows[row] if row >= 0 else None
        self._indexes = [at for at in range(row + 1, len(sheet.rows)) if sheet.rows[at] != heading]
        cells = list(zip(*(sheet.rows[at] for at in self._indexes), strict=True)) if self._indexes else []
        wanted = [
            (place, column) for place, column in enumerate(columns) if column != Column.IGNORED and place not in dropped
        ]
        self._texts: dict[Column, list[str]] = {
            column: self._column(place, column, cells[place]) for place, column in wanted if cells
        }
        self._blank = [""] * len(self._indexes)
        self._sums = self._sum_rows()

    def _column(self, place: int, column: Column, cells: Sequence[Cell]) -> list[str]:
        """The texts of a column; what is wrong is told and left out."""
        read, watch = reader_of(column), self._sheet.suspect
        if column not in DAYS and not watch and (plain := plain_texts(cells)) is not None:
            if column not in CHECKS:
                return plain
            cells, read = plain, CHECKS[column]  # type: ignore[assignment]
        said: dict[Cell, str] = {"": ""}
        texts = []
        for at, cell in enumerate(cells):
            text = said.get(cell)
            if text is None:
                try:
                    if watch:
                        refuse_identity_number(str(cell))
                    text = said[cell] = read(cell)
                except CellError as error:
                    text = error.kept
                    self._tell(self._indexes[at], place, str(error))
            texts.append(text)
        return texts

    def _sum_rows(self) -> set[int]:
        """The rows that count the others."""
        first = next(iter(self._texts.values()), [])
        starts = ((at, text[:_SUM_LETTERS].casefold()) for at, text in enumerate(first))
        return {
            at for at, start in starts if start in _SUM_STARTS and heading_key(first[at]).partition(" ")[0] in _SUMS
        }

    def roster(self) -> Roster:
        """What was read."""
        students, student_rows = self._students()
        workplaces, workplace_rows = self._workplaces()
        return Roster(
            students=tuple(students),
            student_rows=tuple(student_rows),
            workplaces=tuple(workplaces),
            workplace_rows=tuple(workplace_rows),
            problems=tuple(sorted(self._problems, key=lambda one: one.row)),
        )

    def _rows(self, columns: Sequence[Column]) -> Iterator[tuple[int, tuple[str, ...]]]:
        """The rows in which some of these columns say something."""
        texts = [self._texts.get(column, self._blank) for column in columns]
        if not any(column in self._texts for column in columns):
            return
        for at, values in enumerate(zip(*texts, strict=True)):
            if any(values) and at not in self._sums:
                yield self._indexes[at], values

    def _students(self) -> tuple[list[KnownStudent], list[int]]:
        found, rows = [], []
        before = self._sheet.rows_before + 1
        days = {*self._texts.get(Column.STARTS, ()), *self._texts.get(Column.ENDS, ()), ""}
        day_of = {text: day_in(text) for text in days}
        for index, values in self._rows(STUDENT_COLUMNS):
            name, first, last, number, oid, right, qualification, reference, group, starts, ends = values
            name = name or f"{first} {last}".strip()
            if not (name or number or oid):
                self._tell(index, -1, _("There is neither a name nor a number. The row is left out."))
                continue
            found.append(
                KnownStudent(
                    student=Student(name=name, number=number, oid=oid),
                    study_right=right,
                    qualification=qualification,
                    reference_number=reference,
                    group=group,
                    starts=day_of[starts],
                    ends=day_of[ends],
                )
            )
            rows.append(index + before)
        return found, rows

    def _workplaces(self) -> tuple[list[KnownWorkplace], list[int]]:
        """The workplaces; rows of the same one are gathered, with their instructors."""
        found: dict[str, tuple[int, Workplace, list[WorkplaceInstructor]]] = {}
        for index, values in self._rows(WORKPLACE_COLUMNS):
            name, business_id, contact, instructor, first, last, title, email, phone = values
            workplace = Workplace(name=name, business_id=business_id, contact=contact)
            key = workplace_key(workplace)
            if not key:
                self._tell(index, -1, _("There is no name of a workplace. The workplace of this row is left out."))
                continue
            row, known, people = found.setdefault(key, (self._sheet.row_number(index), workplace, []))
            if contact and not known.contact:
                found[key] = (row, workplace, people)
            named = instructor or f"{first} {last}".strip()
            if named:
                people.append(WorkplaceInstructor(name=named, title=title, email=email, phone=phone))
        workplaces = [KnownWorkplace(workplace=one, instructors=tuple(people)) for _row, one, people in found.values()]
        return workplaces, [row for row, _one, _people in found.values()]

    def _tell(self, index: int, place: int, text: str) -> None:
        letter = self._sheet.letter(place) if place >= 0 else ""
        heading = self._headings[place] if 0 <= place < len(self._headings) else ""
        self._problems.append(RowProblem(self._sheet.row_number(index), letter, heading, text))


def samples(sheet: Sheet, row: int, place: int, most: int, hidden: Collection[int]) -> Iterator[str]:
    """The first texts of a column, for people to see what it holds; never those of identity numbers."""
    if place in hidden:
        return
    for cells in sheet.rows[row + 1 :]:
        text = cell_text(cells[place]) if place < len(cells) else ""
        if text and not has_identity_number(text):
            yield text
            most -= 1
        if not most:
            return
