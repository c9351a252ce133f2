"""Names: the same however they are typed, and those that only look like another's."""

from __future__ import annotations

import unicodedata

import pytest

from desktop.domain.names import looks_like_another, same_name


def test_letters_composed_in_another_way_and_other_spaces_are_the_same_name() -> None:
    assert same_name("Äiti  Häyhä", unicodedata.normalize("NFD", " Äiti Häyhä "))
    assert not same_name("Aiti Häyhä", "Äiti Häyhä")


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Maija Opettaja",
            "Åsa-Lena O’Neill",
            "Beaska Niillas Đunŋá",
            "Олена Шевченко",
            "محمد علی‌زاده",
            "Nguyễn Thị Ánh",
        ),
        *("Ольга Virtanen", "阮 明", "ตัวอย่าง", "J. R. Virtanen", "Virtanen, Maija 123X"),
    ],
)
def test_a_name_in_letters_of_its_own_is_no_deceit(name: str) -> None:
    assert not looks_like_another(name)
    assert not looks_like_another(unicodedata.normalize("NFD", name))


@pytest.mark.parametrize(
    "name",
    [
        *("Maijа Opettaja", "Ορettaja", "Maija\u200bOpettaja", "Maija\u202eajattepO", "Mai\u0335ja", "Ｍaija", "𝐌aija"),
        *("Mai\u00adja", "Mai\ue000ja"),
    ],
)
def test_letters_that_are_taken_for_others_are_found(name: str) -> None:
    assert looks_like_another(name)
