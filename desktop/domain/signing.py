"""Allekirjoitus: who signed which document when, who refused, and which version of the case it says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from desktop.domain.terms import Language


class SigningMethod(StrEnum):
    """How the signer made the mark that is seen; the key is always opened by their own code."""

    DRAWN = "drawn"
    TYPED = "typed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """One stroke of ink: points (x, y, pressure, ms), x and y between 0 and 1 of the pad, y downwards."""

    points: tuple[tuple[float, float, float, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """One signature in a document; ``document`` is the SHA-256 of the signed bytes.

    ``id`` is the signer's role, or the id of an assessor beside the two.
    """

    id: str
    name: str
    organisation: str = ""
    task: str = ""
    method: SigningMethod = SigningMethod.DRAWN
    at: datetime
    language: Language
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A signer who refused, and why; ``id`` as in a signature."""

    id: str
    name: str
    reason: str
    at: datetime
    language: Language = Language.FI


@dataclass(frozen=True, slots=True, kw_only=True)
class Awaited:
    """A signer who was not there, and when to remind of it; ``id`` as in a signature."""

    id: str
    name: str
    remind_on: date
    at: datetime


class CopyWay(StrEnum):
    """How a copy was handed on."""

    FOLDER = "folder"
    STICK = "stick"
    PRINT = "print"


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A copy of the signed document that was handed on: when, how, and where to (a file's name, a stick, a printer)."""

    id: str
    at: datetime
    version: int
    way: CopyWay = CopyWay.FOLDER
    to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentOut:
    """The document on its way to a signer at another laptop, whose turn it is; ``id`` as in a signature.

    ``document`` is the SHA-256 of the bytes that were sent: what comes back begins with them.
    """

    id: str
    name: str
    at: datetime
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """The document that is being signed: made from one version of the case, which it names.

    ``content`` is the SHA-256 of the unsigned document, ``latest`` of the newest signed one,
    ``case_version`` the frontiers of the case's document as hexadecimal text. ``out`` tells that the document is with
    somebody elsewhere, ``stamped_at`` when a time stamp was added.
    """

    language: Language = Language.FI
    content: str = ""
    latest: str = ""
    case_version: str = ""
    signatures: tuple[Signature, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    awaited: tuple[Awaited, ...] = ()
    out: SentOut | None = None
    stamped_at: datetime | None = None

    def with_signature(self, signature: Signature) -> Signing:
        """The same with one signature more: its document is the newest, and its signer is waited for no longer."""
        return replace(
            self,
            out=None,
            latest=signature.document,
            signatures=(*self.signatures, signature),
            refusals=tuple(one for one in self.refusals if one.id != signature.id),
            awaited=tuple(one for one in self.awaited if one.id != signature.id),
        )

    def signed_by(self, signer: str) -> Signature | None:
        """The signature of a signer, if it is there."""
        return next((one for one in self.signatures if one.id == signer), None)

    def refused_by(self, signer: str) -> Refusal | None:
        """The refusal of a signer, if it is there."""
        return next((one for one in self.refusals if one.id == signer), None)

    def awaits(self, signer: str) -> Awaited | None:
        """When to remind a signer who was not there, if it is so."""
        return next((one for one in self.awaited if one.id == signer), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedVersion:
    """A version that was signed before a change made a new one; its document stays. ``id`` is the version's number."""

    id: str
    signing: Signing
    replaced_at: datetime
