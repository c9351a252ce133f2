"""A review (tarkistaminen) and a rectification (oikaisu): what was asked, what was decided, and what follows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from desktop.actions.changing import store_for_good
from desktop.actions.signing import opened_again
from desktop.actions.workspace import Workspace
from desktop.domain.appeal import (
    Outcome,
    Rectification,
    Review,
    outcome_problems,
    request_problems,
    usual_body,
)
from desktop.domain.assessment import Decision, Informed
from desktop.domain.case import Case, open_rectification, open_review
from desktop.domain.errors import Problem, UserError, require
from desktop.domain.gates import withdrawn_problems
from desktop.domain.koski_facts import is_graded_right
from desktop.domain.terms import Grade
from desktop.texts import _, n_


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What was decided on a request. ``grade`` is the new one where it changes; ``told_on`` when the student heard."""

    on: date
    outcome: Outcome | None
    decision: str
    grade: Grade | None = None
    told_on: date | None = None


def problems_of_review(case: Case, on: date, reason: str, today: date) -> list[Problem]:
    """What stands in the way of a request for a review; a late one is told and left for people."""
    if found := _problems_before_request(case):
        return found
    if case.informed.on is None or case.review_deadline is None:
        return [Problem("informed.on", _("Tell the student the result and reasons first, and mark the day."))]
    return request_problems(on, reason, case.informed.on, case.review_deadline, today)


def request_review(workspace: Workspace, case_id: str, on: date, reason: str) -> Case:
    """The student has asked for a review in writing; the same assessors decide on it without delay."""
    case = workspace.cases.get(case_id)
    require(problems_of_review(case, on, reason, workspace.today()))
    asked = Review(id=workspace.new_id(), requested_on=on, reason=reason.strip())
    return store_for_good(workspace, replace(case, reviews=(*case.reviews, asked)), n_("Request for a review"))


def problems_of_ruling(case: Case, since: date, ruling: Ruling, today: date) -> list[Problem]:
    """What a decision on a request lacks."""
    problems = outcome_problems(
        ruling.on, ruling.outcome, ruling.decision, ruling.grade, case.decision.grade, since, today
    )
    if ruling.grade and not is_graded_right(ruling.grade, case.unit.scale, case.unit.kind):
        problems.append(Problem("grade", _("This grade is not on the scale of the unit.")))
    if ruling.told_on is not None and not ruling.on <= ruling.told_on <= today:
        problems.append(Problem("told_on", _("The student hears of it on the day of the decision or later.")))
    return problems


def decide_review(workspace: Workspace, case_id: str, ruling: Ruling) -> Case:
    """The assessors have decided. A grade that changes makes a new version, which is signed again."""
    case = workspace.cases.get(case_id)
    waiting = open_review(case)
    if waiting is None:
        raise UserError(_("No request for a review waits for a decision."))
    require(problems_of_ruling(case, waiting.requested_on, ruling, workspace.today()))
    done = replace(_decided(waiting, ruling), told_on=ruling.told_on)
    reviews = tuple(done if one.id == waiting.id else one for one in case.reviews)
    return _keep_ruling(workspace, replace(case, reviews=reviews), ruling, n_("Decision on a review"))


def tell_review(workspace: Workspace, case_id: str, on: date) -> Case:
    """The student has heard the decision on the review; the days for a rectification count from it."""
    case = workspace.cases.get(case_id)
    last = case.reviews[-1] if case.reviews else None
    if last is None or last.decided_on is None:
        raise UserError(_("No review has been decided yet."))
    if not last.decided_on <= on <= workspace.today():
        raise UserError(_("The student hears of it on the day of the decision or later."))
    told = replace(last, told_on=on)
    return store_for_good(workspace, replace(case, reviews=(*case.reviews[:-1], told)), n_("Tell of a review"))


def problems_of_rectification(case: Case, on: date, body: str, reason: str, today: date) -> list[Problem]:
    """What stands in the way of a request for a rectification: it follows a review that was decided."""
    if found := _problems_before_request(case):
        return found
    last = case.reviews[-1] if case.reviews else None
    if last is None or last.decided_on is None:
        return [Problem("reviews", _("First comes the review by the same assessors; mark its decision first."))]
    since = last.told_on or last.decided_on
    problems = request_problems(on, reason, since, last.rectify_by or date.max, today)
    if not body.strip():
        problems.append(Problem("body", _("Write who decides on the rectification.")))
    return problems


def proposed_body(workspace: Workspace, case: Case) -> str:
    """Who usually rectifies the assessment of this unit; people may write another."""
    return usual_body(workspace.curriculum.unit(case.unit.content).kind)


def request_rectification(workspace: Workspace, case_id: str, on: date, body: str, reason: str) -> Case:
    """The student has asked a body outside the two assessors to rectify the assessment."""
    case = workspace.cases.get(case_id)
    require(problems_of_rectification(case, on, body, reason, workspace.today()))
    asked = Rectification(id=workspace.new_id(), requested_on=on, body=body.strip(), reason=reason.strip())
    after = replace(case, rectifications=(*case.rectifications, asked))
    return store_for_good(workspace, after, n_("Request for a rectification"))


def decide_rectification(workspace: Workspace, case_id: str, ruling: Ruling) -> Case:
    """The body has decided. A grade that changes makes a new version, which is signed again."""
    case = workspace.cases.get(case_id)
    waiting = open_rectification(case)
    if waiting is None:
        raise UserError(_("No request for a rectification waits for a decision."))
    require(problems_of_ruling(case, waiting.requested_on, ruling, workspace.today()))
    done = _decided(waiting, ruling)
    kept = tuple(done if one.id == waiting.id else one for one in case.rectifications)
    return _keep_ruling(workspace, replace(case, rectifications=kept), ruling, n_("Decision on a rectification"))


Request = TypeVar("Request", Review, Rectification)


def _decided(request: Request, ruling: Ruling) -> Request:
    return replace(
        request,
        decided_on=ruling.on,
        outcome=ruling.outcome,
        decision=ruling.decision.strip(),
        grade=ruling.grade if ruling.outcome == Outcome.CHANGED else None,
    )


def _keep_ruling(workspace: Workspace, case: Case, ruling: Ruling, what: str) -> Case:
    if ruling.outcome != Outcome.CHANGED:
        return store_for_good(workspace, case, what)
    heard = replace(case.informed, on=ruling.told_on) if ruling.told_on else Informed()
    opened = opened_again(workspace, case) if case.is_closed else case
    after = replace(opened, decision=_new_decision(case.decision, ruling), informed=heard)
    return store_for_good(workspace, after, what)


def _new_decision(decision: Decision, ruling: Ruling) -> Decision:
    failed = ruling.grade == Grade.FAIL
    return replace(
        decision,
        grade=ruling.grade,
        decided_on=ruling.on,
        reason=ruling.decision.strip(),
        fail_reason=ruling.decision.strip() if failed else "",
    )


def _problems_before_request(case: Case) -> list[Problem]:
    if found := withdrawn_problems(case):
        return found
    if open_review(case) is not None or open_rectification(case) is not None:
        return [Problem("reviews", _("A request waits for its decision already. Decide on it first."))]
    return []
