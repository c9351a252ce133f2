"""people: the students and workplaces of the register, from lists and as lists."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from desktop.actions.lists import ListKind, write_list
from desktop.actions.register import Preview
from desktop.actions.roster import (
    Book,
    Choice,
    bring_in,
    choice_of,
    first_choice,
    mapped,
    preview_roster,
    read_book,
    read_file,
    roster_of,
)
from desktop.cli.common import Commands, command, opened, prints_json, show_json
from desktop.domain.errors import UserError
from desktop.domain.register import Entry, KnownStudent, Standing
from desktop.domain.roster import Roster
from desktop.domain.roster_columns import headings_of
from desktop.texts import _, many


def add_commands(commands: Commands) -> None:
    """Add the command of this group."""
    text = _("Bring in lists of students, workplaces and instructors, or write such lists.")
    top = commands.add_parser("people", help=text, description=text)
    acts = top.add_subparsers(title=_("acts"), metavar="ACT", required=True)
    _add_import(acts)
    export = command(
        acts,
        "export",
        _export,
        _("Write the students, the workplaces or the demonstrations as a table (.xlsx or .csv)."),
        "nayttokumppani people export students opiskelijat.xlsx",
    )
    export.add_argument("kind", choices=[str(one) for one in ListKind], help=_("what the list is of"))
    export.add_argument("path", metavar="PATH", help=_("where the list goes; its ending says which kind of table"))


def _add_import(acts: Commands) -> None:
    added = command(
        acts,
        "import",
        _import,
        _("Bring in a list (.xlsx, .ods, .csv). Its columns are told by their headings."),
        'nayttokumppani people import LH24.xlsx --dry-run\n  nayttokumppani people import LH24.xlsx --map "R=group"',
    )
    added.add_argument("path", metavar="FILE", help=_("the list"))
    added.add_argument("--sheet", metavar="NAME", help=_("the sheet (default: the one with most known columns)"))
    added.add_argument("--heading-row", type=int, metavar="ROW", help=_("the row of the headings, 0 for none"))
    added.add_argument(
        "--map", action="append", default=[], metavar="COLUMN=KIND", help=_("what a column is, by heading or letter")
    )
    added.add_argument("--dry-run", action="store_true", help=_("show what would come in; nothing is kept"))
    prints_json(added)


def _import(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        book = read_book(read_file(Path(options.path).expanduser()))
        choice = _choice(book, options)
        roster = roster_of(book, choice)
        preview = preview_roster(workspace, roster).preview if options.dry_run else bring_in(workspace, roster)
    if options.json:
        show_json(_value(book, choice, roster, preview))
        return
    for line in (*_entries(roster, preview), *(one.words for one in roster.problems)):
        print(line)
    print(_summary(preview))


def _choice(book: Book, options: argparse.Namespace) -> Choice:
    """How the list is read: as its headings say, but for what the options say."""
    choice = first_choice(book)
    if options.sheet is not None:
        names = [one.name for one in book.sheets]
        if options.sheet not in names:
            told = _("The file has no sheet {name}. It has: {names}.")
            raise UserError(told.format(name=options.sheet, names=", ".join(names)))
        choice = choice_of(book, names.index(options.sheet))
    if options.heading_row is not None:
        before = book.sheets[choice.sheet].rows_before
        choice = choice_of(book, choice.sheet, max(-1, options.heading_row - before - 1))
    wanted = {}
    for text in options.map:
        name, sign, kind = text.rpartition("=")
        if not sign:
            raise UserError(_("Write {text} as a column and what it is, such as Nimi=name.").format(text=text))
        wanted[name] = kind.strip()
    return mapped(book, choice, wanted)


def _entries(roster: Roster, preview: Preview) -> Iterator[str]:
    """What becomes of everybody who is new, changed or refused, a line each."""
    words = {Standing.NEW: _("new"), Standing.CHANGED: _("changed"), Standing.REFUSED: _("left out")}
    for entry, row in _with_rows(roster, preview):
        if entry.standing in words:
            remark = f" – {entry.remark}" if entry.remark else ""
            yield f"{row}: {words[entry.standing]}: {_name(entry)}{remark}"


def _with_rows(roster: Roster, preview: Preview) -> list[tuple[Entry[Any], int]]:
    students: list[tuple[Entry[Any], int]] = list(zip(preview.students, roster.student_rows, strict=True))
    return [*students, *zip(preview.workplaces, roster.workplace_rows, strict=True)]


def _name(entry: Entry[Any]) -> str:
    record = entry.record
    if isinstance(record, KnownStudent):
        told = (record.student.name, record.student.number or record.student.oid)
    else:
        told = (record.workplace.name, record.workplace.business_id)
    return " ".join(one for one in told if one)


def _summary(preview: Preview) -> str:
    counts = {one: preview.count(one) for one in Standing}
    return _("{new} new, {changed} changed, {same} as before, {refused} left out").format(**counts)


def _value(book: Book, choice: Choice, roster: Roster, preview: Preview) -> dict[str, Any]:
    sheet = book.sheets[choice.sheet]
    headings = headings_of(sheet, choice.row)
    columns = [
        {"column": sheet.letter(place), "heading": headings[place], "kind": str(kind)}
        for place, kind in enumerate(choice.columns)
    ]
    entries = [
        {"row": row, "standing": str(one.standing), "name": _name(one), "changes": one.changes, "remark": one.remark}
        for one, row in _with_rows(roster, preview)
    ]
    return {
        "sheet": sheet.name,
        "columns": columns,
        "entries": entries,
        "problems": [one.words for one in roster.problems],
        "counts": {str(one): preview.count(one) for one in Standing},
    }


def _export(options: argparse.Namespace) -> None:
    path = Path(options.path).expanduser()
    with opened(options) as workspace:
        count = write_list(workspace, ListKind(options.kind), path)
    print(f"{many('{n} row', '{n} rows', count)}: {path}")
