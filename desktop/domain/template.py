"""Suunnitelmapohja: what of a good plan can be used again at the same workplace for the same unit; nobody's data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from desktop.domain.case import Case, UnitReference
from desktop.domain.demonstration import Plan, RequirementPlan, Task
from desktop.domain.local_text import LocalText
from desktop.domain.people import Workplace
from desktop.domain.personal import personal_in
from desktop.domain.terms import Coverage, EvidenceRule, PlaceKind, Role
from desktop.texts import _, n_

FRAME_TEXTS = {
    "place_description": n_("Description of the place"),
    "guiding_counts": n_("How guiding during the work counts"),
    "allowed_questions": n_("Questions that are allowed"),
    "stopped_when": n_("When the demonstration is stopped"),
}
"""The free texts of a plan's frame that a template keeps, and what they are called (marked)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateTask:
    """A work task, and the ids of the requirements that it shows."""

    text: str
    shows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateRequirement:
    """How a requirement is shown apart from tasks, and who observes it; its words, to tell of it elsewhere."""

    id: str
    words: LocalText = field(default_factory=dict)
    coverage: Coverage | None = None  # never a deviation: that is one student's
    note: str = ""
    observers: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanTemplate:
    """A plan without people and days, by workplace, unit and version of the requirements."""

    id: str = ""
    name: str = ""
    workplace: Workplace = field(default_factory=Workplace)  # never its contact
    qualification: str = ""
    version: str = ""
    unit: str = ""
    unit_code: str = ""
    unit_name: LocalText = field(default_factory=dict)
    tasks: tuple[TemplateTask, ...] = ()
    requirements: tuple[TemplateRequirement, ...] = ()
    place_kind: PlaceKind | None = None
    place_description: str = ""
    guiding_counts: str = ""
    allowed_questions: str = ""
    stopped_when: str = ""
    evidence: EvidenceRule = EvidenceRule.NONE


class TemplateText(NamedTuple):
    """One text of a template: where it stands, what it is called, its words, and what in them is personal."""

    where: str
    label: str
    text: str
    personal: tuple[str, ...] = ()


class Applied(NamedTuple):
    """A plan made from a template, and the requirements of the template that the unit does not have."""

    plan: Plan
    unmatched: tuple[TemplateRequirement, ...]


def draft_template(case: Case, words: Mapping[str, LocalText] | None = None) -> PlanTemplate:
    """The template of a case's plan with all its texts as they stand: to be looked through before it is kept.

    ``words`` gives the requirements' official texts by their ids.
    """
    plan, unit = case.plan, case.unit
    return PlanTemplate(
        workplace=Workplace(name=case.workplace.name, business_id=case.workplace.business_id),
        qualification=unit.qualification,
        version=unit.version,
        unit=unit.id,
        unit_code=unit.code,
        unit_name=unit.name,
        tasks=tuple(
            TemplateTask(text=task.text, shows=tuple(row for row in unit.requirements if task.shows.get(row)))
            for task in plan.tasks
        ),
        requirements=tuple(
            _requirement(plan.requirement(row), (words or {}).get(row, {})) for row in unit.requirements
        ),
        place_kind=plan.place_kind,
        evidence=plan.evidence,
        **{name: getattr(plan, name) for name in FRAME_TEXTS},
    )


def _requirement(planned: RequirementPlan, words: LocalText) -> TemplateRequirement:
    deviated = planned.coverage == Coverage.DEVIATION
    return TemplateRequirement(
        id=planned.id,
        words=words,
        coverage=None if deviated else planned.coverage,
        note="" if deviated else planned.note,
        observers=planned.observers,
    )


def template_of(case: Case, words: Mapping[str, LocalText] | None = None) -> PlanTemplate:
    """The template of a case's plan without the texts in which somebody or some day of the case is named."""
    draft = draft_template(case, words)
    return with_texts(draft, {one.where: "" for one in template_texts(draft, case) if one.personal})


def template_texts(template: PlanTemplate, case: Case) -> tuple[TemplateText, ...]:
    """Every text that people wrote and the template keeps, and what of the case's personal data stands in each."""
    tasks = ((f"tasks.{n}", _("Work task"), task.text) for n, task in enumerate(template.tasks))
    notes = (
        (f"requirements.{n}", _("Requirement {n}").format(n=n + 1), one.note)
        for n, one in enumerate(template.requirements)
    )
    frame = ((name, _(label), getattr(template, name)) for name, label in FRAME_TEXTS.items())
    return tuple(
        TemplateText(where, label, text, personal_in(text, case))
        for where, label, text in (*tasks, *notes, *frame)
        if text.strip()
    )


def with_texts(template: PlanTemplate, texts: Mapping[str, str]) -> PlanTemplate:
    """The template with some texts as a person left them, named by where they stand; "" leaves a text out.

    A work task without words goes with its marks.
    """
    tasks = (replace(task, text=texts.get(f"tasks.{n}", task.text).strip()) for n, task in enumerate(template.tasks))
    return replace(
        template,
        tasks=tuple(task for task in tasks if task.text),
        requirements=tuple(
            replace(one, note=texts.get(f"requirements.{n}", one.note).strip())
            for n, one in enumerate(template.requirements)
        ),
        **{name: texts.get(name, getattr(template, name)).strip() for name in FRAME_TEXTS},
    )


def apply_template(
    template: PlanTemplate, plan: Plan, unit: UnitReference, new_id: Callable[[], str], by: Role = Role.TEACHER
) -> Applied:
    """Put a template into a plan: its tasks and requirements by their ids, its frame where the plan says nothing yet.

    Times, people, statements and what was agreed stay as they are.
    """
    rows = set(unit.requirements)
    tasks = (
        Task(id=new_id(), text=task.text, proposed_by=by, shows={row: True for row in task.shows if row in rows})
        for task in template.tasks
    )
    planned = (
        RequirementPlan(id=one.id, coverage=one.coverage, note=one.note, observers=one.observers)
        for one in template.requirements
        if one.id in rows
    )
    filled = {name: getattr(plan, name) or getattr(template, name) for name in FRAME_TEXTS}
    made = replace(
        plan,
        tasks=tuple(tasks),
        requirements=tuple(one for one in planned if one != RequirementPlan(id=one.id)),
        place_kind=plan.place_kind or template.place_kind,
        evidence=template.evidence if plan.evidence == EvidenceRule.NONE else plan.evidence,
        **filled,
    )
    return Applied(made, tuple(one for one in _used(template) if one.id not in rows))


def _used(template: PlanTemplate) -> Iterable[TemplateRequirement]:
    """The requirements of which the template says anything."""
    shown = {row for task in template.tasks for row in task.shows}
    return (one for one in template.requirements if one.id in shown or one.coverage or one.observers)


def takes_template(plan: Plan) -> bool:
    """Whether nothing of a plan would be lost by putting a template into it."""
    return not plan.tasks and not any(one.coverage or one.note for one in plan.requirements)


def fits(template: PlanTemplate, case: Case) -> bool:
    """Whether a template is of the same workplace and the same unit, in whatever version."""
    return _same_workplace(template.workplace, case.workplace) and _same_unit(template, case.unit)


def _same_workplace(one: Workplace, other: Workplace) -> bool:
    """The same name; the business ID tells apart only where both say it, as it may be filled in later."""
    same_name = one.name.casefold().split() == other.name.casefold().split() != []
    known = one.business_id.strip() and other.business_id.strip()
    return same_name and (not known or one.business_id.strip() == other.business_id.strip())


def _same_unit(template: PlanTemplate, unit: UnitReference) -> bool:
    """The same official code, which stays from version to version; without one the same id."""
    if template.unit_code and unit.code:
        return template.unit_code == unit.code
    return bool(unit.id) and (template.qualification, template.unit) == (unit.qualification, unit.id)
