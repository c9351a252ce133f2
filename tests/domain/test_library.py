"""Versions of qualifications in the library: validity in words, what belongs together, what a search leaves out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.domain.curriculum import UnitKind, Validity
from desktop.domain.library import (
    QualificationRow,
    UnitGroup,
    UnitRow,
    Wanted,
    counterpart,
    newer_versions,
    same_qualification,
    validity_words,
)
from desktop.domain.version_news import news_lines, unit_changes

ROW = QualificationRow(
    id="1",
    version="2022-05-01",
    name={"fi": "Puutarha-alan perustutkinto"},
    reference_number="OPH-1-2022",
    kind="koulutustyyppi_1",
    valid_from=date(2022, 8, 1),
    valid_until=date(2026, 7, 31),
    transition_ends=date(2028, 7, 31),
)
UNIT = UnitRow(qualification="1", version="2022-05-01", id="u1", name={"fi": "Kasvit"}, code="tutkinnonosat_1")


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2022, 7, 31), "Tulee voimaan 1.8.2022"),
        (date(2022, 8, 1), "Voimassa 31.7.2026 asti"),
        (date(2026, 7, 31), "Voimassa 31.7.2026 asti"),
        (date(2026, 8, 1), "Siirtymäaika 31.7.2028 asti: viimeistään 31.7.2026 aloittaneille"),
        (date(2028, 7, 31), "Siirtymäaika 31.7.2028 asti: viimeistään 31.7.2026 aloittaneille"),
        (date(2028, 8, 1), "Ei voimassa 31.7.2028 jälkeen"),
    ],
)
def test_validity_is_told_with_the_day_that_matters(day: date, told: str) -> None:
    assert validity_words(ROW, day) == told


def test_validity_without_an_end_or_without_dates() -> None:
    assert validity_words(replace(ROW, valid_until=None), date(2030, 1, 1)) == "Voimassa 1.8.2022 alkaen"
    assert validity_words(replace(ROW, valid_from=None, valid_until=None), date(2030, 1, 1)) == "Voimassa"


def test_a_renewed_qualification_is_the_same_by_its_name() -> None:
    renewed = replace(ROW, id="9", reference_number="OPH-9-2026", valid_from=date(2026, 8, 1), version="2026-05-01")
    other = replace(renewed, id="10", name={"fi": "Autoalan perustutkinto"})
    republished = replace(ROW, version="2023-01-01")
    assert same_qualification(ROW, renewed)
    assert not same_qualification(ROW, other)
    assert newer_versions(ROW, [ROW, other, republished, renewed]) == [renewed, republished]
    assert newer_versions(renewed, [ROW, republished]) == []


def test_a_unit_is_found_in_another_version_by_code_then_id_then_name() -> None:
    same_code = replace(UNIT, id="x", name={"fi": "Muu"})
    same_id = replace(UNIT, code="", name={"fi": "Muu"})
    same_name = replace(UNIT, code="", id="y", name={"fi": "kasvit", "sv": "Växter"})
    assert counterpart(UNIT, [same_name, same_id, same_code]) == same_code
    assert counterpart(UNIT, [same_name, same_id]) == same_id
    assert counterpart(UNIT, [same_name]) == same_name
    assert counterpart(UNIT, [replace(UNIT, id="z", code="", name={"fi": "Koneet"})]) is None
    twins = [same_code, replace(UNIT, name={"fi": "Muu"})]
    assert counterpart(UNIT, twins) == twins[1]


def test_filters_leave_out_by_document_kind_and_validity() -> None:
    units = [
        replace(UNIT, kind=kind, qualification=qualification, version=str(began), valid_from=began)
        for kind in (UnitKind.VOCATIONAL, UnitKind.COMMON_2014, UnitKind.TUVA_PART)
        for qualification in ("1", "2")
        for began in (date(2020, 1, 1), date(2030, 1, 1))
    ]
    on = date(2026, 1, 1)

    def count(**wanted: object) -> int:
        return sum(map(Wanted(on=on, **wanted).taker(), units))  # type: ignore[arg-type]

    assert count() == 12
    assert count(group=UnitGroup.COMMON) == count(group=UnitGroup.PREPARATORY) == 4
    assert count(qualifications=("2",)) == 6
    assert count(validity=Validity.COMING) == count(validity=Validity.IN_FORCE) == 6
    assert count(validity=Validity.ENDED) == 0
    assert Wanted(on=on).is_everything
    assert not Wanted(validity=Validity.ENDED, on=on).is_everything


def test_the_news_of_a_version_names_the_units() -> None:
    was = [replace(UNIT, content="a"), replace(UNIT, id="u2", code="c2", name={"fi": "Koneet"}, content="b")]
    now = [replace(UNIT, content="a2"), replace(UNIT, id="u3", code="c3", name={"fi": "Vesi"}, content="c")]
    news = unit_changes(ROW, was, now, uses=2)
    assert [len(one) for one in (news.added, news.changed, news.removed)] == [1, 1, 1]
    lines = news_lines(news)
    assert lines[0] == "Edelliseen versioon verrattuna (OPH-1-2022, 1.5.2022):"
    assert lines[1:4] == [
        "1 uusi tutkinnon osa: Vesi",
        "1 tutkinnon osa muuttunut: Kasvit",
        "1 tutkinnon osa poistunut: Koneet",
    ]
    assert lines[4].startswith("2 näyttöä jää")
