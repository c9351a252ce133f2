"""What verifying says beyond known attacks: who is missing, whose document it is, and what a person hears."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pyhanko.sign.signers import PdfSignatureMetadata

from desktop.domain.errors import UserError
from desktop.domain.terms import Role
from desktop.domain.verdict import Outcome, Weight
from desktop.export import signing
from desktop.export.content import Attachment, Document
from desktop.export.data import DATA_NAME, DocumentData, ExpectedSigner, data_bytes
from desktop.export.document import write
from desktop.export.verifying import verify
from tests.export.attacks import contents, flipped
from tests.export.documents import a_document, places
from tests.export.signed import BOTH, ROOTS, signed, signed_by, the_key, the_record

FIELDS = {Role.TEACHER: "Opettaja", Role.INSTRUCTOR: "Tyopaikkaohjaaja", Role.STUDENT: "Opiskelija"}


def a_record(*signers: ExpectedSigner, data: bytes | None = None, **changes: Any) -> Document:
    """A record with three places to sign, which expects the signers given."""
    about = DocumentData(kind="assessment", case="c1", number=2, version="00ff", signers=signers)
    attached = Attachment(DATA_NAME, "Tiedot", data_bytes(about, {}) if data is None else data)
    return a_document(places(*FIELDS.values()), attachments=(attached,), **changes)


def expects(role: Role, name: str, required: bool = True) -> ExpectedSigner:
    return ExpectedSigner(role, FIELDS[role], name, required)


TRIO = (
    expects(Role.TEACHER, "Maija Opettaja"),
    expects(Role.INSTRUCTOR, "Timo Ohjaaja"),
    expects(Role.STUDENT, "Aino Esimerkki", required=False),
)


def test_a_record_waits_for_those_who_have_not_signed() -> None:
    verdict = verify(signed_by(Role.INSTRUCTOR), ROOTS)
    assert verdict.outcome == Outcome.INCOMPLETE
    assert verdict.empty == (Role.TEACHER, Role.STUDENT)


def test_a_record_that_nobody_has_signed_says_so() -> None:
    assert verify(the_record(), ROOTS).outcome == Outcome.UNSIGNED


def test_the_document_says_which_case_and_version_it_is() -> None:
    verdict = verify(signed_by(*BOTH), ROOTS)
    assert (verdict.kind, verdict.case, verdict.number, verdict.version) == ("assessment", "case0001", 1, "00ff")


def test_attachments_are_told_with_their_sums() -> None:
    attached = verify(signed_by(*BOTH), ROOTS).attachments
    assert [one.name for one in attached] == [DATA_NAME]
    assert attached[0].size > 500
    assert len(attached[0].sha256) == 64


def test_without_known_issuers_a_signer_is_unknown() -> None:
    verdict = verify(signed_by(*BOTH), ())
    assert verdict.outcome == Outcome.UNKNOWN_SIGNER


@pytest.mark.parametrize("known", [True, False])
def test_whether_this_very_copy_is_known_is_told(known: bool) -> None:
    ours = hashlib.sha256(signed_by(*BOTH)).hexdigest()
    verdict = verify(signed_by(*BOTH), ROOTS, known=lambda sha: known if sha == ours else not known)
    assert verdict.known is known
    assert verdict.findings[-1].weight == (Weight.GOOD if known else Weight.NOTE)


def test_a_document_of_others_is_foreign() -> None:
    assert verify(write(a_document()), ROOTS).outcome == Outcome.FOREIGN


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b'{"format": "nayttokumppani"}', b"[" * 5000])
def test_data_that_is_not_ours_makes_a_document_foreign(data: bytes) -> None:
    assert verify(write(a_record(data=data)), ROOTS).outcome == Outcome.FOREIGN


def test_data_of_a_newer_program_makes_a_document_foreign() -> None:
    newer = json.loads(data_bytes(DocumentData(kind="assessment", case="c", number=1, version=""), {}))
    newer["format_version"] = 99
    assert verify(write(a_record(data=json.dumps(newer).encode())), ROOTS).outcome == Outcome.FOREIGN


def test_another_signer_than_the_document_names_is_doubtful() -> None:
    pdf = signed(write(a_record(expects(Role.TEACHER, "Joku Muu"), *TRIO[1:])), *BOTH)
    verdict = verify(pdf, ROOTS)
    assert verdict.outcome == Outcome.DOUBTFUL
    assert "Joku Muu" in verdict.findings[0].text


def test_a_document_that_expects_no_teacher_is_doubtful() -> None:
    pdf = signed(write(a_record(*TRIO[1:], expects(Role.TEACHER, "Maija Opettaja", required=False))), Role.INSTRUCTOR)
    assert verify(pdf, ROOTS).outcome == Outcome.DOUBTFUL


def test_a_place_the_document_does_not_know_of_is_a_change() -> None:
    pdf = signed(write(a_record(*TRIO[:2])), *BOTH)
    assert verify(pdf, ROOTS).outcome == Outcome.CHANGED


def test_somebody_elses_key_in_a_place_is_not_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signing, "_refuse_unfit_key", lambda *_any: None)
    key = the_key(Role.INSTRUCTOR)
    pdf = the_record()
    for role in BOTH:
        pdf = signing.sign_document(pdf, signer=role, key=key, when=key.certificate.not_valid_before_utc, language="fi")
    verdict = verify(pdf, ROOTS)
    assert verdict.outcome == Outcome.UNKNOWN_SIGNER
    assert [one.trusted for one in verdict.signatures] == [False, True]


def _made(make: Any, **told: Any) -> Any:
    return make(**{**told, "certify": False})


def test_a_first_signature_that_closes_nothing_is_doubtful(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        signing, "PdfSignatureMetadata", lambda **told: PdfSignatureMetadata(**{**told, "certify": False})
    )
    assert verify(signed(the_record(), *BOTH), ROOTS).outcome == Outcome.DOUBTFUL


def test_every_word_of_a_verdict_can_be_handed_on() -> None:
    verdict = verify(signed_by(*BOTH), ROOTS, known=lambda _sha: True)
    assert all(verdict.words())
    assert msgspec.to_builtins(verdict)["outcome"] == "intact"


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"%PDF-1.7\n%%EOF", b"\x00" * 500, the_record()[:9000]])
def test_what_cannot_be_read_is_told_as_that(data: bytes) -> None:
    assert verify(data, ROOTS).outcome == Outcome.NOT_READABLE


@pytest.mark.parametrize("root", ["junk", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"])
def test_a_root_that_is_no_certificate_is_refused_in_words(root: str) -> None:
    with pytest.raises(UserError):
        verify(signed_by(*BOTH), [root])


@settings(max_examples=40)
@example(place=-6000, bit=4)  # in the padding of the last signature: 0 becomes a space
@given(place=st.integers(0, len(signed_by(*BOTH)) - 1), bit=st.integers(0, 7))
def test_no_single_bit_can_be_changed_unseen(place: int, bit: int) -> None:
    whole = signed_by(*BOTH)
    changed = whole[:place] + bytes([whole[place] ^ (1 << bit)]) + whole[place + 1 :]
    same_digits = changed.lower() == whole.lower()  # a hexadecimal digit as a capital is the same digit
    assert same_digits or verify(changed, ROOTS).outcome != Outcome.INTACT


@pytest.mark.parametrize("before_the_end", [2, 1000, 3000])
def test_nothing_hides_in_the_padding_of_the_last_signature(before_the_end: int) -> None:
    pdf = signed_by(*BOTH)
    place = contents(pdf)[-1].end(1) - before_the_end
    other = b"8" if pdf[place : place + 1] == b"7" else b"7"
    assert verify(flipped(pdf, place, other), ROOTS).outcome == Outcome.CHANGED


def test_no_digit_of_the_last_signature_can_be_changed_unseen() -> None:
    pdf = signed_by(*BOTH)
    found = contents(pdf)[-1]
    for place in range(found.start(1), found.end(1), 149):
        other = b"1" if pdf[place : place + 1] != b"1" else b"2"
        assert verify(flipped(pdf, place, other), ROOTS).outcome != Outcome.INTACT, place
