"""Signing at another laptop: out as a file, signed there in another's file, back as a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.actions import sharing, signing, travelling
from desktop.actions.opening import create_workspace
from desktop.actions.planning import add_task
from desktop.actions.workspace import Workspace
from desktop.domain.case import Case, stage
from desktop.domain.errors import UserError
from desktop.domain.people import Teacher
from desktop.domain.signing import SigningMethod
from desktop.domain.stages import Stage
from desktop.domain.terms import Role
from desktop.domain.verdict import Identity, Outcome
from desktop.export.authority import make_root
from desktop.store.locks import Cost
from tests.actions.school import CODE, SAMPLE, Desks, ready_case, signed_case
from tests.export.attacks import ATTACKS
from tests.export.attacks_signers import a_key, sign_anyhow
from tests.export.attacks_structure import STRUCTURE
from tests.export.signed import signed

TYPED = SigningMethod.TYPED
GUEST = SAMPLE.data["instructor"]["name"]


@pytest.fixture
def elsewhere(desks: Desks) -> Iterator[Workspace]:
    """The instructor's own laptop, with a file of theirs."""
    owner = Teacher(name=GUEST, provider=SAMPLE.data["workplace"]["name"])
    path = desks.folder / "elsewhere.naytot"
    made, _key = create_workspace(path, "ohjaajan oma lause", owner, cost=Cost(1, 8, 1), clock=desks.clock)
    made.key_rounds = 1_000
    yield made
    made.close()


def out(desks: Desks, case: Case) -> Path:
    path = desks.folder / "ulos.pdf"
    travelling.send_out(desks.teacher, case.id, Role.INSTRUCTOR, path)
    return path


def signed_there(workspace: Workspace, path: Path) -> bytes:
    return travelling.sign_received(
        workspace, path.read_bytes(), Role.INSTRUCTOR, code="ohjaaja-1234", method=TYPED, task="lähihoitaja"
    )


def test_the_instructor_signs_at_home_and_the_teacher_takes_it_back(desks: Desks, elsewhere: Workspace) -> None:
    case = signed_case(desks, Role.TEACHER)
    path = out(desks, case)
    received = travelling.receive(elsewhere, path.read_bytes())
    assert received.waiting == (Role.INSTRUCTOR,)
    data = signed_there(elsewhere, path)
    returned = travelling.look_at_returned(desks.teacher, case.id, data)
    assert returned.signature.name == GUEST
    assert "BEGIN CERTIFICATE" in returned.issuer, "the teacher has never heard of this issuer"
    after = travelling.take_back(desks.teacher, case.id, returned, vouch=True)
    assert stage(after) == Stage.SIGNED
    assert after.signing.out is None
    verdict = sharing.verify_document(desks.teacher, signing.record(desks.teacher, case.id))
    assert verdict.outcome == Outcome.INTACT, verdict.words()
    assert [one.identity for one in verdict.signatures] == [Identity.OWN_FILE, Identity.OWN_FILE]
    assert verdict.known


def test_one_whose_issuer_is_not_vouched_for_stays_an_unknown_signer(desks: Desks, elsewhere: Workspace) -> None:
    case = signed_case(desks, Role.TEACHER)
    returned = travelling.look_at_returned(desks.teacher, case.id, signed_there(elsewhere, out(desks, case)))
    travelling.take_back(desks.teacher, case.id, returned)
    verdict = sharing.verify_document(desks.teacher, signing.record(desks.teacher, case.id))
    assert verdict.outcome == Outcome.UNKNOWN_SIGNER


def test_an_authority_that_speaks_for_others_is_never_trusted_because_it_came_with_a_document(desks: Desks) -> None:
    """Vouching for one signer must not let a stranger's authority say whom a school has identified."""
    case = signed_case(desks, Role.TEACHER)
    path = out(desks, case)
    root = make_root("Tuntematon opisto", when=desks.clock.moment, levels=1)
    key = a_key(name=GUEST, issuer=root, when=desks.clock.moment, identity=Identity.SCHOOL)
    data = sign_anyhow(path.read_bytes(), Role.INSTRUCTOR, key, desks.clock.moment)
    returned = travelling.look_at_returned(desks.teacher, case.id, data)
    assert not returned.signature.trusted
    assert returned.issuer == ""
    travelling.take_back(desks.teacher, case.id, returned, vouch=True)
    verdict = sharing.verify_document(desks.teacher, signing.record(desks.teacher, case.id))
    assert verdict.outcome == Outcome.UNKNOWN_SIGNER


def test_what_comes_back_with_something_slipped_in_is_refused(desks: Desks, elsewhere: Workspace) -> None:
    case = signed_case(desks, Role.TEACHER)
    good = signed_there(elsewhere, out(desks, case))
    for name in ("09 the look of the empty field changed", "15 a script that runs on opening"):
        with pytest.raises(UserError):
            travelling.look_at_returned(desks.teacher, case.id, ATTACKS[name](good))
    for name in (
        "29 a drawn signature without a signature, then evidence",
        "56 a note hidden beside the last signature",
    ):
        with pytest.raises(UserError):
            travelling.look_at_returned(desks.teacher, case.id, STRUCTURE[name](good))
    assert travelling.look_at_returned(desks.teacher, case.id, good).signature.name == GUEST


def test_the_instructor_may_sign_first_too(desks: Desks, elsewhere: Workspace) -> None:
    case = ready_case(desks)
    path = out(desks, case)
    assert signing.record(desks.teacher, case.id) == path.read_bytes()
    returned = travelling.look_at_returned(desks.teacher, case.id, signed_there(elsewhere, path))
    travelling.take_back(desks.teacher, case.id, returned, vouch=True)
    after = signing.sign(desks.teacher, case.id, Role.TEACHER, code=CODE, method=TYPED)
    assert stage(after) == Stage.SIGNED
    verdict = sharing.verify_document(desks.teacher, signing.record(desks.teacher, case.id))
    assert verdict.outcome == Outcome.INTACT, verdict.words()
    assert verdict.version == after.signing.case_version


def test_while_it_is_out_nobody_signs_or_changes_it_here(desks: Desks) -> None:
    case = ready_case(desks)
    out(desks, case)
    acts: tuple[Callable[[], object], ...] = (
        lambda: signing.sign(desks.teacher, case.id, Role.TEACHER, code=CODE, method=TYPED),
        lambda: travelling.send_out(desks.teacher, case.id, Role.INSTRUCTOR, desks.folder / "b.pdf"),
        lambda: add_task(desks.teacher, case.id, "Jotain uutta"),
    )
    for act in acts:
        with pytest.raises(UserError, match=GUEST):
            act()
    assert not (desks.folder / "b.pdf").exists()


def test_called_off_it_is_signed_here_and_the_late_copy_is_refused(desks: Desks, elsewhere: Workspace) -> None:
    case = signed_case(desks, Role.TEACHER)
    late = signed_there(elsewhere, out(desks, case))
    travelling.call_off(desks.teacher, case.id)
    after = signing.sign(desks.teacher, case.id, Role.INSTRUCTOR, code="ohjaaja-1234", method=TYPED)
    assert stage(after) == Stage.SIGNED
    with pytest.raises(UserError):
        travelling.look_at_returned(desks.teacher, case.id, late)


def test_what_does_not_begin_with_the_bytes_sent_is_refused_and_nothing_changes(
    desks: Desks, elsewhere: Workspace
) -> None:
    case = signed_case(desks, Role.TEACHER)
    path = out(desks, case)
    before = desks.teacher.cases.get(case.id)
    good = signed_there(elsewhere, path)
    changed = bytearray(good)
    changed[len(path.read_bytes()) // 2] ^= 1
    other = signed_case(desks, Role.TEACHER)
    for data in (
        b"",
        b"no pdf",
        path.read_bytes(),  # not signed
        bytes(changed),
        good[:-20],
        good + b"\nmore",
        signing.record(desks.teacher, other.id),
    ):
        with pytest.raises(UserError):
            travelling.look_at_returned(desks.teacher, case.id, data)
    assert desks.teacher.cases.get(case.id) == before


def test_somebody_else_who_signs_in_the_place_is_refused(desks: Desks, elsewhere: Workspace) -> None:
    """A stranger whose file bears another name cannot even begin; one who forges the field is named."""
    case = signed_case(desks, Role.TEACHER)
    path = out(desks, case)
    with pytest.raises(UserError, match="Raimo Rehtori"):
        travelling.sign_received(desks.reader, path.read_bytes(), Role.INSTRUCTOR, code="koodi-1234", method=TYPED)
    with pytest.raises(UserError):
        travelling.sign_received(elsewhere, path.read_bytes(), Role.STUDENT, code="koodi-1234", method=TYPED)
    student_too = signed(signed_there(elsewhere, path), Role.STUDENT)
    with pytest.raises(UserError):
        travelling.look_at_returned(desks.teacher, case.id, student_too)


def test_a_file_that_cannot_be_written_leaves_the_case_as_it_was(desks: Desks) -> None:
    case = signed_case(desks, Role.TEACHER)
    with pytest.raises(UserError):
        travelling.send_out(desks.teacher, case.id, Role.INSTRUCTOR, desks.teacher.path / "x.pdf")
    assert desks.teacher.cases.get(case.id).signing.out is None


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 nothing", b"\x00" * 100])
def test_what_is_no_document_of_ours_cannot_be_signed_here(elsewhere: Workspace, data: bytes) -> None:
    with pytest.raises(UserError):
        travelling.receive(elsewhere, data)
