"""What a school's authority has issued to its teachers, and what it has withdrawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop.domain.terms import Term, name_terms
from desktop.texts import n_


class Withdrawal(Term):
    """Why a key was withdrawn."""

    LOST = "lost"  # somebody else may have it: what it signed before is in doubt too, as clocks can be set back
    LEFT = "left"
    REPLACED = "replaced"


name_terms(
    Withdrawal,
    {
        Withdrawal.LOST: n_("The key or its code is lost or known to others"),
        Withdrawal.LEFT: n_("The person no longer works here"),
        Withdrawal.REPLACED: n_("A new key took its place"),
    },
)


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedKey:
    """A key that the school issued to a teacher. ``id`` is the serial number of its certificate, hexadecimal.

    ``branch`` is the serial number of the certificate by which the teacher vouches for guests.
    """

    id: str
    branch: str
    name: str
    organisation: str = ""
    task: str = ""
    issued_at: datetime
    valid_until: datetime
    withdrawn_at: datetime | None = None
    why: Withdrawal | None = None

    @property
    def serials(self) -> tuple[str, str]:
        """Everything that a withdrawal takes back."""
        return self.id, self.branch
