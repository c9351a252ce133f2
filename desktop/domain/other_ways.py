"""Muu tapa osoittaa osaamista: how competence is shown otherwise than at work, and for which kinds of units."""

from __future__ import annotations

from desktop.domain.case import Case
from desktop.domain.curriculum import UnitKind
from desktop.domain.errors import Problem
from desktop.domain.terms import AgreementType, Coverage
from desktop.texts import _

PREPARATORY = (UnitKind.PREPARATORY, UnitKind.TUVA_PART)
OTHER_WAYS = (Coverage.CARDS, Coverage.PORTFOLIO, Coverage.TALK)
"""In TUVA and TELMA competence may be shown by cards, a portfolio or a talk (practice, special support)."""
_GOALS = (*OTHER_WAYS, Coverage.DOCUMENT, Coverage.SITUATION)
_REQUIREMENTS = (Coverage.INTERVIEW, Coverage.DOCUMENT, Coverage.SITUATION, Coverage.DEVIATION)


def is_preparatory(case: Case) -> bool:
    """Whether the unit is of preparatory education: it has goals, and they may be shown in any way."""
    return case.unit.kind in PREPARATORY


def usual_agreement(kind: str) -> AgreementType:
    """How the learning is arranged unless people say otherwise: preparatory education is at the institution."""
    return AgreementType.NONE if kind in PREPARATORY else AgreementType.TRAINING_AGREEMENT


def ways(kind: str) -> tuple[Coverage, ...]:
    """How a row may be shown when no task shows it. A goal is each student's own, so nobody deviates from one."""
    return _GOALS if kind in PREPARATORY else _REQUIREMENTS


def nothing_for_registers(kind: str) -> str:
    """That eHOKS and Koski keep nothing of such a unit's assessment; "" where they do."""
    if kind != UnitKind.TUVA_PART:
        return ""
    return _("Nothing goes to eHOKS or Koski from here: in TUVA they keep no showing of competence.")


def complements(kind: str) -> tuple[Coverage, ...]:
    """The same, of what may be agreed on the way: all but letting the student off."""
    return tuple(one for one in ways(kind) if one != Coverage.DEVIATION)


def way_problems(case: Case, way: Coverage) -> list[Problem]:
    """Say that nothing is shown so in such a unit, and which ways there are."""
    offered = ways(case.unit.kind)
    if way in offered:
        return []
    text = _("“{way}” is no way to show this. There are: {ways}.")
    names = ", ".join(_(one.label) for one in offered)
    return [Problem("plan.requirements", text.format(way=_(way.label), ways=names))]
