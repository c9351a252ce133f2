"""Whom a reader trusts: roots, and what their issuers have withdrawn since."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any, NamedTuple

from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from desktop.domain.authority import IssuedKey, Withdrawal
from desktop.domain.errors import UserError
from desktop.export.authority import TrustRoot, issuer_of
from desktop.export.certifying import CLOCKS_DIFFER, pem_blocks
from desktop.texts import _

_REASONS = {
    Withdrawal.LOST: x509.ReasonFlags.key_compromise,
    Withdrawal.LEFT: x509.ReasonFlags.cessation_of_operation,
    Withdrawal.REPLACED: x509.ReasonFlags.superseded,
}


class Withdrawn(NamedTuple):
    """When the issuer withdrew a key, and why."""

    at: datetime
    why: Withdrawal


@dataclass(frozen=True, slots=True)
class Trust:
    """The certificates whose keys are trusted, and the lists of what their holders have withdrawn."""

    roots: tuple[x509.Certificate, ...] = ()
    lists: tuple[x509.CertificateRevocationList, ...] = ()

    @property
    def anchors(self) -> list[Any]:
        """The roots as pyHanko wants them."""
        der = serialization.Encoding.DER
        return [asn1_x509.Certificate.load(one.public_bytes(der)) for one in self.roots]

    def withdrawn(self, path: Sequence[x509.Certificate]) -> Withdrawn | None:
        """The first withdrawal of a certificate between the root and the signer; None when nothing was withdrawn."""
        found = (
            _withdrawal(one, entries)
            for issuer, one in pairwise(path)
            for entries in self.lists
            if _is_by(entries, issuer)
        )
        return min((one for one in found if one), default=None)


def read_trust(texts: Iterable[str]) -> Trust:
    """What PEM texts say: certificates, and lists of withdrawn keys by the holders of these.

    Raises a UserError when a text holds no certificate or cannot be read, or a list is by somebody else.
    """
    roots: list[x509.Certificate] = []
    lists: list[x509.CertificateRevocationList] = []
    try:
        for text in texts:
            blocks = [block.encode() for block in pem_blocks(text)]
            crls = [one for one in blocks if one.startswith(b"-----BEGIN X509 CRL")]
            lists += [x509.load_pem_x509_crl(one) for one in crls]
            mine = [x509.load_pem_x509_certificate(one) for one in blocks if one not in crls]
            if not mine:
                raise ValueError("no certificate")
            roots += mine
    except ValueError as error:
        raise UserError(_("A certificate to trust cannot be read. Ask for the file again.")) from error
    if not all(any(_is_by(one, root) for root in roots) for one in lists):
        raise UserError(_("The list of withdrawn keys is not by the school that it names. Ask for the file again."))
    return Trust(tuple(dict.fromkeys(roots)), tuple(lists))


def named(certificate: x509.Certificate) -> str:
    """The name of a certificate's holder."""
    found = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(found[0].value) if found else "–"


def withdrawal_list(root: TrustRoot, issued: Iterable[IssuedKey], *, when: datetime, lasts: datetime) -> str:
    """The signed list of withdrawn keys (CRL) as PEM; readers should have a newer one after ``lasts``."""
    certificate, key = issuer_of(root)
    builder = x509.CertificateRevocationListBuilder(certificate.subject, when - CLOCKS_DIFFER, lasts)
    for one in issued:
        if one.withdrawn_at and one.why:
            for serial in one.serials:
                builder = builder.add_revoked_certificate(_entry(serial, one.withdrawn_at, one.why))
    pem = serialization.Encoding.PEM
    return builder.sign(key, hashes.SHA256()).public_bytes(pem).decode()


def _entry(serial: str, at: datetime, why: Withdrawal) -> x509.RevokedCertificate:
    builder = x509.RevokedCertificateBuilder(int(serial, 16), at)
    return builder.add_extension(x509.CRLReason(_REASONS[why]), critical=False).build()


def _is_by(entries: x509.CertificateRevocationList, root: x509.Certificate) -> bool:
    key = root.public_key()
    return entries.issuer == root.subject and isinstance(key, ec.EllipticCurvePublicKey) and _holds(entries, key)


def _holds(entries: x509.CertificateRevocationList, key: ec.EllipticCurvePublicKey) -> bool:
    try:
        return entries.is_signature_valid(key)
    except (TypeError, ValueError):
        return False


def _withdrawal(one: x509.Certificate, entries: x509.CertificateRevocationList) -> Withdrawn | None:
    entry = entries.get_revoked_certificate_by_serial_number(one.serial_number)
    if entry is None:
        return None
    try:
        flag = entry.extensions.get_extension_for_class(x509.CRLReason).value.reason
    except x509.ExtensionNotFound:
        flag = x509.ReasonFlags.key_compromise  # what is not told is taken for the worst
    why = next((why for why, one in _REASONS.items() if one == flag), Withdrawal.LOST)
    return Withdrawn(entry.revocation_date_utc, why)
