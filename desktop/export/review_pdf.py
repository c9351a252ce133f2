"""Arvioinnin tarkistaminen: the student's request, and the assessors' decision on it, as forms on paper."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from desktop.domain.case import REVIEW_DAYS, Case
from desktop.domain.curriculum import QualificationUnit
from desktop.domain.review import review_words
from desktop.domain.terms import Role
from desktop.export import facts
from desktop.export.case_parts import Source, facts_table, header_facts, listed
from desktop.export.content import Block, ByHand, Document, Heading, Paragraph, Ruled
from desktop.export.decision_parts import decider_words, grade_words
from desktop.export.document import write
from desktop.export.lines import Run
from desktop.export.paper_parts import BOX, case_document, fill_in, people, sign_by_hand
from desktop.export.style import RESULT, SMALL

REQUEST, DECISION = "review_request", "review_decision"
_WHY_LINES, _ASKED_LINES, _REASON_LINES = 5, 3, 7


def review_request_pdf(case: Case, unit: QualificationUnit, *, language: str, made: datetime, version: str) -> bytes:
    """The student's request with what is known filled in, to be completed and signed by hand.

    Raises a UserError when a text has letters that the font lacks.
    """
    return write(request_document(Source(case, unit, language), made, version))


def review_decision_pdf(
    case: Case,
    unit: QualificationUnit,
    *,
    language: str,
    made: datetime,
    version: str,
    before: Case | None = None,
) -> bytes:
    """The assessors' decision on a request. ``before`` is the case as it was signed first, once a new version decides.

    Raises a UserError when a text has letters that the font lacks.
    """
    return write(decision_document(Source(case, unit, language), before, made, version))


def request_document(source: Source, made: datetime, version: str) -> Document:
    """What the request says, before it is set."""
    _, case = source.translate, source.case
    until = case.review_deadline
    mark = _("at the latest {day}").format(day=source.day(until)) if until else ""
    title = _("Request for a review of the assessment")
    return case_document(source, title, mark, REQUEST, made, version, _request(source), _data(case))


def _data(case: Case) -> dict[str, object]:
    return {**facts.header(case), "assessment": facts.assessment(case)}


def _request(source: Source) -> Iterator[Block]:
    _, case = source.translate, source.case
    asked = ", ".join(decider_words(source, one) for one in case.decision.deciders or case.assessor_ids)
    yield facts_table([(_("To"), asked), *header_facts(source, agreement=False), *_result(source)])
    if source.case.informed.on is None:
        yield fill_in(_deadline(source))
    yield Heading(_("What I ask to have reviewed, and why"))
    yield Paragraph(_("Write which part of the assessment you disagree with, and why. Use your own words."), SMALL)
    yield Ruled(_WHY_LINES)
    yield from sign_by_hand(source, people(source, (Role.STUDENT,)))
    yield Heading(_("The school fills in"))
    yield ByHand((_("request received on"), _("received by")))
    yield Heading(_("What happens then"))
    yield Paragraph(_("The same assessors review the assessment without delay. You get their decision in writing."))
    yield Paragraph(review_words(case, source.unit.kind, _, source.language)[1])


def _result(source: Source) -> list[tuple[str, str]]:
    """The grade, and both dates where they are known."""
    _ = source.translate
    grade = (_("Grade"), grade_words(source, labelled=False))
    return [grade, *(_deadline(source) if source.case.informed.on else ())]


def _deadline(source: Source) -> list[tuple[str, str]]:
    _, case = source.translate, source.case
    told, until = case.informed.on, case.review_deadline
    last = _("Ask for a review by ({days} days later)").format(days=REVIEW_DAYS)
    return [
        (_("Result told to the student"), source.day(told) if told else ""),
        (last, source.day(until) if until else ""),
    ]


def decision_document(source: Source, before: Case | None, made: datetime, version: str) -> Document:
    """What the decision says, before it is set."""
    _, case = source.translate, source.case
    title = _("Decision on the review of the assessment")
    data = {**_data(case), "before": facts.assessment(before) if before else None}
    decided = before and case.decision.decided_on
    mark = source.day(case.decision.decided_on) if decided else ""
    return case_document(source, title, mark, DECISION, made, version, _decision(source, before), data)


def _decision(source: Source, before: Case | None) -> Iterator[Block]:
    _, case = source.translate, source.case
    first = Source(before or case, source.unit, source.language)
    yield facts_table(header_facts(source, agreement=False))
    yield Heading(_("Assessment that is reviewed"))
    yield fill_in(
        [
            (_("Grade"), grade_words(first, labelled=False)),
            (_("Decided"), source.day(first.case.decision.decided_on)),
            *_deadline(first),
            (_("Request received on"), ""),
        ]
    )
    yield Heading(_("What was asked"))
    yield Ruled(_ASKED_LINES)
    yield Heading(_("Decision of the assessors"))
    if before and case.decision.decided_on:
        yield from _known(source, first)
    else:
        yield from _open(source)
    yield Heading(_("If you still disagree"))
    yield Paragraph(review_words(case, source.unit.kind, _, source.language)[1])
    yield fill_in([(_("Decision told to the student on, and how"), "")])
    assessors = [(_("Assessor"), decider_words(source, one)) for one in case.decision.deciders or case.assessor_ids]
    note = _("The same assessors decide together. If the grade changes, a new version of the record is signed too.")
    yield from sign_by_hand(source, assessors, note)


def _known(source: Source, first: Source) -> Iterator[Block]:
    """The new decision, where the case has one in a new version."""
    _, new, old = source.translate, source.case.decision, first.case.decision
    same = (new.grade, new.adapted) == (old.grade, old.adapted)
    yield Paragraph(_("The grade stays as it was.") if same else _("The grade changes."), keep=True)
    yield Paragraph(grade_words(source), RESULT, keep=True)
    for name, text in ((_("Reason for the fail:"), new.fail_reason if new.failed else ""), (_("Reason:"), new.reason)):
        if text.strip():
            yield Paragraph((Run(name, bold=True), Run(text.strip())))


def _open(source: Source) -> Iterator[Block]:
    """Boxes and lines to decide on with a pen."""
    _ = source.translate
    yield Paragraph(listed((BOX, _("The grade stays as it was.")), " "), keep=True)
    yield Paragraph(listed((BOX, _("The grade changes.")), " "), keep=True)
    yield ByHand((_("new grade"), _("decided on")), keep=True)
    yield Paragraph(_("Reason:"), keep=True)
    yield Ruled(_REASON_LINES)
