"""The plan as a document tells what three people agreed on, and keeps to itself why somebody is let off."""

from __future__ import annotations

import json
from dataclasses import replace

from desktop.domain.case import Case
from desktop.domain.demonstration import RequirementPlan
from desktop.domain.terms import Coverage, EvidenceRule, Role
from desktop.export.case_parts import Source
from desktop.export.content import Document, texts_of
from desktop.export.plan_pdf import plan_document, plan_pdf
from desktop.export.verifying import Verdict, verify
from tests.builders import DAY, a_case, a_plan, a_unit, an_agreed_case
from tests.export.signed import ROOTS, WHEN


def document(case: Case) -> Document:
    return plan_document(Source(case, a_unit(len(case.unit.requirements)), "en"), WHEN, "00ff")


def texts(case: Case) -> list[str]:
    return [text for _heading, text in texts_of(document(case))]


def test_each_requirement_says_which_tasks_show_it_and_who_observes() -> None:
    told = texts(an_agreed_case())
    assert told[told.index("1. tekee asian 1 en") + 1 :][:2] == ["task 1", "O T"]
    assert told[told.index("3. tekee asian 3 en") + 1] == "Interview in the assessment discussion"


def test_each_task_says_which_requirements_it_shows() -> None:
    told = texts(an_agreed_case())
    assert told[told.index("1. Ohjaa aamutoimet") + 1] == "1, 2"


def test_who_agreed_when_is_told() -> None:
    told = texts(a_case(plan=a_plan(agreed={Role.TEACHER: DAY})))
    assert told[told.index("Teacher: Maija Opettaja") + 1 :][:2] == ["23 November 2026", "23 November 2026"]
    assert told[told.index("Student: Aino Esimerkki") + 1 :][:2] == ["23 November 2026", "–"]


def test_the_mark_says_whether_the_plan_is_agreed() -> None:
    assert document(an_agreed_case()).mark.endswith("agreed")
    assert document(a_case(plan=a_plan())).mark.endswith("draft")


def test_the_story_of_a_deviation_stays_out() -> None:
    away = RequirementPlan(id="r1", coverage=Coverage.DEVIATION, note="salaisuus", decision_reference="P-7")
    note = RequirementPlan(id="r2", coverage=Coverage.INTERVIEW, note="Kysytään rapordista.")
    case = a_case(plan=replace(a_plan(), requirements=(away, note)))
    assert "Kysytään rapordista." in texts(case)
    assert not any("salaisuus" in text for text in texts(case))
    assert b"salaisuus" not in document(case).attachments[0].data


def test_agreements_are_told_only_where_there_are_some() -> None:
    plan = a_plan(guiding_counts="Neuvo ei laske tasoa.", evidence=EvidenceRule.PHOTO, evidence_consent=True)
    told = texts(a_case(plan=plan))
    assert "Neuvo ei laske tasoa." in told
    assert "Photos, with consent" in told
    assert "Allowed questions" not in told


def test_why_there_is_one_assessor_is_told() -> None:
    plan = a_plan()
    one = replace(plan, assessors=plan.assessors[:1], assessor_exception="Työpaikka perui.")
    assert any("Työpaikka perui." in text for text in texts(a_case(plan=one)))


def test_an_empty_plan_can_be_printed() -> None:
    assert plan_pdf(Case(id="empty"), a_unit(0), language="sv", made=WHEN, version="")


def test_the_data_tells_that_it_is_a_plan() -> None:
    facts = json.loads(document(an_agreed_case()).attachments[0].data)
    assert (facts["kind"], facts["signers"]) == ("plan", [])
    assert facts["plan"]["tasks"] == [{"text": "Ohjaa aamutoimet", "shows": ["r1", "r2"]}]


def test_a_plan_has_no_signatures_so_nothing_is_promised_of_it() -> None:
    verdict: Verdict = verify(plan_pdf(an_agreed_case(), a_unit(), language="fi", made=WHEN, version=""), ROOTS)
    assert verdict.outcome.value == "unsigned"
    assert len(verdict.findings) == 1
