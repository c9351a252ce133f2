"""A school issues keys, a teacher signs with one and vouches for a guest, and readers hear of withdrawn keys."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.x509.oid import NameOID

from desktop.actions import provider, sharing, signing, trusting
from desktop.actions.trusted import trusted
from desktop.domain.authority import Withdrawal
from desktop.domain.errors import UserError
from desktop.domain.terms import Role
from desktop.domain.verdict import Identity, Outcome, Verdict, Weight
from desktop.export import keys
from desktop.export.authority import make_root
from desktop.export.certifying import name_part
from tests.actions.school import CODE, SAMPLE, SCHOOL, Desks, issue, signed, take, trust


def read(desks: Desks, pdf: bytes) -> Verdict:
    return sharing.verify_document(desks.reader, pdf)


def test_a_reader_of_the_school_trusts_its_teacher_and_the_guest_the_teacher_vouched_for(desks: Desks) -> None:
    take(desks, issue(desks))
    assert trust(desks) == SCHOOL
    verdict = read(desks, signed(desks))
    assert verdict.outcome == Outcome.INTACT, verdict.words()
    teacher, guest = verdict.signatures
    assert (teacher.identity, teacher.vouched_by) == (Identity.SCHOOL, "")
    assert (guest.identity, guest.vouched_by) == (Identity.WITNESSED, SAMPLE.teacher.name)
    assert SAMPLE.teacher.name in guest.words()


def test_one_who_does_not_trust_the_school_is_told_that_the_signers_are_unknown(desks: Desks) -> None:
    take(desks, issue(desks))
    assert read(desks, signed(desks)).outcome == Outcome.UNKNOWN_SIGNER


def test_the_teachers_own_file_trusts_what_it_signed_before_and_after_the_schools_key(desks: Desks) -> None:
    before = signed(desks)
    take(desks, issue(desks))
    after = signed(desks)
    for pdf, identity in ((before, Identity.OWN_FILE), (after, Identity.SCHOOL)):
        verdict = sharing.verify_document(desks.teacher, pdf)
        assert verdict.outcome == Outcome.INTACT, verdict.words()
        assert verdict.signatures[0].identity == identity


@pytest.mark.parametrize(("why", "outcome"), [(Withdrawal.LOST, Outcome.DOUBTFUL), (Withdrawal.LEFT, Outcome.INTACT)])
def test_what_was_signed_before_a_withdrawal_is_in_doubt_only_where_somebody_else_may_have_the_key(
    desks: Desks, why: Withdrawal, outcome: Outcome
) -> None:
    made = issue(desks)
    take(desks, made)
    pdf = signed(desks)
    desks.clock.moment += timedelta(days=10)
    provider.withdraw(desks.school, made.issued.id[:10], why)
    trust(desks)
    verdict = read(desks, pdf)
    assert verdict.outcome == outcome, verdict.words()
    told = [one for one in verdict.findings if one.signer in (Role.TEACHER, Role.INSTRUCTOR)]
    assert {one.signer for one in told} == {Role.TEACHER, Role.INSTRUCTOR}, "the guest's key went with the teacher's"
    assert {one.weight for one in told} == {Weight.NOTE if outcome == Outcome.INTACT else Weight.BAD}


def test_a_key_used_after_its_withdrawal_is_found_out_whatever_the_reason(desks: Desks) -> None:
    made = issue(desks)
    take(desks, made)
    provider.withdraw(desks.school, made.issued.id, Withdrawal.LEFT)
    desks.clock.moment += timedelta(days=1)
    pdf = signed(desks)
    trust(desks)
    assert read(desks, pdf).outcome == Outcome.WITHDRAWN


def forge(desks: Desks) -> Verdict:
    """A teacher issues themselves a key by the vouching authority, and signs with it."""
    take(desks, issue(desks))
    trust(desks)
    forged = keys.issue_key(
        signing.trust_root(desks.teacher),
        name=SAMPLE.teacher.name,
        role=Role.TEACHER,
        organisation=SCHOOL,
        code=CODE,
        when=desks.clock.moment,
        identity=Identity.SCHOOL,
        rounds=1_000,
    )
    with desks.teacher.change("test"):
        desks.teacher.keys.add(signing.holder_of_teacher(SAMPLE.teacher), forged)
    return read(desks, signed(desks))


def test_a_branch_cannot_make_a_teacher(desks: Desks) -> None:
    verdict = forge(desks)
    assert verdict.outcome == Outcome.UNKNOWN_SIGNER
    assert not verdict.signatures[0].trusted


def test_a_branch_cannot_pass_off_a_key_as_somebodys_card(desks: Desks, monkeypatch: pytest.MonkeyPatch) -> None:
    """A card's key says nothing of roles; one by a teacher's authority that does so too is no card."""
    monkeypatch.setattr(keys, "_subject", lambda name, *_rest: x509.Name([name_part(NameOID.COMMON_NAME, name)]))
    verdict = forge(desks)
    assert verdict.outcome == Outcome.UNKNOWN_SIGNER
    assert not any(one.trusted for one in verdict.signatures)


def test_a_school_that_only_has_the_same_name_does_not_take_the_place_of_the_real_one(desks: Desks) -> None:
    trust(desks)
    other = make_root(SCHOOL, when=desks.clock.moment, levels=1).certificate
    with pytest.raises(UserError):
        trusting.trust_school(desks.reader, other)
    assert len(trusted(desks.reader)) == 1


def test_an_older_list_does_not_bring_a_withdrawn_key_back(desks: Desks) -> None:
    made = issue(desks)
    old = provider.publish_trust(desks.school, desks.folder / "old.pem").read_text("ascii")
    desks.clock.moment += timedelta(days=1)
    provider.withdraw(desks.school, made.issued.id, Withdrawal.LOST)
    trust(desks)
    with pytest.raises(UserError):
        trusting.trust_school(desks.reader, old)


def test_a_list_of_withdrawn_keys_by_another_school_is_refused(desks: Desks) -> None:
    real = provider.publish_trust(desks.school, desks.folder / "real.pem").read_text("ascii")
    other = make_root(SCHOOL, when=desks.clock.moment, levels=1).certificate
    entries = real[real.index("-----BEGIN X509 CRL") :]
    with pytest.raises(UserError):
        trusting.trust_school(desks.reader, other + entries)


@pytest.mark.parametrize("text", ["", "nothing", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"])
def test_what_is_no_trust_file_is_refused_and_nothing_changes(desks: Desks, text: str) -> None:
    with pytest.raises(UserError):
        trusting.trust_school(desks.reader, text)
    assert trusted(desks.reader) == []


def test_a_school_can_be_trusted_no_more(desks: Desks) -> None:
    take(desks, issue(desks))
    trust(desks)
    pdf = signed(desks)
    trusting.distrust_school(desks.reader, trusted(desks.reader)[0])
    assert read(desks, pdf).outcome == Outcome.UNKNOWN_SIGNER


def test_the_one_time_code_opens_however_it_is_typed_and_nothing_else_does(desks: Desks) -> None:
    made = issue(desks)
    with pytest.raises(UserError):
        take(desks, made, "AAAA-BBBB-CCCC-DDDD")
    take(desks, made, made.code.lower().replace("-", " "))
    assert desks.teacher.keys.get(signing.holder_of_teacher(SAMPLE.teacher))


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b'{"format": "nayttokumppani-key", "version": 1}', b"\xff"])
def test_what_is_no_key_is_refused(desks: Desks, data: bytes) -> None:
    with pytest.raises(UserError):
        trusting.take_key(desks.teacher, data, "X", CODE)


def test_a_key_for_somebody_else_is_refused(desks: Desks) -> None:
    made = issue(desks, "Joku Muu")
    with pytest.raises(UserError, match="Joku Muu"):
        take(desks, made)


def test_a_key_is_never_written_over_another_file(desks: Desks) -> None:
    made = issue(desks)
    kept = made.path.read_bytes()
    with pytest.raises(UserError):
        provider.issue_to_teacher(desks.school, "Toinen", made.path, organisation=SCHOOL)
    assert made.path.read_bytes() == kept
    assert len(provider.issued_keys(desks.school)) == 1


def test_a_key_that_could_not_be_written_was_not_issued(desks: Desks) -> None:
    nowhere = desks.school.path / "key.nayttoavain"  # a file is no folder
    with pytest.raises(UserError):
        provider.issue_to_teacher(desks.school, "Toinen", nowhere, organisation=SCHOOL)
    assert provider.issued_keys(desks.school) == ()


def test_a_key_is_withdrawn_once_and_by_a_start_that_names_one(desks: Desks) -> None:
    made = issue(desks)
    for start in ("", "zz"):
        with pytest.raises(UserError):
            provider.withdraw(desks.school, start, Withdrawal.LOST)
    provider.withdraw(desks.school, made.issued.id, Withdrawal.REPLACED)
    with pytest.raises(UserError):
        provider.withdraw(desks.school, made.issued.id, Withdrawal.LOST)


def test_a_file_has_one_authority(desks: Desks) -> None:
    with pytest.raises(UserError):
        provider.found_authority(desks.school, "Toinen")
    with pytest.raises(UserError):
        issue(desks._replace(school=desks.reader))
