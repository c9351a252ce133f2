"""The scale 1–3 of requirements from before 1.8.2018: such results are read and shown, not given anew."""

from __future__ import annotations

from desktop.domain.errors import Problem
from desktop.domain.terms import Scale
from desktop.texts import _


def opening_problems(scale: Scale) -> list[Problem]:
    """Why no new case is opened on a unit of such a scale, and what to do instead."""
    if scale != Scale.ONE_TO_THREE:
        return []
    text = _(
        "This unit is graded 1–3, by requirements from before 1 August 2018. Such results are kept and shown, but not "
        "given any more. Choose the unit in newer requirements."
    )
    return [Problem("unit.id", text)]


def going_on_problems(scale: Scale) -> list[Problem]:
    """What to look at in a case of such a scale that is here already and not decided: people settle it."""
    if scale != Scale.ONE_TO_THREE:
        return []
    text = _(
        "The scale 1–3 is of requirements from before 1 August 2018 and is not given any more. Check by which "
        "requirements the student studies."
    )
    return [Problem("unit.id", text, hard=False)]
