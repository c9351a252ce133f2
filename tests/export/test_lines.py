"""Lines hold what fits, words are divided where their language allows, and no text is lost on the way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.export.hyphens import divisions
from desktop.export.lines import Run, set_lines
from desktop.export.style import BODY, TITLE


def beginnings(word: str, language: str) -> list[str]:
    return [left for left, _right in divisions(word, language)]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("työturvallisuus", ["työturvalli-", "työturval-", "työtur-", "työ-"]),
        ("lähihoitaja", ["lähihoi-", "lähi-"]),
        ("linja-auto", ["linja-"]),
        ("työ", []),
        ("2026", []),
        ("EPERUSTEET", []),
    ],
)
def test_finnish_words_are_divided_before_a_consonant_and_a_vowel(word: str, expected: list[str]) -> None:
    assert beginnings(word, "fi") == expected


def test_swedish_and_english_have_patterns_of_their_own() -> None:
    assert "yrkes-" in beginnings("yrkesutbildning", "sv")
    assert "demon-" in beginnings("demonstration", "en")


def test_where_the_writer_put_soft_hyphens_no_rule_adds_others() -> None:
    assert beginnings("opetus\xadsuunnitelma", "fi") == ["opetus-"]


def test_a_language_without_patterns_divides_nothing() -> None:
    assert divisions("pargguvuohta", "xx") == []


def test_a_divided_word_is_said_without_its_hyphen() -> None:
    lines = set_lines((Run("ammattitaitovaatimus " * 4),), BODY, 80, "fi")
    assert any(line.is_divided and line.runs[-1].text.endswith("-") for line in lines)
    assert "".join(line.said for line in lines) == "ammattitaitovaatimus " * 4


def test_enter_begins_a_new_line() -> None:
    assert [line.said for line in set_lines((Run("yksi\nkaksi\n\nkolme"),), BODY, 400, "fi")] == [
        "yksi ",
        "kaksi ",
        "kolme ",
    ]


def test_bold_words_stay_bold() -> None:
    (line,) = set_lines((Run("Syy:", bold=True), Run("Hyvä työ")), BODY, 400, "fi")
    assert line.runs == (Run("Syy:", bold=True), Run("Hyvä työ"))


@given(st.text(alphabet="abcdefgäö -\n\xad/–1A", max_size=300), st.floats(12, 400), st.sampled_from(["fi", "sv", "en"]))
def test_no_text_is_lost_and_every_line_fits(text: str, room: float, language: str) -> None:
    lines = set_lines((Run(text),), BODY, room, language)
    assert "".join(line.said for line in lines).split() == text.replace("\xad", "").split()
    assert all(line.width <= room + 0.02 or len(line.said.strip()) <= 2 for line in lines)


def test_titles_are_divided_only_where_a_line_cannot_hold_a_word() -> None:
    words = "Request for a review of the assessment"
    for room in range(200, 360, 20):
        assert not any(line.is_divided for line in set_lines((Run(words),), TITLE, room, "en"))
    assert any(line.is_divided for line in set_lines((Run("Osaamisen arviointikeskustelu"),), TITLE, 100, "fi"))
