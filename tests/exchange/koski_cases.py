"""Cases of every kind for the registers, made by hypothesis: every scale, adapted, failed, local, odd."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from desktop.domain.agreement import Agreement
from desktop.domain.assessment import Decision
from desktop.domain.case import Case
from desktop.domain.curriculum import AssessmentTarget, QualificationUnit, UnitKind
from desktop.domain.demonstration import Assessor, RequirementPlan
from desktop.domain.registers import RegisterFacts, UnitGroup
from desktop.domain.sections import SectionResult
from desktop.domain.terms import (
    AgreementType,
    AssessorRole,
    Coverage,
    DiscussionRole,
    Grade,
    Language,
    PlaceKind,
    Role,
    Scale,
)
from tests.builders import a_unit, an_informed_case
from tests.domain.test_koski import LONG_STUDY_RIGHT, STUDY_RIGHT, signed

WORDS = st.one_of(st.sampled_from(["", " ", "Ohjaa työtä.", "Två\nrader  här"]), st.text(max_size=30))
DAYS = st.dates(min_value=date(2025, 1, 1), max_value=date(2027, 12, 31))
MAYBE_DAYS = st.none() | DAYS
NAMES = st.dictionaries(st.sampled_from(["fi", "sv", "en", "se", "ru"]), st.text(min_size=1, max_size=12), max_size=4)
CODES = st.sampled_from(["tutkinnonosat_100703", "tutkinnonosat_", "tutkinnonosat_x1", "PAIK-7", "", "123"])
TARGETS = ("1. Työprosessin hallinta", "Työmenetelmien,  -välineiden ja materiaalien hallinta", "Muu kohde")


@st.composite
def decisions(draw: st.DrawFn) -> Decision:
    return Decision(
        grade=draw(st.none() | st.sampled_from(Grade)),
        decided_on=draw(MAYBE_DAYS),
        deciders=tuple(draw(st.lists(st.sampled_from(["teacher", "instructor", "third"]), max_size=3))),
        participants=tuple(draw(st.lists(st.sampled_from(DiscussionRole), max_size=4))),
        reason="Perustelu.",
        fail_reason=draw(WORDS),
        adapted=draw(st.booleans()),
        deviation=draw(WORDS),
        short_description=draw(WORDS),
    )


@st.composite
def agreements(draw: st.DrawFn) -> Agreement:
    return Agreement(kind=draw(st.sampled_from(AgreementType)), starts=draw(MAYBE_DAYS), ends=draw(MAYBE_DAYS))


@st.composite
def facts(draw: st.DrawFn) -> RegisterFacts:
    return RegisterFacts(
        mandatory=draw(st.none() | st.booleans()),
        group=draw(st.none() | st.sampled_from(UnitGroup)),
        unit_code=draw(WORDS),
        unit_description=draw(WORDS),
        municipality=draw(st.sampled_from(["", "091", "91", "Espoo", "٠٩١"])),
        targets=draw(st.dictionaries(st.sampled_from(["1", "2", "3", "9"]), st.sampled_from(Grade), max_size=3)),
    )


@st.composite
def units(draw: st.DrawFn, scale: Scale) -> QualificationUnit:
    areas = draw(st.lists(st.sampled_from(TARGETS), max_size=3))
    return a_unit(
        2,
        scale,
        kind=draw(st.sampled_from([UnitKind.VOCATIONAL, UnitKind.COMMON, UnitKind.COMMON_2014, UnitKind.LOCAL])),
        mandatory=draw(st.none() | st.booleans()),
        description=draw(NAMES),
        temporary_code=draw(st.sampled_from(["", "", "temporary_tutkinnonosat_1"])),
        targets=tuple(
            AssessmentTarget(id=f"t{n}", scale=scale, levels=(), area={"fi": one}) for n, one in enumerate(areas)
        ),
    )


@st.composite
def results(draw: st.DrawFn) -> tuple[Case, QualificationUnit]:
    """A signed case of any kind, with its unit."""
    scale = draw(st.sampled_from(Scale))
    unit = draw(units(scale))
    case = an_informed_case(2, scale, study_right=draw(st.sampled_from([STUDY_RIGHT, LONG_STUDY_RIGHT, "", "1.2.3"])))
    third = Assessor(id="third", name=draw(WORDS), role=draw(st.sampled_from(AssessorRole)))
    plan = replace(
        case.plan,
        starts=draw(MAYBE_DAYS),
        ends=draw(MAYBE_DAYS),
        place_kind=draw(st.none() | st.sampled_from(PlaceKind)),
        place_description=draw(WORDS),
        place_name=draw(st.sampled_from(["", "Kahvila Aamu"])),
        assessors=(*case.plan.assessors, third),
        requirements=(
            RequirementPlan(id="r1", coverage=draw(st.sampled_from([None, Coverage.DEVIATION]))),
            RequirementPlan(id="r2", coverage=Coverage.INTERVIEW),
        ),
    )
    made = replace(
        case,
        language=draw(st.sampled_from(Language)),
        unit=replace(
            case.unit,
            code=draw(CODES),
            name=draw(NAMES),
            extent=draw(st.none() | st.floats(-5, 200) | st.sampled_from([25, 0, float("inf"), float("nan")])),
        ),
        plan=plan,
        agreement=draw(agreements()),
        workplace=replace(
            case.workplace, name=draw(WORDS), business_id=draw(st.sampled_from(["0000012-3", "123", ""]))
        ),
        teacher=replace(case.teacher, provider=draw(WORDS)),
        decision=draw(decisions()),
        register_facts=draw(facts()),
    )
    return signed(made) if Role.TEACHER in made.signers else made, unit


@st.composite
def fit_results(draw: st.DrawFn) -> tuple[Case, QualificationUnit]:
    """The same with all that Koski would refuse put right, and nothing else."""
    case, unit = draw(results())
    unit = replace(unit, temporary_code="", mandatory=draw(st.booleans()), scale=case.unit.scale)
    starts, until = sorted((draw(DAYS), draw(DAYS)))
    people = set(case.decision.participants) - {DiscussionRole.NONE_HELD}
    decision = replace(
        case.decision,
        grade=draw(st.sampled_from((Grade.FAIL, *case.unit.scale.grades))),
        decided_on=draw(DAYS),
        participants=tuple(people) if draw(st.booleans()) else (DiscussionRole.NONE_HELD,),
    )
    targets = {one: draw(st.sampled_from(case.unit.scale.grades)) for one in case.register_facts.targets}
    facts = replace(case.register_facts, targets=targets, unit_code="PAIK-1", unit_description="Paikallinen osa.")
    fit = replace(
        case,
        unit=replace(case.unit, name=draw(st.sampled_from([{"fi": "Osa"}, {"se": "Oassi"}, {"sv": "Del", "ru": "x"}]))),
        plan=replace(case.plan, starts=draw(st.none() | st.just(starts)), ends=draw(st.none() | st.just(until))),
        agreement=replace(
            case.agreement, starts=draw(st.none() | st.just(starts)), ends=draw(st.none() | st.just(until))
        ),
        study_right=draw(st.sampled_from([STUDY_RIGHT, LONG_STUDY_RIGHT, ""])),
        decision=decision,
        register_facts=facts,
    )
    return fit, unit


@st.composite
def section_results(draw: st.DrawFn) -> SectionResult:
    """The result of an osa-alue, passed, failed or not decided."""
    return SectionResult(
        code=draw(st.sampled_from(["VVAI22", "MAVA", "AI", "VVTK", "YTKT"])),
        language=draw(st.sampled_from(["", "sv", "fi"])),
        mandatory=draw(st.booleans()),
        extent=draw(st.none() | st.sampled_from([1, 2.5, 0])),
        grade=draw(st.sampled_from([None, Grade.FAIL, *Grade])),
        decided_on=draw(MAYBE_DAYS),
        assessors=tuple(draw(st.lists(WORDS, max_size=2))),
        adapted=draw(st.booleans()),
        deviation=draw(WORDS),
    )
