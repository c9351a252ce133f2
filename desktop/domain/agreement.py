"""The agreement on learning at work (koulutussopimus, oppisopimus) and the checks of its period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.domain.errors import Problem
from desktop.domain.terms import AgreementType
from desktop.domain.years import years_from
from desktop.texts import _

LONGEST_YEARS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """Keskeytymisajanjakso: days on which the learning at work pauses; without ``ends`` it goes on."""

    id: str
    starts: date
    ends: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Training agreement or apprenticeship: its period and part-time share in per cent of full time.

    ``basis`` is the tail of the code that says what an apprenticeship rests on (oppisopimuksen perusta: "01").
    ``identifier`` is the yksilöivä tunniste by which the plan (HOKS) knows this period; it never changes.
    """

    kind: AgreementType = AgreementType.TRAINING_AGREEMENT
    starts: date | None = None
    ends: date | None = None
    part_time: int | None = None
    basis: str = ""
    breaks: tuple[Break, ...] = ()
    identifier: str = ""


def period_problems(agreement: Agreement) -> list[Problem]:
    """Say what is wrong with the period, by the checks that eHOKS makes."""
    problems = []
    if agreement.starts and agreement.ends:
        if agreement.ends < agreement.starts:
            problems.append(Problem("agreement.ends", _("The agreement ends before it starts.")))
        elif lasts_longer(agreement, LONGEST_YEARS):
            problems.append(Problem("agreement.ends", _("The agreement lasts over five years. Check the dates.")))
    elif agreement.kind != AgreementType.NONE:
        problems.append(Problem("agreement.starts", _("Say when the agreement starts and ends.")))
    if agreement.part_time is not None and not 1 <= agreement.part_time <= 100:
        problems.append(Problem("agreement.part_time", _("The part-time share is between 1 and 100 per cent.")))
    return problems


def lasts_longer(agreement: Agreement, years: int) -> bool:
    """Whether the period is over so many years."""
    starts, ends = agreement.starts, agreement.ends
    return bool(starts and ends and ends > years_from(starts, years))
