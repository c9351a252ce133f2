"""What the support that a decision is about is called, by the day: the law changed its words on 1 January 2026."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from desktop.texts import _, n_


class SupportWords(NamedTuple):
    """A name, marked, and the days on which it is the right one; None for an open end."""

    label: str
    first: date | None
    last: date | None


WORDS = (
    SupportWords(n_("special support"), None, date(2025, 12, 31)),
    SupportWords(n_("learning support"), date(2026, 1, 1), None),
)


def support_name(on: date) -> str:
    """The name on a day."""
    fit = (one for one in WORDS if (one.first is None or one.first <= on) and (one.last is None or on <= one.last))
    return _(next(fit).label)
