"""A demonstration of each other kind of education, played by the actions as far as a screen or a PDF wants."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from desktop.actions import assessing, assessors, deciding, observing, planning, signing
from desktop.actions.curricula import import_document
from desktop.actions.workspace import Kind, Workspace
from desktop.domain.agreement import Agreement
from desktop.domain.assessment import Retake
from desktop.domain.case import Case
from desktop.domain.demonstration import RequirementPlan
from desktop.domain.people import Student, Workplace, WorkplaceInstructor
from desktop.domain.signing import SigningMethod
from desktop.domain.stages import Stage
from desktop.domain.terms import (
    AgreementType,
    Coverage,
    DiscussionRole,
    Grade,
    Language,
    Leaning,
    PlaceKind,
    Role,
    Scale,
    SelfMark,
)
from desktop.texts import n_
from desktop.tools import sample_scales

OPENED = n_("Open a case")
CODES = {Role.TEACHER: "opettaja-1234", Role.INSTRUCTOR: "ohjaaja-1234"}
PERIOD = Agreement(starts=date(2026, 9, 1), ends=date(2026, 12, 18))


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is made up of one kind: the document, the student, the ways, the levels and the words."""

    document: Callable[[], bytes]
    student: str
    ways: tuple[Coverage | None, ...]
    levels: tuple[Grade, ...]
    grade: Grade
    reason: str
    description: str
    place: PlaceKind = PlaceKind.WORKPLACE
    tasks: tuple[str, ...] = ()
    alone: bool = False
    differs: Grade | None = None


KINDS: dict[str, Told] = {
    "tuva": Told(
        document=sample_scales.tuva,
        student="Tilda Tuvanen",
        ways=(Coverage.CARDS, Coverage.CARDS, Coverage.TALK, Coverage.PORTFOLIO),
        levels=(Grade.PASS,) * 4,
        grade=Grade.PASS,
        reason="Tilda valitsi kortit itse ja kertoi omin sanoin, miten viikko sujui. Hän haki apua ajoissa.",
        description="Opiskelija kertoi vahvuuksistaan ja viikostaan korttien ja kansion avulla oppilaitoksessa.",
        place=PlaceKind.INSTITUTION,
        alone=True,
    ),
    "telma": Told(
        document=sample_scales.telma,
        student="Teemu Telmanen",
        ways=(Coverage.PORTFOLIO, Coverage.PORTFOLIO, None),
        levels=(Grade.PASS,) * 3,
        grade=Grade.PASS,
        reason="Teemu kokosi kansion itse ja kertoi kuvista. Hän sopi työvuorot muiden kanssa rauhallisesti.",
        description="Opiskelija valmisti ruokaa ja siivosi harjoitusasunnossa ja kokosi työstään kansion.",
        place=PlaceKind.BOTH,
        tasks=("Sopii siivousvuorot asuntolan väen kanssa",),
    ),
    "specialist": Told(
        document=sample_scales.specialist,
        student="Erkki Erikoinen",
        ways=(None, None, Coverage.INTERVIEW),
        levels=(Grade.PASS, Grade.PASS, Grade.FAIL),
        grade=Grade.FAIL,
        reason="Työnjako sujui ja ryhmä löysi viat. Nosturin lukitus jäi kuitenkin tarkistamatta kahdesti.",
        description="Opiskelija johti huollon päivän työt ja ohjasi vianhakua autokorjaamossa.",
        tasks=("Jakaa päivän työt ja seuraa aikataulua", "Ohjaa vianhakua sähköauton parissa"),
        differs=Grade.PASS,
    ),
    "old": Told(
        document=sample_scales.old,
        student="Vanamo Vanhala",
        ways=(None, None),
        levels=(Grade.TWO, Grade.THREE),
        grade=Grade.THREE,
        reason="Vanamo valmisti lounaan ajallaan, maisteli ja korjasi maut ja kuunteli asiakkaiden toiveita.",
        description="Opiskelija valmisti lounaan ja palveli asiakkaita henkilöstöravintolassa.",
        tasks=("Valmistaa lounaan sadalle hengelle", "Palvelee linjastossa"),
        differs=Grade.ONE,
    ),
}


def play(workspace: Workspace, kind: str, until: Stage) -> Case:
    """A case of this kind, as far as this stage."""
    told = KINDS[kind]
    case = _open(workspace, told)
    steps: tuple[tuple[Stage, Callable[[Workspace, Case, Told], Case]], ...] = (
        (Stage.DRAFT, _plan),
        (Stage.AGREED, _agree),
        (Stage.RUNNING, _run),
        (Stage.SELF_ASSESSED, _ask_student),
        (Stage.COMPARING, _assess),
        (Stage.COMPARED, _compare),
        (Stage.DECIDED, _decide),
        (Stage.INFORMED, _inform),
        (Stage.SIGNED, _sign),
    )
    for stage, act in steps:
        case = act(workspace, case, told)
        if stage == until:
            break
    return case


def _open(workspace: Workspace, told: Told) -> Case:
    report = import_document(workspace, told.document())
    unit = report.qualification.units[0]
    alone = told.alone
    new = planning.NewCase(
        student=Student(name=told.student, number="2026-505"),
        qualification=report.qualification.id,
        version=report.qualification.version,
        unit=unit.id,
        teacher=workspace.teacher,
        workplace=Workplace() if alone else Workplace(name="Autohuolto Koivuranta", business_id="9999991-7"),
        instructor=WorkplaceInstructor() if alone else WorkplaceInstructor(name="Teppo Malli", title="työnjohtaja"),
        agreement=Agreement(kind=AgreementType.NONE) if alone else PERIOD,
        language=Language.FI,
    )
    if unit.scale != Scale.ONE_TO_THREE:
        return planning.open_case(workspace, new)
    return _brought(workspace, new)


def _brought(workspace: Workspace, new: planning.NewCase) -> Case:
    """An old case as it comes in a package: it could not be opened here."""
    case = planning.pinned_case(workspace, new)
    with workspace.change(OPENED, Kind.CASE):
        workspace.cases.add(case, who=workspace.who, what=OPENED)
    return case


def _plan(workspace: Workspace, case: Case, told: Told) -> Case:
    today = workspace.today()
    if told.alone:
        why = "Osaaminen osoitetaan oppilaitoksessa ilman työpaikkaa."
        case = assessors.assess_alone(workspace, case.id, why)
    said = tuple(replace(one, introduced_on=today, not_disqualified_on=today) for one in case.plan.assessors)
    school = told.place == PlaceKind.INSTITUTION
    plan = replace(
        case.plan,
        place_kind=told.place,
        place_description="oppilaitoksen ohjaustila" if school else "työpaikan arki",
        starts=today,
        ends=today,
        assessors=said,
        safety_gone_through_on=today,
        review_rights_told_on=today,
    )
    if told.document is sample_scales.telma:
        plan = replace(plan, support="Kuvalliset ohjeet ja lisäaikaa", support_agreed_on=today)
    case = planning.edit_plan(workspace, case.id, plan)
    by_work = tuple(row for row, way in zip(case.unit.requirements, told.ways, strict=True) if way is None)
    for task in told.tasks:
        case = planning.add_task(workspace, case.id, task, shows=by_work)
    for row, way in zip(case.unit.requirements, told.ways, strict=True):
        case = planning.plan_requirement(
            workspace, case.id, RequirementPlan(id=row, coverage=way, observers=case.plan.observers)
        )
    return case


def _agree(workspace: Workspace, case: Case, _told: Told) -> Case:
    for role in case.plan.parties:
        planning.mark_ready(workspace, case.id, role)
    return planning.agree_plan(workspace, case.id)


def _run(workspace: Workspace, case: Case, _told: Told) -> Case:
    observing.start_demonstration(workspace, case.id)
    first, last = case.rows[0], case.rows[-1]
    text = "Kertoi omin sanoin ja näytti esimerkin."
    observing.add_note(workspace, case.id, Role.TEACHER, text, (first,), Leaning.PLUS)
    text = "Tarvitsi vielä muistutuksen lopussa."
    return observing.add_note(workspace, case.id, Role.TEACHER, text, (last,), Leaning.MINUS)


def _ask_student(workspace: Workspace, case: Case, _told: Told) -> Case:
    marks = dict.fromkeys(case.rows, SelfMark.ALONE)
    assessing.save_self_assessment(workspace, case.id, replace(case.self_assessment, marks=marks))
    return assessing.finish_self_assessment(workspace, case.id)


def _assess(workspace: Workspace, case: Case, told: Told) -> Case:
    for assessor in case.assessor_ids:
        for row, level in zip(case.rows, told.levels, strict=True):
            assessing.set_level(workspace, case.id, assessor, row, level)
        if told.differs and assessor == Role.INSTRUCTOR:
            assessing.set_level(workspace, case.id, assessor, case.rows[-1], told.differs)
        case = assessing.finish_view(workspace, case.id, assessor)
    return case


def _compare(workspace: Workspace, case: Case, told: Told) -> Case:
    if case.comparison.compared_at:
        return case
    for row in case.differing:
        level = told.levels[case.rows.index(row)]
        assessing.agree_level(workspace, case.id, row, level, "Katsoimme yhdessä, mitä lopussa tapahtui.")
    return assessing.close_comparison(workspace, case.id)


def _decide(workspace: Workspace, case: Case, told: Told) -> Case:
    failed = told.grade == Grade.FAIL
    people = (DiscussionRole.TEACHER, DiscussionRole.STUDENT)
    decision = replace(
        case.decision,
        grade=told.grade,
        reason=told.reason,
        fail_reason="Turvallisuus vaarantui: nosturin lukitusta ei tarkistettu." if failed else "",
        retake=Retake(learn="Nosturin turvallinen käyttö", on=date(2027, 1, 12)) if failed else Retake(),
        short_description=told.description,
        deciders=case.assessor_ids,
        participants=people if told.alone else (*people, DiscussionRole.EMPLOYEE),
    )
    return deciding.decide(workspace, case.id, decision)


def _inform(workspace: Workspace, case: Case, _told: Told) -> Case:
    return deciding.inform_student(workspace, case.id)


def _sign(workspace: Workspace, case: Case, _told: Told) -> Case:
    for role in case.signers:
        case = signing.sign(workspace, case.id, role, code=CODES[Role(role)], method=SigningMethod.TYPED)
    return case
