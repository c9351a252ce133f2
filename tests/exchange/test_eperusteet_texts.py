"""Localised texts become plain text: languages, placeholders, white space, and nothing that could be markup."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.exchange.eperusteet.markup import line, prose
from tests.exchange import documents as make


def name_of(value: Any) -> tuple[dict[str, str], list[str]]:
    found = make.read(make.document(make.unit(nimi=value)))
    return found.qualification.units[0].name, make.paths(found)


def test_only_languages_that_have_words_are_kept() -> None:
    text = {"_id": "1", "_tunniste": "x", "fi": " Työ ", "sv": "", "en": None}
    assert name_of(text) == ({"fi": "Työ"}, [])


def test_a_text_without_finnish_keeps_what_it_has() -> None:
    assert name_of({"sv": "Arbete"}) == ({"sv": "Arbete"}, [])
    assert name_of({"en": "Work"}) == ({"en": "Work"}, [])


def test_stray_languages_are_kept_only_where_there_is_nothing_else() -> None:
    assert name_of({"fi": "Työ", "se": "Bargu", "ru": "Труд"}) == ({"fi": "Työ"}, [])
    assert name_of({"se": "Bargu"}) == ({"se": "Bargu"}, [])


def test_words_in_square_brackets_are_left_out_and_reported() -> None:
    assert name_of({"fi": "Työ", "sv": "[Työ]"}) == ({"fi": "Työ"}, ["tutkinnonOsat[0].nimi"])
    assert name_of({"sv": "[Arbete]"}) == ({"sv": "[Arbete]"}, [])
    assert name_of({"fi": "Työ", "sv": "[a] och [b]"})[0] == {"fi": "Työ", "sv": "[a] och [b]"}


def test_a_text_of_a_wrong_kind_is_reported() -> None:
    place = "tutkinnonOsat[0].nimi"
    assert name_of({"fi": 7, "sv": "Arbete"}) == ({"sv": "Arbete"}, [f"{place}.fi"])
    assert name_of("Työ") == ({"fi": "Työ"}, [place])
    assert name_of(["Työ"])[1][0] == place
    assert name_of({"suomi": "Työ", "sv": "Arbete"}) == ({"sv": "Arbete"}, [f"{place}.suomi"])


def test_a_path_in_a_finding_carries_no_markup() -> None:
    _name, paths = name_of({"<script>alert(1)</script>": "x", "fi": "Työ"})
    assert paths == ["tutkinnonOsat[0].nimi."]


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("  two\n  words\t", "two words"),
        ("no\u00a0break", "no break"),
        ("a&nbsp;b &ndash; c &amp; d", "a b – c & d"),
        ("soft\u00adhyphen&shy;s", "softhyphens"),
        ("turned\u202eround\u200b", "turnedround"),
        ("half\ud800letter", "halfletter"),
        ("pH < 7 & > 3", "pH < 7 & > 3"),
        ("<p>a</p><p>b</p>", "a b"),
        ("a<br>b<br/>c", "a b c"),
        ("x<script>alert('<b>1</b>')</script>y", "x y"),
        ("x&lt;script&gt;alert(1)&lt;/script&gt;y", "x y"),
        ("x&amp;lt;script&amp;gt;", "x&lt;script&gt;"),
        ("<style>p{}</style><!-- c --><p onclick='x()'>a<!-- d -->b</p>", "ab"),
        ("<svg><script>1</script></svg>q", "q"),
        ("<scr<script>ipt>1</scr</script>ipt>", "ipt>1ipt>"),  # as a browser takes it: a tag named scr<script
        ("<img src=x onerror=alert(1)>", ""),
        ("<?xml version='1.0' encoding='utf-16'?><p>hei</p>", "hei"),
        ("<p", "‹p"),
        ("", ""),
    ],
)
def test_one_line_is_plain(raw: str, plain: str) -> None:
    assert "".join(line(raw).split()) == "".join(plain.split())
    assert line(raw) == " ".join(line(raw).split())


def test_a_very_deep_text_loses_its_tags_and_keeps_its_words() -> None:
    assert line("<div>" * 5000 + "syvällä" + "</div>" * 5000) == "syvällä"


def test_prose_keeps_paragraphs_and_lists_on_lines() -> None:
    html = "<h3>Otsikko</h3><p>Yksi\n rivi</p><ul><li>a</li><li><p>b</p></li></ul>loppu"
    assert prose(html) == "Otsikko\nYksi rivi\n– a\n– b\nloppu"


def test_rows_of_a_table_become_lines() -> None:
    assert prose("<table><tr><th>A</th><td>1</td></tr><tr><td>B</td><td>2</td></tr></table>") == "A – 1\nB – 2"


def test_text_without_markup_is_parted_at_empty_lines() -> None:
    assert prose("Yksi\nrivi\n\nToinen") == "Yksi rivi\nToinen"


def test_how_competence_is_shown_comes_as_plain_text() -> None:
    raw = make.unit(ammattitaidonOsoittamistavat=make.words("<p>Näytössä</p><p>työpaikalla <b>itse</b></p>"))
    assert make.read_unit(raw).shown_by == {"fi": "Näytössä\ntyöpaikalla itse"}
