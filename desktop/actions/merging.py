"""A whole demonstration between a teacher's own two laptops: written as a package, merged, and what differs settled."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import msgspec

from desktop.actions.changing import change_case
from desktop.actions.local_units import adopt_local_unit
from desktop.actions.sharing import write_whole
from desktop.actions.workspace import Kind, Workspace
from desktop.domain.agreeing import asked_anew
from desktop.domain.case import Case
from desktop.domain.case_changes import FieldChange, case_changes
from desktop.domain.curriculum import QualificationUnit
from desktop.domain.errors import UserError
from desktop.domain.history import Conflict
from desktop.domain.signing import Signing
from desktop.exchange.package import SUFFIX as SUFFIX
from desktop.exchange.package import Label, new_code, open_package, read_label, seal
from desktop.exchange.package import PackageKind as PackageKind
from desktop.store.values import decode, encode
from desktop.texts import _, many, n_

Record = TypeVar("Record")


class Choice(StrEnum):
    """What stands of a field that both laptops changed."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"  # of a long text the words of both, as they were merged


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiedFile:
    """A document or piece of evidence of a case."""

    kind: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseCopy:
    """A whole case: its document with the history, the texts of its units, and its files."""

    id: str
    snapshot: bytes
    units: tuple[QualificationUnit, ...] = ()
    files: tuple[CopiedFile, ...] = ()


class Merged(NamedTuple):
    """What merging came to."""

    case: str
    is_new: bool
    changed: int
    conflicts: list[Conflict]

    def words(self) -> str:
        """The same in a sentence."""
        if self.is_new:
            return _("The demonstration is in this file now.")
        if not self.changed:
            return _("This file has everything that the package has.")
        return many("{n} change was taken in.", "{n} changes were taken in.", self.changed)


def package_kind(data: bytes) -> PackageKind:
    """What a package holds; a UserError when it is none of ours."""
    return read_label(data).kind


def export_copy(workspace: Workspace, case_id: str, path: Path) -> str:
    """Write a demonstration for one's own other laptop; returns the code that opens it."""
    case, code = workspace.cases.get(case_id), new_code()
    contents = dict.fromkeys((case.unit.content, *(one.content for one in case.sub_areas)))
    copy = CaseCopy(
        id=case_id,
        snapshot=workspace.cases.export(case_id),
        units=tuple(workspace.curriculum.unit(one) for one in contents),
        files=tuple(CopiedFile(kind=kind, data=data) for kind, data in workspace.cases.files(case_id)),
    )
    label = Label(kind=PackageKind.CASE, case=case_id, id=workspace.new_id())
    write_whole(path, seal(encode(copy), label, code))
    return code


def take_copy(workspace: Workspace, data: bytes, code: str) -> Merged:
    """Merge a demonstration from one's other laptop in one step; a UserError, and nothing is kept, where it cannot be.

    What is signed is never changed by a merge: two copies of which one went on while the other was signed are refused.
    """
    if package_kind(data) != PackageKind.CASE:
        raise UserError(_("This package is no copy of a demonstration."))
    copy = _copy(open_package(data, code))
    is_new = not workspace.cases.is_known(copy.id)
    before = None if is_new else workspace.cases.get(copy.id)
    theirs = workspace.cases.read(copy.snapshot)
    with workspace.change(n_("Merge with another copy"), Kind.CASE, Kind.CURRICULUM, case=copy.id, for_good=True):
        for unit in copy.units:
            workspace.curriculum.keep_unit(unit)
        found = workspace.cases.merge(copy.id, copy.snapshot, who=workspace.who)
        for file in copy.files:  # a file belongs to a case that is there
            workspace.cases.keep_file(copy.id, file.kind, file.data)
        after = workspace.cases.get(copy.id)
        adopt_local_unit(workspace, after.unit)
        for one in (before, theirs):
            if one is not None and one.is_closed and _content(after) != _content(one):
                text = _(
                    "One of the copies is signed and the other was changed differently. Make a new version of the "
                    "signed one first, and do the change there. Nothing was changed."
                )
                raise UserError(text)
        agreed = asked_anew(theirs, asked_anew(before, after) if before is not None else after)
        if agreed != after:  # who agreed at one laptop had not seen what was planned at the other
            workspace.cases.save(agreed, who=workspace.who, what=n_("Merge with another copy"))
            after = agreed
    workspace.forget(copy.id)
    changed = len(case_changes(before, after, workspace.who)) if before is not None else 0
    return Merged(copy.id, is_new, changed, found)


def _copy(content: bytes) -> CaseCopy:
    try:
        return decode(CaseCopy, content)
    except msgspec.DecodeError as error:
        text = _("This package was made by a newer version of the program, or is not whole. Nothing was changed.")
        raise UserError(text) from error


def _content(case: Case) -> Case:
    """What signatures are about: the case without what comes after them."""
    return replace(
        case,
        signing=Signing(),
        copies=(),
        exported_at=None,
        archived_at=None,
        registers=(),
        keep_until=None,
        sub_areas=(),
        notes=(),
        reviews=(),
        rectifications=(),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A field that both changed: its name, what it said on each side and who wrote it, in words."""

    conflict: Conflict
    label: str
    mine: str
    theirs: str


def open_questions(workspace: Workspace, case_id: str) -> list[Question]:
    """What people still have to settle in a case; what says nothing to people is settled as it stands."""
    case = workspace.cases.get(case_id)
    asked = ((one, _told(case, one, workspace.who)) for one in workspace.cases.conflicts(case_id))
    return [Question(conflict=one, label=told.label, mine=told.was, theirs=told.now) for one, told in asked if told]


def _told(case: Case, one: Conflict, reader: str) -> FieldChange | None:
    try:
        mine, theirs = (with_field(case, one.field.split("."), value) for value in (one.mine, one.theirs))
    except (LookupError, msgspec.ValidationError, TypeError, ValueError):
        return None  # the record is gone since, so there is nothing to choose
    return next(iter(case_changes(mine, theirs, reader)), None)


def settle(workspace: Workspace, case_id: str, chosen: Mapping[int, Choice]) -> Case:
    """Keep what people chose of each conflict, all in one step that can be undone."""
    known = {one.id: one for one in workspace.cases.conflicts(case_id)}
    picked = [(known[number], choice) for number, choice in chosen.items() if number in known]

    def edit(case: Case) -> Case:
        for one, choice in picked:
            if choice != Choice.BOTH:
                case = with_field(case, one.field.split("."), one.mine if choice == Choice.MINE else one.theirs)
        return case

    case = change_case(workspace, case_id, n_("Settle what two copies said differently"), edit)
    with workspace.change(n_("Settle what two copies said differently"), Kind.CASE, case=case_id):
        for one, _choice in picked:
            workspace.cases.settle(one.id, who=workspace.who)
    return case


def with_field(record: Record, path: list[str], value: object) -> Record:
    """The record with one field, by its dotted path, set to a plain value; None is the field's default."""
    name, rest = path[0], path[1:]
    hints = typing.get_type_hints(type(record))
    before = getattr(record, name)
    after = _inner(before, hints[name], rest, value) if rest else _converted(record, name, hints[name], value)
    return replace(record, **{name: after})  # type: ignore[type-var]


def _inner(before: Any, hint: Any, path: list[str], value: object) -> Any:
    if isinstance(before, Mapping):
        key_type, value_type = typing.get_args(hint)
        key = msgspec.convert(".".join(path), key_type)
        rest = {one: other for one, other in before.items() if one != key}
        return rest if value is None else {**rest, key: msgspec.convert(value, value_type)}
    if isinstance(before, tuple):
        for length in range(1, len(path)):
            name = ".".join(path[:length])
            if any(one.id == name for one in before):
                return tuple(with_field(one, path[length:], value) if one.id == name else one for one in before)
        raise LookupError(".".join(path))
    if before is None:
        kind = next(one for one in typing.get_args(hint) if isinstance(one, type) and one is not types.NoneType)
        raise LookupError(kind.__name__)
    return with_field(before, path, value)


def _converted(record: object, name: str, hint: Any, value: object) -> Any:
    if value is not None:
        return msgspec.convert(value, hint)
    field = next(one for one in dataclasses.fields(record) if one.name == name)  # type: ignore[arg-type]
    if field.default is not dataclasses.MISSING:
        return field.default
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    raise LookupError(name)
