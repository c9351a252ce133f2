"""Näyttö: its plan, the grid of tasks and requirements, who observes what, and what the plan still lacks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time

from desktop.domain.errors import Problem
from desktop.domain.terms import AssessorRole, Coverage, DeviationReason, EvidenceRule, PlaceKind, Role
from desktop.texts import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A key work task (keskeinen työtehtävä), and the requirements that it shows.

    ``shows`` has the ids of requirements as keys, so that two people who mark different cells never disagree.
    """

    id: str
    text: str
    proposed_by: Role = Role.TEACHER
    shows: dict[str, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementPlan:
    """How one requirement is shown apart from the tasks, and who observes it. ``id`` is the requirement's."""

    id: str
    coverage: Coverage | None = None
    note: str = ""
    decision_reference: str = ""  # a deviation needs one
    deviation_reason: DeviationReason | None = None
    significant: bool = False  # a significant deviation: the student gets no certificate of the unit
    individual: str = ""  # yksilölliset arviointikriteerit, beside the national ones
    observers: tuple[Role, ...] = ()
    situation: str = ""  # the id of the situation it is left for


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """Näyttötilanne: one time when the student shows competence; ``place`` where it is not that of the others."""

    id: str
    day: date
    starts: time | None = None
    ends: time | None = None
    observer: Role | None = None  # None: both
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessor:
    """Osaamisen arvioija, with a dated statement of not being disqualified (esteellinen).

    ``id`` is "teacher" and "instructor" for the two that a demonstration has. Where there is no second one,
    ``Plan.assessor_exception`` says why.
    """

    id: str
    name: str = ""
    role: AssessorRole = AssessorRole.TEACHER
    organisation: str = ""
    introduced_on: date | None = None
    not_disqualified_on: date | None = None
    disqualified: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierAgreement:
    """What all three agreed to before the plan was changed: the day of each, and the version of the case they saw."""

    id: str
    agreed: dict[Role, date] = field(default_factory=dict)
    versions: dict[Role, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Näyttösuunnitelma: what three people agree on before the demonstration.

    ``agreed`` has who agrees to the plan as it stands. ``agreed_before`` and ``agreed_versions`` keep the day on which
    each agreed last, and the version of the case that they saw then, so that a later change can be told.
    ``earlier_agreements`` are those of all three that a change has ended, the first first.
    ``support_agreed_on`` is the day on which the student agreed that the workplace hears of the support.
    ``place_name`` and ``place_business_id`` tell the place where it is not the workplace of the agreement.
    ``deviations`` and ``individual_criteria`` are what the student's plan (HOKS) says of the whole demonstration.
    """

    place_kind: PlaceKind | None = None
    place_description: str = ""
    starts: date | None = None
    ends: date | None = None
    situations: tuple[Situation, ...] = ()
    tasks: tuple[Task, ...] = ()
    requirements: tuple[RequirementPlan, ...] = ()
    assessors: tuple[Assessor, ...] = ()
    assessor_exception: str = ""
    teacher_present: str = ""
    guiding_counts: str = ""
    allowed_questions: str = ""
    stopped_when: str = ""
    goal_grade: str = ""
    starting_level: str = ""
    support: str = ""
    support_agreed_on: date | None = None
    support_agreed_how: str = ""
    safety_gone_through_on: date | None = None
    evidence: EvidenceRule = EvidenceRule.NONE
    evidence_consent: bool = False
    review_rights_told_on: date | None = None
    ready: dict[Role, date] = field(default_factory=dict)
    agreed: dict[Role, date] = field(default_factory=dict)
    agreed_before: dict[Role, date] = field(default_factory=dict)
    agreed_versions: dict[Role, str] = field(default_factory=dict)
    earlier_agreements: tuple[EarlierAgreement, ...] = ()
    place_name: str = ""
    place_business_id: str = ""
    deviations: str = ""
    individual_criteria: tuple[str, ...] = ()

    def requirement(self, requirement: str) -> RequirementPlan:
        """What was planned for a requirement; an empty plan when nothing was."""
        return next((one for one in self.requirements if one.id == requirement), RequirementPlan(id=requirement))

    def assessor(self, assessor: str) -> Assessor | None:
        """The assessor with this id."""
        return next((one for one in self.assessors if one.id == assessor), None)

    def situation(self, situation: str) -> Situation | None:
        """The situation with this id."""
        return next((one for one in self.situations if one.id == situation), None)

    def tasks_showing(self, requirement: str) -> tuple[Task, ...]:
        """The tasks that show a requirement."""
        return tuple(task for task in self.tasks if task.shows.get(requirement))

    def is_covered(self, requirement: str) -> bool:
        """Whether the requirement has a task, a complement or a deviation."""
        return bool(self.requirement(requirement).coverage or self.tasks_showing(requirement))

    @property
    def deviated(self) -> frozenset[str]:
        """The requirements that are not demanded of this student."""
        return frozenset(one.id for one in self.requirements if one.coverage == Coverage.DEVIATION)

    def is_deviated(self, requirement: str) -> bool:
        """Whether the requirement is not demanded of this student."""
        return self.requirement(requirement).coverage == Coverage.DEVIATION

    def is_adapted(self, requirement: str) -> bool:
        """Whether the requirement is assessed by individual criteria (mukautettu)."""
        return bool(self.requirement(requirement).individual.strip()) and not self.is_deviated(requirement)

    def situation_at(self, moment: datetime) -> Situation | None:
        """The situation that is going on at a local moment, else the one that began last, else the first."""
        dated = sorted(self.situations, key=lambda one: (one.day, one.starts or time.min))
        begun = [one for one in dated if (one.day, one.starts or time.min) <= (moment.date(), moment.time())]
        return begun[-1] if begun else dated[0] if dated else None

    @property
    def parties(self) -> tuple[Role, ...]:
        """Who plans and agrees: all three, without the instructor where it is said why the teacher assesses alone."""
        alone = self.assessor_exception.strip() and self.assessors and self.assessor(Role.INSTRUCTOR) is None
        return tuple(role for role in Role if not (alone and role == Role.INSTRUCTOR))

    @property
    def observers(self) -> tuple[Role, ...]:
        """Who may observe: the teacher and, where there is one, the instructor."""
        return tuple(role for role in self.parties if role != Role.STUDENT)

    @property
    def is_agreed(self) -> bool:
        """Whether everybody has agreed."""
        return all(role in self.agreed for role in self.parties)

    @property
    def waits_anew(self) -> bool:
        """Whether all who planned it had agreed, and the plan or who plans it has changed since."""
        known = all(role in self.agreed or role in self.agreed_before for role in self.parties)
        return not self.is_agreed and (known or bool(self.earlier_agreements))


def most_useful_task(plan: Plan) -> str:
    """The id of the task that shows least so far, where a mark is worth most; "" in a plan without tasks."""
    counts = [(sum(task.shows.values()), place, task.id) for place, task in enumerate(plan.tasks)]
    return min(counts)[2] if counts else ""


def planning_problems(plan: Plan, requirements: Iterable[str], *, other_ways: bool = False) -> list[Problem]:
    """Say what the plan still lacks; without hard problems it may be agreed.

    With ``other_ways`` all may be shown otherwise than at work, and then no work task is asked for.
    """
    rows = list(requirements)
    tasks = [Problem("plan.tasks", _("Write at least one work task."))]
    return [
        *_frame_problems(plan),
        *(tasks if lacks_tasks(plan, rows, other_ways=other_ways) else ()),
        *_grid_problems(plan, rows),
        *_assessor_problems(plan),
        *_before_problems(plan),
    ]


def _frame_problems(plan: Plan) -> list[Problem]:
    problems = []
    if plan.place_kind is None:
        problems.append(Problem("plan.place_kind", _("Choose the kind of place.")))
    if not plan.place_description.strip():
        problems.append(Problem("plan.place_description", _("Describe the place in a few words.")))
    if plan.starts is None or plan.ends is None:
        problems.append(Problem("plan.starts", _("Say when the demonstration starts and ends.")))
    elif plan.ends < plan.starts:
        problems.append(Problem("plan.ends", _("The demonstration ends before it starts.")))
    return problems


def lacks_tasks(plan: Plan, requirements: Iterable[str], *, other_ways: bool) -> bool:
    """Whether a work task is still to be written: with ``other_ways`` none is, once all is shown otherwise."""
    rows = list(requirements)
    shown = other_ways and bool(rows) and all(plan.requirement(row).coverage for row in rows)
    return not (shown or any(task.text.strip() for task in plan.tasks))


def _grid_problems(plan: Plan, rows: list[str]) -> list[Problem]:
    problems = []
    for number, row in enumerate(rows, 1):
        place = f"plan.requirements.{row}"
        if not plan.is_covered(row):
            problems.append(Problem(place, _("Requirement {n} has no work task yet.").format(n=number)))
        elif plan.is_deviated(row) and not plan.requirement(row).decision_reference.strip():
            problems.append(Problem(place, _("Requirement {n}: name the decision on the deviation.").format(n=number)))
        elif plan.is_deviated(row) and plan.requirement(row).deviation_reason is None:
            text = _("Requirement {n}: choose which reason of the law the deviation has.").format(n=number)
            problems.append(Problem(place, text, hard=False))
        elif not plan.is_deviated(row) and not plan.requirement(row).observers:
            problems.append(Problem(place, _("Requirement {n} has nobody to observe it.").format(n=number)))
        elif _waits_for_situation(plan, row):
            text = _("Requirement {n}: choose the situation that shows it.").format(n=number)
            problems.append(Problem(place, text, hard=False))
    return problems


def _waits_for_situation(plan: Plan, requirement: str) -> bool:
    planned = plan.requirement(requirement)
    return planned.coverage == Coverage.SITUATION and len(plan.situations) > 1 and not plan.situation(planned.situation)


def _assessor_problems(plan: Plan) -> list[Problem]:
    problems = []
    if len(plan.assessors) < 2 and not plan.assessor_exception.strip():
        problems.append(Problem("plan.assessors", _("Name two assessors, or say why there is one.")))
    for assessor in plan.assessors:
        if not assessor.name.strip():
            problems.append(Problem(f"plan.assessors.{assessor.id}", _("Write the assessor's name.")))
        elif assessor.disqualified:
            text = _("{name} is disqualified and may not assess. Choose another assessor.")
            problems.append(Problem(f"plan.assessors.{assessor.id}", text.format(name=assessor.name)))
        elif assessor.not_disqualified_on is None:
            text = _("{name} has not yet said that nothing disqualifies them.")
            problems.append(Problem(f"plan.assessors.{assessor.id}", text.format(name=assessor.name)))
    return problems


def _before_problems(plan: Plan) -> list[Problem]:
    problems = []
    if plan.review_rights_told_on is None:
        text = _("Tell the student how to ask for a review, and mark the day.")
        problems.append(Problem("plan.review_rights_told_on", text))
    if plan.safety_gone_through_on is None:
        text = _("Safety and data protection have not been gone through yet.")
        problems.append(Problem("plan.safety_gone_through_on", text, hard=False))
    for role in plan.parties:
        if role not in plan.ready:
            text = _("{who} has not said that the student is ready.").format(who=_(role.label))
            problems.append(Problem("plan.ready", text))
    return problems
