"""What differs between two versions of a case is told field by field, and nothing hidden is told."""

from __future__ import annotations

import dataclasses
import re
import types
import typing
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from desktop.domain.assessment import AssessorView, Decision, Observation
from desktop.domain.case import Case
from desktop.domain.case_changes import FieldChange, case_changes
from desktop.domain.demonstration import RequirementPlan
from desktop.domain.field_names import RECORDS, is_technical, label_of
from desktop.domain.history import Act, Change, acts, may_return_to
from desktop.domain.terms import Coverage, Grade, Leaning, Role
from desktop.texts import _
from tests.builders import NOON, a_case, a_plan


def patterns(kind: object, path: tuple[str, ...] = ()) -> Iterator[str]:
    """Every field of a kind of record, with ``*`` for keys and ids."""
    arguments = typing.get_args(kind)
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = typing.get_type_hints(kind)
        for one in dataclasses.fields(kind):
            yield from patterns(hints[one.name], (*path, one.name))
    elif typing.get_origin(kind) is tuple and dataclasses.is_dataclass(arguments[0]):
        yield from patterns(arguments[0], (*path, "*"))
    elif typing.get_origin(kind) is dict:
        yield from patterns(arguments[1], (*path, "*"))
    elif isinstance(kind, types.UnionType):
        yield from (found for one in arguments if one is not types.NoneType for found in patterns(one, path))
    else:
        yield ".".join(path)


@pytest.mark.parametrize("pattern", sorted(set(patterns(Case))))
def test_every_field_of_a_case_has_a_name_or_says_nothing_to_people(pattern: str) -> None:
    assert is_technical(pattern) or label_of(pattern)


def test_every_list_that_comes_and_goes_is_one_of_the_case() -> None:
    lists = {one.partition(".*")[0] for one in patterns(Case) if ".*." in one}
    assert set(RECORDS) <= lists


def told(before: Case, after: Case, reader: str = Role.TEACHER) -> dict[str, tuple[str, str]]:
    return {one.label: (one.was, one.now) for one in case_changes(before, after, reader)}


def test_nothing_differs_in_the_same_case() -> None:
    assert case_changes(a_case(plan=a_plan()), a_case(plan=a_plan()), Role.TEACHER) == []


def test_fields_are_told_in_words() -> None:
    before = a_case(plan=a_plan())
    plan = replace(
        before.plan,
        goal_grade="4",
        evidence_consent=True,
        requirements=(
            RequirementPlan(id="r3", coverage=Coverage.SITUATION, observers=(Role.TEACHER, Role.INSTRUCTOR)),
        ),
    )
    changes = told(before, replace(before, plan=plan))
    assert changes["Opiskelijan tavoite"] == ("–", "4")
    assert changes["Suostumus aineistoon"] == ("ei", "kyllä")
    assert changes["Vaatimus 3: miten se osoitetaan"][1] == _(Coverage.SITUATION.label)
    assert not any("{" in label for label in changes)


def test_a_record_that_came_or_went_is_one_line() -> None:
    note = Observation(id="n1", at=NOON, by="teacher", text="Kohtasi rauhallisesti", leaning=Leaning.PLUS)
    assert told(a_case(), a_case(notes=(note,))) == {"Havainto": ("–", "Kohtasi rauhallisesti")}
    assert told(a_case(notes=(note,)), a_case()) == {"Havainto": ("Kohtasi rauhallisesti", "–")}


def test_a_word_changed_in_a_record_is_told_of_its_field() -> None:
    note = Observation(id="n1", at=NOON, by="teacher", text="Kohtasi", requirements=("r1", "r3"))
    changed = replace(note, text="Kohtasi hyvin", requirements=("r3",))
    assert told(a_case(notes=(note,)), a_case(notes=(changed,))) == {
        "Havainto": ("Kohtasi", "Kohtasi hyvin"),
        "Havainnon vaatimukset": ("1, 3", "3"),
    }


def test_the_view_of_another_is_told_without_its_levels_until_all_are_ready() -> None:
    view = AssessorView(id="instructor", levels={"r1": Grade.THREE})
    [change] = case_changes(a_case(), a_case(views=(view,)), Role.TEACHER)
    assert "3" not in change.was + change.now
    assert change.now == "toistaiseksi piilossa"
    [seen] = case_changes(a_case(), a_case(views=(view,)), Role.INSTRUCTOR)
    assert seen.now == "Hyvä 3"


def test_an_observation_that_is_not_shared_keeps_its_words() -> None:
    note = Observation(id="n1", at=NOON, by="instructor", text="Salainen")
    [change] = case_changes(a_case(), a_case(notes=(note,)), Role.TEACHER)
    assert change == FieldChange(place="notes.n1", label="Havainto", was="–", now="toistaiseksi piilossa")
    [shared] = case_changes(a_case(notes=(note,)), a_case(notes=(replace(note, shared=True),)), Role.TEACHER)
    assert "Salainen" not in shared.was + shared.now


def test_another_unit_is_one_line() -> None:
    before = a_case()
    after = replace(before, unit=replace(before.unit, id="x", version="2", name={"fi": "Toinen osa"}))
    [change] = case_changes(before, after, Role.TEACHER)
    assert change.label == "Tutkinnon osa"
    assert "Toinen osa" in change.now


def change(minute: float, who: str = "teacher", what: str = "Reason", version: int = 1) -> Change:
    return Change(
        at=NOON + timedelta(minutes=minute), who=who, what=what, version=bytes([version]), before=bytes([version - 1])
    )


def test_what_is_written_without_a_pause_is_one_act() -> None:
    found = acts([change(0, version=1), change(0.02, version=2), change(1, version=3), change(9, version=4)])
    assert [(one.changes, one.before, one.version) for one in found] == [(1, b"\3", b"\4"), (3, b"\0", b"\3")]


def test_acts_of_two_people_or_of_two_kinds_stay_apart() -> None:
    found = acts([change(0, version=1), change(0.1, "instructor", version=2), change(0.2, what="Grade", version=3)])
    assert [(one.who, one.what) for one in found] == [
        ("teacher", "Grade"),
        ("instructor", "Reason"),
        ("teacher", "Reason"),
    ]


def test_a_person_may_go_back_over_their_own_acts_only() -> None:
    found = acts([change(0, version=1), change(9, "instructor", version=2), change(20, version=3)])
    assert [may_return_to(found, place, "teacher") for place in range(3)] == [False, True, False]
    assert all(isinstance(one, Act) for one in found)


def test_every_placeholder_of_a_name_is_one_that_is_filled() -> None:
    names = " ".join(label_of(one) for one in patterns(Case))
    assert set(re.findall(r"\{(\w+)\}", names)) <= {"n", "who", "item"}


def test_the_decision_is_told() -> None:
    changes = told(a_case(), a_case(decision=Decision(grade=Grade.FOUR, reason="Hyvin")))
    assert changes == {"Arvosana": ("–", "Hyvä 4"), "Perustelu": ("–", "Hyvin")}
