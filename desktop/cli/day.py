"""The day of the demonstration as options of assess: starting it, observations of now or from paper, sharing them."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from desktop.actions import observing, side
from desktop.actions.curricula import read_bytes
from desktop.actions.workspace import Workspace
from desktop.cli.common import a_day, row_ids
from desktop.domain.case import Case
from desktop.domain.errors import UserError
from desktop.domain.gates import changed_plan_problems
from desktop.domain.other_ways import is_preparatory
from desktop.domain.paper import read_paper
from desktop.domain.side_states import WAYS
from desktop.domain.terms import Coverage, Leaning
from desktop.texts import HELSINKI, _


def add_day_options(add: Callable[..., Any]) -> None:
    """Add the options of the day."""
    add("--start", action="store_true", help=_("start the demonstration"))
    add("--note", metavar="TEXT", help=_("keep an observation"))
    add("--about", default="", metavar="R1,R2", help=_("the requirements the observation is about"))
    add("--leaning", choices=[*Leaning], default=Leaning.NEUTRAL, help=_("what the observation speaks for"))
    add("--at", type=a_time, metavar="12.41", help=_("when it was seen (default: now)"))
    add("--on", type=a_day, metavar="DATE", help=_("the day of --at and --paper (default: today)"))
    add("--paper", metavar="PATH", help=_("keep the lines of a text file: 12.41 #3,5 + Asked for permission"))
    add("--interrupt", metavar="REASON", help=_("interrupt the demonstration; --left is carried over"))
    add("--left", default="", metavar="R2,R3", help=_("what is left when it is interrupted"))
    add("--resume", action="store_true", help=_("continue an interrupted demonstration"))
    add("--complement", metavar="TEXT", help=_("agree that --about is shown otherwise, in the way of --way"))
    add("--way", choices=[*WAYS], help=_("how the complement is shown"))
    add("--when", type=a_day, metavar="DATE", help=_("the day of the complement, or on which it continues"))
    add("--shown", metavar="N", type=int, help=_("the complement with this number has been shown"))
    add("--share", action="store_true", help=_("let the other assessor see your observations now"))


def a_time(text: str) -> time:
    """A time of day: 12.41 or 12:41."""
    found = re.fullmatch(r"(\d{1,2})[.:](\d{2})", text.strip())
    try:
        return time(int(found[1]), int(found[2])) if found else time.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_("{text} is no time; write 12.41").format(text=text)) from None


def apply_day(workspace: Workspace, case: Case, options: argparse.Namespace) -> Case:
    """Do what the options of the day ask for."""
    on = options.on or workspace.today()
    if options.resume:
        case = side.resume(workspace, case.id)
    if options.start:
        case = observing.start_demonstration(workspace, case.id)
        for problem in changed_plan_problems(case):
            print(f"· {problem.text}")
    if options.note:
        at = datetime.combine(on, options.at, HELSINKI) if options.at else None
        about, leaning = row_ids(case, options.about), Leaning(options.leaning)
        case = observing.add_note(workspace, case.id, options.as_, options.note, about, leaning, at=at)
    if options.paper:
        case = _from_paper(workspace, case, options.as_, Path(options.paper).expanduser(), on)
    case = _beside(workspace, case, options)
    return observing.share_notes(workspace, case.id, options.as_) if options.share else case


def _beside(workspace: Workspace, case: Case, options: argparse.Namespace) -> Case:
    """Interrupt, agree on a complement, or mark one as shown."""
    if options.complement:
        usual = Coverage.TALK if is_preparatory(case) else Coverage.INTERVIEW
        way, about = Coverage(options.way or usual), row_ids(case, options.about)
        case = side.agree_complement(
            workspace, case.id, options.as_, way, options.complement, requirements=about, on=options.when
        )
    if options.interrupt:
        left = row_ids(case, options.left)
        case = side.interrupt(workspace, case.id, options.as_, options.interrupt, left=left, continues=options.when)
    if options.shown is None:
        return case
    if not 1 <= options.shown <= len(case.complements):
        raise UserError(_("There is no complement {n}.").format(n=options.shown))
    return side.mark_shown(workspace, case.id, case.complements[options.shown - 1].id)


def _from_paper(workspace: Workspace, case: Case, by: str, path: Path, on: date) -> Case:
    try:
        text = read_bytes(path).decode()
    except UnicodeDecodeError:
        raise UserError(_("{path} is no text file.").format(path=path)) from None
    numbers = [number for number, row in enumerate(case.unit.requirements, 1) if row in case.rows]
    lines = read_paper(text, numbers)
    case = observing.add_paper_notes(workspace, case.id, by, lines, on)
    for line in lines:
        for remark in line.unclear:
            print(f"  · {line.source.strip()} – {remark}")
    return case
