"""How long demonstrations are kept, and which are due to be removed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop.actions.changing import store_for_good
from desktop.actions.workspace import Kind, Workspace
from desktop.domain.case import Case
from desktop.domain.errors import require
from desktop.domain.overview import CaseRow
from desktop.domain.retention import RetentionRule, due_on, rule_problems
from desktop.store import keeping
from desktop.store.values import from_value, to_value
from desktop.texts import n_

_RULE = "retention"
KEPT = (_RULE,)


def retention_rule(workspace: Workspace) -> RetentionRule:
    """The provider's rule; until one is kept, a date is asked for each demonstration."""
    kept = workspace.settings.get(_RULE)
    return from_value(RetentionRule, kept) if isinstance(kept, dict) else RetentionRule()


def keep_rule(workspace: Workspace, rule: RetentionRule) -> None:
    """Keep the provider's rule."""
    require(rule_problems(rule))
    with workspace.change(n_("Change how long demonstrations are kept"), Kind.SETTINGS):
        workspace.settings.set(_RULE, to_value(rule))


def keep_until(workspace: Workspace, case_id: str, until: date | None) -> Case:
    """Give a demonstration a date of its own, signed or not; None lets the rule decide again."""
    case = workspace.cases.get(case_id)
    if case.keep_until == until:
        return case
    return store_for_good(workspace, replace(case, keep_until=until), n_("Change how long it is kept"))


def due_cases(workspace: Workspace) -> list[CaseRow]:
    """Those whose time is over, the oldest first."""
    return keeping.due(workspace.file, retention_rule(workspace), workspace.today())


def count_due(workspace: Workspace) -> int:
    """How many there are."""
    return keeping.count_due(workspace.file, retention_rule(workspace), workspace.today())


def undecided_cases(workspace: Workspace) -> list[CaseRow]:
    """Those that have ended and for which nobody has said how long they are kept."""
    return keeping.undecided(workspace.file) if retention_rule(workspace).years is None else []


def kept_cases(workspace: Workspace) -> list[CaseRow]:
    """Every demonstration, in the order in which their time comes; those come last that go on."""
    rule = retention_rule(workspace)

    def time(row: CaseRow) -> tuple[date, date]:
        return due_on(row.ended, row.keep_until, rule) or date.max, row.ended or date.max

    return sorted(keeping.all_rows(workspace.file), key=time)
