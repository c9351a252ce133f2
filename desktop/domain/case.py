"""A case: one demonstration of one unit from plan to signatures; its stages and which act may follow which."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from desktop.domain.aftermath import CaseLink, Disqualification, Withdrawal
from desktop.domain.agreement import Agreement
from desktop.domain.appeal import Rectification, Review
from desktop.domain.assessment import (
    AssessorView,
    Comparison,
    Decision,
    Informed,
    Observation,
    SelfAssessment,
    differences,
)
from desktop.domain.competence_plan import PlanLink
from desktop.domain.curriculum import UnitKind
from desktop.domain.demonstration import Assessor, Plan
from desktop.domain.evidence import Evidence
from desktop.domain.guidance import Guidance
from desktop.domain.local_text import LocalText
from desktop.domain.people import Student, Teacher, Workplace, WorkplaceInstructor
from desktop.domain.registers import HandedOn, RegisterFacts
from desktop.domain.side_states import Complement, Interruption
from desktop.domain.signing import Copy, SignedVersion, Signing
from desktop.domain.stages import SideState, Stage, Step
from desktop.domain.sub_areas import ShownSubArea, sub_area
from desktop.domain.terms import Language, Role, Scale, is_role

REVIEW_DAYS = 14
ASSESSORS = (Role.TEACHER, Role.INSTRUCTOR)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitReference:
    """The unit of a case, pinned to the very version of the requirements that it was planned with.

    ``content`` is the SHA-256 under which the file keeps the unit's texts; they never change under a case.
    ``requirements`` are the ids of the rows that are assessed, in order.
    """

    qualification: str = ""
    qualification_name: LocalText = field(default_factory=dict)
    reference_number: str = ""
    version: str = ""
    id: str = ""
    code: str = ""
    name: LocalText = field(default_factory=dict)
    extent: float | None = None
    scale: Scale = Scale.ONE_TO_FIVE
    content: str = ""
    requirements: tuple[str, ...] = ()
    kind: UnitKind = UnitKind.VOCATIONAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A remark beside the thing it is about: ``about`` is the id of a requirement or a task, "" for the whole plan."""

    id: str
    at: datetime
    by: Role
    text: str
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Everything about one demonstration (näyttö). ``number`` grows when a change is made after signing."""

    id: str
    number: int = 1
    opened_at: datetime | None = None
    student: Student = field(default_factory=Student)
    unit: UnitReference = field(default_factory=UnitReference)
    study_right: str = ""
    study_right_began: date | None = None  # which version of the requirements was in force then
    student_reference_number: str = ""  # diaarinumero of the qualification in the student's HOKS
    study_right_ends: date | None = None  # as it is estimated
    competence_plan: PlanLink = field(default_factory=PlanLink)
    teacher: Teacher = field(default_factory=Teacher)
    agreement: Agreement = field(default_factory=Agreement)
    workplace: Workplace = field(default_factory=Workplace)
    instructor: WorkplaceInstructor = field(default_factory=WorkplaceInstructor)
    language: Language = Language.FI
    languages: dict[Role, Language] = field(default_factory=dict)
    support: bool = False
    decision_reference: str = ""
    plan: Plan = field(default_factory=Plan)
    comments: tuple[Comment, ...] = ()
    started_at: datetime | None = None
    notes: tuple[Observation, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    interruptions: tuple[Interruption, ...] = ()
    complements: tuple[Complement, ...] = ()
    self_assessment: SelfAssessment = field(default_factory=SelfAssessment)
    views: tuple[AssessorView, ...] = ()
    comparison: Comparison = field(default_factory=Comparison)
    decision: Decision = field(default_factory=Decision)
    informed: Informed = field(default_factory=Informed)
    signing: Signing = field(default_factory=Signing)
    earlier: tuple[SignedVersion, ...] = ()
    exported_at: datetime | None = None
    archived_at: datetime | None = None
    copies: tuple[Copy, ...] = ()
    reviews: tuple[Review, ...] = ()
    rectifications: tuple[Rectification, ...] = ()
    follows: CaseLink | None = None
    disqualifications: tuple[Disqualification, ...] = ()
    withdrawn: Withdrawal | None = None
    register_facts: RegisterFacts = field(default_factory=RegisterFacts)
    registers: tuple[HandedOn, ...] = ()
    keep_until: date | None = None
    sub_areas: tuple[ShownSubArea, ...] = ()
    guidance: Guidance = field(default_factory=Guidance)

    @property
    def rows(self) -> tuple[str, ...]:
        """The requirements that are assessed: all but those the student is let off."""
        deviated = self.plan.deviated
        return tuple(one for one in self.unit.requirements if one not in deviated)

    def view(self, assessor: str) -> AssessorView:
        """The view of an assessor; an empty one when they have not begun."""
        return next((one for one in self.views if one.id == assessor), AssessorView(id=assessor))

    def person(self, person: str) -> str:
        """The name of whoever has this role, or of an assessor beside the two by their id."""
        if not is_role(person):
            return assessor_name(self, person)
        return {
            Role.TEACHER: self.teacher.name,
            Role.INSTRUCTOR: self.instructor.name,
            Role.STUDENT: self.student.name,
        }[Role(person)]

    def language_of(self, person: str) -> Language:
        """The language in which a person reads this case."""
        return self.languages.get(Role(person), self.language) if is_role(person) else self.language

    @property
    def beside_the_two(self) -> tuple[Assessor, ...]:
        """The assessors other than the teacher and the instructor."""
        return tuple(one for one in self.plan.assessors if not is_role(one.id))

    @property
    def assessor_ids(self) -> tuple[str, ...]:
        """The ids of those who assess; the teacher and the instructor until the plan names others."""
        return tuple(one.id for one in self.plan.assessors) or tuple(str(role) for role in ASSESSORS)

    @property
    def views_ready(self) -> bool:
        """Whether every assessor has their own view ready, so that they may be laid side by side."""
        return all(self.view(one).ready_at for one in self.assessor_ids)

    @property
    def differing(self) -> list[str]:
        """The requirements on which the assessors differ; nothing before all views are ready."""
        return differences([self.view(one) for one in self.assessor_ids], self.rows) if self.views_ready else []

    @property
    def has_individual_criteria(self) -> bool:
        """Whether some requirement is assessed by individual criteria."""
        return any(self.plan.is_adapted(row) for row in self.rows)

    @property
    def is_adapted(self) -> bool:
        """Whether the assessment is adapted, so that the result says so everywhere."""
        return self.decision.adapted or self.has_individual_criteria

    @property
    def has_significant_deviation(self) -> bool:
        """Whether the student gets no certificate of the unit."""
        planned = (self.plan.requirement(row) for row in self.unit.requirements)
        return any(one.significant and self.plan.is_deviated(one.id) for one in planned)

    @property
    def is_closed(self) -> bool:
        """Whether something has been signed: a change then makes a new version."""
        return bool(self.signing.signatures)

    @property
    def signers(self) -> tuple[str, ...]:
        """Who must sign: the two assessors, or the one there is, and who decided beside them (practice 2.3: together).

        Who only assessed beside them may sign what they saw, and so may the student who has heard it: they need not.
        """
        return (*self.plan.observers, *(one.id for one in self.beside_the_two if one.id in self.decision.deciders))

    @property
    def may_sign(self) -> tuple[str, ...]:
        """Everybody there is a place for in the record, in order."""
        return (*self.plan.observers, *(one.id for one in self.beside_the_two), Role.STUDENT)

    @property
    def copies_now(self) -> tuple[Copy, ...]:
        """The copies of the present version that were handed on."""
        return tuple(one for one in self.copies if one.version == self.number)

    @property
    def review_deadline(self) -> date | None:
        """The last day to ask for a review: 14 days from hearing result and reasons."""
        return self.informed.on + timedelta(days=REVIEW_DAYS) if self.informed.on else None


def stage(case: Case) -> Stage:
    """How far the case has come, told from its facts."""
    facts = (
        (case.archived_at or case.withdrawn, Stage.ARCHIVED),
        (case.exported_at, Stage.EXPORTED),
        (case.signing.signatures and all(case.signing.signed_by(role) for role in case.signers), Stage.SIGNED),
        (case.signing.signatures, Stage.PARTLY_SIGNED),
        (case.informed.on, Stage.INFORMED),
        (case.decision.decided_on, Stage.DECIDED),
        (case.comparison.compared_at, Stage.COMPARED),
        (case.views_ready, Stage.COMPARING),
        (case.self_assessment.is_settled, Stage.SELF_ASSESSED),
        (case.started_at, Stage.RUNNING),
        (case.plan.is_agreed, Stage.AGREED),
    )
    return next((found for fact, found in facts if fact), Stage.DRAFT)


def current_step(case: Case) -> Step:
    """The step where the case stands now."""
    reached = stage(case)
    if reached == Stage.DRAFT:
        return Step.PLAN
    if reached in (Stage.AGREED, Stage.RUNNING):
        return Step.DAY
    if reached in (Stage.SELF_ASSESSED, Stage.COMPARING):
        return Step.ASSESS
    return Step.DECIDE if reached in (Stage.COMPARED, Stage.DECIDED) else Step.SIGN


def assessor_name(case: Case, assessor: str) -> str:
    """The name of an assessor by id."""
    named = case.plan.assessor(assessor)
    if named and named.name:
        return named.name
    if own := sub_area(case, assessor):
        return own.teacher
    return case.person(Role(assessor)) if assessor in set(Role) else assessor


def visible_notes(case: Case, reader: str) -> tuple[Observation, ...]:
    """The observations that a reader may see: their own, and what others have shared."""
    return tuple(note for note in case.notes if note.shared or note.by == reader)


def open_interruption(case: Case) -> Interruption | None:
    """The interruption that has not ended yet."""
    return next((one for one in case.interruptions if one.resumed_at is None), None)


def open_complements(case: Case) -> tuple[Complement, ...]:
    """What has been agreed to be shown otherwise and has not been shown yet."""
    return tuple(one for one in case.complements if one.shown_at is None)


def side_state(case: Case) -> tuple[SideState | None, date | None]:
    """The state beside the path, and the day agreed for its end where there is one."""
    if case.withdrawn is not None:
        return SideState.SUPERSEDED if case.withdrawn.replaced_by else SideState.WITHDRAWN, None
    if open_review(case) is not None:
        return SideState.UNDER_REVIEW, None
    if open_rectification(case) is not None:
        return SideState.UNDER_RECTIFICATION, None
    if case.decision.decided_on:
        return None, None
    if stopped := open_interruption(case):
        return SideState.INTERRUPTED, stopped.continues
    if case.plan.waits_anew:
        return SideState.AGREE_AGAIN, None
    waiting = open_complements(case)
    days = sorted(one.on for one in waiting if one.on)
    return (SideState.COMPLEMENT if waiting else None), (days[0] if days else None)


def open_review(case: Case) -> Review | None:
    """The request for a review that waits for a decision."""
    return next((one for one in case.reviews if one.decided_on is None), None)


def open_rectification(case: Case) -> Rectification | None:
    """The request for a rectification that waits for a decision."""
    return next((one for one in case.rectifications if one.decided_on is None), None)


def visible_evidence(case: Case, reader: str) -> tuple[Evidence, ...]:
    """The evidence that a reader may see: their own, and what others have shared."""
    return tuple(one for one in case.evidence if one.shared or one.by == reader)


def unread(case: Case, reader: str) -> frozenset[str]:
    """The ids of observations and evidence that others have shared and this reader has not seen yet."""
    things: tuple[Observation | Evidence, ...] = (*case.notes, *case.evidence)
    return frozenset(one.id for one in things if one.shared and one.by != reader and reader not in one.read_by)


def visible_view(case: Case, owner: str, reader: str) -> AssessorView | None:
    """An assessor's view, unless it is still hidden from this reader."""
    return case.view(owner) if owner == reader or case.views_ready else None


def open_view(case: Case, assessor: str) -> AssessorView:
    """An assessor's view as a document may tell it: empty until all views are ready."""
    return case.view(assessor) if case.views_ready else AssessorView(id=assessor)
