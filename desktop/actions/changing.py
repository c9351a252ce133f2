"""Changing a case, and taking the change back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from desktop.actions.workspace import Kind, Workspace
from desktop.actions.writing import writing
from desktop.domain.agreeing import asked_anew
from desktop.domain.case import Case
from desktop.domain.errors import require
from desktop.domain.gates import problems_to_edit
from desktop.domain.in_step import in_step
from desktop.texts import n_

RECORD = "record"


def change_case(
    workspace: Workspace, case_id: str, what: str, edit: Callable[[Case], Case], evidence: Sequence[bytes] = ()
) -> Case:
    """Change an open case; a closed one is refused. What did not change is not stored.

    Where the change touches what was agreed in the plan, everybody is asked to agree again, whatever was changed; where
    it touches which requirements are assessed, people compare and decide anew.
    ``evidence`` are the bytes that the changed case names; bytes that no case names any more go by themselves.
    """
    before = workspace.cases.get(case_id)
    require(problems_to_edit(before))
    after = in_step(before, asked_anew(before, edit(before)))
    if after != before:
        _store(workspace, after, what, evidence=evidence)
        workspace.remember(before, writing(before, after, workspace.now()))
    return after


def undo(workspace: Workspace, case_id: str) -> Case:
    """Write the earlier value as a new change; nothing signed is undone."""
    case = workspace.cases.get(case_id)
    require(problems_to_edit(case))
    before = workspace.last_value(case_id)
    while before == case:  # an amended value may say what the case says already
        before = workspace.last_value(case_id)
    return case if before is None else _store(workspace, before, n_("Undo"))


def store_for_good(workspace: Workspace, case: Case, what: str, documents: Sequence[bytes] = ()) -> Case:
    """Store what people did with the record, and its new bytes; nothing that came before can be undone then."""
    _store(workspace, case, what, documents, for_good=True)
    workspace.forget(case.id)
    return case


def store_several_for_good(workspace: Workspace, cases: Sequence[Case], what: str) -> None:
    """Store what people did with several records, in one change; nothing that came before can be undone then."""
    with workspace.change(what, Kind.CASE, for_good=True):
        for case in cases:
            workspace.cases.save(case, who=workspace.who, what=what)
    for case in cases:
        workspace.forget(case.id)


def store_quietly(workspace: Workspace, case_id: str, what: str, edit: Callable[[Case], Case]) -> Case:
    """Change an open case in a way that undo never takes back, while what came before stays to be undone."""
    before = workspace.cases.get(case_id)
    require(problems_to_edit(before))
    after = edit(before)
    workspace.amend(case_id, edit)
    return _store(workspace, after, what) if after != before else after


def _store(
    workspace: Workspace,
    case: Case,
    what: str,
    documents: Sequence[bytes] = (),
    evidence: Sequence[bytes] = (),
    *,
    for_good: bool = False,
) -> Case:
    with workspace.change(what, Kind.CASE, case=case.id, for_good=for_good):
        for document in documents:
            workspace.cases.add_file(case.id, RECORD, document)
        for data in evidence:
            workspace.cases.add_evidence(case.id, data)
        workspace.cases.save(case, who=workspace.who, what=what)
    return case
