"""Requirements: the structured form first, else the text, one line an item."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.domain.curriculum import SkillRequirement
from tests.exchange import documents as make


def rows(raw: make.Json) -> tuple[SkillRequirement, ...]:
    return make.read_unit(raw).requirements


def written(html: Any) -> list[tuple[str, str, str]]:
    """Lead, area and text of each line in Finnish."""
    return [(row.lead.get("fi", ""), row.area.get("fi", ""), row.text["fi"]) for row in rows(make.written_unit(html))]


# Structured


def test_structured_requirements_have_lead_area_and_code() -> None:
    raw = make.unit(ammattitaitovaatimukset2019=make.structured(1, areas={"Asiakas": [2], "Hygienia": [3, 4]}))
    found = rows(raw)
    assert [row.id for row in found] == ["77.1", "77.2", "77.3", "77.4"]
    assert [row.area.get("fi") for row in found] == [None, "Asiakas", "Hygienia", "Hygienia"]
    assert found[0].lead == {"fi": "Opiskelija", "sv": "Den studerande"}
    assert (found[0].code, found[0].text["sv"]) == ("ammattitaitovaatimukset_1", "gör sak 1")


def test_a_requirement_without_words_takes_those_of_its_code() -> None:
    form = make.structured(1)
    form["vaatimukset"][0]["vaatimus"] = None
    assert rows(make.unit(ammattitaitovaatimukset2019=form))[0].text["fi"] == "tekee asian 1"


def test_a_requirement_without_any_words_is_reported() -> None:
    form = make.structured(1)
    form["vaatimukset"].append({"koodi": make.code("ammattitaitovaatimukset_2", nimi=None), "vaatimus": {}})
    found = make.read(make.document(make.unit(ammattitaitovaatimukset2019=form)))
    assert len(found.qualification.units[0].requirements) == 1
    assert make.paths(found) == ["tutkinnonOsat[0].ammattitaitovaatimukset2019.vaatimukset[1]"]


def test_the_same_requirement_twice_gets_two_ids() -> None:
    assert [row.id for row in rows(make.unit(ammattitaitovaatimukset2019=make.structured(1, 1)))] == ["77.1", "77.1.2"]


def test_a_temporary_code_is_not_kept_for_export() -> None:
    form = make.structured(1)
    form["vaatimukset"][0]["koodi"]["uri"] = "temporary_ammattitaitovaatimukset_1"
    assert rows(make.unit(ammattitaitovaatimukset2019=form))[0].code == ""


def test_the_generated_text_is_not_read_beside_the_structured_form() -> None:
    html = make.words("<dl><dt><i>Opiskelija</i></dt><dd>tekee muuta</dd></dl>")
    assert len(rows(make.unit(ammattitaitovaatimukset=html))) == 2


def test_an_empty_structured_form_gives_way_to_the_text() -> None:
    html = make.words("<p>Opiskelija osaa</p><ul><li>tehdä</li></ul>")
    raw = make.unit(ammattitaitovaatimukset2019=make.structured(), ammattitaitovaatimukset=html)
    assert [row.text for row in rows(raw)] == [{"fi": "tehdä"}]


# Text


def test_one_item_of_a_list_is_one_requirement() -> None:
    html = "<p>Opiskelija osaa</p>\n<ul><li>tehdä <em>työn</em></li><li><p>mitata.</p></li><li> </li></ul><p>&nbsp;</p>"
    assert written(html) == [("Opiskelija osaa", "", "tehdä työn"), ("Opiskelija osaa", "", "mitata.")]


def test_ids_of_written_lines_are_their_numbers() -> None:
    assert [row.id for row in rows(make.written_unit("<ul><li>a</li><li>b</li></ul>"))] == ["77.1", "77.2"]


def test_each_group_has_its_own_lead() -> None:
    html = "<p>Opiskelija suunnittelee</p><ul><li>a</li></ul><p>Opiskelija toteuttaa</p><ul><li>b</li></ul>"
    assert written(html) == [("Opiskelija suunnittelee", "", "a"), ("Opiskelija toteuttaa", "", "b")]


def test_headings_in_bold_are_areas_under_the_same_lead() -> None:
    first = "<p>Opiskelija osaa</p><p><strong>Asiakas</strong></p><ul><li>a</li></ul>"
    html = f"{first}<p><b>Hygienia</b></p><ul><li>b</li></ul>"
    assert written(html) == [("Opiskelija osaa", "Asiakas", "a"), ("Opiskelija osaa", "Hygienia", "b")]


def test_a_lead_in_bold_is_still_a_lead() -> None:
    assert written("<p><strong>Opiskelija </strong></p><ul><li>a</li></ul>") == [("Opiskelija", "", "a")]


def test_a_sub_list_continues_its_item() -> None:
    html = "<p>Opiskelija osaa</p><ul><li>hoitaa<ul><li>haavan</li><li>murtuman</li></ul></li><li>levätä</li></ul>"
    assert written(html) == [
        ("Opiskelija osaa hoitaa", "", "haavan"),
        ("Opiskelija osaa hoitaa", "", "murtuman"),
        ("Opiskelija osaa", "", "levätä"),
    ]


def test_a_sub_list_under_an_item_in_bold_stands_under_a_heading() -> None:
    html = "<p>Opiskelija osaa</p><ul><li><b>Hoito</b><ul><li>hoitaa haavan</li></ul></li></ul>"
    assert written(html) == [("Opiskelija osaa", "Hoito", "hoitaa haavan")]


def test_paragraphs_with_dashes_are_a_list_too() -> None:
    html = "<p>Opiskelija osaa</p><p>– tehdä</p><p>- mitata<br>- korjata</p>"
    assert [text for _lead, _area, text in written(html)] == ["tehdä", "mitata", "korjata"]


def test_without_any_list_each_paragraph_is_a_requirement() -> None:
    html = "<p>Tutkinnon suorittaja osaa:</p><p>Hän johtaa työtä.</p><p>Hän kehittää työtä.</p>"
    lead = "Tutkinnon suorittaja osaa:"
    assert written(html) == [(lead, "", "Hän johtaa työtä."), (lead, "", "Hän kehittää työtä.")]


def test_a_text_without_markup_is_one_requirement() -> None:
    assert written("Hän johtaa\ntyötä.") == [("", "", "Hän johtaa työtä.")]


@pytest.mark.parametrize(
    "html", ["<dl><dt><i>Opiskelija</i></dt></dl>", "<p>Opiskelija osaa:</p>", "Opiskelija", " ", "<p></p>"]
)
def test_the_bare_lead_is_no_requirement(html: str) -> None:
    assert rows(make.written_unit(html)) == ()


def test_the_generated_list_is_read_where_nothing_else_is_there() -> None:
    html = "<dl><dt><i>Opiskelija</i></dt></dl><b>Alue</b><dl><dt></dt><dd style='x'>yksi</dd><dd>kaksi</dd></dl>"
    assert written(html) == [("Opiskelija", "Alue", "yksi"), ("Opiskelija", "Alue", "kaksi")]


def test_paragraphs_before_the_lead_and_after_the_list_are_notes() -> None:
    html = (
        "<p>Krav på yrkesskicklighet</p><p>Ensin ensiapu.</p><p>Opiskelija osaa</p><ul><li>a</li></ul><p>Lisäksi.</p>"
    )
    unit = make.read_unit(make.written_unit(html))
    assert [row.lead["fi"] for row in unit.requirements] == ["Opiskelija osaa"]
    assert unit.description == {"fi": "Ensin ensiapu.\nLisäksi."}


def test_languages_stand_side_by_side() -> None:
    html = {
        "fi": "<p>Opiskelija osaa</p><ul><li>a</li><li>b</li></ul>",
        "sv": "<p>Den studerande kan</p><ul><li>x</li></ul><ul><li>y</li></ul>",
    }
    found = rows(make.written_unit(html))
    assert [row.text for row in found] == [{"fi": "a", "sv": "x"}, {"fi": "b", "sv": "y"}]
    assert found[1].lead == {"fi": "Opiskelija osaa", "sv": "Den studerande kan"}


def test_a_lead_that_one_language_lacks_is_left_out() -> None:
    found = rows(make.written_unit({"fi": "<ul><li>a</li></ul>", "sv": "<p>Den studerande kan</p><ul><li>x</li></ul>"}))
    assert found[0].lead == {}


def test_a_language_with_another_number_of_lines_is_kept_whole_in_the_notes() -> None:
    html = {"fi": "<ul><li>a</li><li>b</li></ul>", "sv": "<ul><li>x</li><li>y</li><li>z</li></ul>"}
    found = make.read(make.document(make.written_unit(html)))
    unit = found.qualification.units[0]
    assert [row.text for row in unit.requirements] == [{"fi": "a"}, {"fi": "b"}]
    assert unit.description == {"sv": "x\ny\nz"}
    assert make.paths(found) == ["tutkinnonOsat[0].ammattitaitovaatimukset.sv"]


def test_a_language_without_lines_does_not_hide_one_that_has_them() -> None:
    unit = make.read_unit(make.written_unit({"fi": "<p>Opiskelija</p>", "sv": "<ul><li>x</li></ul>"}))
    assert [row.text for row in unit.requirements] == [{"sv": "x"}]


def test_old_goals_are_read_where_there_are_no_requirements() -> None:
    raw = make.unit(ammattitaitovaatimukset2019=None, tavoitteet=make.words("<ul><li>a</li></ul>"))
    assert [row.text for row in rows(raw)] == [{"fi": "a"}]
