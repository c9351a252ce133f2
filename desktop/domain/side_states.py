"""What may happen beside the path on the day: the demonstration is interrupted, a complement is agreed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from desktop.domain.errors import Problem
from desktop.domain.terms import Coverage
from desktop.texts import _, n_

WAYS = tuple(one for one in Coverage if one != Coverage.DEVIATION)
"""How a complement (täydentävä osoittaminen) can be shown."""

REASONS = (
    n_("The work ended earlier than planned"),
    n_("Safety was at risk"),
    n_("Something came up at the workplace"),
    n_("The student cannot go on today"),
)
"""Reasons that tell nothing of anybody's health."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interruption:
    """The demonstration stopped before its end. ``left`` are the requirements that are carried over.

    ``continues`` is the agreed day, ``situation`` the situation that the plan got for it ("" for none).
    """

    id: str
    at: datetime
    by: str
    reason: str
    left: tuple[str, ...] = ()
    continues: date | None = None
    starts: time | None = None
    situation: str = ""
    resumed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Complement:
    """Täydentävä osoittaminen, agreed on the day: what is shown, how and when; it stands in the plan too.

    The record stays as it was agreed; ``shown_at`` is when it had been shown.
    """

    id: str
    at: datetime
    by: str
    way: Coverage
    what: str
    requirements: tuple[str, ...] = ()
    on: date | None = None
    starts: time | None = None
    situation: str = ""
    shown_at: datetime | None = None


def interruption_problems(reason: str, continues: date | None, today: date) -> list[Problem]:
    """Say what is missing before the interruption is kept."""
    problems = []
    if not reason.strip():
        problems.append(Problem("interruptions.reason", _("Say why it is interrupted.")))
    if continues is not None and continues < today:
        problems.append(Problem("interruptions.continues", _("The day it continues is past already.")))
    return problems


def complement_problems(complement: Complement, today: date) -> list[Problem]:
    """Say what the agreement on a complement still lacks."""
    problems = []
    if complement.way not in WAYS:
        problems.append(Problem("complements.way", _("Choose how it is shown.")))
    if not complement.requirements:
        problems.append(Problem("complements.requirements", _("Choose the requirements that are shown.")))
    if not complement.what.strip():
        problems.append(Problem("complements.what", _("Write what the student shows.")))
    if complement.way == Coverage.SITUATION and complement.on is None:
        problems.append(Problem("complements.on", _("Say on which day the second situation is.")))
    elif complement.on is not None and complement.on < today:
        problems.append(Problem("complements.on", _("The day of the complement is past already.")))
    return problems
