"""A document is tagged, keeps together what belongs together, and is the same bytes each time."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.errors import UserError
from desktop.export.content import Cell, Heading, Paragraph, Table, cell
from desktop.export.document import _Writer, write
from desktop.export.fonts import clean, missing_letters
from desktop.export.pen import Placed
from tests.export.documents import WHEN, WORDS, a_document, a_figure, a_full_document, a_table, places
from tests.export.reading import elements, opened, page_code, page_count, spoken_parts, tags, text_of, told
from tests.shared import ROOT


def test_every_part_has_its_tag() -> None:
    found = Counter(tags(write(a_full_document(rows=5))))
    expected = {"H1": 1, "H2": 3, "H3": 1, "Table": 1, "TR": 6, "Figure": 1, "Link": 1, "Form": 3}
    assert {tag: found[tag] for tag in expected} == expected
    assert found["TH"] == 2 + 5


def test_what_is_read_is_what_was_written() -> None:
    pdf = write(a_document(Paragraph(" ".join([WORDS] * 4))))
    assert text_of(pdf, "P") == [" ".join([WORDS] * 4)]


def test_a_divided_word_is_read_as_one() -> None:
    word = "asiakaslähtöisyysammattitaitovaatimus"
    pdf = write(a_document(Paragraph(f"{word} " * 20)))
    whole = next(one["/ActualText"] for one in elements(pdf) if "/ActualText" in one)
    assert set(whole.split()) == set("".join(spoken_parts(pdf)).split()) == {word}


def test_no_soft_hyphen_is_drawn_or_read() -> None:
    pdf = write(a_document(Paragraph("työ\xadturvallisuus\xadmääräykset " * 20)))
    assert set(text_of(pdf, "P")[0].split()) == {"työturvallisuusmääräykset"}


def test_a_table_over_pages_repeats_its_heads_as_no_content() -> None:
    pdf = write(a_document(a_table(120)))
    assert page_count(pdf) > 1
    assert [text for tag, text in told(pdf) if tag == "TH"].count("Vaatimus") == 1
    assert page_code(pdf, 1).count(b"/Artifact <</Type /Pagination>>") == 2  # the heads, the running head


def test_heads_say_what_they_head() -> None:
    heads = [one for one in elements(write(a_document(a_table(2)))) if one["/S"] == "/TH"]
    assert [str(one["/A"]["/Scope"]) for one in heads] == ["/Column", "/Column", "/Row", "/Row"]
    assert heads[1]["/E"] == "Opettaja"


def test_a_figure_says_in_words_what_it_shows() -> None:
    figure = next(one for one in elements(write(a_document(a_figure()))) if one["/S"] == "/Figure")
    assert figure["/Alt"] == "Neliö: 1, 2 ja 3"


def test_a_text_in_another_language_says_so() -> None:
    spoken = [one["/Lang"] for one in elements(write(a_full_document(rows=1))) if "/Lang" in one]
    assert spoken == ["sv"]


def test_headings_are_the_outline() -> None:
    outline = opened(write(a_full_document(rows=1))).root["/Outlines"]
    assert outline["/First"]["/Title"] == "Vaatimukset"
    assert outline["/First"]["/Next"]["/First"]["/Title"] == "Lisää"


def test_the_data_is_attached_as_it_was_given() -> None:
    reader = opened(write(a_full_document(rows=1)))
    spec = reader.root["/Names"]["/EmbeddedFiles"]["/Names"][1]
    assert spec["/EF"]["/F"].data == b'{"a": 1}'
    assert reader.root["/AF"][0] is not None


def test_places_to_sign_are_told_to_a_reader() -> None:
    fields = [one.get_object() for one in opened(write(a_document(places("A", "B")))).root["/AcroForm"]["/Fields"]]
    assert [one["/TU"] for one in fields] == ["Paikka: A", "Paikka: B"]


@pytest.mark.parametrize("lines", range(30, 56))
def test_places_to_sign_never_stand_alone_on_a_page(lines: int) -> None:
    texts = [Paragraph(f"Rivi {n}") for n in range(lines)]
    kept = Paragraph("Allekirjoittajat vahvistavat arvioinnin.", keep=True)
    pdf = write(a_document(*texts, Heading("Allekirjoitukset"), kept, places("A", "B", "C")))
    last = page_count(pdf) - 1
    assert page_code(pdf, last).count(b"/H2 <<") == 1


@pytest.mark.parametrize("lines", range(36, 56))
def test_no_heading_is_the_last_on_a_page(lines: int) -> None:
    texts = [Paragraph(f"Rivi {n}") for n in range(lines)]
    pdf = write(a_document(*texts, Heading("Otsikko"), Paragraph(" ".join([WORDS] * 4))))
    with_heading = next(number for number in range(page_count(pdf)) if b"/H2 <<" in page_code(pdf, number))
    assert page_code(pdf, with_heading).rindex(b"/P <<") > page_code(pdf, with_heading).index(b"/H2 <<")


@pytest.mark.parametrize("rows", range(30, 44))
def test_words_that_a_table_leads_on_to_stay_with_its_last_row(rows: int) -> None:
    pdf = write(a_document(replace(a_table(rows), leads_on=True), Paragraph("Selitys")))
    last = page_code(pdf, page_count(pdf) - 1)
    assert last.index(b"/TD <<") < last.index(b"/P <<")


@pytest.mark.parametrize("mark", ["", "Demonstration 23 November 2026 · agreed"])
@pytest.mark.parametrize("running", ["Aino", "Aino Esimerkki " * 20])
def test_what_stands_on_one_line_never_runs_into_each_other(
    mark: str, running: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    title = "Plan for the demonstration, the workplace's copy"
    texts = [Paragraph(f"Rivi {n}") for n in range(80)]
    writer = _Writer(a_document(*texts, title=title, mark=mark, running=running))
    drawn: list[Placed] = []
    monkeypatch.setattr(writer.pen, "draw", drawn.extend)
    writer.write()
    for one, other in permutations(drawn, 2):
        if abs(one[1] - other[1]) < 8 and one[0] < other[0] and one[0] + one[2].width > other[0]:
            pytest.fail(f"{one[2].said} runs into {other[2].said}")


def test_a_row_higher_than_a_page_runs_over() -> None:
    long = " ".join([WORDS] * 60)
    pdf = write(a_document(Table((50, 50), ((Cell(cell(long).parts, "Row"), cell("4")),))))
    assert page_count(pdf) > 1
    assert " ".join(text_of(pdf, "TH")).split() == long.split()


def test_the_same_content_and_moment_give_the_same_bytes() -> None:
    document = a_full_document()
    assert write(document) == write(document)
    assert write(document) != write(replace(document, when=WHEN + timedelta(seconds=1)))


def test_another_process_gives_the_same_bytes() -> None:
    code = (
        "import hashlib; from tests.export.documents import a_full_document; from desktop.export.document import write;"
        "print(hashlib.sha256(write(a_full_document())).hexdigest())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": "1"}
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, check=True)
    assert run.stdout.decode().strip() == hashlib.sha256(write(a_full_document())).hexdigest()


def test_letters_that_the_font_lacks_are_named_with_their_place() -> None:
    with pytest.raises(UserError) as told:
        write(a_document(Heading("Perustelut"), Paragraph("Hyvä 漢字 työ")))
    assert "Perustelut" in str(told.value)
    assert "字 漢" in str(told.value)


def test_the_font_has_the_letters_of_our_people() -> None:
    assert missing_letters(["åäöšžÅÄÖ đŋŧčʒ Олена Ёжик ґїє “”–…✓✗⚠ €"]) == set()
    assert missing_letters(["漢", "a\u0308 \u200b\ufeff\t\n\xad"]) == {"漢"}


def test_composed_letters_and_invisible_ones() -> None:
    assert clean("a\u0308\u200b\ufeff\u2028b\tc\x00") == "ä\nb c"


@settings(max_examples=60)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=400))
def test_any_text_is_either_written_or_refused_in_words(text: str) -> None:
    document = a_document(Heading(text or "-"), Paragraph(text), Table((1, 1), ((cell(text), cell(text)),)))
    if missing_letters([text]):
        with pytest.raises(UserError):
            write(document)
    else:
        assert write(document).endswith(b"%%EOF\n")


ODD = ["Maija Öst", "þÿab", "ÿþab", "ï»¿a", "(a) \\b", "a\xa0b", "a\xadb", "€ Š", "<a>", "", "é~!"]


@pytest.mark.parametrize("text", ODD)
def test_a_string_is_read_as_it_was_written(text: str) -> None:
    (figure,) = [one for one in elements(write(a_document(replace(a_figure(), says=text)))) if one["/S"] == "/Figure"]
    assert figure["/Alt"] == text
