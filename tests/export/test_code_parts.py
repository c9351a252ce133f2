"""The code is drawn square by square as a QR code of words that the program reads back, and stands on every page."""

from __future__ import annotations

import re

import segno

from desktop.domain.document_code import document_code, qr_words, read_code
from desktop.export.code_parts import SIDE, qr_drawing, qr_rows
from desktop.export.content import Beside
from desktop.export.document import write
from tests.builders import a_unit, an_informed_case
from tests.export.hearing import heard
from tests.export.kinds import VERSION, of_kind
from tests.export.reading import page_code, page_count

CODE = document_code("case0001", VERSION, "assessment")


class Paper:
    """A canvas that keeps the dark rectangles."""

    def __init__(self) -> None:
        self.dark: list[tuple[float, float, float, float]] = []

    def beginPath(self) -> Paper:
        return self

    def rect(self, *place: float) -> None:
        x, y, wide, high = place
        self.dark.append((x, y, wide, high))

    def setFillColorRGB(self, *colour: float) -> None: ...

    def drawPath(self, path: Paper, stroke: int, fill: int) -> None: ...


def test_what_is_drawn_is_the_qr_code_of_the_words() -> None:
    paper, rows = Paper(), qr_rows(qr_words(CODE))
    qr_drawing(qr_words(CODE))(paper, SIDE)
    size = SIDE / len(rows)
    drawn = [[0] * len(rows) for _row in rows]
    for x, y, wide, _high in paper.dark:
        for number in range(round(wide / size)):
            drawn[round((SIDE - y) / size) - 1][round(x / size) + number] = 1
    assert drawn == rows
    made = segno.make(qr_words(CODE), error="m", micro=False, mask=3)
    assert rows == [[int(square > 0) for square in row] for row in made.matrix]


def test_the_record_says_its_code_in_words_and_in_the_drawings_description() -> None:
    pdf = write(of_kind("assessment", an_informed_case(3), a_unit(3)))
    told = heard(pdf)
    assert ("P", f"Asiakirjan koodi {CODE}") in told
    assert any(tag == "Figure" and CODE in text for tag, text in told)
    assert read_code(qr_words(CODE)) == CODE


def test_the_code_stands_at_the_foot_of_every_page() -> None:
    pdf = write(of_kind("assessment", an_informed_case(40), a_unit(40)))
    assert page_count(pdf) > 1
    for number in range(page_count(pdf)):
        artifacts = re.findall(rb"/Artifact <</Type /Pagination>> BDC(.*?)EMC", page_code(pdf, number), re.DOTALL)
        assert any(b" 20.192 Tm" in one for one in artifacts)


def test_the_code_holds_nothing_of_the_person() -> None:
    (block,) = [one for one in of_kind("assessment", an_informed_case(), a_unit()).blocks if isinstance(one, Beside)]
    assert "Aino" not in block.figure.says
    other = an_informed_case(student=type(an_informed_case().student)(name="Eero Malli", number="9"))
    (same,) = [one for one in of_kind("assessment", other, a_unit()).blocks if isinstance(one, Beside)]
    assert same.figure.says == block.figure.says
