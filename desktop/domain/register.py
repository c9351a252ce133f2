"""The register: students and workplaces that the file knows without a demonstration, and what new lists change in it.

Lists of people come from many places: a roster of the school, a plan (HOKS), what somebody types. Each gives whole
records; `plan_students` and `plan_workplaces` tell of every record whether it is new, changes one that is known, or
says nothing new. Nothing is stored here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, Generic, NamedTuple, TypeVar

from desktop.domain.known import folded, key_of, workplace_key
from desktop.domain.people import Student, Workplace, WorkplaceInstructor
from desktop.texts import _


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownStudent:
    """Opiskelija whom the file knows; ``student`` holds name, student number and learner OID (oppijanumero).

    The study right (opiskeluoikeus) is named by its OID and may have a start and an estimated end. The store gives
    ``id``. Nothing but a name or a number must be known.
    """

    id: str = ""
    student: Student = field(default_factory=Student)
    study_right: str = ""
    qualification: str = ""
    reference_number: str = ""
    group: str = ""
    starts: date | None = None
    ends: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownWorkplace:
    """Työpaikka that the file knows, with its instructors. The store gives ``id``."""

    id: str = ""
    workplace: Workplace = field(default_factory=Workplace)
    instructors: tuple[WorkplaceInstructor, ...] = ()


class Standing(StrEnum):
    """What taking in a record would do."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"


R = TypeVar("R", KnownStudent, KnownWorkplace)


class Entry(NamedTuple, Generic[R]):
    """One record of a list that comes in: as it would be kept, and as it was before (also by an earlier entry).

    ``changes`` names the fields that differ ("student.name", "group"); ``remark`` says why it is refused, or what
    people should look at before they take it.
    """

    record: R
    standing: Standing
    before: R | None = None
    changes: tuple[str, ...] = ()
    remark: str = ""


def plan_students(known: Iterable[KnownStudent], incoming: Sequence[KnownStudent]) -> tuple[Entry[KnownStudent], ...]:
    """What each student of a list would do to those known. Empty fields of the list take nothing away.

    The same student is the one with the same student number, learner OID or study right; by the name alone only
    where one of the two has none of these and nobody else is called so.
    """
    index = _Index(known, _student_marks)
    return tuple([_plan_student(index, one) for one in incoming])


def plan_workplaces(
    known: Iterable[KnownWorkplace], incoming: Sequence[KnownWorkplace]
) -> tuple[Entry[KnownWorkplace], ...]:
    """What each workplace of a list would do to those known; instructors are added, or changed by their names.

    The same workplace has the same name and business ID; by the name alone where one of the two has no ID.
    """
    index = _Index(known, _workplace_marks)
    return tuple([_plan_workplace(index, one) for one in incoming])


class _Marks(NamedTuple):
    """By what a record is told from others: its ids, its key in lists, and its folded name."""

    ids: tuple[str, ...]
    key: str
    name: str


class _Index(Generic[R]):
    """Records by what tells them apart, and by their names."""

    def __init__(self, known: Iterable[R], marks: Callable[[R], _Marks]) -> None:
        self.marks: Callable[[R], _Marks] = marks
        self._by_id: dict[str, R] = {}
        self._by_name: dict[str, list[R]] = {}
        for one in known:
            self._put(one, marks(one))

    def _drop(self, record: R, marks: _Marks) -> None:
        for key in (*marks.ids, marks.key):
            self._by_id.pop(key, None)
        self._by_name[marks.name].remove(record)

    def _put(self, record: R, marks: _Marks) -> None:
        for key in marks.ids:
            self._by_id[key] = record
        self._by_id[marks.key] = record
        self._by_name.setdefault(marks.name, []).append(record)

    def same(self, marks: _Marks) -> list[R]:
        """The known records that the ids of this one lead to, else the one with its name."""
        found = [self._by_id[key] for key in (*marks.ids, marks.key) if key in self._by_id]
        if found:
            return [one for place, one in enumerate(found) if one not in found[:place]]
        named = self._by_name.get(marks.name, []) if marks.name else []
        alone = len(named) == 1 and not (marks.ids and self.marks(named[0]).ids)
        return named if alone else []

    def has_namesake(self, marks: _Marks) -> bool:
        """Whether somebody is called so."""
        return bool(marks.name and self._by_name.get(marks.name))

    def add(self, record: R, marks: _Marks, remark: str = "") -> Entry[R]:
        """The entry of a new record; later ones are compared with it."""
        self._put(record, marks)
        return Entry(record=record, standing=Standing.NEW, remark=remark)

    def change(self, record: R, before: R) -> Entry[R]:
        """The entry of a record that stands for an earlier one; later ones are compared with it."""
        changes = tuple(_differences(before, record))
        if not changes:
            return Entry(record=record, standing=Standing.SAME, before=before)
        self._drop(before, self.marks(before))
        self._put(record, self.marks(record))
        return Entry(record=record, standing=Standing.CHANGED, before=before, changes=changes)


def _student_marks(one: KnownStudent) -> _Marks:
    told = one.student
    number, oid, right = told.number.strip().casefold(), told.oid.strip(), one.study_right.strip()
    ids = [f"n {number}"] if number else []
    if oid:
        ids.append(f"o {oid}")
    if right:
        ids.append(f"r {right}")
    name = folded(told.name)
    return _Marks(tuple(ids), key_of(told.number or told.oid, name), name)


def _workplace_marks(one: KnownWorkplace) -> _Marks:
    key = workplace_key(one.workplace)
    return _Marks((key,) if one.workplace.business_id.strip() else (), key, folded(one.workplace.name))


def _plan_student(index: _Index[KnownStudent], record: KnownStudent) -> Entry[KnownStudent]:
    marks = index.marks(record)
    if not marks.key:
        text = _("Neither a name nor a number says who this is.")
        return Entry(record=record, standing=Standing.REFUSED, remark=text)
    same = index.same(marks)
    if not same:
        return index.add(record, marks, _("Another student has the same name.") if index.has_namesake(marks) else "")
    if remark := _disagreement(same, record):
        return Entry(record=record, standing=Standing.REFUSED, remark=remark)
    return index.change(_filled(same[0], record), same[0])


def _plan_workplace(index: _Index[KnownWorkplace], record: KnownWorkplace) -> Entry[KnownWorkplace]:
    marks = index.marks(record)
    if not marks.key:
        text = _("The workplace has no name.")
        return Entry(record=record, standing=Standing.REFUSED, remark=text)
    same = index.same(marks)
    if not same:
        return index.add(replace(record, instructors=_joined((), record.instructors)), marks)
    joined = _joined(same[0].instructors, record.instructors)
    return index.change(replace(_filled(same[0], record), instructors=joined), same[0])


def _disagreement(same: Sequence[KnownStudent], record: KnownStudent) -> str:
    """Why the numbers of a student cannot all be right; "" when they can."""
    names = ", ".join(one.student.name or one.student.number or one.student.oid for one in same)
    if len(same) > 1:
        text = _("The numbers belong to different students: {names}. Compare them with their source.")
        return text.format(names=names)
    known = same[0].student.oid if same else ""
    if known and record.student.oid and known != record.student.oid:
        return _("{name} is known with another learner number. Compare it with its source.").format(name=names)
    return ""


def _joined(
    known: Sequence[WorkplaceInstructor], incoming: Sequence[WorkplaceInstructor]
) -> tuple[WorkplaceInstructor, ...]:
    """The instructors with those that come in: whose name is known is filled in, the others are added."""
    joined = {folded(one.name): one for one in known}
    for one in incoming:
        if name := folded(one.name):
            joined[name] = _filled(joined.get(name, one), one)
    return tuple(joined.values())


def _filled(known: Any, incoming: Any) -> Any:
    """The known record with whatever the other one says."""
    changes = {}
    for one in fields(known):
        mine, theirs = getattr(known, one.name), getattr(incoming, one.name)
        if is_dataclass(mine):
            changes[one.name] = _filled(mine, theirs)
        elif theirs and not _reads_alike(mine, theirs) and not (mine and one.name == "id"):
            changes[one.name] = theirs
    return replace(known, **changes)


def _reads_alike(one: object, other: object) -> bool:
    """Whether only spaces and capitals differ: lists write names in many ways, and the known one stays."""
    return isinstance(one, str) and isinstance(other, str) and folded(one) == folded(other)


def _differences(before: Any, after: Any, place: str = "") -> Iterable[str]:
    for one in fields(before):
        if one.name == "id":
            continue
        mine, theirs = getattr(before, one.name), getattr(after, one.name)
        if is_dataclass(mine):
            yield from _differences(mine, theirs, f"{place}{one.name}.")
        elif mine != theirs:
            yield f"{place}{one.name}"
