"""Mistyped words, and the part of a text that was searched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.found import excerpt, matches
from desktop.domain.near import fold, mistakes_allowed, near_words, prefix_distance, words_of

NAMES = ["aino", "esimerkki", "hoivakoti", "kuusikko", "paivakoti", "pihlaja", "vaino", "kahvila"]
LETTERS = st.text(alphabet="aeiklnostuäö", min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("kusikko", "kuusikko"),  # a letter missing
        ("kuuusikko", "kuusikko"),  # one too many
        ("kuosikko", "kuusikko"),  # a wrong one
        ("kuusiko", "kuusikko"),
        ("hiovakoti", "hoivakoti"),  # two changed round
        ("hiovak", "hoivakoti"),  # and only the beginning
        ("esimrekki", "esimerkki"),
        ("wäinö", "vaino"),
        ("pihlja", "pihlaja"),
    ],
)
def test_a_mistake_finds_the_name(typed: str, found: str) -> None:
    assert near_words(fold(typed), NAMES)[0] == found


@pytest.mark.parametrize("typed", ["zzzzzz", "ain", "xy", "kissa", ""])
def test_what_is_not_near_finds_nothing(typed: str) -> None:
    assert near_words(typed, NAMES) == []


def test_what_begins_so_is_found_without_being_near() -> None:
    assert near_words("kuus", NAMES) == []
    assert near_words("esimerkki", ["esimerkki"]) == []


def test_the_nearest_comes_first_and_no_more_than_asked_for() -> None:
    assert near_words("kahvilo", ["kahvipolo", "kahvila", "kahvio"], limit=2)[0] == "kahvila"
    assert len(near_words("kahvila", [f"kahvil{letter}" for letter in "bcdefgh"], limit=3)) == 3


@given(LETTERS, LETTERS)
def test_the_distance_is_that_of_the_best_beginning(typed: str, word: str) -> None:
    """Beside the plainest way to compute it: of every beginning of the word by itself."""
    wanted = min(_distance(typed, word[:end]) for end in range(len(word) + 1))
    found = prefix_distance(typed, word, len(typed))
    assert found == wanted
    assert prefix_distance(typed, word, 2) == wanted or (wanted > 2 and prefix_distance(typed, word, 2) > 2)


def _distance(one: str, other: str) -> int:
    if not one or not other:
        return len(one) + len(other)
    rows = [[i + j if not i * j else 0 for j in range(len(other) + 1)] for i in range(len(one) + 1)]
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            same = one[i - 1] == other[j - 1]
            rows[i][j] = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (not same))
            if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
                rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
    return rows[-1][-1]


def test_short_words_may_have_no_mistakes_and_long_ones_two() -> None:
    assert [mistakes_allowed("a" * length) for length in (3, 4, 5, 6, 9)] == [0, 1, 1, 2, 2]


def test_words_are_folded_as_the_search_does() -> None:
    assert words_of("Väinö Övning-Åke, R2_d2!") == ["vaino", "ovning", "ake", "r2", "d2"]


TEXT = "Aamutoimissa hän kertoi asukkaalle etukäteen, mitä tapahtuu, ja antoi tämän valita vaatteet itse rauhassa."


def test_an_excerpt_shows_the_words_that_were_searched() -> None:
    parts = excerpt(TEXT, ["tapaht", "antoi"], 40)
    assert [text for text, found in parts if found] == ["tapahtuu", "antoi"]
    shown = "".join(text for text, _found in parts)
    assert shown.startswith("… ")
    assert shown.endswith("…")
    assert shown.strip("… ") in TEXT
    assert len(shown) <= 40 + 4


def test_a_short_text_is_shown_whole() -> None:
    parts = excerpt("Kysyi luvan, ennen kuin auttoi.", ["luvan"])
    assert parts == (("Kysyi ", False), ("luvan", True), (", ennen kuin auttoi.", False))


def test_a_text_without_the_words_shows_its_beginning() -> None:
    assert "".join(text for text, _found in excerpt(TEXT, ["xyz"], 20)).startswith("Aamutoimissa")


@given(st.text(max_size=200), st.lists(LETTERS, max_size=3))
def test_an_excerpt_never_makes_words_up(text: str, tokens: list[str]) -> None:
    shown = "".join(part for part, _found in excerpt(text, [fold(one) for one in tokens]))
    assert shown.removeprefix("… ").removesuffix("…").strip() in " ".join(text.split()) or not text.strip()


def test_words_match_by_their_beginnings() -> None:
    assert matches("Väinö kertoi", ["vain", "toi"]) == {"vain"}
