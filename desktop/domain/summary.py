"""What a student has shown so far: which demonstrations were passed, which are to be retaken, which are to come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop.domain.case import Case


@dataclass(frozen=True, slots=True)
class Shown:
    """The demonstrations of one student, each kind in order of time."""

    passed: tuple[Case, ...]
    failed: tuple[Case, ...]
    ahead: tuple[Case, ...]


def shown_by(cases: Iterable[Case]) -> Shown:
    """The cases by how they stand; a grade that the student has not heard yet is still to come."""
    ordered = sorted(cases, key=lambda case: (case.plan.starts or date.max, case.id))
    told = [case for case in ordered if is_told(case)]
    return Shown(
        passed=tuple(case for case in told if not case.decision.failed),
        failed=tuple(case for case in told if case.decision.failed),
        ahead=tuple(case for case in ordered if not is_told(case)),
    )


def is_told(case: Case) -> bool:
    """Whether the grade has been decided and the student has heard it."""
    return bool(case.decision.grade and case.decision.decided_on and case.informed.on)


def passed_later(case: Case, passed: Iterable[Case]) -> Case | None:
    """The demonstration of the same unit that was passed after a fail; None while there is none."""
    decided = case.decision.decided_on or date.min
    later = (one for one in passed if one.unit.id == case.unit.id and (one.decision.decided_on or date.min) > decided)
    return next(later, None)


def not_signed(case: Case) -> tuple[str, ...]:
    """Those whose signature the record lacks."""
    return tuple(one for one in case.signers if not case.signing.signed_by(one))
