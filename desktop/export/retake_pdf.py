"""The plan for a retake (uusiminen) after a fail: what to learn, how, when, and who arranges it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from desktop.domain.case import Case
from desktop.domain.curriculum import QualificationUnit
from desktop.domain.terms import Grade, Role
from desktop.export import facts
from desktop.export.case_parts import Source, facts_table, header_facts
from desktop.export.content import Block, Document, Heading, Paragraph
from desktop.export.decision_parts import grade_words, rights_blocks
from desktop.export.document import write
from desktop.export.lines import Run
from desktop.export.paper_parts import case_document, fill_in, people, sign_by_hand
from desktop.export.style import RESULT

KIND = "retake"


def retake_pdf(case: Case, unit: QualificationUnit, *, language: str, made: datetime, version: str) -> bytes:
    """The plan as PDF/A-3a and PDF/UA-1. Raises a UserError when a text has letters that the font lacks."""
    return write(retake_document(Source(case, unit, language), made, version))


def retake_document(source: Source, made: datetime, version: str) -> Document:
    """What the plan says, before it is set."""
    _, case = source.translate, source.case
    retake = case.decision.retake
    mark = _("Retake {day}").format(day=source.day(retake.on)) if retake.on else _("no day agreed yet")
    data = {**facts.header(case), "assessment": facts.assessment(case)}
    return case_document(source, _("Plan for the retake"), mark, KIND, made, version, _blocks(source), data)


def _blocks(source: Source) -> Iterator[Block]:
    _, decision = source.translate, source.case.decision
    yield facts_table(header_facts(source))
    yield Heading(_("Result"))
    yield Paragraph(grade_words(source), RESULT, keep=True)
    for name, text in ((_("Reason for the fail:"), decision.fail_reason), (_("Reason:"), decision.reason)):
        if text.strip():
            yield Paragraph((Run(name, bold=True), Run(text.strip())))
    yield from _not_reached(source)
    yield Heading(_("What is agreed"))
    yield fill_in(_agreed(source))
    yield from rights_blocks(source)
    note = _("The plan has been gone through together. A retake is linked to this try; the better result stands.")
    signing = [role for role in (Role.STUDENT, Role.TEACHER, Role.INSTRUCTOR) if role in source.case.plan.parties]
    yield from sign_by_hand(source, people(source, signing), note)


def _not_reached(source: Source) -> Iterator[Block]:
    """The requirements that people agreed were not reached, where they did."""
    _, agreed = source.translate, source.case.comparison.agreed
    numbered = list(enumerate(source.requirements(), 1))
    rows = [(number, row) for number, row in numbered if agreed.get(row.id) == Grade.FAIL]
    if rows:
        yield Heading(_("Requirements that were not reached"))
    for number, row in rows:
        text = source.requirement_parts(number, row, False)[0]
        yield Paragraph(text.text, language=text.language)


def _agreed(source: Source) -> list[tuple[str, str]]:
    _, retake = source.translate, source.case.decision.retake
    return [
        (_("What to learn more"), retake.learn),
        (_("How and where"), retake.how),
        (_("When"), source.day(retake.on) if retake.on else ""),
        (_("Who arranges it"), retake.arranger),
    ]
