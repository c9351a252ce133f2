"""Taking in plans (HOKS) as people chose: students, workplaces, cases and drafts, in one change undone in one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from desktop.actions.plan_matching import parts_of
from desktop.actions.plan_preview import CaseOf, FilePreview, PlanPreview
from desktop.actions.planning import NewCase, made_case
from desktop.actions.register import STEPS, Record
from desktop.actions.workspace import Kind, RegisterStep, Workspace
from desktop.domain.agreeing import asked_anew
from desktop.domain.case import Case
from desktop.domain.competence_plan import KeptPlan, PlanLink, PlannedDemonstration
from desktop.domain.demonstration import Assessor, Task
from desktop.domain.errors import UserError
from desktop.domain.names import in_order
from desktop.domain.plan_fields import changed_case, told_of_case, with_value
from desktop.domain.plan_place import link_to
from desktop.domain.register import KnownStudent, KnownWorkplace, Standing, plan_workplaces
from desktop.domain.taking_plans import DraftOf, chosen_student, chosen_workplace
from desktop.domain.terms import AssessorRole, Language, PlaceKind, Role
from desktop.texts import _, language, n_

_WHAT = n_("Bring in plans (HOKS)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What was done: how many students and workplaces are new or changed, which cases changed and which are new."""

    plans: int = 0
    students: int = 0
    workplaces: int = 0
    changed: tuple[str, ...] = ()
    drafts: tuple[str, ...] = ()


def bring_in(workspace: Workspace, preview: FilePreview, chosen: Mapping[int, frozenset[str]]) -> Brought:
    """Take in the plans that ``chosen`` names by their places in the file, each with the offers let through.

    The plan itself is kept as it came. All of it is one change, which `register.undo_people` takes back.
    """
    taken = [(preview.plans[place], offers) for place, offers in chosen.items()]
    for one, _offers in taken:
        if one.student.standing == Standing.REFUSED:
            raise UserError(one.student.remark)
    students = [record for one, offers in taken if (record := chosen_student(one.student, offers))]
    workplaces = _workplaces(workspace, taken)
    cases = [case for one, offers in taken for case in _changed_cases(one, offers)]
    drafts = [_draft(workspace, one, each) for one, offers in taken for each in one.drafts if each.id in offers]
    kept = [(_kept(workspace, one, preview.file), one.text) for one, _offers in taken if _is_new(workspace, one)]
    return _store(workspace, students, workplaces, cases, drafts, kept)


def _workplaces(workspace: Workspace, taken: list[tuple[PlanPreview, frozenset[str]]]) -> list[KnownWorkplace]:
    """The workplaces to keep: what several plans say of one is put together."""
    incoming = [
        record for one, offers in taken for place in one.workplaces if (record := chosen_workplace(place, offers))
    ]
    entries = plan_workplaces(workspace.register.workplaces(), incoming)
    kept = [one.record for one in entries if one.standing in (Standing.NEW, Standing.CHANGED)]
    return list({one.id: one for one in kept}.values())


def _changed_cases(one: PlanPreview, offers: frozenset[str]) -> list[tuple[Case, Case]]:
    """Each case that changes, before and after."""
    changed = [(each, changed_case(each.case, each.told, offers)) for each in one.cases]
    return [(each.case, _in_step(each, after)) for each, after in changed if each.case != after]


def _in_step(one: CaseOf, after: Case) -> Case:
    """The instructor among the assessors follows the header, and a changed plan asks for agreement again."""
    before = one.case
    assessors = tuple(_renamed(each, before, after) for each in after.plan.assessors)
    link = link_to(one.place) if one.place else before.competence_plan
    return asked_anew(before, replace(after, plan=replace(after.plan, assessors=assessors), competence_plan=link))


def _renamed(assessor: Assessor, before: Case, after: Case) -> Assessor:
    if assessor.id != Role.INSTRUCTOR:
        return assessor
    own = assessor.organisation in ("", before.workplace.name)
    named = replace(assessor, organisation=after.workplace.name if own else assessor.organisation)
    if before.instructor.name == after.instructor.name:
        return named
    return replace(named, name=after.instructor.name, introduced_on=None, not_disqualified_on=None)


def _kept(workspace: Workspace, one: PlanPreview, file: str) -> KeptPlan:
    plan = one.plan
    return KeptPlan(
        key=workspace.new_id(),
        learner=plan.learner,
        study_right=plan.study_right,
        file=file,
        kept_at=workspace.now(),
    )


def _is_new(workspace: Workspace, one: PlanPreview) -> bool:
    """Whether the plan is not kept yet as it stands."""
    newest = workspace.plans.newest(one.plan.study_right, one.plan.learner)
    return newest is None or workspace.plans.text(newest.key) != one.text


def _store(
    workspace: Workspace,
    students: list[KnownStudent],
    workplaces: list[KnownWorkplace],
    cases: list[tuple[Case, Case]],
    drafts: list[Case],
    kept: list[tuple[KeptPlan, bytes]],
) -> Brought:
    if not (students or workplaces or cases or drafts or kept):
        return Brought()
    known: list[Record] = [*workspace.register.students(), *workspace.register.workplaces()]
    earlier = {one.id: one for one in known}
    put: tuple[Record, ...] = (*students, *workplaces)
    with workspace.change(_WHAT, Kind.PEOPLE, Kind.CASE):
        workspace.register.put(put)
        for plan, text in kept:
            workspace.plans.add(plan, text)
        for _before, after in cases:
            workspace.cases.save(after, who=workspace.who, what=_WHAT)
        for draft in drafts:
            workspace.cases.add(draft, who=workspace.who, what=_WHAT)
        workspace.register.relink()
        _remember(workspace, put, earlier, cases, drafts, kept)  # before the rooms hear of it: they offer to undo it
    for before, _after in cases:
        workspace.forget(before.id)
    return Brought(
        plans=len(kept),
        students=len(students),
        workplaces=len(workplaces),
        changed=tuple(after.id for _before, after in cases),
        drafts=tuple(one.id for one in drafts),
    )


def _remember(
    workspace: Workspace,
    put: tuple[Record, ...],
    earlier: Mapping[str, Record],
    cases: list[tuple[Case, Case]],
    drafts: list[Case],
    kept: list[tuple[KeptPlan, bytes]],
) -> None:
    before = tuple(earlier[one.id] for one in put if one.id in earlier)
    added = tuple(one.id for one in put if one.id not in earlier)
    also = _taking_back(workspace, cases, drafts, [plan.key for plan, _text in kept])
    workspace.register_steps.append(RegisterStep(_WHAT, before, added, also))
    del workspace.register_steps[:-STEPS]


def _taking_back(
    workspace: Workspace, cases: list[tuple[Case, Case]], drafts: list[Case], plans: list[str]
) -> Callable[[], None]:
    """What undo does beside the register: cases as they were, drafts and plans gone."""
    made = {one.id: workspace.cases.version(one.id) for one in (*drafts, *(after for _before, after in cases))}

    def take_back() -> None:
        if any(workspace.cases.version(case) != version for case, version in made.items()):
            raise UserError(_("Somebody has gone on with a demonstration that the plan changed. It cannot be undone."))
        for draft in drafts:
            workspace.cases.delete(draft.id)
        for before, _after in cases:
            workspace.cases.save(before, who=workspace.who, what=n_("Undo"))
        workspace.plans.delete(plans)

    return take_back


# A draft of a demonstration


def _draft(workspace: Workspace, one: PlanPreview, draft: DraftOf) -> Case:
    """A new case for a demonstration of the plan, with everything that the plan says of it."""
    row, known = one.units[draft.unit.key], one.student.record
    qualification = workspace.curriculum.qualification(row.qualification, row.version)
    unit = next(each for each in qualification.units if each.id == row.id)
    teacher = workspace.teacher
    case = made_case(
        workspace,
        NewCase(
            student=known.student,
            qualification=row.qualification,
            version=row.version,
            unit=row.id,
            parts=parts_of(unit, draft.unit.sub_area) if draft.unit.sub_area else (),
            teacher=teacher,
            language=Language(language()),
            study_right=known.study_right,
            study_right_began=known.starts,
        ),
    )
    for path, value in told_of_case(draft.unit, draft.period, draft.shown).items():
        case = with_value(case, path, value)
    at_work = draft.period is not None and draft.period.is_at_workplace
    shown = draft.shown or PlannedDemonstration(at=())
    plan = replace(
        case.plan,
        place_kind=PlaceKind.WORKPLACE if at_work else None,
        tasks=tuple(Task(id=workspace.new_id(), text=text) for text in shown.tasks),
        assessors=tuple(_assessors(workspace, case, shown)),
    )
    link = PlanLink(
        unit=draft.unit.code, sub_area=draft.unit.sub_area, starts=shown.starts, ends=shown.ends, place=shown.place
    )
    return replace(case, study_right_ends=known.ends, competence_plan=link, plan=plan)


def _assessors(workspace: Workspace, case: Case, shown: PlannedDemonstration) -> list[Assessor]:
    """The teacher and the instructor, by the names the plan has for them, and who else is named there."""
    teachers = [in_order(one.name) for one in shown.teachers if one.name] or [case.teacher.name]
    others = [(in_order(one.name), one.organisation) for one in shown.working_life if one.name]
    others = others or [(case.instructor.name, case.workplace.name)]
    employee = AssessorRole.EMPLOYEE
    ids = [str(Role.TEACHER), *(workspace.new_id() for _one in teachers[1:])]
    own = [
        Assessor(id=one, name=name, organisation=case.teacher.provider) for one, name in zip(ids, teachers, strict=True)
    ]
    ids = [str(Role.INSTRUCTOR), *(workspace.new_id() for _one in others[1:])]
    return [
        *own,
        *(
            Assessor(id=one, name=name, role=employee, organisation=place)
            for one, (name, place) in zip(ids, others, strict=True)
        ),
    ]
