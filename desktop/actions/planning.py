"""Opening a case and planning the demonstration together."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from desktop.actions.changing import change_case
from desktop.actions.settings import save_teacher
from desktop.actions.workspace import Kind, Workspace
from desktop.domain.agreeing import agreed_by, problems_to_agree_as, with_agreements_of
from desktop.domain.agreement import Agreement
from desktop.domain.case import Case, Comment, UnitReference
from desktop.domain.curriculum import Qualification, QualificationUnit, rows_of
from desktop.domain.demonstration import Assessor, Plan, RequirementPlan, Situation, Task
from desktop.domain.errors import UserError, require
from desktop.domain.gates import problems_to_agree
from desktop.domain.identifiers import is_organisation
from desktop.domain.old_scale import opening_problems
from desktop.domain.other_ways import OTHER_WAYS
from desktop.domain.people import Student, Teacher, Workplace, WorkplaceInstructor, tidy_business_id
from desktop.domain.situations import with_situations
from desktop.domain.terms import AssessorRole, Coverage, Language, Role
from desktop.domain.workplace_view import requirement_with_hidden, with_hidden
from desktop.texts import _, n_


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCase:
    """What a person tells when they open a case; the rest is filled in later."""

    student: Student
    qualification: str
    version: str
    unit: str
    teacher: Teacher
    parts: tuple[str, ...] = ()
    workplace: Workplace = field(default_factory=Workplace)
    instructor: WorkplaceInstructor = field(default_factory=WorkplaceInstructor)
    agreement: Agreement = field(default_factory=Agreement)
    language: Language = Language.FI
    languages: tuple[tuple[Role, Language], ...] = ()
    support: bool = False
    decision_reference: str = ""
    study_right: str = ""
    study_right_began: date | None = None
    study_right_ends: date | None = None
    student_reference_number: str = ""


def open_case(workspace: Workspace, new: NewCase) -> Case:
    """Open a case for a student and a unit of an imported qualification, pinned to that version's texts."""
    case = made_case(workspace, new)
    with workspace.change(n_("Open a case"), Kind.CASE):
        workspace.cases.add(case, who=workspace.who, what=n_("Open a case"))
    return case


def made_case(workspace: Workspace, new: NewCase) -> Case:
    """A new case, not stored yet; a scale that is not given anew is refused."""
    case = pinned_case(workspace, new)
    require(opening_problems(case.unit.scale))
    return case


def pinned_case(workspace: Workspace, new: NewCase) -> Case:
    """A case on the very version of its unit, as it would be opened."""
    if not new.student.name.strip():
        raise UserError(_("Write the student's name."))
    qualification = workspace.curriculum.qualification(new.qualification, new.version)
    unit = next((one for one in qualification.units if one.id == new.unit), None)
    if unit is None:
        raise UserError(_("This version of the requirements has no such unit. Choose the unit again."))
    return Case(
        id=workspace.new_id(),
        opened_at=workspace.now(),
        student=new.student,
        unit=_reference(workspace, qualification, unit, new.parts),
        teacher=new.teacher,
        workplace=replace(new.workplace, business_id=tidy_business_id(new.workplace.business_id)),
        instructor=new.instructor,
        agreement=new.agreement,
        language=new.language,
        languages=dict(new.languages),
        support=new.support,
        decision_reference=new.decision_reference,
        study_right=new.study_right,
        study_right_began=new.study_right_began,
        study_right_ends=new.study_right_ends,
        student_reference_number=new.student_reference_number,
        plan=Plan(assessors=_assessors(new)),
    )


def _reference(
    workspace: Workspace, qualification: Qualification, unit: QualificationUnit, parts: tuple[str, ...]
) -> UnitReference:
    return UnitReference(
        qualification=qualification.id,
        qualification_name=qualification.name,
        reference_number=qualification.reference_number,
        version=qualification.version,
        id=unit.id,
        code=unit.code,
        name=unit.name,
        extent=unit.extent if unit.extent is not None else unit.extent_max,
        scale=unit.scale,
        kind=unit.kind,
        content=workspace.curriculum.content_of(unit),
        requirements=tuple(row.id for row in rows_of(unit, parts)),
    )


def _assessors(new: NewCase) -> tuple[Assessor, ...]:
    return (
        Assessor(id=Role.TEACHER, name=new.teacher.name, organisation=new.teacher.provider),
        Assessor(
            id=Role.INSTRUCTOR,
            name=new.instructor.name,
            role=AssessorRole.EMPLOYEE,
            organisation=new.workplace.name,
        ),
    )


def edit_header(workspace: Workspace, edited: Case) -> Case:
    """Store the header as the person left it; the names of the two assessors follow the header's."""

    def edit(case: Case) -> Case:
        names = {
            Role.TEACHER: (edited.teacher.name, edited.teacher.provider),
            Role.INSTRUCTOR: (edited.instructor.name, edited.workplace.name),
        }
        assessors = tuple(_renamed(one, names) for one in case.plan.assessors)
        return replace(
            case,
            student=edited.student,
            study_right=edited.study_right,
            study_right_began=edited.study_right_began,
            study_right_ends=edited.study_right_ends,
            student_reference_number=edited.student_reference_number,
            teacher=edited.teacher,
            agreement=edited.agreement,
            workplace=replace(edited.workplace, business_id=tidy_business_id(edited.workplace.business_id)),
            instructor=edited.instructor,
            language=edited.language,
            languages=edited.languages,
            support=edited.support,
            decision_reference=edited.decision_reference,
            plan=_with_header(case.plan, edited.plan, assessors),
        )

    after = change_case(workspace, edited.id, n_("Edit the header"), edit)
    _remember_provider(workspace, after.teacher)
    return after


def _remember_provider(workspace: Workspace, told: Teacher) -> None:
    """The OID of one's own provider needs to be written once: the next demonstrations know it."""
    own = workspace.teacher
    if is_organisation(told.provider_oid) and not own.provider_oid and told.provider == own.provider:
        save_teacher(workspace, replace(own, provider_oid=told.provider_oid))


def _with_header(plan: Plan, edited: Plan, assessors: tuple[Assessor, ...]) -> Plan:
    """The plan with what of it stands in the header."""
    return replace(
        plan,
        assessors=assessors,
        place_name=edited.place_name,
        place_business_id=edited.place_business_id,
        deviations=edited.deviations,
        individual_criteria=edited.individual_criteria,
    )


def choose_language(workspace: Workspace, case_id: str, role: Role, wanted: Language) -> Case:
    """Remember in which language a person reads this case."""

    def edit(case: Case) -> Case:
        return replace(case, languages={**case.languages, role: wanted})

    return change_case(workspace, case_id, n_("Choose a language"), edit)


def _renamed(assessor: Assessor, names: dict[Role, tuple[str, str]]) -> Assessor:
    """The assessor with the header's name; another person's statement does not carry over."""
    if assessor.id not in set(Role):
        return assessor
    name, organisation = names.get(Role(assessor.id), (assessor.name, assessor.organisation))
    if name == assessor.name:
        return replace(assessor, organisation=organisation)
    return replace(assessor, name=name, organisation=organisation, introduced_on=None, not_disqualified_on=None)


def edit_plan(workspace: Workspace, case_id: str, plan: Plan) -> Case:
    """Store the plan as the person left it. A change of what was agreed asks for agreement again."""

    def edit(case: Case) -> Case:
        whole = with_hidden(plan, case.plan) if _sees_less(workspace) else plan
        return replace(case, plan=with_agreements_of(whole, case.plan))

    return change_case(workspace, case_id, n_("Edit the plan"), edit)


def add_task(
    workspace: Workspace, case_id: str, text: str, by: Role = Role.TEACHER, shows: tuple[str, ...] = ()
) -> Case:
    """Propose a work task, and say which requirements it shows."""
    if not text.strip():
        raise UserError(_("Write what the student does, verb first."))
    task = Task(id=workspace.new_id(), text=text.strip(), proposed_by=by, shows=dict.fromkeys(shows, True))
    return _edit_plan(workspace, case_id, n_("Add a task"), lambda plan: replace(plan, tasks=(*plan.tasks, task)))


def rename_task(workspace: Workspace, case_id: str, task: str, text: str) -> Case:
    """Reword a work task; an empty text removes it with its marks."""

    def edit(plan: Plan) -> Plan:
        kept = (replace(one, text=text.strip()) if one.id == task else one for one in plan.tasks)
        return replace(plan, tasks=tuple(one for one in kept if one.text))

    return _edit_plan(workspace, case_id, n_("Reword a task"), edit)


def mark(workspace: Workspace, case_id: str, task: str, requirement: str, shows: bool) -> Case:
    """Say whether a task shows a requirement."""

    def edit(plan: Plan) -> Plan:
        return replace(plan, tasks=tuple(_marked(one, task, requirement, shows) for one in plan.tasks))

    return _edit_plan(workspace, case_id, n_("Mark what a task shows"), edit)


def _marked(one: Task, task: str, requirement: str, shows: bool) -> Task:
    if one.id != task:
        return one
    rest = {key: value for key, value in one.shows.items() if key != requirement}
    return replace(one, shows={**rest, requirement: True} if shows else rest)


def plan_requirement(workspace: Workspace, case_id: str, planned: RequirementPlan) -> Case:
    """Say how a requirement is shown apart from tasks, and who observes it."""

    def edit(plan: Plan) -> Plan:
        before = plan.requirement(planned.id)
        whole = requirement_with_hidden(planned, before) if _sees_less(workspace) else planned
        if whole.coverage == Coverage.DEVIATION and not whole.note.strip():
            raise UserError(_("Write why the requirement is not demanded."))
        if whole.coverage in OTHER_WAYS and whole.coverage != before.coverage and not whole.observers:
            whole = replace(whole, observers=plan.observers)
        others = tuple(one for one in plan.requirements if one.id != whole.id)
        return replace(plan, requirements=(*others, whole))

    return _edit_plan(workspace, case_id, n_("Plan a requirement"), edit)


def observe_all(workspace: Workspace, case_id: str) -> Case:
    """Let both assessors, or the one there is, observe every requirement that has nobody yet."""
    rows = workspace.cases.get(case_id).unit.requirements

    def edit(plan: Plan) -> Plan:
        planned = (plan.requirement(row) for row in rows)
        filled = tuple(one if one.observers else replace(one, observers=plan.observers) for one in planned)
        return replace(plan, requirements=filled)

    return _edit_plan(workspace, case_id, n_("Choose who observes"), edit)


def state_not_disqualified(workspace: Workspace, case_id: str, assessor: str, on: date | None) -> Case:
    """Keep an assessor's dated statement that nothing disqualifies them; None takes it back."""

    def edit(plan: Plan) -> Plan:
        changed = (
            replace(one, not_disqualified_on=on, introduced_on=on) if one.id == assessor else one
            for one in plan.assessors
        )
        return replace(plan, assessors=tuple(changed))

    return _edit_plan(workspace, case_id, n_("State that nothing disqualifies"), edit)


def mark_ready(workspace: Workspace, case_id: str, role: Role, ready: bool = True) -> Case:
    """Somebody says that the student is ready for the demonstration, or takes it back."""

    def edit(case: Case) -> Case:
        marks = {one: day for one, day in case.plan.ready.items() if one != role}
        if ready:
            marks[role] = workspace.today()
        return replace(case, plan=replace(case.plan, ready=marks))

    return change_case(workspace, case_id, n_("Mark readiness"), edit)


def set_situations(workspace: Workspace, case_id: str, situations: Iterable[Situation]) -> Case:
    """Say when the student shows competence: the days of the plan follow the situations."""
    kept = tuple(situations)
    return _edit_plan(workspace, case_id, n_("Plan the times"), lambda plan: with_situations(plan, kept))


def agree_plan(workspace: Workspace, case_id: str, roles: Iterable[Role] | None = None) -> Case:
    """Agree the plan, all at one table or some for themselves; it may be agreed once it lacks nothing."""
    case = workspace.cases.get(case_id)
    people = case.plan.parties if roles is None else tuple(roles)
    if not set(people) <= set(case.plan.parties):
        raise UserError(_("The teacher assesses alone here, so the workplace does not agree the plan."))
    single = [problem for role in people for problem in problems_to_agree_as(case, role)]
    require(problems_to_agree(case) if set(people) == set(case.plan.parties) else list(dict.fromkeys(single)))
    version = workspace.cases.version(case_id).hex()

    def edit(case: Case) -> Case:
        return replace(case, plan=agreed_by(case.plan, people, workspace.today(), version))

    return change_case(workspace, case_id, n_("Agree the plan"), edit)


def comment(workspace: Workspace, case_id: str, by: Role, text: str, about: str = "") -> Case:
    """Leave a remark beside the thing it is about."""
    if not text.strip():
        raise UserError(_("Write the comment first."))
    remark = Comment(id=workspace.new_id(), at=workspace.now(), by=by, text=text.strip(), about=about)
    return change_case(
        workspace, case_id, n_("New comment"), lambda case: replace(case, comments=(*case.comments, remark))
    )


def _edit_plan(workspace: Workspace, case_id: str, what: str, edit: Callable[[Plan], Plan]) -> Case:
    return change_case(workspace, case_id, what, lambda case: replace(case, plan=edit(case.plan)))


def _sees_less(workspace: Workspace) -> bool:
    """Whether the workplace sits at the keyboard, which is not shown everything."""
    return workspace.at_keyboard == Role.INSTRUCTOR
