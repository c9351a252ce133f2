"""Copies that were changed apart come together the same in any order, and what both set differently is found."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import UserError
from desktop.domain.history import Conflict
from desktop.store.documents import Document
from desktop.store.merging import history, merge
from tests.store.test_documents import TEXTS, VALUE, document, write
from tests.store.test_flat import VALUES


def copies(value: dict[str, Any], number: int = 2) -> list[Document]:
    """The same document on so many laptops."""
    start = document(value, peer=100)
    return [Document(peer, TEXTS, start.snapshot()) for peer in range(1, number + 1)]


def met(value: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any]) -> tuple[list[Conflict], Document]:
    """The teacher's and the instructor's changes of a value, merged on the teacher's laptop."""
    one, other = copies(value)
    base = one.version()
    write(one, mine, who="teacher")
    write(other, theirs, who="instructor")
    return merge(one, other.updates_since(base)), one


@given(VALUES, st.lists(st.tuples(st.integers(0, 2), VALUES), max_size=6))
def test_three_copies_agree_in_any_order(start: dict[str, Any], edits: list[tuple[int, dict[str, Any]]]) -> None:
    laptops = copies(start, 3)
    updates = [update for place, value in edits if (update := write(laptops[place], value))]
    whole = [laptop.snapshot() for laptop in laptops]
    results = []
    for number, order in enumerate(permutations(whole)):
        reader = Document(50 + number, TEXTS)
        for one in (*order, order[0]):
            reader.read(one)
        results.append((reader.value(), reader.version()))
    assert all(one == results[0] for one in results)
    for laptop in laptops:
        for one in whole:
            merge(laptop, one)
        assert (laptop.value(), laptop.version()) == results[0]
    assert len(updates) == len(set(updates))


def test_changes_of_different_fields_both_stand() -> None:
    conflicts, merged = met(VALUE, {**VALUE, "student": "Eino Kokeilu"}, {**VALUE, "place": "Kahvila Aamu"})
    assert conflicts == []
    assert merged.value() == {**VALUE, "student": "Eino Kokeilu", "place": "Kahvila Aamu"}


def test_a_field_set_differently_is_found_with_both_values_and_authors() -> None:
    conflicts, merged = met(VALUE, {**VALUE, "student": "Eino"}, {**VALUE, "student": "Lumi"})
    kept = merged.value()["student"]
    assert kept in ("Eino", "Lumi")
    assert conflicts == [
        Conflict(field="student", mine="Eino", theirs="Lumi", kept=kept, mine_by="teacher", theirs_by="instructor")
    ]


def test_each_side_finds_the_same_conflict() -> None:
    one, other = copies(VALUE)
    base = one.version()
    write(one, {**VALUE, "student": "Eino"}, who="teacher")
    write(other, {**VALUE, "student": "Lumi"}, who="instructor")
    from_one, from_other = one.updates_since(base), other.updates_since(base)
    (here,), (there,) = merge(one, from_other), merge(other, from_one)
    assert (here.mine, here.theirs, here.kept) == (there.theirs, there.mine, there.kept)
    assert (here.mine_by, here.theirs_by) == (there.theirs_by, there.mine_by)


def test_the_same_value_on_both_sides_is_no_conflict() -> None:
    same = {**VALUE, "student": "Eino"}
    assert met(VALUE, same, same)[0] == []


def test_a_change_and_its_undoing_is_no_conflict() -> None:
    one, other = copies(VALUE)
    base = one.version()
    write(one, {**VALUE, "student": "Eino"})
    write(one, VALUE)
    write(other, {**VALUE, "student": "Lumi"})
    assert merge(one, other.updates_since(base)) == []


def test_words_that_both_write_into_one_text_are_kept() -> None:
    reason = VALUE["reason"]
    conflicts, merged = met(VALUE, {**VALUE, "reason": f"Alku. {reason}"}, {**VALUE, "reason": f"{reason} Loppu."})
    assert merged.value()["reason"] == f"Alku. {reason} Loppu."
    assert [(one.field, one.is_text) for one in conflicts] == [("reason", True)]
    assert (conflicts[0].mine, conflicts[0].theirs) == (f"Alku. {reason}", f"{reason} Loppu.")


def test_a_record_removed_here_and_edited_there_is_found() -> None:
    levels = [{"id": "teacher", "levels": {"r1": "5"}, "comments": {"r1": "Hyvä."}}]
    conflicts, merged = met(VALUE, {**VALUE, "views": []}, {**VALUE, "views": levels})
    assert merged.value()["views"] == []
    assert [(one.field, one.mine, one.theirs) for one in conflicts] == [("views.teacher.levels.r1", None, "5")]


def test_records_added_on_both_sides_both_stand_in_one_order() -> None:
    mine = {**VALUE, "notes": [*VALUE["notes"], {"id": "b", "text": "Minun."}]}
    theirs = {**VALUE, "notes": [*VALUE["notes"], {"id": "a", "text": "Sinun."}]}
    conflicts, merged = met(VALUE, mine, theirs)
    assert conflicts == []
    assert [one["id"] for one in merged.value()["notes"]] == ["n1", "n2", "a", "b"]


def test_moving_and_editing_a_record_both_stand() -> None:
    mine = {**VALUE, "notes": VALUE["notes"][::-1]}
    theirs = {**VALUE, "notes": [{"id": "n1", "text": "Kysyi toiveen."}, VALUE["notes"][1]]}
    conflicts, merged = met(VALUE, mine, theirs)
    assert conflicts == []
    assert merged.value()["notes"] == [VALUE["notes"][1], {"id": "n1", "text": "Kysyi toiveen."}]


def test_a_copy_that_only_follows_has_no_conflicts() -> None:
    one, other = copies(VALUE)
    write(other, {**VALUE, "student": "Lumi"})
    assert merge(one, other.snapshot()) == []
    write(one, {**VALUE, "student": "Eino"})
    assert merge(one, other.snapshot()) == []
    assert merge(other, one.snapshot()) == []
    assert other.value()["student"] == "Eino"


def test_what_was_settled_does_not_come_back() -> None:
    one, other = copies(VALUE)
    base = one.version()
    write(one, {**VALUE, "student": "Eino"})
    write(other, {**VALUE, "student": "Lumi"})
    assert merge(one, other.updates_since(base))
    write(one, {**VALUE, "student": "Aino"})
    assert merge(other, one.snapshot()) == []
    assert merge(one, other.snapshot()) == []
    assert one.value() == other.value()


@given(st.dictionaries(st.sampled_from("abcdef"), st.tuples(st.integers(0, 3), st.integers(0, 3))))
def test_the_true_conflicts_are_found_and_no_others(fields: dict[str, tuple[int, int]]) -> None:
    start = dict.fromkeys("abcdef", 0)
    mine = {**start, **{key: pair[0] for key, pair in fields.items()}}
    theirs = {**start, **{key: pair[1] for key, pair in fields.items()}}
    conflicts, merged = met(start, mine, theirs)
    assert {one.field for one in conflicts} == {key for key in start if 0 != mine[key] != theirs[key] != 0}
    for key, value in merged.value().items():
        assert value in (mine[key], theirs[key])
        assert value or not (mine[key] or theirs[key])


def test_the_history_has_both_sides_in_one_order() -> None:
    one, other = copies(VALUE)
    write(one, {**VALUE, "student": "Eino"}, who="teacher")
    write(other, {**VALUE, "place": "Kahvila Aamu"}, who="instructor")
    mine, theirs = one.snapshot(), other.snapshot()
    merge(one, theirs)
    merge(other, mine)
    assert [change.who for change in history(one)] == ["teacher", "teacher", "instructor"]
    assert history(one) == history(other)


def test_damage_is_told() -> None:
    one, other = copies(VALUE)
    write(other, {**VALUE, "student": "Lumi"})
    with pytest.raises(UserError, match="damaged"):
        merge(one, other.snapshot()[:-3])


def test_the_history_names_what_merging_made_of_two_copies() -> None:
    _conflicts, merged = met(VALUE, {**VALUE, "student": "Eino Kokeilu"}, {**VALUE, "place": "Kahvila Aamu"})
    made_of_two = merged.version()
    write(merged, {**merged.value(), "place": "Kahvila Ilta"})
    changes = history(merged)
    assert made_of_two not in {one.version for one in changes}
    assert changes[-1].before == made_of_two
    assert changes[0].before == b""
