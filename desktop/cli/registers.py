"""registers: what a register would refuse, the sheet to type from, the file, and what was handed on."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from desktop.actions import registers
from desktop.actions.workspace import Workspace
from desktop.cli.common import Commands, a_day, command, find_case, opened, prints_json, show_json
from desktop.domain.case import Case
from desktop.domain.preflight import Register
from desktop.domain.register_form import RegisterView
from desktop.domain.registers import handed_on_now
from desktop.texts import _, day

TODAY = "today"


def add_commands(commands: Commands) -> None:
    """Add the commands of this group."""
    made = command(
        commands,
        "registers",
        _registers,
        _("Check what a register would refuse, show the sheet to type from, write its file, mark it as handed on."),
        "nayttokumppani registers koski 3f9a --out Esimerkki_Aino_koski.json",
    )
    add = made.add_argument
    add("register", choices=[one.value for one in registers.known_registers()], help=_("which register"))
    add("case", metavar="CASE", help=_("the start of the case's id"))
    add("--check", action="store_true", help=_("only say what is to be put right; exit code 1 if it would be refused"))
    add("--out", metavar="PATH", help=_("write the register's file here"))
    prints_json(made)
    facts = made.add_argument_group(_("what the register asks and the record does not say"))
    facts.add_argument("--study-right", metavar="OID", help=_("the study right"))
    facts.add_argument("--mandatory", choices=("yes", "no"), help=_("whether the unit is mandatory"))
    facts.add_argument("--unit-code", metavar="CODE", help=_("the code of a local unit"))
    facts.add_argument("--unit-description", metavar="TEXT", help=_("what a local unit is about"))
    facts.add_argument("--municipality", metavar="NNN", help=_("the number of the workplace's municipality"))
    made.add_argument(
        "--handed-on", type=_day, nargs="?", const=TODAY, metavar="DATE", help=_("mark as handed on (default: today)")
    )
    made.add_argument("--take-back", action="store_true", help=_("take back a mark that was made by mistake"))


def _day(text: str) -> object:
    return text if text == TODAY else a_day(text)


def _registers(options: argparse.Namespace) -> int:
    register = Register(options.register)
    with opened(options) as workspace:
        case = _with_facts(workspace, find_case(workspace, options.case), options)
        if options.out:
            path = registers.export_for_register(workspace, case.id, register, Path(options.out).expanduser())
        if options.take_back:
            registers.take_back_mark(workspace, case.id, register)
        if options.handed_on:
            on = None if options.handed_on == TODAY else options.handed_on
            registers.mark_handed_on(workspace, case.id, register, on)
        view, case = registers.register_view(workspace, case.id, register), workspace.cases.get(case.id)
    if options.json:
        _show_json(view, case)
    else:
        _show(view, case, sheet=not (options.check or options.out or options.handed_on or options.take_back))
        if options.out:
            print(_("Saved to {path}").format(path=path))
    return 1 if options.check and not view.is_fit else 0


def _with_facts(workspace: Workspace, case: Case, options: argparse.Namespace) -> Case:
    """The case with what was given of what registers ask."""
    given = {
        name: value.strip()
        for name in ("unit_code", "unit_description", "municipality")
        if (value := getattr(options, name)) is not None
    }
    facts = replace(case.register_facts, **given)
    if options.mandatory:
        facts = replace(facts, mandatory=options.mandatory == "yes")
    study_right = case.study_right if options.study_right is None else options.study_right
    if (facts, study_right) == (case.register_facts, case.study_right):
        return case
    return registers.write_register_facts(workspace, case.id, facts, study_right)


def _show(view: RegisterView, case: Case, *, sheet: bool) -> None:
    for one in sorted(view.findings, key=lambda finding: not finding.hard):
        print(f"{'✗' if one.hard else '!'} {one.sentence}")
    if not view.findings:
        print(_("Nothing to put right."))
    if sheet:
        for part in view.form:
            print(f"\n{part.heading}")
            for field in part.fields:
                code = f" ({_('code {code}').format(code=field.code)})" if field.code else ""
                print(f"  {field.label}: {field.value}{code}")
    if done := handed_on_now(case, view.register):
        print(_("Marked as handed on, {day}").format(day=day(done.on)))


def _show_json(view: RegisterView, case: Case) -> None:
    done = handed_on_now(case, view.register)
    show_json(
        {
            "register": view.register.value,
            "fit": view.is_fit,
            "findings": [{"place": one.place, "sentence": one.sentence, "hard": one.hard} for one in view.findings],
            "form": [
                {
                    "heading": part.heading,
                    "fields": [{"label": one.label, "value": one.value, "code": one.code} for one in part.fields],
                }
                for part in view.form
            ],
            "handed_on": done.on.isoformat() if done else None,
        }
    )
