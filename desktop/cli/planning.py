"""open and plan: a case for a student, and the plan of the demonstration."""

from __future__ import annotations

import argparse
from dataclasses import replace

from desktop.actions import planning
from desktop.actions.workspace import Workspace
from desktop.cli.common import Commands, a_day, command, find_case, opened, pairs, roles, row_id, row_ids
from desktop.domain.agreement import Agreement
from desktop.domain.case import Case
from desktop.domain.demonstration import Plan
from desktop.domain.errors import UserError
from desktop.domain.gates import problems_to_agree
from desktop.domain.library import UnitRow
from desktop.domain.local_text import say
from desktop.domain.people import Student, Workplace, WorkplaceInstructor
from desktop.domain.terms import AgreementType, Coverage, EvidenceRule, Language, PlaceKind, Role
from desktop.texts import _, language

PLACES = {"workplace": PlaceKind.WORKPLACE, "institution": PlaceKind.INSTITUTION, "both": PlaceKind.BOTH}
AGREEMENTS = {
    "training-agreement": AgreementType.TRAINING_AGREEMENT,
    "apprenticeship": AgreementType.APPRENTICESHIP,
    "none": AgreementType.NONE,
}


def add_commands(commands: Commands) -> None:
    """Add the commands of this group."""
    _add_open(commands)
    _add_plan(commands)


def _add_open(commands: Commands) -> None:
    opens = command(
        commands,
        "open",
        _open,
        _("Open a case for a student and a unit; prints the case's id."),
        'nayttokumppani open --student "Aino Esimerkki" --number 12345 --unit "Arjen tuki" '
        '--workplace "Hoivakoti Kuusikko" --business-id 0000012-3 --instructor "Timo Ohjaaja"',
    )
    opens.add_argument("--student", required=True, metavar="NAME", help=_("the student's name"))
    opens.add_argument("--number", required=True, metavar="NUMBER", help=_("the student number"))
    opens.add_argument("--unit", required=True, metavar="WORDS", help=_("the unit: its code, id or part of its name"))
    opens.add_argument("--qualification", default="", metavar="ID", help=_("which qualification, if several fit"))
    opens.add_argument("--workplace", default="", metavar="NAME", help=_("the workplace's name"))
    opens.add_argument("--business-id", default="", metavar="ID", help=_("the workplace's business ID"))
    opens.add_argument("--instructor", default="", metavar="NAME", help=_("the workplace instructor's name"))
    opens.add_argument("--instructor-title", default="", metavar="WORD", help=_("the instructor's occupation"))
    opens.add_argument("--instructor-email", default="", metavar="ADDRESS", help=_("the instructor's e-mail"))
    opens.add_argument("--agreement", choices=AGREEMENTS, default="training-agreement", help=_("kind of agreement"))
    opens.add_argument("--agreement-starts", type=a_day, metavar="DATE", help=_("when the agreement starts"))
    opens.add_argument("--agreement-ends", type=a_day, metavar="DATE", help=_("when the agreement ends"))
    opens.add_argument("--document-language", choices=[*Language], default="fi", help=_("language of the documents"))


def _open(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        unit = _find_unit(workspace, options.unit, options.qualification)
        new = planning.NewCase(
            student=Student(name=options.student, number=options.number),
            qualification=unit.qualification,
            version=unit.version,
            unit=unit.id,
            teacher=workspace.teacher,
            workplace=Workplace(name=options.workplace, business_id=options.business_id),
            instructor=WorkplaceInstructor(
                name=options.instructor, title=options.instructor_title, email=options.instructor_email
            ),
            agreement=Agreement(
                kind=AGREEMENTS[options.agreement], starts=options.agreement_starts, ends=options.agreement_ends
            ),
            language=Language(options.document_language),
        )
        print(planning.open_case(workspace, new).id)


def _find_unit(workspace: Workspace, words: str, qualification: str) -> UnitRow:
    units = [one for one in workspace.curriculum.units("") if qualification in ("", one.qualification)]
    exact = [one for one in units if words in (one.id, one.code, one.code.rpartition("_")[2])]
    found = exact or [one for one in units if words.casefold() in " ".join(one.name.values()).casefold()]
    if not found:
        raise UserError(_("No unit is called {words}. See them with: nayttokumppani list units").format(words=words))
    newest = max(one.version for one in found)
    found = [one for one in found if one.version == newest] if len({one.code for one in found}) == 1 else found
    if len(found) > 1:
        names = "; ".join(f"{one.id} {say(one.name, language())}" for one in found[:5])
        raise UserError(_("Several units fit. Give the id of one: {units}").format(units=names))
    return found[0]


def _add_plan(commands: Commands) -> None:
    plan = command(
        commands,
        "plan",
        _plan,
        _("Plan a demonstration: tasks, what they show, place, time, assessors; then agree it."),
        'nayttokumppani plan 3f9a --task "Suunnittelee aamutoimet" --shows T1=R1,R2 --interview R9 '
        "--observe all=teacher,instructor --agree",
    )
    add = plan.add_argument
    add("case", metavar="CASE", help=_("the start of the case's id"))
    add("--as", dest="as_", choices=[*Role], default=Role.TEACHER, help=_("who sits at the keyboard"))
    add("--task", action="append", default=[], metavar="TEXT", help=_("propose a work task"))
    add("--shows", action="append", default=[], metavar="T1=R1,R2", help=_("requirements that a task shows"))
    add("--interview", default="", metavar="R9", help=_("requirements shown by interview"))
    add("--document", default="", metavar="R4", help=_("requirements shown by a document or product"))
    add("--observe", action="append", default=[], metavar="R1=teacher", help=_("who observes which requirements"))
    add("--place", choices=PLACES, help=_("kind of place"))
    add("--describe-place", metavar="TEXT", help=_("the place in a few words"))
    add("--starts", type=a_day, metavar="DATE", help=_("first day"))
    add("--ends", type=a_day, metavar="DATE", help=_("last day"))
    add("--not-disqualified", type=roles, default=(), metavar="ROLES", help=_("assessors whom nothing disqualifies"))
    add("--safety-done", action="store_true", help=_("safety and data protection were gone through today"))
    add("--review-told", action="store_true", help=_("the student was told today how to ask for a review"))
    add("--evidence", choices=[*EvidenceRule], help=_("evidence agreed on"))
    add("--ready", type=roles, default=(), metavar="ROLES", help=_("who says that the student is ready"))
    add("--agree", action="store_true", help=_("agree the plan, all three"))
    add("--missing", action="store_true", help=_("only say what the plan still lacks"))


def _plan(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        case = find_case(workspace, options.case)
        if not options.missing:
            case = _apply(workspace, case, options)
        for problem in problems_to_agree(case):
            print(("✗ " if problem.hard else "· ") + problem.text)
        print(_("The plan is agreed.") if case.plan.is_agreed else _("The plan is not agreed yet."))


def _apply(workspace: Workspace, case: Case, options: argparse.Namespace) -> Case:
    frame = _frame(case.plan, workspace, options)
    if frame != case.plan:
        case = planning.edit_plan(workspace, case.id, frame)
    for text in options.task:
        case = planning.add_task(workspace, case.id, text, Role(options.as_))
    for text in options.shows:
        case = _mark(workspace, case, text)
    case = _cover(workspace, case, options)
    for assessor in options.not_disqualified:
        case = planning.state_not_disqualified(workspace, case.id, assessor, workspace.today())
    for role in options.ready:
        case = planning.mark_ready(workspace, case.id, role)
    return planning.agree_plan(workspace, case.id) if options.agree else case


def _frame(plan: Plan, workspace: Workspace, options: argparse.Namespace) -> Plan:
    today = workspace.today()
    return replace(
        plan,
        place_kind=PLACES[options.place] if options.place else plan.place_kind,
        place_description=options.describe_place or plan.place_description,
        starts=options.starts or plan.starts,
        ends=options.ends or plan.ends or options.starts,
        safety_gone_through_on=today if options.safety_done else plan.safety_gone_through_on,
        review_rights_told_on=today if options.review_told else plan.review_rights_told_on,
        evidence=EvidenceRule(options.evidence) if options.evidence else plan.evidence,
    )


def _mark(workspace: Workspace, case: Case, text: str) -> Case:
    name, _sign, numbers = text.partition("=")
    digits = name.strip().upper().removeprefix("T")
    if not digits.isdigit() or not 1 <= int(digits) <= len(case.plan.tasks):
        raise UserError(_("There is no task {name}; they go from T1 in the order they were added.").format(name=name))
    task = case.plan.tasks[int(digits) - 1]
    for row in row_ids(case, numbers):
        case = planning.mark(workspace, case.id, task.id, row, True)
    return case


def _cover(workspace: Workspace, case: Case, options: argparse.Namespace) -> Case:
    for numbers, coverage in ((options.interview, Coverage.INTERVIEW), (options.document, Coverage.DOCUMENT)):
        for number in (one for one in numbers.split(",") if one.strip()):
            planned = replace(case.plan.requirement(row_id(case, number)), coverage=coverage)
            case = planning.plan_requirement(workspace, case.id, planned)
    for row, names in pairs(case, options.observe):
        planned = replace(case.plan.requirement(row), observers=roles(names))
        case = planning.plan_requirement(workspace, case.id, planned)
    return case
