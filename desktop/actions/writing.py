"""What is typed without a pause is one step for undo, however often it was saved meanwhile."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from desktop.domain.case import Case

RUN = timedelta(seconds=2)
"""Saves of one text that follow each other faster than this belong together."""


class Writing(NamedTuple):
    """A text that was saved: of which case, which field of it, and when."""

    case: str
    place: str
    at: datetime

    def goes_on_from(self, earlier: Writing | None) -> bool:
        """Whether this is the same text, still being written."""
        return earlier is not None and earlier[:2] == self[:2] and timedelta() < self.at - earlier.at <= RUN


def writing(before: Case, after: Case, at: datetime) -> Writing | None:
    """What was written, if one text and nothing else has changed."""
    changed = list(_changed(before, after))
    if len(changed) != 1 or not changed[0][1]:
        return None
    return Writing(after.id, changed[0][0], at)


def _changed(before: object, after: object, place: str = "") -> Iterator[tuple[str, bool]]:
    """The places of the values that differ, and whether each is a text."""
    if before is after or before == after:
        return
    if dataclasses.is_dataclass(before) and type(before) is type(after):
        for one in dataclasses.fields(before):
            yield from _changed(getattr(before, one.name), getattr(after, one.name), f"{place}.{one.name}")
    elif isinstance(before, dict) and isinstance(after, dict):
        for key in before.keys() | after.keys():
            yield from _changed(before.get(key, ""), after.get(key, ""), f"{place}.{key}")
    elif isinstance(before, tuple) and isinstance(after, tuple) and len(before) == len(after):
        for number, (one, other) in enumerate(zip(before, after, strict=True)):
            yield from _changed(one, other, f"{place}.{number}")
    else:
        yield place, type(before) is str and type(after) is str
