"""Keeping students and workplaces in the register: by hand, and many at once from a list.

What reads lists (rosters, plans) gives whole records: `preview_people` tells what each would do, and `take_in` keeps
those that people let through, all in one change that `undo_people` takes back.

    preview = preview_people(workspace, students=read.students, workplaces=read.workplaces)
    # show preview.students and preview.workplaces: an Entry for each record, in order, with its standing
    take_in(workspace, students=chosen, workplaces=read.workplaces)
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from desktop.actions.workspace import Kind, RegisterStep, Workspace
from desktop.domain.errors import UserError
from desktop.domain.known import WorkplaceRow
from desktop.domain.people import tidy_business_id
from desktop.domain.register import (
    Entry,
    KnownStudent,
    KnownWorkplace,
    Standing,
    plan_students,
    plan_workplaces,
)
from desktop.texts import _, n_

Record = KnownStudent | KnownWorkplace
STEPS = 20
"""How many changes of the register can be undone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What lists of people would do to the register: an entry for each record, in the order of the lists."""

    students: tuple[Entry[KnownStudent], ...] = ()
    workplaces: tuple[Entry[KnownWorkplace], ...] = ()

    def count(self, standing: Standing) -> int:
        """How many records are new, changed, the same, or refused."""
        entries: tuple[Entry[Any], ...] = (*self.students, *self.workplaces)
        return sum(one.standing == standing for one in entries)


def preview_people(
    workspace: Workspace, students: Sequence[KnownStudent] = (), workplaces: Sequence[KnownWorkplace] = ()
) -> Preview:
    """What taking in these records would do; nothing is stored.

    They are compared with the register and with whom the demonstrations name; who is changed comes into the register
    with what the demonstrations say.
    """
    return Preview(
        students=plan_students(_known_students(workspace), students) if students else (),
        workplaces=plan_workplaces(_known_workplaces(workspace), [_tidy(one) for one in workplaces])
        if workplaces
        else (),
    )


def _known_students(workspace: Workspace) -> list[KnownStudent]:
    rows = workspace.known.students(workspace.today())
    return [row.record or KnownStudent(student=row.student) for row in rows]


def _known_workplaces(workspace: Workspace) -> list[KnownWorkplace]:
    rows = workspace.known.workplaces(workspace.today())
    return [row.record or _of_demonstrations(row) for row in rows]


def _of_demonstrations(row: WorkplaceRow) -> KnownWorkplace:
    return KnownWorkplace(workplace=row.workplace, instructors=(row.instructor,) if row.instructor.name else ())


def take_in(
    workspace: Workspace,
    students: Sequence[KnownStudent] = (),
    workplaces: Sequence[KnownWorkplace] = (),
    what: str = n_("Take in people"),
) -> Preview:
    """Keep what is new or changed in these records, in one change; returns what was done with each."""
    named = [replace(one, id=workspace.new_id()) for one in students]  # a known one keeps its own
    placed = [replace(one, id=workspace.new_id()) for one in workplaces]
    preview = preview_people(workspace, named, placed)
    entries: tuple[Entry[Any], ...] = (*preview.students, *preview.workplaces)
    taken = [one.record for one in entries if _is_kept(one)]
    if taken:  # a later entry about the same record says all of it
        _store(workspace, what, put=tuple({one.id: one for one in taken}.values()))
    return preview


def _is_kept(entry: Entry[Any]) -> bool:
    """Whether an entry changes the register: also whom it says nothing new of, if only demonstrations name them."""
    named_only = entry.before is not None and not entry.before.id
    return entry.standing in (Standing.NEW, Standing.CHANGED) or (entry.standing == Standing.SAME and named_only)


def save_student(workspace: Workspace, student: KnownStudent) -> KnownStudent:
    """Keep a student as somebody wrote them: a new one without id, or in place of the one with the id."""
    (entry,) = plan_students([one for one in workspace.register.students() if one.id != student.id], [student])
    _require(entry, entry.before.student.name if entry.before else "")
    kept = replace(student, id=student.id or workspace.new_id())
    _store(workspace, n_("Edit a student") if student.id else n_("New student"), put=(kept,))
    return kept


def save_workplace(workspace: Workspace, workplace: KnownWorkplace) -> KnownWorkplace:
    """Keep a workplace with its instructors, likewise."""
    tidy = _tidy(workplace)
    (entry,) = plan_workplaces([one for one in workspace.register.workplaces() if one.id != tidy.id], [tidy])
    _require(entry, entry.before.workplace.name if entry.before else "")
    kept = replace(tidy, id=tidy.id or workspace.new_id())
    _store(workspace, n_("Edit a workplace") if tidy.id else n_("New workplace"), put=(kept,))
    return kept


def delete_student(workspace: Workspace, record_id: str) -> None:
    """Take a student out of the register; their demonstrations stay."""
    gone = workspace.register.student(record_id)
    _store(workspace, n_("Delete a student"), gone=(gone,))


def delete_workplace(workspace: Workspace, record_id: str) -> None:
    """Take a workplace and its instructors out of the register; the demonstrations there stay."""
    gone = workspace.register.workplace(record_id)
    _store(workspace, n_("Delete a workplace"), gone=(gone,))


def undo_people(workspace: Workspace) -> str:
    """Take back the last change of the register; returns what it was, "" when there is none."""
    if not workspace.register_steps:
        return ""
    steps = workspace.register_steps
    step = steps[-1]
    kinds = (Kind.PEOPLE, Kind.CASE) if step.also else (Kind.PEOPLE,)
    try:
        with workspace.change(n_("Undo"), *kinds):
            workspace.register.delete(step.added)
            workspace.register.put(step.before)
            if step.also:
                step.also()
            workspace.register.relink()
            workspace.register_steps = steps[:-1]
    except BaseException:
        workspace.register_steps = steps
        raise
    return step.what


def _require(entry: Entry[Any], name: str) -> None:
    """Refuse what says too little, and who is there already under the name."""
    if entry.standing == Standing.REFUSED:
        raise UserError(entry.remark)
    if entry.before is not None:
        raise UserError(_("{name} is known already. Edit what is there.").format(name=name))


def _tidy(one: KnownWorkplace) -> KnownWorkplace:
    return replace(one, workplace=replace(one.workplace, business_id=tidy_business_id(one.workplace.business_id)))


def _store(workspace: Workspace, what: str, *, put: Sequence[Record] = (), gone: Sequence[Record] = ()) -> None:
    """One change of the register, kept for undo."""
    earlier = {one.id: one for one in _all(workspace)}
    before = (*(earlier[one.id] for one in put if one.id in earlier), *gone)
    added = tuple(one.id for one in put if one.id not in earlier)
    steps = workspace.register_steps
    try:
        with workspace.change(what, Kind.PEOPLE):
            workspace.register.delete(one.id for one in gone)
            workspace.register.put(put)
            workspace.register.relink()
            workspace.register_steps = [*steps[-STEPS + 1 :], RegisterStep(what, before, added)]
    except BaseException:
        workspace.register_steps = steps
        raise


def _all(workspace: Workspace) -> Iterable[Record]:
    return (*workspace.register.students(), *workspace.register.workplaces())
