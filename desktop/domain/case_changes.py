"""What differs between two versions of a case, field by field, in people's words."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, NamedTuple

from desktop.domain.assessment import Observation
from desktop.domain.case import Case, UnitReference, assessor_name
from desktop.domain.evidence import Evidence
from desktop.domain.field_names import RECORDS, is_technical, label_of
from desktop.domain.local_text import say
from desktop.domain.situations import write_situation
from desktop.domain.terms import Role, Term
from desktop.texts import _, clock, day, language, moment

_NOTHING = "–"
_Path = tuple[str, ...]

_MAIN: dict[str, Callable[[Any], str]] = {
    "plan.situations": write_situation,
    "plan.tasks": lambda one: one.text,
    "plan.assessors": lambda one: one.name,
    "plan.earlier_agreements": lambda one: day(max(one.agreed.values(), default=None)),
    "agreement.breaks": lambda one: f"{day(one.starts)}–{day(one.ends)}",
    "registers": lambda one: f"{_(one.register.label)}, {day(one.on)}",
    "reviews": lambda one: f"{day(one.requested_on)}: {one.reason}",
    "rectifications": lambda one: f"{day(one.requested_on)}: {one.body}",
    "disqualifications": lambda one: f"{one.name}, {day(one.noticed_on)}",
    "comments": lambda one: one.text,
    "notes": lambda one: one.text,
    "evidence": lambda one: one.text or one.name,
    "interruptions": lambda one: one.reason,
    "complements": lambda one: one.what,
    "signing.signatures": lambda one: f"{one.name}, {moment(one.at)}",
    "signing.refusals": lambda one: f"{one.name}: {one.reason}",
    "signing.awaited": lambda one: f"{one.name}, {day(one.remind_on)}",
    "earlier": lambda one: one.id,
    "copies": lambda one: f"{moment(one.at)} {one.to}".rstrip(),
    "sub_areas": lambda one: say(one.name, language()),
}
_LISTS_OF_REQUIREMENTS = ("requirements", "left")
_NAMED = {
    "plan.requirements.*.situation": "plan.situations",
    "notes.*.situation": "plan.situations",
    "evidence.*.note": "notes",
}
"""Fields that name a record of a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field that differs: its dotted path, its name, and what it said and says, "–" for nothing."""

    place: str
    label: str
    was: str
    now: str


class _Leaf(NamedTuple):
    """A value that holds no others: where it stands, the same with ``*`` for keys and ids, and these."""

    path: _Path
    pattern: str
    keys: _Path
    value: Any


def case_changes(before: Case, after: Case, reader: str) -> list[FieldChange]:
    """The fields that differ, in the order of the case. What is hidden from the reader is told without its words.

    Hidden are the views of others until all are ready, and the observations and evidence that others have not shared.
    """
    return list(_Comparison(before, after, reader).changes())


class _Comparison:
    def __init__(self, before: Case, after: Case, reader: str) -> None:
        self._before, self._after, self._reader = before, after, reader
        rows = dict.fromkeys((*after.unit.requirements, *before.unit.requirements))
        self._numbers = {row: str(number) for number, row in enumerate(rows, 1)}
        self._hidden = _hidden(before, reader) | _hidden(after, reader)
        self._records = {
            path: ({one.id: one for one in _at(before, path)}, {one.id: one for one in _at(after, path)})
            for path in RECORDS
        }

    def changes(self) -> Iterator[FieldChange]:
        was, now = _leaves(self._before), _leaves(self._after)
        told: set[_Path] = set()
        if self._before.unit != self._after.unit:
            yield self._unit()
        for path in {**was, **now}:
            record = _record_of(path)
            if record is not None and record in told:
                continue
            if record is not None and (whole := self._whole(record)) is not None:
                told.add(record)
                yield whole
            elif _value(was.get(path)) != _value(now.get(path)):
                yield from self._leaf(was.get(path), now.get(path))

    def _whole(self, record: _Path) -> FieldChange | None:
        """A record that came or went as a whole."""
        kind, name = ".".join(record[:-1]), record[-1]
        was, now = (side.get(name) for side in self._records[kind])
        if (was is None) == (now is None):
            return None
        texts = [_NOTHING if one is None else self._said(record, _MAIN[kind](one)) for one in (was, now)]
        return FieldChange(place=".".join(record), label=_(RECORDS[kind]), was=texts[0], now=texts[1])

    def _leaf(self, old: _Leaf | None, new: _Leaf | None) -> Iterator[FieldChange]:
        leaf = new or old
        if leaf is None or is_technical(leaf.pattern):
            return
        label = _(label_of(leaf.pattern)).format(**self._parts(leaf))
        was, now = (self._said(leaf.path, self._word(leaf, _value(one))) for one in (old, new))
        yield FieldChange(place=".".join(leaf.path), label=label, was=was, now=now)

    def _unit(self) -> FieldChange:
        was, now = (_unit_words(one.unit) for one in (self._before, self._after))
        return FieldChange(place="unit", label=_(label_of("unit")), was=was, now=now)

    def _parts(self, leaf: _Leaf) -> dict[str, str]:
        """What the names of fields speak of: a requirement's number, a person, a record."""
        record = _record_of(leaf.path)
        item = self._item(".".join(record[:-1]), record[-1]) if record is not None else ""
        number = next((self._numbers[key] for key in reversed(leaf.keys) if key in self._numbers), _NOTHING)
        return {"n": number, "who": self._person(leaf.keys[0]) if leaf.keys else "", "item": item}

    def _person(self, key: str) -> str:
        if key in set(Role):
            name = assessor_name(self._after, key)
            return f"{name} ({_(Role(key).label).lower()})" if name else _(Role(key).label)
        return assessor_name(self._after, key)

    def _said(self, path: _Path, text: str) -> str:
        return _("hidden for now") if path[:2] in self._hidden and text != _NOTHING else text

    def _word(self, leaf: _Leaf, value: Any) -> str:
        if value is None or value == "" or value == ():
            return _NOTHING
        if isinstance(value, Term):
            return _(value.label)
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if isinstance(value, datetime):
            return moment(value)
        if isinstance(value, date):
            return day(value)
        if isinstance(value, time):
            return clock(value)
        if isinstance(value, tuple):
            return ", ".join(self._of_list(leaf, one) for one in value)
        if (kind := _NAMED.get(leaf.pattern)) is not None:
            return self._item(kind, value)
        return str(value)

    def _of_list(self, leaf: _Leaf, one: Any) -> str:
        if leaf.path[-1] in _LISTS_OF_REQUIREMENTS:
            return self._numbers.get(str(one), _NOTHING)
        return _(one.label) if isinstance(one, Term) else self._person(str(one))

    def _item(self, kind: str, name: str) -> str:
        was, now = self._records[kind]
        one = now.get(name) or was.get(name)
        return _MAIN[kind](one) if one is not None else _NOTHING


def _record_of(path: _Path) -> _Path | None:
    """The record of a list that comes and goes as a whole, in which a path lies."""
    return next((path[: n + 1] for n in (1, 2) if len(path) > n and ".".join(path[:n]) in RECORDS), None)


def _value(leaf: _Leaf | None) -> Any:
    return None if leaf is None else leaf.value


def _leaves(case: Case) -> dict[_Path, _Leaf]:
    return {leaf.path: leaf for leaf in _walk(case, (), (), ())}


def _walk(value: Any, path: _Path, pattern: _Path, keys: _Path) -> Iterator[_Leaf]:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        for one in dataclasses.fields(value):
            yield from _walk(getattr(value, one.name), (*path, one.name), (*pattern, one.name), keys)
    elif isinstance(value, Mapping) or _holds_records(value):
        for key, inner in value.items() if isinstance(value, Mapping) else ((one.id, one) for one in value):
            yield from _walk(inner, (*path, str(key)), (*pattern, "*"), (*keys, str(key)))
    elif value != ():
        yield _Leaf(path, ".".join(pattern), keys, value)


def _holds_records(value: object) -> bool:
    return isinstance(value, tuple) and bool(value) and dataclasses.is_dataclass(value[0])


def _at(case: Case, path: str) -> tuple[Any, ...]:
    value: Any = case
    for name in path.split("."):
        value = getattr(value, name)
    found: tuple[Any, ...] = value
    return found


def _unit_words(unit: UnitReference) -> str:
    return (
        " · ".join(part for part in (say(unit.name, language()), unit.reference_number, unit.version) if part)
        or _NOTHING
    )


def _hidden(case: Case, reader: str) -> frozenset[tuple[str, str]]:
    views = () if case.views_ready else tuple(("views", one.id) for one in case.views if one.id != reader)
    kept: tuple[tuple[str, Observation | Evidence], ...] = (
        *(("notes", note) for note in case.notes),
        *(("evidence", piece) for piece in case.evidence),
    )
    return frozenset((*views, *((kind, one.id) for kind, one in kept if not one.shared and one.by != reader)))
