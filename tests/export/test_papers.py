"""The annex, the plan for a retake and the papers of a review say what is known, and leave room for what is not."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from desktop.domain.assessment import Retake
from desktop.domain.case import Case
from desktop.domain.terms import AgreementType, Grade
from desktop.export.annex_pdf import annex_pdf
from desktop.export.case_parts import Source
from desktop.export.content import ByHand, Document, Ruled, texts_of
from desktop.export.document import write
from desktop.export.retake_pdf import retake_document
from desktop.export.review_pdf import decision_document, request_document
from tests.builders import DAY, a_case, a_decision, a_unit, an_informed_case
from tests.domain.test_workplace_view import SECRETS, a_case_with_secrets
from tests.export.kinds import failed, of_kind
from tests.export.reading import page_count
from tests.export.signed import WHEN
from tests.export.test_plan_pdf import everything_in


def texts(document: Document) -> list[str]:
    return [text for _heading, text in texts_of(document)]


def annex(case: Case, language: str = "en") -> list[str]:
    return texts(of_kind("annex", case, a_unit(len(case.unit.requirements)), language))


def source(case: Case, language: str = "en") -> Source:
    return Source(case, a_unit(len(case.unit.requirements)), language)


def test_the_annex_names_people_period_tasks_and_requirements() -> None:
    case = an_informed_case()
    told = annex(replace(case, agreement=replace(case.agreement, part_time=80)))
    assert "Annex to the training agreement" in told
    assert "1 September 2026 – 18 December 2026" in told
    assert "80 per cent of full time" in told
    assert told[told.index("1. Ohjaa aamutoimet") + 1] == "1, 2"
    assert "2. tekee asian 2 en" in told


def test_what_the_annex_lacks_is_told_and_nothing_is_invented() -> None:
    told = annex(a_case())
    assert "– The workplace's contact person is missing." in told
    assert "– No work task has been written yet." in told
    assert "– The days of the demonstration are missing." in told


def test_an_apprenticeship_asks_for_its_basis_and_tells_of_the_employment() -> None:
    case = an_informed_case()
    told = annex(replace(case, agreement=replace(case.agreement, kind=AgreementType.APPRENTICESHIP)))
    assert "Basis of the apprenticeship" in told
    assert any("employed by the workplace, on average" in text for text in told)
    assert not any("paid no wage" in text for text in told)


def test_the_annex_goes_to_the_workplace_so_it_keeps_what_the_workplace_does_not_see() -> None:
    case = a_case_with_secrets()
    words = everything_in(annex_pdf(case, a_unit(), language="fi", made=WHEN, version=""))
    assert "Koulutussopimuksen liite" in words
    assert not any(secret in words for secret in SECRETS)


def test_the_plan_for_a_retake_tells_why_what_how_when_and_who() -> None:
    told = texts(retake_document(source(failed(an_informed_case())), WHEN, "00ff"))
    assert "Grade: Fail" in told
    assert "Reason for the fail: Turvallisuus vaarantui." in told
    for label, value in (("What to learn more", "Nostotekniikka"), ("When", "14 December 2026")):
        assert told[told.index(label) + 1] == value


def test_requirements_that_people_found_not_reached_are_listed() -> None:
    case = failed(an_informed_case())
    agreed = {**case.comparison.agreed, "r2": Grade.FAIL}
    told = texts(retake_document(source(replace(case, comparison=replace(case.comparison, agreed=agreed))), WHEN, ""))
    assert told[told.index("Requirements that were not reached") + 1] == "2. tekee asian 2 en"


def test_a_retake_that_is_not_agreed_has_room_to_be_written() -> None:
    case = failed(an_informed_case())
    document = retake_document(source(replace(case, decision=replace(case.decision, retake=Retake()))), WHEN, "")
    told = texts(document)
    assert told[told.index("When") + 1] == "\N{NO-BREAK SPACE}"
    assert "no day agreed yet" in document.mark


def test_the_request_is_filled_in_with_what_is_known_and_both_dates() -> None:
    document = request_document(source(an_informed_case()), WHEN, "00ff")
    told = texts(document)
    assert told[told.index("Student") + 1] == "Aino Esimerkki, 12345"
    assert told[told.index("Result told to the student") + 1] == "23 November 2026"
    assert told[told.index("Ask for a review by (14 days later)") + 1] == "7 December 2026"
    assert any(isinstance(block, Ruled) for block in document.blocks)
    places = [label for block in document.blocks if isinstance(block, ByHand) for label in block.labels]
    assert places[0].startswith("Student: Aino Esimerkki")


def test_before_the_student_has_heard_the_dates_are_left_to_be_written() -> None:
    case = replace(an_informed_case(), informed=replace(an_informed_case().informed, on=None))
    told = texts(request_document(source(case), WHEN, ""))
    assert told[told.index("Result told to the student") + 1] == "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_request_fits_on_one_page(language: str) -> None:
    assert page_count(write(of_kind("review request", an_informed_case(12), a_unit(12), language))) == 1


def test_the_decision_on_a_review_is_a_form_for_the_same_assessors() -> None:
    document = decision_document(source(an_informed_case()), None, WHEN, "")
    told = texts(document)
    assert "□ The grade changes." in told
    places = [label for block in document.blocks if isinstance(block, ByHand) for label in block.labels]
    assert any("Maija Opettaja" in label for label in places)
    assert any("Timo Ohjaaja" in label for label in places)


def test_once_a_new_version_decides_the_decision_tells_the_old_grade_and_the_new_reason() -> None:
    before = failed(an_informed_case())
    after = an_informed_case(decision=a_decision(Grade.TWO, decided_on=DAY, reason="Uusi perustelu."))
    document = decision_document(source(after), before, WHEN, "")
    told = texts(document)
    assert told[told.index("Grade") + 1] == "Fail"
    assert "The grade changes." in told
    assert "Grade: Satisfactory 2" in told
    assert "Reason: Uusi perustelu." in told
    assert json.loads(document.attachments[0].data)["before"]["grade"] == Grade.FAIL.value


def test_a_review_that_changes_nothing_says_so() -> None:
    case = an_informed_case()
    assert "The grade stays as it was." in texts(decision_document(source(case), case, WHEN, ""))
