"""Results of the osa-alueet of a common unit: each has its own teacher, grade and reasons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.domain.preflight import Finding
from desktop.domain.terms import Grade, Scale
from desktop.texts import _, day

ABOUT_A_LANGUAGE = ("VVTK", "VVAI", "VVAI22", "VVVK", "VVAI26", "VVTK26", "VVVK26", "VK", "TK1", "TK2")
"""Sections that are about one language, by their codes; Koski asks which."""
MOTHER_TONGUE = "AI"
"""The section of the mother tongue, whose languages are a code set of their own."""
GENERATIONS = (("26", date(2026, 8, 1)), ("22", date(2022, 8, 1)))
"""The end of a section's code, and from which day on a study right may have it."""
PLACE = "sections"


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


def section_findings(
    sections: Sequence[SectionResult], extent: float | None, began: date | None, today: date
) -> Iterator[Finding]:
    """What Koski would refuse or wonder at in the sections of a common unit; ``began`` is of the study right."""
    for one in sections:
        place = f"{PLACE}.{one.code}"
        if not one.code.strip() or one.code.startswith("temporary_"):
            yield Finding(place, _("A sub-area has no code that Koski knows."))
        if one.code in (*ABOUT_A_LANGUAGE, MOTHER_TONGUE) and not one.language.strip():
            yield Finding(place, _("Say which language the sub-area {code} is about.").format(code=one.code))
        for end, since in GENERATIONS:
            if one.code.endswith(end) and began and began < since:
                text = _("The sub-area {code} is for study rights from {day} on.")
                yield Finding(place, text.format(code=one.code, day=day(since)))
        if one.grade is not None and one.grade not in one.scale.grades:
            yield Finding(place, _("The grade of the sub-area {code} is not on its scale.").format(code=one.code))
        if one.decided_on and one.decided_on > today:
            text = _("The grade of the sub-area {code} is dated {day}, which is still to come.")
            yield Finding(place, text.format(code=one.code, day=day(one.decided_on)), hard=False)
    total = sum(one.extent or 0 for one in sections)
    if sections and extent and all(one.passed for one in sections) and total != extent:
        text = _("The sub-areas are {total} competence points together, and the unit is {extent}.")
        yield Finding(PLACE, text.format(total=f"{total:g}", extent=f"{extent:g}"))
