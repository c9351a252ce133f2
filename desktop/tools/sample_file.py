"""A file full of made-up demonstrations at every stage, to look at screens with and to try the window on."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from desktop.actions import scenario as story
from desktop.actions.curricula import import_samples
from desktop.actions.opening import create_workspace
from desktop.actions.planning import NewCase, add_task, agree_plan, edit_plan, mark_ready, open_case, plan_requirement
from desktop.actions.templates import keep_template, template_draft
from desktop.actions.workspace import Kind, Workspace
from desktop.domain.agreement import Agreement
from desktop.domain.assessment import AssessorView, Comparison, Decision, Informed, SelfAssessment
from desktop.domain.case import Case
from desktop.domain.curriculum import UnitKind
from desktop.domain.demonstration import RequirementPlan, Situation
from desktop.domain.library import UnitRow
from desktop.domain.people import Student, Workplace, WorkplaceInstructor
from desktop.domain.preflight import Register
from desktop.domain.registers import HandedOn
from desktop.domain.signing import Signature, Signing
from desktop.domain.situations import with_days, with_situations
from desktop.domain.terms import AssessorRole, Coverage, Grade, Language, PlaceKind, Role
from desktop.store.locks import Cost
from desktop.texts import n_
from desktop.tools.sample_plan import plan_half_way

PASSPHRASE = "neljä harmaata kissaa katolla"
QUICK = Cost(passes=1, memory=8, lanes=1)
TODAY = datetime(2026, 11, 23, 7, 12, tzinfo=UTC)

PEOPLE = (
    ("Eero Malli", "Autohuolto Koivuranta", "9999991-7", "Teppo Malli", 2, date(2026, 11, 24)),
    ("Noor Näyte", "Päiväkoti Marjapolku", "0000023-8", "Päivi Mallinen", 1, date(2026, 11, 26)),
    ("Kaisa Kuvitteellinen", "Hoivakoti Kuusikko", "0000012-3", "Timo Ohjaaja", 0, date(2026, 12, 2)),
    ("Elias Esimerkinmäki", "Autohuolto Koivuranta", "9999991-7", "Teppo Malli", 2, date(2026, 12, 9)),
)
HOURS = {"Eero Malli": time(8, 0), "Noor Näyte": time(9, 15)}
OPENED = n_("Open a case")
FINISHED = ("Sanna Sepitetty", "Mikko Mallikas", "Åsa Exempel", "Örjan Påhittad", "Veera Varjo", "Onni Oletettu")

WAITING = ((11, 4), (11, 5))
"""Month and number of the finished ones whose result has not been handed on to Koski."""


def make_sample(folder: Path) -> Workspace:
    """Make a file with made-up demonstrations in a folder, on a Monday in November 2026, and leave it open."""
    clock = story.StoryClock(TODAY)
    sample = story.load("s-a", on=date(2026, 11, 23))
    workspace, _key = create_workspace(folder / "esimerkki.naytot", PASSPHRASE, sample.teacher, cost=QUICK, clock=clock)
    import_samples(workspace)
    _play(workspace, sample, clock)
    for person in PEOPLE:
        _planned(workspace, person)
    _waiting(workspace)
    _finished(workspace)
    clock.moment = TODAY
    return workspace


def _play(workspace: Workspace, sample: story.Scenario, clock: story.StoryClock) -> None:
    """The sample demonstration, up to where the two views lie side by side."""
    clock.moment = TODAY - timedelta(days=11)
    case = story.open_case(workspace, sample)
    case = story.plan(workspace, sample, case)
    clock.moment = sample.moment(sample.data["started_at"])
    case = story.run_day(workspace, sample, case, clock)
    case = story.assess_oneself(workspace, sample, case)
    story.assess(workspace, sample, case, clock)
    keep_template(workspace, template_draft(workspace, case, safe=True))
    clock.moment = TODAY


def _units(workspace: Workspace) -> list[UnitRow]:
    """The vocational units."""
    units = (one for one in workspace.curriculum.units("") if one.kind == UnitKind.VOCATIONAL)
    return sorted(units, key=lambda unit: unit.code or unit.id)


def _open(workspace: Workspace, name: str, place: Workplace, instructor: str, unit: UnitRow) -> Case:
    new = NewCase(
        student=Student(name=name, number=f"2026-{sum(map(ord, name)) % 900 + 100}"),
        qualification=unit.qualification,
        version=unit.version,
        unit=unit.id,
        teacher=workspace.teacher,
        workplace=place,
        instructor=WorkplaceInstructor(name=instructor, title="", email="", phone="050 000 0000"),
        agreement=Agreement(starts=date(2026, 9, 1), ends=date(2026, 12, 18)),
        language=Language.FI,
    )
    return open_case(workspace, new)


def _planned(workspace: Workspace, person: tuple[str, str, str, str, int, date]) -> None:
    """A demonstration that is being planned; the first has much in order, the others little."""
    name, place, business_id, instructor, unit, day = person
    units = _units(workspace)
    case = _open(workspace, name, Workplace(name=place, business_id=business_id), instructor, units[unit % len(units)])
    plan = replace(case.plan, place_kind=PlaceKind.WORKPLACE, place_description=place)
    at = HOURS.get(name)
    plan = with_situations(plan, [Situation(id="s1", day=day, starts=at)]) if at else with_days(plan, day, day)
    if person is PEOPLE[0]:
        asked = tuple(
            replace(one, introduced_on=workspace.today(), not_disqualified_on=workspace.today())
            for one in plan.assessors
        )
        plan = replace(plan, assessors=asked, safety_gone_through_on=workspace.today())
    case = edit_plan(workspace, case.id, plan)
    if person is PEOPLE[2]:
        _agree(workspace, case)
    elif person is PEOPLE[0]:
        _cover(workspace, case, skip=1)
    elif person is PEOPLE[3]:
        plan_half_way(workspace, case, day)


def _cover(workspace: Workspace, case: Case, skip: int = 0) -> None:
    case = add_task(workspace, case.id, "Tekee työpäivän tehtävät työpaikan tapaan")
    shows = dict.fromkeys(case.unit.requirements[: len(case.unit.requirements) - skip], True)
    plan = replace(case.plan, tasks=(replace(case.plan.tasks[0], shows=shows),))
    case = edit_plan(workspace, case.id, plan)
    for row in case.unit.requirements:
        plan_requirement(workspace, case.id, RequirementPlan(id=row, observers=(Role.INSTRUCTOR,)))


def _agree(workspace: Workspace, case: Case) -> None:
    today = workspace.today()
    said = tuple(replace(one, introduced_on=today, not_disqualified_on=today) for one in case.plan.assessors)
    edit_plan(workspace, case.id, replace(case.plan, assessors=said, review_rights_told_on=today))
    _cover(workspace, case)
    for role in Role:
        mark_ready(workspace, case.id, role)
    agree_plan(workspace, case.id)


def _waiting(workspace: Workspace) -> None:
    """One that the teacher has signed and the instructor has not."""
    unit = _units(workspace)[2 % len(_units(workspace))]
    case = _open(
        workspace, "Leo Luonnos", Workplace(name="Rautakauppa Kulma", business_id="0000034-2"), "Raili Rauta", unit
    )
    _keep(workspace, _done(case, date(2026, 11, 20), (Role.TEACHER,)))


def _finished(workspace: Workspace) -> None:
    """Those of the months before, signed by both."""
    units = _units(workspace)
    for month, count in ((8, 4), (9, 7), (10, 11), (11, 6)):
        for number in range(count):
            name = FINISHED[(number + month) % len(FINISHED)]
            place = Workplace(name=PEOPLE[number % 4][1], business_id=PEOPLE[number % 4][2])
            case = _open(workspace, name, place, PEOPLE[number % 4][3], units[number % len(units)])
            done = _done(case, date(2026, month, 3 + number), (Role.TEACHER, Role.INSTRUCTOR))
            _keep(workspace, done if (month, number) in WAITING else _handed_on(done))


def _handed_on(case: Case) -> Case:
    """The case after its result was handed on to Koski the next day."""
    signed = case.signing.signatures[-1].at
    mark = HandedOn(id="k1", register=Register.KOSKI, on=signed.date() + timedelta(days=1), at=signed, version=1)
    return replace(case, registers=(mark,), exported_at=signed)


def _done(case: Case, day: date, signed: tuple[Role, ...]) -> Case:
    """The case as if it had been assessed and signed; the values are made, no document is."""
    at = datetime(day.year, day.month, day.day, 12, 0, tzinfo=UTC)
    levels = dict.fromkeys(case.unit.requirements, Grade.THREE)
    signatures = tuple(
        Signature(id=role, name=case.person(role), at=at, language=Language.FI, document="0" * 64) for role in signed
    )
    plan = replace(
        case.plan,
        starts=day,
        ends=day,
        agreed=dict.fromkeys(Role, day),
        assessors=tuple(replace(one, role=AssessorRole.EMPLOYEE) for one in case.plan.assessors),
        requirements=tuple(
            RequirementPlan(id=row, coverage=Coverage.INTERVIEW, observers=(Role.TEACHER,))
            for row in case.unit.requirements
        ),
    )
    return replace(
        case,
        plan=plan,
        started_at=at,
        self_assessment=SelfAssessment(offered_on=day, done_on=day),
        views=tuple(AssessorView(id=role, levels=levels, ready_at=at) for role in (Role.TEACHER, Role.INSTRUCTOR)),
        comparison=Comparison(agreed=levels, compared_at=at),
        decision=Decision(grade=Grade.THREE, decided_on=day, deciders=(Role.TEACHER,), reason="Hyvää työtä."),
        informed=Informed(on=day),
        signing=Signing(signatures=signatures),
    )


def _keep(workspace: Workspace, case: Case) -> None:
    with workspace.change(OPENED, Kind.CASE, case=case.id):
        workspace.cases.save(case, who=workspace.who, what=OPENED)
