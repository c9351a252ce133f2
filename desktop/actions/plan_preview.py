"""Plans (HOKS) before they are taken in: whose each is, and what taking it in would do; nothing is stored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from desktop.actions.workspace import Workspace
from desktop.domain.case import Case
from desktop.domain.competence_plan import CompetencePlan, PlannedUnit
from desktop.domain.curriculum import QualificationUnit
from desktop.domain.ehoks import section_uris
from desktop.domain.gates import problems_to_edit
from desktop.domain.known import folded, student_key
from desktop.domain.library import UnitRow
from desktop.domain.local_text import say
from desktop.domain.names import in_order
from desktop.domain.people import Student, tidy_business_id
from desktop.domain.plan_place import PlanPlace, own_place
from desktop.domain.register import Entry, KnownStudent, KnownWorkplace, Standing, plan_students, plan_workplaces
from desktop.domain.taking_plans import (
    DraftOf,
    Offer,
    Part,
    case_offers,
    period_of,
    student_offers,
    told_of_case,
    workplace_offers,
)
from desktop.texts import _, language

if TYPE_CHECKING:
    from desktop.exchange.ehoks.plans import ReadFile

RECENT = timedelta(days=365)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOf:
    """A case of the student, where it stands in the plan, and what the plan says of its fields."""

    case: Case
    told: Mapping[str, object]
    place: PlanPlace | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPreview:
    """One plan of a file: its text, whose it is, and what may be taken in of it.

    ``units`` are those of the library by the codes that the plan uses; ``name`` is what people see as its title.
    ``same`` names what the plan says nothing new of.
    """

    text: bytes
    plan: CompetencePlan
    student: Entry[KnownStudent]
    workplaces: tuple[Entry[KnownWorkplace], ...] = ()
    cases: tuple[CaseOf, ...] = ()
    drafts: tuple[DraftOf, ...] = ()
    units: Mapping[str, UnitRow] = field(default_factory=dict)
    offers: tuple[Offer, ...] = ()
    notes: tuple[str, ...] = ()
    same: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The student's name, else the learner OID or the study right."""
        told = self.student.record
        return told.student.name or told.student.oid or told.study_right or _("(no name)")

    @property
    def usual(self) -> frozenset[str]:
        """The offers that are let through unless people say otherwise."""
        return frozenset(one.id for one in self.offers if one.chosen and not one.hindrance)


@dataclass(frozen=True, slots=True, kw_only=True)
class FilePreview:
    """The plans of a file, in order."""

    file: str
    plans: tuple[PlanPreview, ...]
    passed_over: int = 0


def read_plans(data: bytes, today: date) -> ReadFile:
    """The plans in the bytes of a file; touches nothing else, so it may run beside the window."""
    from desktop.exchange.ehoks.plans import read_file

    return read_file(data, today)


def preview_plans(
    workspace: Workspace, read: ReadFile, file: str, names: Mapping[int, str] | None = None
) -> FilePreview:
    """What taking in the plans of a file would do. ``names`` are those people wrote, as a plan has none."""
    told = names or {}
    plans = (preview_plan(workspace, one.text, one.plan, told.get(n, "")) for n, one in enumerate(read.plans))
    return FilePreview(file=file, plans=tuple(plans), passed_over=read.passed_over)


def preview_kept(workspace: Workspace, key: str) -> FilePreview:
    """A plan that was taken in before, once more: for demonstrations whose requirements have come since."""
    read = read_plans(workspace.plans.text(key), workspace.today())
    return preview_plans(workspace, read, "")


def preview_plan(workspace: Workspace, text: bytes, plan: CompetencePlan, name: str = "") -> PlanPreview:
    """What taking in one plan would do."""
    entry = _student(workspace, plan, name)
    places = tuple(_workplaces(workspace, plan))
    cases = _cases_of(workspace, entry.record)
    units = {
        code: row for code in {one.code for one in plan.units} if code and (row := _unit_row(workspace, code, plan))
    }
    owned = {case.id: own_place(plan, case, _sections(workspace, case)) for case in cases}
    codes = {one.code for one in plan.units}
    told = tuple(_told(plan, case, owned[case.id]) for case in cases if owned[case.id] or case.unit.code in codes)
    drafts = tuple(_drafts(plan, [one for one in owned.values() if one]))
    made = PlanPreview(text=text, plan=plan, student=entry, workplaces=places, cases=told, drafts=drafts, units=units)
    offered = replace(made, offers=tuple(_offers(workspace, made)), notes=tuple(_notes(made)))
    return replace(offered, same=tuple(_same(offered)))


# Whose plan it is


def _student(workspace: Workspace, plan: CompetencePlan, name: str) -> Entry[KnownStudent]:
    numbers = {one.reference_number for one in plan.units if one.reference_number}
    told = KnownStudent(
        id=workspace.new_id(),
        student=_named(workspace, name.strip(), plan.learner),
        study_right=plan.study_right,
        reference_number=numbers.pop() if len(numbers) == 1 else "",
    )
    return plan_students(workspace.register.students(), [told])[0]


def _named(workspace: Workspace, name: str, learner: str) -> Student:
    """The student of a name that people wrote, or of the learner OID: with the number by which they are known."""
    rows = workspace.known.students(workspace.today(), name or learner, limit=20) if name or learner else []
    by_oid = [row.student for row in rows if learner and row.student.oid == learner]
    by_name = [row.student for row in rows if name and folded(row.student.name) == folded(name)]
    same = [one for one in by_name if one.oid in ("", learner)]
    known = by_oid[0] if by_oid else same[0] if len(same) == 1 else Student()
    return Student(name=name or known.name, number=known.number, oid=learner)


def _cases_of(workspace: Workspace, known: KnownStudent) -> list[Case]:
    """The student's cases, the newest first."""
    keys = dict.fromkeys((student_key(known.student), student_key(replace(known.student, oid=""))))
    rows = {row.id: row for key in keys if key for row in workspace.lists.of_student(key, 0, -1)}
    return [workspace.cases.get(one) for one in rows]


# Workplaces


def _workplaces(workspace: Workspace, plan: CompetencePlan) -> Iterator[Entry[KnownWorkplace]]:
    incoming: dict[tuple[str, str], KnownWorkplace] = {}
    for period in plan.periods:
        place = replace(period.workplace, business_id=tidy_business_id(period.workplace.business_id))
        if period.is_at_workplace and place.name:
            key = (folded(place.name), place.business_id)
            known = incoming.get(key, KnownWorkplace(id=workspace.new_id(), workplace=place))
            person = replace(period.instructor, name=in_order(period.instructor.name))
            others = tuple(one for one in known.instructors if folded(one.name) != folded(person.name))
            people = (*others, person) if person.name else others
            incoming[key] = replace(known, instructors=people)
    known_places = workspace.register.workplaces()
    for one in incoming.values():
        entry = plan_workplaces(known_places, [one])[0]
        if entry.standing != Standing.REFUSED:
            yield entry


def is_recent(workspace: Workspace, plan: CompetencePlan, place: KnownWorkplace) -> bool:
    """Whether a student of the plan learns there now, or did within a year."""
    since = workspace.today() - RECENT
    ends = [
        period.agreement.ends
        for period in plan.periods
        if folded(period.workplace.name) == folded(place.workplace.name)
    ]
    return any(one is None or one >= since for one in ends)


# Cases and drafts


def _sections(workspace: Workspace, case: Case) -> list[str]:
    return section_uris(workspace.curriculum.unit(case.unit.content), case.unit.requirements)


def _told(plan: CompetencePlan, case: Case, place: PlanPlace | None) -> CaseOf:
    """What the plan says of a case: whose it is, and where it stands in it for certain, the rest."""
    told: dict[str, object] = {}
    if problems_to_edit(case):
        return CaseOf(case=case, told=told, place=place)
    if place is not None:
        starts = case.plan.starts or (place.demonstration.starts if place.demonstration else None)
        period = period_of(place.unit.periods, case.agreement.identifier, starts)
        told |= told_of_case(place.unit, period, place.demonstration)
    told |= {path: value for path, value in (("student.oid", plan.learner), ("study_right", plan.study_right)) if value}
    return CaseOf(case=case, told=told, place=place)


def _drafts(plan: CompetencePlan, taken: list[PlanPlace]) -> Iterator[DraftOf]:
    """The demonstrations that no case is yet; also units with a workplace and no demonstration."""
    for unit in plan.units:
        if unit.earlier or any(one.demonstration is None and one.unit.at == unit.at for one in taken):
            continue
        for one in unit.demonstrations:
            if all(place.at != one.at for place in taken):
                yield DraftOf(unit=unit, period=period_of(unit.periods, "", one.starts), shown=one)
        if not unit.demonstrations and (period := period_of(unit.periods, "", None)):
            yield DraftOf(unit=unit, period=period)


def _unit_row(workspace: Workspace, code: str, plan: CompetencePlan) -> UnitRow | None:
    """The unit of the library with a code: of the version whose number the plan names, else of the newest."""
    rows = [one for one in workspace.curriculum.units(code) if one.code == code]
    numbers = {one.reference_number for one in plan.units if one.code == code and one.reference_number}
    named = [one for one in rows if one.reference_number in numbers]
    return max(named or rows, key=lambda one: (one.valid_from is not None, one.valid_from, one.version), default=None)


def unit_name(preview: PlanPreview, unit: PlannedUnit) -> str:
    """What people call a unit of the plan: by the library, else its code or own name."""
    row = preview.units.get(unit.code)
    name = say(row.name, language()) if row else unit.name or unit.code.replace("_", " ")
    section = unit.sub_area.rpartition("_")[2].upper()
    return f"{name}, {section}" if section else name


def parts_of(unit: QualificationUnit, sub_area: str) -> tuple[str, ...]:
    """The parts of a common unit that stand in a section (osa-alue)."""
    areas = (area for area in unit.sub_areas if area.code_uri.lower() == sub_area.lower())
    return tuple(part.id for area in areas for part in area.parts)


# What is offered


def _offers(workspace: Workspace, made: PlanPreview) -> Iterator[Offer]:
    if made.student.standing == Standing.REFUSED:
        return
    yield from student_offers(made.student, made.name)
    for place in made.workplaces:
        yield from workplace_offers(place, recent=is_recent(workspace, made.plan, place.record))
    for one in made.cases:
        yield from case_offers(one.case, one.told, say(one.case.unit.name, language()))
    for draft in made.drafts:
        missing = "" if draft.unit.code in made.units else _("The library does not have this unit yet.")
        nameless = "" if made.student.record.student.name else _("Write the student's name first.")
        yield Offer(
            id=draft.id,
            part=Part.DRAFT,
            about=unit_name(made, draft.unit),
            label=_("New demonstration"),
            after=draft.when_and_where,
            chosen=False,
            hindrance=missing or nameless,
        )


def _same(made: PlanPreview) -> Iterator[str]:
    """The student, the workplaces and the open demonstrations that stay as they are."""
    changed = {(one.part, one.about) for one in made.offers}
    if made.student.standing == Standing.SAME:
        yield made.name
    for place in made.workplaces:
        if (Part.WORKPLACE, place.record.workplace.name) not in changed:
            yield place.record.workplace.name
    for one in made.cases:
        unit = say(one.case.unit.name, language())
        if one.told and (Part.CASE, unit) not in changed:
            yield unit


def _notes(made: PlanPreview) -> Iterator[str]:
    if made.student.remark:
        yield made.student.remark
    for one in made.cases:
        unit = say(one.case.unit.name, language())
        if not one.told:
            yield _("{unit}: the record is signed, so the plan changes nothing in it.").format(unit=unit)
        elif one.place is None:
            text = _(
                "{unit}: it is not clear which demonstration of the plan this is. Choose it under To the registers."
            )
            yield text.format(unit=unit)
