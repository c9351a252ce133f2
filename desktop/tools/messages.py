"""Which texts the code and the forms mark for translation, and where they stand."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from desktop.tools.environment import ROOT

# Function → how many of its first arguments are messages; `many` has one for one and one for more.
FUNCTIONS = {"_": 1, "n_": 1, "many": 2, "n_many": 2}


@dataclass(frozen=True, slots=True)
class Found:
    """A message and the files it stands in; a pair has the forms for one and for more."""

    id: str | tuple[str, str]
    places: tuple[str, ...]
    broken: bool = False  # an f-string, which nobody can translate

    @property
    def text(self) -> str:
        """The message, the first form of a pair."""
        return self.id if isinstance(self.id, str) else self.id[0]


def collect(root: Path = ROOT) -> list[Found]:
    """The messages of desktop/ and forms/, in the order of files and lines."""
    places: dict[tuple[str | tuple[str, str], bool], list[str]] = {}
    for path in sorted([*(root / "desktop").rglob("*.py"), *(root / "forms").glob("*.ui")]):
        place = path.relative_to(root).as_posix()
        if place.startswith(("desktop/gui/ui/", "desktop/tools/")):
            continue
        for key in in_form(path) if path.suffix == ".ui" else in_code(path):
            if place not in places.setdefault(key, []):
                places[key].append(place)
    plural = {message[0] for message, _broken in places if isinstance(message, tuple)}
    return [
        Found(message, tuple(where), broken)
        for (message, broken), where in places.items()
        if message not in plural  # gettext finds it under the pair
    ]


def in_code(path: Path) -> Iterator[tuple[str | tuple[str, str], bool]]:
    """The messages of a Python file, each with whether it is an f-string."""
    tree = ast.parse(path.read_text(encoding="utf-8"), str(path))
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        count = FUNCTIONS.get(getattr(call.func, "id", getattr(call.func, "attr", "")), 0)
        if not count or len(call.args) < count:
            continue
        if any(isinstance(part, ast.JoinedStr) for part in call.args[:count]):
            yield ast.unparse(call), True
        elif count == 1:
            yield from ((text, False) for text in _strings(call.args[0]) if text)
        else:
            yield from ((pair, False) for pair in zip(*map(_strings, call.args[:2]), strict=True))


def _strings(node: ast.expr) -> Iterator[str]:
    """The text of an argument, or both of a choice; none for a value that was marked elsewhere."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _strings(node.body)
        yield from _strings(node.orelse)


def in_form(path: Path) -> Iterator[tuple[str, bool]]:
    """The texts of a form that are not marked "not for translation"."""
    for node in ElementTree.parse(path).iter("string"):
        if node.text and node.get("notr") != "true":
            yield node.text, False
