"""How long demonstrations are kept: the provider decides the years, and each one may have a date of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.domain.case import Case
from desktop.domain.errors import Problem
from desktop.domain.years import years_from
from desktop.texts import HELSINKI, _, day

LONGEST = 50
"""The most years that a rule may say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionRule:
    """How many full years after its end a demonstration is kept; None asks for a date each time.

    No number of years holds for the whole country, so there is none to begin with. ``decided`` says whose decision it
    is and where it stands.
    """

    years: int | None = None
    decided: str = ""


def rule_problems(rule: RetentionRule) -> list[Problem]:
    """What a rule lacks before it is kept."""
    if rule.years is None:
        return []
    problems = []
    if not 0 <= rule.years <= LONGEST:
        problems.append(Problem("years", _("Choose from 0 to {n} years.").format(n=LONGEST)))
    if not rule.decided.strip():
        problems.append(Problem("decided", _("Write whose decision this is, such as the records plan of the school.")))
    return problems


def ended_on(case: Case) -> date | None:
    """The day a demonstration ended: when the student was told, or the last signature came; None while it goes on."""
    if case.informed.on is None:
        return None
    signed = (one.at.astimezone(HELSINKI).date() for one in case.signing.signatures)
    return max([case.informed.on, *signed])


def due_on(ended: date | None, keep_until: date | None, rule: RetentionRule) -> date | None:
    """The last day on which a demonstration is kept: its own date, else by the rule; None when nobody has said."""
    if keep_until or ended is None or rule.years is None:
        return keep_until
    return years_from(ended, rule.years)


def removal_warnings(case: Case, today: date) -> list[Problem]:
    """What a person should know before a demonstration is removed for good; nothing of it forbids the removal."""
    warnings = []
    if case.started_at and ended_on(case) is None:
        warnings.append(_("The demonstration has not ended: the student has not been told the result."))
    if case.review_deadline and case.review_deadline >= today:
        text = _("The student may ask for a review until {day}.")
        warnings.append(text.format(day=day(case.review_deadline)))
    if case.is_closed and not case.copies:
        warnings.append(_("No copy of the signed record has been handed on from here."))
    if case.keep_until and case.keep_until > today:
        warnings.append(_("It is to be kept until {day}.").format(day=day(case.keep_until)))
    return [Problem("case", text, hard=False) for text in warnings]
