"""hoks import, export, check: plans (HOKS) brought in, written out with a demonstration, looked at as eHOKS would."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from desktop.actions.curricula import read_bytes
from desktop.actions.ehoks import plan_for, save_plan
from desktop.actions.local_units import make_from_plan
from desktop.actions.plan_preview import FilePreview, PlanPreview, preview_plans, read_plans
from desktop.actions.plan_taking import bring_in
from desktop.actions.workspace import Workspace
from desktop.cli.common import Commands, command, find_case, opened, prints_json, show_json
from desktop.domain.competence_plan import Pointer, Remark
from desktop.domain.errors import UserError
from desktop.domain.plan_offers import Part
from desktop.domain.register import Standing
from desktop.texts import _, many

REFUSED = 1


def add_commands(commands: Commands) -> None:
    """Add the commands of this group."""
    text = _("Bring in plans (HOKS), write demonstrations back into them, or check them.")
    group = command(commands, "hoks", _import, text, "nayttokumppani hoks import hoks.json --name 'Aino Esimerkki'")
    inner = group.add_subparsers(title=_("commands"), metavar="COMMAND", required=True)
    bring = command(
        inner,
        "import",
        _import,
        _("Bring in a file of plans: students, workplaces, and what fills gaps in demonstrations that are open."),
        "nayttokumppani hoks import hoks.json --name 'Aino Esimerkki' --drafts",
    )
    bring.add_argument("plans", metavar="FILE", help=_("the plan, or a list of plans, as JSON"))
    bring.add_argument(
        "--name",
        action="append",
        default=[],
        metavar="NAME",
        help=_("the student's name, as a plan has none; N=NAME for the plan with this number in the file"),
    )
    bring.add_argument(
        "--drafts", action="store_true", help=_("open demonstrations that the plan has and the file not")
    )
    bring.add_argument(
        "--local-units",
        action="store_true",
        help=_("make the local units that the library lacks from what the plan says"),
    )
    bring.add_argument("--replace", action="store_true", help=_("take also what is said otherwise here"))
    bring.add_argument("--preview", action="store_true", help=_("only say what would be done"))
    prints_json(bring)
    out = command(
        inner,
        "export",
        _export,
        _("Write the student's whole plan with the demonstration in it, ready for PUT."),
        "nayttokumppani hoks export 3f9a hoks.json --at 1",
    )
    out.add_argument("case", metavar="CASE", help=_("the start of the case's id"))
    out.add_argument("out", metavar="PATH", help=_("where the plan is written"))
    out.add_argument("--at", type=int, metavar="N", help=_("which place of the plan this is, where it is not clear"))
    out.add_argument("--number", type=int, metavar="ID", help=_("the plan's id in eHOKS, for a plan without one"))
    check = command(
        inner,
        "check",
        _check,
        _("Say what eHOKS would refuse in a file of plans; exit code 1 if it would refuse anything."),
        "nayttokumppani hoks check hoks.json",
    )
    check.add_argument("plans", metavar="FILE", help=_("the plan, or a list of plans, as JSON"))
    prints_json(check)


def _import(options: argparse.Namespace) -> None:
    path = Path(options.plans).expanduser()
    with opened(options) as workspace:
        read = read_plans(read_bytes(path), workspace.today())
        names = _names(options.name, len(read.plans))
        preview = preview_plans(workspace, read, path.name, names)
        if options.local_units and not options.preview:
            _make_units(workspace, preview)
            preview = preview_plans(workspace, read, path.name, names)
        chosen = {place: _chosen(one, options) for place, one in enumerate(preview.plans)}
        if options.json:
            show_json([_preview_value(one, chosen[place]) for place, one in enumerate(preview.plans)])
        else:
            _print_preview(preview, chosen)
        if options.preview:
            return
        taken = {place: ids for place, ids in chosen.items() if not _is_refused(preview.plans[place])}
        brought = bring_in(workspace, preview, taken)
    if not options.json:
        print(many("{n} plan is kept.", "{n} plans are kept.", len(taken)))
        for case in brought.drafts:
            print(case)


def _make_units(workspace: Workspace, preview: FilePreview) -> None:
    """Make the local units without which demonstrations of the plans cannot be opened, each once."""
    drafts = ((plan, draft) for plan in preview.plans for draft in plan.drafts)
    lacking = {one.unit.key: one.unit for plan, one in drafts if one.unit.local and one.unit.key not in plan.units}
    for unit in lacking.values():
        make_from_plan(workspace, unit)


def _names(told: Iterable[str], count: int) -> dict[int, str]:
    """The names by the places of their plans: "Aino" is the first one's, "2=Onni" the second's."""
    names = {}
    for text in told:
        number, sign, name = text.partition("=")
        place = int(number) if sign and number.strip().isdecimal() else 1
        if not 1 <= place <= count:
            raise UserError(_("There is no plan {n}; the file has {count}.").format(n=place, count=count))
        names[place - 1] = name.strip() if sign else text.strip()
    return names


def _is_refused(one: PlanPreview) -> bool:
    return one.student.standing == Standing.REFUSED


def _chosen(one: PlanPreview, options: argparse.Namespace) -> frozenset[str]:
    """What is let through: what is usual, with the replacements and drafts that were asked for."""
    may = [offer for offer in one.offers if not offer.hindrance]
    more = {offer.id for offer in may if options.replace and offer.part != Part.DRAFT}
    drafts = {offer.id for offer in may if options.drafts and offer.part == Part.DRAFT}
    return one.usual | more | drafts


def _print_preview(preview: FilePreview, chosen: dict[int, frozenset[str]]) -> None:
    for place, one in enumerate(preview.plans):
        print(f"{place + 1}  {one.name}")
        for note in one.notes:
            print(f"  ! {note}")
        for offer in one.offers:
            told = f"{offer.before} → {offer.after}" if offer.before else offer.after
            mark = "+" if offer.id in chosen[place] else "-"
            hindrance = f" ({offer.hindrance})" if offer.hindrance else ""
            print(f"  {mark} {offer.about}: {offer.label}: {told}{hindrance}")
        if one.same:
            print("  = " + _("As before: {things}").format(things=", ".join(one.same)))
        _print_remarks(one.plan.remarks)
    if preview.passed_over:
        print(
            many(
                "{n} part of the file is no plan and was passed over.",
                "{n} parts of the file are no plans and were passed over.",
                preview.passed_over,
            )
        )


def _print_remarks(remarks: Iterable[Remark]) -> None:
    for one in remarks:
        where = f"{one.where}: " if one.where else ""
        print(f"  {'✗' if one.hard else '!'} {where}{one.sentence}")


def _preview_value(one: PlanPreview, chosen: frozenset[str]) -> dict[str, Any]:
    return {
        "student": one.name,
        "learner": one.plan.learner,
        "study_right": one.plan.study_right,
        "notes": list(one.notes),
        "same": list(one.same),
        "changes": [
            {
                "id": offer.id,
                "about": offer.about,
                "label": offer.label,
                "before": offer.before,
                "after": offer.after,
                "taken": offer.id in chosen,
                "hindrance": offer.hindrance or None,
            }
            for offer in one.offers
        ],
        "remarks": [_remark_value(each) for each in one.plan.remarks],
    }


def _remark_value(one: Remark) -> dict[str, Any]:
    return {"at": list(one.at), "where": one.where, "sentence": one.sentence, "hard": one.hard}


def _export(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        case = find_case(workspace, options.case)
        at = None if options.at is None else _place(workspace, case.id, options.at)
        path = save_plan(workspace, case.id, Path(options.out).expanduser(), at, options.number)
    print(_("Saved to {path}").format(path=path))


def _place(workspace: Workspace, case_id: str, number: int) -> Pointer:
    beside = plan_for(workspace, workspace.cases.get(case_id))
    places = beside.places if beside else ()
    if not 1 <= number <= len(places):
        text = _("There is no place {n} in the plan; there are {count}.")
        raise UserError(text.format(n=number, count=len(places)))
    return places[number - 1].at


def _check(options: argparse.Namespace) -> int:
    with opened(options) as workspace:
        today = workspace.today()
    plans = [one.plan for one in read_plans(read_bytes(Path(options.plans).expanduser()), today).plans]
    if options.json:
        show_json(
            [{"study_right": one.study_right, "remarks": [_remark_value(r) for r in one.remarks]} for one in plans]
        )
    else:
        for number, one in enumerate(plans, 1):
            print(f"{number}  {one.study_right or one.learner}")
            _print_remarks(one.remarks)
            if not one.remarks:
                print("  " + _("Nothing to put right."))
    return REFUSED if any(remark.hard for one in plans for remark in one.remarks) else 0
