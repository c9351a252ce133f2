"""A corrected demonstration: the same day's work on the right version of the requirements, when the wrong one was used.

The first stays as it was signed and is marked as replaced. What was planned and seen goes over where the requirements
of the two versions are each other's; what people state, assess and decide begins anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from desktop.domain.aftermath import CaseLink, LinkKind, Withdrawal
from desktop.domain.assessment import Comparison, Decision, Informed, SelfAssessment
from desktop.domain.case import Case, UnitReference, open_rectification, open_review
from desktop.domain.curriculum import QualificationUnit
from desktop.domain.demonstration import Plan
from desktop.domain.errors import Problem
from desktop.domain.gates import is_disqualified, withdrawn_problems
from desktop.domain.moving import Move, move_case, problems_to_move
from desktop.domain.registers import RegisterFacts
from desktop.domain.signing import Signing
from desktop.texts import _


def problems_to_correct(case: Case) -> list[Problem]:
    """What stands in the way of a corrected demonstration: a draft moves by itself, and nothing may be on its way."""
    if problems := withdrawn_problems(case):
        return problems
    if not problems_to_move(case):
        text = _("Nobody has agreed to the plan yet. Move it to the other version instead.")
        return [Problem("unit", text)]
    if case.signing.out is not None:
        text = _("The document is with {name} to be signed. Take it back or call it off first.")
        return [Problem("signing", text.format(name=case.signing.out.name))]
    if open_review(case) is not None or open_rectification(case) is not None:
        return [Problem("reviews", _("Write down the decision on the student's request first."))]
    return []


def corrected(
    case: Case, reference: UnitReference, before: QualificationUnit, after: QualificationUnit, named: str, at: datetime
) -> Move:
    """The corrected demonstration by its new id (``named``), and what becomes of the requirements of the first."""
    fresh = replace(
        case,
        id=named,
        number=1,
        opened_at=at,
        plan=_not_agreed(case),
        comments=(),
        started_at=None,
        interruptions=(),
        complements=(),
        self_assessment=SelfAssessment(),
        views=(),
        comparison=Comparison(),
        decision=Decision(),
        informed=Informed(),
        signing=Signing(),
        earlier=(),
        exported_at=None,
        archived_at=None,
        copies=(),
        reviews=(),
        rectifications=(),
        follows=CaseLink(id=case.id, kind=LinkKind.CORRECTION, decided_on=case.decision.decided_on),
        disqualifications=(),
        withdrawn=None,
        registers=(),
        register_facts=RegisterFacts(),
        keep_until=None,
        sub_areas=tuple(replace(one, sent=None) for one in case.sub_areas),  # common units stay what they were
    )
    move = move_case(fresh, reference, before, after)
    links = {row.before.id: row.after.id for row in (*move.stays, *move.again) if row.before and row.after}
    return replace(move, case=_with_what_was_seen(move.case, links))


def replaced(case: Case, by: str, on: date, reason: str) -> Case:
    """The first demonstration, marked as replaced; all that was signed in it stays."""
    return replace(case, withdrawn=Withdrawal(on=on, reason=reason.strip(), replaced_by=by))


def _not_agreed(case: Case) -> Plan:
    """The plan before anybody agreed to it. Who was found to be disqualified states nothing any more."""
    assessors = tuple(
        replace(one, not_disqualified_on=None, disqualified=False) if is_disqualified(case, one.id) else one
        for one in case.plan.assessors
    )
    return replace(
        case.plan, assessors=assessors, agreed={}, agreed_before={}, agreed_versions={}, earlier_agreements=()
    )


def _with_what_was_seen(case: Case, links: Mapping[str, str]) -> Case:
    """Notes and evidence under the requirements of now; about one that is gone, they are about none."""

    def rows(of: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(links[one] for one in of if one in links)

    notes = tuple(replace(one, requirements=rows(one.requirements)) for one in case.notes)
    evidence = tuple(replace(one, requirements=rows(one.requirements)) for one in case.evidence)
    return replace(case, notes=notes, evidence=evidence)
