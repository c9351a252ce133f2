"""Agreement and guidance: what is written, the induction, the contact log, the practice, the minimum level."""

from __future__ import annotations

import argparse
from dataclasses import replace

from desktop.actions import guiding
from desktop.cli.common import Commands, a_day, command, find_case, opened
from desktop.domain.errors import UserError
from desktop.domain.guidance import ContactWay, HazardousWork, Practice, Topic
from desktop.domain.guiding_card import CARD
from desktop.texts import _

_WRITTEN = ("hours", "insurance", "travel", "meals", "improvement")


def add_commands(commands: Commands) -> None:
    """Add the commands of this group."""
    guidance = command(
        commands,
        "guidance",
        _write,
        _("Write what belongs to the agreement and the guidance."),
        'nayttokumppani guidance 3f9a --checked 1.9.2026 --hours "8–16" --meals "…"\n'
        "  nayttokumppani guidance 3f9a --inducted safety --on 2.9.2026 --by Timo\n"
        "  nayttokumppani guidance 3f9a --task 1 --mark A\n"
        "  nayttokumppani guidance 3f9a --card --card-read",
    )
    _add_case(guidance)
    guidance.add_argument("--card", action="store_true", help=_("print what an instructor reads first"))
    guidance.add_argument("--card-read", action="store_true", help=_("the instructor has read it"))
    guidance.add_argument("--checked", type=a_day, metavar="DAY", help=_("the day when the workplace was checked"))
    for name in _WRITTEN:
        guidance.add_argument(f"--{name}", metavar="TEXT")
    guidance.add_argument("--improved", type=a_day, metavar="DAY", help=_("the day when the improvement was looked at"))
    guidance.add_argument("--hazardous", choices=[str(one) for one in HazardousWork])
    guidance.add_argument("--inducted", action="append", default=[], choices=[str(one) for one in Topic])
    guidance.add_argument("--on", type=a_day, metavar="DAY", help=_("the day of the induction or the notice"))
    guidance.add_argument("--by", default="", metavar="NAME", help=_("who gave the induction"))
    guidance.add_argument("--task", type=int, metavar="NUMBER", help=_("the number of a work task"))
    guidance.add_argument("--mark", choices=["-", *(str(one) for one in Practice)])
    contact = command(
        commands,
        "contact",
        _contact,
        _("Write into the contact log of a demonstration."),
        'nayttokumppani contact 3f9a --on 5.10.2026 --way call --with "Timo Ohjaaja" --note "…"',
    )
    _add_case(contact)
    contact.add_argument("--on", type=a_day, required=True, metavar="DAY")
    contact.add_argument("--way", required=True, choices=[str(one) for one in ContactWay])
    contact.add_argument("--with", dest="person", required=True, metavar="NAME")
    contact.add_argument("--note", default="", metavar="TEXT")
    _add_points(commands)


def _add_points(commands: Commands) -> None:
    points = command(
        commands,
        "points",
        _points,
        _("Show the points of the minimum level of a demonstration, or mark one."),
        "nayttokumppani points 3f9a\n"
        '  nayttokumppani points 3f9a --point M08 --aside "…"\n'
        "  nayttokumppani points 3f9a --point M10 --met 5.10.2026",
    )
    _add_case(points)
    points.add_argument("--point", metavar="ID")
    points.add_argument("--met", type=a_day, metavar="DAY", help=_("the day when it was met"))
    points.add_argument("--aside", metavar="TEXT", help=_("why it does not apply; empty when it applies again"))
    points.add_argument("--add", metavar="TEXT", help=_("add a point of the provider's own"))
    points.add_argument("--remove", metavar="ID", help=_("remove a point of the provider's own"))


def _add_case(added: argparse.ArgumentParser) -> None:
    added.add_argument("case", metavar="CASE", help=_("the start of the case's id"))


def _write(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        case = find_case(workspace, options.case)
        if options.card:
            for heading, lines in CARD:
                print(_(heading), *(f"  • {_(line)}" for line in lines), sep="\n")
        if options.card_read:
            case = guiding.read_card(workspace, case.id)
        guidance = case.guidance
        texts = {name: said for name in _WRITTEN if (said := getattr(options, name)) is not None}
        guidance = replace(guidance, **texts)
        if options.checked:
            guidance = replace(guidance, suitable_on=options.checked)
        if options.improved:
            guidance = replace(guidance, improvement_seen_on=options.improved)
        if options.hazardous:
            chosen = HazardousWork(options.hazardous)
            told_on = options.on if chosen == HazardousWork.DONE else None
            guidance = replace(guidance, hazardous=chosen, hazardous_on=told_on)
        guiding.write_guidance(workspace, case.id, guidance)
        if options.inducted:
            topics = [Topic(one) for one in options.inducted]
            guiding.mark_induction(workspace, case.id, topics, options.on or workspace.today(), options.by)
        if options.task is not None:
            if not 1 <= options.task <= len(case.plan.tasks):
                raise UserError(_("There is no such work task in the plan."))
            mark = None if options.mark in (None, "-") else Practice(options.mark)
            guiding.mark_practice(workspace, case.id, case.plan.tasks[options.task - 1].id, mark)


def _contact(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        case = find_case(workspace, options.case)
        guiding.add_contact(workspace, case.id, options.on, ContactWay(options.way), options.person, options.note)


def _points(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        case = find_case(workspace, options.case)
        if options.add is not None:
            guiding.add_point(workspace, options.add)
        if options.remove is not None:
            guiding.remove_point(workspace, options.remove)
        if options.point and options.aside is not None:
            guiding.set_aside(workspace, case.id, options.point, options.aside)
        elif options.point:
            guiding.tell_point(workspace, case.id, options.point, options.met)
        for one in guiding.minimum_level(workspace, workspace.cases.get(case.id)):
            told = f" ({one.told})" if one.told else ""
            print(f"{one.id}  {_(one.state.label)}{told}  {one.text}")
