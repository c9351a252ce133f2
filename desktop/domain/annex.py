"""What an annex to a training agreement or an apprenticeship still lacks, by the checks that the registers make."""

from __future__ import annotations

from desktop.domain.agreement import LONGEST_YEARS, lasts_longer
from desktop.domain.case import Case
from desktop.domain.demonstration import lacks_tasks
from desktop.domain.other_ways import is_preparatory
from desktop.domain.people import is_business_id, is_phone
from desktop.domain.terms import AgreementType, Term, name_terms
from desktop.texts import n_


class Gap(Term):
    """One thing that an annex lacks, or that does not fit together."""

    WORKPLACE = "workplace"
    BUSINESS_ID = "business_id"
    CONTACT = "contact"
    INSTRUCTOR = "instructor"
    REACHED = "reached"
    PHONE = "phone"
    PERIOD = "period"
    ENDS_FIRST = "ends_first"
    TOO_LONG = "too_long"
    PART_TIME = "part_time"
    TASKS = "tasks"
    TIMES = "times"
    OUTSIDE = "outside"
    UNCOVERED = "uncovered"
    SAFETY = "safety"


name_terms(
    Gap,
    {
        Gap.WORKPLACE: n_("The workplace's name is missing."),
        Gap.BUSINESS_ID: n_("The workplace's business ID is missing or its check digit is wrong."),
        Gap.CONTACT: n_("The workplace's contact person is missing."),
        Gap.INSTRUCTOR: n_("The workplace instructor's name is missing."),
        Gap.REACHED: n_("The instructor's e-mail or phone is missing; the national survey needs one."),
        Gap.PHONE: n_("The instructor's phone number has something else than digits, spaces and + - ( )."),
        Gap.PERIOD: n_("The first or the last day of the agreement is missing."),
        Gap.ENDS_FIRST: n_("The agreement ends before it starts."),
        Gap.TOO_LONG: n_("The agreement lasts over five years."),
        Gap.PART_TIME: n_("The part-time share is not between 1 and 100 per cent."),
        Gap.TASKS: n_("No work task has been written yet."),
        Gap.TIMES: n_("The days of the demonstration are missing."),
        Gap.OUTSIDE: n_("The demonstration is not within the days of the agreement."),
        Gap.UNCOVERED: n_("Nothing shows some of the requirements yet."),
        Gap.SAFETY: n_("Safety and data protection have not been gone through yet."),
    },
)


def annex_gaps(case: Case) -> tuple[Gap, ...]:
    """Everything that is missing or does not fit, in the order of the annex."""
    found = (*_people(case), *_period(case), *_work(case))
    return tuple(gap for gap, is_there in found if is_there)


def _people(case: Case) -> list[tuple[Gap, bool]]:
    workplace, instructor = case.workplace, case.instructor
    return [
        (Gap.WORKPLACE, not workplace.name.strip()),
        (Gap.BUSINESS_ID, not is_business_id(workplace.business_id)),
        (Gap.CONTACT, not workplace.contact.strip()),
        (Gap.INSTRUCTOR, not instructor.name.strip()),
        (Gap.REACHED, not (instructor.email.strip() or instructor.phone.strip())),
        (Gap.PHONE, not is_phone(instructor.phone)),
    ]


def _period(case: Case) -> list[tuple[Gap, bool]]:
    agreement, share = case.agreement, case.agreement.part_time
    starts, ends = agreement.starts, agreement.ends
    if not starts or not ends:
        dates = [(Gap.PERIOD, agreement.kind != AgreementType.NONE)]
    else:
        dates = [
            (Gap.ENDS_FIRST, ends < starts),
            (Gap.TOO_LONG, lasts_longer(agreement, LONGEST_YEARS)),
        ]
    return [*dates, (Gap.PART_TIME, share is not None and not 1 <= share <= 100)]


def _work(case: Case) -> list[tuple[Gap, bool]]:
    plan, agreement = case.plan, case.agreement
    days = [one for one in (plan.starts, plan.ends) if one]
    outside = any(
        (agreement.starts and day < agreement.starts) or (agreement.ends and day > agreement.ends) for day in days
    )
    return [
        (Gap.TASKS, lacks_tasks(plan, case.unit.requirements, other_ways=is_preparatory(case))),
        (Gap.UNCOVERED, not all(plan.is_covered(row) for row in case.unit.requirements)),
        (Gap.TIMES, not days),
        (Gap.OUTSIDE, outside),
        (Gap.SAFETY, plan.safety_gone_through_on is None),
    ]
