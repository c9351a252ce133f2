"""Authorities: the one of a file, the one of a school, and the branches that a school gives its teachers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from desktop.domain.verdict import Identity
from desktop.export.certifying import (
    KEY_YEARS,
    ROOT_YEARS,
    as_authority,
    as_identified,
    as_pem,
    certificate_builder,
    name_part,
    pem_blocks,
    plain_key,
)


@dataclass(frozen=True, slots=True)
class TrustRoot:
    """An authority, as PEM; the key is not encrypted: whoever keeps it, keeps it safe.

    ``issuers`` are the certificates above it, from its own issuer to the root; "" for a root.
    """

    certificate: str
    key: str
    issuers: str = ""

    @property
    def root(self) -> str:
        """The certificate that others trust: the topmost one."""
        return pem_blocks(self.issuers or self.certificate)[-1]


def make_root(organisation: str, *, when: datetime, levels: int = 0) -> TrustRoot:
    """A new authority (P-256, self-signed) that issues keys for 30 years, through so many ``levels`` of others."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([name_part(NameOID.COMMON_NAME, organisation), name_part(NameOID.ORGANIZATION_NAME, organisation)])
    builder = as_authority(certificate_builder(name, name, key.public_key(), when, ROOT_YEARS), levels)
    return TrustRoot(as_pem(builder.sign(key, hashes.SHA256())), plain_key(key))


def make_branch(root: TrustRoot, *, name: str, organisation: str, when: datetime) -> TrustRoot:
    """An authority under a root: a person who vouches for those they meet, as long as their own key is good.

    By its policy it can say nothing better of anybody than that they were identified on the spot.
    """
    issuer, issuer_key = issuer_of(root)
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([name_part(NameOID.COMMON_NAME, name), name_part(NameOID.ORGANIZATION_NAME, organisation)])
    builder = as_authority(certificate_builder(subject, issuer.subject, key.public_key(), when, KEY_YEARS), 0)
    builder = as_identified(builder, issuer, Identity.WITNESSED)
    certificate = as_pem(builder.sign(issuer_key, hashes.SHA256()))
    return TrustRoot(certificate, plain_key(key), root.certificate + root.issuers)


def issuer_of(root: TrustRoot) -> tuple[x509.Certificate, ec.EllipticCurvePrivateKey]:
    """The authority's certificate and the key that signs what it issues."""
    key = serialization.load_pem_private_key(root.key.encode(), None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    return x509.load_pem_x509_certificate(root.certificate.encode()), key
