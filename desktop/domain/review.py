"""Tarkistaminen ja oikaisu: what a student may do who disagrees with the assessment, and by when."""

from __future__ import annotations

from collections.abc import Callable

from desktop.domain.case import Case
from desktop.domain.curriculum import UnitKind
from desktop.texts import day, n_

_BY_COMMITTEE = n_(
    "If you still disagree after the review, you may ask the working life committee of the field to rectify the "
    "assessment, within 14 days of hearing the decision on the review."
)
_BY_EDUCATION_COMMITTEE = n_(
    "If you still disagree after the review, you may ask the working life committee of education and guidance to "
    "rectify the assessment, within 14 days of hearing the decision on the review."
)
_BY_PRINCIPAL = n_(
    "If you still disagree after the review, you may ask the principal to rectify the assessment, within 14 days of "
    "hearing the decision on the review."
)
_RECTIFIED_BY = {
    UnitKind.COMMON: _BY_EDUCATION_COMMITTEE,
    UnitKind.COMMON_2014: _BY_EDUCATION_COMMITTEE,
    UnitKind.PREPARATORY: _BY_PRINCIPAL,
    UnitKind.TUVA_PART: _BY_PRINCIPAL,
}
_REVIEW_BY = n_(
    "You heard the result on {told}. You may ask the assessors in writing to review the assessment, at the latest on "
    "{day}, 14 days later. Write your name, student number, the unit and why."
)
_REVIEW = n_(
    "You may ask the assessors in writing to review the assessment within 14 days of hearing the result and "
    "its reasons. Write your name, student number, the unit and why."
)


def review_words(case: Case, kind: UnitKind, tell: Callable[[str], str], language: str) -> tuple[str, str]:
    """How and by when to ask for a review, and what may follow it, in the words and language given."""
    told, until = case.informed.on, case.review_deadline
    dated = tell(_REVIEW_BY).format(told=day(told, language), day=day(until, language))
    return dated if told else tell(_REVIEW), tell(_RECTIFIED_BY.get(kind, _BY_COMMITTEE))
