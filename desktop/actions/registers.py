"""Handing a case on to the registers: what would be refused, what the record does not say, and what was handed on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from desktop.actions.changing import change_case, store_for_good, store_quietly
from desktop.actions.ehoks import ehoks_view, save_demonstration
from desktop.actions.koski import export_koski, koski_view
from desktop.actions.workspace import Workspace
from desktop.domain.case import Case, stage
from desktop.domain.errors import UserError, require
from desktop.domain.koski_facts import is_signed
from desktop.domain.preflight import Register
from desktop.domain.register_form import RegisterView
from desktop.domain.registers import HandedOn, RegisterFacts, handed_on_now, handed_on_problems
from desktop.domain.stages import Stage
from desktop.texts import _, n_

_VIEWS: dict[Register, Callable[[Workspace, Case], RegisterView]] = {
    Register.EHOKS: ehoks_view,
    Register.KOSKI: koski_view,
}
_FILES: dict[Register, Callable[[Workspace, str, Path], Path]] = {
    Register.EHOKS: save_demonstration,
    Register.KOSKI: export_koski,
}


def known_registers() -> tuple[Register, ...]:
    """The registers that a case can be handed on to."""
    return tuple(one for one in Register if one in _VIEWS)


def register_view(workspace: Workspace, case_id: str, register: Register) -> RegisterView:
    """What a person sees before a case is handed on to a register."""
    return _VIEWS[register](workspace, workspace.cases.get(case_id))


def export_for_register(workspace: Workspace, case_id: str, register: Register, path: Path) -> Path:
    """Write the file for a register; UserError with everything that it would refuse."""
    return _FILES[register](workspace, case_id, path)


def write_register_facts(workspace: Workspace, case_id: str, facts: RegisterFacts, study_right: str) -> Case:
    """Keep what registers ask beyond the record; it may be written after signing, as the record does not say it."""

    def edit(case: Case) -> Case:
        return replace(case, register_facts=facts, study_right=study_right.strip())

    what = n_("Write for the registers")
    case = workspace.cases.get(case_id)
    if not case.is_closed:
        return change_case(workspace, case_id, what, edit)
    after = edit(case)
    return after if after == case else store_for_good(workspace, after, what)


def mark_handed_on(workspace: Workspace, case_id: str, register: Register, on: date | None = None) -> Case:
    """Keep that the present version has been handed on to a register, today or on a day before."""
    case, day = workspace.cases.get(case_id), on or workspace.today()
    result = register == Register.KOSKI
    if result and (case.withdrawn or not is_signed(case)):
        raise UserError(_("Koski gets the result when everyone has signed."))
    require(handed_on_problems(day, workspace.today(), case.decision.decided_on if result else None))
    mark = HandedOn(id=workspace.new_id(), register=register, on=day, at=workspace.now(), version=case.number)

    def edit(before: Case) -> Case:
        exported = workspace.now() if result and stage(before) == Stage.SIGNED else before.exported_at
        return replace(before, registers=(*before.registers, mark), exported_at=exported)

    return _keep(workspace, case, edit, n_("Mark as handed on to a register"))


def take_back_mark(workspace: Workspace, case_id: str, register: Register) -> Case:
    """Take back the newest mark of the present version, which was made by mistake."""
    case = workspace.cases.get(case_id)
    mark = handed_on_now(case, register)
    if mark is None:
        return case

    def edit(before: Case) -> Case:
        rest = tuple(one for one in before.registers if one.id != mark.id)
        waits = not rest and not before.copies_now
        return replace(before, registers=rest, exported_at=None if waits else before.exported_at)

    return _keep(workspace, case, edit, n_("Take back a mark"))


def _keep(workspace: Workspace, case: Case, edit: Callable[[Case], Case], what: str) -> Case:
    """Store what was done with the registers: undo never takes it back."""
    if case.is_closed:
        return store_for_good(workspace, edit(case), what)
    return store_quietly(workspace, case.id, what, edit)
