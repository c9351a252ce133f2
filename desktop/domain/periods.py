"""The duties of a period of learning at a workplace, as eHOKS checks them: of a case, and of a plan that came in."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from desktop.domain.agreement import Agreement, Break, period_problems
from desktop.domain.errors import Problem
from desktop.domain.overview import WARN_DAYS
from desktop.domain.people import Workplace, WorkplaceInstructor, is_business_id, is_phone
from desktop.domain.terms import AgreementType
from desktop.texts import _, day, short_day

BUSINESS_ID_AFTER = date(2021, 8, 25)
BASIS_FROM = date(2021, 7, 1)
PART_TIME_AFTER = date(2023, 6, 30)


class Right(NamedTuple):
    """From when to when a study right (opiskeluoikeus) lasts, the end as it is estimated."""

    starts: date | None = None
    ends: date | None = None


NO_RIGHT = Right()


def duties_of_period(agreement: Agreement, right: Right = NO_RIGHT, *, telma: bool = False) -> list[Problem]:
    """What eHOKS would refuse in an agreement's days, share, basis and interruptions."""
    problems = [*period_problems(agreement), *_breaks(agreement)]
    if agreement.kind == AgreementType.NONE:
        return problems
    problems += _outside(agreement, right)
    ends = agreement.ends or date.max
    if agreement.part_time is None and ends > PART_TIME_AFTER and not telma:
        text = _("Write the part-time share: 100 is full time.")
        problems.append(Problem("agreement.part_time", text))
    if agreement.kind == AgreementType.APPRENTICESHIP and not agreement.basis and ends >= BASIS_FROM:
        problems.append(Problem("agreement.basis", _("Choose what the apprenticeship rests on.")))
    return problems


def _outside(agreement: Agreement, right: Right) -> Iterator[Problem]:
    if agreement.starts and right.starts and agreement.starts < right.starts:
        text = _("The agreement starts before the study right does, on {day}.")
        yield Problem("agreement.starts", text.format(day=day(right.starts)))
    if agreement.ends and right.ends and agreement.ends > right.ends:
        text = _("The agreement ends after the study right, whose end is estimated for {day}.")
        yield Problem("agreement.ends", text.format(day=day(right.ends)))


def _breaks(agreement: Agreement) -> Iterator[Problem]:
    ordered = sorted(agreement.breaks, key=lambda one: one.starts)
    for one in ordered:
        if one.ends and one.ends < one.starts:
            text = _("The interruption that starts {day} ends before it starts.")
            yield Problem("agreement.breaks", text.format(day=day(one.starts)))
    for one, following in itertools.pairwise(ordered):
        if _overlap(one, following):
            text = _("The interruptions of {first} and {second} overlap. Only the last one may go on without an end.")
            told = text.format(first=day(one.starts), second=day(following.starts))
            yield Problem("agreement.breaks", told)


def _overlap(one: Break, following: Break) -> bool:
    return one.ends is None or one.ends >= following.starts


def duties_of_workplace(
    workplace: Workplace, instructor: WorkplaceInstructor, tasks: Sequence[str], ends: date | None
) -> list[Problem]:
    """What eHOKS would refuse, or a person should look at, in where and with whom the student learns."""
    problems = []
    if not workplace.name.strip():
        problems.append(Problem("workplace.name", _("Write the workplace's name.")))
    problems += business_id_problems("workplace.business_id", workplace.business_id)
    if not workplace.business_id and (ends or date.max) > BUSINESS_ID_AFTER:
        problems.append(Problem("workplace.business_id", _("The business ID of the workplace is missing.")))
    if not instructor.name.strip():
        problems.append(Problem("instructor.name", _("Write the instructor's name.")))
    if not is_phone(instructor.phone) or len(instructor.phone) > 256:
        problems.append(Problem("instructor.phone", _("A phone number has only digits, spaces and + - ( ).")))
    if not any(one.strip() for one in tasks):
        problems.append(Problem("plan.tasks", _("There are no key work tasks yet."), hard=False))
    return problems


def business_id_problems(field: str, text: str) -> list[Problem]:
    """Say what is wrong with a business ID that is written; nothing where there is none."""
    if not text or is_business_id(text):
        return []
    told = _("{id} is no business ID: seven digits, a hyphen and a check digit that fits. Compare it with its source.")
    return [Problem(field, told.format(id=text))]


def feedback_problems(agreement: Agreement, instructor: WorkplaceInstructor, today: date) -> list[Problem]:
    """Remind of the instructor's e-mail or phone, which the national survey needs before the period ends."""
    if instructor.email.strip() or instructor.phone.strip() or agreement.kind == AgreementType.NONE:
        return []
    ends = agreement.ends
    if ends is None or ends - today > timedelta(days=WARN_DAYS):
        text = _("The survey to workplace instructors needs the instructor's e-mail or phone before the period ends.")
    elif today <= ends:
        text = _("The period ends {day}. Write the instructor's e-mail or phone now: the survey needs one before it.")
        text = text.format(day=short_day(ends))
    else:
        text = _("The period ended {day} without the instructor's e-mail or phone: the survey does not reach them.")
        text = text.format(day=short_day(ends))
    return [Problem("instructor.email", text, hard=False)]


def unreached_on(agreement: Agreement, instructor: WorkplaceInstructor) -> date | None:
    """The day on which the period ends while nobody can be reached for the survey; None where somebody can."""
    return agreement.ends if feedback_problems(agreement, instructor, agreement.ends or date.max) else None
