"""The card for observing on paper: numbered requirements with boxes, who observes what, and lines for notes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.assessment import Observation
from desktop.domain.case import Case
from desktop.domain.demonstration import RequirementPlan
from desktop.domain.terms import Coverage
from desktop.export.case_parts import Source
from desktop.export.content import Document, Table, texts_of
from desktop.export.paper_card_pdf import BOX, LINES, card_document, paper_card_pdf
from tests.builders import NOON, a_plan, a_unit, an_agreed_case
from tests.export.reading import page_count
from tests.export.signed import WHEN


def document(case: Case, language: str = "en") -> Document:
    return card_document(Source(case, a_unit(len(case.unit.requirements)), language), "instructor", WHEN, "00ff")


def texts(made: Document) -> list[str]:
    return [text for _heading, text in texts_of(made)]


def test_each_requirement_has_its_number_who_observes_it_and_three_boxes() -> None:
    told = texts(document(an_agreed_case()))
    at = told.index("2. tekee asian 2 en")
    assert told[at + 1 : at + 5] == ["O T", BOX, BOX, BOX]


def test_what_is_not_demanded_is_left_out_and_the_others_keep_their_numbers() -> None:
    away = RequirementPlan(id="r1", coverage=Coverage.DEVIATION, note="salaisuus", decision_reference="P-7")
    told = texts(document(an_agreed_case(plan=replace(a_plan(), requirements=(away,)))))
    assert not [text for text in told if text.startswith("1. ")]
    assert "2. tekee asian 2 en" in told
    assert not [text for text in told if "salaisuus" in text]


def test_the_card_says_who_observes_and_has_lines_but_no_notes() -> None:
    note = Observation(id="n1", at=NOON, by="teacher", text="salainen havainto", shared=True)
    made = document(an_agreed_case(notes=(note,)))
    assert "Timo Ohjaaja" in texts(made)
    assert not [text for text in texts(made) if "salainen" in text]
    lines = [block for block in made.blocks if isinstance(block, Table)][-1]
    assert len(lines.rows) == LINES + 1


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("requirements", [0, 3, 12])
def test_it_fits_on_two_sides_of_a_sheet(language: str, requirements: int) -> None:
    case = an_agreed_case(requirements)
    card = paper_card_pdf(case, a_unit(requirements), observer="teacher", language=language, made=WHEN, version="00ff")
    assert page_count(card) <= 2


def test_the_same_version_gives_the_same_bytes() -> None:
    made = [
        paper_card_pdf(an_agreed_case(), a_unit(), observer="teacher", language="fi", made=WHEN, version="00ff")
        for _time in range(2)
    ]
    assert made[0] == made[1]
