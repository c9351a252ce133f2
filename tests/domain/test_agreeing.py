"""Agreeing the plan: each for themselves or all together, and again after a change of what was agreed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from desktop.domain.agreeing import agreed_as_before, agreed_by, asked_anew, problems_to_agree_as, waits_again
from desktop.domain.case import Case, side_state
from desktop.domain.demonstration import Assessor, RequirementPlan, Situation, Task
from desktop.domain.gates import changed_plan_problems, next_act, problems_to_decide, problems_to_start
from desktop.domain.people import Workplace
from desktop.domain.plan_changes import plan_changes
from desktop.domain.side_states import Complement
from desktop.domain.situations import with_situations
from desktop.domain.stages import SideState, Step
from desktop.domain.sub_areas import ShownSubArea
from desktop.domain.terms import AssessorRole, Coverage, DeviationReason, EvidenceRule, PlaceKind, Role
from desktop.texts import translator
from tests.builders import DAY, NOON, a_case, a_decision, a_plan, words

Edit = Callable[[Case], Case]
AREA = ShownSubArea(id="a1", name=words("Viestintä"), teacher="Yrjö Ytoope", tasks={"t1": True})


def agreed(*roles: Role) -> Case:
    return a_case(plan=agreed_by(a_plan(), roles or Role, DAY, "00ff"), sub_areas=(AREA,))


def planned(**changes: object) -> Edit:
    return lambda case: replace(case, plan=replace(case.plan, **changes))  # type: ignore[arg-type]


def edited(edit: Edit, before: Case) -> Case:
    return asked_anew(before, edit(before))


elsewhere = planned(place_kind=PlaceKind.BOTH)


def test_a_change_asks_everybody_again_and_remembers_who_had_agreed() -> None:
    plan = edited(elsewhere, agreed()).plan
    assert plan.agreed == {}
    assert plan.agreed_before == dict.fromkeys(Role, DAY)
    assert plan.agreed_versions == dict.fromkeys(Role, "00ff")
    assert waits_again(plan) == tuple(Role)
    assert plan.waits_anew


def test_who_agrees_again_waits_no_more_and_the_earlier_agreement_is_kept() -> None:
    changed = edited(elsewhere, agreed())
    plan = agreed_by(changed.plan, (Role.TEACHER,), DAY, "11ff")
    assert waits_again(plan) == (Role.INSTRUCTOR, Role.STUDENT)
    assert plan.agreed_versions == {**dict.fromkeys(Role, "00ff"), Role.TEACHER: "11ff"}
    again = agreed_by(plan, Role, DAY + timedelta(days=1), "22ff")
    assert again.is_agreed
    [earlier] = again.earlier_agreements
    assert (earlier.agreed, earlier.versions) == (dict.fromkeys(Role, DAY), dict.fromkeys(Role, "00ff"))
    twice = edited(planned(place_kind=PlaceKind.INSTITUTION), replace(changed, plan=again)).plan
    assert [one.id for one in twice.earlier_agreements] == ["1", "2"]


def test_a_second_change_does_not_forget_the_first_agreement() -> None:
    twice = edited(planned(support="Lisäaikaa"), edited(elsewhere, agreed()))
    assert twice.plan.agreed_before == dict.fromkeys(Role, DAY)
    assert len(twice.plan.earlier_agreements) == 1


def test_who_joins_after_the_agreement_is_asked_too() -> None:
    alone = agreed(Role.TEACHER, Role.STUDENT)
    first = replace(alone.plan, assessors=alone.plan.assessors[:1], assessor_exception="Ei toista")
    joined = edited(planned(assessors=alone.plan.assessors, assessor_exception=""), replace(alone, plan=first))
    assert first.is_agreed
    assert joined.plan.waits_anew
    assert waits_again(joined.plan) == tuple(Role)


def test_where_not_all_had_agreed_there_is_no_earlier_agreement() -> None:
    plan = edited(elsewhere, agreed(Role.TEACHER)).plan
    assert (plan.agreed, plan.agreed_before, plan.earlier_agreements) == ({}, {Role.TEACHER: DAY}, ())
    assert not plan.waits_anew


def _task(text: str) -> Edit:
    return lambda case: planned(tasks=(replace(case.plan.tasks[0], text=text),))(case)


def _requirement(**changes: object) -> Edit:
    def edit(case: Case) -> Case:
        one = replace(case.plan.requirements[2], **changes)  # type: ignore[arg-type]
        return planned(requirements=(*case.plan.requirements[:2], one))(case)

    return edit


def _assessor(**changes: object) -> Edit:
    def edit(case: Case) -> Case:
        one = replace(case.plan.assessors[1], **changes)  # type: ignore[arg-type]
        return planned(assessors=(case.plan.assessors[0], one))(case)

    return edit


def _area(**changes: object) -> Edit:
    return lambda case: replace(case, sub_areas=tuple(replace(one, **changes) for one in case.sub_areas))  # type: ignore[arg-type]


TRIFLES: list[Edit] = [
    planned(ready={}),
    _assessor(not_disqualified_on=None, introduced_on=None),
    lambda case: planned(requirements=(*case.plan.requirements[::-1], RequirementPlan(id="r9")))(case),
    planned(safety_gone_through_on=None, review_rights_told_on=None),
    planned(goal_grade="5", starting_level="Osaa perustaidot"),
    lambda case: _task(f" {case.plan.tasks[0].text.upper()}. ")(case),
    _requirement(decision_reference="P-7"),
    _area(levels={}, reason="Hyvin meni.", elsewhere=True),
    lambda case: replace(case, workplace=replace(case.workplace, contact="Vuoroesihenkilö")),
]


@pytest.mark.parametrize("edit", TRIFLES)
def test_trifles_ask_nobody_again(edit: Edit) -> None:
    before = agreed()
    assert edit(before) != before
    assert edited(edit, before).plan.agreed == dict.fromkeys(Role, DAY)
    assert plan_changes(before, edit(before)) == []


CHANGES: list[tuple[Edit, str]] = [
    (
        lambda case: replace(case, plan=with_situations(case.plan, (Situation(id="s1", day=DAY.replace(day=24)),))),
        "23.11.2026 → 24.11.2026",
    ),
    (planned(situations=(Situation(id="s1", day=DAY, place="Päiväkoti"),)), "@ Päiväkoti"),
    (lambda case: planned(tasks=(*case.plan.tasks, Task(id="t2", text="Kirjaa")))(case), "Uusi työtehtävä: Kirjaa"),
    (_task("Ohjaa illan"), "Ohjaa aamutoimet → Ohjaa illan"),
    (planned(tasks=()), "Ohjaa aamutoimet"),
    (lambda case: planned(tasks=(replace(case.plan.tasks[0], shows={"r1": True}),))(case), "2"),
    (_requirement(note="Raportista"), "3"),
    (_requirement(coverage=Coverage.DOCUMENT), "tuotos"),
    (_requirement(individual="Osaa tuetusti"), "yksilölliset"),
    (_requirement(coverage=Coverage.DEVIATION, deviation_reason=DeviationReason.CIRCUMSTANCES), "3"),
    (_requirement(significant=True), "3"),
    (_requirement(observers=(Role.TEACHER,)), "3"),
    (planned(place_kind=PlaceKind.BOTH), "työpaikka ja oppilaitos"),
    (planned(place_description="Ulkona pihalla"), "paikan kuvaus"),
    (planned(guiding_counts="Neuvo ei laske."), "ohja"),
    (planned(support="Lisäaikaa"), "Tuki"),
    (planned(support_agreed_on=DAY), "työpaikka"),
    (lambda case: planned(assessors=case.plan.assessors[:1])(case), "Timo Ohjaaja"),
    (
        lambda case: planned(assessors=(*case.plan.assessors, Assessor(id="x", name="Kaisa Kolmas")))(case),
        "Kaisa Kolmas",
    ),
    (_assessor(name="Ville Toinen"), "Ville Toinen"),
    (_assessor(role=AssessorRole.EMPLOYER), "työnantaja"),
    (lambda case: replace(case, workplace=Workplace(name="Uusi Koti")), "Uusi Koti"),
    (planned(evidence=EvidenceRule.PHOTO), "Kuvia"),
    (planned(individual_criteria=("Osaa tuetusti",)), "yksilölliset"),
    (lambda case: replace(case, sub_areas=()), "Viestintä"),
    (lambda case: replace(case, sub_areas=(AREA, replace(AREA, id="a2", name=words("Fysiikka")))), "Fysiikka"),
    (_area(teacher="Sanna Kieliope"), "Sanna Kieliope"),
    (_area(tasks={}), "Viestintä"),
    (_area(shown_now=False), "Viestintä"),
]


@pytest.mark.parametrize(("edit", "told"), CHANGES)
def test_a_change_of_what_was_agreed_is_told_and_asks_again(edit: Edit, told: str) -> None:
    before = agreed()
    lines = [one.text for one in plan_changes(before, edit(before))]
    assert told.casefold() in "\n".join(lines).casefold()
    assert edited(edit, before).plan.waits_anew


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a_document_tells_the_changes_in_its_own_language(language: str) -> None:
    before = agreed()
    [line] = plan_changes(before, elsewhere(before), translator(language), language)
    assert translator(language)(PlaceKind.BOTH.label) in line.text


def test_only_wording_may_be_a_correction() -> None:
    before = agreed()
    for edit in (_task("Ohjaa aamu-toimet"), planned(guiding_counts="Neuvo"), _requirement(note="Haastattelu")):
        assert [one.wording for one in plan_changes(before, edit(before))] == [True]
    for edit in (
        _requirement(individual="Muu"),
        _requirement(coverage=Coverage.DEVIATION, note="Muu"),
        _area(tasks={}),
    ):
        assert not any(one.wording for one in plan_changes(before, edit(before)))


def test_a_correction_brings_the_agreement_back_and_it_was_never_ended() -> None:
    changed = edited(_task("Ohjaa aamu-toimet"), agreed())
    assert changed.plan.earlier_agreements
    assert agreed_as_before(changed.plan) == replace(agreed().plan, tasks=changed.plan.tasks)


def test_what_is_agreed_on_the_spot_has_a_record_of_its_own() -> None:
    spot = Complement(id="c1", at=NOON, by="teacher", way=Coverage.INTERVIEW, what="Puhe", requirements=("r1",))
    edit = _requirement(coverage=Coverage.INTERVIEW)
    after = edited(lambda case: replace(edit(case), complements=(spot,)), replace(agreed(), started_at=NOON))
    assert after.plan.is_agreed


def test_after_the_decision_the_record_tells_what_the_plan_was() -> None:
    decided = replace(agreed(), started_at=NOON, decision=a_decision(decided_on=DAY))
    assert edited(elsewhere, decided).plan.is_agreed


def test_an_agreement_that_comes_with_the_change_stands() -> None:
    both = edited(
        lambda case: replace(elsewhere(case), plan=agreed_by(elsewhere(case).plan, Role, DAY, "1f")), agreed()
    )
    assert both.plan.is_agreed


def test_a_changed_plan_warns_and_stops_nobody() -> None:
    changed = edited(elsewhere, agreed())
    assert problems_to_start(changed) == []
    [warning] = changed_plan_problems(changed)
    assert not warning.hard
    assert "Kaikkien on hyväksyttävä" in warning.text
    again = replace(changed, plan=agreed_by(changed.plan, (Role.TEACHER,), DAY, "1f"))
    assert "Timo Ohjaaja, Aino Esimerkki" in changed_plan_problems(again)[0].text
    assert warning in problems_to_decide(changed)
    assert problems_to_start(edited(elsewhere, agreed(Role.TEACHER)))


def test_lists_say_that_a_changed_plan_waits_for_a_new_agreement() -> None:
    changed = edited(elsewhere, agreed())
    assert side_state(changed) == (SideState.AGREE_AGAIN, None)
    act = next_act(changed)
    assert act is not None
    assert (act.step, "uudelleen" in act.text) == (Step.PLAN, True)
    started = next_act(replace(changed, started_at=NOON))
    assert started is not None
    assert started.step == Step.ASSESS


def test_one_person_agrees_before_the_others_have_said_their_part() -> None:
    plan = replace(a_plan(), ready={Role.TEACHER: DAY})
    plan = replace(plan, assessors=(plan.assessors[0], replace(plan.assessors[1], not_disqualified_on=None)))
    case = a_case(plan=plan)
    assert problems_to_agree_as(case, Role.TEACHER) == []
    assert "plan.ready" in [one.field for one in problems_to_agree_as(case, Role.STUDENT)]


def test_the_last_to_agree_sees_what_anybody_still_lacks() -> None:
    plan = agreed(Role.TEACHER, Role.STUDENT).plan
    case = a_case(plan=replace(plan, ready={Role.INSTRUCTOR: DAY}))
    assert "plan.ready" in [one.field for one in problems_to_agree_as(case, Role.INSTRUCTOR)]


def test_nobody_agrees_to_a_plan_that_lacks_its_time() -> None:
    case = a_case(plan=replace(a_plan(), starts=None))
    assert [one.field for one in problems_to_agree_as(case, Role.STUDENT)] == ["plan.starts"]
