"""Every kind of document, made from a case alone: valid, but for what a test names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from desktop.domain.assessment import Retake
from desktop.domain.case import Case
from desktop.domain.curriculum import QualificationUnit
from desktop.domain.terms import Grade, Role
from desktop.domain.workplace_view import workplace_view
from desktop.export.annex_pdf import annex_document
from desktop.export.assessment_pdf import assessment_document
from desktop.export.case_parts import Source
from desktop.export.content import Document
from desktop.export.paper_card_pdf import card_document
from desktop.export.plan_pdf import plan_document
from desktop.export.retake_pdf import retake_document
from desktop.export.review_pdf import decision_document, request_document
from desktop.export.summary_pdf import Entry, summary_document
from tests.builders import DAY, a_decision, an_agreed_case
from tests.export.signed import WHEN

VERSION = "00ff"
Make = Callable[[Source], Document]
RETAKE = Retake(learn="Nostotekniikka", how="Työpajassa", on=date(2026, 12, 14), arranger="Maija Opettaja")


def failed(case: Case) -> Case:
    """The same case with a fail and the plan for a retake."""
    decision = a_decision(Grade.FAIL, decided_on=DAY, fail_reason="Turvallisuus vaarantui.", retake=RETAKE)
    return replace(case, id=f"{case.id}-failed", decision=decision)


def _annex(source: Source) -> Document:
    return annex_document(replace(source, case=workplace_view(source.case).case), WHEN, VERSION)


def _workplace_copy(source: Source) -> Document:
    return plan_document(replace(source, case=workplace_view(source.case).case), WHEN, VERSION, workplace=True)


def _summary(source: Source) -> Document:
    rows = len(source.case.unit.requirements)
    cases = (source.case, failed(source.case), an_agreed_case(rows, source.case.unit.scale, id="ahead"))
    return summary_document([Entry(case, source.unit, VERSION) for case in cases], source.language, WHEN)


KINDS: dict[str, Make] = {
    "assessment": lambda source: assessment_document(source, WHEN, VERSION),
    "plan": lambda source: plan_document(source, WHEN, VERSION),
    "workplace": _workplace_copy,
    "card": lambda source: card_document(source, Role.TEACHER, WHEN, VERSION),
    "annex": _annex,
    "retake": lambda source: retake_document(replace(source, case=failed(source.case)), WHEN, VERSION),
    "review request": lambda source: request_document(source, WHEN, VERSION),
    "review decision": lambda source: decision_document(source, None, WHEN, VERSION),
    "review decided": lambda source: decision_document(source, failed(source.case), WHEN, VERSION),
    "summary": _summary,
}


def of_kind(kind: str, case: Case, unit: QualificationUnit, language: str = "fi") -> Document:
    """A document of a kind about a case."""
    return KINDS[kind](Source(case, unit, language))
