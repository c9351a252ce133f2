"""The assessment record tells what was seen, agreed and decided, and nothing that only some may know."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desktop.domain.assessment import Informed, SelfAssessment
from desktop.domain.case import Case
from desktop.domain.curriculum import QualificationUnit, UnitKind
from desktop.domain.demonstration import Assessor, RequirementPlan, Situation
from desktop.domain.errors import UserError
from desktop.domain.terms import AssessorRole, Coverage, Grade, Scale
from desktop.export.assessment_pdf import assessment_document, assessment_pdf
from desktop.export.case_parts import Source
from desktop.export.content import Figure, texts_of
from desktop.export.data import DATA_NAME
from desktop.texts import day
from tests.builders import DAY, NOON, a_decision, a_unit, an_informed_case
from tests.export.reading import opened, page_count, text_of
from tests.export.signed import WHEN


def document(case: Case, unit: QualificationUnit | None = None, language: str = "en") -> Any:
    source = Source(case, unit or a_unit(len(case.unit.requirements), case.unit.scale), language)
    return assessment_document(source, WHEN, "00ff")


def texts(case: Case, unit: QualificationUnit | None = None, language: str = "en") -> list[str]:
    return [text for _heading, text in texts_of(document(case, unit, language))]


def data(case: Case) -> Any:
    attached = document(case).attachments[0]
    assert attached.name == DATA_NAME
    return json.loads(attached.data)


def test_a_usual_record_fits_on_two_pages() -> None:
    assert page_count(assessment_pdf(an_informed_case(8), a_unit(8), language="fi", made=WHEN, version="")) <= 2


def test_the_grade_and_its_reason_are_told() -> None:
    told = texts(an_informed_case())
    assert "Grade: Excellent 5" in told
    assert any(text.startswith("Reason: Aino suunnitteli aamun") for text in told)


def test_a_fail_is_told_with_its_own_reason() -> None:
    decision = a_decision(Grade.FAIL, fail_reason="Turvallisuus vaarantui.")
    told = texts(an_informed_case(decision=decision))
    assert "Grade: Fail" in told
    assert "Reason for the fail: Turvallisuus vaarantui." in told


def test_the_reason_of_a_fail_that_was_none_is_left_out() -> None:
    told = texts(an_informed_case(decision=a_decision(fail_reason="Jäi vahingossa.")))
    assert not any("vahingossa" in text for text in told)


def test_a_difference_that_stays_is_told_with_both_views_and_what_came_of_it() -> None:
    case = an_informed_case(decision=a_decision(disagreement="The principal settled it."))
    agreed = {row: level for row, level in case.comparison.agreed.items() if row != "r1"}
    case = replace(case, comparison=replace(case.comparison, agreed=agreed, solved={}, unresolved={"r1": "Both keep."}))
    told = texts(case)
    assert "The difference stays: Both keep." in " ".join(told)
    assert "Difference between the assessors: The principal settled it." in told
    assert data(case)["assessment"]["disagreement"] == "The principal settled it."


def test_an_adapted_grade_says_so() -> None:
    told = texts(an_informed_case(decision=a_decision(adapted=True)))
    assert "Grade: Good 4 (adapted: individual criteria were used)" in told


def test_each_requirement_has_both_levels_and_the_agreed_one() -> None:
    told = texts(an_informed_case())
    row = told.index("1. tekee asian 1 en")
    assert told[row + 1 : row + 5] == ["Solved together: Puhuttiin aamusta.", "5", "1", "5"]


def test_comments_stand_beside_their_requirement() -> None:
    case = an_informed_case()
    views = tuple(replace(view, comments={"r2": "Kysyi neuvoa."}) for view in case.views[:1])
    told = texts(replace(case, views=(*views, *case.views[1:])))
    assert told[told.index("2. tekee asian 2 en") + 1] == "O: Kysyi neuvoa."


def test_a_complement_says_how_the_requirement_was_shown() -> None:
    assert "Shown by: Interview in the assessment discussion" in texts(an_informed_case())


def test_a_deviation_is_told_without_its_story() -> None:
    case = an_informed_case()
    away = RequirementPlan(id="r2", coverage=Coverage.DEVIATION, note="salaisuus", decision_reference="P-7")
    case = replace(case, plan=replace(case.plan, requirements=(away,)))
    told = texts(case)
    assert told[told.index("2. tekee asian 2 en") + 1].startswith("Not demanded")
    assert not any("salaisuus" in text for text in told)
    assert b"salaisuus" not in document(case).attachments[0].data


def test_what_only_some_may_know_is_nowhere() -> None:
    case = an_informed_case(support=True)
    secret = replace(case.notes[0], text="salainen havainto", shared=False)
    case = replace(case, notes=(secret,), plan=replace(case.plan, support="salainen tuki"))
    assert not any("salainen" in text for text in texts(case))
    assert b"salainen" not in document(case).attachments[0].data


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_last_day_for_a_review_is_told(language: str) -> None:
    assert any(day(date(2026, 12, 7), language) in text for text in texts(an_informed_case(), language=language))


def test_before_the_student_is_told_the_days_are_only_counted() -> None:
    told = texts(an_informed_case(informed=Informed()))
    assert any("within 14 days of hearing the result" in text for text in told)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (UnitKind.VOCATIONAL, "working life committee of the field"),
        (UnitKind.COMMON, "education and guidance"),
        (UnitKind.PREPARATORY, "principal"),
    ],
)
def test_who_rectifies_depends_on_the_studies(kind: UnitKind, body: str) -> None:
    assert any(body in text for text in texts(an_informed_case(), a_unit(3, kind=kind)))


def test_each_assessor_states_whether_something_disqualifies_them() -> None:
    case = an_informed_case()
    assessors = (*case.plan.assessors, Assessor(id="third", name="Kolmas Arvioija", role=AssessorRole.EMPLOYER))
    told = " ".join(texts(replace(case, plan=replace(case.plan, assessors=assessors))))
    assert "Maija Opettaja said on 23 November 2026 that nothing disqualifies them" in told
    assert "Kolmas Arvioija has not said whether something disqualifies them" in told


def test_a_self_assessment_that_was_declined_says_so() -> None:
    declined = SelfAssessment(offered_on=DAY, declined_on=DAY)
    told = texts(an_informed_case(self_assessment=declined))
    assert any("declined" in text for text in told)


def test_the_profile_tells_its_levels_in_words() -> None:
    figure = next(block for block in document(an_informed_case()).blocks if isinstance(block, Figure))
    assert "1: agreed 5, O 5, T 1." in figure.says


def test_pass_or_fail_has_words_and_no_profile() -> None:
    case = an_informed_case(3, Scale.PASS_FAIL)
    assert not any(isinstance(block, Figure) for block in document(case).blocks)
    assert "Grade: Pass" in texts(case)


def test_many_requirements_have_a_profile_in_parts() -> None:
    figures = [block for block in document(an_informed_case(60)).blocks if isinstance(block, Figure)]
    assert len(figures) == 3
    assert assessment_pdf(an_informed_case(60), a_unit(60), language="fi", made=WHEN, version="")


def test_a_changed_record_says_which_version_it_is() -> None:
    assert any(text.endswith("version 2") for text in texts(an_informed_case(number=2)))


def test_several_situations_are_told_with_their_hours() -> None:
    case = an_informed_case()
    twice = (Situation(id="s1", day=DAY, starts=NOON.time()), Situation(id="s2", day=date(2026, 11, 24)))
    told = texts(replace(case, plan=replace(case.plan, situations=twice, ends=date(2026, 11, 24))))
    assert "23 November 2026 – 24 November 2026 (23 November 2026 10:30; 24 November 2026)" in told


def test_a_requirement_in_another_language_is_marked_as_such() -> None:
    unit = a_unit(1)
    swedish = replace(unit, requirements=(replace(unit.requirements[0], text={"sv": "Hon kan planera."}),))
    pdf = assessment_pdf(an_informed_case(1), swedish, language="fi", made=WHEN, version="")
    assert any("Hon kan planera." in text for text in text_of(pdf, "P"))
    assert b"/Lang (sv)" in pdf


def test_the_data_tells_the_same_and_who_is_expected_to_sign() -> None:
    facts = data(an_informed_case())
    assert (facts["case"], facts["version"], facts["unit"]["code"]) == ("case0001", "00ff", "tutkinnonosat_990077")
    assert facts["assessment"]["grade"] == "5"
    assert facts["assessment"]["levels"][0] == {
        "id": "r1",
        "seen": {"teacher": "5", "instructor": "1"},
        "comments": {},
        "agreed": "5",
        "solved": "Puhuttiin aamusta.",
        "unresolved": "",
    }
    assert [(one["role"], one["name"], one["required"]) for one in facts["signers"]] == [
        ("teacher", "Maija Opettaja", True),
        ("instructor", "Timo Ohjaaja", True),
        ("student", "Aino Esimerkki", False),
    ]


def test_a_case_that_has_hardly_begun_can_be_printed_too() -> None:
    assert assessment_pdf(Case(id="empty"), a_unit(0), language="en", made=WHEN, version="")


def test_letters_that_cannot_be_written_are_named_with_their_place() -> None:
    case = an_informed_case(decision=a_decision(strengths="Loistava 👍"))
    with pytest.raises(UserError) as told:
        assessment_pdf(case, a_unit(), language="fi", made=WHEN, version="")
    assert "👍" in str(told.value)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_document_says_its_language(language: str) -> None:
    pdf = assessment_pdf(an_informed_case(), a_unit(), language=language, made=WHEN, version="")
    assert opened(pdf).root["/Lang"] == language


def test_the_same_version_gives_the_same_bytes() -> None:
    def make() -> bytes:
        return assessment_pdf(an_informed_case(), a_unit(), language="fi", made=WHEN, version="00ff")

    assert make() == make()


def test_a_record_made_before_all_views_are_ready_tells_nothing_of_them() -> None:
    case = an_informed_case()
    early = replace(case.views[1], comments={"r1": "Salainen sana"}, ready_at=None)
    hidden = replace(case, views=(case.views[0], early), self_assessment=SelfAssessment(offered_on=DAY))
    assert not any("Salainen" in text for text in texts(hidden))
    assert all(not row["seen"] and not row["comments"] for row in data(hidden)["assessment"]["levels"])
