"""Records as nested builtins and JSON: what equals its default is left out, and what was stored before reads again."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum

import msgspec
import pytest

from desktop.domain.case import Case
from desktop.domain.curriculum import QualificationUnit
from desktop.store.values import decode, encode, from_value, to_value
from tests.builders import a_unit, an_informed_case


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    id: str
    colour: Colour = Colour.RED
    size: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    id: str
    first: Leaf = field(default_factory=lambda: Leaf(id=""))
    leaves: tuple[Leaf, ...] = ()
    by_colour: dict[Colour, date] = field(default_factory=dict)
    day: date | None = None
    at: datetime | None = None


def test_what_equals_its_default_is_left_out() -> None:
    assert to_value(Leaf(id="a")) == {"id": "a"}
    assert to_value(Leaf(id="a", colour=Colour.BLUE, size=2)) == {"id": "a", "colour": "blue", "size": 2.0}


def test_every_kind_of_field_comes_back() -> None:
    branch = Branch(
        id="b",
        first=Leaf(id="x", size=1.5),
        leaves=(Leaf(id="y"), Leaf(id="z", colour=Colour.BLUE)),
        by_colour={Colour.BLUE: date(2026, 11, 23)},
        day=date(2026, 2, 28),
        at=datetime(2026, 11, 23, 10, 30, tzinfo=UTC),
    )
    assert from_value(Branch, to_value(branch)) == branch
    assert decode(Branch, encode(branch)) == branch


def test_a_value_stored_before_a_field_was_added_reads_with_its_default() -> None:
    assert from_value(Leaf, {"id": "a"}) == Leaf(id="a")


def test_what_a_newer_program_added_is_passed_over() -> None:
    assert from_value(Leaf, {"id": "a", "weather": "sade"}) == Leaf(id="a")


@pytest.mark.parametrize("bad", [{}, {"id": 5}, {"id": "a", "colour": "green"}, [], None], ids=repr)
def test_what_is_no_record_is_refused(bad: object) -> None:
    with pytest.raises(msgspec.ValidationError):
        from_value(Leaf, bad)


def test_a_whole_case_comes_back() -> None:
    case = an_informed_case(12)
    assert from_value(Case, to_value(case)) == case


def test_equal_units_give_equal_bytes_whether_read_or_made() -> None:
    unit = a_unit(extent=25)
    again = decode(QualificationUnit, encode(unit))
    assert again == unit
    assert encode(again) == encode(unit) == encode(a_unit(extent=25.0))
