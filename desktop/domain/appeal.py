"""Tarkistaminen ja oikaisu: what was asked after the student heard the result, and what was decided on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from desktop.domain.curriculum import UnitKind
from desktop.domain.errors import Problem
from desktop.domain.terms import Grade, Term, name_terms
from desktop.texts import _, day, n_

APPEAL_DAYS = 14


class Outcome(Term):
    """What a review or a rectification came to."""

    KEPT = "kept"
    CHANGED = "changed"


name_terms(Outcome, {Outcome.KEPT: n_("The grade stays"), Outcome.CHANGED: n_("The grade changes")})


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Arvioinnin tarkistaminen: the student's request in writing, and what the same assessors decided on it.

    ``reason`` is the student's, ``decision`` the assessors'. ``grade`` is the new one where it changes.
    """

    id: str
    requested_on: date
    reason: str
    decided_on: date | None = None
    outcome: Outcome | None = None
    decision: str = ""
    grade: Grade | None = None
    told_on: date | None = None

    @property
    def rectify_by(self) -> date | None:
        """The last day to ask for a rectification: 14 days from hearing the decision on the review."""
        return self.told_on + timedelta(days=APPEAL_DAYS) if self.told_on else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rectification:
    """Arvioinnin oikaisu: what was asked of a body outside the two assessors, and what it decided.

    ``body`` is data, since the law may name another one; ``reason`` is the student's, ``decision`` the body's.
    """

    id: str
    requested_on: date
    body: str
    reason: str = ""
    decided_on: date | None = None
    outcome: Outcome | None = None
    decision: str = ""
    grade: Grade | None = None


_COMMITTEE = n_("Working life committee of the field")
_EDUCATION_COMMITTEE = n_("Working life committee of education and guidance")
_PRINCIPAL = n_("Principal")
_BODIES = {
    UnitKind.COMMON: _EDUCATION_COMMITTEE,
    UnitKind.COMMON_2014: _EDUCATION_COMMITTEE,
    UnitKind.PREPARATORY: _PRINCIPAL,
    UnitKind.TUVA_PART: _PRINCIPAL,
}


def usual_body(kind: UnitKind) -> str:
    """Who rectifies the assessment of such a unit, as a proposal that people may change."""
    return _(_BODIES.get(kind, _COMMITTEE))


def request_problems(requested_on: date, reason: str, since: date, until: date, today: date) -> list[Problem]:
    """What a request lacks; one that came late is told and left for people to decide."""
    problems = []
    if not since <= requested_on <= today:
        text = _("Choose a day between {first} and today.").format(first=day(since))
        problems.append(Problem("requested_on", text))
    elif requested_on > until:
        text = _("The request came after {day}. Ask the education provider whether it is still taken up.")
        problems.append(Problem("requested_on", text.format(day=day(until)), hard=False))
    if not reason.strip():
        problems.append(Problem("reason", _("Write why the student asks for it.")))
    return problems


def outcome_problems(
    on: date, outcome: Outcome | None, decision: str, grade: Grade | None, now: Grade | None, since: date, today: date
) -> list[Problem]:
    """What a decision on a request lacks."""
    problems = []
    if not since <= on <= today:
        text = _("Choose a day between {first} and today.").format(first=day(since))
        problems.append(Problem("decided_on", text))
    if outcome is None:
        problems.append(Problem("outcome", _("Choose whether the grade changes.")))
    if outcome == Outcome.CHANGED and grade in (None, now):
        problems.append(Problem("grade", _("Choose the new grade.")))
    if not decision.strip():
        problems.append(Problem("decision", _("Write the reason for the decision.")))
    return problems
