"""retention, delete, student-export: how long demonstrations are kept, removing them, and handing out what is known."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.actions import erasing, retention, takeout
from desktop.actions.sharing import write_whole
from desktop.actions.workspace import Workspace
from desktop.cli.common import Commands, a_day, command, find_case, opened, prints_json, show_json
from desktop.domain.erasure import Erasure, erasure_facts
from desktop.domain.errors import UserError
from desktop.domain.local_text import say
from desktop.domain.overview import CaseRow
from desktop.domain.retention import RetentionRule, due_on
from desktop.texts import _, day, language, many


def add_commands(commands: Commands) -> None:
    """Add the commands of this group."""
    keep = command(
        commands,
        "retention",
        _retention,
        _("List what is due to be removed, or say how long demonstrations are kept."),
        'nayttokumppani retention --years 10 --decided "Records plan 4.2"',
    )
    keep.add_argument("--years", type=int, metavar="N", help=_("keep demonstrations for N years after their end"))
    keep.add_argument("--ask", action="store_true", help=_("ask for a date each time instead"))
    keep.add_argument("--decided", default="", metavar="TEXT", help=_("whose decision it is and where it stands"))
    keep.add_argument("--case", metavar="CASE", help=_("the start of the case's id"))
    keep.add_argument(
        "--until", type=a_day, metavar="DATE", help=_("the last day to keep this case; without it, by the rule")
    )
    prints_json(keep)
    gone = command(
        commands,
        "delete",
        _delete,
        _("Remove demonstrations for good, from the file and its backups, and write a certificate."),
        "nayttokumppani delete 3f9a --certificate deletion.pdf --yes",
    )
    gone.add_argument("cases", nargs="*", metavar="CASE", help=_("the start of a case's id"))
    gone.add_argument("--student", metavar="NUMBER", help=_("every demonstration of the student with this number"))
    gone.add_argument("--due", action="store_true", help=_("every demonstration whose time is over"))
    gone.add_argument("--certificate", metavar="PATH", help=_("where to write the certificate (PDF)"))
    gone.add_argument("--yes", action="store_true", help=_("do it; without this only what would go is told"))
    gone.add_argument("--again", action="store_true", help=_("try copies again that could not be reached before"))
    prints_json(gone)

    out = command(
        commands,
        "student-export",
        _takeout,
        _("Write everything about a student into a folder or a .zip that is read without this program."),
        "nayttokumppani student-export E-2026-017 aino.zip",
    )
    out.add_argument("student", metavar="NUMBER", help=_("the student's number"))
    out.add_argument("path", metavar="PATH", help=_("a name that ends in .zip, or a folder that is not there yet"))


def _takeout(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        key = _student(workspace, options.student)
        path = takeout.prepare_takeout(workspace, key, Path(options.path).expanduser())()
    print(_("Everything about the student is in {path}. It is not encrypted.").format(path=path))


def _retention(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        if options.years is not None or options.ask:
            years = None if options.ask else options.years
            retention.keep_rule(workspace, RetentionRule(years=years, decided=options.decided))
        if options.case:
            retention.keep_until(workspace, find_case(workspace, options.case).id, options.until)
        rule = retention.retention_rule(workspace)
        due, undecided = retention.due_cases(workspace), retention.undecided_cases(workspace)
    if options.json:
        show_json(
            {
                "years": rule.years,
                "decided": rule.decided,
                "due": [_line(one, rule) for one in due],
                "undecided": [_line(one, rule) for one in undecided],
            }
        )
        return
    print(_rule_words(rule))
    _print_rows(_("To be removed"), due, rule)
    _print_rows(_("Nobody has said how long these are kept"), undecided, rule)


def _rule_words(rule: RetentionRule) -> str:
    if rule.years is None:
        return _("A date is asked for each demonstration.")
    kept = many("Kept for {n} year after the end.", "Kept for {n} years after the end.", rule.years)
    return f"{kept} {rule.decided}".strip()


def _print_rows(heading: str, rows: list[CaseRow], rule: RetentionRule) -> None:
    if rows:
        print(f"{heading}:")
    for one in rows:
        print("  " + "  ".join(str(value) for value in _line(one, rule).values() if value))


def _line(row: CaseRow, rule: RetentionRule) -> dict[str, object]:
    until = due_on(row.ended, row.keep_until, rule)
    return {
        "id": row.id,
        "student": row.student,
        "unit": say(row.unit, language()),
        "ended": row.ended.isoformat() if row.ended else None,
        "until": until.isoformat() if until else None,
    }


def _delete(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        if options.again:
            done = erasing.prepare_again(workspace)()
            erasing.finish_again(workspace, done)
            for one in done:
                _tell(one, as_json=options.json)
            if not done:
                print(_("No copy is waiting."))
            return
        removal = erasing.plan_removal(workspace, _chosen(workspace, options), _student(workspace, options.student))
        if not options.yes:
            _tell_plan(workspace, removal)
            return
        if not options.certificate:
            raise UserError(_("Say with --certificate where the certificate is written."))
        done_now = erasing.remove_cases(workspace, removal.ids, _student(workspace, options.student))
        write_whole(Path(options.certificate).expanduser(), erasing.certificate(done_now))
    _tell(done_now, as_json=options.json)


def _chosen(workspace: Workspace, options: argparse.Namespace) -> list[str]:
    chosen = [find_case(workspace, start).id for start in options.cases]
    if options.due:
        chosen += [one.id for one in retention.due_cases(workspace)]
    return chosen


def _student(workspace: Workspace, number: str | None) -> str:
    """The key of the student with this number."""
    if not number:
        return ""
    wanted = number.strip()
    found = [one.key for one in workspace.known.students(workspace.today(), wanted) if one.student.number == wanted]
    if not found:
        raise UserError(_("There is no student with the number {number}.").format(number=wanted))
    return found[0]


def _tell_plan(workspace: Workspace, removal: erasing.Removal) -> None:
    for case in removal.cases:
        print(f"{case.id}  {case.student.name}  {say(case.unit.name, language())}  {day(case.plan.starts)}".rstrip())
    for text in removal.warnings(workspace.today()):
        print(f"! {text}")
    for path, kind in removal.copies:
        print(f"  {_(kind.label)}: {path}")
    print(_("Nothing was removed. Add --yes and --certificate to remove these for good."))


def _tell(done: Erasure, *, as_json: bool) -> None:
    if as_json:
        show_json(erasure_facts(done))
        return
    n = len(done.cases)
    print(many("{n} demonstration was removed for good", "{n} demonstrations were removed for good", n))
    for one in done.copies:
        print(f"  {one.name}: {_(one.state.label)}")
    if done.mentions:
        print(_("The name is still written in these other demonstrations: {ids}.").format(ids=", ".join(done.mentions)))
