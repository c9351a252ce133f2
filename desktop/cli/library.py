"""library: find units, compare versions, see who follows which, delete, move a draft, and fetch from ePerusteet."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from desktop.actions import curricula, fetching, versions
from desktop.actions.local_units import national_qualifications
from desktop.actions.workspace import Workspace
from desktop.cli import local_units
from desktop.cli.common import Commands, command, find_case, opened, prints_json, show_json
from desktop.cli.comparison import comparison_value, print_comparison, unit_value
from desktop.cli.files import import_report, print_report
from desktop.domain.curriculum import UnitKind, Validity
from desktop.domain.errors import UserError
from desktop.domain.library import QualificationRow, UnitGroup, UnitRow, Wanted, validity_words, version_name
from desktop.domain.local_text import say
from desktop.domain.moving import Move, MovedRow
from desktop.domain.overview import CaseRow
from desktop.texts import LANGUAGES, _, language, many


def add_commands(commands: Commands) -> None:
    """Add the commands of this group."""
    text = _("The library of requirements: find units, compare versions, delete, move a draft, fetch from ePerusteet.")
    top = command(commands, "library", _search, text, 'nayttokumppani library search "arjen tuki" --validity in_force')
    acts = top.add_subparsers(title=_("acts"), metavar="ACT", required=True)
    search = command(
        acts,
        "search",
        _search,
        _("Find units by the beginnings of words in any language: of their names, else of their requirements."),
        'nayttokumppani library search "arjen tuki" --kind vocational',
    )
    search.add_argument("words", metavar="WORDS", nargs="?", default="", help=_("beginnings of words, code or number"))
    search.add_argument("--kind", choices=[*UnitGroup], help=_("only this kind of unit"))
    search.add_argument("--validity", choices=[*Validity], help=_("only units whose requirements are so today"))
    prints_json(search)
    compare = command(
        acts,
        "compare",
        _compare,
        _("Compare two versions of a unit: what is new, left out, reworded or moved."),
        'nayttokumppani library compare "arjen tuki" --with OPH-1-2027',
    )
    compare.add_argument("words", metavar="WORDS", help=_("the unit: beginnings of words, or its code"))
    compare.add_argument("--with", dest="other", default="", metavar="NUMBER", help=_("number or day of the other one"))
    compare.add_argument("--reader", choices=LANGUAGES, help=_("language to compare in (default: of the messages)"))
    prints_json(compare)
    used = command(
        acts, "used", _used, _("List versions and the demonstrations that follow them."), "nayttokumppani library used"
    )
    prints_json(used)
    delete = command(
        acts,
        "delete",
        _delete,
        _("Delete a version that no demonstration follows."),
        "nayttokumppani library delete OPH-1-2018",
    )
    delete.add_argument("number", metavar="NUMBER", help=_("number, id or day of the version"))
    _add_move(acts)
    _add_fetch(acts)
    local_units.add_commands(acts)


def _add_move(acts: Commands) -> None:
    move = command(
        acts,
        "move",
        _move,
        _("Move a draft to another version of its unit; with --preview, only tell what would become of it."),
        "nayttokumppani library move 3f9a --to OPH-1-2027 --preview",
    )
    move.add_argument("case", metavar="CASE", help=_("the start of the case's id"))
    move.add_argument("--to", default="", metavar="NUMBER", help=_("number or day (default: the newest)"))
    move.add_argument("--preview", action="store_true", help=_("change nothing"))


def _add_fetch(acts: Commands) -> None:
    fetch = command(
        acts,
        "fetch",
        _fetch,
        _("Fetch requirements from ePerusteet over the network: list what the words find, or import one by its id."),
        "nayttokumppani library fetch puutarha-alan\n  nayttokumppani library fetch --id 7283253",
    )
    fetch.add_argument("words", metavar="WORDS", nargs="?", default="", help=_("name or reference number"))
    fetch.add_argument("--id", dest="ident", default="", metavar="ID", help=_("import the document with this id"))
    fetch.add_argument("--service", metavar="ADDRESS", help=_("use and keep another address of the service"))
    prints_json(fetch)


def _search(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        today = workspace.today()
        group = UnitGroup(options.kind) if options.kind else None
        validity = Validity(options.validity) if options.validity else None
        wanted = Wanted(group=group, validity=validity, on=today)
        units = workspace.curriculum.units(options.words, wanted=wanted)
        units = units or workspace.curriculum.units_mentioning(options.words, wanted)
    if options.json:
        show_json([{**unit_value(one), "validity": validity_words(one, today)} for one in units])
        return
    for one in units:
        local = _("local unit") if one.kind == UnitKind.LOCAL else ""
        told = (one.id, say(one.name, language()), local, one.reference_number, validity_words(one, today))
        print("  ".join(part for part in told if part))
    if not units:
        print(_("Nothing found"))


def _compare(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        unit = _one_unit(workspace, options.words)
        other = versions.find_version(workspace, unit, options.other).unit
        every = [one.unit for one in versions.unit_versions(workspace, unit)]
        before, after = sorted((unit, other), key=every.index)
        found = versions.compare(workspace, before, after, options.reader or language())
    if options.json:
        show_json(comparison_value(found, before, after))
        return
    print_comparison(found, before, after)


def _one_unit(workspace: Workspace, words: str) -> UnitRow:
    found = workspace.curriculum.units(words)
    if not found:
        raise UserError(_("No unit is called {words}. See them with: nayttokumppani list units").format(words=words))
    if len({one.code or one.id for one in found}) > 1:
        names = "; ".join(f"{one.id} {say(one.name, language())}" for one in found[:5])
        raise UserError(_("Several units fit. Give the id of one: {units}").format(units=names))
    return found[0]


def _used(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        rows = [_named(workspace, row) for row in workspace.curriculum.qualifications()]
        followed = [(row, workspace.lists.of_version(row.id, row.version)) for row in rows]
        today = workspace.today()
    if options.json:
        show_json([_used_value(row, cases, today) for row, cases in followed])
        return
    for row, cases in followed:
        print(f"{say(row.name, language())} · {version_name(row)} · {validity_words(row, today)}")
        for case in cases:
            print(f"  {case.id}  {case.student} · {say(case.unit, language())} · {_(case.stage.label)}")


def _named(workspace: Workspace, row: QualificationRow) -> QualificationRow:
    """A version by its name; a document of a local unit by the unit's."""
    if row.kind != UnitKind.LOCAL:
        return row
    [unit] = workspace.curriculum.units_of(row.id, row.version)
    return replace(row, name=unit.name)


def _used_value(row: QualificationRow, cases: Sequence[CaseRow], today: date) -> dict[str, object]:
    return {
        "id": row.id,
        "version": row.version,
        "reference_number": row.reference_number,
        "name": row.name,
        "validity": validity_words(row, today),
        "cases": [case.id for case in cases],
    }


def _delete(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        row = _one_version(national_qualifications(workspace), options.number)
        curricula.delete_version(workspace, row.id, row.version)
    print(_("Deleted: {name}").format(name=f"{say(row.name, language())} · {version_name(row)}"))


def _one_version(rows: Sequence[QualificationRow], number: str) -> QualificationRow:
    wanted = number.casefold()
    found = [one for one in rows if wanted in (one.id, one.version.casefold(), one.reference_number.casefold())]
    found = found or [one for one in rows if one.version.startswith(number)]
    if not found:
        raise UserError(
            _("There is no version {number}. See them with: nayttokumppani library used").format(number=number)
        )
    if len(found) > 1:
        raise UserError(_("Several versions begin with {text}. Write more of it.").format(text=number))
    return found[0]


def _move(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        case = find_case(workspace, options.case)
        version = versions.find_version(workspace, versions.case_unit(case), options.to)
        move = versions.preview_move(workspace, case, version)
        if not options.preview:
            versions.move_to_version(workspace, case.id, version)
    for sign, rows in (("=", move.stays), ("!", move.again), ("-", move.gone)):
        for row in rows:
            print(f"{sign} {_moved_words(row)}")
    print(_move_summary(move, version_name(version.qualification), options.preview))


def _moved_words(row: MovedRow) -> str:
    kept = row.after or row.before
    words = say(kept.text, language()) if kept else ""
    return f"{words} ({row.note})" if row.note else words


def _move_summary(move: Move, name: str, preview: bool) -> str:
    again = many("{n} is to be marked again", "{n} are to be marked again", len(move.again))
    text = _("It would follow {name}; {again}.") if preview else _("It follows {name} now; {again}.")
    return text.format(name=name, again=again)


def _fetch(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        if options.service is not None:
            fetching.choose_service(workspace, options.service)
        asked = fetching.service(workspace, _progress)
        if options.ident:
            fetched = fetching.fetch_document(asked, options.ident)
            report = curricula.keep_curriculum(workspace, *fetched)
            if options.json:
                show_json(import_report("", report))
            else:
                print_report(report)
            return
        rows = fetching.in_order(fetching.find_documents(asked, options.words), workspace)
        today = workspace.today()
    if options.json:
        show_json([{"id": row.id, "name": row.name, "reference_number": row.reference_number} for row in rows])
        return
    for row in rows:
        told = (row.id, say(row.name, language()), row.reference_number, validity_words(row, today))
        print("  ".join(part for part in told if part))


def _progress(done: int, total: int) -> None:
    """How far it is, on a screen that somebody looks at."""
    if sys.stderr.isatty():
        print(f"\r{done >> 10} / {total >> 10} KiB", end="" if done < total else "\n", file=sys.stderr)
