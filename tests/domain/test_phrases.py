"""Phrase starters."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.phrases import LONGEST, MOST_OWN, begun_with, own_starters, starters
from desktop.texts import use_language


def test_the_teachers_own_follow_the_common_ones_in_the_language_of_the_person() -> None:
    use_language("sv")
    assert starters(("Mindes",))[0] == "Gjorde självständigt …"
    assert starters(("Mindes",))[-1] == "Mindes"


def test_own_starters_are_few_short_and_each_but_once() -> None:
    kept = own_starters("  Muisti   aina \n\nMuisti aina\n" + "x" * 99 + "\n" + "\n".join("abcdefgh"))
    assert kept[:2] == ("Muisti aina", "x" * LONGEST)
    assert len(kept) == MOST_OWN


def test_a_beginning_takes_the_place_of_another() -> None:
    common = ("Perusteli …", "Huomasi itse …")
    assert begun_with("Huomasi itse …", "Perusteli valinnan", common) == ("Huomasi itse valinnan", len("Huomasi itse "))
    assert begun_with("Perusteli …", "", common) == ("Perusteli ", len("Perusteli "))


@given(st.text(), st.text(min_size=1))
def test_a_beginning_loses_no_words(words: str, starter: str) -> None:
    begun, place = begun_with(starter, words, ())
    assert begun[place:] == words.lstrip()
