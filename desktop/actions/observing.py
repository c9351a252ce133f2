"""The demonstration day: starting it, and noting what is seen."""

from __future__ import annotations

from dataclasses import replace

from desktop.actions.changing import change_case
from desktop.actions.workspace import Workspace
from desktop.domain.assessment import Observation
from desktop.domain.case import Case
from desktop.domain.errors import UserError, require
from desktop.domain.gates import problems_to_start
from desktop.domain.terms import Leaning
from desktop.texts import _, n_


def start_demonstration(workspace: Workspace, case_id: str) -> Case:
    """Begin the demonstration; the plan must have been agreed."""
    require(problems_to_start(workspace.cases.get(case_id)))
    now = workspace.now()
    return change_case(
        workspace, case_id, n_("Start the demonstration"), lambda case: replace(case, started_at=case.started_at or now)
    )


def add_note(
    workspace: Workspace,
    case_id: str,
    by: str,
    text: str,
    requirements: tuple[str, ...] = (),
    leaning: Leaning = Leaning.NEUTRAL,
) -> Case:
    """Keep an observation with its time; it stays private to its author until shared."""
    if not text.strip():
        raise UserError(_("Write what you saw."))
    require(problems_to_start(workspace.cases.get(case_id)))
    note = Observation(
        id=workspace.new_id(),
        at=workspace.now(),
        by=by,
        text=text.strip(),
        requirements=requirements,
        leaning=leaning,
    )

    def edit(case: Case) -> Case:
        return replace(case, started_at=case.started_at or note.at, notes=(*case.notes, note))

    return change_case(workspace, case_id, n_("Add an observation"), edit)


def edit_note(workspace: Workspace, case_id: str, edited: Observation) -> Case:
    """Store an observation as its author left it; an empty text removes it."""

    def edit(case: Case) -> Case:
        changed = (edited if one.id == edited.id else one for one in case.notes)
        return replace(case, notes=tuple(one for one in changed if one.text.strip()))

    return change_case(workspace, case_id, n_("Edit an observation"), edit)
