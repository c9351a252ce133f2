"""The plan as a document tells what three people agreed on, and keeps to itself why somebody is let off."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, time
from typing import Any

from pyhanko.pdf_utils import generic

from desktop.domain.case import Case
from desktop.domain.demonstration import RequirementPlan, Situation
from desktop.domain.situations import with_situations
from desktop.domain.terms import Coverage, EvidenceRule, Role
from desktop.export.case_parts import Source
from desktop.export.content import Document, texts_of
from desktop.export.plan_pdf import plan_document, plan_pdf
from desktop.export.verifying import Verdict, verify
from tests.builders import DAY, a_case, a_plan, a_unit, an_agreed_case
from tests.domain.test_workplace_view import SECRETS, a_case_with_secrets
from tests.export.reading import opened, told
from tests.export.signed import ROOTS, WHEN


def document(case: Case) -> Document:
    return plan_document(Source(case, a_unit(len(case.unit.requirements)), "en"), WHEN, "00ff")


def texts(case: Case) -> list[str]:
    return [text for _heading, text in texts_of(document(case))]


def test_each_requirement_says_which_tasks_show_it_and_who_observes() -> None:
    said = texts(an_agreed_case())
    assert said[said.index("1. tekee asian 1 en") + 1 :][:2] == ["task 1", "O T"]
    assert said[said.index("3. tekee asian 3 en") + 1] == "Interview in the assessment discussion"


def test_each_task_says_which_requirements_it_shows() -> None:
    said = texts(an_agreed_case())
    assert said[said.index("1. Ohjaa aamutoimet") + 1] == "1, 2"


def test_who_agreed_when_is_told() -> None:
    said = texts(a_case(plan=a_plan(agreed={Role.TEACHER: DAY})))
    assert said[said.index("Teacher: Maija Opettaja") + 1 :][:2] == ["23 November 2026", "23 November 2026"]
    assert said[said.index("Student: Aino Esimerkki") + 1 :][:2] == ["23 November 2026", "–"]


def test_the_mark_says_whether_the_plan_is_agreed() -> None:
    assert document(an_agreed_case()).mark.endswith("agreed")
    assert document(a_case(plan=a_plan())).mark.endswith("draft")
    before = a_plan(agreed_before=dict.fromkeys(Role, DAY))
    assert document(a_case(plan=before)).mark.endswith("waits for a new agreement")


def test_the_story_of_a_deviation_stays_out() -> None:
    away = RequirementPlan(id="r1", coverage=Coverage.DEVIATION, note="salaisuus", decision_reference="P-7")
    note = RequirementPlan(id="r2", coverage=Coverage.INTERVIEW, note="Kysytään rapordista.")
    case = a_case(plan=replace(a_plan(), requirements=(away, note)))
    assert "Kysytään rapordista." in texts(case)
    assert not any("salaisuus" in text for text in texts(case))
    assert b"salaisuus" not in document(case).attachments[0].data


def everything_in(data: bytes) -> str:
    """What the pages say, and every stream of the file: attached data and metadata."""
    reader: Any = opened(data)
    streams = [reader.get_object(generic.Reference(number, 0, reader)) for number in range(1, reader.trailer["/Size"])]
    texts = [one.data.decode("utf-8", "replace") for one in streams if isinstance(one, generic.StreamObject)]
    return "\n".join([*(text for _tag, text in told(data)), *texts])


def test_the_workplaces_copy_tells_what_the_workplace_sees_and_nothing_more() -> None:
    case = a_case_with_secrets()
    words = everything_in(plan_pdf(case, a_unit(), language="fi", made=WHEN, version="", workplace=True))
    assert "työpaikan kappale" in words
    assert "Ohjaa aamutoimet" in words
    assert not any(secret in words for secret in SECRETS)
    whole = everything_in(plan_pdf(case, a_unit(), language="fi", made=WHEN, version=""))
    assert {"SALA-2", "SALA-3", "SALA-4"} <= {secret for secret in SECRETS if secret in whole}


def test_each_situation_is_told_with_who_observes_it() -> None:
    times = (
        Situation(id="s1", day=DAY, starts=time(12, 30), ends=time(15, 30), observer=Role.INSTRUCTOR),
        Situation(id="s2", day=date(2026, 11, 24), starts=time(8), ends=time(10)),
    )
    plan = with_situations(a_plan(), times)
    left = RequirementPlan(id="r3", coverage=Coverage.SITUATION, observers=(Role.TEACHER,), situation="s2")
    said = texts(a_case(plan=replace(plan, requirements=(*plan.requirements[:2], left))))
    assert said[said.index("1. 23 November 2026 12:30–15:30") + 1] == "T"
    assert said[said.index("2. 24 November 2026 8:00–10:00") + 1] == "O T"
    assert "Second situation: 24 November 2026 8:00–10:00" in said


def test_a_situation_elsewhere_is_told_with_its_place() -> None:
    first = Situation(id="s1", day=DAY, place="Kahvila Aamu")
    second = Situation(id="s2", day=date(2026, 11, 24), starts=time(8), ends=time(10), place="Talo 4")
    assert "23 November 2026, Kahvila Aamu" in texts(a_case(plan=with_situations(a_plan(), (first,))))
    said = texts(a_case(plan=with_situations(a_plan(), (first, second))))
    assert {"1. 23 November 2026, Kahvila Aamu", "2. 24 November 2026 8:00–10:00, Talo 4"} <= set(said)


def test_support_is_told_with_how_it_was_agreed() -> None:
    plan = a_plan(support="Lisäaikaa", support_agreed_on=DAY, support_agreed_how="Ainon kanssa")
    assert "Lisäaikaa – agreed 23 November 2026, Ainon kanssa" in texts(a_case(plan=plan))


def test_agreements_are_told_only_where_there_are_some() -> None:
    plan = a_plan(guiding_counts="Neuvo ei laske tasoa.", evidence=EvidenceRule.PHOTO, evidence_consent=True)
    said = texts(a_case(plan=plan))
    assert "Neuvo ei laske tasoa." in said
    assert "Photos, with consent" in said
    assert "Allowed questions" not in said


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
