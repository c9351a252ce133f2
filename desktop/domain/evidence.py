"""Evidence (näytön aineisto): a photo or a document about the demonstration, taken with consent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from desktop.domain.errors import Problem
from desktop.domain.terms import Term, name_terms
from desktop.texts import _, n_

MOST_BYTES = 25_000_000
LONGEST_SIDE = 2400
"""Pictures that are larger, in pixels, are made smaller before they are kept."""
SUFFIXES = (".jpg", ".jpeg", ".png", ".pdf")


class EvidenceKind(Term):
    """What a piece of evidence is."""

    PHOTO = "photo"
    DOCUMENT = "document"


name_terms(EvidenceKind, {EvidenceKind.PHOTO: n_("Photo"), EvidenceKind.DOCUMENT: n_("Document")})


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A file that shows what was done. ``by`` is an assessor's id, ``note`` the id of an observation, "" for none.

    ``sha256`` names the bytes that are kept, ``small`` those of the little picture in lists ("" for none).
    ``consent`` says who agreed to what. ``read_by`` are the ids of others who have seen it shared.
    """

    id: str
    at: datetime
    by: str
    kind: EvidenceKind
    name: str
    sha256: str
    size: int
    text: str = ""
    note: str = ""
    requirements: tuple[str, ...] = ()
    consent: str = ""
    consent_on: date | None = None
    small: str = ""
    shared: bool = False
    read_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanFile:
    """A file without what tells of the camera or the author, ready to be kept. ``small`` is its little picture."""

    kind: EvidenceKind
    name: str
    data: bytes
    small: bytes = b""


def evidence_problems(text: str, consent: str, consent_on: date | None) -> list[Problem]:
    """Say what is missing before a file may be kept: consent above all."""
    problems = []
    if consent_on is None or not consent.strip():
        problems.append(Problem("evidence.consent", _("Ask for consent first, and write who agreed to what.")))
    if not text.strip():
        problems.append(Problem("evidence.text", _("Say in a few words what it shows.")))
    return problems
