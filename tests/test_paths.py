"""Names of files that every system takes."""

from __future__ import annotations

import unicodedata

import pytest

from desktop.paths import portable_name


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("Mäki-Öhman_Åsa_arviointi.pdf", "Mäki-Öhman_Åsa_arviointi.pdf"),
        (unicodedata.normalize("NFD", "Mäki_Väinö.pdf"), "Mäki_Väinö.pdf"),  # as macOS writes names
        ("ใจดี_สมชาย.pdf", "ใจดี_สมชาย.pdf"),  # letters whose vowels are marks
        ('Koe/../<a>:"b"|?*\\c.pdf', "Koe..abc.pdf"),
        ("con.pdf", "_con.pdf"),
        ("Aux.Matti_arviointi.pdf", "_Aux.Matti_arviointi.pdf"),
        ("lpt1", "_lpt1"),
        ("Console.pdf", "Console.pdf"),
        ("kuva.jpg..", "kuva.jpg"),
        (".piilossa.pdf", "piilossa.pdf"),
        ("...", ""),
    ],
)
def test_a_name_is_kept_as_far_as_every_system_takes_it(wanted: str, name: str) -> None:
    assert portable_name(wanted) == name


@pytest.mark.parametrize("letter", ["a", "ä", "𠮷"])
def test_a_name_without_end_is_cut_but_keeps_its_ending(letter: str) -> None:
    name = portable_name(letter * 400 + ".pdf")
    assert name.startswith(letter * 30)
    assert name.endswith(f"{letter}.pdf")
    assert len(name.encode()) <= 160
