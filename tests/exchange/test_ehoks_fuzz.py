"""Whatever stands in a plan (HOKS): it is read or refused in a sentence, and nothing else happens."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import UserError
from desktop.exchange.ehoks.plans import ReadPlan, read_file
from desktop.exchange.ehoks.putting_in import ready_for_put
from tests.exchange import plans

TODAY = date(2026, 11, 27)
values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just("2026-02-30") | st.just(10**400),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)


def a_full_plan() -> dict[str, Any]:
    """A plan with something in most places."""
    way = plans.a_way(keskeytymisajanjaksot=[{"alku": "2026-10-01", "loppu": "2026-10-02"}])
    unit = plans.a_unit_to_acquire(**{"osaamisen-hankkimistavat": [way]})
    section = {"osa-alue-koodi-uri": "ammatillisenoppiaineet_x", "osa-alue-koodi-versio": 1}
    common = {"tutkinnon-osa-koodi-uri": "tutkinnonosat_1", "tutkinnon-osa-koodi-versio": 1, "osa-alueet": [section]}
    support = {"oppimisen-tuen-tyyppi-koodi-uri": "ammatillinenkoulutusoppimisentuentyyppi_02"}
    return plans.a_plan_file(
        unit, **{"hankittavat-yhteiset-tutkinnon-osat": [common], "oppimisen-tuki": [support], "versio": 3}
    )


def paths(value: Any, at: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every place in a plan."""
    inner: Any = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inner:
        yield (*at, key)
        yield from paths(one, (*at, key))


PATHS = list(paths(a_full_plan()))


def read_or_refused(data: bytes) -> tuple[ReadPlan, ...]:
    """The plans in a file; none where it is refused in a sentence. Anything else is a fault of ours."""
    try:
        return read_file(data, TODAY).plans
    except UserError:
        return ()


@given(st.sampled_from(PATHS), values)
def test_any_value_in_any_place_is_read_or_refused(path: tuple[str | int, ...], value: Any) -> None:
    plan: Any = a_full_plan()
    here = plan
    for step in path[:-1]:
        here = here[step]
    here[path[-1]] = value
    for one in read_or_refused(json.dumps(plan).encode()):
        assert all(remark.sentence for remark in one.plan.remarks)
        assert json.loads(ready_for_put(one.text, 1))["id"] == 1


@given(st.integers(0, 4000))
def test_a_file_cut_off_anywhere_is_refused(length: int) -> None:
    data = plans.as_bytes(a_full_plan())
    assert len(read_or_refused(data[:length])) == (1 if length >= len(data) else 0)


@given(st.binary(max_size=200))
def test_any_bytes_are_refused(data: bytes) -> None:
    assert read_or_refused(data) == ()
