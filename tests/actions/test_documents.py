"""Documents of a case and of a student come out when they may, and the code on a print leads back to its version."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.actions import deciding, documents, sharing, signing
from desktop.actions.changing import change_case
from desktop.actions.codes import PrintKind, find_print
from desktop.actions.documents import Paper
from desktop.actions.workspace import Workspace
from desktop.domain.agreement import Agreement
from desktop.domain.assessment import Retake
from desktop.domain.case import Case
from desktop.domain.document_code import document_code
from desktop.domain.errors import UserError
from desktop.domain.people import Student
from desktop.domain.signing import SigningMethod
from desktop.domain.terms import AgreementType, Grade, Language, Role
from desktop.texts import use_language
from tests.builders import DAY, a_decision, an_agreed_case, an_informed_case
from tests.export.hearing import heard

Keep = Callable[[Case], Case]


@pytest.fixture(autouse=True)
def _english() -> None:
    use_language("en")


def sign(workspace: Workspace, *roles: Role) -> None:
    for role in roles:
        signing.sign(workspace, "case0001", role, code=f"{role}-1234", method=SigningMethod.TYPED)


def failed(case_id: str = "case0001") -> Case:
    decision = a_decision(Grade.FAIL, decided_on=DAY, fail_reason="Vaara.", retake=Retake(learn="Siirrot", on=DAY))
    return an_informed_case(decision=decision, id=case_id)


def said(pdf: bytes) -> str:
    return "\n".join(text for _tag, text in heard(pdf))


@pytest.mark.parametrize("kind", Paper)
def test_each_paper_is_written_once_the_case_has_come_so_far(
    workspace: Workspace, keep: Keep, tmp_path: Path, kind: Paper
) -> None:
    keep(failed())
    assert documents.export_paper(workspace, "case0001", tmp_path / "paper.pdf", kind).read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("kind", [Paper.RETAKE, Paper.REVIEW_REQUEST, Paper.REVIEW_DECISION])
def test_before_the_decision_there_is_nothing_to_review_or_retake(
    workspace: Workspace, keep: Keep, kind: Paper
) -> None:
    keep(an_agreed_case())
    with pytest.raises(UserError, match="Make the decision first"):
        documents.paper(workspace, "case0001", kind)


def test_a_retake_is_planned_only_after_a_fail(workspace: Workspace, keep: Keep) -> None:
    keep(an_informed_case())
    with pytest.raises(UserError, match="only after a fail"):
        documents.paper(workspace, "case0001", Paper.RETAKE)


def test_there_is_no_annex_to_an_agreement_that_is_none(workspace: Workspace, keep: Keep) -> None:
    keep(an_agreed_case(agreement=Agreement(kind=AgreementType.NONE)))
    with pytest.raises(UserError, match="neither"):
        documents.paper(workspace, "case0001", Paper.ANNEX)


def test_what_is_for_the_student_is_in_the_students_language(workspace: Workspace, keep: Keep) -> None:
    keep(an_informed_case(languages={Role.STUDENT: Language.SV}))
    assert "Begäran om kontroll" in said(documents.paper(workspace, "case0001", Paper.REVIEW_REQUEST))
    assert "Päätös arvioinnin" in said(documents.paper(workspace, "case0001", Paper.REVIEW_DECISION))


def test_after_a_review_the_decision_tells_the_signed_grade_and_the_new_one(workspace: Workspace, keep: Keep) -> None:
    keep(failed())
    sign(workspace, Role.TEACHER, Role.INSTRUCTOR)
    signing.new_version(workspace, "case0001")
    deciding.decide(workspace, "case0001", a_decision(Grade.TWO, reason="Siirto katsottiin uudelleen, vaatimus 1."))
    told = said(documents.paper(workspace, "case0001", Paper.REVIEW_DECISION, Language.EN))
    assert "The grade changes." in told
    assert "Fail" in told
    assert "Grade: Satisfactory 2" in told


def test_the_summary_holds_every_demonstration_of_the_student_and_of_nobody_else(
    workspace: Workspace, keep: Keep
) -> None:
    keep(an_informed_case())
    keep(failed("case0002"))
    keep(an_informed_case(id="case0003", student=Student(name="Eero Malli", number="99")))
    row = documents.find_student(workspace, "12345")
    told = said(documents.student_summary(workspace, row.key, Language.EN))
    assert "Passed demonstrations" in told
    assert "To be retaken" in told
    assert "Eero" not in told
    assert documents.student_summary(workspace, row.key) == documents.student_summary(workspace, row.key)


def test_nothing_is_summed_up_before_a_result_was_told(workspace: Workspace, keep: Keep) -> None:
    keep(an_agreed_case())
    with pytest.raises(UserError, match="nothing to sum up"):
        documents.student_summary(workspace, documents.find_student(workspace, "aino").key)


def test_a_student_is_found_by_number_or_name_and_several_are_named(workspace: Workspace, keep: Keep) -> None:
    keep(an_informed_case())
    keep(an_informed_case(id="case0002", student=Student(name="Aino Esimerkkinen", number="77")))
    assert documents.find_student(workspace, "Aino Esimerkki").student.number == "12345"
    assert documents.find_student(workspace, "77").student.name == "Aino Esimerkkinen"
    with pytest.raises(UserError, match=r"Aino Esimerkki \(12345\), Aino Esimerkkinen \(77\)"):
        documents.find_student(workspace, "aino")
    with pytest.raises(UserError, match="no student"):
        documents.find_student(workspace, "Kaisa")


def printed_code(pdf: bytes) -> str:
    """The code as it stands on the paper."""
    return next(text.split()[-1] for tag, text in heard(pdf) if tag == "P" and text.startswith("Asiakirjan koodi"))


def test_the_code_on_a_signed_record_leads_to_its_version_and_its_signers(workspace: Workspace, keep: Keep) -> None:
    keep(an_informed_case())
    sign(workspace, Role.TEACHER)
    code = printed_code(signing.record(workspace, "case0001"))
    found = find_print(workspace, code.lower())
    assert (found.kind, found.case.id, found.case.number) == (PrintKind.ASSESSMENT, "case0001", 1)
    assert found.signed_by == ("Maija Opettaja",)
    assert found.waits_for == ("Timo Ohjaaja",)
    assert found.is_newest
    assert "not that the paper says the same" in found.words()[-1]


def test_the_code_of_an_earlier_version_still_leads_there(workspace: Workspace, keep: Keep) -> None:
    keep(an_informed_case())
    sign(workspace, Role.TEACHER, Role.INSTRUCTOR)
    code = printed_code(signing.record(workspace, "case0001"))
    signing.new_version(workspace, "case0001")
    found = find_print(workspace, code)
    assert found.signed_by == ("Maija Opettaja", "Timo Ohjaaja")
    assert not found.is_newest
    newer = find_print(workspace, printed_code(signing.record(workspace, "case0001")))
    assert (newer.case.number, newer.signed_by, newer.is_newest) == (2, (), True)


def test_the_code_of_a_plan_that_was_changed_since_says_so(workspace: Workspace, keep: Keep) -> None:
    case = keep(an_agreed_case())
    code = printed_code(sharing.plan_document(workspace, case.id))
    plan = replace(case.plan, guiding_counts="Uusi sopimus.")
    change_case(workspace, case.id, "Test", lambda one: replace(one, plan=plan))
    found = find_print(workspace, code)
    assert (found.kind, found.is_newest, found.case.plan.guiding_counts) == (PrintKind.PLAN, False, "")
    assert found.signed_by == found.waits_for == ()


def test_an_unknown_code_and_what_is_no_code_are_told_apart(workspace: Workspace, keep: Keep) -> None:
    keep(an_informed_case())
    with pytest.raises(UserError, match="knows no document"):
        find_print(workspace, document_code("another", "", "plan"))
    with pytest.raises(UserError, match="ten letters"):
        find_print(workspace, "hei")
