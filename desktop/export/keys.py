"""Keys to sign with: a PKCS#12 for each signer, which only their own code opens."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from asn1crypto.algos import EncryptionAlgorithm
from asn1crypto.pkcs12 import Pfx, SafeContents
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import PrivateFormat, pkcs12
from cryptography.x509.oid import NameOID

from desktop.domain.errors import UserError
from desktop.domain.terms import ASSESSOR, Role
from desktop.domain.verdict import Identity
from desktop.export.authority import TrustRoot, issuer_of
from desktop.export.certifying import KEY_YEARS, as_identified, as_signer, certificate_builder, name_part
from desktop.export.data import unit_of
from desktop.texts import _

KDF_ROUNDS = 600_000
MOST_ROUNDS = 4_000_000
"""A key file that asks for more is refused: it would only keep the computer busy for hours."""
LARGEST_KEY = 1 << 16
SHORTEST_CODE = 4

_IDENTIFIED: dict[str, Identity] = {
    Role.TEACHER: Identity.OWN_FILE,
    Role.INSTRUCTOR: Identity.WITNESSED,
    Role.STUDENT: Identity.WITNESSED,
    ASSESSOR: Identity.WITNESSED,
}


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

    @property
    def longest(self) -> int:
        """How many bytes a signature takes at most."""
        return 2 * 32 + 9

    def sign(self, data: bytes) -> bytes:
        """The signature of the data with SHA-256."""
        return self.private.sign(data, ec.ECDSA(hashes.SHA256()))


def issue_key(
    root: TrustRoot,
    *,
    name: str,
    role: str,
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
    issuer, issuer_key = issuer_of(root)
    key = ec.generate_private_key(ec.SECP256R1())
    subject = _subject(name, role, organisation, task)
    builder = certificate_builder(subject, issuer.subject, key.public_key(), when, KEY_YEARS)
    builder = as_identified(as_signer(builder), issuer, identity or _IDENTIFIED[role])
    certificate = builder.sign(issuer_key, hashes.SHA256())
    above = x509.load_pem_x509_certificates((root.certificate + root.issuers).encode())
    return lock_key(SignerKey(certificate, tuple(above), key), code, rounds)


def lock_key(key: SignerKey, code: str, rounds: int = KDF_ROUNDS) -> bytes:
    """The key as PKCS#12 that only the code opens; a UserError when the code is too short."""
    _refuse_bad(key.name, code)
    passphrase = _passphrase(code)
    lock = PrivateFormat.PKCS12.encryption_builder().kdf_rounds(rounds).hmac_hash(hashes.SHA256())
    lock = lock.key_cert_algorithm(pkcs12.PBES.PBESv2SHA256AndAES256CBC)
    locked = pkcs12.serialize_key_and_certificates(
        key.name.encode(), key.private, key.certificate, list(key.issuers), lock.build(passphrase)
    )
    return _slow_seal(locked, passphrase, rounds)


def open_key(data: bytes, code: str) -> SignerKey:
    """The key that the code opens; a UserError when the code is wrong or the data is no key of ours."""
    if len(data) > LARGEST_KEY or not all(0 < rounds <= MOST_ROUNDS for rounds in _rounds_asked(data)):
        raise UserError(_("This key cannot be used for signing. Make a new key."))
    try:
        key, certificate, issuers = pkcs12.load_key_and_certificates(data, _passphrase(code))
    except ValueError as error:
        raise UserError(_("The code is wrong. Try again, or make a new key.")) from error
    if not isinstance(key, ec.EllipticCurvePrivateKey) or certificate is None:
        raise UserError(_("This key cannot be used for signing. Make a new key."))
    if key.public_key() != certificate.public_key():
        raise UserError(_("This key cannot be used for signing. Make a new key."))
    return SignerKey(certificate, tuple(issuers), key)


def _rounds_asked(data: bytes) -> Iterator[int]:
    """How many rounds each lock of a key file asks for, as far as it can be told before opening any; 0 for garbage."""
    try:
        pfx = Pfx.load(data, strict=True)
        yield int(pfx["mac_data"]["iterations"].native)
        for content in pfx.authenticated_safe:
            if content["content_type"].native == "encrypted_data":
                yield _rounds(content["content"]["encrypted_content_info"]["content_encryption_algorithm"])
            else:
                for bag in SafeContents.load(content["content"].native):
                    if bag["bag_id"].native == "pkcs8_shrouded_key_bag":
                        yield _rounds(bag["bag_value"]["encryption_algorithm"])
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
        yield 0


def _rounds(algorithm: EncryptionAlgorithm) -> int:
    """The rounds of a lock of the kind that is made here (PBES2 with PBKDF2); 0 for any other."""
    if algorithm["algorithm"].native != "pbes2" or algorithm.kdf != "pbkdf2":
        return 0
    return int(algorithm.kdf_iterations)


def _refuse_bad(person: str, code: str) -> None:
    if not person.strip():
        raise UserError(_("Write the signer's name first."))
    if len(code.strip()) < SHORTEST_CODE:
        raise UserError(_("Choose a code of at least {n} characters.").format(n=SHORTEST_CODE))


def _passphrase(code: str) -> bytes:
    """The code as bytes: letters composed, so that the same code typed on another system is the same."""
    return unicodedata.normalize("NFC", code.strip()).encode()


def _subject(person: str, role: str, organisation: str, title: str) -> x509.Name:
    parts = [name_part(NameOID.COMMON_NAME, person), name_part(NameOID.ORGANIZATIONAL_UNIT_NAME, unit_of(role))]
    named = ((NameOID.ORGANIZATION_NAME, organisation), (NameOID.TITLE, title))
    return x509.Name([*parts, *(name_part(oid, text) for oid, text in named if text.strip())])


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
