"""The report of a verification says what the screen says, and is itself a sound document."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.terms import Role
from desktop.domain.verdict import Finding, Outcome, Verdict, Weight
from desktop.export.content import texts_of
from desktop.export.document import write
from desktop.export.inspecting import attached_files
from desktop.export.verdict_pdf import verdict_document, verdict_pdf
from desktop.export.verifying import verify
from desktop.texts import use_language
from desktop.tools.sample_verdict import sample_verdict
from tests.export.attacks import ATTACKS, the_target
from tests.export.reading import opened
from tests.export.signed import BOTH, ROOTS, WHEN, signed_by
from tests.export.structure import faults, words_of, words_told
from tests.export.test_conformance import ALWAYS, examiner, sound

__all__ = ["examiner"]


def said(verdict: Verdict) -> str:
    return "\n".join(text for _heading, text in texts_of(verdict_document(verdict, name="a.pdf", when=WHEN)))


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_it_says_who_signed_when_and_by_which_sums_to_know_it(language: str) -> None:
    use_language(language)
    verdict = verify(signed_by(*BOTH), ROOTS)
    text = said(verdict)
    assert "Maija Opettaja" in text
    assert "Timo Ohjaaja" in text
    assert verdict.sha256 in text.replace(" ", "")
    for one in verdict.findings:
        assert one.text in text


def test_a_changed_document_is_called_so_in_the_first_words() -> None:
    verdict = verify(ATTACKS["06 an annotation over a grade"](the_target()), ROOTS)
    assert verdict.outcome == Outcome.CHANGED
    assert said(verdict).index("muutettu") < said(verdict).index("Maija")


def test_what_cannot_be_read_gets_a_report_too() -> None:
    assert verdict_pdf(verify(b"nothing", ROOTS), name="x", when=WHEN).startswith(b"%PDF")


def test_the_findings_go_along_as_data() -> None:
    verdict = verify(signed_by(*BOTH), ROOTS)
    [(name, data)] = attached_files(opened(verdict_pdf(verdict, name="a.pdf", when=WHEN)))
    told = json.loads(data)
    assert name == "verdict.json"
    assert told["sha256"] == verdict.sha256
    assert [one["name"] for one in told["signatures"]] == ["Maija Opettaja", "Timo Ohjaaja"]


def test_the_same_verdict_at_the_same_moment_gives_the_same_bytes() -> None:
    verdict = verify(signed_by(*BOTH), ROOTS)
    first, second = (verdict_pdf(verdict, name="a.pdf", when=WHEN) for _n in range(2))
    assert first == second


def test_it_is_a_sound_document_itself(examiner: Path, tmp_path: Path) -> None:
    findings = tuple(Finding(Weight.BAD, f"Löydös numero {n} " + "sana " * 60, Role.TEACHER) for n in range(25))
    verdict = replace(verify(signed_by(*BOTH), ROOTS), findings=findings)
    sound(examiner, tmp_path, verdict_pdf(verdict, name="a.pdf", when=WHEN), "--require", ALWAYS, "--signatures", "0")


@pytest.mark.parametrize("spoken", ["fi", "sv", "en"])
def test_the_report_is_heard_whole_and_in_order_in_every_language(spoken: str) -> None:
    use_language(spoken)
    report = verdict_document(sample_verdict(), name="arviointi.pdf", when=WHEN)
    pdf = write(report)
    assert faults(pdf) == []
    assert words_told(pdf) == words_of(report)
    assert write(report) == pdf
