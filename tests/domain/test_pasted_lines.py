"""Lines pasted from a provider's own paper: what is understood, and what is taken away."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.pasted_lines import MOST_LETTERS, PastedLine, clean, clean_text, read_lines, tidy_lines, write_lines

PIECES = [
    "•",
    "1.",
    "1)",
    "a)",
    " ",
    "\n",
    "\n\n",
    "Opiskelija osaa",
    ":",
    "tekee",
    "Tekee työn.",
    "<p>",
    "<!--",
    "-->",
]
PASTES = st.lists(st.sampled_from([*PIECES, "1.1", "o ", "mso-x:", "-", "\xad", "\t", "."]), max_size=25).map("".join)


@pytest.mark.parametrize(
    "mark", ["•\t", "- ", "– ", "* ", "1. ", "1) ", "(3) ", "a) ", "10.", "1.2 ", "o  ", "\uf0b7 ", "\u2713 ", "iv. "]
)
def test_bullets_and_numbers_are_taken_away(mark: str) -> None:
    assert tidy_lines(f"{mark}palvelee asiakasta\n{mark}siivoaa") == "palvelee asiakasta\nsiivoaa"


@pytest.mark.parametrize(
    "line", ["5 vuotta", "Osaa a-luokan työt", "I luokan työt", "24/7-valvonta", "3D-mallintaa osat"]
)
def test_a_number_that_belongs_to_the_words_stays(line: str) -> None:
    assert tidy_lines(line) == line


def test_a_list_with_a_lead_and_headings_is_understood() -> None:
    text = """Ammattitaitovaatimukset

        Opiskelija osaa
        Asiakaspalvelu
        • palvella asiakasta ja
          huolehtia ympäristöstä
        •
        kertoa annoksista

        Työturvallisuus:
        • käyttää suojaimia"""
    assert read_lines(text) == [
        PastedLine("palvella asiakasta ja huolehtia ympäristöstä", "Asiakaspalvelu", "Opiskelija osaa"),
        PastedLine("kertoa annoksista", "Asiakaspalvelu", "Opiskelija osaa"),
        PastedLine("käyttää suojaimia", "Työturvallisuus", "Opiskelija osaa"),
    ]


def test_plain_lines_are_requirements_and_empty_ones_are_passed_over() -> None:
    assert [line.text for line in read_lines("palvelee\n\n\n  siivoaa \n\t\nlaskee\n—\n")] == [
        "palvelee",
        "siivoaa",
        "laskee",
    ]


def test_what_a_word_processor_leaves_is_taken_away() -> None:
    text = (
        "<!--[if gte mso 9]><xml><w:WordDocument>Salaa</w:WordDocument></xml><![endif]-->\n"
        "Normal 0 21 false false false FI X-NONE X-NONE\n/* Style Definitions */\n"
        'table.MsoNormalTable {mso-style-name:"Normaali";}\n'
        '<p class="MsoNormal">palve\xadlee\xa0\u200basiakasta</p>\x0b'
        "\uf0b7\tsiivoaa\x07<script>Laskee</script>"
    )
    assert tidy_lines(text) == "palvelee asiakasta\nsiivoaa\nLaskee"


def test_a_heading_with_nothing_under_it_is_a_requirement() -> None:
    assert read_lines("palvelee\nkassatyö:") == [PastedLine("palvelee"), PastedLine("kassatyö")]


def test_contents_keep_their_lines_but_nothing_that_nobody_sees() -> None:
    assert clean_text("Rivi\u00ad yksi\r\n\r\n\r\n\r\n  <b>Rivi</b>\tkaksi ") == "Rivi yksi\n\nRivi\nkaksi"
    assert clean(" Kahvila\ttyö\n ") == "Kahvila työ"


@given(PASTES | st.text(max_size=60))
def test_tidying_twice_changes_nothing(text: str) -> None:
    tidy = tidy_lines(text)
    assert tidy_lines(tidy) == tidy
    assert clean_text(clean_text(text)) == clean_text(text)


@given(PASTES | st.text(max_size=60))
def test_lines_are_written_as_they_are_read(text: str) -> None:
    lines = read_lines(text)
    assert read_lines(write_lines(lines)) == lines
    assert all(line.text for line in lines)


@pytest.mark.parametrize("piece", ["<!--", "<style", "<a ", "1.", "- ", "mso-", "(", "normal 0 ", "fi-fi "])
def test_of_a_very_long_text_only_the_beginning_is_read(piece: str) -> None:
    text = piece * (3 * MOST_LETTERS // len(piece))
    assert len(tidy_lines(text + "\npalvelee")) <= MOST_LETTERS
