"""The parts that every certificate here is made of: names, dates, what it may be used for, how its holder is known."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import PrivateFormat

from desktop.domain.verdict import Identity

_PEM_BLOCK = re.compile(r"-----BEGIN ([A-Z0-9 ]+)-----.+?-----END \1-----", re.DOTALL)
_LONGEST_PART = 64
ROOT_YEARS = 30
KEY_YEARS = 3
CLOCKS_DIFFER = timedelta(hours=1)
# Our own arc under 2.25 (ITU-T X.667: a UUID needs no registering); the policy says how the signer was identified.
_ARC = "2.25.126339929194626496704967320042261589392"
POLICIES = {
    Identity.SCHOOL: f"{_ARC}.1",
    Identity.WITNESSED: f"{_ARC}.2",
    Identity.UNCONFIRMED: f"{_ARC}.3",
    Identity.OWN_FILE: f"{_ARC}.4",
}


def name_part(oid: x509.ObjectIdentifier, text: str) -> x509.NameAttribute[str]:
    """A part of a name, cut to what a certificate holds."""
    return x509.NameAttribute(oid, as_certified(text) or "-")


def as_certified(text: str) -> str:
    """The text as far as a part of a name holds it: RFC 5280 allows 64, which are counted as bytes of UTF-8."""
    return text.strip().encode()[:_LONGEST_PART].decode(errors="ignore").rstrip()


def certificate_builder(
    subject: x509.Name, issuer: x509.Name, public: ec.EllipticCurvePublicKey, when: datetime, years: int
) -> x509.CertificateBuilder:
    """A certificate good for so many years from a moment; a little earlier too, as clocks differ."""
    builder = x509.CertificateBuilder(issuer, subject, public, x509.random_serial_number())
    builder = builder.not_valid_before(when - CLOCKS_DIFFER).not_valid_after(when + timedelta(days=365.25 * years))
    return builder.add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)


def as_signer(builder: x509.CertificateBuilder) -> x509.CertificateBuilder:
    """Let the holder sign documents, and nothing else."""
    builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    return builder.add_extension(_usage(signs_certificates=False), critical=True)


def as_authority(builder: x509.CertificateBuilder, levels: int) -> x509.CertificateBuilder:
    """Let the holder issue keys, through so many levels of other authorities."""
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=levels), critical=True)
    return builder.add_extension(_usage(signs_certificates=True), critical=True)


def as_identified(
    builder: x509.CertificateBuilder, issuer: x509.Certificate, identity: Identity
) -> x509.CertificateBuilder:
    """Say who issued the certificate and, as its policy, how the holder was identified."""
    policy = x509.PolicyInformation(x509.ObjectIdentifier(POLICIES[identity]), None)
    builder = builder.add_extension(x509.CertificatePolicies([policy]), critical=False)
    return builder.add_extension(
        x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer.public_key()),  # type: ignore[arg-type]
        critical=False,
    )


def as_pem(certificate: x509.Certificate) -> str:
    """The certificate as PEM."""
    return certificate.public_bytes(serialization.Encoding.PEM).decode()


def plain_key(key: ec.EllipticCurvePrivateKey) -> str:
    """The key as PEM that nothing locks: only for inside an encrypted file."""
    plain = serialization.NoEncryption()
    return key.private_bytes(serialization.Encoding.PEM, PrivateFormat.PKCS8, plain).decode()


def pem_blocks(text: str) -> list[str]:
    """The blocks of a PEM text, certificates and others, each with its own first and last line."""
    return [found[0] + "\n" for found in _PEM_BLOCK.finditer(text)]


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
