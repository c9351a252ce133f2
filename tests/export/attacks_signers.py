"""Ways to deceive by keys, names, clocks and time stamps: the bytes are in order, the people are not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from io import BytesIO
from typing import Any, NamedTuple

import pytest
from asn1crypto import crl
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.signers import PdfSignatureMetadata
from pyhanko.sign.signers.pdf_byterange import PdfSignedData
from pyhanko.sign.validation.dss import DocumentSecurityStore

from desktop.domain.authority import IssuedKey, Withdrawal
from desktop.domain.terms import Role
from desktop.domain.verdict import Identity
from desktop.export import signing
from desktop.export.authority import TrustRoot, issuer_of, make_branch, make_root
from desktop.export.certifying import as_authority, as_identified, as_signer, certificate_builder, plain_key
from desktop.export.data import FIELDS
from desktop.export.keys import SignerKey
from desktop.export.lasting import add_lasting_evidence
from desktop.export.stamp import Mark
from desktop.export.trust import withdrawal_list
from tests.export.signed import BOTH, NAMES, OURS, ROOTS, WHEN, signed, signed_by, the_key, the_record, the_root
from tests.time_service import TimeService

HOUR, YEAR = timedelta(hours=1), timedelta(days=365)


class Shown(NamedTuple):
    """What a reader is shown, and whom they trust."""

    pdf: bytes
    roots: Sequence[str] = ROOTS
    services: Sequence[str] = ()
    now: datetime | None = None


SIGNERS: dict[str, Callable[[], Shown]] = {}


def attack(name: str) -> Callable[[Callable[[], Shown]], Callable[[], Shown]]:
    """Give an attack its name."""

    def named(function: Callable[[], Shown]) -> Callable[[], Shown]:
        SIGNERS[name] = function
        return function

    return named


def a_key(
    role: Role | None = Role.INSTRUCTOR,
    *,
    name: str = NAMES[Role.INSTRUCTOR],
    issuer: TrustRoot | None = None,
    when: datetime = WHEN,
    years: int = 3,
    identity: Identity | None = Identity.WITNESSED,
    kind: Callable[[x509.CertificateBuilder], x509.CertificateBuilder] = as_signer,
) -> SignerKey:
    """A key as nobody of ours would issue it."""
    above = issuer or the_root(OURS)
    certificate, issuing = issuer_of(above)
    key = ec.generate_private_key(ec.SECP256R1())
    parts = [x509.NameAttribute(NameOID.COMMON_NAME, name)]
    if role:
        parts.append(x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, FIELDS[role]))
    builder = kind(certificate_builder(x509.Name(parts), certificate.subject, key.public_key(), when, years))
    builder = as_identified(builder, certificate, identity) if identity else builder
    issuers = x509.load_pem_x509_certificates((above.certificate + above.issuers).encode())
    return SignerKey(builder.sign(issuing, hashes.SHA256()), tuple(issuers), key)


def sign_anyhow(pdf: bytes, role: Role, key: SignerKey, when: datetime = WHEN) -> bytes:
    """The document signed without asking whether the key may."""
    mark = Mark(name=NAMES[role], title="", organisation="", when=when, identity=Identity.WITNESSED, language="fi")
    return signing._signed(pdf, role, key, mark, "")


def by_instructor(key: SignerKey, when: datetime = WHEN, root: TrustRoot | None = None) -> Shown:
    """The teacher has signed as they should; then somebody signs as the instructor."""
    if root is None:
        return Shown(sign_anyhow(signed_by(Role.TEACHER), Role.INSTRUCTOR, key, when))
    teacher = a_key(Role.TEACHER, name=NAMES[Role.TEACHER], issuer=root, identity=Identity.SCHOOL)
    pdf = sign_anyhow(the_record(), Role.TEACHER, teacher)
    return Shown(sign_anyhow(pdf, Role.INSTRUCTOR, key, when), (root.certificate,))


@cache
def the_school() -> TrustRoot:
    """A school whose teachers vouch for guests."""
    return make_root("Esimerkkiopisto", when=WHEN, levels=1)


@cache
def the_branch() -> TrustRoot:
    """The authority by which one of its teachers vouches."""
    return make_branch(the_school(), name=NAMES[Role.TEACHER], organisation="Esimerkkiopisto", when=WHEN)


def under(issuer: SignerKey) -> TrustRoot:
    """The holder of a key who takes themselves for an authority."""
    pem = serialization.Encoding.PEM
    above = "".join(one.public_bytes(pem).decode() for one in issuer.issuers)
    return TrustRoot(issuer.certificate.public_bytes(pem).decode(), plain_key(issuer.private), above)


@attack("64 a Cyrillic letter in a name")
def _homoglyph() -> Shown:
    return by_instructor(a_key(name="Timо Ohjaaja"))


@attack("65 an unseen letter in a name")
def _unseen() -> Shown:
    return by_instructor(a_key(name="Timo\u200b Ohjaaja"))


@attack("66 the parts of a name in another order")
def _order() -> Shown:
    return by_instructor(a_key(name="Ohjaaja Timo"))


@attack("67 a name with a role in it")
def _role_word() -> Shown:
    return by_instructor(a_key(name="Timo Ohjaaja, opettaja"))


@attack("68 a name with other spaces is the same name")
def _spaces() -> Shown:
    return by_instructor(a_key(name="Timo  Ohjaaja"))


@attack("69 an issuer of the same name and number as ours")
def _same_issuer() -> Shown:
    ours, _key = issuer_of(the_root(OURS))
    impostor, ends = ec.generate_private_key(ec.SECP256R1()), WHEN + 9 * YEAR
    builder = x509.CertificateBuilder(
        ours.subject, ours.subject, impostor.public_key(), ours.serial_number, WHEN - HOUR, ends
    )
    builder = as_authority(builder, 1)
    identifier = x509.SubjectKeyIdentifier.from_public_key(ours.public_key())
    certificate = builder.add_extension(identifier, critical=False).sign(impostor, hashes.SHA256())
    pem = certificate.public_bytes(serialization.Encoding.PEM).decode()
    return by_instructor(a_key(issuer=TrustRoot(pem, plain_key(impostor))))


@attack("70 a teacher's branch that makes a branch")
def _branch_of_branch() -> Shown:
    inner = make_branch(the_branch(), name="Joku", organisation="Esimerkkiopisto", when=WHEN)
    return by_instructor(a_key(issuer=inner), root=the_school())


@attack("71 a signer who issues a key")
def _leaf_issues() -> Shown:
    return by_instructor(a_key(issuer=under(a_key(Role.STUDENT, issuer=the_school()))), root=the_school())


@attack("72 a teacher's branch that makes a teacher")
def _branch_makes_teacher() -> Shown:
    key = a_key(Role.TEACHER, name=NAMES[Role.TEACHER], issuer=the_branch(), identity=Identity.WITNESSED)
    return Shown(sign_anyhow(the_record(), Role.TEACHER, key), (the_school().certificate,))


@attack("73 a teacher's branch that signs itself")
def _branch_signs() -> Shown:
    certificate, key = issuer_of(the_branch())
    issuers = tuple(x509.load_pem_x509_certificates(the_branch().issuers.encode()))
    return Shown(sign_anyhow(the_record(), Role.TEACHER, SignerKey(certificate, issuers, key)), _school_only())


@attack("74 a guest whom a branch says the school has identified")
def _branch_lies() -> Shown:
    return by_instructor(a_key(issuer=the_branch(), identity=Identity.SCHOOL), root=the_school())


@attack("75 a branch that issues what looks like a card")
def _branch_card() -> Shown:
    return by_instructor(a_key(None, issuer=the_branch(), identity=None), root=the_school())


@attack("76 an authority of one file that speaks for a school")
def _file_as_school() -> Shown:
    return by_instructor(a_key(identity=Identity.SCHOOL))


def _school_only() -> Sequence[str]:
    return (the_school().certificate,)


def _for_a_server(builder: x509.CertificateBuilder) -> x509.CertificateBuilder:
    return builder.add_extension(x509.KeyUsage(True, *[False] * 8), critical=True)


def _for_secrets(builder: x509.CertificateBuilder) -> x509.CertificateBuilder:
    return builder.add_extension(x509.KeyUsage(False, False, True, True, *[False] * 5), critical=True)


@attack("77 a key for a server")
def _server() -> Shown:
    return by_instructor(a_key(kind=_for_a_server))


@attack("78 a key for secrets")
def _secrets() -> Shown:
    return by_instructor(a_key(kind=_for_secrets))


@attack("79 a key that had expired")
def _expired() -> Shown:
    return by_instructor(a_key(years=1), WHEN + 2 * YEAR)


@attack("80 a key that was not valid yet")
def _too_young() -> Shown:
    return by_instructor(a_key(when=WHEN + YEAR), WHEN)


@attack("81 a signature without a time")
def _timeless() -> Shown:
    made = PdfSignedData.__init__

    def without_time(self: Any, *given: Any, **told: Any) -> None:
        made(self, *given, **{**told, "timestamp": None})

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PdfSignedData, "__init__", without_time)
        return by_instructor(the_key(Role.INSTRUCTOR, OURS))


@attack("82 a time that has not come")
def _future() -> Shown:
    return by_instructor(the_key(Role.INSTRUCTOR, OURS), WHEN + 2 * YEAR)._replace(now=WHEN + HOUR)


@attack("83 a second signature that claims to be older than the first")
def _backwards() -> Shown:
    return by_instructor(a_key(when=WHEN - YEAR), WHEN - timedelta(days=2))


@attack("84 a signature older than the document")
def _before_it_was_made() -> Shown:
    root = make_root("Vanha", when=WHEN - 2 * YEAR)
    teacher = a_key(Role.TEACHER, name=NAMES[Role.TEACHER], when=WHEN - YEAR, issuer=root, identity=Identity.OWN_FILE)
    pdf = sign_anyhow(the_record(), Role.TEACHER, teacher, WHEN - timedelta(days=3))
    return Shown(signed(pdf, Role.INSTRUCTOR), (*ROOTS, root.certificate))


@attack("85 a signature with a broken digest (SHA-1)")
def _sha1() -> Shown:
    class Old(signing._CachedSigner):
        async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
            key = the_key(Role.INSTRUCTOR, OURS)
            return bytes(key.longest) if dry_run else key.private.sign(data, ec.ECDSA(hashes.SHA1()))

    writer = IncrementalPdfFileWriter(BytesIO(signed_by(Role.TEACHER)))
    told = PdfSignatureMetadata(field_name="Tyopaikkaohjaaja", md_algorithm="sha1")
    out = BytesIO()
    signer = signing._TimedSigner(told, Old(the_key(Role.INSTRUCTOR, OURS)))
    signer.when = WHEN
    signer.sign_pdf(writer, existing_fields_only=True, bytes_reserved=8192, output=out)
    return Shown(out.getvalue())


@cache
def a_service(name: str = "Aikaleimapalvelu", hours: int = 1) -> TimeService:
    """A time stamp service whose clock is so many hours after the first signature."""
    return TimeService(WHEN + hours * HOUR, name)


def stamped(pdf: bytes, service: TimeService) -> bytes:
    """The document with a stamp of the service."""
    return add_lasting_evidence(pdf, service.answer, ROOTS, when=WHEN)


def _withdrawn_list(root: TrustRoot, certificate: x509.Certificate, at: datetime, why: Withdrawal) -> str:
    serial = f"{certificate.serial_number:x}"
    entry = IssuedKey(id=serial, branch=serial, name="x", issued_at=WHEN, valid_until=WHEN + YEAR)
    entry = replace(entry, withdrawn_at=at, why=why)
    return withdrawal_list(root, [entry], when=at, lasts=at + YEAR)


@attack("86 a stolen key used after the time stamp")
def _stamped_first() -> Shown:
    pdf = signed(stamped(signed_by(Role.TEACHER), a_service()), Role.INSTRUCTOR)
    root, key = the_root(OURS), the_key(Role.INSTRUCTOR, OURS)
    lost = _withdrawn_list(root, key.certificate, WHEN + 24 * HOUR, Withdrawal.LOST)
    return Shown(pdf, (root.certificate + lost,), (a_service().certificate,))


@attack("87 an older stamp by an unknown service over a known one's")
def _older_stamp() -> Shown:
    late = sign_anyhow(signed_by(Role.TEACHER), Role.INSTRUCTOR, the_key(Role.INSTRUCTOR, OURS), WHEN + 9 * HOUR)
    pdf = stamped(stamped(late, a_service()), a_service("Joku muu", -100))
    return Shown(pdf, services=(a_service().certificate,))


@attack("88 a time stamp from another document")
def _copied_stamp() -> Shown:
    here, there = (stamped(pdf, a_service()) for pdf in (signed_by(*BOTH), signed(the_record() + b"%\n", *BOTH)))
    token = _token(there)
    return Shown(here.replace(_token(here), token.ljust(len(_token(here)), b"0")), services=(a_service().certificate,))


def _token(pdf: bytes) -> bytes:
    place = pdf.rindex(b"/Contents <") + len(b"/Contents <")
    return pdf[place : pdf.index(b">", place)]


@attack("89 a stamp by a service nobody knows")
def _unknown_service() -> Shown:
    return Shown(stamped(signed_by(*BOTH), a_service("Joku muu")), services=(a_service().certificate,))


@attack("90 a list of withdrawn keys by another authority of the same name, inside")
def _foreign_list_inside() -> Shown:
    pem = _withdrawn_list(the_root("another"), the_key(Role.INSTRUCTOR, OURS).certificate, WHEN - HOUR, Withdrawal.LOST)
    out = BytesIO(signed_by(*BOTH))
    der = x509.load_pem_x509_crl(pem.encode()).public_bytes(serialization.Encoding.DER)
    DocumentSecurityStore.add_dss(out, sig_contents=None, crls=[crl.CertificateList.load(der)])
    return Shown(out.getvalue())


@attack("91 a trusted school's list that names another school's keys")
def _others_list() -> Shown:
    other = the_root("another")
    lost = _withdrawn_list(other, the_key(Role.INSTRUCTOR, OURS).certificate, WHEN - HOUR, Withdrawal.LOST)
    return Shown(signed_by(*BOTH), (*ROOTS, other.certificate + lost))


@attack("92 the trust file of another school of the same name")
def _swapped_trust() -> Shown:
    return Shown(signed_by(*BOTH), (the_root("another").certificate,))


@attack("93 a digit in the padding of a time stamp")
def _stamp_padding() -> Shown:
    pdf = stamped(signed_by(*BOTH), a_service())
    place = pdf.rindex(b"/Contents <") + len(b"/Contents <") + len(_token(pdf)) - 3
    return Shown(pdf[:place] + b"7" + pdf[place + 1 :], services=(a_service().certificate,))


def a_list_by(root: str) -> str:
    """A list of withdrawn keys with one of ours in it, by another authority of the same name."""
    return _withdrawn_list(the_root(root), the_key(Role.INSTRUCTOR, OURS).certificate, WHEN, Withdrawal.LOST)
