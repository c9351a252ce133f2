"""Handing a case on to the registers: what they ask beyond the record, and what was handed on when."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from desktop.domain.errors import Problem
from desktop.domain.preflight import Register
from desktop.domain.stages import Stage
from desktop.domain.terms import Grade, Term, name_terms
from desktop.texts import _, day, n_

if TYPE_CHECKING:
    from desktop.domain.case import Case

TUVA = "koulutuksenosattuva_"


class UnitGroup(Term):
    """Tutkinnon osan ryhmä (ammatillisentutkinnonosanryhma): among which units a unit counts."""

    VOCATIONAL = "1"
    COMMON = "2"
    ELECTIVE = "3"
    EXTENDING = "4"


name_terms(
    UnitGroup,
    {
        UnitGroup.VOCATIONAL: n_("Vocational units"),
        UnitGroup.COMMON: n_("Common units"),
        UnitGroup.ELECTIVE: n_("Elective units"),
        UnitGroup.EXTENDING: n_("Units that individually extend the qualification"),
    },
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterFacts:
    """What registers ask and the signed record does not say; so it may be written after signing too.

    ``mandatory`` and ``group`` are None where the requirements decide. ``unit_code`` and ``unit_description`` are of
    a local unit, ``municipality`` is the three digits of where the workplace is. ``targets`` are the grades people
    gave by the code of an arvioinnin kohde of 2014.
    """

    mandatory: bool | None = None
    group: UnitGroup | None = None
    unit_code: str = ""
    unit_description: str = ""
    municipality: str = ""
    targets: dict[str, Grade] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOn:
    """That a version of a case was handed on to a register on a day; ``at`` is when this was marked."""

    id: str
    register: Register
    on: date
    at: datetime
    version: int


def handed_on_now(case: Case, register: Register) -> HandedOn | None:
    """When the present version was handed on to a register, the newest mark; None when it was not."""
    return next(
        (one for one in reversed(case.registers) if (one.register, one.version) == (register, case.number)), None
    )


def handed_on_before(case: Case, register: Register) -> HandedOn | None:
    """When an earlier version was handed on to a register, the newest of them; None when none was."""
    earlier = (one for one in reversed(case.registers) if one.register == register and one.version < case.number)
    return next(earlier, None)


def waits_for_koski(case: Case, reached: Stage) -> bool:
    """Whether a signed result has not been handed on to Koski. A fail need not go there, and TUVA never does."""
    if not reached.reached(Stage.SIGNED) or reached.reached(Stage.ARCHIVED):
        return False
    if case.decision.failed or case.unit.code.startswith(TUVA):
        return False
    return handed_on_now(case, Register.KOSKI) is None


def handed_on_problems(on: date, today: date, earliest: date | None) -> list[Problem]:
    """Say what is wrong with the day on which a case is said to have been handed on."""
    if on > today:
        return [Problem("registers.on", _("It cannot have been handed on, on a day still to come."))]
    if earliest and on < earliest:
        text = _("It cannot have been handed on before {day}, when it was decided.")
        return [Problem("registers.on", text.format(day=day(earliest)))]
    return []
