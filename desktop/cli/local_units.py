"""library local: list, show, make, change and delete local units (paikalliset tutkinnon osat)."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from desktop.actions import curricula, local_units
from desktop.actions.curricula import read_bytes
from desktop.actions.local_units import KeptLocalUnit
from desktop.actions.workspace import Workspace
from desktop.cli.common import Commands, command, opened, prints_json, show_json
from desktop.cli.comparison import unit_value
from desktop.domain.errors import Problem, UserError
from desktop.domain.library import QualificationRow, UnitRow, home_words, local_version
from desktop.domain.local_text import LocalText, say
from desktop.domain.local_unit import LocalCriteria, LocalUnit, PartOf
from desktop.domain.terms import Grade, Scale
from desktop.texts import LANGUAGES, _, language

SCALES = {"1-5": Scale.ONE_TO_FIVE, "pass-fail": Scale.PASS_FAIL}
NOT_ANY = "none"


def add_commands(acts: Commands) -> None:
    """Add the acts on local units."""
    text = _("Local units: units of the school's own that no national document has.")
    group = command(acts, "local", _list, text, "nayttokumppani library local list")
    inner = group.add_subparsers(title=_("acts"), metavar="ACT", required=True)
    every = command(inner, "list", _list, _("List the local units."), "nayttokumppani library local list")
    prints_json(every)
    show = command(
        inner,
        "show",
        _show,
        _("Show a local unit: its requirements and criteria, and who follows it."),
        "nayttokumppani library local show PAIK-7",
    )
    _add_unit(show)
    prints_json(show)
    make = command(
        inner,
        "make",
        _make,
        _("Make a local unit; prints its id. The requirements are a text file, one a line."),
        "nayttokumppani library local make --name Kahvilatyö --extent 15 --requirements vaatimukset.txt",
    )
    _add_fields(make)
    change = command(
        inner,
        "change",
        _change,
        _("Change what is named of a local unit. Demonstrations that follow it keep it as it was."),
        "nayttokumppani library local change PAIK-7 --extent 20",
    )
    _add_unit(change)
    _add_fields(change)
    delete = command(
        inner,
        "delete",
        _delete,
        _("Delete a local unit that no demonstration follows."),
        "nayttokumppani library local delete PAIK-7",
    )
    _add_unit(delete)


def _add_unit(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("unit", metavar="UNIT", help=_("its id, code, or beginnings of words of its name"))


def _add_fields(parser: argparse.ArgumentParser) -> None:
    texts = (
        ("--name", "TEXT", _("the name; sv=TEXT in another language")),
        ("--contents", "FILE", _("contents and objectives, a text file; sv=FILE in another language")),
        ("--requirements", "FILE", _("the requirements, one a line; sv=FILE in another language")),
    )
    for option, metavar, told in texts:
        parser.add_argument(option, action="append", default=[], metavar=metavar, help=told)
    parser.add_argument("--extent", metavar="NUMBER", help=_("extent in competence points"))
    parser.add_argument("--code", metavar="CODE", help=_("AMOSAA id or the school's own code"))
    parser.add_argument("--scale", choices=[*SCALES], help=_("the scale (default: 1-5)"))
    parser.add_argument("--part-of", metavar="NUMBER", help=_("number or id of its qualification; or none"))
    parser.add_argument("--criteria", choices=[*LocalCriteria], help=_("by what it is assessed (default: none)"))
    parser.add_argument("--national", metavar="NUMBER", help=_("the qualification whose generic criteria are used"))
    parser.add_argument(
        "--level",
        action="append",
        default=[],
        metavar="N=FILE",
        help=_("own criteria of a level, one a line: 3=FILE, 3=sv=FILE, pass=FILE"),
    )


def _list(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        rows = local_units.local_units(workspace)
    if options.json:
        show_json([_value(row) for row in rows])
        return
    for row in rows:
        print(_line(row))
    if not rows:
        print(_("Nothing here yet."))


def _value(row: UnitRow) -> dict[str, object]:
    return {**unit_value(row), "part_of": row.qualification_name}


def _line(row: UnitRow) -> str:
    extent = _("{n} cp").format(n=f"{row.extent:g}") if row.extent else ""
    told = (row.id, say(row.name, language()), extent, row.code, home_words(row, language()))
    return "  ".join(one for one in told if one)


def _show(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        row = local_units.find_local_unit(workspace, options.unit)
        told = local_units.written(workspace, row)
        unit = workspace.curriculum.unit(row.content)
        cases = workspace.lists.of_version(row.qualification, row.version)
    if options.json:
        criteria = [
            {"grade": level.grade, "criteria": list(level.criteria)} for one in unit.targets for level in one.levels
        ]
        value = {"requirements": [one.text for one in unit.requirements], "contents": unit.description}
        show_json({**_value(row), **value, "criteria": criteria, "cases": [case.id for case in cases]})
        return
    print(_line(row))
    print(_("Made on {moment}").format(moment=local_version(row)))
    print(f"{_('Criteria')}: {_(told.criteria.label)}")
    for number, one in enumerate(unit.requirements, 1):
        print(f"R{number}  {say(one.text, language())}")
    for case in cases:
        print(f"  {case.id}  {case.student} · {_(case.stage.label)}")


def _make(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        told = _with_options(workspace, LocalUnit(), options)
        _tell_soft(local_units.problems(workspace, told))
        kept = local_units.make_local_unit(workspace, told)
    print(kept.unit.id)


def _change(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        row = local_units.find_local_unit(workspace, options.unit)
        told = _with_options(workspace, local_units.written(workspace, row), options)
        kept = local_units.change_local_unit(workspace, row, told)
    _tell_change(row, kept)


def _tell_change(before: UnitRow, kept: KeptLocalUnit) -> None:
    if kept.unit == before:
        print(_("Nothing changed."))
        return
    print(_line(kept.unit))
    if kept.news:
        print(kept.news)


def _tell_soft(found: Iterable[Problem]) -> None:
    for one in found:
        if not one.hard:
            print(f"! {one.text}")


def _delete(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        row = local_units.find_local_unit(workspace, options.unit)
        curricula.delete_version(workspace, row.qualification, row.version)
    print(_("Deleted: {name}").format(name=say(row.name, language())))


def _with_options(workspace: Workspace, told: LocalUnit, options: argparse.Namespace) -> LocalUnit:
    """The unit with everything that is named; what is not named stays."""
    told = replace(
        told,
        name={**told.name, **dict(map(_in_language, options.name))},
        contents={**told.contents, **_files(options.contents)},
        requirements={**told.requirements, **_files(options.requirements)},
        extent=told.extent if options.extent is None else options.extent,
        code=told.code if options.code is None else options.code,
        scale=SCALES[options.scale] if options.scale else told.scale,
        levels=_levels(told.levels, options.level),
    )
    if options.part_of is not None:
        told = replace(told, part_of=_home(workspace, options.part_of))
    if options.national is not None:
        row = _qualification(workspace, options.national)
        told = replace(told, national=(row.id, row.version), criteria=LocalCriteria.NATIONAL)
    elif options.level:
        told = replace(told, criteria=LocalCriteria.OWN)
    return replace(told, criteria=LocalCriteria(options.criteria)) if options.criteria else told


def _in_language(text: str) -> tuple[str, str]:
    """The language of a text and the text: "sv=Kaféarbete"; without one, the language of the messages."""
    code, sign, rest = text.partition("=")
    return (code.strip(), rest) if sign and code.strip() in LANGUAGES else (language(), text)


def _files(told: Iterable[str]) -> LocalText:
    return {code: _read(path) for code, path in map(_in_language, told)}


def _read(path: str) -> str:
    """The text of a file, as word processors and editors save it."""
    data = read_bytes(Path(path).expanduser())
    for encoding in ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UserError(_("{path} is no text file. Save it as plain text first.").format(path=path))


def _levels(before: dict[Grade, LocalText], told: Iterable[str]) -> dict[Grade, LocalText]:
    levels = dict(before)
    for text in told:
        number, sign, rest = text.partition("=")
        if not sign or number.strip() not in set(Grade):
            raise UserError(_("Write {text} as a level and its file, such as 3=taso3.txt.").format(text=text))
        code, path = _in_language(rest)
        grade = Grade(number.strip())
        levels[grade] = {**levels.get(grade, {}), code: _read(path)}
    return levels


def _home(workspace: Workspace, number: str) -> PartOf:
    if number.casefold() == NOT_ANY:
        return PartOf()
    row = _qualification(workspace, number)
    return PartOf(name=row.name, reference_number=row.reference_number)


def _qualification(workspace: Workspace, number: str) -> QualificationRow:
    """The newest version of the qualification with this number or id."""
    wanted = number.strip().casefold()
    rows = local_units.national_qualifications(workspace)
    found = [row for row in rows if wanted in (row.id, row.reference_number.casefold())]
    if not found:
        text = _("There is no qualification {number}. See them with: nayttokumppani list qualifications")
        raise UserError(text.format(number=number))
    return max(found, key=lambda row: row.version)
