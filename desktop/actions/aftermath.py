"""After a decision: a retake or a raise as a case of its own, withdrawing, and an assessor found to be disqualified."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop.actions.assessors import assessed_anew
from desktop.actions.changing import change_case, store_for_good
from desktop.actions.workspace import Kind, Workspace
from desktop.domain.aftermath import CaseLink, Disqualification, LinkKind, Withdrawal
from desktop.domain.case import Case, assessor_name
from desktop.domain.demonstration import Assessor, Plan
from desktop.domain.errors import Problem, UserError, require
from desktop.domain.gates import problems_to_edit, withdrawn_problems
from desktop.domain.old_scale import opening_problems
from desktop.domain.terms import Coverage, Grade, Role, is_role
from desktop.texts import _, n_


def follow_up_kind(case: Case) -> LinkKind | None:
    """What may follow a case as a new one: a retake of a fail, a raise of a pass; None before the student has heard."""
    if not case.decision.decided_on or case.informed.on is None or case.withdrawn is not None:
        return None
    return LinkKind.RETAKE if case.decision.failed else LinkKind.RAISE


def open_follow_up(workspace: Workspace, case_id: str) -> Case:
    """Open the retake of a fail or the raise of a pass as a case of its own, linked to the first.

    People, unit, tasks and marks of the grid go over; days, statements, agreement and assessment begin anew.
    """
    before = workspace.cases.get(case_id)
    kind = follow_up_kind(before)
    if kind is None:
        raise UserError(_("A retake or a raise follows when the student has heard the result."))
    if best_possible(before):
        raise UserError(_("The grade is already the best of its scale, so there is nothing to raise."))
    require(opening_problems(before.unit.scale))
    after = replace(
        Case(id=workspace.new_id()),
        opened_at=workspace.now(),
        student=before.student,
        unit=before.unit,
        study_right=before.study_right,
        study_right_began=before.study_right_began,
        study_right_ends=before.study_right_ends,
        student_reference_number=before.student_reference_number,
        teacher=before.teacher,
        agreement=before.agreement,
        workplace=before.workplace,
        instructor=before.instructor,
        language=before.language,
        languages=before.languages,
        support=before.support,
        decision_reference=before.decision_reference,
        plan=_plan_again(before.plan),
        follows=CaseLink(id=before.id, kind=kind, decided_on=before.decision.decided_on),
    )
    with workspace.change(n_("Open a case"), Kind.CASE):
        workspace.cases.add(after, who=workspace.who, what=n_("Open a case"))
    return after


def best_possible(case: Case) -> bool:
    """Whether no better grade than the decided one is on the scale."""
    return case.decision.grade in (Grade.PASS, case.unit.scale.grades[-1])


def _plan_again(plan: Plan) -> Plan:
    """What of a plan is of use again: the work and the grid, the place, the people; nothing dated."""
    assessors = tuple(replace(one, introduced_on=None, not_disqualified_on=None) for one in plan.assessors)
    rows = tuple(
        replace(one, situation="", coverage=None if one.coverage == Coverage.SITUATION else one.coverage)
        for one in plan.requirements
    )
    return Plan(
        place_kind=plan.place_kind,
        place_description=plan.place_description,
        tasks=plan.tasks,
        requirements=rows,
        assessors=tuple(one for one in assessors if not one.disqualified),
        assessor_exception=plan.assessor_exception,
        teacher_present=plan.teacher_present,
        guiding_counts=plan.guiding_counts,
        allowed_questions=plan.allowed_questions,
        stopped_when=plan.stopped_when,
        support=plan.support,
        evidence=plan.evidence,
    )


def linked_before(workspace: Workspace, case: Case) -> Case | None:
    """The case that this one follows; None where it follows none, or that one is no longer in the file."""
    if case.follows is None:
        return None
    try:
        found: Case = workspace.cases.get(case.follows.id)
    except UserError:
        return None
    return found


def follow_ups(workspace: Workspace, case: Case) -> list[Case]:
    """The cases that follow this one, the first first."""
    found = (workspace.cases.get(one) for one in workspace.lists.following(case.id))
    return sorted(found, key=lambda one: str(one.opened_at))


def better_grade(case: Case, later: list[Case]) -> Grade | None:
    """The best grade that was decided in a case and what followed it; None while nothing was."""
    grades = [one.decision.grade for one in (case, *later) if one.decision.decided_on and one.decision.grade]
    order = case.unit.scale.grades
    return max((one for one in grades if one in order), key=order.index, default=None)


def withdraw(workspace: Workspace, case_id: str, reason: str) -> Case:
    """Nobody goes on with the demonstration, and why; it stays in the file and in the lists of the student."""
    case = workspace.cases.get(case_id)
    if not reason.strip():
        raise UserError(_("Write why the demonstration is withdrawn."))
    if case.is_closed:
        raise UserError(_("The document is signed, so the demonstration cannot be withdrawn. Make a new version."))
    require(problems_to_edit(case))
    given_up = Withdrawal(on=workspace.today(), reason=reason.strip())
    return store_for_good(workspace, replace(case, withdrawn=given_up), n_("Withdraw the demonstration"))


def take_up_again(workspace: Workspace, case_id: str) -> Case:
    """Go on with a demonstration that was withdrawn."""
    case = workspace.cases.get(case_id)
    if case.withdrawn is None or case.withdrawn.replaced_by:
        require(withdrawn_problems(case))
        raise UserError(_("The demonstration was not withdrawn."))
    return store_for_good(workspace, replace(case, withdrawn=None), n_("Demonstration taken up again"))


def problems_of_disqualifying(case: Case, assessor: str, on: date, reason: str, today: date) -> list[Problem]:
    """What stands in the way of marking an assessor as disqualified."""
    problems = []
    if assessor not in case.assessor_ids:
        problems.append(Problem("assessor", _("Choose the assessor.")))
    if on > today:
        problems.append(Problem("noticed_on", _("The day is still to come.")))
    if not reason.strip():
        problems.append(Problem("reason", _("Write what disqualifies the assessor.")))
    return problems


def disqualify(workspace: Workspace, case_id: str, assessor: str, on: date, reason: str) -> Case:
    """An assessor was found to be disqualified: they cannot sign, and what they signed is marked, not erased."""
    case = workspace.cases.get(case_id)
    require(problems_of_disqualifying(case, assessor, on, reason, workspace.today()))
    signed = case.signing.signed_by(assessor) is not None
    found = Disqualification(
        id=assessor,
        name=assessor_name(case, assessor),
        noticed_on=on,
        reason=reason.strip(),
        version=case.number,
        signed=signed,
    )
    others = tuple(one for one in case.disqualifications if (one.id, one.name) != (found.id, found.name))
    return store_for_good(
        workspace, replace(case, disqualifications=(*others, found)), n_("Mark an assessor as disqualified")
    )


def replace_assessor(
    workspace: Workspace, case_id: str, assessor: str, name: str, organisation: str = "", title: str = ""
) -> Case:
    """Another person assesses in place of one who cannot; view, comparison and decision are made anew.

    Before the decision all three agree to the changed plan again. A signed case is opened as a new version first.
    """
    if assessor == Role.STUDENT or (not is_role(assessor) and not workspace.cases.get(case_id).plan.assessor(assessor)):
        raise UserError(_("Choose the assessor."))
    if not name.strip():
        raise UserError(_("Write the assessor's name."))

    def edit(case: Case) -> Case:
        if name.strip() == case.person(assessor):
            raise UserError(_("This is the same person. Write the name of another."))
        there = case.plan.assessor(assessor) or Assessor(id=assessor)
        other = replace(
            there,
            name=name.strip(),
            organisation=organisation.strip() or there.organisation,
            introduced_on=None,
            not_disqualified_on=None,
            disqualified=False,
        )
        assessors = tuple(other if one.id == assessor else one for one in case.plan.assessors) or (other,)
        after = assessed_anew(replace(case, plan=replace(case.plan, assessors=assessors)), assessor)
        if not is_role(assessor):
            return after
        if assessor == Role.TEACHER:
            return replace(after, teacher=replace(case.teacher, name=name.strip()))
        instructor = replace(case.instructor, name=name.strip(), title=title.strip(), email="", phone="")
        return replace(after, instructor=instructor)

    return change_case(workspace, case_id, n_("Another assessor"), edit)
