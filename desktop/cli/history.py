"""history: who did what in a case, and which fields changed."""

from __future__ import annotations

import argparse

from desktop.actions.history import case_history, changes_of, changes_since_signed
from desktop.cli.common import Commands, command, find_case, opened, prints_json, show_json
from desktop.domain.case import assessor_name
from desktop.domain.case_changes import FieldChange
from desktop.domain.terms import Role
from desktop.texts import _, moment


def add_commands(commands: Commands) -> None:
    """Add the command of this group."""
    added = command(
        commands,
        "history",
        _history,
        _("Show who did what in a demonstration, the newest first, and which fields changed."),
        "nayttokumppani history 3f9a\n  nayttokumppani history 3f9a --since-signed",
    )
    added.add_argument("case", metavar="CASE", help=_("the start of the case's id"))
    added.add_argument("--fields", action="store_true", help=_("show the fields that each act changed"))
    added.add_argument("--since-signed", action="store_true", help=_("show what differs from the version signed last"))
    prints_json(added)


def _history(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        case = find_case(workspace, options.case)
        if options.since_signed:
            changes = changes_since_signed(workspace, case.id, Role.TEACHER)
            if options.json:
                show_json([_value(one) for one in changes])
            else:
                _print_fields(changes, "")
            return
        values = []
        for act in case_history(workspace, case.id):
            fields = changes_of(workspace, case.id, act, Role.TEACHER) if options.fields or options.json else []
            who = assessor_name(case, act.who) or act.who
            if options.json:
                value = {"at": act.at.isoformat(), "who": act.who, "name": who, "what": _(act.what)}
                values.append({**value, "fields": [_value(one) for one in fields]})
            else:
                print(f"{moment(act.at)}  {who}: {_(act.what)}")
                _print_fields(fields, "  ")
        if options.json:
            show_json(values)


def _print_fields(changes: list[FieldChange], indent: str) -> None:
    for one in changes:
        print(f"{indent}{one.label}: {one.was} → {one.now}")


def _value(change: FieldChange) -> dict[str, str]:
    return {"field": change.place, "label": change.label, "was": change.was, "now": change.now}
