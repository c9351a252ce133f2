"""merge: a demonstration between a teacher's own two laptops, and what both said differently."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.actions import merging
from desktop.actions.curricula import read_bytes
from desktop.actions.merging import Choice
from desktop.cli.common import Commands, command, find_case, opened, prints_json, show_json
from desktop.domain.errors import UserError
from desktop.texts import _


def add_commands(commands: Commands) -> None:
    """Add the commands of this group."""
    text = _("A demonstration on two laptops: write a copy, merge one, settle what both said differently.")
    top = command(commands, "merge", _take, text, "nayttokumppani merge take kopio.nayttopala --opens K7QM-…")
    acts = top.add_subparsers(title=_("acts"), metavar="ACT", required=True)
    text = _("Write a copy for your other laptop, and print the code that opens it.")
    copy = command(acts, "copy", _copy, text, "… merge copy 3f9a kopio.nayttopala")
    copy.add_argument("case", metavar="CASE", help=_("the start of the case's id"))
    copy.add_argument("path", metavar="PATH", help=_("where to write"))
    take = command(acts, "take", _take, _("Merge a copy."), "… merge take kopio.nayttopala --opens K7QM-…")
    take.add_argument("package", metavar="PACKAGE", help=_("the package"))
    take.add_argument("--opens", required=True, metavar="CODE", help=_("the code of the package"))
    text = _("List what both said differently, or choose what stands of one.")
    settle = command(acts, "settle", _settle, text, "… merge settle 3f9a 1 --keep theirs")
    settle.add_argument("case", metavar="CASE", help=_("the start of the case's id"))
    settle.add_argument("number", metavar="NUMBER", nargs="?", type=int, help=_("which one"))
    settle.add_argument("--keep", choices=[*Choice], help=_("what stands"))
    prints_json(settle)


def _copy(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        case = find_case(workspace, options.case)
        print(merging.export_copy(workspace, case.id, Path(options.path).expanduser()))


def _take(options: argparse.Namespace) -> None:
    data = read_bytes(Path(options.package).expanduser())
    with opened(options) as workspace:
        merged = merging.take_copy(workspace, data, options.opens)
        print(merged.words())
        for one in merging.open_questions(workspace, merged.case):
            print(f"{one.conflict.id}. {one.label}: {one.mine} | {one.theirs}")


def _settle(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        case = find_case(workspace, options.case)
        asked = merging.open_questions(workspace, case.id)
        if options.number is not None:
            if options.number not in {one.conflict.id for one in asked} or not options.keep:
                raise UserError(_("Give the number of one of them, and with --keep what stands."))
            merging.settle(workspace, case.id, {options.number: Choice(options.keep)})
            return
    if options.json:
        show_json([{"number": q.conflict.id, "field": q.label, "mine": q.mine, "theirs": q.theirs} for q in asked])
    else:
        for one in asked:
            print(f"{one.conflict.id}. {one.label}: {one.mine} | {one.theirs}")
