"""Bringing in a roster: a file is read, people see and change what its columns are, then what is new is kept.

book = read_book(read_file(path))
choice = first_choice(book)                      # or Choice(sheet=…, row=…, columns=…) as people want it
preview = preview_roster(workspace, roster_of(book, choice))
bring_in(workspace, preview.roster)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.actions.register import Preview, preview_people, take_in
from desktop.actions.workspace import Workspace
from desktop.domain.errors import UserError
from desktop.domain.roster import Roster, identity_columns, read_roster
from desktop.domain.roster_columns import Column, columns_of, heading_row, headings_of
from desktop.domain.sheet import Sheet
from desktop.texts import _, n_

KINDS = ("*.xlsx", "*.ods", "*.csv", "*.txt", "*.tsv")


@dataclass(frozen=True, slots=True)
class Book:
    """The sheets of a file."""

    sheets: tuple[Sheet, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which sheet is read, in which of its rows the headings are (-1: none), and what each column is."""

    sheet: int = 0
    row: int = -1
    columns: tuple[Column, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterPreview:
    """What a roster says, and what it would do to the register."""

    roster: Roster
    preview: Preview


def read_file(path: Path) -> bytes:
    """The bytes of a file that somebody chose."""
    from desktop.exchange.sheets import LARGEST

    try:
        if path.stat().st_size > LARGEST:
            raise UserError(_("The file is larger than a list of people can be. Export only the list."))
        return path.read_bytes()
    except OSError as error:
        raise UserError(_("{path} cannot be read. Check the name and the place.").format(path=path)) from error


def read_book(data: bytes) -> Book:
    """The sheets of a file; needs nothing of the window or the file of the person, so it may be long work."""
    from desktop.exchange.sheets import read_sheets

    return Book(read_sheets(data))


def first_choice(book: Book) -> Choice:
    """The sheet in which most columns are known, read by their headings."""
    choices = [choice_of(book, place) for place in range(len(book.sheets))]
    return max(choices, key=lambda one: sum(column != Column.IGNORED for column in one.columns))


def choice_of(book: Book, sheet: int, row: int | None = None) -> Choice:
    """How one sheet is read by its headings, in a row that people chose or in the one that looks like them."""
    wanted = book.sheets[sheet]
    at = heading_row(wanted) if row is None else row
    hidden = identity_columns(wanted, at)
    columns = columns_of(headings_of(wanted, at))
    kept = tuple(Column.IGNORED if place in hidden else one for place, one in enumerate(columns))
    return Choice(sheet=sheet, row=at, columns=kept)


def mapped(book: Book, choice: Choice, wanted: Mapping[str, str]) -> Choice:
    """The choice with columns named by hand: by heading or letter, what each is ("Nimi": "name", "C": "ignored")."""
    sheet = book.sheets[choice.sheet]
    columns = list(choice.columns)
    headings = [text.casefold() for text in headings_of(sheet, choice.row)]
    letters = [sheet.letter(place).casefold() for place in range(sheet.width)]
    for name, kind in wanted.items():
        key = name.strip().casefold()
        place = headings.index(key) if key in headings else letters.index(key) if key in letters else -1
        if place < 0:
            raise UserError(_("The file has no column {name}.").format(name=name))
        if kind not in set(Column):
            known = ", ".join(Column)
            raise UserError(_("A column cannot be {kind}. It may be: {known}.").format(kind=kind, known=known))
        columns[place] = Column(kind)
    return replace(choice, columns=tuple(columns))


def roster_of(book: Book, choice: Choice) -> Roster:
    """What the chosen sheet says; a UserError when no column says who the people are."""
    chosen = [one for one in choice.columns if one != Column.IGNORED]
    named = {Column.NAME, Column.LAST_NAME, Column.FIRST_NAME, Column.NUMBER, Column.OID, Column.WORKPLACE}
    if not named & set(chosen):
        raise UserError(_("Choose which column has the names: of students, or of workplaces."))
    twice = next((one for place, one in enumerate(chosen) if one in chosen[:place]), None)
    if twice is not None:
        raise UserError(_("Two columns are “{name}”. Choose one of them.").format(name=_(twice.label)))
    if {one.of_workplace for one in chosen} == {False, True} and Column.WORKPLACE not in chosen:
        raise UserError(_("Choose which column has the names of the workplaces."))
    return read_roster(book.sheets[choice.sheet], choice.row, choice.columns)


def preview_roster(workspace: Workspace, roster: Roster) -> RosterPreview:
    """What a roster would do; nothing is stored."""
    return RosterPreview(roster=roster, preview=preview_people(workspace, roster.students, roster.workplaces))


def bring_in(workspace: Workspace, roster: Roster) -> Preview:
    """Keep what is new or changed in a roster, in one change that can be undone."""
    return take_in(workspace, roster.students, roster.workplaces, n_("List of people brought in"))
