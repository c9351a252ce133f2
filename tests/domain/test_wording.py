"""What is new in the criteria of a level, word by word, and statements without the word for the student."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.statements import own_words
from desktop.domain.wording import compared, plain, same_word

LINES = st.lists(st.text(alphabet="aäeiknostuv -,.’", max_size=40), max_size=4)


def marked(line: str, *below: str) -> str:
    """A line with brackets around what is new in it, and a plus before a line that is new as a whole."""
    (found,) = compared([line], below)
    parts = "".join(f"[{part.text}]" if part.new else part.text for part in found.parts)
    return f"+ {parts}" if found.new else parts


@pytest.mark.parametrize(
    ("line", "below", "expected"),
    [
        (
            "tekee työtehtäviä oma-aloitteisesti ja ohjeiden mukaan",
            "tekee työtehtävät ohjeen mukaan",
            "tekee työtehtäviä [oma-aloitteisesti] ja ohjeiden mukaan",
        ),
        (
            "suunnittelee ja tekee työtehtävät itsenäisesti",
            "tekee työtehtävät itse",
            "[suunnittelee] ja tekee työtehtävät [itsenäisesti]",
        ),
        (
            "arbetar självständigt och ansvarsfullt i bekanta situationer",
            "arbetar enligt anvisningar i bekanta situationer",
            "arbetar [självständigt och ansvarsfullt] i bekanta situationer",
        ),
        ("does not need help", "does need help", "does [not] need help"),
        ("selviytyy tutuista tilanteista", "noudattaa työaikoja", "+ selviytyy tutuista tilanteista"),
        ("huomaa asukkaan mielialan", "kuuntelee asukasta ja huomaa mielialan", "huomaa asukkaan mielialan"),
    ],
)
def test_only_what_the_level_below_does_not_say_is_marked(line: str, below: str, expected: str) -> None:
    assert marked(line, below) == expected


def test_a_line_is_read_after_the_one_most_like_it() -> None:
    assert marked("toimii itse turvallisesti", "tekee työn", "toimii turvallisesti") == "toimii [itse] turvallisesti"


def test_nothing_is_new_at_the_lowest_level_or_in_the_same_words() -> None:
    assert compared(["tekee työn"], []) == plain(["tekee työn"])
    assert compared(["Tekee työn."], ["tekee työn"])[0].news == ()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("asukasta", "asukkaan", True),
        ("ohjeiden", "ohje", True),
        ("itse", "itsenäisesti", False),
        ("ei", "en", False),
        ("självständig", "självständigt", True),
        ("work", "works", True),
    ],
)
def test_forms_of_one_word_are_the_same_word(one: str, other: str, same: bool) -> None:
    assert same_word(one, other) is same


@given(LINES, LINES)
def test_no_letter_is_lost_or_added(lines: list[str], below: list[str]) -> None:
    assert [found.text for found in compared(lines, below)] == lines


@given(LINES)
def test_what_stays_as_it_is_has_nothing_new(lines: list[str]) -> None:
    assert all(not part.new for found in compared(lines, lines) for part in found.parts)


@pytest.mark.parametrize(
    ("sentence", "statement"),
    [
        ("Opiskelija kohtaa asukkaan arvostavasti", "Kohtaa asukkaan arvostavasti."),
        ("Opiskelija osaa suunnitella työnsä.", "Osaa suunnitella työnsä."),
        ("Den studerande bemöter den boende", "Bemöter den boende."),
        ("The student treats the resident with respect", "Treats the resident with respect."),
        ("Opiskelijat ohjataan alkuun", "Opiskelijat ohjataan alkuun."),
        ("Opiskelija", "Opiskelija."),
        ("", ""),
    ],
)
def test_a_statement_is_about_the_reader(sentence: str, statement: str) -> None:
    assert own_words(sentence) == statement
