"""The demonstration day: starting it, noting what is seen, and sharing it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

from desktop.actions.changing import change_case, store_quietly
from desktop.actions.workspace import Workspace
from desktop.domain.assessment import Observation
from desktop.domain.case import Case, unread_notes
from desktop.domain.errors import UserError, require
from desktop.domain.gates import problems_to_start
from desktop.domain.paper import PaperLine
from desktop.domain.terms import Leaning
from desktop.texts import HELSINKI, _, n_


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
    *,
    situation: str = "",
    at: datetime | None = None,
) -> Case:
    """Keep an observation with its time (now, when none is given); it stays private to its author until shared."""
    if not text.strip():
        raise UserError(_("Write what you saw."))
    note = Observation(
        id=workspace.new_id(),
        at=at or workspace.now(),
        by=by,
        text=text.strip(),
        requirements=requirements,
        leaning=leaning,
        situation=situation,
    )
    return _add(workspace, case_id, n_("Add an observation"), (note,))


def add_paper_notes(
    workspace: Workspace, case_id: str, by: str, lines: Iterable[PaperLine], on: date, situation: str = ""
) -> Case:
    """Keep what was typed from paper at one go: each observation has the time that stood on the paper."""
    rows = dict(enumerate(workspace.cases.get(case_id).unit.requirements, 1))
    notes = tuple(
        Observation(
            id=workspace.new_id(),
            at=datetime.combine(on, line.at, HELSINKI),
            by=by,
            text=line.text,
            requirements=tuple(rows[number] for number in line.requirements),
            leaning=line.leaning,
            situation=situation,
            from_paper=True,
        )
        for line in lines
        if line.text and line.at
    )
    if not notes:
        raise UserError(_("Write the time and what you saw on each line: 12.41 #3 + Asked first"))
    return _add(workspace, case_id, n_("Type from paper"), notes)


def _add(workspace: Workspace, case_id: str, what: str, notes: tuple[Observation, ...]) -> Case:
    require(problems_to_start(workspace.cases.get(case_id)))
    if max(note.at for note in notes) > workspace.now() + timedelta(minutes=1):
        raise UserError(_("The time of an observation lies ahead. Check the day and the time."))
    first = min(note.at for note in notes)

    def edit(case: Case) -> Case:
        together = sorted((*case.notes, *notes), key=lambda note: note.at)
        return replace(case, started_at=case.started_at or first, notes=tuple(together))

    return change_case(workspace, case_id, what, edit)


def edit_note(workspace: Workspace, case_id: str, edited: Observation) -> Case:
    """Store an observation as its author left it; an empty text removes it."""

    def edit(case: Case) -> Case:
        changed = (edited if one.id == edited.id else one for one in case.notes)
        return replace(case, notes=tuple(one for one in changed if one.text.strip()))

    return change_case(workspace, case_id, n_("Edit an observation"), edit)


def share_notes(workspace: Workspace, case_id: str, by: str, notes: Iterable[str] | None = None) -> Case:
    """An author lets the others see some of their observations before the views are compared; None shares all."""
    wanted = None if notes is None else set(notes)

    def share(note: Observation) -> Observation:
        theirs = note.by == by and (wanted is None or note.id in wanted)
        return replace(note, shared=True) if theirs else note

    return change_case(workspace, case_id, n_("Share observations"), _each_note(share))


def take_back(workspace: Workspace, case_id: str, by: str, note: str) -> Case:
    """An author hides a shared observation again, until another has read it."""
    case = workspace.cases.get(case_id)
    found = next((one for one in case.notes if one.id == note and one.by == by), None)
    if found is None or not found.can_be_taken_back(case.views_ready):
        raise UserError(_("Another person has already read the observation, so it stays shared."))

    def hide(one: Observation) -> Observation:
        return replace(one, shared=False) if one.id == note else one

    return change_case(workspace, case_id, n_("Take sharing back"), _each_note(hide))


def mark_read(workspace: Workspace, case_id: str, reader: str) -> Case:
    """A reader has seen what the others have shared; this is no act of theirs, so it cannot be undone."""
    case = workspace.cases.get(case_id)
    unread = {note.id for note in unread_notes(case, reader)}
    if not unread or case.is_closed:
        return case

    def read(note: Observation) -> Observation:
        return replace(note, shared=True, read_by=(*note.read_by, reader)) if note.id in unread else note

    return store_quietly(workspace, case_id, n_("Read the observations"), _each_note(read))


def _each_note(edit: Callable[[Observation], Observation]) -> Callable[[Case], Case]:
    return lambda case: replace(case, notes=tuple(edit(note) for note in case.notes))
