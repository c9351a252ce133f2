"""A henkilötunnus is found wherever it stands, and nothing else is taken for one."""

from __future__ import annotations

import pytest

from desktop.domain.identity_number import has_identity_number, identity_numbers_in, without_identity_numbers

CHECKS = "0123456789ABCDEFHJKLMNPRSTUVWXY"


def made_up(day: str = "010190", separator: str = "-", number: str = "900") -> str:
    """A number of nobody (900–999), with the check character that belongs to it."""
    return f"{day}{separator}{number}{CHECKS[int(day + number) % 31]}"


@pytest.mark.parametrize("separator", "+-UVWXYABCDEFabcdefuvwxy\u2011\u2013")
def test_every_separator_is_known(separator: str) -> None:
    assert has_identity_number(made_up(separator=separator))


@pytest.mark.parametrize("number", ["002", "899", "900", "999"])
def test_artificial_ones_count_too(number: str) -> None:
    assert has_identity_number(made_up(number=number))
    assert has_identity_number(made_up(number=number).lower())


def test_it_is_found_within_a_text() -> None:
    one, other = made_up(), made_up("311299", "A")
    assert list(identity_numbers_in(f"Aino ({one}), äiti:{other}.")) == [one, other]
    assert without_identity_numbers(f"Aino {one} Koe") == "Aino Koe"
    assert without_identity_numbers("rivi\nkaksi") == "rivi kaksi"


@pytest.mark.parametrize(
    "text",
    [
        "",
        made_up("310290"),
        made_up("000190"),
        made_up("290201", "A"),
        made_up()[:-1] + ("1" if made_up()[-1] != "1" else "2"),
        made_up(separator="G"),
        made_up() + "7",
        "1" + made_up(),
        "1234567-1",
        "1.2.246.562.24.54450598189",
        "1.2.246.562.15.298574987110",
    ],
)
def test_what_only_looks_like_one_is_left_alone(text: str) -> None:
    assert not has_identity_number(text)


def test_a_leap_day_depends_on_the_century() -> None:
    assert has_identity_number(made_up("290200", "A"))
    assert not has_identity_number(made_up("290200", "-"))
