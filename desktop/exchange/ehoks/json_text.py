"""JSON from elsewhere: its values, its own bytes beside them, and in a sentence why it is none."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, NoReturn, TypeAlias

from desktop.domain.errors import UserError
from desktop.texts import _

Path: TypeAlias = tuple[str | int, ...]
"""Where in a document a value stands: keys, and places in lists from 0."""

LARGEST = 64 * 1024 * 1024
"""Bytes; a plan has some ten thousand, so this is a school of them."""
DEEPEST = 40
"""Objects and lists within each other; a plan has eight."""
_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_NOT_NUMBERS = re.compile(rb"(?<![\w\"])-?(NaN|Infinity)(?![\w\"])")


@dataclass(frozen=True, slots=True)
class JsonText:
    """A document: the bytes of its text in UTF-8, its value, and the keys that stand twice in one object.

    Of a key that stands twice the last one counts, as for every reader of JSON.
    """

    text: bytes
    value: Any
    doubled: tuple[Path, ...] = ()


class _Doubled(dict[str, Any]):
    """An object in which keys stand twice."""

    keys_twice: tuple[str, ...] = ()


def read_json(data: bytes) -> JsonText:
    """The document in the bytes of a file; a UserError says what is wrong with it and where."""
    text, letters = _utf8(data)
    met: list[_Doubled] = []
    try:
        value = json.loads(letters, object_pairs_hook=partial(_object, met), parse_constant=_refuse_constant)
    except RecursionError:
        raise _too_deep() from None
    except json.JSONDecodeError as error:
        raise _malformed(error) from None
    except _NotNumberError:
        found = _NOT_NUMBERS.search(text)
        line = _line(text, found.start() if found else 0)
        raise UserError(_("Line {line} has a value that is no number. Get the file again.").format(line=line)) from None
    except ValueError:
        raise UserError(_("The file has a number of thousands of digits. Get the file again.")) from None
    _check_depth(value)
    return JsonText(text, value, tuple(_doubled(value)) if met else ())


def _utf8(data: bytes) -> tuple[bytes, str]:
    if len(data) > LARGEST:
        limit = LARGEST // (1024 * 1024)
        raise UserError(_("The file is larger than {limit} MiB, so it was not opened.").format(limit=limit))
    if data[:2] in _UTF16 or b"\0" in data[:4]:
        raise UserError(_("The text of the file is in UTF-16. Save it in UTF-8 and open it again."))
    text = data.removeprefix(_BOM)
    if not text.strip():
        raise UserError(_("The file is empty. Get the plan again."))
    try:
        return text, text.decode()
    except UnicodeDecodeError as error:
        told = _("Line {line} of the file has letters that are not in UTF-8. Save the file in UTF-8 and open it again.")
        raise UserError(told.format(line=_line(text, error.start))) from None


class _NotNumberError(Exception):
    """A constant that JavaScript has and JSON does not."""


def _refuse_constant(_name: str) -> NoReturn:
    raise _NotNumberError


def _object(met: list[_Doubled], pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object as it is read; one with keys that stand twice is met."""
    made = dict(pairs)
    if len(made) == len(pairs):
        return made
    keys = [key for key, _value in pairs]
    doubled = _Doubled(made)
    doubled.keys_twice = tuple(key for key in made if keys.count(key) > 1)
    met.append(doubled)
    return doubled


def _check_depth(value: Any) -> None:
    """A UserError where things lie deeper within each other than in any plan."""
    level = [value] if isinstance(value, dict | list) else []
    for _depth in range(DEEPEST):
        inner = (each for one in level for each in (one.values() if isinstance(one, dict) else one))
        level = [each for each in inner if isinstance(each, (dict, list))]
    if level:
        raise _too_deep()


def _doubled(value: Any, path: Path = ()) -> Iterator[Path]:
    """The paths of keys that stand twice."""
    if type(value) is _Doubled:
        yield from ((*path, key) for key in value.keys_twice)
    if isinstance(value, dict | list):
        for key, one in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _doubled(one, (*path, key))


def _too_deep() -> UserError:
    return UserError(_("The contents of the file are nested too deep to be a plan."))


def _malformed(error: json.JSONDecodeError) -> UserError:
    if error.doc.lstrip()[:1] not in ("{", "["):
        return UserError(_("The file is not JSON. Get the plan from eHOKS or the student register as JSON."))
    text = _("The file is damaged or cut off at line {line}. Get the plan again.")
    return UserError(text.format(line=error.lineno))


def _line(text: bytes, at: int) -> int:
    return text.count(b"\n", 0, at) + 1
