"""Lines from a paper card are understood as they were meant, and lose nothing that was typed."""

from __future__ import annotations

from collections import Counter
from datetime import time

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.paper import PaperLine, read_paper
from desktop.domain.terms import Leaning
from desktop.texts import use_language

TEN = range(1, 11)
LETTERS = "aä0139 .:;,#+-–klo\t\n\u2028²٣"


def read(text: str) -> PaperLine:
    use_language("en")
    (line,) = read_paper(text, TEN)
    return line


def test_time_requirements_leaning_and_words_are_told_apart() -> None:
    line = read("12.41 #3,5 + Kysyi luvan ennen pesua")
    assert (line.at, line.requirements, line.leaning) == (time(12, 41), (3, 5), Leaning.PLUS)
    assert line.text == "Kysyi luvan ennen pesua"
    assert not line.unclear


def test_the_same_may_be_written_in_other_ways() -> None:
    for text in ("klo 9:05 – #2-4 Kiirehti", "9.05 #2,3 #4 - Kiirehti", "9:05 - Kiirehti #2–4"):
        line = read(text)
        assert (line.at, line.requirements, line.leaning) == (time(9, 5), (2, 3, 4), Leaning.MINUS), text
        assert line.text == "Kiirehti"


def test_what_is_not_understood_stays_in_the_words_with_a_remark() -> None:
    line = read("12.41 #3,14 Kysyi")
    assert (line.requirements, line.text) == ((), "#3,14 Kysyi")
    assert line.unclear == ("Requirement 3,14 is not in this demonstration.",)
    late = read("25.70 Kysyi")
    assert (late.at, late.text) == (None, "25.70 Kysyi")
    assert late.unclear == ("Write the time first: 12.41",)
    assert not late.can_be_kept


def test_a_temperature_is_no_leaning_and_a_date_no_time() -> None:
    assert read("12.41 -5 astetta pihalla").leaning == Leaning.NEUTRAL
    assert read("23.11.2026 Kysyi").at is None


def test_a_line_without_a_time_has_that_of_the_line_before() -> None:
    use_language("en")
    first, second = read_paper("12.41 Kysyi\n\n+ Odotti", TEN)
    assert (second.at, second.leaning, second.text) == (first.at, Leaning.PLUS, "Odotti")
    assert second.unclear == ("No time: that of the line before is used.",)


@given(st.text(alphabet=LETTERS) | st.text())
def test_nothing_that_was_typed_is_lost(text: str) -> None:
    lines = read_paper(text, TEN)
    assert [line.source for line in lines] == [line for line in text.splitlines() if line.strip()]
    for line in lines:
        assert letters(line.source) == letters(line.text + "".join(line.taken))
        assert all(number in TEN for number in line.requirements)


def letters(text: str) -> Counter[str]:
    """Everything but spaces, counted."""
    return Counter("".join(text.split()))
