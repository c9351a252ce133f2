"""Domain values to nested builtins and JSON, without what equals its default, and back.

Since a default is not written, the defaults of stored classes belong to the file format: add fields, with a default,
but never change one. That way old values read under new code, and a value's bytes stay the same when a field is added.
"""

from __future__ import annotations

import dataclasses
import functools
import operator
import types
import typing
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")


def to_value(record: object) -> dict[str, Any]:
    """The record as nested builtins; dates and times as ISO text."""
    value = msgspec.to_builtins(_lean(record))
    return typing.cast("dict[str, Any]", value)


def from_value(kind: type[T], value: object) -> T:
    """The record that nested builtins describe; msgspec.ValidationError when they do not describe one."""
    return msgspec.convert(value, kind)


def encode(record: object) -> bytes:
    """The record as JSON. Equal records give equal bytes."""
    return msgspec.json.encode(_lean(record))


def decode(kind: type[T], data: bytes) -> T:
    """The record that the JSON holds; msgspec.DecodeError when it does not hold one."""
    return msgspec.json.decode(data, type=kind)


def _lean(record: Any) -> object:
    return msgspec.convert(record, _twin(type(record)), from_attributes=True)


def _twin(kind: type[Any]) -> type[Any]:
    """A msgspec struct with the fields of a dataclass that does not hold itself; written, it leaves out defaults."""
    if kind not in _twins:
        _twins[kind] = _make_twin(kind)
    return _twins[kind]


_twins: dict[type[Any], type[Any]] = {}


def _make_twin(kind: type[Any]) -> type[Any]:
    hints = typing.get_type_hints(kind)
    fields = [(one.name, _twin_hint(hints[one.name]), _default(one)) for one in dataclasses.fields(kind)]
    return msgspec.defstruct(kind.__name__, fields, kw_only=True, omit_defaults=True)


def _default(field: dataclasses.Field[Any]) -> Any:
    if field.default is not dataclasses.MISSING:
        return msgspec.field(default=field.default)
    if field.default_factory is dataclasses.MISSING:
        return msgspec.field()
    factory = field.default_factory
    return msgspec.field(default_factory=_twin_hint(factory) if isinstance(factory, type) else factory)


def _twin_hint(hint: Any) -> Any:
    """The type with each dataclass in it replaced by its twin."""
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return _twin(hint)
    arguments = typing.get_args(hint)
    if not arguments:
        return hint
    replaced = tuple(one if one is Ellipsis else _twin_hint(one) for one in arguments)
    if isinstance(hint, types.UnionType):
        return functools.reduce(operator.or_, replaced)
    return typing.get_origin(hint)[replaced]
