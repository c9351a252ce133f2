"""What a register would refuse or wonder at, before anything is handed over: findings, each with its place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.domain.errors import Problem
from desktop.domain.terms import Term, name_terms
from desktop.texts import n_


class Register(Term):
    """A national register that demonstrations are handed over to."""

    EHOKS = "ehoks"
    KOSKI = "koski"


name_terms(Register, {Register.EHOKS: n_("eHOKS"), Register.KOSKI: n_("Koski")})


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a register would refuse (hard) or that a person should look at before handing over.

    ``place`` is a dotted path in the case, as in `Problem`, so that `places.py` tells where it is put right; "" for
    what cannot be put right in the case. ``sentence`` says what is wrong and what to do, in the person's language.
    """

    place: str
    sentence: str
    hard: bool = True


def found(problems: Iterable[Problem]) -> list[Finding]:
    """Problems of a case as findings, so that a rule that the case has already is told in the same words."""
    return [Finding(one.field, one.text, one.hard) for one in problems]


def is_fit(findings: Iterable[Finding]) -> bool:
    """Whether a register would take it as it stands."""
    return not any(one.hard for one in findings)
