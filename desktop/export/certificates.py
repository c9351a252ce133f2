"""What a signer's certificate says of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cryptography import x509
from cryptography.x509.oid import NameOID

from desktop.domain.terms import ASSESSOR, Role, is_role
from desktop.domain.verdict import Identity
from desktop.export.certifying import POLICIES
from desktop.export.data import role_of_unit

LEVELS = 2
"""A path without a branch: the root and the signer."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A signer as the issuer of their key knew them.

    ``role`` is one of the three or that of an assessor beside the two; None in a certificate that is not of our kind.
    """

    name: str
    organisation: str
    title: str
    role: str | None
    identity: Identity


def vouching(path: Sequence[x509.Certificate]) -> str:
    """Who vouches for the signer at the end of a path from a root: the holder of a branch; "" for the root itself."""
    return _named(path[-2], NameOID.COMMON_NAME) if len(path) > LEVELS else ""


def issuer_of_card(path: Sequence[x509.Certificate]) -> str:
    """Who issued the card at the end of a path."""
    return _named(path[-2], NameOID.COMMON_NAME) if len(path) >= LEVELS else ""


def fits(subject: Subject, path: Sequence[x509.Certificate]) -> bool:
    """Whether the issuer may say of the holder what the certificate says: a branch only vouches for guests."""
    if subject.role is None:  # a card; no authority of our own kind issues a key that says nothing of roles
        return not any(_policies(one) for one in path[:-1])
    if subject.identity == Identity.SCHOOL and is_of_one_person(path[0]):
        return False
    if len(path) <= LEVELS:
        return True
    return subject.role != Role.TEACHER and subject.identity in (Identity.WITNESSED, Identity.UNCONFIRMED)


def may_sign_as(role: str | None, signer: str) -> bool:
    """Whether a key for a role signs in a signer's place: a card says nothing of roles, and the name decides there.

    An assessor beside the two, who is a teacher elsewhere, may sign with the key that says so.
    """
    return role in ((signer, None) if is_role(signer) else (ASSESSOR, Role.TEACHER, None))


def is_of_one_person(authority: x509.Certificate) -> bool:
    """Whether an authority is one person's, in their file or under a school: it lets nobody else issue keys."""
    try:
        return authority.extensions.get_extension_for_class(x509.BasicConstraints).value.path_length == 0
    except x509.ExtensionNotFound:
        return False


def subject_of(certificate: x509.Certificate) -> Subject:
    """Read the subject and the policy that says how the person was identified."""
    unit = _named(certificate, NameOID.ORGANIZATIONAL_UNIT_NAME)
    return Subject(
        _named(certificate, NameOID.COMMON_NAME),
        _named(certificate, NameOID.ORGANIZATION_NAME),
        _named(certificate, NameOID.TITLE),
        role_of_unit(unit),
        _identity(certificate),
    )


def _named(certificate: x509.Certificate, oid: x509.ObjectIdentifier) -> str:
    return next((str(part.value) for part in certificate.subject.get_attributes_for_oid(oid)), "")


def _identity(certificate: x509.Certificate) -> Identity:
    return next(iter(_policies(certificate)), Identity.UNCONFIRMED)


def _policies(certificate: x509.Certificate) -> list[Identity]:
    """What a certificate of our own kind says of its holder's identity; nothing in others'."""
    try:
        policies = certificate.extensions.get_extension_for_class(x509.CertificatePolicies).value
    except x509.ExtensionNotFound:
        return []
    said = {policy.policy_identifier.dotted_string for policy in policies}
    return [identity for identity, oid in POLICIES.items() if oid in said]
