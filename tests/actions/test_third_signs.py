"""An assessor beside the two signs: they must where they decided, and may where they only assessed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.actions import aftermath, assessors, sharing, signing, travelling
from desktop.actions.opening import create_workspace
from desktop.actions.workspace import Workspace
from desktop.domain.case import Case, stage
from desktop.domain.demonstration import Assessor
from desktop.domain.errors import UserError
from desktop.domain.gates import is_disqualified, next_act, problems_to_sign
from desktop.domain.people import Teacher
from desktop.domain.side import act_of
from desktop.domain.signing import SigningMethod
from desktop.domain.stages import Stage
from desktop.domain.terms import AssessorRole, Role
from desktop.domain.verdict import Identity, Outcome
from desktop.store.locks import Cost
from desktop.texts import use_language
from tests.builders import NOON, THIRD, an_informed_case, with_a_third
from tests.export.reading import told

Keep = Callable[[Case], Case]
TYPED = SigningMethod.TYPED
CODES = {Role.TEACHER: "opettaja-1234", Role.INSTRUCTOR: "ohjaaja-1234", THIRD: "kolmas-1234"}


@pytest.fixture(autouse=True)
def _finnish() -> None:
    use_language("fi")


def signs(workspace: Workspace, case: Case, *signers: str) -> Case:
    for one in signers:
        case = signing.sign(workspace, case.id, one, code=CODES[one], method=TYPED)
    return case


def test_who_decided_must_sign_and_verifying_names_them_with_their_role(workspace: Workspace, keep: Keep) -> None:
    case = signs(workspace, keep(with_a_third(an_informed_case())), Role.TEACHER, Role.INSTRUCTOR)
    assert case.signers == (Role.TEACHER, Role.INSTRUCTOR, THIRD)
    assert stage(case) == Stage.PARTLY_SIGNED
    waiting = sharing.verify_document(workspace, signing.record(workspace, case.id))
    assert waiting.outcome == Outcome.INCOMPLETE
    assert any(
        "Kaisa Kieli (arvioija)" in one.text.casefold().replace("kaisa kieli", "Kaisa Kieli")
        for one in waiting.findings
    )
    case = signs(workspace, case, THIRD)
    assert stage(case) == Stage.SIGNED
    verdict = sharing.verify_document(workspace, signing.record(workspace, case.id))
    assert verdict.outcome == Outcome.INTACT, verdict.words()
    assert [one.signer for one in verdict.signatures] == [Role.TEACHER, Role.INSTRUCTOR, THIRD]
    assert verdict.signatures[-1].words().startswith("Arvioija: Kaisa Kieli, Toinen opisto")
    assert verdict.signatures[-1].identity == Identity.WITNESSED
    assert verdict.empty == (Role.STUDENT,)


@pytest.mark.parametrize("first", [Role.TEACHER, Role.INSTRUCTOR, THIRD])
def test_anybody_of_them_may_sign_first(workspace: Workspace, keep: Keep, first: str) -> None:
    case = keep(with_a_third(an_informed_case()))
    case = signs(workspace, case, first, *(one for one in CODES if one != first))
    verdict = sharing.verify_document(workspace, signing.record(workspace, case.id))
    assert verdict.outcome == Outcome.INTACT, verdict.words()


def test_who_only_assessed_may_sign_and_need_not(workspace: Workspace, keep: Keep) -> None:
    case = keep(with_a_third(an_informed_case(), decides=False))
    record = " ".join(text for _tag, text in told(signing.record(workspace, case.id)))
    assert "voi allekirjoittaa tämän asiakirjan: Kaisa Kieli" in record
    case = signs(workspace, case, Role.TEACHER, Role.INSTRUCTOR)
    assert (case.signers, stage(case)) == ((Role.TEACHER, Role.INSTRUCTOR), Stage.SIGNED)
    assert problems_to_sign(case, THIRD) == []
    verdict = sharing.verify_document(workspace, signing.record(workspace, case.id))
    assert (verdict.outcome, verdict.empty) == (Outcome.INTACT, (THIRD, Role.STUDENT))
    case = signs(workspace, case, THIRD)
    assert sharing.verify_document(workspace, signing.record(workspace, case.id)).outcome == Outcome.INTACT


def test_nobody_signs_for_whom_the_record_has_no_place(workspace: Workspace, keep: Keep) -> None:
    case = keep(an_informed_case())
    with pytest.raises(UserError, match="allekirjoituspaikkaa"):
        signing.sign(workspace, case.id, THIRD, code="kolmas-1234", method=TYPED)


def test_lists_ask_for_the_third_signature_by_name(workspace: Workspace, keep: Keep) -> None:
    case = signs(workspace, keep(with_a_third(an_informed_case())), Role.TEACHER, Role.INSTRUCTOR)
    act, [row] = next_act(case), workspace.lists.page(0, 1)
    assert act == act_of(row)
    assert act is not None
    assert act.text == "Pyydä allekirjoitus: Kaisa Kieli"
    assert row.beside == ("Kaisa Kieli",)
    signs(workspace, case, THIRD)
    assert workspace.lists.page(0, 1)[0].beside == ()


def test_they_refuse_with_a_reason_and_are_waited_for(workspace: Workspace, keep: Keep) -> None:
    case = keep(with_a_third(an_informed_case()))
    later = signing.await_signer(workspace, case.id, THIRD, workspace.today() + timedelta(days=7))
    assert later.signing.awaits(THIRD) is not None
    assert workspace.lists.page(0, 1)[0].awaited == "Kaisa Kieli"
    refused = signing.refuse(workspace, case.id, THIRD, "En nähnyt kaikkea.")
    assert refused.signing.refused_by(THIRD) is not None
    assert refused.signing.awaits(THIRD) is None
    assert workspace.lists.page(0, 1)[0].refused == "Kaisa Kieli"
    assert signs(workspace, refused, THIRD).signing.refusals == ()


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Workspace]:
    """The third assessor's own laptop, where they are a teacher."""
    owner = Teacher(name="Kaisa Kieli", provider="Toinen opisto")
    made, _key = create_workspace(
        tmp_path / "kaisa.naytot", "kaisan oma lause", owner, cost=Cost(1, 8, 1), clock=lambda: NOON
    )
    made.key_rounds = 1_000
    yield made
    made.close()


def test_they_sign_at_their_own_laptop_and_it_comes_back(
    workspace: Workspace, keep: Keep, elsewhere: Workspace, tmp_path: Path
) -> None:
    case = signs(workspace, keep(with_a_third(an_informed_case())), Role.TEACHER)
    travelling.send_out(workspace, case.id, THIRD, tmp_path / "ulos.pdf")
    with pytest.raises(UserError, match="Kaisa Kieli"):
        signs(workspace, case, Role.INSTRUCTOR)
    data = (tmp_path / "ulos.pdf").read_bytes()
    assert travelling.receive(elsewhere, data).waiting == (THIRD,)
    signed = travelling.sign_received(elsewhere, data, THIRD, code="kaisa-1234", method=TYPED, task="lehtori")
    returned = travelling.look_at_returned(workspace, case.id, signed)
    after = travelling.take_back(workspace, case.id, returned, vouch=True)
    assert [one.id for one in after.signing.signatures] == [Role.TEACHER, THIRD]
    after = signs(workspace, after, Role.INSTRUCTOR)
    verdict = sharing.verify_document(workspace, signing.record(workspace, case.id))
    assert (stage(after), verdict.outcome) == (Stage.SIGNED, Outcome.INTACT)
    assert verdict.signatures[1].identity == Identity.OWN_FILE


def test_an_instructors_key_does_not_sign_in_their_place(workspace: Workspace, keep: Keep) -> None:
    from desktop.export.signing import sign_document

    case = keep(with_a_third(an_informed_case()))
    key = signing.signer_key(workspace, signing.Signer(Role.INSTRUCTOR, "Kaisa Kieli", "", ""), "ohjaaja-1234")
    with pytest.raises(UserError, match="eri kohtaan"):
        sign_document(signing.record(workspace, case.id), signer=THIRD, key=key, when=NOON, language="fi")


def test_one_who_is_found_to_be_disqualified_is_replaced_or_taken_out(workspace: Workspace, keep: Keep) -> None:
    case = signs(workspace, keep(with_a_third(an_informed_case())), THIRD)
    marked = aftermath.disqualify(workspace, case.id, THIRD, workspace.today(), "On opiskelijan setä.")
    [found] = marked.disqualifications
    assert (found.name, found.signed) == ("Kaisa Kieli", True)
    with pytest.raises(UserError):
        assessors.remove_assessor(workspace, case.id, THIRD)
    opened = signing.new_version(workspace, case.id)
    assert any("esteellinen" in one.text for one in problems_to_sign(opened, THIRD))
    other = aftermath.replace_assessor(workspace, case.id, THIRD, "Ville Toinen")
    assert not is_disqualified(other, THIRD)
    assert (stage(other), other.person(THIRD)) == (Stage.SELF_ASSESSED, "Ville Toinen")
    aftermath.disqualify(workspace, case.id, THIRD, workspace.today(), "On opiskelijan täti.")
    without = assessors.remove_assessor(workspace, case.id, THIRD)
    assert without.beside_the_two == ()
    assert without.decision.deciders == (Role.TEACHER, Role.INSTRUCTOR)
    assert stage(without) == Stage.COMPARING
    with pytest.raises(UserError, match="pysyvät"):
        assessors.remove_assessor(workspace, case.id, Role.TEACHER)


def test_a_fourth_has_a_place_too_in_a_second_row(workspace: Workspace, keep: Keep) -> None:
    case = with_a_third(an_informed_case())
    fourth = Assessor(id="f0f0f0f0f0f0", name="Noora Neljäs", role=AssessorRole.EMPLOYER)
    case = keep(replace(case, plan=replace(case.plan, assessors=(*case.plan.assessors, fourth))))
    assert case.may_sign == (Role.TEACHER, Role.INSTRUCTOR, THIRD, fourth.id, Role.STUDENT)
    verdict = sharing.verify_document(workspace, signing.record(workspace, case.id))
    assert (verdict.outcome, verdict.empty) == (Outcome.UNSIGNED, case.may_sign)
