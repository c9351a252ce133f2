"""The order of things: practice.md 2.3, 2.4, 2.5."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.domain.assessment import AssessorView, SelfAssessment, short_description_problems
from desktop.domain.case import Case, stage, visible_notes, visible_view
from desktop.domain.demonstration import Plan, RequirementPlan
from desktop.domain.errors import Problem, UserError, require
from desktop.domain.gates import (
    next_act,
    problems_to_agree,
    problems_to_compare,
    problems_to_decide,
    problems_to_edit,
    problems_to_finish_view,
    problems_to_inform,
    problems_to_settle,
    problems_to_sign,
    problems_to_start,
    whose_turn,
)
from desktop.domain.preflight import Register
from desktop.domain.registers import HandedOn
from desktop.domain.signing import Signature, Signing
from desktop.domain.stages import Stage
from desktop.domain.terms import Coverage, Grade, Language, Role, Scale
from tests.builders import DAY, NOON, a_case, a_compared_case, a_decision, a_plan, an_agreed_case, an_informed_case


def fields(problems: list[Problem]) -> list[str]:
    return [problem.field for problem in problems if problem.hard]


def signed(*roles: Role) -> Signing:
    made = (Signature(id=role, name="N", at=NOON, language=Language.FI, document="0" * 64) for role in roles)
    return Signing(signatures=tuple(made))


def test_a_plan_that_lacks_nothing_may_be_agreed() -> None:
    assert problems_to_agree(a_case(plan=a_plan())) == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"place_kind": None}, "plan.place_kind"),
        ({"place_description": " "}, "plan.place_description"),
        ({"starts": None}, "plan.starts"),
        ({"ends": date(2026, 11, 22)}, "plan.ends"),
        ({"tasks": ()}, "plan.tasks"),
        ({"review_rights_told_on": None}, "plan.review_rights_told_on"),
        ({"ready": {Role.TEACHER: DAY}}, "plan.ready"),
        ({"assessors": ()}, "plan.assessors"),
    ],
)
def test_says_what_the_plan_lacks(change: dict[str, object], field: str) -> None:
    assert field in fields(problems_to_agree(a_case(plan=replace(a_plan(), **change))))  # type: ignore[arg-type]


def test_every_requirement_needs_a_task_a_complement_or_a_deviation() -> None:
    plan = replace(a_plan(), requirements=())
    assert fields(problems_to_agree(a_case(plan=plan)))[:3] == [f"plan.requirements.r{n}" for n in (1, 2, 3)]


def test_a_deviation_needs_its_decision_and_is_not_assessed() -> None:
    deviated = RequirementPlan(id="r3", coverage=Coverage.DEVIATION, note="kohtuuton")
    plan = a_plan(requirements=3)
    plan = replace(plan, requirements=(*plan.requirements[:2], deviated))
    assert fields(problems_to_agree(a_case(plan=plan))) == ["plan.requirements.r3"]
    assert a_case(plan=plan).rows == ("r1", "r2")


def test_an_assessor_without_a_statement_stops_the_agreement() -> None:
    plan = a_plan()
    silent = replace(plan.assessors[1], not_disqualified_on=None)
    plan = replace(plan, assessors=(plan.assessors[0], silent))
    assert fields(problems_to_agree(a_case(plan=plan))) == ["plan.assessors.instructor"]


def test_one_assessor_is_enough_with_a_reason() -> None:
    plan = replace(a_plan(), assessors=a_plan().assessors[:1])
    assert "plan.assessors" in fields(problems_to_agree(a_case(plan=plan)))
    assert problems_to_agree(a_case(plan=replace(plan, assessor_exception="Yksin työskentelevä"))) == []


def test_only_an_agreed_plan_is_started() -> None:
    assert problems_to_start(a_case(plan=a_plan()))
    assert problems_to_start(an_agreed_case()) == []


def test_a_view_is_ready_when_every_requirement_has_a_level() -> None:
    case = an_agreed_case(started_at=NOON, views=(AssessorView(id="teacher", levels={"r1": Grade.THREE}),))
    assert fields(problems_to_finish_view(case, "teacher")) == ["views.teacher.levels.r2", "views.teacher.levels.r3"]


def test_a_view_is_hidden_from_the_other_until_both_are_ready() -> None:
    case = a_compared_case()
    waiting = replace(case, views=(case.views[0], replace(case.views[1], ready_at=None)))
    assert visible_view(waiting, "teacher", "instructor") is None
    assert visible_view(waiting, "teacher", "teacher") == case.views[0]
    assert visible_view(case, "teacher", "instructor") == case.views[0]
    assert waiting.differing == []
    assert len(problems_to_compare(waiting)) == 1


def test_a_note_is_private_until_shared() -> None:
    case = a_compared_case()
    private = replace(case, notes=(replace(case.notes[0], shared=False),))
    assert visible_notes(private, "teacher") == ()
    assert visible_notes(private, "instructor") == private.notes
    assert visible_notes(case, "teacher") == case.notes


def test_differences_are_told_once_both_views_are_ready() -> None:
    assert a_compared_case().differing == ["r1"]


def test_every_requirement_needs_a_common_level_and_a_difference_wants_its_story() -> None:
    case = a_compared_case()
    bare = replace(case, comparison=replace(case.comparison, agreed={"r1": Grade.THREE}, solved={}))
    assert fields(problems_to_settle(bare)) == ["comparison.agreed.r2", "comparison.agreed.r3"]
    assert [problem.field for problem in problems_to_settle(bare) if not problem.hard] == ["comparison.solved.r1"]


def test_no_decision_before_self_assessment_was_offered() -> None:
    case = a_compared_case(decision=a_decision())
    assert fields(problems_to_decide(case)) == []
    unheard = replace(case, self_assessment=SelfAssessment(offered_on=DAY))
    assert fields(problems_to_decide(unheard)) == ["self_assessment"]
    declined = replace(case, self_assessment=SelfAssessment(offered_on=DAY, declined_on=DAY))
    assert fields(problems_to_decide(declined)) == []


def test_a_decision_needs_grade_reason_deciders_and_discussion() -> None:
    assert set(fields(problems_to_decide(a_compared_case()))) == {
        "decision.grade",
        "decision.reason",
        "decision.deciders",
        "decision.participants",
    }


def test_a_fail_needs_its_own_reason() -> None:
    case = a_compared_case(decision=a_decision(Grade.FAIL))
    assert fields(problems_to_decide(case)) == ["decision.fail_reason"]


def test_nothing_is_signed_before_the_student_has_heard() -> None:
    case = an_informed_case()
    assert problems_to_sign(case, Role.TEACHER) == []
    assert fields(problems_to_sign(replace(case, informed=replace(case.informed, on=None)))) == ["informed.on"]
    assert problems_to_inform(a_compared_case(decision=a_decision()))


def test_nothing_is_signed_with_an_empty_reason() -> None:
    case = an_informed_case()
    blank = replace(case, decision=replace(case.decision, reason=" "))
    assert "decision.reason" in fields(problems_to_sign(blank))


def test_a_disqualified_assessor_cannot_sign() -> None:
    case = an_informed_case()
    noticed = replace(case.plan.assessors[0], disqualified=True)
    late = replace(case, plan=replace(case.plan, assessors=(noticed, case.plan.assessors[1])))
    assert fields(problems_to_sign(late, Role.TEACHER)) == ["plan.assessors"]
    assert problems_to_sign(late, Role.INSTRUCTOR) == []


def test_the_first_signature_closes_the_case() -> None:
    case = an_informed_case()
    assert problems_to_edit(case) == []
    assert problems_to_edit(replace(case, signing=signed(Role.INSTRUCTOR)))


STAGES: list[tuple[Case, Stage, Role | None]] = [
    (a_case(), Stage.DRAFT, Role.TEACHER),
    (an_agreed_case(), Stage.AGREED, Role.TEACHER),
    (an_agreed_case(started_at=NOON), Stage.RUNNING, Role.STUDENT),
    (
        an_agreed_case(started_at=NOON, self_assessment=SelfAssessment(offered_on=DAY, declined_on=DAY)),
        Stage.SELF_ASSESSED,
        Role.TEACHER,
    ),
    (replace(a_compared_case(), comparison=an_agreed_case().comparison), Stage.COMPARING, Role.TEACHER),
    (a_compared_case(), Stage.COMPARED, Role.TEACHER),
    (a_compared_case(decision=a_decision(decided_on=DAY)), Stage.DECIDED, Role.TEACHER),
    (an_informed_case(), Stage.INFORMED, Role.TEACHER),
    (an_informed_case(signing=signed(Role.TEACHER)), Stage.PARTLY_SIGNED, Role.INSTRUCTOR),
    (an_informed_case(signing=signed(Role.TEACHER, Role.INSTRUCTOR)), Stage.SIGNED, Role.TEACHER),
    (an_informed_case(signing=signed(Role.TEACHER, Role.INSTRUCTOR), exported_at=NOON), Stage.EXPORTED, Role.TEACHER),
    (
        an_informed_case(
            signing=signed(Role.TEACHER, Role.INSTRUCTOR),
            exported_at=NOON,
            registers=(HandedOn(id="h1", register=Register.KOSKI, on=DAY, at=NOON, version=1),),
        ),
        Stage.EXPORTED,
        None,
    ),
]


@pytest.mark.parametrize(("case", "expected", "who"), STAGES)
def test_tells_the_stage_and_whose_turn_it_is(case: Case, expected: Stage, who: Role | None) -> None:
    assert stage(case) == expected
    assert whose_turn(case, expected) == who
    assert (next_act(case) is None) == (who is None)


def test_review_may_be_asked_for_fourteen_days() -> None:
    assert an_informed_case().review_deadline == date(2026, 12, 7)


def test_short_description_keeps_names_and_lists_out() -> None:
    place, unit = "Hoivakoti Kuusikko", "Arjen tuki hoivakodissa"

    def count(text: str, adapted: bool = False) -> int:
        return len(short_description_problems(text, place, unit, adapted))

    assert count("Opiskelija suunnitteli ja ohjasi asukkaan aamutoimet hoivakodissa.") == 0
    assert count("Teki aamutoimet. Kirjasi ne.") == 1
    assert count("- teki aamutoimet") == 1
    assert count("Teki aamutoimet Hoivakoti Kuusikossa, hoivakoti kuusikko.") == 1
    assert count("Osallistui aamutoimiin.") == 1
    assert count("Osallistui aamutoimiin.", adapted=True) == 0
    assert count("") == 1


def test_warnings_do_not_stop() -> None:
    require([Problem("x", "soft", hard=False)])
    with pytest.raises(UserError, match="hard"):
        require([Problem("x", "hard"), Problem("x", "soft", hard=False)])


def test_every_scale_knows_its_grades() -> None:
    assert Scale.ONE_TO_FIVE.grades[0] == Grade.FAIL
    assert [str(grade) for grade in Scale.ONE_TO_THREE.passing] == ["1", "2", "3"]
    assert Scale.PASS_FAIL.passing == (Grade.PASS,)


def test_an_empty_plan_covers_nothing() -> None:
    assert not Plan().is_covered("r1")
