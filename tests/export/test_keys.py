"""A key belongs to one person and opens by their code alone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from asn1crypto.pkcs12 import Pfx
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec

from desktop.domain.errors import UserError
from desktop.domain.terms import Role
from desktop.domain.verdict import Identity
from desktop.export.authority import make_branch, make_root
from desktop.export.certificates import subject_of
from desktop.export.certifying import POLICIES, as_certified
from desktop.export.keys import KDF_ROUNDS, issue_key, open_key
from desktop.export.signing import sign_document
from desktop.export.verifying import verify
from tests.export.signed import CODE, INK, OURS, ROUNDS, WHEN, the_key, the_record, the_root


def a_key(
    code: str = CODE, name: str = "Timo Ohjaaja", identity: Identity | None = None, rounds: int = ROUNDS
) -> bytes:
    return issue_key(
        the_root(OURS),
        name=name,
        role=Role.INSTRUCTOR,
        organisation="Hoivakoti Kuusikko",
        task="lähihoitaja",
        code=code,
        when=WHEN,
        identity=identity,
        rounds=rounds,
    )


def test_the_certificate_says_who_the_person_is() -> None:
    subject = subject_of(open_key(a_key(), CODE).certificate)
    assert (subject.name, subject.organisation) == ("Timo Ohjaaja", "Hoivakoti Kuusikko")
    assert (subject.title, subject.role) == ("lähihoitaja", Role.INSTRUCTOR)


@pytest.mark.parametrize("identity", list(POLICIES))
def test_the_certificate_says_how_the_person_was_identified(identity: Identity) -> None:
    assert subject_of(open_key(a_key(identity=identity), CODE).certificate).identity == identity


def test_unless_told_otherwise_the_teacher_identifies_the_others() -> None:
    assert subject_of(the_key(Role.INSTRUCTOR).certificate).identity == Identity.WITNESSED
    assert subject_of(the_key(Role.TEACHER).certificate).identity == Identity.OWN_FILE


def test_a_wrong_code_is_told_kindly() -> None:
    with pytest.raises(UserError, match=r"koodi|code"):
        open_key(a_key(), CODE + "1")


def test_what_is_no_key_is_refused_like_a_wrong_code() -> None:
    with pytest.raises(UserError):
        open_key(b"not a key", CODE)


@pytest.mark.parametrize("code", ["", "123", "   1   "])
def test_a_code_that_is_too_short_is_refused(code: str) -> None:
    with pytest.raises(UserError):
        a_key(code)


def test_a_person_without_a_name_gets_no_key() -> None:
    with pytest.raises(UserError):
        a_key(name="  ")


def test_the_same_letters_typed_on_another_system_open_the_key() -> None:
    assert open_key(a_key("salasanä"), "salasana\u0308").name == "Timo Ohjaaja"


def test_a_very_long_name_is_cut_to_what_a_certificate_holds() -> None:
    assert open_key(a_key(name="Aino " * 30), CODE).name == ("Aino " * 30)[:64].strip()


@pytest.mark.parametrize("letter", ["Ö", "€", "Ж"])
def test_long_names_of_any_letters_fit_a_certificate_and_the_place_of_the_signature(letter: str) -> None:
    """Parts of a name are counted in bytes, and a signature that is larger than its place would not be made."""
    long = f"{letter}{'a' + letter}" * 40
    root = make_root(long, when=WHEN, levels=1)
    for authority in (root, make_branch(root, name=long, organisation=long, when=WHEN)):
        made = {"name": long, "organisation": long, "task": long, "code": CODE, "when": WHEN, "rounds": ROUNDS}
        key = open_key(issue_key(authority, role=Role.INSTRUCTOR, **made), CODE)  # type: ignore[arg-type]
        assert key.name == as_certified(long)
        place = long * 3
        pdf = sign_document(
            the_record(), signer=Role.INSTRUCTOR, key=key, strokes=INK, when=WHEN, place=place, language="fi"
        )
        assert verify(pdf, [root.certificate]).signatures[0].intact


def test_guessing_costs_as_much_by_the_seal_as_by_the_contents() -> None:
    pfx = Pfx.load(a_key(rounds=4321))
    assert pfx["mac_data"]["iterations"].native == 4321
    lock = pfx.authenticated_safe[0]["content"]["encrypted_content_info"]["content_encryption_algorithm"]
    assert lock["parameters"]["key_derivation_func"]["parameters"]["iteration_count"].native == 4321
    assert KDF_ROUNDS == 600_000


def test_a_key_lasts_three_years_and_may_only_sign() -> None:
    certificate = open_key(a_key(), CODE).certificate
    assert certificate.not_valid_before_utc <= WHEN
    assert timedelta(days=1090) < certificate.not_valid_after_utc - WHEN < timedelta(days=1100)
    usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    assert usage.digital_signature
    assert usage.content_commitment
    assert not usage.key_cert_sign


def test_the_root_issued_the_key() -> None:
    key = open_key(a_key(), CODE)
    root = x509.load_pem_x509_certificate(the_root(OURS).certificate.encode())
    key.certificate.verify_directly_issued_by(root)
    assert key.issuers == (root,)


def test_two_roots_of_one_name_are_not_the_same() -> None:
    one, other = (make_root("Esimerkkiopisto", when=WHEN) for _n in range(2))
    assert one.certificate != other.certificate
    assert isinstance(x509.load_pem_x509_certificate(one.certificate.encode()).public_key(), ec.EllipticCurvePublicKey)
