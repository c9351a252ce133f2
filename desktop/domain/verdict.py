"""What checking a document found: whether it is unchanged, who signed it, and what a person should know of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop.domain.terms import Term, label_of, name_terms
from desktop.texts import _, moment, n_


class Identity(Term):
    """How it was made sure who a signer is."""

    SCHOOL = "school"
    OWN_FILE = "own_file"  # the key was made in the file of the person who signs
    CARD = "card"
    WITNESSED = "witnessed"
    UNCONFIRMED = "unconfirmed"


name_terms(
    Identity,
    {
        Identity.SCHOOL: n_("Identified by the school"),
        Identity.OWN_FILE: n_("Key made in the signer's own file"),
        Identity.CARD: n_("Identified by the issuer of the card"),
        Identity.WITNESSED: n_("Identified by the teacher on the spot"),
        Identity.UNCONFIRMED: n_("Identity not confirmed"),
    },
)


class Outcome(Term):
    """What is to be thought of a document, the worst first. Only INTACT may be trusted as it stands."""

    NOT_READABLE = "not_readable"
    FOREIGN = "foreign"
    CHANGED = "changed"
    UNSIGNED = "unsigned"
    WITHDRAWN = "withdrawn_key"  # intact, but signed with a key that its issuer had taken back
    UNKNOWN_SIGNER = "intact_unknown_signer"  # intact, but a signer's certificate was issued by nobody we know
    DOUBTFUL = "doubtful"  # intact, but made in a way this program does not make documents
    INCOMPLETE = "incomplete"  # intact so far; a signature that the document expects is missing
    INTACT = "intact"


name_terms(
    Outcome,
    {
        Outcome.NOT_READABLE: n_("The file cannot be read"),
        Outcome.FOREIGN: n_("This document was not made with Näyttökumppani"),
        Outcome.CHANGED: n_("The document has been changed"),
        Outcome.UNSIGNED: n_("Nobody has signed the document"),
        Outcome.WITHDRAWN: n_("The document is unchanged, but a signer's key had been withdrawn"),
        Outcome.UNKNOWN_SIGNER: n_("The document is unchanged, but a signer is unknown"),
        Outcome.DOUBTFUL: n_("The document is unchanged, but something in it is unusual"),
        Outcome.INCOMPLETE: n_("A signature is missing"),
        Outcome.INTACT: n_("The document is unchanged"),
    },
)


class Weight(StrEnum):
    """How much a finding weighs: good news, worth knowing, or a reason not to trust."""

    GOOD = "good"
    NOTE = "note"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that checking found, in a sentence for anybody. ``signer`` is whom it is about, if anybody."""

    weight: Weight
    text: str
    signer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureVerdict:
    """One signature as it was found.

    ``signer`` is a role, or the id of an assessor beside the two; None in a place that is not ours. ``at`` is the time
    by the signer's own clock; ``vouched_by`` is who identified the signer in the issuer's name. ``intact`` means that
    what was signed is unchanged and whatever came later is only other people's signatures; ``trusted``, that a known
    issuer vouches for the signer and that they signed in their own place. ``changed`` says what came later that should
    not have, "" for nothing.
    """

    field: str
    signer: str | None
    name: str = ""
    organisation: str = ""
    title: str = ""
    at: datetime | None = None
    identity: Identity = Identity.UNCONFIRMED
    intact: bool = False
    trusted: bool = False
    drawn: bool = True
    vouched_by: str = ""
    certificate: str = ""  # SHA-256 of the certificate, hexadecimal
    changed: str = ""

    def words(self) -> str:
        """Who signed as what and when, in a line."""
        role = _(label_of(self.signer)) if self.signer else self.field
        when = moment(self.at) if self.at else _("at a time that is not told")
        who = ", ".join(part for part in (self.name, self.title, self.organisation) if part)
        return f"{role}: {who} · {when} · {self.identity_words()}"

    def identity_words(self) -> str:
        """How it was made sure who the signer is, and by whom."""
        if self.vouched_by and self.identity == Identity.WITNESSED:
            return _("Identified on the spot by {name}").format(name=self.vouched_by)
        if self.vouched_by and self.identity == Identity.CARD:
            return _("Card of {issuer}").format(issuer=self.vouched_by)
        return _(self.identity.label)


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file inside the document, with the SHA-256 of its bytes as hexadecimal text."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What checking a document found.

    ``known`` says whether these very bytes are among those the reader's own file knows, None when not asked.
    ``stamped_at`` is when a time stamp service that the reader trusts saw the document.
    ``case`` and ``version`` are what the document's data says of itself, ``number`` the version people count by.
    """

    outcome: Outcome
    sha256: str
    findings: tuple[Finding, ...] = ()
    signatures: tuple[SignatureVerdict, ...] = ()
    empty: tuple[str, ...] = ()
    attachments: tuple[AttachedFile, ...] = ()
    known: bool | None = None
    later_evidence: bool = False
    stamped_at: datetime | None = None
    kind: str = ""
    case: str = ""
    number: int | None = None
    version: str = ""

    def words(self) -> list[str]:
        """Everything a person should hear, in their language: the headline, who signed when, the findings."""
        signed = [one.words() for one in self.signatures]
        return [_(self.outcome.label), *signed, *(finding.text for finding in self.findings)]
