"""Which documents are read, and what is said of those that are not."""

from __future__ import annotations

import json
from typing import Any

import pytest

from desktop.domain.curriculum import Qualification, UnitKind
from desktop.domain.errors import UserError
from desktop.exchange.eperusteet import Form, read_document, recognise
from desktop.texts import use_language
from tests.exchange import documents as make


@pytest.fixture(autouse=True)
def english(finnish: None) -> None:
    use_language("en")


def refusal(data: bytes) -> str:
    with pytest.raises(UserError) as refused:
        read_document(data)
    return str(refused.value)


def refusal_of(raw: Any) -> str:
    return refusal(json.dumps(raw).encode())


def of_form(raw: Any, form: Form) -> Qualification:
    found = make.read(raw)
    assert found.form is form
    return found.qualification


def test_a_whole_qualification_is_read_without_findings() -> None:
    found = make.read(make.document())
    assert (found.form, found.findings) == (Form.QUALIFICATION, ())
    assert found.qualification.name["fi"] == "Esimerkkialan perustutkinto"
    assert [unit.id for unit in found.qualification.units] == ["77"]


@pytest.mark.parametrize("wrap", [lambda units: {"data": units, "sivu": 0, "sivuja": 1}, lambda units: units])
def test_a_page_and_a_bare_list_of_units_make_a_qualification_without_a_name(wrap: Any) -> None:
    found = make.read(wrap([make.unit(1), make.unit(2)]))
    assert found.form is Form.UNITS
    assert (found.qualification.id, found.qualification.name) == ("units.1", {})
    assert [unit.id for unit in found.qualification.units] == ["1", "2"]
    assert make.paths(found) == [""]


def test_one_unit_by_itself_is_a_list_of_one() -> None:
    assert [unit.id for unit in of_form(make.unit(3), Form.UNITS).units] == ["3"]


def test_a_bare_list_of_sections_becomes_their_common_unit() -> None:
    (unit,) = of_form([make.section(300), make.section(310)], Form.SECTIONS).units
    assert unit.kind is UnitKind.COMMON
    assert [section.id for section in unit.sub_areas] == ["300", "310"]


def test_sections_of_2014_become_a_common_unit_of_2014() -> None:
    (unit,) = of_form([make.section_2014(make.part_2014(401))], Form.SECTIONS).units
    assert unit.kind is UnitKind.COMMON_2014


def test_a_bare_list_of_tuva_parts_is_read() -> None:
    assert [unit.kind for unit in of_form([make.tuva_part()], Form.TUVA_PARTS).units] == [UnitKind.TUVA_PART]


def test_the_order_of_keys_and_a_byte_order_mark_do_not_matter() -> None:
    raw = dict(reversed(make.document().items()))
    assert read_document(b"\xef\xbb\xbf" + json.dumps(raw).encode()).findings == ()


def test_search_hits_are_refused() -> None:
    hits = [{"id": 1, "nimi": make.words("Tutkinto"), "diaarinumero": "OPH-1-2026"}]
    assert "search results" in refusal_of({"data": hits, "sivu": 0})


@pytest.mark.parametrize(
    "changes",
    [
        {"toteutus": "lops2019", "koulutustyyppi": "koulutustyyppi_2"},
        {"toteutus": "perusopetus", "koulutustyyppi": "koulutustyyppi_16"},
        {"toteutus": "taiteenperusopetus", "koulutustyyppi": "koulutustyyppi_64"},
        {"toteutus": None, "koulutustyyppi": "koulutustyyppi_2", "tutkinnonOsat": []},
        {"toteutus": None, "koulutustyyppi": None, "tutkinnonOsat": []},
    ],
)
def test_other_education_is_refused(changes: dict[str, Any]) -> None:
    assert "not about vocational education" in refusal_of(make.document(**changes))


def test_a_file_from_before_the_field_of_implementation_is_read() -> None:
    assert make.read(make.document(toteutus=None)).findings == ()


@pytest.mark.parametrize("raw", [{}, [], 1, "x", None, {"data": []}, {"a": 1}, [1, "x", None], [[]], {"data": {}}])
def test_json_of_another_kind_is_refused(raw: Any) -> None:
    assert "not a document of vocational" in refusal_of(raw)


@pytest.mark.parametrize("data", [b"", b" \n\t", b"\xef\xbb\xbf", b"\0\0"])
def test_an_empty_file_is_refused(data: bytes) -> None:
    assert "empty" in refusal(data)


@pytest.mark.parametrize("data", [b"<!DOCTYPE html><html></html>", b"%PDF-1.7", b"PK\x03\x04", b"hello"])
def test_a_file_that_is_not_json_is_refused(data: bytes) -> None:
    assert "not JSON" in refusal(data)


def test_a_file_that_was_cut_off_is_refused_with_the_line() -> None:
    data = json.dumps(make.document(), indent=1).encode()
    cut = data[: len(data) // 2].rstrip()
    said = refusal(cut)
    line = int(said.partition("line ")[2].partition(".")[0])
    assert 1 < line <= len(cut.splitlines())


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1"])
def test_another_encoding_is_refused(encoding: str) -> None:
    data = json.dumps(make.document(nimi=make.words("Päivä")), ensure_ascii=False).encode(encoding)
    assert "UTF-8" in refusal(data)


@pytest.mark.parametrize("data", [b"[" * 200_000, b'{"a":' * 200_000, b"[" * 5_000 + b"]" * 5_000])
def test_a_file_nested_too_deep_is_refused(data: bytes) -> None:
    assert "too deep" in refusal(data)


def test_a_file_larger_than_the_limit_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    data = json.dumps(make.document()).encode()
    monkeypatch.setattr(recognise, "LARGEST", len(data) - 1)
    assert "larger than" in refusal(data)


def test_the_limit_is_a_hundred_mebibytes() -> None:
    assert recognise.LARGEST == 100 * 1024 * 1024


@pytest.mark.parametrize("odd", ["1e999", "-1" * 3, "9" * 4000, "9" * 9000, '"\\ud800"', "1e-999"])
def test_odd_numbers_and_broken_letters_are_no_accident(odd: str) -> None:
    data = json.dumps(make.document(voimassaoloAlkaa="?")).replace('"?"', odd).encode()
    try:
        found = read_document(data)
    except UserError:
        return
    assert found.qualification.units
