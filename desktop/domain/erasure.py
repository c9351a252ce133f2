"""What was removed for good, as the certificate of a deletion tells it: by counts, ids and sums, never by name."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime

from desktop.domain.terms import Term, name_terms
from desktop.texts import n_


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasedCase:
    """One demonstration that was removed.

    ``sum`` is the SHA-256 of its document with all its history, as it was last; ``files`` are those of what was kept
    with it: signed versions, evidence and their little pictures.
    """

    id: str
    sum: str
    changes: int = 0
    conflicts: int = 0
    drafts: int = 0
    handed_on: int = 0
    files: tuple[str, ...] = ()


class CopyKind(Term):
    """Where a copy of the file came from."""

    AUTOMATIC = "automatic"
    BY_HAND = "by_hand"
    ASIDE = "aside"


name_terms(
    CopyKind,
    {
        CopyKind.AUTOMATIC: n_("Automatic backup"),
        CopyKind.BY_HAND: n_("Backup made by hand"),
        CopyKind.ASIDE: n_("Earlier file put aside"),
    },
)


class CopyState(Term):
    """What became of a copy of the file."""

    CLEANED = "cleaned"
    CLEAN = "clean"
    OUT_OF_REACH = "out_of_reach"


name_terms(
    CopyState,
    {
        CopyState.CLEANED: n_("Removed from it too"),
        CopyState.CLEAN: n_("Held nothing of this"),
        CopyState.OUT_OF_REACH: n_("Could not be reached"),
    },
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasedCopy:
    """A backup or another copy that the program knows of, and whether the same was removed from it."""

    name: str
    kind: CopyKind
    state: CopyState


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure:
    """One deletion: what went, from where, when and by whom.

    ``mentions`` are other demonstrations that still name the student, ``places`` tables of the file that do.
    """

    id: str
    at: datetime
    by: str
    organisation: str = ""
    cases: tuple[ErasedCase, ...] = ()
    keys: int = 0
    records: int = 0
    plans: int = 0
    copies: tuple[ErasedCopy, ...] = ()
    mentions: tuple[str, ...] = ()
    places: tuple[str, ...] = ()

    @property
    def out_of_reach(self) -> tuple[ErasedCopy, ...]:
        """The copies from which nothing could be removed."""
        return tuple(one for one in self.copies if one.state == CopyState.OUT_OF_REACH)

    @property
    def files(self) -> int:
        """How many files went with the demonstrations."""
        return sum(len(one.files) for one in self.cases)


def erasure_sum(erasure: Erasure) -> str:
    """The SHA-256 that names exactly this deletion: of its facts as JSON, in an order that anybody can repeat."""
    return hashlib.sha256(json.dumps(erasure_facts(erasure), sort_keys=True).encode()).hexdigest()


def erasure_facts(erasure: Erasure) -> dict[str, object]:
    """The deletion as data."""
    return {
        "id": erasure.id,
        "at": erasure.at.isoformat(),
        "by": erasure.by,
        "organisation": erasure.organisation,
        "demonstrations": [
            {
                "id": one.id,
                "sha256": one.sum,
                "changes": one.changes,
                "conflicts": one.conflicts,
                "drafts": one.drafts,
                "handed_on": one.handed_on,
                "files": list(one.files),
            }
            for one in erasure.cases
        ],
        "signing_keys": erasure.keys,
        "students_of_register": erasure.records,
        "plans": erasure.plans,
        "copies": [{"name": one.name, "kind": one.kind.value, "state": one.state.value} for one in erasure.copies],
        "still_named_in": [*erasure.mentions, *erasure.places],
    }
