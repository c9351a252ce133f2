"""The record names the evidence that everybody may see, with its SHA-256, and nothing of what is hidden."""

from __future__ import annotations

import json
from dataclasses import replace

from desktop.domain.assessment import Observation
from desktop.domain.evidence import Evidence, EvidenceKind
from desktop.export.assessment_pdf import assessment_document, assessment_pdf
from desktop.export.case_parts import Source
from desktop.export.content import Document, texts_of
from tests.builders import DAY, NOON, a_unit, an_informed_case
from tests.export.signed import WHEN

SHOWN = Evidence(
    id="e1",
    at=NOON,
    by="instructor",
    kind=EvidenceKind.PHOTO,
    name="kuva.jpg",
    sha256="ab" * 32,
    size=4,
    text="Pöytä katettuna",
    requirements=("r1", "r2"),
    consent="Aino: kuva pöydästä",
    consent_on=DAY,
    shared=True,
)
HIDDEN = replace(SHOWN, id="e2", text="salainen kuva", sha256="cd" * 32, shared=False)
NOTE = Observation(id="n9", at=NOON, by="instructor", text="salainen havainto")


def document() -> Document:
    case = replace(an_informed_case(), evidence=(SHOWN, HIDDEN), notes=(NOTE,))
    return assessment_document(Source(case, a_unit(), "en"), WHEN, "00ff")


def test_each_file_is_named_with_time_author_and_hash() -> None:
    texts = [text for _heading, text in texts_of(document())]
    assert "1. Pöytä katettuna" in texts
    assert "Photo · kuva.jpg · requirement 1, 2" in texts
    assert "Consent 23 November 2026: Aino: kuva pöydästä" in texts
    assert f"SHA-256 {'ab' * 32}" in texts
    assert "23 November 2026, 12:30, Timo Ohjaaja" in texts


def test_the_data_names_them_too() -> None:
    (told,) = json.loads(document().attachments[0].data)["assessment"]["evidence"]
    assert (told["sha256"], told["text"], told["by"]) == ("ab" * 32, "Pöytä katettuna", "instructor")


def test_what_is_not_shared_stands_nowhere_in_the_record() -> None:
    made = document()
    words = json.dumps(texts_of_all(made)) + made.attachments[0].data.decode()
    assert "salainen" not in words
    assert "cd" * 32 not in words


def texts_of_all(made: Document) -> list[str]:
    return [text for _heading, text in texts_of(made)]


def test_without_evidence_there_is_no_such_heading() -> None:
    made = assessment_document(Source(an_informed_case(), a_unit(), "en"), WHEN, "00ff")
    assert not [text for text in texts_of_all(made) if "SHA-256" in text]


def test_a_record_with_evidence_can_be_written() -> None:
    case = replace(an_informed_case(), evidence=(SHOWN,) * 1)
    assert assessment_pdf(case, a_unit(), language="fi", made=WHEN, version="00ff")
