"""Which act may follow which: what stands in the way of each step of a case, and whose turn it is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from desktop.domain.agreement import period_problems
from desktop.domain.assessment import (
    comparison_problems,
    decision_problems,
    disagreement_problems,
    informed_problems,
    mention_problems,
    view_problems,
)
from desktop.domain.case import Case, assessor_name, open_complements, open_interruption, open_review, stage
from desktop.domain.demonstration import planning_problems
from desktop.domain.errors import Problem
from desktop.domain.old_scale import going_on_problems
from desktop.domain.other_ways import is_preparatory
from desktop.domain.people import is_business_id, is_phone
from desktop.domain.registers import waits_for_koski
from desktop.domain.situations import situation_problems
from desktop.domain.stages import NextAct, Stage, Step, act_again, act_at, act_of_passing
from desktop.domain.terms import AgreementType, PlaceKind, Role, Scale, is_role
from desktop.texts import _


def header_problems(case: Case) -> list[Problem]:
    """Say what the header lacks before a plan can be agreed."""
    wanted = (
        ("student.name", case.student.name, _("Write the student's name.")),
        ("student.number", case.student.number, _("Write the student number.")),
        ("unit.id", case.unit.id, _("Choose the unit.")),
        ("teacher.name", case.teacher.name, _("Write the teacher's name.")),
    )
    problems = [Problem(where, text) for where, value, text in wanted if not value.strip()]
    if case.plan.place_kind != PlaceKind.INSTITUTION:
        problems += _workplace_problems(case)
    if case.agreement.kind != AgreementType.NONE:
        problems += period_problems(case.agreement)
    return problems


def _workplace_problems(case: Case) -> list[Problem]:
    problems = []
    if not case.workplace.name.strip():
        problems.append(Problem("workplace.name", _("Write the workplace's name.")))
    if not is_business_id(case.workplace.business_id):
        text = _("Check the business ID: seven digits, a hyphen and a check digit.")
        problems.append(Problem("workplace.business_id", text))
    if not case.instructor.name.strip():
        problems.append(Problem("instructor.name", _("Write the instructor's name.")))
    if not is_phone(case.instructor.phone):
        problems.append(Problem("instructor.phone", _("A phone number has only digits, spaces and + - ( ).")))
    return problems


def problems_to_agree(case: Case) -> list[Problem]:
    """What stands in the way of agreeing the plan."""
    return [
        *header_problems(case),
        *planning_problems(case.plan, case.unit.requirements, other_ways=is_preparatory(case)),
        *situation_problems(case.plan),
        *adaptation_problems(case),
        *going_on_problems(case.unit.scale),
    ]


def adaptation_problems(case: Case) -> list[Problem]:
    """What individual criteria need: the decision they rest on; and that they are for basic qualifications only."""
    adapted = [row for row in case.rows if case.plan.is_adapted(row)]
    problems = []
    for row in adapted:
        if not (case.plan.requirement(row).decision_reference.strip() or case.decision_reference.strip()):
            number = case.unit.requirements.index(row) + 1
            text = _("Requirement {n}: name the decision on the adaptation.").format(n=number)
            problems.append(Problem(f"plan.requirements.{row}", text))
    if adapted and case.unit.scale == Scale.PASS_FAIL:
        text = _("Assessment is adapted in basic qualifications only. Check that this unit belongs to one.")
        problems.append(Problem("plan.requirements", text, hard=False))
    return problems


def problems_to_start(case: Case) -> list[Problem]:
    """What stands in the way of the demonstration. That an agreed plan has changed is told, and stops nobody."""
    if case.plan.is_agreed or case.plan.waits_anew:
        return []
    return [Problem("plan.agreed", _("Agree the plan together first."))]


def changed_plan_problems(case: Case) -> list[Problem]:
    """That the plan has changed since all three agreed to it, and who agrees again: a wish, not a must."""
    if not case.plan.waits_anew:
        return []
    waiting = [role for role in case.plan.parties if role not in case.plan.agreed]
    names = ", ".join(case.person(role) or _(role.label) for role in waiting)
    all_wait = len(waiting) == len(case.plan.parties)
    some = _("The plan has changed since it was agreed. These agree again: {names}.")
    text = _("The plan has changed since it was agreed. Everybody agrees again.") if all_wait else some
    return [Problem("plan.agreed", text.format(names=names), hard=False)]


def problems_to_offer_self_assessment(case: Case) -> list[Problem]:
    """What stands in the way of the student's self-assessment."""
    return [] if case.started_at else [Problem("started_at", _("Start the demonstration first."))]


def interrupted_problems(case: Case) -> list[Problem]:
    """What an interruption that goes on stands in the way of."""
    if open_interruption(case) is None:
        return []
    return [Problem("interruptions", _("The demonstration is interrupted. Continue it first."))]


def problems_to_interrupt(case: Case) -> list[Problem]:
    """What stands in the way of interrupting the demonstration."""
    if not case.started_at:
        return problems_to_offer_self_assessment(case)
    if case.views_ready:
        return [Problem("interruptions", _("Both views are ready, so there is nothing to interrupt."))]
    return interrupted_problems(case)


def problems_to_complement(case: Case, rows: Iterable[str] = ()) -> list[Problem]:
    """What stands in the way of agreeing on a complement."""
    if not case.started_at:
        return problems_to_offer_self_assessment(case)
    if case.decision.decided_on:
        return [Problem("complements", _("The decision is made. After it comes a retake or a raise."))]
    if any(row not in case.rows for row in rows):
        return [Problem("complements.requirements", _("This requirement is not assessed in this demonstration."))]
    return []


def _complements_to_come(case: Case) -> list[Problem]:
    """Complements that nobody has marked as shown: a wish, not a must."""
    text = _("A complement has not been shown yet: {what}")
    return [Problem("complements", text.format(what=one.what), hard=False) for one in open_complements(case)]


def problems_to_finish_view(case: Case, assessor: str) -> list[Problem]:
    """What stands in the way of an assessor calling their own view ready."""
    if not case.started_at:
        return problems_to_offer_self_assessment(case)
    if stopped := interrupted_problems(case):
        return stopped
    view = case.view(assessor)
    if assessor not in set(Role):  # one beside the two assesses what is theirs
        text = _("Choose the level of what you have seen.")
        return [] if view.levels else view_problems(view, case.rows) and [Problem(f"views.{assessor}", text)]
    return view_problems(view, case.rows)


def problems_to_change_view(case: Case) -> list[Problem]:
    """What stands in the way of changing one's own view: once all lie side by side, each stays as it was made."""
    if not case.views_ready or len(case.assessor_ids) == 1:
        return []
    return [Problem("views", _("The views lie side by side already, so they stay. Agree on another common level."))]


def problems_to_compare(case: Case) -> list[Problem]:
    """What stands in the way of laying the views side by side."""
    problems = []
    for one in case.assessor_ids:
        if not case.view(one).ready_at:
            name = assessor_name(case, one)
            problems.append(Problem(f"views.{one}", _("{name} has not finished their own view.").format(name=name)))
    return problems


def problems_to_settle(case: Case) -> list[Problem]:
    """What stands in the way of closing the comparison."""
    return problems_to_compare(case) or comparison_problems(case.comparison, case.rows, case.differing)


def problems_to_decide(case: Case) -> list[Problem]:
    """What stands in the way of the decision; above all, the student must have been heard."""
    problems = []
    if not case.self_assessment.is_settled:
        text = _("Offer the student self-assessment before the decision: it is done or declined.")
        problems.append(Problem("self_assessment", text))
    if not case.comparison.compared_at:
        problems.append(Problem("comparison", _("Compare the two views first.")))
    problems += [*interrupted_problems(case), *_complements_to_come(case), *changed_plan_problems(case)]
    return [
        *problems,
        *decision_problems(case.decision),
        *disagreement_problems(case.decision, case.comparison),
        *mention_problems(case.decision.reason, solved_stories(case)),
        *going_on_problems(case.unit.scale),
    ]


def solved_stories(case: Case) -> dict[int, str]:
    """How each difference was solved, by the number of its requirement."""
    numbers = {one: number for number, one in enumerate(case.unit.requirements, 1)}
    stories = ((numbers[one], case.comparison.solved.get(one, "").strip()) for one in case.differing)
    return {number: story for number, story in stories if story}


def problems_to_inform(case: Case, on: date | None = None, today: date | None = None) -> list[Problem]:
    """What stands in the way of telling the student the result, or of having told it on a day."""
    decided = case.decision.decided_on
    if not decided:
        return [Problem("decision", _("Make the decision first."))]
    return informed_problems(on, decided, today) if on and today else []


def withdrawn_problems(case: Case) -> list[Problem]:
    """That nobody goes on with the demonstration."""
    if case.withdrawn is None:
        return []
    if case.withdrawn.replaced_by:
        return [Problem("withdrawn", _("This demonstration was replaced by a corrected one. Go on with that."))]
    return [Problem("withdrawn", _("The demonstration was withdrawn. Take it into use again to go on."))]


def problems_to_sign(case: Case, signer: str | None = None) -> list[Problem]:
    """What stands in the way of signing, for a signer or for anybody."""
    problems = withdrawn_problems(case)
    if not case.decision.reason.strip():
        problems.append(Problem("decision.reason", _("Write the reason for the grade.")))
    if not case.decision.decided_on:
        problems.append(Problem("decision", _("Make the decision first.")))
    elif not case.informed.on:
        problems.append(Problem("informed.on", _("Tell the student the result and reasons first, and mark the day.")))
    if signer and case.signing.signed_by(signer):
        problems.append(Problem("signing", _("{name} has already signed.").format(name=case.person(signer))))
    problems += _problems_of_travel(case)
    if signer and signer not in case.may_sign:
        problems.append(Problem("signing", _("The record has no place for this person to sign.")))
    if signer and is_disqualified(case, signer):
        text = _("{name} is disqualified and cannot sign.").format(name=case.person(signer))
        problems.append(Problem("plan.assessors", text))
    return problems


def is_disqualified(case: Case, assessor: str) -> bool:
    """Whether an assessor was found to be disqualified, in the plan or later."""
    named = case.plan.assessor(assessor)
    late = any(one.id == assessor and one.name == assessor_name(case, assessor) for one in case.disqualifications)
    return late or bool(named and named.disqualified)


def _problems_of_travel(case: Case) -> list[Problem]:
    """Two who sign copies of their own cannot be brought together: while the document travels, nothing happens here."""
    out = case.signing.out
    if out is None:
        return []
    text = _("The document is with {name} to be signed. Take it back or call it off first.")
    return [Problem("signing", text.format(name=out.name))]


def problems_to_send(case: Case, signer: str) -> list[Problem]:
    """What stands in the way of sending the document to somebody to be signed at another laptop."""
    if signer == Role.TEACHER and not case.signing.signatures:
        return [Problem("signing", _("Sign first yourself; then send the document to the others."))]
    return problems_to_sign(case, signer)


def problems_to_await(case: Case, signer: str, remind_on: date, today: date) -> list[Problem]:
    """What stands in the way of leaving a signature for later."""
    if remind_on <= today:
        return [Problem("signing.remind_on", _("Choose a day still to come for the reminder."))]
    return [one for one in problems_to_sign(case, signer) if one.field == "signing"]


def problems_to_edit(case: Case) -> list[Problem]:
    """What stands in the way of changing the case."""
    if case.withdrawn is not None:
        return withdrawn_problems(case)
    if not case.is_closed:
        return _problems_of_travel(case)
    return [Problem("signing", _("The document is signed. Make a new version to change it; the signed one stays."))]


def step_problems(case: Case, step: Step) -> list[Problem]:
    """What a step still lacks before the next one may follow."""
    if step == Step.PLAN:
        first = problems_to_start(case) or changed_plan_problems(case)
        return [] if case.plan.is_agreed else problems_to_agree(case) or first
    if step == Step.DAY:
        return problems_to_start(case) or problems_to_offer_self_assessment(case) or interrupted_problems(case)
    if step == Step.ASSESS:
        settled = case.self_assessment.is_settled
        heard = [] if settled else [p for p in problems_to_decide(case) if p.field == "self_assessment"]
        return [*heard, *([] if case.comparison.compared_at else problems_to_settle(case))]
    if step == Step.DECIDE:
        return _decision_step_problems(case)
    return problems_to_sign(case)


def _decision_step_problems(case: Case) -> list[Problem]:
    if not case.decision.decided_on:
        return problems_to_decide(case)
    if not case.informed.on:
        return [Problem("informed.on", _("Tell the student the result and reasons first, and mark the day."))]
    return []


def next_act(case: Case) -> NextAct | None:
    """Whose turn it is and for what; None when nothing waits."""
    if case.withdrawn is not None:
        return None
    if open_review(case) is not None:
        return NextAct(Role.TEACHER, _("Decide on the request for a review"), Step.DECIDE)
    if interrupted_problems(case):
        return NextAct(Role.TEACHER, _("Continue the demonstration"), Step.DAY)
    reached = stage(case)
    if reached == Stage.DRAFT and case.plan.waits_anew:
        return act_again()
    if reached in (Stage.INFORMED, Stage.PARTLY_SIGNED) and not is_role(missing := _next_signer(case)):
        return act_of_passing(case.person(missing))
    return act_at(reached, whose_turn(case, reached))


def whose_turn(case: Case, reached: Stage) -> Role | None:
    """Who acts next at the stage the case has reached; None when nothing waits."""
    if case.withdrawn is not None:
        return None
    if open_review(case) is not None:
        return Role.TEACHER
    if act_at(reached, Role.TEACHER) is None:
        return None
    if interrupted_problems(case):
        return Role.TEACHER
    if reached == Stage.EXPORTED and not waits_for_koski(case, reached):
        return None
    if reached == Stage.RUNNING:
        return Role.STUDENT
    if reached == Stage.SELF_ASSESSED:
        waiting = (one for one in case.assessor_ids if not case.view(one).ready_at)
        return next((Role(one) for one in waiting if one in set(Role)), Role.TEACHER)
    if reached in (Stage.INFORMED, Stage.PARTLY_SIGNED):
        missing = _next_signer(case)
        return Role(missing) if is_role(missing) else Role.TEACHER  # who passes the laptop to them
    return Role.TEACHER


def _next_signer(case: Case) -> str:
    """The next who must sign, while somebody must."""
    return next(one for one in case.signers if not case.signing.signed_by(one))


def progress(case: Case, reached: Stage) -> tuple[int, int]:
    """How many requirements are done at a stage and of how many; (0, 0) where there is nothing to count."""
    rows = case.rows
    if reached == Stage.DRAFT:
        return sum(case.plan.is_covered(one) for one in case.unit.requirements), len(case.unit.requirements)
    if reached == Stage.SELF_ASSESSED:
        return len(case.view(str(whose_turn(case, reached))).levels), len(rows)
    if reached == Stage.COMPARING:
        return sum(case.comparison.is_settled(one) for one in rows), len(rows)
    return 0, 0
