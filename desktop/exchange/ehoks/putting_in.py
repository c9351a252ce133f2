"""A plan ready for PUT: a demonstration put in its place, read-only keys gone, all else as it came, byte for byte."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from desktop.domain.competence_plan import Pointer
from desktop.domain.names import same_person
from desktop.exchange.ehoks.json_parts import Change, changed, with_first, written
from desktop.exchange.ehoks.json_text import Path
from desktop.exchange.ehoks.shapes import DEMONSTRATIONS, READ_ONLY, READ_ONLY_OF_DEMONSTRATION


def put_in(text: bytes, at: Pointer, demonstration: dict[str, Any], number: int | None = None) -> bytes:
    """The plan with a demonstration at a place, which may be the one behind the last of its list.

    What the case does not say stays as the plan says it, also keys that nobody here knows. ``number`` is the plan's
    id, for a text that has none.
    """
    value = json.loads(text)
    before = _value(value, at)
    if isinstance(before, dict):
        changes = dict(_differences(before, demonstration, at))
    elif isinstance(_value(value, at[:-1]), list):
        changes = {at: written(demonstration)}
    else:
        changes = {at[:-1]: written([demonstration])}
    return _ready(text, value, changes, number)


def ready_for_put(text: bytes, number: int | None = None) -> bytes:
    """The plan as it came, without what only the service may say, and with its id."""
    return _ready(text, json.loads(text), {}, number)


def _ready(text: bytes, value: Any, changes: dict[Path, bytes], number: int | None) -> bytes:
    gone = (path for path in _read_only(value) if not any(path[: len(at)] == at for at in changes))
    every: dict[Path, Change] = {**dict.fromkeys(gone), **changes}
    made = changed(text, every)
    return made if number is None or value.get("id") == number else with_first(made, "id", written(number))


def _read_only(value: Any, path: Path = ()) -> Iterator[Path]:
    """Where keys stand that PUT refuses."""
    if type(value) is dict:
        refused = READ_ONLY | READ_ONLY_OF_DEMONSTRATION if is_demonstration(path) else READ_ONLY
        yield from ((*path, key) for key in value if key in refused)
        for key, one in value.items():
            if (type(one) is dict or type(one) is list) and key not in refused:
                yield from _read_only(one, (*path, key))
    elif type(value) is list and value and type(value[0]) is not str:
        for index, one in enumerate(value):
            yield from _read_only(one, (*path, index))


def is_demonstration(path: Path) -> bool:
    """Whether a demonstration stands at this path."""
    return len(path) > 1 and path[-2] in DEMONSTRATIONS and isinstance(path[-1], int)


def _value(value: Any, at: Pointer) -> Any:
    """The value at a path; None where nothing stands there."""
    for step in at:
        if isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def _differences(before: dict[str, Any], now: dict[str, Any], at: Path) -> Iterator[tuple[Path, bytes]]:
    """The values that the case tells otherwise than the plan, by their paths."""
    for key, value in now.items():
        was = before.get(key)
        if was == value:
            continue
        if isinstance(was, dict) and isinstance(value, dict):
            yield from _differences(was, value, (*at, key))
        elif isinstance(was, list) and value and isinstance(value[0], dict):
            yield from _list_differences(was, value, (*at, key))
        else:
            yield (*at, key), written(value)


def _list_differences(before: list[Any], now: list[dict[str, Any]], at: Path) -> Iterator[tuple[Path, bytes]]:
    """People and codes keep what the plan knows of them beside, and people's names the order they have there."""
    whole = [_laid_over(_known(before, one), one) for one in now]
    if whole != before:
        yield at, written(whole)


def _known(before: list[Any], one: dict[str, Any]) -> dict[str, Any]:
    """What the plan says of the same person, or of the same code; {} where it says nothing."""
    name = next(iter(one))
    named = (other for other in before if isinstance(other, dict) and isinstance(other.get(name), str))
    same = same_person if name == "nimi" else str.__eq__
    return next((other for other in named if same(other[name], one[name])), {})


def _laid_over(before: dict[str, Any], now: dict[str, Any]) -> dict[str, Any]:
    laid = {key: value for key, value in before.items() if key not in READ_ONLY}
    for key, value in now.items():
        was = laid.get(key)
        if key == "nimi" and isinstance(was, str) and same_person(was, value):
            continue
        laid[key] = _laid_over(was, value) if isinstance(was, dict) and isinstance(value, dict) else value
    return laid
