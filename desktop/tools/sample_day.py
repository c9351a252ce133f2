"""A demonstration that is going on, with two situations and observations of two people, to look at screens with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from io import BytesIO

from desktop.actions import evidence, observing, planning
from desktop.actions.workspace import Workspace
from desktop.domain.agreement import Agreement
from desktop.domain.case import Case
from desktop.domain.demonstration import RequirementPlan, Situation
from desktop.domain.evidence import CleanFile
from desktop.domain.people import Student, WorkplaceInstructor
from desktop.domain.people import Workplace as Place
from desktop.domain.terms import Leaning, PlaceKind, Role

NAME = "Iida Ilmetty"
NOTES = (
    ("teacher", "Kysyi asukkaalta, mitä hän haluaa pukea, ja odotti vastausta rauhassa.", (1, 2), Leaning.PLUS),
    ("teacher", "Tarvitsi ohjausta nostovyön kiinnittämisessä.", (5,), Leaning.MINUS),
    ("instructor", "Huomasi itse, että rollaattorin jarru oli löysällä.", (5, 7), Leaning.PLUS),
    ("teacher", "Perusteli, miksi ateria tarjotaan pienissä osissa.", (4,), Leaning.PLUS),
)


def running_case(workspace: Workspace) -> Case:
    """The case, made when it is first asked for."""
    if found := workspace.lists.search(NAME):
        return workspace.cases.get(found[0].id)
    case = _agreed(workspace)
    began = workspace.now() - timedelta(hours=1)
    for number, (by, text, rows, leaning) in enumerate(NOTES):
        about = tuple(case.unit.requirements[row - 1] for row in rows)
        at = began + timedelta(minutes=7 * number)
        situation = case.plan.situations[0].id
        case = observing.add_note(workspace, case.id, by, text, about, leaning, at=at, situation=situation)
    shared = next(note.id for note in case.notes if note.by == "teacher")
    case = observing.share_notes(workspace, case.id, "teacher", (shared,))
    last = case.notes[-1].id
    for file, text, note in ((a_picture(), "Katettu ruokapöytä", last), (a_document(), "Viikon ruokalista", "")):
        case = evidence.add_evidence(
            workspace,
            case.id,
            "teacher",
            file,
            text=text,
            consent=f"{NAME}: kuva pöydästä ilman ihmisiä",
            consent_on=workspace.today(),
            note=note,
        )
    return case


def a_picture() -> CleanFile:
    """A laid table, drawn."""
    from PIL import Image, ImageDraw

    picture = Image.new("RGB", (1600, 1200), "#c9b08a")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, 1600, 330), fill="#dfe8ee")
    for left in (180, 700, 1220):
        pen.ellipse((left, 560, left + 300, 860), fill="#ffffff", outline="#9aa4ad", width=8)
        pen.ellipse((left + 60, 620, left + 240, 800), fill="#f2dfb1")
    out = BytesIO()
    picture.save(out, "JPEG")
    return evidence.clean_bytes(out.getvalue(), "poyta.jpg")


def a_document() -> CleanFile:
    """A page with some words."""
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out)
    canvas.setFont("Helvetica", 28)
    canvas.drawString(80, 740, "Viikon ruokalista")
    canvas.save()
    return evidence.clean_bytes(out.getvalue(), "ruokalista.pdf")


def _agreed(workspace: Workspace) -> Case:
    unit = min(workspace.curriculum.units(""), key=lambda one: one.code or one.id)
    new = planning.NewCase(
        student=Student(name=NAME, number="2026-404"),
        qualification=unit.qualification,
        version=unit.version,
        unit=unit.id,
        teacher=workspace.teacher,
        workplace=Place(name="Hoivakoti Kuusikko", business_id="0000012-3"),
        instructor=WorkplaceInstructor(name="Timo Ohjaaja"),
        agreement=Agreement(starts=date(2026, 9, 1), ends=date(2026, 12, 18)),
    )
    case = planning.open_case(workspace, new)
    today = workspace.today()
    situations = (
        Situation(id="s1", day=today, starts=time(7), ends=time(11)),
        Situation(id="s2", day=today + timedelta(days=1), starts=time(12, 30), ends=time(15, 30)),
    )
    plan = replace(
        case.plan,
        place_kind=PlaceKind.WORKPLACE,
        place_description="hoivakodin osasto",
        starts=today,
        ends=today + timedelta(days=1),
        situations=situations,
        requirements=tuple(
            RequirementPlan(id=row, observers=(Role.TEACHER, Role.INSTRUCTOR)) for row in case.unit.requirements
        ),
        assessors=tuple(replace(one, not_disqualified_on=today) for one in case.plan.assessors),
        safety_gone_through_on=today,
        review_rights_told_on=today,
    )
    planning.edit_plan(workspace, case.id, plan)
    planning.add_task(workspace, case.id, "Ohjaa asukkaan aamutoimet", shows=case.unit.requirements)
    for role in Role:
        planning.mark_ready(workspace, case.id, role)
    return planning.agree_plan(workspace, case.id)
