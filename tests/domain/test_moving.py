"""Moving a draft to another version: what stays as it was marked, and what must be marked again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.case import Case, Comment, UnitReference
from desktop.domain.curriculum import QualificationUnit, SkillRequirement, SubArea, SubAreaPart
from desktop.domain.demonstration import RequirementPlan, Task
from desktop.domain.moving import Move, move_case, problems_to_move
from desktop.domain.signing import SignedVersion, Signing
from desktop.domain.terms import Coverage, Role
from tests.builders import DAY, NOON, a_case, a_plan, a_unit, an_agreed_case, an_informed_case

TEXTS = {"r1": "ohjaa asukkaan aamutoimet", "r2": "kirjaa tekemänsä työn huolellisesti", "r3": "käyttää apuvälineitä"}


def unit(**texts: str) -> QualificationUnit:
    rows = tuple(SkillRequirement(id=one, text={"fi": text}) for one, text in texts.items())
    return replace(a_unit(0), requirements=rows)


def draft() -> Case:
    plan = replace(
        a_plan(),
        tasks=(Task(id="t", text="Aamu", shows={"r1": True, "r2": True}),),
        requirements=(
            RequirementPlan(id="r2", observers=(Role.TEACHER,), note="Illalla"),
            RequirementPlan(id="r3", coverage=Coverage.INTERVIEW, note="Puhutaan", observers=(Role.INSTRUCTOR,)),
        ),
    )
    return a_case(plan=plan)


def moved(case: Case, after: QualificationUnit) -> Move:
    return move_case(case, UnitReference(version="new", scale=after.scale), unit(**TEXTS), after)


def test_marks_follow_the_words_to_their_new_ids() -> None:
    move = moved(draft(), unit(n1=TEXTS["r3"], n2=TEXTS["r1"], n3=TEXTS["r2"]))
    plan = move.case.plan
    assert move.case.unit.requirements == ("n1", "n2", "n3")
    assert move.case.unit.version == "new"
    assert plan.tasks[0].shows == {"n2": True, "n3": True}
    assert plan.requirement("n1").coverage == Coverage.INTERVIEW
    assert plan.requirement("n3").note == "Illalla"
    assert move.changes_nothing
    assert plan.ready == draft().plan.ready


def test_a_reworded_requirement_is_marked_again_but_keeps_what_was_written() -> None:
    move = moved(
        draft(), unit(n1=TEXTS["r1"], n2="kirjaa tekemänsä työn järjestelmään", n3="käyttää apuvälineitä oikein")
    )
    plan = move.case.plan
    assert plan.tasks[0].shows == {"n1": True}
    assert plan.requirement("n2") == RequirementPlan(id="n2", observers=(Role.TEACHER,), note="Illalla")
    assert plan.requirement("n3") == RequirementPlan(id="n3", observers=(Role.INSTRUCTOR,), note="Puhutaan")
    assert [one.after.id for one in move.again if one.after] == ["n2", "n3"]
    assert [one.note for one in move.again] == ["Illalla", "Puhutaan"]
    assert plan.ready == {}


def test_new_requirements_wait_and_those_left_out_are_told_with_their_notes() -> None:
    move = moved(draft(), unit(n1=TEXTS["r1"], n4="puhuu toista kotimaista kieltä"))
    assert [(one.before, one.after and one.after.id) for one in move.again] == [(None, "n4")]
    assert [(one.before and one.before.id, one.note) for one in move.gone] == [("r2", "Illalla"), ("r3", "Puhutaan")]
    assert [one.id for one in move.case.plan.requirements] == []


def test_comments_follow_their_requirement_or_are_about_the_whole() -> None:
    comments = tuple(
        Comment(id=one, at=NOON, by=Role.TEACHER, text="?", about=about)
        for one, about in (("a", "r1"), ("b", "r3"), ("c", "t"), ("d", ""))
    )
    move = moved(replace(draft(), comments=comments), unit(n1=TEXTS["r1"]))
    assert [one.about for one in move.case.comments] == ["n1", "", "t", ""]


def test_of_a_common_unit_the_chosen_parts_are_taken() -> None:
    def common(prefix: str) -> QualificationUnit:
        def part(number: int, mandatory: bool) -> SubAreaPart:
            row = SkillRequirement(id=f"{prefix}{number}", text={"fi": f"osaa asian numero {number}"})
            return SubAreaPart(id=f"{prefix}p{number}", mandatory=mandatory, requirements=(row,))

        area = SubArea(id=prefix, name={"fi": "Kieli"}, code="VV", parts=(part(1, True), part(2, False)))
        return a_unit(0, sub_areas=(area,))

    case = a_case()
    case = replace(case, unit=replace(case.unit, requirements=("o2",)))
    move = move_case(case, UnitReference(), common("o"), common("n"))
    assert move.case.unit.requirements == ("n2",)
    assert move.changes_nothing


@pytest.mark.parametrize(
    ("case", "free"),
    [
        (draft(), True),
        (replace(draft(), plan=a_plan(agreed={Role.STUDENT: DAY})), False),
        (replace(draft(), plan=a_plan(agreed_before={Role.STUDENT: DAY})), False),
        (an_agreed_case(), False),
        (an_informed_case(), False),
        (replace(draft(), started_at=NOON), False),
        (replace(draft(), earlier=(SignedVersion(id="1", signing=Signing(), replaced_at=NOON),)), False),
    ],
)
def test_only_a_draft_that_nobody_agreed_to_moves(case: Case, free: bool) -> None:
    assert (problems_to_move(case) == []) == free
