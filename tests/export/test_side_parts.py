"""The plan and the record tell what was agreed after the plan."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

from desktop.domain.case import Case
from desktop.domain.side_states import Complement, Interruption
from desktop.domain.terms import Coverage
from desktop.export.assessment_pdf import assessment_document
from desktop.export.case_parts import Source
from desktop.export.content import texts_of
from desktop.export.plan_pdf import plan_document, plan_pdf
from tests.builders import DAY, NOON, a_unit, an_informed_case
from tests.export.signed import WHEN

STOPPED = Interruption(
    id="i1", at=NOON, by="teacher", reason="Työ loppui", left=("r2",), continues=DAY + timedelta(days=1)
)
AGREED = Complement(
    id="c1", at=NOON, by="teacher", way=Coverage.INTERVIEW, what="Haastattelu", requirements=("r1", "r3"), on=DAY
)


def a_changed_case() -> Case:
    return replace(an_informed_case(), interruptions=(STOPPED,), complements=(AGREED,))


def test_both_documents_tell_reason_time_and_what_is_carried_over() -> None:
    source = Source(a_changed_case(), a_unit(), "en")
    for document in (plan_document(source, WHEN, "00ff"), assessment_document(source, WHEN, "00ff")):
        texts = [text for _heading, text in texts_of(document)]
        assert "Interrupted: Työ loppui" in texts
        assert "Carried over: requirement 2" in texts
        assert "Continues 24 November 2026" in texts
        assert "Complement: Haastattelu" in texts
        assert "Interview in the assessment discussion · requirement 1, 3" in texts
        told = json.loads(document.attachments[0].data)["plan"]
        assert [one["reason"] for one in told["interruptions"]] == ["Työ loppui"]
        assert [one["what"] for one in told["complements"]] == ["Haastattelu"]


def test_what_has_ended_is_told_with_its_end() -> None:
    case = replace(
        a_changed_case(),
        interruptions=(replace(STOPPED, resumed_at=NOON),),
        complements=(replace(AGREED, shown_at=NOON),),
    )
    texts = [text for _heading, text in texts_of(plan_document(Source(case, a_unit(), "en"), WHEN, "00ff"))]
    assert "Continued 23 November 2026, 12:30" in texts
    assert "Shown 23 November 2026, 12:30" in texts
    assert plan_pdf(case, a_unit(), language="sv", made=WHEN, version="00ff")
