"""Lists and search read the projection: what they show is what the cases say."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from desktop.domain.assessment import Observation
from desktop.domain.case import Case, current_step, stage
from desktop.domain.gates import step_problems
from desktop.domain.lacking import kinds_of
from desktop.domain.overview import CaseRow
from desktop.domain.people import Student
from desktop.domain.stages import Stage, Step
from desktop.domain.terms import Role
from desktop.store.case_lists import ORDERS
from desktop.store.cases import CaseRepository
from desktop.store.connection import Database
from desktop.store.projection import alphabetical, case_row
from tests.builders import NOON, a_case, an_informed_case
from tests.store.many import lists, some_cases


def add(db: Database, cases: CaseRepository, *new: Case) -> None:
    with db.atomic():
        for case in new:
            cases.add(case, who="teacher", what="Open a case")


@pytest.fixture
def forty(db: Database, cases: CaseRepository) -> list[Case]:
    """Forty cases of the same moment."""
    made = some_cases(40)
    add(db, cases, *made)
    return made


def found(cases: CaseRepository, words: str) -> list[str]:
    return sorted(row.id for row in lists(cases).search(words))


def test_a_row_says_what_the_case_says(db: Database, cases: CaseRepository) -> None:
    case = an_informed_case(4)
    add(db, cases, case)
    (row,) = lists(cases).page(0, 10)
    assert row == case_row(case)
    assert (row.student, row.student_number, row.workplace) == ("Aino Esimerkki", "12345", "Hoivakoti Kuusikko")
    assert (row.stage, row.step, row.next_role) == (Stage.INFORMED, Step.SIGN, Role.TEACHER)


def test_a_row_follows_its_case(db: Database, cases: CaseRepository) -> None:
    add(db, cases, a_case())
    with db.atomic():
        cases.save(a_case(student=Student(name="Eino Kokeilu")), who="teacher", what="Edit")
    assert [row.student for row in lists(cases).page(0, 10)] == ["Eino Kokeilu"]
    assert found(cases, "aino") == []
    assert found(cases, "eino") == ["case0001"]


def test_a_row_says_what_its_step_lacks(cases: CaseRepository, forty: list[Case]) -> None:
    lacking = {row.id: row.lacks for row in lists(cases).page(0, 100)}
    for case in forty:
        assert lacking[case.id] == kinds_of(step_problems(case, current_step(case)))


def test_pages_make_up_the_whole(cases: CaseRepository, forty: list[Case]) -> None:
    pages = [row.id for start in range(0, 60, 7) for row in lists(cases).page(start, 7)]
    assert sorted(pages) == [case.id for case in forty]
    assert lists(cases).count() == 40


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("order", ORDERS)
def test_every_order_holds_over_all_pages(
    cases: CaseRepository, forty: list[Case], order: str, descending: bool
) -> None:
    rows = [row for start in range(0, 40, 9) for row in lists(cases).page(start, 9, order=order, descending=descending)]
    keys: dict[str, Callable[[CaseRow], Any]] = {
        "student": lambda row: alphabetical(row.student),
        "unit": lambda row: alphabetical(row.unit["fi"]),
        "workplace": lambda row: alphabetical(row.workplace),
        "starts": lambda row: row.starts,
        "stage": lambda row: list(Stage).index(row.stage),
        "next": lambda row: row.next_role,
    }
    values = [keys[order](row) for row in rows]
    assert values == sorted(values, reverse=descending)
    assert len({row.id for row in rows}) == 40


def test_names_are_ordered_as_finns_and_swedes_do() -> None:
    names = ["Zeta", "Åke", "Äijä", "Östen", "aino", "Aino B", "Élan", "Ekman"]
    assert sorted(names, key=alphabetical) == ["aino", "Aino B", "Ekman", "Élan", "Zeta", "Åke", "Äijä", "Östen"]


@pytest.mark.parametrize(
    "words",
    [
        "aino",
        "AINO",
        "esim aino",
        "12345",
        "kuusik",
        "näytet",
        "naytet",
        "arjen",
        "timo",
        "maija",
        "aamutoim",
        "osasto",
    ],
)
def test_every_word_may_begin_any_word_of_the_case(db: Database, cases: CaseRepository, words: str) -> None:
    add(db, cases, an_informed_case(4))
    assert found(cases, words) == ["case0001"]
    assert found(cases, unicodedata.normalize("NFD", words)) == ["case0001"]
    assert found(cases, f"{words} nobody") == []


@pytest.mark.parametrize("words", ['"', "*", "aino OR eino", "NOT aino", "(", "a:b", "^aino -", "NEAR(a b)", "'; --"])
def test_signs_of_the_search_language_are_words_like_others(db: Database, cases: CaseRepository, words: str) -> None:
    add(db, cases, an_informed_case(4))
    lists(cases).search(words)


def test_no_words_find_everything(cases: CaseRepository, forty: list[Case]) -> None:
    assert len(lists(cases).search("")) == len(lists(cases).search(" .,- ")) == 40
    assert len(lists(cases).search("", 5)) == len(lists(cases).search("hoivakoti", 5)) == 5


def test_the_bare_search_finds_the_same(cases: CaseRepository, forty: list[Case]) -> None:
    assert len(lists(cases).bare_search("hoivakoti")) == len(lists(cases).search("hoivakoti")) == 8


def test_an_observation_that_is_private_to_the_instructor_is_not_searched(db: Database, cases: CaseRepository) -> None:
    note = Observation(id="n1", at=NOON, by="instructor", text="Hämmentynyt aluksi.")
    add(db, cases, a_case(notes=(note,)))
    assert found(cases, "hämmentynyt") == []
    with db.atomic():
        cases.save(a_case(notes=(replace(note, shared=True),)), who="instructor", what="Share")
    assert found(cases, "hämmentynyt") == ["case0001"]


def test_ids_are_found_by_their_start(db: Database, cases: CaseRepository) -> None:
    add(db, cases, a_case(id="ab1"), a_case(id="ab2"), a_case(id="b%_"))
    assert lists(cases).ids_starting("ab") == ["ab1", "ab2"]
    assert lists(cases).ids_starting("b%") == ["b%_"]
    assert lists(cases).ids_starting("_") == []


def test_what_comes_next_is_in_order_of_its_day(cases: CaseRepository, forty: list[Case]) -> None:
    since = forty[10].plan.starts
    assert since
    rows = lists(cases).upcoming(since, [Stage.AGREED, Stage.DRAFT], 6)
    wanted = [one for one in forty if stage(one) in (Stage.AGREED, Stage.DRAFT) and (one.plan.starts or since) >= since]
    assert [row.starts for row in rows] == sorted(one.plan.starts for one in wanted if one.plan.starts)[:6]


def test_a_case_without_a_day_comes_last(db: Database, cases: CaseRepository) -> None:
    later = replace(some_cases(1)[0], id="later")
    add(db, cases, a_case(id="open"), later)
    assert [row.id for row in lists(cases).upcoming(date(2026, 1, 1), [Stage.DRAFT], 9)] == ["later", "open"]


def test_counts_are_those_of_the_cases(cases: CaseRepository, forty: list[Case]) -> None:
    at = [one for one in forty if stage(one) == Stage.INFORMED]
    assert (
        lists(cases).count_at_stages([Stage.INFORMED]) == len(at) == len(lists(cases).at_stages([Stage.INFORMED], 999))
    )
    first = forty[0].plan.starts
    assert first
    last = first + timedelta(days=9)
    near = [one for one in at if one.plan.starts and first <= one.plan.starts <= last]
    assert lists(cases).count_between(first, last, [Stage.INFORMED]) == len(near)
    assert lists(cases).count_at_stages([]) == 0
    assert lists(cases).at_stages([], 5) == []


def test_starts_are_counted_by_month(cases: CaseRepository, forty: list[Case]) -> None:
    counts = lists(cases).starts_by_month(date(2026, 11, 1), date(2026, 12, 31))
    assert counts == {(2026, 11): 8, (2026, 12): 31}
