"""The facts of a case as data inside its documents; what only some may know (notes, support) stays out of them."""

from __future__ import annotations

from typing import Any

from desktop.domain.assessment import Retake
from desktop.domain.case import Case, open_view
from desktop.export.evidence_parts import evidence_facts
from desktop.export.side_parts import side_facts
from desktop.export.sub_area_parts import sub_area_facts


def _day(value: Any) -> str | None:
    return value.isoformat() if value else None


def header(case: Case) -> dict[str, Any]:
    """Whose demonstration of what it is."""
    unit = case.unit
    return {
        "student": {"name": case.student.name, "number": case.student.number},
        "qualification": {
            "id": unit.qualification,
            "name": unit.qualification_name,
            "reference_number": unit.reference_number,
            "version": unit.version,
        },
        "unit": {
            "id": unit.id,
            "code": unit.code,
            "name": unit.name,
            "extent": unit.extent,
            "scale": unit.scale.codes,
            "content": unit.content,
        },
        "provider": case.teacher.provider,
        "teacher": case.teacher.name,
        "agreement": {
            "kind": case.agreement.kind.value,
            "starts": _day(case.agreement.starts),
            "ends": _day(case.agreement.ends),
        },
        "workplace": {"name": case.workplace.name, "business_id": case.workplace.business_id},
        "instructor": {"name": case.instructor.name, "title": case.instructor.title},
    }


def plan(case: Case) -> dict[str, Any]:
    """What was agreed."""
    planned = case.plan
    return {
        "place_kind": planned.place_kind.value if planned.place_kind else None,
        "place_description": planned.place_description,
        "starts": _day(planned.starts),
        "ends": _day(planned.ends),
        "situations": [
            {
                "id": one.id,
                "day": _day(one.day),
                "starts": _day(one.starts),
                "ends": _day(one.ends),
                "observer": one.observer.value if one.observer else None,
                **({"place": one.place} if one.place else {}),
            }
            for one in planned.situations
        ],
        "tasks": [
            {"text": task.text, "shows": [one for one in case.unit.requirements if task.shows.get(one)]}
            for task in planned.tasks
        ],
        "requirements": [_planned(case, one) for one in case.unit.requirements],
        "assessors": [
            {
                "name": one.name,
                "role": one.role.value,
                "organisation": one.organisation,
                "not_disqualified_on": _day(one.not_disqualified_on),
            }
            for one in planned.assessors
        ],
        "review_rights_told_on": _day(planned.review_rights_told_on),
        "agreed": {role.value: _day(on) for role, on in planned.agreed.items()},
        **side_facts(case),
        **sub_area_facts(case),
    }


def _planned(case: Case, requirement: str) -> dict[str, Any]:
    planned = case.plan.requirement(requirement)
    return {
        "id": requirement,
        "coverage": planned.coverage.value if planned.coverage else None,
        "situation": planned.situation,
        "observers": [role.value for role in planned.observers],
        "decision_reference": planned.decision_reference,
        "deviation_reason": planned.deviation_reason.value if planned.deviation_reason else None,
        "significant": planned.significant,
        "individual": planned.individual,
    }


def assessment(case: Case) -> dict[str, Any]:
    """What was seen, agreed and decided."""
    decision = case.decision
    return {
        "self_assessment": {
            "offered_on": _day(case.self_assessment.offered_on),
            "done_on": _day(case.self_assessment.done_on),
            "declined_on": _day(case.self_assessment.declined_on),
            "marks": {key: mark.value for key, mark in case.self_assessment.marks.items()}
            if case.self_assessment.is_settled
            else {},
        },
        "levels": [_levels(case, one) for one in case.rows],
        "evidence": evidence_facts(case),
        "grade": decision.grade.value if decision.grade else None,
        "adapted": case.is_adapted,
        "deviation": decision.deviation,
        "decision_reference": case.decision_reference,
        "decided_on": _day(decision.decided_on),
        "deciders": list(decision.deciders),
        "discussion_on": _day(decision.discussion_on),
        "discussion": [one.value for one in decision.participants],
        "reason": decision.reason,
        "fail_reason": decision.fail_reason,
        "disagreement": decision.disagreement,
        "short_description": decision.short_description,
        "strengths": decision.strengths,
        "to_develop": decision.to_develop,
        "next_steps": decision.next_steps,
        "retake": _retake(decision.retake) if decision.failed else None,
        "informed_on": _day(case.informed.on),
        "informed_by": case.informed.by.value,
        "review_by": _day(case.review_deadline),
        **_follows(case),
    }


def _follows(case: Case) -> dict[str, Any]:
    link = case.follows
    if link is None:
        return {}
    return {"follows": {"case": link.id, "kind": link.kind.value, "decided_on": _day(link.decided_on)}}


def _retake(retake: Retake) -> dict[str, Any]:
    return {"learn": retake.learn, "how": retake.how, "on": _day(retake.on), "arranger": retake.arranger}


def _levels(case: Case, requirement: str) -> dict[str, Any]:
    views = {one: open_view(case, one) for one in case.assessor_ids}
    agreed = case.comparison.agreed.get(requirement)
    return {
        "id": requirement,
        "seen": {who: view.levels[requirement].value for who, view in views.items() if requirement in view.levels},
        "comments": {who: view.comments[requirement] for who, view in views.items() if requirement in view.comments},
        "agreed": agreed.value if agreed else None,
        "solved": case.comparison.solved.get(requirement, ""),
        "unresolved": case.comparison.unresolved.get(requirement, ""),
    }
