"""Whether a case follows the requirements that are the student's: what a person should check before they agree."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from desktop.domain.case import Case
from desktop.domain.curriculum import Validity, validity
from desktop.domain.errors import Problem
from desktop.domain.library import QualificationRow, UnitRow
from desktop.texts import _, day

NUMBER, BEGAN = "student_reference_number", "study_right_began"


class UnitVersion(NamedTuple):
    """One version of a unit: the qualification's version that it belongs to, and the unit in it."""

    qualification: QualificationRow
    unit: UnitRow


class VersionState(NamedTuple):
    """What is to be said of the version that a case follows. ``other`` is the one that may be the student's instead."""

    problems: tuple[Problem, ...] = ()
    other: UnitVersion | None = None
    may_move: bool = False


def suggested(
    case: Case, row: QualificationRow | None, others: Sequence[UnitVersion], problems: Sequence[Problem]
) -> UnitVersion | None:
    """Which of the other versions a person should look at: the one that the student's number names, else the newest.

    None where the student began before it came into force, and nothing is wrong with the version that the case follows.
    """
    number, began = case.student_reference_number.strip().casefold(), case.study_right_began
    named = [one for one in others if number and one.qualification.reference_number.casefold() == number]
    other = next(iter(named or others), None)
    if other is None or row is None or named or problems:
        return other
    later = other.qualification.valid_from != row.valid_from and other.qualification.valid_from
    return None if began and later and began < later else other


def version_problems(case: Case, version: QualificationRow | None, today: date) -> list[Problem]:
    """What does not fit between the student's studies and the version of a case; ``version`` is None where it is gone.

    All are warnings: which requirements a student follows is agreed in their plan, not by this program.
    """
    return [*_number_problems(case), *(_date_problems(case, version, today) if version else ())]


def _number_problems(case: Case) -> list[Problem]:
    theirs, ours = case.student_reference_number.strip(), case.unit.reference_number.strip()
    if not theirs or not ours or theirs.casefold() == ours.casefold():
        return []
    text = _("The student's qualification is {theirs}, but this demonstration follows {ours}.")
    return [Problem(NUMBER, text.format(theirs=theirs, ours=ours), hard=False)]


def _date_problems(case: Case, version: QualificationRow, today: date) -> list[Problem]:
    shown_on = case.plan.starts or today
    text = _not_valid(case, version, shown_on)
    began = case.study_right_began
    if not text and began and version.valid_from and began < version.valid_from:
        text = _(
            "The student began on {began}, before these requirements came into force on {day}. "
            "Check that the student has moved to them."
        ).format(began=day(began), day=day(version.valid_from))
    return [Problem(BEGAN, text, hard=False)] if text else []


def _not_valid(case: Case, version: QualificationRow, shown_on: date) -> str:
    """Why the version may not be used for this student on the day of the demonstration; "" when it may."""
    began, until = case.study_right_began, version.valid_until
    match validity(version, shown_on):
        case Validity.COMING:
            text = _("These requirements come into force only on {day}, after the demonstration.")
            return text.format(day=day(version.valid_from))
        case Validity.ENDED:
            return _("These requirements may not be used after {day}.").format(
                day=day(version.transition_ends or until)
            )
        case Validity.TRANSITION if began and until and began > until:
            text = _("The student began on {began}. The transition period is only for those who began by {day}.")
            return text.format(began=day(began), day=day(until))
        case Validity.TRANSITION if not began:
            text = _("These requirements are in their transition period: only for those who began by {day}.")
            return text.format(day=day(until))
    return ""
