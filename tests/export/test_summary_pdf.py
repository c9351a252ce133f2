"""The summary lists what was passed; a fail stands apart with its retake, a grade that was not told yet nowhere."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

from desktop.domain.assessment import Informed, Retake
from desktop.domain.case import Case
from desktop.domain.document_code import document_code
from desktop.domain.signing import Signature, Signing
from desktop.domain.terms import Grade, Language
from desktop.export.content import Document, Figure, Heading, Table, plain, texts_of
from desktop.export.summary_pdf import Entry, summary_document
from tests.builders import DAY, a_decision, a_unit, an_agreed_case, an_informed_case
from tests.export.kinds import failed
from tests.export.signed import WHEN


def named(case: Case, number: int, name: str) -> Case:
    unit = replace(case.unit, id=str(number), name={"en": name})
    return replace(case, id=f"case{number}", unit=unit)


def signed(case: Case) -> Case:
    signatures = tuple(
        Signature(id=role, name=case.person(role), at=WHEN, language=Language.FI, document="0" * 64)
        for role in case.signers
    )
    return replace(case, signing=Signing(signatures=signatures))


def summary(*cases: Case) -> Document:
    return summary_document([Entry(case, a_unit(), "00ff") for case in cases], "en", WHEN)


def texts(document: Document) -> list[str]:
    return [text for _heading, text in texts_of(document)]


def data(document: Document) -> Any:
    return json.loads(document.attachments[0].data)


def _cells(table: Table) -> list[str]:
    return [plain(part.text) for row in table.rows for one in row for part in one.parts]


def under(document: Document, heading: str) -> list[str]:
    return [text for one, text in texts_of(document) if one == heading]


def test_each_passed_unit_has_its_grade_place_assessors_and_profile() -> None:
    document = summary(signed(named(an_informed_case(), 1, "Care")), named(an_informed_case(), 2, "Food"))
    told = under(document, "Care, 25 competence points")
    assert told[told.index("Grade") + 1] == "Excellent 5"
    assert told[told.index("Place") + 1] == "Hoivakoti Kuusikko, hoivakodin osasto"
    assert "Maija Opettaja (Teacher)" in told[told.index("Assessed by") + 1]
    assert sum(isinstance(block, Figure) for block in document.blocks) == 2


def test_a_signed_record_is_told_with_its_code_and_an_unsigned_one_with_who_is_missing() -> None:
    done, open_case = signed(named(an_informed_case(), 1, "Care")), named(an_informed_case(), 2, "Food")
    told = texts(summary(done, open_case))
    assert f"signed 23 November 2026, code {document_code('case1', '00ff', 'assessment')}" in told
    assert "not signed yet by: Maija Opettaja, Timo Ohjaaja" in told


def test_a_fail_stays_out_of_the_passed_units_and_stands_with_its_retake() -> None:
    document = summary(named(an_informed_case(), 1, "Care"), named(failed(an_informed_case()), 2, "Lifting"))
    table = next(block for block in document.blocks if isinstance(block, Table) and block.head)
    assert len(table.rows) == 1
    told = texts(document)
    assert "Fail" not in {text for block in document.blocks if isinstance(block, Table) for text in _cells(block)}
    assert "Tried 23 November 2026; not passed yet." in told
    assert "Retake: 14 December 2026, arranged by Maija Opettaja" in told
    assert [one["unit"]["id"] for one in data(document)["passed"]] == ["1"]
    assert [one["unit"]["id"] for one in data(document)["to_retake"]] == ["2"]


def test_a_retake_nobody_has_agreed_says_so() -> None:
    case = failed(an_informed_case())
    bare = replace(case, decision=replace(case.decision, retake=Retake()))
    assert "The retake has not been agreed yet." in texts(summary(bare))


def test_a_fail_that_was_passed_later_says_when() -> None:
    later = replace(an_informed_case(), decision=a_decision(decided_on=DAY + timedelta(days=20)))
    told = texts(summary(failed(an_informed_case()), later))
    assert "Passed on a later try, 13 December 2026." in told
    assert not any("arranged by" in text for text in told)


def test_a_grade_that_the_student_has_not_heard_is_nowhere() -> None:
    waiting = named(an_informed_case(informed=Informed(), decision=a_decision(Grade.TWO, decided_on=DAY)), 2, "Food")
    document = summary(named(an_informed_case(), 1, "Care"), waiting)
    told = texts(document)
    assert not any("Satisfactory" in text for text in told)
    assert told[told.index("Food, 25 competence points") + 3] == "Assessment going on"
    assert "grade" not in data(document)["ahead"][0]


def test_an_adapted_grade_says_so_in_the_list_and_in_its_part() -> None:
    case = an_informed_case(decision=a_decision(Grade.THREE, decided_on=DAY, adapted=True, deviation="R3 ei vaadita."))
    told = texts(summary(case))
    assert told.count("Good 3 (adapted)") == 2
    assert any("R3 ei vaadita." in text for text in told)


def test_what_is_to_come_has_a_time_and_a_stage() -> None:
    told = texts(summary(an_informed_case(), named(an_agreed_case(), 2, "Food")))
    at = told.index("Food, 25 competence points")
    assert told[at + 1 : at + 4] == ["23 November 2026", "Hoivakoti Kuusikko", "Plan agreed"]


def test_it_says_that_it_is_no_certificate_and_its_headings_follow_time() -> None:
    early = replace(
        named(an_informed_case(), 3, "Early"), plan=replace(an_informed_case().plan, starts=DAY - timedelta(5))
    )
    document = summary(named(an_informed_case(), 1, "Care"), early)
    assert any("This is no certificate" in text for text in texts(document))
    headings = [block.text.split(",")[0] for block in document.blocks if isinstance(block, Heading)]
    assert headings == ["Passed demonstrations", "Early", "Care"]


def test_notes_and_support_stay_out() -> None:
    case = replace(an_informed_case(), support=True, decision_reference="P-77")
    document = summary(case)
    assert "P-77" not in "".join(texts(document)) + document.attachments[0].data.decode()
    assert "Kysyi asukkaan" not in "".join(texts(document))
