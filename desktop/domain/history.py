"""What became of a case: who changed which fields when, and where two copies were changed differently."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change as the history keeps it.

    ``fields`` are dotted paths in the case ("plan.tasks.t1.text"); ``version`` names the case as it was right after,
    ``before`` as it was when the change was made, which may be what merging made of two copies.
    """

    at: datetime
    who: str
    what: str
    fields: tuple[str, ...] = ()
    version: bytes = b""
    before: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What one person did without a pause, which may be many changes: a text is saved each second while it is typed.

    ``what`` is marked: show it with ``_(act.what)``. ``before`` and ``version`` name the case before and after it all.
    """

    at: datetime
    until: datetime
    who: str
    what: str
    before: bytes
    version: bytes
    changes: int = 1


PAUSE = timedelta(minutes=2)


def acts(changes: Iterable[Change]) -> list[Act]:
    """The changes as acts of people, the newest first. Changes that run on from each other make one."""
    found: list[Act] = []
    for one in changes:
        last = found[-1] if found else None
        if last is not None and _goes_on(last, one):
            found[-1] = replace(last, until=one.at, version=one.version, changes=last.changes + 1)
        else:
            found.append(
                Act(at=one.at, until=one.at, who=one.who, what=one.what, before=one.before, version=one.version)
            )
    return found[::-1]


def _goes_on(act: Act, change: Change) -> bool:
    same = (act.who, act.what, act.version) == (change.who, change.what, change.before)
    return same and abs(change.at - act.until) <= PAUSE


def may_return_to(found: Sequence[Act], place: int, who: str) -> bool:
    """Whether a person may put the case back to how it was after an act: all that came later is their own."""
    return place > 0 and all(one.who == who for one in found[:place])


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A field that two copies set to different values since they last met; None is a value taken away.

    ``kept`` is what stands in the case until people settle it. Of a long text (``is_text``) the insertions of both
    are kept. ``id`` is the store's number, 0 before it is stored.
    """

    field: str
    mine: object
    theirs: object
    kept: object
    mine_by: str = ""
    theirs_by: str = ""
    is_text: bool = False
    id: int = 0
