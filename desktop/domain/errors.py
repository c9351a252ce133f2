"""What a person can put right, told in their words."""

from __future__ import annotations

from dataclasses import dataclass


class UserError(Exception):
    """Something the person can put right: what happened and what to do, shown as it stands."""


class DamagedError(UserError):
    """A file of ours that does not open any more; a backup can take its place."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is missing or wrong, and the field of the record it concerns.

    ``field`` is a dotted path in the case ("plan.starts"), so that each front end can point at it.
    ``hard`` problems stop the step; the others are warnings that a person may pass.
    """

    field: str
    text: str
    hard: bool = True


def require(problems: list[Problem]) -> None:
    """Raise a UserError that lists the hard problems, if there are any."""
    if hard := [problem.text for problem in problems if problem.hard]:
        raise UserError("\n".join(hard))
