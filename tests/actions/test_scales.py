"""A teacher who assesses alone, other ways to show, and cases of the old scale, in the file."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.actions import aftermath, assessing, assessors, deciding, merging, observing, planning, side
from desktop.actions.curricula import import_document
from desktop.actions.opening import create_workspace
from desktop.actions.plan_preview import preview_plans, read_plans
from desktop.actions.workspace import Kind, Workspace
from desktop.domain.case import Case, stage
from desktop.domain.curriculum import UnitKind
from desktop.domain.demonstration import RequirementPlan
from desktop.domain.errors import UserError
from desktop.domain.people import Student, Teacher
from desktop.domain.stages import Stage
from desktop.domain.terms import Coverage, Grade, Role, Scale
from desktop.store.locks import Cost
from desktop.tools import sample_scales
from desktop.tools.sample_scale_cases import play
from tests.builders import NOON, a_case, a_plan, an_agreed_case, an_informed_case

WHY = "Osaaminen osoitetaan oppilaitoksessa."
Keep = Callable[..., Case]


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Workspace]:
    """Another laptop's empty file."""
    teacher = Teacher(name="Maija Opettaja", provider="Esimerkkiopisto")
    made, _key = create_workspace(
        tmp_path / "toinen.naytot", "viisi kissaa", teacher, cost=Cost(1, 64, 1), clock=lambda: NOON
    )
    made.key_rounds = 1_000
    yield made
    made.close()


def test_the_reason_is_asked_and_the_instructor_leaves_the_plan(workspace: Workspace, keep: Keep) -> None:
    case = keep(a_case(plan=a_plan()))
    with pytest.raises(UserError, match="toista arvioijaa"):
        assessors.assess_alone(workspace, case.id, "  ")
    after = assessors.assess_alone(workspace, case.id, WHY)
    assert [one.id for one in after.plan.assessors] == ["teacher"]
    assert after.plan.assessor_exception == WHY
    assert all(one.observers == (Role.TEACHER,) for one in after.plan.requirements)
    assert set(after.plan.ready) == {Role.TEACHER, Role.STUDENT}
    back = assessors.assess_together(workspace, case.id)
    assert [one.id for one in back.plan.assessors] == ["teacher", "instructor"]
    assert back.plan.assessors[1].name == "Timo Ohjaaja"
    assert back.plan.assessor_exception == ""


def test_a_plan_that_was_agreed_by_three_is_agreed_again_by_two(workspace: Workspace, keep: Keep) -> None:
    case = keep(an_agreed_case())
    assert stage(case) == Stage.AGREED
    after = assessors.assess_alone(workspace, case.id, WHY)
    assert stage(after) == Stage.DRAFT
    with pytest.raises(UserError, match="yksin"):
        planning.agree_plan(workspace, case.id, (Role.INSTRUCTOR,))
    assert planning.agree_plan(workspace, case.id).plan.is_agreed


def test_who_has_assessed_or_observed_is_not_left_out(workspace: Workspace, keep: Keep) -> None:
    case = keep(an_agreed_case())
    observing.start_demonstration(workspace, case.id)
    observing.add_note(workspace, case.id, Role.INSTRUCTOR, "Kysyi luvan.", ("r1",))
    with pytest.raises(UserError, match="Ohjaaja on jo"):
        assessors.assess_alone(workspace, case.id, WHY)


def test_the_levels_of_one_assessor_are_the_common_ones(workspace: Workspace, keep: Keep) -> None:
    case = keep(an_agreed_case())
    assessors.assess_alone(workspace, case.id, WHY)
    planning.agree_plan(workspace, case.id)
    observing.start_demonstration(workspace, case.id)
    for row in case.rows:
        assessing.set_level(workspace, case.id, Role.TEACHER, row, Grade.TWO)
    after = assessing.finish_view(workspace, case.id, Role.TEACHER)
    assert stage(after) == Stage.COMPARED
    assert after.comparison.agreed == dict.fromkeys(case.rows, Grade.TWO)
    assessing.set_level(workspace, case.id, Role.TEACHER, "r1", Grade.FOUR)
    again = assessing.finish_view(workspace, case.id, Role.TEACHER)
    assert again.comparison.agreed["r1"] == Grade.FOUR


def test_a_way_to_show_brings_its_observers_once(workspace: Workspace) -> None:
    case = play(workspace, "tuva", Stage.DRAFT)
    row = case.unit.requirements[0]
    planning.plan_requirement(workspace, case.id, RequirementPlan(id=row))
    shown = planning.plan_requirement(workspace, case.id, RequirementPlan(id=row, coverage=Coverage.CARDS))
    assert shown.plan.requirement(row).observers == (Role.TEACHER,)
    nobody = planning.plan_requirement(workspace, case.id, RequirementPlan(id=row, coverage=Coverage.CARDS))
    assert nobody.plan.requirement(row).observers == ()


def test_parts_are_carried_over_and_complemented_in_tuva_too(workspace: Workspace) -> None:
    case = play(workspace, "tuva", Stage.RUNNING)
    first, second = case.rows[:2]
    tomorrow = workspace.today()
    side.interrupt(workspace, case.id, Role.TEACHER, "Aika loppui.", left=(first,), continues=tomorrow)
    case = side.resume(workspace, case.id)
    assert case.interruptions[0].left == (first,)
    with pytest.raises(UserError, match="ei ole tapa"):
        side.agree_complement(workspace, case.id, Role.TEACHER, Coverage.INTERVIEW, "Kertoo", requirements=(second,))
    case = side.agree_complement(
        workspace, case.id, Role.TEACHER, Coverage.PORTFOLIO, "Kokoaa kansion", requirements=(second,), on=tomorrow
    )
    assert case.plan.requirement(second).coverage == Coverage.PORTFOLIO
    assert case.plan.is_agreed


@pytest.mark.parametrize("kind", ["tuva", "telma", "specialist"])
def test_each_kind_goes_all_the_way(workspace: Workspace, kind: str) -> None:
    case = play(workspace, kind, Stage.SIGNED)
    assert stage(case) == Stage.SIGNED
    assert case.unit.scale == Scale.PASS_FAIL


# The old scale


def new_case(workspace: Workspace) -> planning.NewCase:
    report = import_document(workspace, sample_scales.old())
    unit = report.qualification.units[0]
    return planning.NewCase(
        student=Student(name="Vanamo Vanhala", number="1"),
        qualification=report.qualification.id,
        version=report.qualification.version,
        unit=unit.id,
        teacher=workspace.teacher,
    )


def test_no_case_is_opened_on_the_old_scale_and_nothing_is_stored(workspace: Workspace) -> None:
    new = new_case(workspace)
    with pytest.raises(UserError, match=r"1–3.*uudemmista perusteista"):
        planning.open_case(workspace, new)
    assert workspace.lists.count() == 0


def test_an_old_result_is_neither_retaken_nor_raised_on_its_old_unit(workspace: Workspace, keep: Keep) -> None:
    case = keep(an_informed_case(scale=Scale.ONE_TO_THREE))
    low = replace(case.decision, grade=Grade.ONE)
    with workspace.change("Test", Kind.CASE, case=case.id):
        workspace.cases.save(replace(case, decision=low), who="teacher", what="Test")
    with pytest.raises(UserError, match="1–3"):
        aftermath.open_follow_up(workspace, case.id)


def test_a_plan_of_the_student_opens_none_either(workspace: Workspace) -> None:
    new_case(workspace)
    unit = next(iter(workspace.curriculum.units("lounasruokien")))
    plan = {
        "oppija-oid": "1.2.246.562.24.54450598189",
        "opiskeluoikeus-oid": "1.2.246.562.15.41024330544",
        "hankittavat-ammat-tutkinnon-osat": [
            {
                "tutkinnon-osa-koodi-uri": unit.code,
                "tutkinnon-osa-koodi-versio": 1,
                "osaamisen-osoittaminen": [
                    {
                        "alku": "2026-11-23",
                        "loppu": "2026-11-23",
                        "nayttoymparisto": {"nimi": "Ravintola"},
                        "sisallon-kuvaus": ["Valmistaa lounaan"],
                    }
                ],
            }
        ],
    }
    read = read_plans(json.dumps(plan).encode(), workspace.today())
    preview = preview_plans(workspace, read, "hoks.json", {0: "Vanamo Vanhala"})
    (offer,) = [one for one in preview.plans[0].offers if one.part == "draft"]
    assert "1–3" in offer.hindrance


def test_a_signed_old_case_comes_whole_in_a_package(workspace: Workspace, elsewhere: Workspace, tmp_path: Path) -> None:
    case = play(workspace, "old", Stage.SIGNED)
    code = merging.export_copy(workspace, case.id, tmp_path / f"vanha{merging.SUFFIX}")
    merged = merging.take_copy(elsewhere, (tmp_path / f"vanha{merging.SUFFIX}").read_bytes(), code)
    assert merged.is_new
    there = elsewhere.cases.get(case.id)
    assert there == case
    assert there.unit.kind == UnitKind.VOCATIONAL
    assert elsewhere.cases.file(case.signing.latest) == workspace.cases.file(case.signing.latest)
    assert elsewhere.cases.history(case.id)


def test_a_common_unit_is_passed_as_a_whole_and_not_raised_then(workspace: Workspace, keep: Keep) -> None:
    case = keep(an_informed_case())
    passed = replace(case, unit=replace(case.unit, kind=UnitKind.COMMON))
    with workspace.change("Test", Kind.CASE, case=case.id):
        workspace.cases.save(passed, who="teacher", what="Test")
    after = deciding.save_decision(workspace, case.id, replace(case.decision, grade=Grade.PASS))
    assert after.decision.grade == Grade.PASS
    assert aftermath.best_possible(after)
    with workspace.change("Test", Kind.CASE, case=case.id):
        workspace.cases.save(case, who="teacher", what="Test")
    with pytest.raises(UserError, match="asteikkoon"):
        deciding.save_decision(workspace, case.id, replace(case.decision, grade=Grade.PASS))
