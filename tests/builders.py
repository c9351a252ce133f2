"""Small made-up values for tests: valid, but for what a test names."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from desktop.domain.agreement import Agreement
from desktop.domain.assessment import AssessorView, Comparison, Decision, Informed, Observation, SelfAssessment
from desktop.domain.case import Case, UnitReference
from desktop.domain.curriculum import (
    AssessmentTarget,
    CompetenceLevel,
    CriteriaSource,
    Qualification,
    QualificationUnit,
    SkillRequirement,
)
from desktop.domain.demonstration import Assessor, Plan, RequirementPlan, Task
from desktop.domain.local_text import LocalText
from desktop.domain.people import Student, Teacher, Workplace, WorkplaceInstructor
from desktop.domain.terms import (
    AssessorRole,
    Coverage,
    DiscussionRole,
    Grade,
    Leaning,
    PlaceKind,
    Role,
    Scale,
    SelfMark,
)

DAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 23, 10, 30, tzinfo=UTC)


def words(text: str) -> LocalText:
    """The text in three languages, told apart by their ends."""
    return {"fi": f"{text} fi", "sv": f"{text} sv", "en": f"{text} en"}


def a_unit(requirements: int = 3, scale: Scale = Scale.ONE_TO_FIVE, **changes: object) -> QualificationUnit:
    """A unit with numbered requirements r1, r2 … and criteria on every level of each."""
    rows = tuple(SkillRequirement(id=f"r{n}", text=words(f"tekee asian {n}")) for n in range(1, requirements + 1))
    unit = QualificationUnit(
        id="77",
        name=words("Arjen työ"),
        code="tutkinnonosat_990077",
        extent=25,
        scale=scale,
        criteria_source=CriteriaSource.TARGETS,
        requirements=rows,
        targets=tuple(_target(row.id, scale) for row in rows),
    )
    return replace(unit, **changes)  # type: ignore[arg-type]


def _target(requirement: str, scale: Scale) -> AssessmentTarget:
    levels = tuple(
        CompetenceLevel(id=f"{requirement}-{grade}", grade=grade, criteria=(words(f"{requirement} taso {grade}"),))
        for grade in scale.passing
    )
    return AssessmentTarget(id=f"t-{requirement}", scale=scale, levels=levels, requirement=requirement)


def a_qualification(*units: QualificationUnit, **changes: object) -> Qualification:
    """A qualification in force with the units given, or one."""
    qualification = Qualification(
        id="9001",
        name=words("Näytetutkinto"),
        reference_number="NK-1-2026",
        kind="koulutustyyppi_1",
        version="2026-08-01T00:00:00+00:00",
        valid_from=date(2026, 8, 1),
        units=units or (a_unit(),),
    )
    return replace(qualification, **changes)  # type: ignore[arg-type]


def a_case(requirements: int = 3, scale: Scale = Scale.ONE_TO_FIVE, **changes: object) -> Case:
    """A case whose header lacks nothing, with an empty plan."""
    case = Case(
        id="case0001",
        opened_at=NOON,
        student=Student(name="Aino Esimerkki", number="12345"),
        unit=UnitReference(
            qualification="9001",
            qualification_name=words("Näytetutkinto"),
            reference_number="NK-1-2026",
            version="2026-08-01T00:00:00+00:00",
            id="77",
            code="tutkinnonosat_990077",
            name=words("Arjen työ"),
            extent=25,
            scale=scale,
            content="0" * 64,
            requirements=tuple(f"r{n}" for n in range(1, requirements + 1)),
        ),
        teacher=Teacher(name="Maija Opettaja", provider="Esimerkkiopisto"),
        agreement=Agreement(starts=date(2026, 9, 1), ends=date(2026, 12, 18)),
        workplace=Workplace(name="Hoivakoti Kuusikko", business_id="0000012-3"),
        instructor=WorkplaceInstructor(name="Timo Ohjaaja", title="lähihoitaja"),
    )
    return replace(case, **changes)  # type: ignore[arg-type]


def a_plan(requirements: int = 3, **changes: object) -> Plan:
    """A plan that lacks nothing but agreement: one task shows all but the last requirement, shown by interview."""
    rows = [f"r{n}" for n in range(1, requirements + 1)]
    both = (Role.TEACHER, Role.INSTRUCTOR)
    planned = [RequirementPlan(id=row, observers=both) for row in rows]
    if rows:
        planned[-1] = replace(planned[-1], coverage=Coverage.INTERVIEW)
    plan = Plan(
        place_kind=PlaceKind.WORKPLACE,
        place_description="hoivakodin osasto",
        starts=DAY,
        ends=DAY,
        tasks=(Task(id="t1", text="Ohjaa aamutoimet", shows=dict.fromkeys(rows[:-1], True)),),
        requirements=tuple(planned),
        assessors=(
            Assessor(id="teacher", name="Maija Opettaja", organisation="Esimerkkiopisto", not_disqualified_on=DAY),
            Assessor(
                id="instructor",
                name="Timo Ohjaaja",
                role=AssessorRole.EMPLOYEE,
                organisation="Hoivakoti Kuusikko",
                not_disqualified_on=DAY,
            ),
        ),
        safety_gone_through_on=DAY,
        review_rights_told_on=DAY,
        ready=dict.fromkeys(Role, DAY),
    )
    return replace(plan, **changes)  # type: ignore[arg-type]


def an_agreed_case(requirements: int = 3, scale: Scale = Scale.ONE_TO_FIVE, **changes: object) -> Case:
    """A case whose plan three people have agreed."""
    plan = a_plan(requirements, agreed=dict.fromkeys(Role, DAY))
    return a_case(requirements, scale, **{"plan": plan, **changes})


def a_compared_case(requirements: int = 3, scale: Scale = Scale.ONE_TO_FIVE, **changes: object) -> Case:
    """A case after the comparison: two views that differ on r1, agreed levels, notes, a self-assessment."""
    rows = [f"r{n}" for n in range(1, requirements + 1)]
    lower, higher = scale.passing[0], scale.passing[-1]
    teacher = dict.fromkeys(rows, higher)
    instructor = {**teacher, **dict.fromkeys(rows[:1], lower)}
    case = an_agreed_case(
        requirements,
        scale,
        started_at=NOON,
        notes=(
            Observation(
                id="n1",
                at=NOON,
                by="instructor",
                text="Kysyi asukkaan toiveen.",
                requirements=tuple(rows[:1]),
                leaning=Leaning.PLUS,
                shared=True,
            ),
        ),
        self_assessment=SelfAssessment(offered_on=DAY, done_on=DAY, marks=dict.fromkeys(rows, SelfMark.ALONE)),
        views=(
            AssessorView(id="teacher", levels=teacher, ready_at=NOON),
            AssessorView(id="instructor", levels=instructor, ready_at=NOON),
        ),
        comparison=Comparison(agreed=teacher, solved=dict.fromkeys(rows[:1], "Puhuttiin aamusta."), compared_at=NOON),
    )
    return replace(case, **changes)  # type: ignore[arg-type]


def a_decision(grade: Grade = Grade.FOUR, **changes: object) -> Decision:
    """A decision that lacks nothing but being made."""
    decision = Decision(
        grade=grade,
        deciders=("teacher", "instructor"),
        participants=(DiscussionRole.TEACHER, DiscussionRole.EMPLOYEE, DiscussionRole.STUDENT),
        reason="Aino suunnitteli aamun itsenäisesti ja muutti sitä asukkaan toiveen mukaan.",
        short_description="Opiskelija suunnitteli ja ohjasi asukkaan aamutoimet hoivakodissa.",
        strengths="Kuuntelee.",
        to_develop="Ajan varaaminen.",
        next_steps="Kirjaamisen harjoittelu.",
    )
    return replace(decision, **changes)  # type: ignore[arg-type]


def an_informed_case(requirements: int = 3, scale: Scale = Scale.ONE_TO_FIVE, **changes: object) -> Case:
    """A case that waits only for signatures."""
    decision = a_decision(scale.passing[-1], decided_on=DAY, discussion_on=DAY)
    case = a_compared_case(requirements, scale, decision=decision, informed=Informed(on=DAY))
    return replace(case, **changes)  # type: ignore[arg-type]


THIRD = "a1b2c3d4e5f6"


def with_a_third(case: Case, *, decides: bool = True) -> Case:
    """The case with an assessor beside the two, whose view is ready where the others' are."""
    third = Assessor(
        id=THIRD,
        name="Kaisa Kieli",
        organisation="Toinen opisto",
        role=AssessorRole.OTHER_PROVIDER,
        introduced_on=DAY,
        not_disqualified_on=DAY,
    )
    own = AssessorView(id=THIRD, levels=dict(case.views[0].levels), ready_at=NOON) if case.views_ready else None
    deciders = (*case.decision.deciders, THIRD) if decides and case.decision.deciders else case.decision.deciders
    return replace(
        case,
        plan=replace(case.plan, assessors=(*case.plan.assessors, third)),
        views=(*case.views, own) if own else case.views,
        decision=replace(case.decision, deciders=deciders),
    )
