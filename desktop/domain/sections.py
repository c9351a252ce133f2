"""Results of the osa-alueet of a common unit: each has its own teacher, grade and reasons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.domain.terms import Grade, Scale


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionResult:
    """What was decided on one osa-alue, or on the mandatory or optional part of one.

    ``code`` is its koodiarvo ("VVAI22"), ``language`` the code of the language that it is about, where it is about one.
    """

    code: str
    language: str = ""
    mandatory: bool = True
    extent: float | None = None
    scale: Scale = Scale.ONE_TO_FIVE
    grade: Grade | None = None
    decided_on: date | None = None
    assessors: tuple[str, ...] = ()
    adapted: bool = False
    deviation: str = ""

    @property
    def passed(self) -> bool:
        """Whether it was decided and passed; a fail never leaves the provider's own record."""
        return self.decided_on is not None and self.grade in self.scale.passing
