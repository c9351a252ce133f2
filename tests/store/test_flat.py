"""Values as flat maps: what goes in comes out, and an order changes as few places as it can."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.store.flat import field_name, flatten, unflatten

SCALARS = st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False) | st.text()
KEYS = st.text(max_size=4) | st.sampled_from(["a", "b", "a.b", "[x]", "%2E", "#", "id", "a/b", "\x00", "%-"])


def _grown(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    names = st.lists(KEYS, unique=True, max_size=3)
    records = names.flatmap(
        lambda ids: st.tuples(*(st.dictionaries(KEYS, inner, max_size=3).map(_named(one)) for one in ids)).map(list)
    )
    return st.dictionaries(KEYS, inner, max_size=4) | st.lists(SCALARS, max_size=3) | records


def _named(name: str) -> Any:
    return lambda record: {**record, "id": name}


VALUES = st.dictionaries(KEYS, st.recursive(SCALARS, _grown, max_leaves=12), max_size=4)


def never(path: str) -> bool:
    return False


def flat(value: dict[str, Any], now: dict[str, Any] | None = None) -> dict[str, Any]:
    return flatten(value, never, now or {})[0]


def ids(fields: dict[str, Any]) -> list[str]:
    return [record["id"] for record in unflatten(fields, {})["tasks"]]


@given(VALUES)
def test_every_value_comes_back(value: dict[str, Any]) -> None:
    assert unflatten(*flatten(value, never, {})) == value


@given(VALUES)
def test_every_value_comes_back_with_long_texts_apart(value: dict[str, Any]) -> None:
    fields, texts = flatten(value, lambda path: True, {})
    assert unflatten(fields, texts) == value
    assert not [one for one in fields.values() if isinstance(one, str) and one]


@given(VALUES)
def test_nothing_nested_holds_what_two_could_change(value: dict[str, Any]) -> None:
    for inner in flat(value).values():
        assert not isinstance(inner, dict) or not inner


def test_paths_are_as_written_here() -> None:
    value = {"plan": {"starts": None, "tasks": [{"id": "t1", "shows": {"r1": True}}], "observers": ("a", "b")}}
    assert flat(value) == {
        "plan.starts": None,
        "plan.tasks[t1]": True,
        "plan.tasks[t1]#": 1.0,
        "plan.tasks[t1].shows.r1": True,
        "plan.observers": ["a", "b"],
    }


def test_a_field_of_a_record_that_is_gone_is_left_out() -> None:
    fields = flat({"tasks": [{"id": "t1", "text": "a"}, {"id": "t2", "text": "b"}]})
    del fields["tasks[t1]"]
    assert unflatten(fields, {}) == {"tasks": [{"id": "t2", "text": "b"}]}
    del fields["tasks[t2]"]
    assert unflatten(fields, {}) == {}


@given(st.lists(st.permutations("abcdefgh").map(lambda order: order[:5]), min_size=1, max_size=6))
def test_every_order_is_kept(orders: list[list[str]]) -> None:
    fields: dict[str, Any] = {}
    for order in orders:
        fields = flat({"tasks": [{"id": one} for one in order]}, fields)
        assert ids(fields) == order


@pytest.mark.parametrize(
    ("after", "changed"),
    [("abcd", ""), ("abcde", "e"), ("acd", ""), ("bcda", "a"), ("dabc", "d"), ("axbcd", "x"), ("xabcd", "x")],
)
def test_a_move_changes_one_place(after: str, changed: str) -> None:
    before = flat({"tasks": [{"id": one} for one in "abcd"]})
    now = flat({"tasks": [{"id": one} for one in after]}, before)
    moved = {path for path, place in now.items() if path.endswith("#") and before.get(path) != place}
    assert moved == {f"tasks[{one}]#" for one in changed}


def test_a_place_that_was_parted_too_often_is_made_anew() -> None:
    fields = flat({"tasks": [{"id": "first"}, {"id": "last"}]})
    order = ["first", "last"]
    for number in range(100):
        order.insert(1, f"n{number}")
        fields = flat({"tasks": [{"id": one} for one in order]}, fields)
        assert ids(fields) == order


def test_half_a_letter_is_replaced() -> None:
    assert flat({"a": "x\ud800", "b": ["\udfff"]}) == {"a": "x?", "b": ["?"]}


@given(st.dictionaries(st.text(st.characters(exclude_characters=".", codec="utf-8"), min_size=1), SCALARS, max_size=3))
def test_fields_are_named_as_forms_name_them(record: dict[str, Any]) -> None:
    value = {"plan": {"tasks": [{**record, "id": "t1"}]}}
    names = {field_name(path) for path in flat(value)}
    assert names == {"plan.tasks.t1"} | {f"plan.tasks.t1.{key}" for key in record if key != "id"}


def test_special_letters_never_reach_a_path() -> None:
    paths = flat({"a.b": {"c[d]": [{"id": "e#f/g", "%h": 1}]}})
    assert set(paths) == {"a%2Eb.c%5Bd%5D[e%23f%2Fg]", "a%2Eb.c%5Bd%5D[e%23f%2Fg]#", "a%2Eb.c%5Bd%5D[e%23f%2Fg].%25h"}
    assert not re.search(r"[/\x00]", "".join(paths))
