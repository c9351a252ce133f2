"""What a reason is built from, what a fail needs, and when the student heard: practice.md 2.5 and 2.6."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.domain.assessment import Observation, Retake
from desktop.domain.curriculum import UnitKind
from desktop.domain.gates import problems_to_await, problems_to_decide, problems_to_inform
from desktop.domain.review import review_words
from desktop.domain.signing import Signature, Signing
from desktop.domain.stones import agreed_range, building_stones, is_used, offers, own_wish, put_in, take_out
from desktop.domain.terms import Grade, Language, Leaning, Role
from tests.builders import DAY, NOON, a_compared_case, a_decision, an_informed_case


def test_stones_go_by_requirement_the_differing_first_and_each_sentence_once() -> None:
    case = a_compared_case()
    note = replace(case.notes[0], id="n2", text="Kirjasi.", requirements=("r2",))
    whole = replace(case.notes[0], id="n3", text="Tuli ajoissa.", requirements=())
    views = (replace(case.views[0], comments={"r2": "Kirjasi.", "": "Hyvä päivä."}), case.views[1])
    stones = building_stones(replace(case, notes=(note, *case.notes, whole), views=views), Role.TEACHER)
    assert [(stone.number, stone.text) for stone in stones] == [
        (1, "Puhuttiin aamusta."),
        (1, "Kysyi asukkaan toiveen."),
        (2, "Kirjasi."),
        (0, "Hyvä päivä."),
        (0, "Tuli ajoissa."),
    ]


def test_another_persons_private_note_is_no_stone() -> None:
    private = Observation(id="n2", at=NOON, by="instructor", text="Oma muistiinpano.")
    case = replace(a_compared_case(), notes=(private,))
    assert "Oma muistiinpano." not in [stone.text for stone in building_stones(case, Role.TEACHER)]


@pytest.mark.parametrize("before", ["", "Alku.", "Alku. Loppu."])
def test_what_is_put_in_can_be_taken_back(before: str) -> None:
    after = put_in("Kysyi toiveen.", before)
    assert is_used("Kysyi toiveen.", after)
    assert take_out("Kysyi toiveen.", after) == before


def test_taking_out_of_the_middle_leaves_no_gap_and_of_nothing_leaves_all() -> None:
    assert take_out("Keski.", "Alku. Keski. Loppu.") == "Alku. Loppu."
    assert take_out("Muu.", "Alku.") == "Alku."


def test_feedback_is_offered_from_what_speaks_so() -> None:
    case = a_compared_case()
    assert offers(case, Role.TEACHER, (Leaning.PLUS,)) == ["Kysyi asukkaan toiveen."]
    assert offers(case, Role.TEACHER, (Leaning.MINUS,)) == []


def test_the_range_of_agreed_levels_is_a_fact_and_names_every_most_frequent_level() -> None:
    case = a_compared_case()
    agreed = {"r1": Grade.FIVE, "r2": Grade.THREE, "r3": Grade.FIVE}
    ranged = replace(case, comparison=replace(case.comparison, agreed=agreed))
    assert agreed_range(ranged) == (Grade.THREE, Grade.FIVE, (Grade.FIVE,))
    even = replace(case, comparison=replace(case.comparison, agreed={"r1": Grade.FAIL, "r2": Grade.ONE}))
    assert agreed_range(even) == (Grade.FAIL, Grade.ONE, (Grade.FAIL, Grade.ONE))
    assert agreed_range(replace(case, comparison=replace(case.comparison, agreed={}))) is None


def wishes(case: object) -> list[str]:
    return [one.field for one in problems_to_decide(case) if not one.hard]  # type: ignore[arg-type]


def test_a_solved_difference_is_to_be_mentioned_by_its_story_or_its_number() -> None:
    case = a_compared_case(decision=a_decision())
    assert "decision.reason" in wishes(case)
    for reason in ("Hyvää työtä. Puhuttiin  aamusta.", "Vaatimuksesta 1 puhuttiin."):
        assert "decision.reason" not in wishes(a_compared_case(decision=a_decision(reason=reason)))
    assert "decision.reason" in wishes(a_compared_case(decision=a_decision(reason="Klo 12.10 sovittiin.")))


def test_a_fail_must_say_why_and_wishes_for_what_to_learn_and_a_day() -> None:
    failed = a_compared_case(decision=a_decision(Grade.FAIL))
    problems = problems_to_decide(failed)
    assert [one.field for one in problems if one.hard] == ["decision.fail_reason"]
    assert {"decision.retake.learn", "decision.retake.on"} <= set(wishes(failed))
    retake = Retake(learn="Siirrot.", on=date(2027, 1, 12))
    planned = a_decision(Grade.FAIL, fail_reason="Vaara.", retake=retake)
    assert not [one for one in problems_to_decide(a_compared_case(decision=planned)) if "retake" in one.field]
    assert planned.retake_on == date(2027, 1, 12)


def test_a_pass_has_no_retake_even_where_one_was_written_first() -> None:
    decision = a_decision(Grade.FOUR, retake=Retake(on=date(2027, 1, 12)))
    assert decision.retake_on is None
    assert not [one for one in wishes(a_compared_case(decision=decision)) if "retake" in one]


def test_the_student_heard_neither_before_the_decision_nor_tomorrow() -> None:
    case = an_informed_case()
    assert problems_to_inform(case, DAY, DAY) == []
    assert [one.field for one in problems_to_inform(case, date(2026, 11, 22), DAY)] == ["informed.on"]
    assert [one.field for one in problems_to_inform(case, date(2026, 11, 24), DAY)] == ["informed.on"]


def test_the_review_is_told_with_both_dates_and_whoever_rectifies() -> None:
    case = an_informed_case()
    late = replace(case, informed=replace(case.informed, on=date(2026, 11, 30)))
    review, rectification = review_words(late, UnitKind.VOCATIONAL, lambda text: text, "fi")
    assert "30.11.2026" in review
    assert "14.12.2026" in review
    assert "working life committee of the field" in rectification
    assert "principal" in review_words(late, UnitKind.TUVA_PART, lambda text: text, "fi")[1]


def test_a_reminder_is_for_a_day_to_come_and_for_who_has_not_signed() -> None:
    case = an_informed_case()
    assert problems_to_await(case, Role.INSTRUCTOR, date(2026, 11, 30), DAY) == []
    assert problems_to_await(case, Role.INSTRUCTOR, DAY, DAY)
    signature = Signature(id=Role.INSTRUCTOR, name="T", at=NOON, language=Language.FI, document="0" * 64)
    signed = replace(case, signing=Signing(signatures=(signature,)))
    assert problems_to_await(signed, Role.INSTRUCTOR, date(2026, 11, 30), DAY)


def test_nothing_is_offered_before_the_views_lie_side_by_side_and_the_students_words_only_when_done() -> None:
    case = a_compared_case()
    said = replace(case, self_assessment=replace(case.self_assessment, would_do_differently="Varaan aikaa."))
    assert own_wish(said) == "Varaan aikaa."
    hidden = replace(said, views=said.views[:1])
    assert (own_wish(hidden), offers(hidden, Role.TEACHER, (Leaning.PLUS,))) == ("", [])
    assert own_wish(replace(said, self_assessment=replace(said.self_assessment, done_on=None))) == ""
