"""What must be so before a plan is agreed, as a short list of done and missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.errors import Problem
from desktop.texts import _, n_

_CHECKS = (
    (n_("Basic data of the case"), ("student.", "unit.", "teacher.", "workplace.", "instructor.", "agreement.")),
    (n_("Time and place"), ("plan.place", "plan.starts", "plan.ends", "plan.situations")),
    (n_("Work tasks"), ("plan.tasks",)),
    (n_("Every requirement has its way and its observer"), ("plan.requirements",)),
    (n_("Assessors, nothing disqualifies them"), ("plan.assessor",)),
    (n_("Rights to a review told"), ("plan.review_rights_told_on",)),
    (n_("Safety and data protection"), ("plan.safety_gone_through_on",)),
    (n_("Three say that the student is ready"), ("plan.ready",)),
)
SHOWN = 2


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the list: done, or what is missing in words."""

    text: str
    missing: tuple[Problem, ...] = ()

    @property
    def done(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing


def checks_before_agreeing(problems: Sequence[Problem]) -> list[Check]:
    """The list for what stands in the way of agreeing."""
    return [Check(_(text), _missing(problems, starts)) for text, starts in _CHECKS]


def _missing(problems: Sequence[Problem], starts: tuple[str, ...]) -> tuple[Problem, ...]:
    """What is missing; the last line names how many more, and leads to the first of them."""
    found = [problem for problem in problems if problem.field.startswith(starts)]
    more = _("… and {n} more").format(n=len(found) - SHOWN)
    rest = [Problem(found[SHOWN].field, more)] if len(found) > SHOWN else []
    return (*found[:SHOWN], *rest)
