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
from typing import Any, Generic, TypeVar

from desktop.domain.known import folded, student_key, workplace_key
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Generic[R]):
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
    index = _Index(known, _student_ids, lambda one: student_key(one.student), lambda one: one.student.name)
    return tuple(_plan_student(index, one) for one in incoming)


def plan_workplaces(
    known: Iterable[KnownWorkplace], incoming: Sequence[KnownWorkplace]
) -> tuple[Entry[KnownWorkplace], ...]:
    """What each workplace of a list would do to those known; instructors are added, or changed by their names.

    The same workplace has the same name and business ID; by the name alone where one of the two has no ID.
    """
    index = _Index(known, _workplace_ids, lambda one: workplace_key(one.workplace), lambda one: one.workplace.name)
    return tuple(_plan_workplace(index, one) for one in incoming)


class _Index(Generic[R]):
    """Records by what tells them apart, and by their names."""

    def __init__(
        self,
        known: Iterable[R],
        ids: Callable[[R], tuple[str, ...]],
        key: Callable[[R], str],
        name: Callable[[R], str],
    ) -> None:
        self._ids: Callable[[R], tuple[str, ...]] = ids
        self._key: Callable[[R], str] = key
        self._name: Callable[[R], str] = name
        self._by_id: dict[str, R] = {}
        self._by_name: dict[str, list[R]] = {}
        for one in known:
            self._put(one)

    def _drop(self, record: R) -> None:
        for key in (*self._ids(record), self._key(record)):
            self._by_id.pop(key, None)
        self._by_name[folded(self._name(record))].remove(record)

    def _put(self, record: R) -> None:
        for key in (*self._ids(record), self._key(record)):
            self._by_id[key] = record
        self._by_name.setdefault(folded(self._name(record)), []).append(record)

    def same(self, record: R) -> list[R]:
        """The known records that the ids of this one lead to, else the one with its name."""
        keys = (*self._ids(record), self._key(record))
        found = [self._by_id[key] for key in keys if key in self._by_id]
        if found:
            return [one for place, one in enumerate(found) if one not in found[:place]]
        name = folded(self._name(record))
        named = self._by_name.get(name, []) if name else []
        alone = len(named) == 1 and not (self._ids(record) and self._ids(named[0]))
        return named if alone else []

    def namesakes(self, record: R) -> list[R]:
        """Others who are called so."""
        name = folded(self._name(record))
        return self._by_name.get(name, []) if name else []

    def enter(self, record: R, before: R | None, remark: str = "") -> Entry[R]:
        """The entry of a record that is taken in; later ones are compared with it."""
        if before is None:
            self._put(record)
            return Entry(record=record, standing=Standing.NEW, remark=remark)
        changes = tuple(_differences(before, record))
        if changes:
            self._drop(before)
            self._put(record)
        standing = Standing.CHANGED if changes else Standing.SAME
        return Entry(record=record, standing=standing, before=before, changes=changes, remark=remark)


def _student_ids(one: KnownStudent) -> tuple[str, ...]:
    pairs = (("n", one.student.number), ("o", one.student.oid), ("r", one.study_right))
    return tuple(f"{kind} {text.strip().casefold()}" for kind, text in pairs if text.strip())


def _workplace_ids(one: KnownWorkplace) -> tuple[str, ...]:
    return (workplace_key(one.workplace),) if one.workplace.business_id.strip() else ()


def _plan_student(index: _Index[KnownStudent], record: KnownStudent) -> Entry[KnownStudent]:
    if not student_key(record.student):
        text = _("Neither a name nor a number says who this is.")
        return Entry(record=record, standing=Standing.REFUSED, remark=text)
    same = index.same(record)
    if remark := _disagreement(same, record):
        return Entry(record=record, standing=Standing.REFUSED, remark=remark)
    if same:
        return index.enter(_filled(same[0], record), same[0])
    namesakes = index.namesakes(record)
    remark = _("Another student has the same name.") if namesakes else ""
    return index.enter(record, None, remark)


def _plan_workplace(index: _Index[KnownWorkplace], record: KnownWorkplace) -> Entry[KnownWorkplace]:
    if not workplace_key(record.workplace):
        text = _("The workplace has no name.")
        return Entry(record=record, standing=Standing.REFUSED, remark=text)
    same = index.same(record)
    if not same:
        return index.enter(replace(record, instructors=_joined((), record.instructors)), None)
    joined = _joined(same[0].instructors, record.instructors)
    return index.enter(replace(_filled(same[0], record), instructors=joined), same[0])


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
        elif theirs and one.name != "id" and not _reads_alike(mine, theirs):
            changes[one.name] = theirs
    return replace(known, **changes)


def _reads_alike(one: object, other: object) -> bool:
    """Whether only spaces and capitals differ: lists write names in many ways, and the known one stays."""
    return isinstance(one, str) and isinstance(other, str) and folded(one) == folded(other)


def _differences(before: Any, after: Any, place: str = "") -> Iterable[str]:
    for one in fields(before):
        mine, theirs = getattr(before, one.name), getattr(after, one.name)
        if is_dataclass(mine):
            yield from _differences(mine, theirs, f"{place}{one.name}.")
        elif mine != theirs:
            yield f"{place}{one.name}"
