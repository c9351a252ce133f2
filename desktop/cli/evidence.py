"""evidence: photos and documents of a demonstration."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.actions import evidence
from desktop.actions.sharing import write_whole
from desktop.actions.workspace import Workspace
from desktop.cli.common import Commands, command, find_case, opened, prints_json, row_ids, show_json
from desktop.domain.case import Case, assessor_name, visible_evidence
from desktop.domain.errors import UserError
from desktop.domain.evidence import Evidence
from desktop.domain.terms import Role
from desktop.texts import _, moment


def add_commands(commands: Commands) -> None:
    """Add the commands of this group."""
    made = command(
        commands,
        "evidence",
        _evidence,
        _("Add a photo or document with consent, list, save, share or remove: JPEG, PNG or PDF."),
        'nayttokumppani evidence 3f9a --add poyta.jpg --text "Katettu pöytä" --consent "Aino: kuva pöydästä"',
    )
    add = made.add_argument
    add("case", metavar="CASE", help=_("the start of the case's id"))
    add("--as", dest="as_", choices=[Role.TEACHER, Role.INSTRUCTOR], default=Role.TEACHER, help=_("who looks or adds"))
    add("--add", metavar="PATH", help=_("add this file; what a camera wrote into it is removed"))
    add("--text", default="", metavar="TEXT", help=_("what it shows"))
    add("--consent", default="", metavar="TEXT", help=_("who agreed today, and to what; asked for before the file"))
    add("--about", default="", metavar="R1,R2", help=_("the requirements it is about"))
    add("--share", metavar="ID", help=_("let the other assessor see it"))
    add("--remove", metavar="ID", help=_("remove it for good"))
    add("--save", nargs=2, metavar=("ID", "PATH"), help=_("write it to a file"))
    prints_json(made)


def _evidence(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        case = _act(workspace, find_case(workspace, options.case), options)
        shown = visible_evidence(case, options.as_)
        if options.json:
            show_json([_facts(one) for one in shown])
            return
        for one in shown:
            state = _("shared") if one.shared else _("seen by you only")
            print(f"{one.id}  {moment(one.at)}  {assessor_name(case, one.by)}  {one.text}  ({one.name}, {state})")
            print(f"  SHA-256 {one.sha256}")


def _act(workspace: Workspace, case: Case, options: argparse.Namespace) -> Case:
    if options.add:
        case = _add(workspace, case, options)
    if options.share:
        case = evidence.share_evidence(workspace, case.id, options.as_, _id(case, options.as_, options.share))
    if options.save:
        start, path = options.save
        data = evidence.evidence_bytes(workspace, case.id, options.as_, _id(case, options.as_, start))
        write_whole(Path(path).expanduser(), data)
    if options.remove:
        case = evidence.remove_evidence(workspace, case.id, options.as_, _id(case, options.as_, options.remove))
    return case


def _add(workspace: Workspace, case: Case, options: argparse.Namespace) -> Case:
    if not options.consent.strip():
        raise UserError(_("Ask for consent first, and write who agreed to what."))
    return evidence.add_evidence(
        workspace,
        case.id,
        options.as_,
        evidence.read_file(Path(options.add).expanduser()),
        text=options.text,
        consent=options.consent,
        consent_on=workspace.today(),
        requirements=row_ids(case, options.about),
    )


def _id(case: Case, reader: str, start: str) -> str:
    """The id of the one piece of evidence that begins so, among those the reader may see."""
    found = [one.id for one in visible_evidence(case, reader) if one.id.startswith(start)]
    if len(found) != 1:
        raise UserError(_("There is no one file {id}. See them with: nayttokumppani evidence CASE").format(id=start))
    return found[0]


def _facts(one: Evidence) -> dict[str, object]:
    return {
        "id": one.id,
        "kind": one.kind.value,
        "name": one.name,
        "text": one.text,
        "at": one.at,
        "by": one.by,
        "size": one.size,
        "sha256": one.sha256,
        "consent": one.consent,
        "consent_on": one.consent_on,
        "shared": one.shared,
    }
