"""open and plan: a case for a student, and the plan of the demonstration."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from desktop.actions import agreeing, assessors, planning, templates
from desktop.actions.agreeing import changes_since_agreed
from desktop.actions.workspace import Workspace
from desktop.cli.common import Commands, a_day, command, find_case, opened, pairs, person_of, roles, row_ids
from desktop.domain.agreement import Agreement
from desktop.domain.case import Case
from desktop.domain.curriculum import validity
from desktop.domain.demonstration import Plan, Situation
from desktop.domain.errors import UserError, require
from desktop.domain.gates import changed_plan_problems, problems_to_agree
from desktop.domain.library import VALIDITY, UnitRow
from desktop.domain.local_text import say
from desktop.domain.other_ways import OTHER_WAYS, usual_agreement, way_problems
from desktop.domain.people import Student, Workplace, WorkplaceInstructor
from desktop.domain.situations import free_id, read_situation
from desktop.domain.terms import (
    AgreementType,
    AssessorRole,
    Coverage,
    DeviationReason,
    EvidenceRule,
    Language,
    PlaceKind,
    Role,
)
from desktop.texts import _, day, language

ASSESSORS = {
    "teacher": AssessorRole.TEACHER,
    "employee": AssessorRole.EMPLOYEE,
    "employer": AssessorRole.EMPLOYER,
    "self-employed": AssessorRole.SELF_EMPLOYED,
    "other-provider": AssessorRole.OTHER_PROVIDER,
}
PLACES = {"workplace": PlaceKind.WORKPLACE, "institution": PlaceKind.INSTITUTION, "both": PlaceKind.BOTH}
WAYS = (Coverage.INTERVIEW, Coverage.DOCUMENT)
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
    opens.add_argument("--agreement", choices=AGREEMENTS, help=_("kind of agreement"))
    opens.add_argument("--agreement-starts", type=a_day, metavar="DATE", help=_("when the agreement starts"))
    opens.add_argument("--agreement-ends", type=a_day, metavar="DATE", help=_("when the agreement ends"))
    opens.add_argument("--study-right-began", type=a_day, metavar="DATE", help=_("when the study right began"))
    opens.add_argument(
        "--student-reference", default="", metavar="NUMBER", help=_("number of the student's requirements")
    )
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
                kind=AGREEMENTS[options.agreement] if options.agreement else usual_agreement(unit.kind),
                starts=options.agreement_starts,
                ends=options.agreement_ends,
            ),
            language=Language(options.document_language),
            study_right_began=options.study_right_began,
            student_reference_number=options.student_reference,
        )
        print(planning.open_case(workspace, new).id)


def _find_unit(workspace: Workspace, words: str, qualification: str) -> UnitRow:
    units = [one for one in workspace.curriculum.units("") if qualification in ("", one.qualification)]
    exact = [one for one in units if words in (one.id, one.code, one.code.rpartition("_")[2])]
    found = exact or [one for one in units if words.casefold() in " ".join(one.name.values()).casefold()]
    if not found:
        raise UserError(_("No unit is called {words}. See them with: nayttokumppani list units").format(words=words))
    if len({one.code or one.id for one in found}) == 1:
        found = _in_force_newest(found, workspace.today())
    if len(found) > 1:
        names = "; ".join(f"{one.id} {say(one.name, language())}" for one in found[:5])
        raise UserError(_("Several units fit. Give the id of one: {units}").format(units=names))
    return found[0]


def _in_force_newest(units: list[UnitRow], today: date) -> list[UnitRow]:
    """Of several versions of one unit those that are in force, else as near to it as any; of these the newest."""
    order = list(VALIDITY)
    nearest = min(order.index(validity(one, today)) for one in units)
    fitting = [one for one in units if order.index(validity(one, today)) == nearest]
    newest = max((one.valid_from or date.min, one.version) for one in fitting)
    return [one for one in fitting if (one.valid_from or date.min, one.version) == newest]


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
    add("--template", metavar="NAME", help=_("begin an empty plan with this plan template"))
    add("--task", action="append", default=[], metavar="TEXT", help=_("propose a work task"))
    add("--shows", action="append", default=[], metavar="T1=R1,R2", help=_("requirements that a task shows"))
    add("--interview", default="", metavar="R9", help=_("requirements shown by interview"))
    add("--document", default="", metavar="R4", help=_("requirements shown by a document or product"))
    add("--cards", default="", metavar="R1", help=_("TUVA and TELMA: objectives shown by cards"))
    add("--portfolio", default="", metavar="R2", help=_("TUVA and TELMA: objectives shown by a portfolio"))
    add("--talk", default="", metavar="R3", help=_("TUVA and TELMA: objectives shown by a talk"))
    add("--in-situation", action="append", default=[], metavar="R8=2", help=_("requirements left for a situation"))
    add("--adapt", action="append", default=[], metavar="R3=TEXT", help=_("individual criteria of a requirement"))
    add(
        "--deviate",
        action="append",
        default=[],
        metavar="R7=WHY",
        help=_("a requirement that is not demanded, and why"),
    )
    add(
        "--significant", default="", metavar="R7", help=_("deviations that are significant: no certificate of the unit")
    )
    add("--law", choices=[*DeviationReason], help=_("which reason of the law the deviation has"))
    add("--decision", default="", metavar="REF", help=_("the decision on the deviation or adaptation"))
    add("--observe", action="append", default=[], metavar="R1=teacher", help=_("who observes which requirements"))
    add("--place", choices=PLACES, help=_("kind of place"))
    add("--describe-place", metavar="TEXT", help=_("the place in a few words"))
    add("--starts", type=a_day, metavar="DATE", help=_("first day"))
    add("--ends", type=a_day, metavar="DATE", help=_("last day"))
    add(
        "--situation",
        action="append",
        default=[],
        metavar="[N=]TIME",
        help=_('add a situation, or change the one with a number: "24.11.2026 8-10, instructor"'),
    )
    add("--remove-situation", type=int, metavar="N", help=_("take the situation with this number away"))
    add("--support", metavar="TEXT", help=_("support at the demonstration"))
    add("--support-agreed", metavar="HOW", help=_("the student agreed today that the workplace hears of it; how"))
    alone = plan.add_mutually_exclusive_group()
    alone.add_argument("--one-assessor", metavar="WHY", help=_("the teacher assesses alone, and why"))
    alone.add_argument("--two-assessors", action="store_true", help=_("the instructor assesses too, as is usual"))
    add("--not-disqualified", type=roles, default=(), metavar="ROLES", help=_("assessors whom nothing disqualifies"))
    add("--assessor", metavar="NAME", help=_("another assessor beside the two, whom nothing disqualifies as they say"))
    add("--organisation", default="", metavar="NAME", help=_("the organisation of that assessor"))
    add("--assesses-as", choices=[*ASSESSORS], default="teacher", help=_("as what that assessor assesses"))
    add("--take-out", metavar="NAME", help=_("take an assessor beside the two out"))
    add("--safety-done", action="store_true", help=_("safety and data protection were gone through today"))
    add("--review-told", action="store_true", help=_("the student was told today how to ask for a review"))
    add("--evidence", choices=[*EvidenceRule], help=_("evidence agreed on"))
    add("--ready", type=roles, default=(), metavar="ROLES", help=_("who says that the student is ready"))
    agree = plan.add_mutually_exclusive_group()
    agree.add_argument("--agree", action="store_true", help=_("agree the plan, all three"))
    agree.add_argument("--agree-as", type=roles, default=(), metavar="ROLES", help=_("agree the plan, only these"))
    agree.add_argument(
        "--correction", action="store_true", help=_("only words were corrected: who had agreed still agrees")
    )
    add("--missing", action="store_true", help=_("only say what the plan still lacks"))


def _plan(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        case = find_case(workspace, options.case)
        if not options.missing:
            case = _apply(workspace, case, options)
        for problem in (*problems_to_agree(case), *changed_plan_problems(case)):
            print(("✗ " if problem.hard else "· ") + problem.text)
        print(_("The plan is agreed.") if case.plan.is_agreed else _("The plan is not agreed yet."))
        _tell_agreements(workspace, case)


def _apply(workspace: Workspace, case: Case, options: argparse.Namespace) -> Case:
    if options.one_assessor:
        case = assessors.assess_alone(workspace, case.id, options.one_assessor)
    if options.two_assessors:
        case = assessors.assess_together(workspace, case.id)
    if options.template:
        case = _use_template(workspace, case, options.template)
    frame = _frame(case.plan, workspace, options)
    if frame != case.plan:
        case = planning.edit_plan(workspace, case.id, frame)
    if options.situation or options.remove_situation:
        case = planning.set_situations(workspace, case.id, _situations(case.plan, workspace, options))
    for text in options.task:
        case = planning.add_task(workspace, case.id, text, Role(options.as_))
    for text in options.shows:
        case = _mark(workspace, case, text)
    case = _cover(workspace, case, options)
    for assessor in options.not_disqualified:
        case = planning.state_not_disqualified(workspace, case.id, assessor, workspace.today())
    if options.assessor:
        case = assessors.add_assessor(
            workspace,
            case.id,
            name=options.assessor,
            organisation=options.organisation,
            role=ASSESSORS[options.assesses_as],
            stated=True,
        )
    if options.take_out:
        case = assessors.remove_assessor(workspace, case.id, person_of(case, options.take_out))
    for role in options.ready:
        case = planning.mark_ready(workspace, case.id, role)
    if options.correction:
        case = agreeing.call_it_a_correction(workspace, case.id)
    if options.agree:
        return planning.agree_plan(workspace, case.id)
    return planning.agree_plan(workspace, case.id, options.agree_as) if options.agree_as else case


def _tell_agreements(workspace: Workspace, case: Case) -> None:
    """Who has agreed when, and what has changed for those who must agree again."""
    plan = case.plan
    for role in plan.parties if plan.agreed or plan.agreed_before else ():
        who = f"{_(role.label)}, {case.person(role)}"
        if role in plan.agreed:
            print(_("{who}: agreed {day}").format(who=who, day=day(plan.agreed[role])))
        elif role in plan.agreed_before:
            print(
                _("{who}: agreed {day}, the plan has changed since").format(who=who, day=day(plan.agreed_before[role]))
            )
            for change in changes_since_agreed(workspace, case, role):
                print(f"  {change.text}")
        else:
            print(_("{who}: has not agreed yet").format(who=who))
    for earlier in plan.earlier_agreements:
        print(_("Agreed earlier, and changed since: {day}").format(day=day(max(earlier.agreed.values()))))


def _use_template(workspace: Workspace, case: Case, name: str) -> Case:
    applied = templates.use_template(workspace, case.id, templates.find_template(workspace, name).id)
    for words in templates.unmatched_words(applied):
        print("· " + _("This version of the unit does not have: {requirement}").format(requirement=words))
    return workspace.cases.get(case.id)


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
        support=plan.support if options.support is None else options.support,
        support_agreed_on=today if options.support_agreed else plan.support_agreed_on,
        support_agreed_how=options.support_agreed or plan.support_agreed_how,
    )


def _situations(plan: Plan, workspace: Workspace, options: argparse.Namespace) -> list[Situation]:
    now = list(plan.situations)
    for text in options.situation:
        number, sign, when = text.rpartition("=")
        place = _place_of(number, now) if sign else len(now)
        before = now[place] if sign else Situation(id=free_id(now), day=workspace.today())
        read = read_situation(when, workspace.today(), before)
        if read is None:
            raise UserError(_("{text} is not understood. Write the time like this: 24.11.2026 8-10").format(text=when))
        now[place : place + 1] = [read]
    if options.remove_situation:
        del now[_place_of(str(options.remove_situation), now)]
    return now


def _place_of(number: str, situations: Sequence[Situation]) -> int:
    if not number.strip().isdigit() or not 1 <= int(number) <= len(situations):
        text = _("There is no situation {n}; there are {count}.")
        raise UserError(text.format(n=number, count=len(situations)))
    return int(number) - 1


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
    for coverage in (*WAYS, *OTHER_WAYS):
        rows = row_ids(case, getattr(options, coverage))
        require(way_problems(case, coverage) if rows else [])
        for row in rows:
            planned = replace(case.plan.requirement(row), coverage=coverage)
            case = planning.plan_requirement(workspace, case.id, planned)
    for row, number in pairs(case, options.in_situation):
        wanted = case.plan.situations[_place_of(number, case.plan.situations)].id
        planned = replace(case.plan.requirement(row), coverage=Coverage.SITUATION, situation=wanted)
        case = planning.plan_requirement(workspace, case.id, planned)
    case = _adapt(workspace, case, options)
    for row, names in pairs(case, options.observe):
        planned = replace(case.plan.requirement(row), observers=roles(names))
        case = planning.plan_requirement(workspace, case.id, planned)
    return case


def _adapt(workspace: Workspace, case: Case, options: argparse.Namespace) -> Case:
    """Individual criteria, and requirements that are not demanded, with the decision they rest on."""
    significant = row_ids(case, options.significant) if options.significant else ()
    for row, why in pairs(case, options.deviate):
        planned = replace(
            case.plan.requirement(row),
            coverage=Coverage.DEVIATION,
            note=why,
            decision_reference=options.decision,
            deviation_reason=DeviationReason(options.law) if options.law else None,
            significant=row in significant,
            individual="",
        )
        case = planning.plan_requirement(workspace, case.id, planned)
    for row, text in pairs(case, options.adapt):
        planned = case.plan.requirement(row)
        reference = options.decision or planned.decision_reference
        changed = replace(planned, individual=text, decision_reference=reference)
        case = planning.plan_requirement(workspace, case.id, changed)
    return case
