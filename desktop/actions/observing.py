"""The demonstration day: starting it, noting what is seen, and sharing it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TypeVar

from desktop.actions.changing import change_case, store_quietly
from desktop.actions.workspace import Workspace
from desktop.domain.assessment import Observation
from desktop.domain.case import Case, open_interruption, unread
from desktop.domain.errors import UserError, require
from desktop.domain.evidence import Evidence
from desktop.domain.gates import interrupted_problems, problems_to_start
from desktop.domain.paper import PaperLine
from desktop.domain.terms import Leaning
from desktop.texts import HELSINKI, _, n_

Shared = TypeVar("Shared", Observation, Evidence)


def start_demonstration(workspace: Workspace, case_id: str) -> Case:
    """Begin the demonstration; the plan must have been agreed."""
    require(problems_to_start(workspace.cases.get(case_id)))
    now = workspace.now()
    return change_case(
        workspace, case_id, n_("Demonstration began"), lambda case: replace(case, started_at=case.started_at or now)
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
    return _add(workspace, case_id, n_("Observations from paper"), notes)


def _add(workspace: Workspace, case_id: str, what: str, notes: tuple[Observation, ...]) -> Case:
    require(problems_to_start(workspace.cases.get(case_id)))
    if max(note.at for note in notes) > workspace.now() + timedelta(minutes=1):
        raise UserError(_("The time of an observation lies ahead. Check the day and the time."))
    _check_interruption(workspace.cases.get(case_id), notes)
    first = min(note.at for note in notes)

    def edit(case: Case) -> Case:
        added = (replace(note, shared=case.views_ready) for note in notes)
        together = sorted((*case.notes, *added), key=lambda note: note.at)
        return replace(case, started_at=case.started_at or first, notes=tuple(together))

    return change_case(workspace, case_id, what, edit)


def _check_interruption(case: Case, notes: tuple[Observation, ...]) -> None:
    """What was seen before the interruption may still be written while it goes on."""
    stopped = open_interruption(case)
    if stopped is not None and any(note.at > stopped.at for note in notes):
        require(interrupted_problems(case))


def edit_note(workspace: Workspace, case_id: str, edited: Observation) -> Case:
    """Store an observation as its author left it; an empty text removes it. Who sees it stays as it is now."""

    def rewritten(one: Observation) -> Observation:
        return replace(one, text=edited.text, requirements=edited.requirements, leaning=edited.leaning)

    def edit(case: Case) -> Case:
        changed = (rewritten(one) if one.id == edited.id else one for one in case.notes)
        return replace(case, notes=tuple(one for one in changed if one.text.strip()))

    return change_case(workspace, case_id, n_("Edit an observation"), edit)


def share_notes(workspace: Workspace, case_id: str, by: str, notes: Iterable[str] | None = None) -> Case:
    """An author lets the others see some of their observations before the views are compared; None shares all."""
    wanted = None if notes is None else set(notes)

    def share(case: Case) -> Case:
        return _share(case, lambda one, note: one.by == by and (wanted is None or note in wanted), shared=True)

    return change_case(workspace, case_id, n_("Share observations"), share)


def take_back(workspace: Workspace, case_id: str, by: str, note: str) -> Case:
    """An author hides a shared observation again, until another has read it."""
    case = workspace.cases.get(case_id)
    found = next((one for one in case.notes if one.id == note and one.by == by), None)
    if found is None or not found.can_be_taken_back(case.views_ready):
        raise UserError(_("Another person has already read the observation, so it stays shared."))

    def hide(case: Case) -> Case:
        return _share(case, lambda one, about: one.by == by and about == note, shared=False)

    return change_case(workspace, case_id, n_("Take sharing back"), hide)


def mark_read(workspace: Workspace, case_id: str, reader: str) -> Case:
    """A reader has seen what the others have shared; this is no act of theirs, so it cannot be undone."""
    case = workspace.cases.get(case_id)
    seen_now = unread(case, reader)
    if not seen_now or case.is_closed:
        return case

    def read(case: Case) -> Case:
        return replace(
            case,
            notes=tuple(_read(one, reader) if one.id in seen_now else one for one in case.notes),
            evidence=tuple(_read(one, reader) if one.id in seen_now else one for one in case.evidence),
        )

    return store_quietly(workspace, case_id, n_("Read the observations"), read)


def share_everything(case: Case) -> Case:
    """The views are ready: what everybody saw lies on the table."""
    return _share(case, lambda _one, _note: True, shared=True)


def _read(one: Shared, reader: str) -> Shared:
    readers = one.read_by if reader in one.read_by else (*one.read_by, reader)
    return replace(one, shared=True, read_by=readers)


def _share(case: Case, wanted: Callable[[Observation | Evidence, str], bool], *, shared: bool) -> Case:
    """Share or hide what is wanted, told by the thing and the id of its observation."""
    notes = (replace(one, shared=shared) if wanted(one, one.id) else one for one in case.notes)
    evidence = (replace(one, shared=shared) if wanted(one, one.note) else one for one in case.evidence)
    return replace(case, notes=tuple(notes), evidence=tuple(evidence))
