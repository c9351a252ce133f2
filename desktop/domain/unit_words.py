"""What is said in other words, and counted in other numbers, of a unit that is no vocational unit."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from desktop.domain.alone_words import ALONE
from desktop.domain.case import Case
from desktop.domain.curriculum import UnitKind
from desktop.domain.goal_words import OBJECTIVES, PREPARATORY
from desktop.domain.showing_words import SHOWING
from desktop.texts import _, n_

_WORDS: dict[UnitKind, Mapping[str, str]] = {
    UnitKind.COMMON: OBJECTIVES,
    UnitKind.COMMON_2014: OBJECTIVES,
    UnitKind.PREPARATORY: {**OBJECTIVES, **PREPARATORY},
    UnitKind.TUVA_PART: {**OBJECTIVES, **PREPARATORY, **SHOWING},
}
_NONE: Mapping[str, str] = {}


def unit_words(kind: UnitKind) -> Mapping[str, str]:
    """The messages that are said in other words of such a unit, each with what is said instead."""
    return _WORDS.get(kind, _NONE)


def case_words(case: Case) -> Mapping[str, str]:
    """The messages that are said in other words of a case: of its unit, and of a teacher who assesses alone."""
    words = unit_words(case.unit.kind)
    return {**words, **ALONE} if len(case.assessor_ids) == 1 else words


def extent_in_full(extent: float | None, most: float | None, kind: UnitKind, tell: Callable[[str], str]) -> str:
    """How large a unit is, as documents tell it: in competence points, a part of TUVA in weeks; "" where unknown."""
    told = "–".join(f"{one:g}" for one in dict.fromkeys((extent, most)) if one)
    if not told:
        return ""
    if kind == UnitKind.TUVA_PART:
        return tell(n_("1 week") if told == "1" else n_("{n} weeks")).format(n=told)
    return tell(n_("{points} competence points")).format(points=told)


def extent_words(extent: float | None, most: float | None = None, kind: str = UnitKind.VOCATIONAL) -> str:
    """The same as lists tell it: "25 cp", "10–25 cp", "1–10 weeks"; "" where none is known."""
    if extent is None and most is None:
        return ""
    weeks = kind == UnitKind.TUVA_PART
    if most is not None and not extent:
        return (_("at most {n} weeks") if weeks else _("at most {n} cp")).format(n=f"{most:g}")
    told = f"{extent:g}" if most is None or most == extent else f"{extent:g}–{most:g}"
    if weeks:
        return _("1 week") if told == "1" else _("{n} weeks").format(n=told)
    return _("{n} cp").format(n=told)
