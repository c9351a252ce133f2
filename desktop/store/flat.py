"""Nested builtins as a flat map of paths to scalars, and back: the form in which two copies of a case can be merged.

    plan.starts             a scalar; also a list of scalars, as one value, and an empty dict or list
    plan.tasks[t1]          True: the record t1 is in the list (every record of the list has an ``id``)
    plan.tasks[t1]#         its place in the list, a number; equal places are ordered by id
    plan.tasks[t1].text     a field of the record

Letters with a meaning here are written %HH in keys and ids. A field of a record that is gone is left out when read.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Any

Fields = dict[str, Any]
_MISSING: Any = object()
_PLACE, _KEY, _RECORD_ID = "#", ".", "["
_EMPTY_KEY = "%-"
_SPECIAL = re.compile(r"[.\[\]%#/\x00]")
_ESCAPED = re.compile(r"%([0-9A-F]{2})")
_TOKEN = re.compile(r"\[([^\[\]]*)\]|([^.\[\]#]+)|(#)")
_RECORD = re.compile(r"\[([^\[\]]*)\]")
_SMALLEST_GAP = 1e-9


def flatten(value: Mapping[str, Any], is_text: Callable[[str], bool], now: Fields) -> tuple[Fields, dict[str, str]]:
    """The fields of a value, and apart from them its long texts by path.

    ``now`` are the fields as they stand: records that stay in order keep their places.
    """
    flattening = _Flattening(is_text, now)
    for key, inner in value.items():
        flattening.add(_escape(key), inner)
    return flattening.fields, flattening.texts


def unflatten(fields: Mapping[str, Any], texts: Mapping[str, str]) -> dict[str, Any]:
    """The value that fields and long texts make up."""
    root = _Node()
    for path, inner in (*fields.items(), *texts.items()):
        _place(root, path, inner)
    value = root.as_dict()
    return {} if value is _MISSING else value


def field_name(path: str) -> str:
    """A path as people and forms know the field: plan.tasks[t1].text → plan.tasks.t1.text"""
    return _unescape(_RECORD.sub(r".\1", path).rstrip(_PLACE))


def is_place(path: str) -> bool:
    """Whether the path holds the place of a record in its list."""
    return path.endswith(_PLACE)


@dataclass(slots=True)
class _Flattening:
    is_text: Callable[[str], bool]
    now: Fields
    fields: Fields = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)

    def add(self, path: str, value: Any) -> None:
        if isinstance(value, Mapping) and value:
            for key, inner in value.items():
                self.add(f"{path}.{_escape(key)}", inner)
        elif isinstance(value, list | tuple) and (ids := _ids(value)):
            self._add_records(path, ids, value)
        elif isinstance(value, str) and value and self.is_text(path):
            self.texts[path] = _sound(value)
        else:
            self.fields[path] = _plain(value)

    def _add_records(self, path: str, ids: Sequence[str], records: Sequence[Mapping[str, Any]]) -> None:
        places = _places([self.now.get(f"{path}[{_escape(one)}]{_PLACE}") for one in ids])
        for one, place, record in zip(ids, places, records, strict=True):
            here = f"{path}[{_escape(one)}]"
            self.fields[here] = True
            self.fields[here + _PLACE] = place
            for key, inner in record.items():
                if key != "id":
                    self.add(f"{here}.{_escape(key)}", inner)


def _ids(items: Sequence[Any]) -> list[str]:
    """The ids of the records in a list; none when it is not a list of records with ids of their own."""
    ids = [item.get("id") if isinstance(item, Mapping) else None for item in items]
    texts = [one for one in ids if isinstance(one, str)]
    return texts if len(texts) == len(ids) == len(set(texts)) else []


def _places(now: list[Any]) -> list[float]:
    """A rising place for each record. As many as possible keep the place they have; the others go in between."""
    kept = _longest_rise(now)
    places: list[float] = []
    for index in range(len(now)):
        if index in kept:
            places.append(now[index])
            continue
        before = places[-1] if places else None
        after = next((now[later] for later in range(index, len(now)) if later in kept), None)
        places.append(_between(before, after))
    if any(later - earlier < _SMALLEST_GAP for earlier, later in pairwise(places)):
        return [float(number) for number in range(1, len(now) + 1)]
    return places


def _between(before: float | None, after: float | None) -> float:
    if before is None:
        return 1.0 if after is None else after - 1.0
    return before + 1.0 if after is None else (before + after) / 2


def _longest_rise(numbers: list[Any]) -> set[int]:
    """The indexes of a longest rising run of the numbers, not counting what is no number."""
    tails: list[float] = []
    tail_indexes: list[int] = []
    previous: dict[int, int | None] = {}
    for index, number in enumerate(numbers):
        if isinstance(number, float):
            spot = bisect_left(tails, number)
            previous[index] = tail_indexes[spot - 1] if spot else None
            tails[spot : spot + 1] = [number]
            tail_indexes[spot : spot + 1] = [index]
    found: set[int] = set()
    last = tail_indexes[-1] if tail_indexes else None
    while last is not None:
        found.add(last)
        last = previous[last]
    return found


@dataclass(slots=True)
class _Node:
    """A place in the value while it is put together."""

    value: Any = _MISSING
    children: dict[str, _Node] = field(default_factory=dict)
    records: dict[str, _Node] = field(default_factory=dict)
    place: float = 0.0

    def as_value(self) -> Any:
        if not self.children and not self.records:  # as most are
            return self.value
        alive = [(node.place, name, node) for name, node in self.records.items() if node.value is True]
        if alive:
            return [node.as_record(name) for _place, name, node in sorted(alive, key=lambda one: one[:2])]
        inner = self.as_dict()
        return self.value if inner is _MISSING else inner

    def as_record(self, name: str) -> dict[str, Any]:
        inner = self.as_dict()
        return {"id": name, **({} if inner is _MISSING else inner)}

    def as_dict(self) -> Any:
        pairs = ((key, node.as_value()) for key, node in self.children.items())
        return {key: value for key, value in pairs if value is not _MISSING} or _MISSING


def _place(root: _Node, path: str, value: Any) -> None:
    node = root
    for kind, name in _steps(path):
        if kind == _PLACE:
            node.place = float(value) if isinstance(value, int | float) else 0.0
            return
        branch = node.children if kind == _KEY else node.records
        found = branch.get(name)
        if found is None:
            found = branch[name] = _Node()
        node = found
    node.value = value


@lru_cache(maxsize=1 << 13)
def _steps(path: str) -> tuple[tuple[str, str], ...]:
    """The way that a path names: keys, records, and maybe the place of the last record. The paths of a case stay."""
    return tuple(
        (_PLACE, "") if place else (_KEY, _unescape(key)) if key else (_RECORD_ID, _unescape(record))
        for record, key, place in _TOKEN.findall(path)
    )


def _escape(key: str) -> str:
    if not _SPECIAL.search(key):
        return _sound(key) or _EMPTY_KEY
    return _SPECIAL.sub(lambda found: f"%{ord(found[0]):02X}", _sound(key))


def _unescape(text: str) -> str:
    if "%" not in text:
        return text
    return "" if text == _EMPTY_KEY else _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def _sound(text: str) -> str:
    """The text without halves of letters, which no file can hold."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def _plain(value: Any) -> Any:
    """A scalar, or a list or dict that is kept as one value."""
    if isinstance(value, str):
        return _sound(value)
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Mapping):
        return {_sound(key): _plain(one) for key, one in value.items()}
    return value
