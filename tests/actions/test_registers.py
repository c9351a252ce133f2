"""Handing on to the registers: facts beside the record, marks that undo leaves alone, the file for Koski."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.actions import planning, registers, signing
from desktop.actions.changing import undo
from desktop.actions.overview import today_overview
from desktop.actions.workspace import Kind, Workspace
from desktop.domain.case import Case, stage
from desktop.domain.errors import UserError
from desktop.domain.preflight import Register
from desktop.domain.registers import RegisterFacts, handed_on_before, handed_on_now
from desktop.domain.signing import SigningMethod
from desktop.domain.stages import Stage
from desktop.domain.terms import Grade, Role, Scale
from tests.builders import DAY, NOON, an_agreed_case, an_informed_case

STUDY_RIGHT = "1.2.246.562.15.41024330544"
MANDATORY = RegisterFacts(mandatory=True)
Keep = Callable[[Case], Case]
ID = "case0001"


def sign(workspace: Workspace) -> None:
    for role in (Role.TEACHER, Role.INSTRUCTOR):
        signing.sign(workspace, ID, role, code=f"{role}-1234", method=SigningMethod.TYPED)


def sentences(workspace: Workspace) -> list[str]:
    return [one.sentence for one in registers.register_view(workspace, ID, Register.KOSKI).findings]


def test_what_the_record_does_not_say_is_written_after_signing_too(workspace: Workspace, keep: Keep) -> None:
    keep(an_informed_case())
    sign(workspace)
    before = workspace.cases.get(ID)
    after = registers.write_register_facts(workspace, ID, MANDATORY, f" {STUDY_RIGHT} ")
    assert after == replace(before, register_facts=MANDATORY, study_right=STUDY_RIGHT)
    assert sentences(workspace) == []


def test_before_signing_it_is_one_step_that_undo_takes_back(workspace: Workspace, keep: Keep) -> None:
    keep(an_informed_case())
    registers.write_register_facts(workspace, ID, MANDATORY, STUDY_RIGHT)
    undo(workspace, ID)
    assert workspace.cases.get(ID).register_facts == RegisterFacts()


def test_the_file_is_written_whole_and_refused_whole(workspace: Workspace, keep: Keep, tmp_path: Path) -> None:
    path = tmp_path / "koski.json"
    keep(an_informed_case(study_right=STUDY_RIGHT, register_facts=MANDATORY))
    with pytest.raises(UserError, match="Allekirjoittakaa arviointi ensin"):
        registers.export_for_register(workspace, ID, Register.KOSKI, path)
    assert not path.exists()
    sign(workspace)
    registers.export_for_register(workspace, ID, Register.KOSKI, path)
    (main,) = json.loads(path.read_text("utf-8"))["suoritukset"]
    (unit,) = main["osasuoritukset"]
    assert unit["arviointi"][0]["arvosana"]["koodiarvo"] == "5"
    assert unit["tutkinnonOsanRyhmä"]["koodiarvo"] == "1"
    assert workspace.cases.get(ID).registers == ()  # a file is not yet handed on


def test_a_mark_ends_the_waiting_and_undo_leaves_it_alone(workspace: Workspace, keep: Keep) -> None:
    keep(an_informed_case())
    sign(workspace)
    case = registers.mark_handed_on(workspace, ID, Register.KOSKI)
    mark = handed_on_now(case, Register.KOSKI)
    assert mark is not None
    assert (mark.on, mark.at, mark.version) == (DAY, NOON, 1)
    assert stage(case) == Stage.EXPORTED
    assert stage(registers.take_back_mark(workspace, ID, Register.KOSKI)) == Stage.SIGNED


def test_taking_a_mark_back_leaves_the_copies_that_were_handed_on(workspace: Workspace, keep: Keep) -> None:
    from desktop.actions.sharing import note_copy
    from desktop.domain.signing import CopyWay

    keep(an_informed_case())
    sign(workspace)
    note_copy(workspace, ID, CopyWay.FOLDER, "arviointi.pdf")
    registers.mark_handed_on(workspace, ID, Register.KOSKI)
    assert stage(registers.take_back_mark(workspace, ID, Register.KOSKI)) == Stage.EXPORTED


def test_a_result_is_not_marked_before_it_is_signed_nor_on_a_wrong_day(workspace: Workspace, keep: Keep) -> None:
    keep(an_informed_case())
    with pytest.raises(UserError, match="vasta, kun kaikki"):
        registers.mark_handed_on(workspace, ID, Register.KOSKI)
    sign(workspace)
    for wrong in (DAY + timedelta(days=1), DAY - timedelta(days=1)):
        with pytest.raises(UserError):
            registers.mark_handed_on(workspace, ID, Register.KOSKI, wrong)
    assert workspace.cases.get(ID).registers == ()


def test_a_plan_that_is_handed_on_changes_no_stage_and_can_be_worked_on(workspace: Workspace, keep: Keep) -> None:
    keep(an_agreed_case())
    planning.comment(workspace, ID, Role.TEACHER, "Hyvä.")
    case = registers.mark_handed_on(workspace, ID, Register.EHOKS)
    assert (stage(case), case.exported_at) == (Stage.AGREED, None)
    undo(workspace, ID)
    case = workspace.cases.get(ID)
    assert (case.comments, len(case.registers)) == ((), 1)


def test_a_new_version_tells_of_the_one_that_was_handed_on(workspace: Workspace, keep: Keep) -> None:
    keep(an_informed_case(study_right=STUDY_RIGHT, register_facts=MANDATORY))
    sign(workspace)
    registers.mark_handed_on(workspace, ID, Register.KOSKI)
    case = signing.new_version(workspace, ID)
    assert handed_on_now(case, Register.KOSKI) is None
    assert handed_on_before(case, Register.KOSKI) is not None
    sign(workspace)
    assert sentences(workspace) == [
        "Versio 1 on viety Koskeen 23.11.2026. Muuta siellä olevaa merkintää äläkä lisää toista.",
    ]


def test_the_list_of_what_waits_follows_the_marks(workspace: Workspace, keep: Keep) -> None:
    keep(an_informed_case())
    assert workspace.lists.to_koski(9) == []
    sign(workspace)
    assert [row.id for row in workspace.lists.to_koski(9)] == [ID]
    assert today_overview(workspace).all_to_koski == 1
    registers.mark_handed_on(workspace, ID, Register.KOSKI)
    assert (workspace.lists.to_koski(9), workspace.lists.count_to_koski()) == ([], 0)
    signing.new_version(workspace, ID)
    assert workspace.lists.to_koski(9) == []
    sign(workspace)
    assert [row.id for row in workspace.lists.to_koski(9)] == [ID]


def test_a_fail_and_a_part_of_tuva_do_not_wait(workspace: Workspace, keep: Keep) -> None:
    case = an_informed_case()
    keep(replace(case, decision=replace(case.decision, grade=Grade.FAIL, fail_reason="Vaara.")))
    sign(workspace)
    assert workspace.lists.to_koski(9) == []
    failed = workspace.cases.get(ID)
    part = replace(
        failed, id="case0002", unit=replace(failed.unit, code="koulutuksenosattuva_101"), decision=case.decision
    )
    with workspace.change("Test", Kind.CASE):
        workspace.cases.add(part, who="teacher", what="Test")
    assert workspace.lists.to_koski(9) == []


def test_another_scale_of_the_same_student_is_told(workspace: Workspace, keep: Keep) -> None:
    keep(an_informed_case(study_right=STUDY_RIGHT, register_facts=MANDATORY))
    sign(workspace)
    other = replace(
        an_informed_case(scale=Scale.ONE_TO_THREE, study_right=STUDY_RIGHT),
        id="case0002",
        unit=replace(workspace.cases.get(ID).unit, scale=Scale.ONE_TO_THREE),
    )
    with workspace.change("Test", Kind.CASE):
        workspace.cases.add(other, who="teacher", what="Test")
    assert any("toisella asteikolla" in one or "eri asteikolla" in one for one in sentences(workspace))
