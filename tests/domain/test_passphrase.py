"""How strong a passphrase is, in words."""

from __future__ import annotations

import pytest

from desktop.domain.passphrase import SHORTEST, Strength, strength


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Strength.EMPTY),
        ("   ", Strength.EMPTY),
        ("kissa", Strength.TOO_SHORT),
        ("a" * SHORTEST, Strength.GUESSABLE),
        ("salasana123", Strength.GUESSABLE),
        ("maijaopettaja", Strength.GUESSABLE),
        ("esimerkkiopisto2026", Strength.GUESSABLE),
        ("punainen omena", Strength.FAIR),
        ("neljä harmaata kissaa katolla", Strength.GOOD),
        ("Xk29!fLq0zV7#pRt4mWs", Strength.GOOD),
    ],
)
def test_the_strength_is_told(text: str, expected: Strength) -> None:
    assert strength(text, ("Maija Opettaja", "Esimerkkiopisto")) == expected


def test_only_what_is_too_short_is_refused() -> None:
    assert [one for one in Strength if not one.enough] == [Strength.EMPTY, Strength.TOO_SHORT]
    assert all(one.advice for one in Strength)
