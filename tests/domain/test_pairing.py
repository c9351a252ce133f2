"""Which line of one version is which of another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.pairing import Line, Pair, likeness, matched, pair_up, same_words

ALARM = "toimii hälytystilanteessa ohjeiden mukaan"
FOOD = "valmistaa aterian asukkaan toiveet huomioiden"
NOTES = "kirjaa tekemänsä työn asiakastietojärjestelmään"


def fi(*texts: str) -> list[Line]:
    return [Line({"fi": text}) for text in texts]


def test_the_same_lines_are_pairs_in_order() -> None:
    assert pair_up(fi(ALARM, FOOD), fi(ALARM, FOOD)) == [Pair(0, 0), Pair(1, 1)]


def test_what_came_and_what_went_stand_where_they_are_or_were() -> None:
    assert pair_up(fi(ALARM, FOOD, NOTES), fi(ALARM, "puhuu ruotsia", NOTES)) == [
        Pair(0, 0),
        Pair(None, 1),
        Pair(1, None),
        Pair(2, 2),
    ]


def test_a_code_pairs_lines_however_they_are_worded() -> None:
    before = [Line({"fi": ALARM}, code="v_1"), Line({"fi": FOOD}, code="v_2")]
    after = [Line({"fi": "aivan toista"}, code="v_2"), Line({"fi": FOOD})]
    assert matched(pair_up(before, after)) == [(1, 0)]


def test_a_code_that_stands_twice_tells_nothing() -> None:
    before = [Line({"fi": ALARM}, code="v_1"), Line({"fi": FOOD}, code="v_1")]
    after = [Line({"fi": FOOD}, code="v_1"), Line({"fi": ALARM}, code="v_1")]
    assert sorted(matched(pair_up(before, after))) == [(0, 1), (1, 0)]


def test_a_reworded_line_is_found_also_where_words_are_inflected() -> None:
    after = "toimii hälytystilanteissa annettujen ohjeiden mukaan"
    assert matched(pair_up(fi(FOOD, ALARM), fi(FOOD, NOTES, after))) == [(0, 0), (1, 2)]
    assert likeness({"fi": ALARM}, {"fi": after}) > 0.7
    assert likeness({"fi": ALARM}, {"fi": FOOD}) == 0


def test_running_numbers_as_ids_do_not_outweigh_the_words() -> None:
    before = [Line({"fi": ALARM}, id="7.1"), Line({"fi": FOOD}, id="7.2")]
    after = [Line({"fi": NOTES}, id="7.1"), Line({"fi": ALARM}, id="7.2"), Line({"fi": FOOD}, id="7.3")]
    assert matched(pair_up(before, after)) == [(0, 1), (1, 2)]


def test_only_the_line_that_changed_its_place_has_moved() -> None:
    pairs = pair_up(fi(ALARM, FOOD, NOTES), fi(NOTES, ALARM, FOOD))
    assert [(one.before, one.moved) for one in pairs] == [(2, True), (0, False), (1, False)]


def test_a_line_under_another_heading_has_moved_but_not_when_the_heading_was_renamed() -> None:
    def under(heading: str, text: str) -> Line:
        return Line({"fi": text}, area={"fi": heading})

    before = [under("Työ", ALARM), under("Työ", FOOD), under("Muu", NOTES)]
    renamed = [under("Oma työ", ALARM), under("Oma työ", FOOD), under("Muu", NOTES)]
    assert not any(one.moved for one in pair_up(before, renamed))
    moved = [under("Työ", ALARM), under("Muu", FOOD), under("Muu", NOTES)]
    assert [one.moved for one in pair_up(before, moved)] == [False, True, False]


def test_texts_are_the_same_in_the_languages_that_both_have() -> None:
    assert same_words({"fi": "Kirjaa työn.", "sv": "Antecknar"}, {"fi": "kirjaa  työn", "en": "Notes"})
    assert not same_words({"fi": "kirjaa", "sv": "antecknar"}, {"fi": "kirjaa", "sv": "skriver"})
    assert not same_words({"sv": "antecknar"}, {"fi": "kirjaa"})


TEXTS = st.lists(st.sampled_from([ALARM, FOOD, NOTES, ""]), max_size=6)


@given(TEXTS, TEXTS)
def test_every_line_stands_once(one: list[str], other: list[str]) -> None:
    pairs = pair_up(fi(*one), fi(*other))
    assert sorted(pair.before for pair in pairs if pair.before is not None) == list(range(len(one)))
    assert [pair.after for pair in pairs if pair.after is not None] == list(range(len(other)))


def test_very_many_lines_are_paired_with_what_is_near() -> None:
    old = [f"tekee työn numero {n} ja kirjaa sen kohtaan {n}" for n in range(2_000)]
    new = [f"{text} huolellisesti" if n % 2 else text for n, text in enumerate(old)]
    assert matched(pair_up(fi(*old), fi(*new))) == [(n, n) for n in range(2_000)]
    backwards = pair_up(fi(*old), fi(*reversed(old)))
    assert sum(not one.moved for one in backwards) == 1


def test_a_text_as_long_as_a_book_is_likened_by_its_beginning() -> None:
    book = " ".join(f"sana{n}" for n in range(200_000))
    assert likeness({"fi": book}, {"fi": f"{book} loppu"}) == 1
