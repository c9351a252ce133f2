"""The end of a case: a fail with its retake, telling the student late, who does not or cannot sign, copies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop.actions import deciding, sharing, signing
from desktop.actions.changing import undo
from desktop.actions.overview import today_overview
from desktop.actions.workspace import Workspace
from desktop.domain.assessment import Retake
from desktop.domain.case import Case, stage
from desktop.domain.errors import UserError
from desktop.domain.overview import CaseRow
from desktop.domain.side import side_text
from desktop.domain.signing import CopyWay, SigningMethod
from desktop.domain.stages import Stage
from desktop.domain.terms import Grade, InformedBy, Language, Role
from desktop.domain.verdict import Outcome
from tests.builders import DAY, NOON, a_compared_case, a_decision, an_informed_case
from tests.export.reading import text_of

RETAKE = Retake(learn="Turvalliset siirrot.", how="Harjoittelee osastolla.", on=date(2027, 1, 12), arranger="Maija")
TYPED = SigningMethod.TYPED
Keep = Callable[[Case], Case]


def sign(workspace: Workspace, *roles: Role) -> None:
    for role in roles:
        signing.sign(workspace, "case0001", role, code=f"{role}-1234", method=TYPED)


def row(workspace: Workspace) -> CaseRow:
    (only,) = workspace.lists.page(0, 10)
    return only


def test_a_fail_with_its_retake_stands_on_today_as_the_next_thing(workspace: Workspace, keep: Keep) -> None:
    keep(a_compared_case())
    failed = a_decision(Grade.FAIL, fail_reason="Vaara.", retake=RETAKE)
    deciding.decide(workspace, "case0001", failed)
    deciding.inform_student(workspace, "case0001")
    assert side_text(row(workspace)) == "Uusiminen sovittu päivälle 12.1."
    assert [one.id for one in today_overview(workspace).upcoming] == ["case0001"]
    sign(workspace, Role.TEACHER, Role.INSTRUCTOR)
    assert [one.id for one in today_overview(workspace).upcoming] == ["case0001"]


def test_a_fail_without_a_plan_says_that_one_is_to_be_agreed(workspace: Workspace, keep: Keep) -> None:
    keep(a_compared_case())
    deciding.decide(workspace, "case0001", a_decision(Grade.FAIL, fail_reason="Vaara."))
    assert side_text(row(workspace)) == "Hylätty: sopikaa uusimisesta"


def test_a_written_retake_is_undone_and_after_signing_changed_in_a_new_version(
    workspace: Workspace, keep: Keep
) -> None:
    keep(an_informed_case(decision=a_decision(Grade.FAIL, fail_reason="Vaara.", decided_on=DAY)))
    before = workspace.cases.get("case0001").decision
    deciding.save_decision(workspace, "case0001", replace(before, retake=RETAKE))
    assert workspace.cases.get("case0001").informed.on == DAY
    undo(workspace, "case0001")
    assert workspace.cases.get("case0001").decision.retake == Retake()
    deciding.save_decision(workspace, "case0001", replace(before, retake=RETAKE))
    sign(workspace, Role.TEACHER)
    later = replace(before, retake=replace(RETAKE, on=date(2027, 2, 1)))
    with pytest.raises(UserError):
        deciding.save_decision(workspace, "case0001", later)
    signing.new_version(workspace, "case0001")
    assert deciding.save_decision(workspace, "case0001", later).decision.retake_on == date(2027, 2, 1)


def test_a_fails_record_tells_the_retake(workspace: Workspace, keep: Keep) -> None:
    keep(an_informed_case(decision=a_decision(Grade.FAIL, fail_reason="Vaara.", decided_on=DAY, retake=RETAKE)))
    told = " ".join(text_of(signing.record(workspace, "case0001"), "P"))
    for words in ("Turvalliset siirrot.", "Harjoittelee osastolla.", "12.1.2027, järjestää Maija"):
        assert words in told


def test_the_day_of_telling_is_corrected_and_the_review_counts_from_it(workspace: Workspace, keep: Keep) -> None:
    keep(a_compared_case(decision=a_decision()))
    deciding.decide(workspace, "case0001")
    workspace.now = lambda: NOON + timedelta(days=5)
    deciding.inform_student(workspace, "case0001", InformedBy.PHONE)
    assert workspace.cases.get("case0001").review_deadline == date(2026, 12, 12)
    case = deciding.inform_student(workspace, "case0001", InformedBy.PHONE, date(2026, 11, 25))
    assert (case.informed.on, case.review_deadline) == (date(2026, 11, 25), date(2026, 12, 9))
    for wrong in (date(2026, 11, 22), date(2026, 11, 29)):
        with pytest.raises(UserError):
            deciding.inform_student(workspace, "case0001", InformedBy.PHONE, wrong)
    assert workspace.cases.get("case0001").informed.on == date(2026, 11, 25)


def test_a_refusal_is_in_the_signers_words_and_language_and_gives_way_to_a_signature(
    workspace: Workspace, keep: Keep
) -> None:
    keep(an_informed_case(languages={Role.INSTRUCTOR: Language.SV}))
    signing.refuse(workspace, "case0001", Role.INSTRUCTOR, " Jag var inte med. ")
    (refusal,) = workspace.cases.get("case0001").signing.refusals
    assert (refusal.reason, refusal.language, refusal.at) == ("Jag var inte med.", Language.SV, NOON)
    assert side_text(row(workspace)) == "Timo Ohjaaja ei allekirjoittanut"
    assert any("Jag var inte med." in one for one in text_of(signing.record(workspace, "case0001"), "P"))
    sign(workspace, Role.TEACHER, Role.INSTRUCTOR)
    assert workspace.cases.get("case0001").signing.refusals == ()
    assert side_text(row(workspace)) == ""


def test_who_is_not_here_signs_later_and_the_list_says_when_to_remind(workspace: Workspace, keep: Keep) -> None:
    keep(an_informed_case())
    sign(workspace, Role.TEACHER)
    signing.await_signer(workspace, "case0001", Role.INSTRUCTOR, date(2026, 11, 30))
    assert side_text(row(workspace)) == "Odottaa: Timo Ohjaaja, muistutus 30.11."
    with pytest.raises(UserError):
        signing.await_signer(workspace, "case0001", Role.INSTRUCTOR, DAY)
    sign(workspace, Role.INSTRUCTOR)
    assert workspace.cases.get("case0001").signing.awaited == ()


def test_a_partly_signed_copy_says_so_itself_and_in_its_name(workspace: Workspace, keep: Keep, tmp_path: Path) -> None:
    keep(an_informed_case())
    sign(workspace, Role.TEACHER)
    name = sharing.suggested_name(workspace, "case0001", "arviointi")
    assert name == "Esimerkki_Aino_arviointi_osittain_allekirjoitettu.pdf"
    path = sharing.export_record(workspace, "case0001", tmp_path / name)
    case = workspace.cases.get("case0001")
    assert (stage(case), case.exported_at, [one.to for one in case.copies]) == (Stage.PARTLY_SIGNED, None, [name])
    verdict = sharing.verify_document(workspace, path.read_bytes())
    assert verdict.outcome == Outcome.INCOMPLETE


def test_what_was_handed_on_is_kept_with_time_way_and_place(workspace: Workspace, keep: Keep, tmp_path: Path) -> None:
    keep(an_informed_case())
    sharing.export_record(workspace, "case0001", tmp_path / "luonnos.pdf")
    assert workspace.cases.get("case0001").copies == ()
    sign(workspace, Role.TEACHER, Role.INSTRUCTOR)
    sharing.export_record(workspace, "case0001", tmp_path / "a.pdf", CopyWay.STICK, "TIKKU")
    sharing.note_copy(workspace, "case0001", CopyWay.PRINT, "Luokan tulostin")
    case = workspace.cases.get("case0001")
    assert [(one.way, one.to, one.at) for one in case.copies_now] == [
        (CopyWay.STICK, "TIKKU: a.pdf", NOON),
        (CopyWay.PRINT, "Luokan tulostin", NOON),
    ]
    assert stage(case) == Stage.EXPORTED
    signing.new_version(workspace, "case0001")
    assert workspace.cases.get("case0001").copies_now == ()


def test_a_copy_never_writes_over_another_and_the_folder_is_remembered(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"x")
    (tmp_path / "a-2.pdf").write_bytes(b"x")
    assert sharing.free_path(tmp_path, "a.pdf") == tmp_path / "a-3.pdf"
    assert sharing.copies_folder(workspace, tmp_path) == tmp_path
    inner = tmp_path / "kopiot"
    inner.mkdir()
    sharing.remember_copies_folder(workspace, inner)
    assert sharing.copies_folder(workspace, tmp_path) == inner
    inner.rmdir()
    assert sharing.copies_folder(workspace, tmp_path) == tmp_path
