"""Keys to sign with: one small certificate authority a file, and a PKCS#12 for each signer behind their own code."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta

from asn1crypto.pkcs12 import Pfx
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import PrivateFormat, pkcs12
from cryptography.x509.oid import NameOID

from desktop.domain.errors import UserError
from desktop.domain.terms import Role
from desktop.domain.verdict import Identity
from desktop.export.data import FIELDS
from desktop.texts import _

KDF_ROUNDS = 600_000
SHORTEST_CODE = 4

_ROOT_YEARS = 30
_KEY_YEARS = 3
_CLOCKS_DIFFER = timedelta(hours=1)
# Our own arc under 2.25 (ITU-T X.667: a UUID needs no registering); the policy says how the signer was identified.
_ARC = "2.25.126339929194626496704967320042261589392"
POLICIES = {
    Identity.SCHOOL: f"{_ARC}.1",
    Identity.WITNESSED: f"{_ARC}.2",
    Identity.UNCONFIRMED: f"{_ARC}.3",
    Identity.OWN_FILE: f"{_ARC}.4",
}

_IDENTIFIED = {
    Role.TEACHER: Identity.OWN_FILE,
    Role.INSTRUCTOR: Identity.WITNESSED,
    Role.STUDENT: Identity.WITNESSED,
}


@dataclass(frozen=True, slots=True)
class TrustRoot:
    """The authority of one file, as PEM; the key is not encrypted: whoever keeps it, keeps it safe."""

    certificate: str
    key: str


@dataclass(frozen=True, slots=True)
class SignerKey:
    """An opened key: the signer's certificate, its issuers, and what signs."""

    certificate: x509.Certificate
    issuers: tuple[x509.Certificate, ...]
    private: ec.EllipticCurvePrivateKey

    @property
    def name(self) -> str:
        """Whose key it is."""
        return str(self.certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value)


def make_root(organisation: str, *, when: datetime) -> TrustRoot:
    """A new authority (P-256, self-signed) that issues keys for 30 years."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([_part(NameOID.COMMON_NAME, organisation), _part(NameOID.ORGANIZATION_NAME, organisation)])
    builder = _builder(name, name, key.public_key(), when, _ROOT_YEARS)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    builder = builder.add_extension(_usage(signs_certificates=True), critical=True)
    certificate = builder.sign(key, hashes.SHA256())
    pem = serialization.Encoding.PEM
    plain = key.private_bytes(pem, PrivateFormat.PKCS8, serialization.NoEncryption())
    return TrustRoot(certificate.public_bytes(pem).decode(), plain.decode())


def issue_key(
    root: TrustRoot,
    *,
    name: str,
    role: Role,
    organisation: str,
    task: str = "",
    code: str,
    when: datetime,
    identity: Identity | None = None,
    rounds: int = KDF_ROUNDS,
) -> bytes:
    """A new key for a person, good for three years, as PKCS#12 that only the code opens.

    The certificate says name (CN), organisation (O), role (OU), task (title) and, as its policy, how the person was
    identified: unless told otherwise, the teacher by having the file, others by the teacher on the spot. Raises a
    UserError when the code is too short or the person has no name.
    """
    _refuse_bad(name, code)
    issuer = x509.load_pem_x509_certificate(root.certificate.encode())
    issuer_key = serialization.load_pem_private_key(root.key.encode(), None)
    key = ec.generate_private_key(ec.SECP256R1())
    subject = _subject(name, role, organisation, task)
    builder = _builder(subject, issuer.subject, key.public_key(), when, _KEY_YEARS)
    builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    builder = builder.add_extension(_usage(signs_certificates=False), critical=True)
    policy = x509.PolicyInformation(x509.ObjectIdentifier(POLICIES[identity or _IDENTIFIED[role]]), None)
    builder = builder.add_extension(x509.CertificatePolicies([policy]), critical=False)
    builder = builder.add_extension(
        x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer.public_key()),  # type: ignore[arg-type]
        critical=False,
    )
    assert isinstance(issuer_key, ec.EllipticCurvePrivateKey)
    certificate = builder.sign(issuer_key, hashes.SHA256())
    return _locked(name, key, certificate, issuer, code, rounds)


def open_key(data: bytes, code: str) -> SignerKey:
    """The key that the code opens; a UserError when the code is wrong or the data is no key of ours."""
    try:
        key, certificate, issuers = pkcs12.load_key_and_certificates(data, _passphrase(code))
    except ValueError as error:
        raise UserError(_("The code is wrong. Try again, or make a new key.")) from error
    if not isinstance(key, ec.EllipticCurvePrivateKey) or certificate is None:
        raise UserError(_("This key cannot be used for signing. Make a new key."))
    return SignerKey(certificate, tuple(issuers), key)


def _refuse_bad(person: str, code: str) -> None:
    if not person.strip():
        raise UserError(_("Write the signer's name first."))
    if len(code.strip()) < SHORTEST_CODE:
        raise UserError(_("Choose a code of at least {n} characters.").format(n=SHORTEST_CODE))


def _passphrase(code: str) -> bytes:
    """The code as bytes: letters composed, so that the same code typed on another system is the same."""
    return unicodedata.normalize("NFC", code.strip()).encode()


def _part(oid: x509.ObjectIdentifier, text: str) -> x509.NameAttribute[str]:
    """A part of a name, cut to the 64 characters that RFC 5280 allows."""
    return x509.NameAttribute(oid, text.strip()[:64] or "-")


def _subject(person: str, role: Role, organisation: str, title: str) -> x509.Name:
    parts = [_part(NameOID.COMMON_NAME, person), _part(NameOID.ORGANIZATIONAL_UNIT_NAME, FIELDS[role])]
    named = ((NameOID.ORGANIZATION_NAME, organisation), (NameOID.TITLE, title))
    return x509.Name([*parts, *(_part(oid, text) for oid, text in named if text.strip())])


def _builder(
    subject: x509.Name, issuer: x509.Name, public: ec.EllipticCurvePublicKey, when: datetime, years: int
) -> x509.CertificateBuilder:
    builder = x509.CertificateBuilder(issuer, subject, public, x509.random_serial_number())
    builder = builder.not_valid_before(when - _CLOCKS_DIFFER).not_valid_after(when + timedelta(days=365.25 * years))
    return builder.add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        content_commitment=not signs_certificates,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _locked(
    person: str,
    key: ec.EllipticCurvePrivateKey,
    certificate: x509.Certificate,
    issuer: x509.Certificate,
    code: str,
    rounds: int,
) -> bytes:
    passphrase = _passphrase(code)
    lock = PrivateFormat.PKCS12.encryption_builder().kdf_rounds(rounds).hmac_hash(hashes.SHA256())
    lock = lock.key_cert_algorithm(pkcs12.PBES.PBESv2SHA256AndAES256CBC)
    locked = pkcs12.serialize_key_and_certificates(person.encode(), key, certificate, [issuer], lock.build(passphrase))
    return _slow_seal(locked, passphrase, rounds)


def _slow_seal(data: bytes, passphrase: bytes, rounds: int) -> bytes:
    """The same PKCS#12 with a seal (MacData) that is as slow to guess at as its contents.

    The library seals with 2048 rounds, so that a code of six digits could be found in minutes however well the
    contents are locked (RFC 7292, 4 and appendix B).
    """
    pfx = Pfx.load(data)
    content: bytes = pfx["auth_safe"]["content"].native
    salt = secrets.token_bytes(16)
    seal = pfx["mac_data"]
    seal["mac_salt"], seal["iterations"] = salt, rounds
    seal["mac"]["digest"] = hmac.digest(_seal_key(passphrase, salt, rounds), content, "sha256")
    sealed: bytes = pfx.dump(force=True)
    return sealed


def _seal_key(passphrase: bytes, salt: bytes, rounds: int) -> bytes:
    """The key of the seal by PKCS#12's own derivation with SHA-256 (RFC 7292, appendix B.2, purpose 3)."""
    block = hashlib.sha256().block_size
    secret = (passphrase.decode() + "\0").encode("utf-16-be")
    found = bytes([3]) * block + _filled(salt, block) + _filled(secret, block)
    for _round in range(rounds):
        found = hashlib.sha256(found).digest()
    return found


def _filled(data: bytes, block: int) -> bytes:
    """The data repeated up to a whole number of blocks."""
    size = -(-len(data) // block) * block
    return (data * (size // len(data) + 1))[:size]
