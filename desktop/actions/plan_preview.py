"""Plans (HOKS) before they are taken in: whose each is, and what taking it in would do; nothing is stored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from desktop.actions.plan_matching import Known, cases_of, is_recent, known_in, student_of, unit_rows, workplaces_of
from desktop.actions.workspace import Workspace
from desktop.domain.case import Case
from desktop.domain.competence_plan import CompetencePlan, PlannedUnit
from desktop.domain.ehoks import section_uris
from desktop.domain.gates import problems_to_edit
from desktop.domain.library import UnitRow
from desktop.domain.local_text import say
from desktop.domain.old_scale import opening_problems
from desktop.domain.plan_fields import case_offers, told_of_case
from desktop.domain.plan_offers import Offer, Part
from desktop.domain.plan_place import PlanPlace, own_place, places_for
from desktop.domain.register import Entry, KnownStudent, KnownWorkplace, Standing
from desktop.domain.taking_plans import DraftOf, period_of, student_offers, workplace_offers
from desktop.texts import _, language

if TYPE_CHECKING:
    from desktop.exchange.ehoks.plans import ReadFile


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOf:
    """A case of the student, where it stands in the plan, and what the plan says of its fields."""

    case: Case
    told: Mapping[str, object]
    place: PlanPlace | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPreview:
    """One plan of a file: its text, whose it is, and what may be taken in of it.

    ``units`` are those of the library by the keys of the units of the plan; ``name`` is what people see as its title.
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
    told, known = names or {}, known_in(workspace)
    plans = (preview_plan(workspace, one.text, one.plan, told.get(n, ""), known) for n, one in enumerate(read.plans))
    return FilePreview(file=file, plans=tuple(plans), passed_over=read.passed_over)


def preview_kept(workspace: Workspace, key: str) -> FilePreview:
    """A plan that was taken in before, once more: for demonstrations whose requirements have come since."""
    read = read_plans(workspace.plans.text(key), workspace.today())
    return preview_plans(workspace, read, "")


def preview_plan(
    workspace: Workspace, text: bytes, plan: CompetencePlan, name: str = "", known: Known | None = None
) -> PlanPreview:
    """What taking in one plan would do."""
    known = known or known_in(workspace)
    entry = student_of(workspace, known, plan, name)
    places = tuple(workplaces_of(workspace, known, plan))
    cases = cases_of(workspace, entry.record)
    units = unit_rows(workspace, plan)
    owned = {case.id: own_place(plan, case, _sections(workspace, case)) for case in cases}
    told = tuple(_told(plan, case, owned[case.id]) for case in cases if owned[case.id] or _has_unit(plan, case))
    drafts = tuple(_drafts(plan, [one for one in owned.values() if one]))
    made = PlanPreview(text=text, plan=plan, student=entry, workplaces=places, cases=told, drafts=drafts, units=units)
    offered = replace(made, offers=tuple(_offers(workspace, made)), notes=tuple(_notes(made)))
    return replace(offered, same=tuple(_same(offered)))


# Cases and drafts


def _sections(workspace: Workspace, case: Case) -> list[str]:
    return section_uris(workspace.curriculum.unit(case.unit.content), case.unit.requirements)


def _has_unit(plan: CompetencePlan, case: Case) -> bool:
    """Whether the plan speaks of the unit of a case, wherever."""
    return bool(places_for(plan, case)) or any(one.code and one.code == case.unit.code for one in plan.units)


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


def unit_name(preview: PlanPreview, unit: PlannedUnit) -> str:
    """What people call a unit of the plan: by the library, else its code or own name."""
    row = preview.units.get(unit.key)
    own = unit.name or unit.code.replace("_", " ") or unit.amosaa or _("local unit")
    name = say(row.name, language()) if row else own
    section = unit.sub_area.rpartition("_")[2].upper()
    return f"{name}, {section}" if section else name


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
        missing = _missing(workspace, made, draft.unit)
        nameless = "" if made.student.record.student.name else _("Write the student's name first.")
        yield Offer(
            id=draft.id,
            part=Part.DRAFT,
            about=unit_name(made, draft.unit),
            label=_("New demonstration"),
            after=draft.when_and_where,
            chosen=False,
            hindrance=missing or nameless,
            makes_unit=bool(missing) and draft.unit.local,
        )


def _missing(workspace: Workspace, made: PlanPreview, unit: PlannedUnit) -> str:
    """Why no demonstration can be opened on a unit; "" where one can."""
    row = made.units.get(unit.key)
    if row is not None:
        return "".join(one.text for one in opening_problems(workspace.curriculum.unit(row.content).scale))
    if unit.local:
        return _("The library does not have this local unit yet. Make it from what the plan says.")
    return _("The library does not have this unit yet. Bring in its requirements first; the plan is kept.")


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
