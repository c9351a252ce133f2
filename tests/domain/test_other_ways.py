"""TUVA and TELMA: other ways to show competence, one assessor, and the words and numbers of such units."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from desktop.domain.annex import Gap, annex_gaps
from desktop.domain.case import Case, stage
from desktop.domain.curriculum import UnitKind
from desktop.domain.demonstration import Plan, RequirementPlan
from desktop.domain.gates import problems_to_agree
from desktop.domain.other_ways import OTHER_WAYS, complements, usual_agreement, way_problems, ways
from desktop.domain.stages import Stage
from desktop.domain.terms import AgreementType, Coverage, PlaceKind, Role
from desktop.domain.unit_words import case_words, extent_in_full, extent_words, unit_words
from desktop.texts import translator, use_words
from desktop.tools import catalogues
from tests.builders import DAY, a_case, a_plan

ALONE = "Osaaminen osoitetaan oppilaitoksessa."
PREPARATORY = (UnitKind.TUVA_PART, UnitKind.PREPARATORY)


def a_kind(kind: UnitKind, plan: Plan, **changes: Any) -> Case:
    case = a_case(plan=plan, **changes)
    return replace(case, unit=replace(case.unit, kind=kind))


def by_talk(*, tasks: bool = False) -> Plan:
    """Every row is shown by talk."""
    rows = tuple(RequirementPlan(id=f"r{n}", coverage=Coverage.TALK, observers=(Role.TEACHER,)) for n in range(1, 4))
    plan = a_plan(requirements=3)
    return replace(plan, requirements=rows, tasks=plan.tasks if tasks else ())


def fields(case: Case) -> list[str]:
    return [one.field for one in problems_to_agree(case) if one.hard]


@pytest.mark.parametrize("kind", PREPARATORY)
def test_a_plan_needs_no_task_where_all_objectives_are_shown_otherwise(kind: UnitKind) -> None:
    assert fields(a_kind(kind, by_talk())) == []
    left = replace(by_talk(), requirements=by_talk().requirements[:2])
    assert fields(a_kind(kind, left)) == ["plan.tasks", "plan.requirements.r3"]


def test_a_vocational_unit_still_needs_a_task() -> None:
    assert fields(a_kind(UnitKind.VOCATIONAL, by_talk())) == ["plan.tasks"]
    assert fields(a_kind(UnitKind.VOCATIONAL, by_talk(tasks=True))) == []


@pytest.mark.parametrize(("kind", "missing"), [(UnitKind.TUVA_PART, False), (UnitKind.VOCATIONAL, True)])
def test_an_annex_does_not_miss_tasks_that_nobody_needs(kind: UnitKind, missing: bool) -> None:
    assert (Gap.TASKS in annex_gaps(a_kind(kind, by_talk()))) == missing


def test_the_other_ways_belong_to_preparatory_education_alone() -> None:
    for kind in PREPARATORY:
        assert set(OTHER_WAYS) < set(ways(kind))
        assert Coverage.DEVIATION not in ways(kind)
        assert usual_agreement(kind) == AgreementType.NONE
    assert not set(OTHER_WAYS) & set(ways(UnitKind.VOCATIONAL))
    assert Coverage.DEVIATION not in complements(UnitKind.VOCATIONAL)
    assert usual_agreement(UnitKind.COMMON) == AgreementType.TRAINING_AGREEMENT


def test_a_way_that_is_none_of_the_unit_is_told_with_those_there_are() -> None:
    (problem,) = way_problems(a_case(), Coverage.CARDS)
    assert "Kortit" in problem.text
    assert "Asiakirja" in problem.text
    assert way_problems(a_kind(UnitKind.TUVA_PART, Plan()), Coverage.CARDS) == []


# One assessor


def alone(**changes: Any) -> Plan:
    plan = a_plan(requirements=3, **changes)
    return replace(plan, assessors=plan.assessors[:1], assessor_exception=ALONE)


def test_a_teacher_alone_and_the_student_agree_and_only_the_teacher_signs() -> None:
    plan = alone(ready={Role.TEACHER: DAY, Role.STUDENT: DAY}, place_kind=PlaceKind.INSTITUTION)
    assert plan.parties == (Role.TEACHER, Role.STUDENT)
    assert plan.observers == (Role.TEACHER,)
    case = a_case(plan=plan)
    assert fields(case) == []
    agreed = replace(case, plan=replace(plan, agreed={Role.TEACHER: DAY, Role.STUDENT: DAY}))
    assert agreed.signers == (Role.TEACHER,)
    assert stage(agreed) == Stage.AGREED


def test_without_a_reason_there_are_three_parties_as_always() -> None:
    plan = replace(alone(), assessor_exception="  ")
    assert plan.parties == tuple(Role)
    assert "plan.assessors" in fields(a_case(plan=plan))


# Words and numbers


@pytest.mark.parametrize(
    ("extent", "most", "kind", "words"),
    [
        (2, 10, UnitKind.TUVA_PART, "2–10 viikkoa"),
        (1, None, UnitKind.TUVA_PART, "1 viikko"),
        (4, 4, UnitKind.TUVA_PART, "4 viikkoa"),
        (None, 5, UnitKind.TUVA_PART, "enintään 5 viikkoa"),
        (20, None, UnitKind.PREPARATORY, "20 osp"),
        (None, None, UnitKind.TUVA_PART, ""),
    ],
)
def test_tuva_is_counted_in_weeks(extent: float | None, most: float | None, kind: UnitKind, words: str) -> None:
    assert extent_words(extent, most, kind) == words


def test_documents_tell_the_extent_in_full_and_no_nought() -> None:
    tell = translator("fi")
    assert extent_in_full(2, 10, UnitKind.TUVA_PART, tell) == "2–10 viikkoa"
    assert extent_in_full(1, 1, UnitKind.TUVA_PART, tell) == "1 viikko"
    assert extent_in_full(0, 20, UnitKind.PREPARATORY, tell) == "20 osaamispistettä"
    assert extent_in_full(None, None, UnitKind.VOCATIONAL, tell) == ""


def test_an_objective_is_called_one_in_the_plan_of_a_goal() -> None:
    case = a_kind(UnitKind.TUVA_PART, a_plan(requirements=3, tasks=()))
    use_words(case_words(case))
    try:
        told = " ".join(one.text for one in problems_to_agree(case))
    finally:
        use_words({})
    assert "Tavoite 1: valitse, miten se osoitetaan." in told
    assert "Vaatimu" not in told
    assert "Vaatimuksella 1" in " ".join(one.text for one in problems_to_agree(case))


def test_every_message_that_is_said_in_other_words_is_still_said() -> None:
    known = {text for message in catalogues.read(catalogues.I18N, "fi") for text in catalogues._texts(message.id or "")}
    said = [unit_words(kind) for kind in UnitKind] + [case_words(a_case(plan=alone()))]
    gone = {message for words in said for message in words if message not in known}
    assert not gone


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_words_of_tuva_never_say_demonstration(language: str) -> None:
    tell = translator(language)
    never = {"fi": ("näyttö", "näytö"), "sv": ("yrkesprov",), "en": ("demonstration",)}[language]
    shown = [tell(words) for words in unit_words(UnitKind.TUVA_PART).values()]
    assert not [text for text in shown if any(word in text.lower() for word in never)]
