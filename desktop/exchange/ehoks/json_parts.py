"""Changing a few parts of a JSON text: every other value keeps its very bytes, numbers and escapes too."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, TypeAlias

import msgspec

from desktop.exchange.ehoks.json_text import Path

Change: TypeAlias = bytes | None
"""The new bytes of a value, or None where it is taken away."""


def members(text: bytes) -> dict[str, bytes]:
    """The members of an object, each as its own bytes; of a key that stands twice, the last."""
    return {key: bytes(value) for key, value in msgspec.json.decode(text, type=dict[str, msgspec.Raw]).items()}


def items(text: bytes) -> list[bytes]:
    """The items of a list, each as its own bytes."""
    return [bytes(one) for one in msgspec.json.decode(text, type=list[msgspec.Raw])]


def part(text: bytes, path: Path) -> bytes:
    """The bytes of the value at a path."""
    for step in path:
        text = items(text)[step] if isinstance(step, int) else members(text)[step]
    return text


def written(value: object) -> bytes:
    """A value of our own as JSON."""
    try:
        return json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:  # half a letter, as the file had it
        return json.dumps(value).encode()


def changed(text: bytes, changes: Mapping[Path, Change]) -> bytes:
    """The text with the values at some paths put in, replaced or taken away.

    A key that is not there yet and the place behind the last item of a list are added. Lines and spaces are as in
    the text given; nothing else differs.
    """
    if not changes:
        return text
    return formatted_like(text, _changed(text, _by_step(changes)))


def _by_step(changes: Mapping[Path, Change]) -> dict[str | int, Any]:
    """The changes by the first steps of their paths."""
    tree: dict[str | int, Any] = {}
    for path, change in changes.items():
        here = tree
        for step in path[:-1]:
            here = here.setdefault(step, {})
        here[path[-1]] = change
    return tree


def _changed(text: bytes, tree: dict[str | int, Any]) -> bytes:
    if text.lstrip()[:1] == b"[":
        listed = dict(enumerate(items(text)))
        return _joined_list(_apply(listed, tree))
    return _joined_object(_apply(members(text), tree))


def _apply(parts: dict[Any, bytes], tree: dict[str | int, Any]) -> dict[Any, bytes]:
    for step, change in tree.items():
        if change is None:
            parts.pop(step, None)
        else:
            parts[step] = _changed(parts[step], change) if isinstance(change, dict) else change
    return parts


def _joined_object(parts: dict[str, bytes]) -> bytes:
    return msgspec.json.encode({key: msgspec.Raw(value) for key, value in parts.items()})


def _joined_list(parts: dict[int, bytes]) -> bytes:
    return msgspec.json.encode([msgspec.Raw(value) for value in parts.values()])


def with_first(text: bytes, key: str, value: bytes) -> bytes:
    """The object with a member before all others; where the key is there already, only its value changes."""
    parts = members(text)
    return formatted_like(text, _joined_object({**parts, key: value} if key in parts else {key: value, **parts}))


def formatted_like(original: bytes, text: bytes) -> bytes:
    """The text with lines and indents as the original has them."""
    lines = original.split(b"\n", 2)
    if len(lines) == 1:
        return msgspec.json.format(text, indent=0 if b'": ' in original or b'" : ' in original else -1)
    second = lines[1]
    blank = second[: len(second) - len(second.lstrip())]
    if blank.startswith(b"\t"):
        text = _with_tabs(msgspec.json.format(text, indent=1))
    else:
        text = msgspec.json.format(text, indent=max(1, min(8, len(blank))))
    return text + b"\n" if original.endswith(b"\n") else text


def _with_tabs(text: bytes) -> bytes:
    """No string holds a line break of its own, so the spaces that begin a line are indents."""
    lines = text.split(b"\n")
    return b"\n".join(b"\t" * (len(one) - len(one.lstrip(b" "))) + one.lstrip(b" ") for one in lines)
