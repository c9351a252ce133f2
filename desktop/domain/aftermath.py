"""What may become of a case besides: a retake or a raise, a corrected one, an assessor found to be disqualified."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.domain.terms import Term, name_terms
from desktop.texts import n_


class LinkKind(Term):
    """Why a case follows another."""

    RETAKE = "retake"
    RAISE = "raise"
    CORRECTION = "correction"


name_terms(
    LinkKind,
    {
        LinkKind.RETAKE: n_("Retake"),
        LinkKind.RAISE: n_("Raising a grade"),
        LinkKind.CORRECTION: n_("Corrected demonstration"),
    },
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLink:
    """The case that this one follows. ``id`` is that case's, ``decided_on`` the day of its decision."""

    id: str
    kind: LinkKind
    decided_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Disqualification:
    """An assessor found to be disqualified (esteellinen). ``id`` is the assessor's; what they signed is marked, not
    erased. ``version`` is the version of the case in which they assessed.
    """

    id: str
    name: str
    noticed_on: date
    reason: str
    version: int
    signed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """A demonstration that is not gone on with: withdrawn by those concerned, or replaced by a corrected one."""

    on: date
    reason: str
    replaced_by: str = ""
