"""What became of a case: who changed which fields when, and where two copies were changed differently."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


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
