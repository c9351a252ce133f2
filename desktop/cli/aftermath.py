"""After a decision: reviews and rectifications, retakes and raises, withdrawing, disqualified assessors."""

from __future__ import annotations

import argparse

from desktop.actions import aftermath, appeals, correcting
from desktop.actions.appeals import Ruling
from desktop.actions.assessors import remove_assessor
from desktop.actions.versions import case_unit, find_version
from desktop.cli.common import Commands, a_day, command, find_case, opened, person_of
from desktop.domain.appeal import Outcome
from desktop.domain.case import Case
from desktop.domain.errors import Problem, UserError
from desktop.domain.terms import Grade
from desktop.texts import _, day


def add_commands(commands: Commands) -> None:
    """Add the commands of this group."""
    for name, run, text in (
        ("review", _review, _("Keep a request for a review, or what the assessors decided on it.")),
        ("rectify", _rectify, _("Keep a request for a rectification, or what was decided on it.")),
    ):
        added = command(
            commands,
            name,
            run,
            text,
            f'nayttokumppani {name} 3f9a --asked 4.12.2026 --because "…"\n'
            f'  nayttokumppani {name} 3f9a --decided 8.12.2026 --grade 5 --because "…" --told 9.12.2026',
        )
        _add_case(added)
        what = added.add_mutually_exclusive_group(required=True)
        what.add_argument("--asked", type=a_day, metavar="DAY", help=_("the day when the request came"))
        what.add_argument("--decided", type=a_day, metavar="DAY", help=_("the day of the decision"))
        if name == "review":
            what.add_argument("--heard", type=a_day, metavar="DAY", help=_("the day when the student heard of it"))
        added.add_argument("--because", default="", metavar="TEXT", help=_("the reason"))
        added.add_argument("--grade", metavar="GRADE", help=_("the new grade; without it the grade stays"))
        added.add_argument("--told", type=a_day, metavar="DAY", help=_("the day when the student heard of it"))
        if name == "rectify":
            added.add_argument("--body", default="", metavar="NAME", help=_("who decides on the rectification"))
    _add_others(commands)


def _add_others(commands: Commands) -> None:
    again = command(
        commands,
        "again",
        _again,
        _("Open the retake of a fail or the raise of a pass as a demonstration of its own."),
        "nayttokumppani again 3f9a",
    )
    _add_case(again)
    correct = command(
        commands,
        "correct",
        _correct,
        _("Open a corrected demonstration on another version of the requirements; the first one is kept."),
        'nayttokumppani correct 3f9a --version NK-2-2027 --because "…"',
    )
    _add_case(correct)
    correct.add_argument("--version", default="", metavar="WORDS", help=_("the number or the day of the version"))
    correct.add_argument("--because", default="", metavar="TEXT", help=_("what was wrong"))
    withdraw = command(
        commands,
        "withdraw",
        _withdraw,
        _("Withdraw a demonstration, or take it up again."),
        'nayttokumppani withdraw 3f9a --because "…"\n  nayttokumppani withdraw 3f9a --undo',
    )
    _add_case(withdraw)
    withdraw.add_argument("--because", default="", metavar="TEXT", help=_("the reason"))
    withdraw.add_argument("--undo", action="store_true", help=_("take the demonstration up again"))
    disqualify = command(
        commands,
        "disqualify",
        _disqualify,
        _("Mark an assessor as disqualified, or let another person assess instead."),
        'nayttokumppani disqualify 3f9a --assessor instructor --because "…"\n'
        '  nayttokumppani disqualify 3f9a --assessor instructor --replace "Ville Toinen"',
    )
    _add_case(disqualify)
    who = _("whom it is about: teacher, instructor, or another assessor's name")
    disqualify.add_argument("--assessor", required=True, metavar="WHO", help=who)
    disqualify.add_argument("--because", default="", metavar="TEXT", help=_("what disqualifies the assessor"))
    disqualify.add_argument("--on", type=a_day, metavar="DAY", help=_("the day when it was noticed"))
    disqualify.add_argument("--replace", default="", metavar="NAME", help=_("who assesses instead"))
    out = _("take an assessor beside the two out, and compare anew without them")
    disqualify.add_argument("--take-out", action="store_true", help=out)


def _add_case(added: argparse.ArgumentParser) -> None:
    added.add_argument("case", metavar="CASE", help=_("the start of the case's id"))


def _ruling(case: Case, options: argparse.Namespace) -> Ruling:
    grade = None
    if options.grade is not None:
        known = {str(one): one for one in case.unit.scale.grades}
        if options.grade not in known:
            names = ", ".join(known)
            raise UserError(_("There is no such grade. The scale has: {names}").format(names=names))
        grade = Grade(known[options.grade])
    return Ruling(
        on=options.decided,
        outcome=Outcome.CHANGED if grade else Outcome.KEPT,
        decision=options.because,
        grade=grade,
        told_on=options.told,
    )


def _review(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        case = find_case(workspace, options.case)
        if options.asked:
            _print_wishes(appeals.problems_of_review(case, options.asked, options.because, workspace.today()))
            appeals.request_review(workspace, case.id, options.asked, options.because)
        elif options.heard:
            kept = appeals.tell_review(workspace, case.id, options.heard)
            print(_("A rectification may be asked for by {day}.").format(day=day(kept.reviews[-1].rectify_by)))
        else:
            appeals.decide_review(workspace, case.id, _ruling(case, options))


def _rectify(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        case = find_case(workspace, options.case)
        if options.decided:
            appeals.decide_rectification(workspace, case.id, _ruling(case, options))
            return
        body = options.body or appeals.proposed_body(workspace, case)
        found = appeals.problems_of_rectification(case, options.asked, body, options.because, workspace.today())
        _print_wishes(found)
        appeals.request_rectification(workspace, case.id, options.asked, body, options.because)


def _print_wishes(problems: list[Problem]) -> None:
    for one in problems:
        if not one.hard:
            print(one.text)


def _again(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        print(aftermath.open_follow_up(workspace, find_case(workspace, options.case).id).id)


def _correct(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        case = find_case(workspace, options.case)
        version = find_version(workspace, case_unit(case), options.version)
        print(correcting.open_corrected(workspace, case.id, version, options.because).id)


def _withdraw(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        case = find_case(workspace, options.case)
        if options.undo:
            aftermath.take_up_again(workspace, case.id)
        else:
            aftermath.withdraw(workspace, case.id, options.because)


def _disqualify(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        case = find_case(workspace, options.case)
        assessor = person_of(case, options.assessor)
        if options.because or not (options.replace or options.take_out):
            on = options.on or workspace.today()
            aftermath.disqualify(workspace, case.id, assessor, on, options.because)
        if options.replace:
            aftermath.replace_assessor(workspace, case.id, assessor, options.replace)
        elif options.take_out:
            remove_assessor(workspace, case.id, assessor)
