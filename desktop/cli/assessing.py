"""assess and decide: observations, self-assessment, two views, the common levels, the decision."""

from __future__ import annotations

import argparse
from dataclasses import replace

from desktop.actions import assessing, deciding
from desktop.actions.workspace import Workspace
from desktop.cli.common import Commands, a_day, command, find_case, opened, pairs, person_of
from desktop.cli.day import add_day_options, apply_day
from desktop.domain.assessment import Decision, Retake, SelfAssessment, short_description_problems
from desktop.domain.case import Case, assessor_name, stage
from desktop.domain.errors import UserError
from desktop.domain.gates import problems_to_decide, problems_to_settle
from desktop.domain.local_text import say
from desktop.domain.terms import DiscussionRole, Grade, InformedBy, Role, SelfMark
from desktop.texts import _, day

PARTICIPANTS = {
    "teacher": DiscussionRole.TEACHER,
    "employee": DiscussionRole.EMPLOYEE,
    "employer": DiscussionRole.EMPLOYER,
    "self-employed": DiscussionRole.SELF_EMPLOYED,
    "student": DiscussionRole.STUDENT,
    "none": DiscussionRole.NONE_HELD,
}


def add_commands(commands: Commands) -> None:
    """Add the commands of this group."""
    _add_assess(commands)
    _add_decide(commands)


def _add_assess(commands: Commands) -> None:
    assess = command(
        commands,
        "assess",
        _assess,
        _("Assess: start, note what is seen, self-assessment, own levels, then the common ones."),
        "nayttokumppani assess 3f9a --as instructor --level R1=4 --level R2=3 --finished",
    )
    add = assess.add_argument
    add("case", metavar="CASE", help=_("the start of the case's id"))
    who = _("who sits at the keyboard: a role, or another assessor's name")
    add("--as", dest="as_", metavar="WHO", default=Role.TEACHER, help=who)
    add_day_options(add)
    add(
        "--self", dest="own", action="append", default=[], metavar="R1=3", help=_("the student's own mark: 1 to 4 or ?")
    )
    add("--differently", metavar="TEXT", help=_("what the student would do differently"))
    add("--decline", action="store_true", help=_("the student declines self-assessment"))
    add("--level", action="append", default=[], metavar="R1=4", help=_("the level of a requirement"))
    add("--comment", action="append", default=[], metavar="R1=TEXT", help=_("why this level"))
    add("--finished", action="store_true", help=_("own view, or self-assessment, is ready"))
    add("--agreed", action="append", default=[], metavar="R3=4", help=_("the common level of a requirement"))
    add("--solved", action="append", default=[], metavar="R3=TEXT", help=_("how a difference was solved"))
    add("--stays", action="append", default=[], metavar="R3=TEXT", help=_("a difference that stays, and what was said"))
    add("--compared", action="store_true", help=_("the comparison is finished"))


def _assess(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        case = find_case(workspace, options.case)
        options.as_ = workspace.at_keyboard = person_of(case, options.as_)
        case = apply_day(workspace, case, options)
        own = _assess_oneself if options.as_ == Role.STUDENT else _own_view
        case = _compare(workspace, own(workspace, case, options), options)
        _tell(case)


def _assess_oneself(workspace: Workspace, case: Case, options: argparse.Namespace) -> Case:
    if options.decline:
        return assessing.decline_self_assessment(workspace, case.id)
    marks = {row: _self_mark(value) for row, value in pairs(case, options.own)}
    answers: SelfAssessment = case.self_assessment
    sentences = {**answers.sentences, **dict(pairs(case, options.comment))}
    words = answers.would_do_differently if options.differently is None else options.differently
    answers = replace(answers, marks={**answers.marks, **marks}, sentences=sentences, would_do_differently=words)
    case = assessing.save_self_assessment(workspace, case.id, answers)
    return assessing.finish_self_assessment(workspace, case.id) if options.finished else case


def _own_view(workspace: Workspace, case: Case, options: argparse.Namespace) -> Case:
    for row, value in pairs(case, options.level):
        case = assessing.set_level(workspace, case.id, options.as_, row, _grade(value))
    for row, words in pairs(case, options.comment):
        case = assessing.comment_level(workspace, case.id, options.as_, row, words)
    return assessing.finish_view(workspace, case.id, options.as_) if options.finished else case


def _compare(workspace: Workspace, case: Case, options: argparse.Namespace) -> Case:
    stories = dict(pairs(case, options.solved))
    levels = {**{row: case.comparison.agreed.get(row) for row in stories}}
    levels |= {row: _grade(value) for row, value in pairs(case, options.agreed)}
    for row, level in levels.items():
        if level is None:
            raise UserError(_("Agree on a level before you write how the difference was solved."))
        case = assessing.agree_level(workspace, case.id, row, level, stories.get(row))
    for row, said in pairs(case, options.stays):
        case = assessing.leave_unresolved(workspace, case.id, row, said)
    return assessing.close_comparison(workspace, case.id) if options.compared else case


def _self_mark(value: str) -> SelfMark:
    try:
        return SelfMark(value)
    except ValueError:
        raise UserError(_("{value} is no self-assessment mark; use 1, 2, 3, 4 or ?").format(value=value)) from None


def _grade(value: str) -> Grade:
    try:
        return Grade(value.lower())
    except ValueError:
        raise UserError(_("{value} is no level; use 1 to 5, pass or fail").format(value=value)) from None


def _tell(case: Case) -> None:
    print(_(stage(case).label))
    for one in case.assessor_ids:
        view = case.view(one)
        state = _("ready") if view.ready_at else f"{len(view.levels)}/{len(case.rows)}"
        print(f"  {assessor_name(case, one)}: {state}")
    for row in case.differing:
        number = case.unit.requirements.index(row) + 1
        levels = ", ".join(f"{assessor_name(case, one)} {case.view(one).levels[row]}" for one in case.assessor_ids)
        print(_("  Different views on R{number}: {levels}").format(number=number, levels=levels))
    if case.views_ready and not case.comparison.compared_at:
        for problem in problems_to_settle(case):
            print(f"  {problem.text}")


def _add_decide(commands: Commands) -> None:
    decide = command(
        commands,
        "decide",
        _decide,
        _("Write the decision, make it, and tell the student. People choose the grade."),
        'nayttokumppani decide 3f9a --grade 4 --reason "…" --participants teacher,employee,student --decide --inform',
    )
    add = decide.add_argument
    add("case", metavar="CASE", help=_("the start of the case's id"))
    who = _("who sits at the keyboard: a role, or another assessor's name")
    add("--as", dest="as_", metavar="WHO", default=Role.TEACHER, help=who)
    add("--grade", metavar="GRADE", help=_("the grade: 1 to 5, pass or fail"))
    add("--reason", metavar="TEXT", help=_("the reason for the grade"))
    add("--fail-reason", metavar="TEXT", help=_("the reason for a fail"))
    add("--short-description", metavar="TEXT", help=_("one sentence on what the student did"))
    add("--strengths", metavar="TEXT", help=_("strengths"))
    add("--to-develop", metavar="TEXT", help=_("what to develop"))
    add("--next-steps", metavar="TEXT", help=_("next steps"))
    add("--retake-learn", metavar="TEXT", help=_("after a fail: what to learn more"))
    add("--retake-how", metavar="TEXT", help=_("after a fail: how and where"))
    add("--retake-on", type=a_day, metavar="DATE", help=_("after a fail: the day of the retake"))
    add("--retake-by", metavar="TEXT", help=_("after a fail: who arranges the retake"))
    add(
        "--participants",
        metavar="WHO",
        help=_("who took part in the discussion: {who}").format(who=", ".join(PARTICIPANTS)),
    )
    add("--decide", action="store_true", help=_("make the decision"))
    add(
        "--inform",
        nargs="?",
        const=InformedBy.FACE_TO_FACE,
        choices=[*InformedBy],
        help=_("the student was told, today or on the day of --informed-on"),
    )
    add("--informed-on", type=a_day, metavar="DATE", help=_("the day when the student was told"))


def _decide(options: argparse.Namespace) -> None:
    with opened(options) as workspace:
        case = find_case(workspace, options.case)
        written = _written(case, options)
        if written != case.decision:
            case = deciding.save_decision(workspace, case.id, written)
        if options.decide:
            case = deciding.decide(workspace, case.id)
        if options.inform:
            case = deciding.inform_student(workspace, case.id, InformedBy(options.inform), options.informed_on)
        elif options.informed_on:
            case = deciding.inform_student(workspace, case.id, case.informed.by, options.informed_on)
        print(_(stage(case).label))
        if case.informed.on:
            text = _("Told {date}. A review may be asked for until {until}.")
            print(text.format(date=day(case.informed.on), until=day(case.review_deadline)))
        for problem in [] if case.decision.decided_on else problems_to_decide(case):
            print(f"  {problem.text}")
        unit = say(case.unit.name, case.language)
        short = case.decision.short_description
        for problem in short_description_problems(short, case.workplace.name, unit, case.decision.adapted):
            print(f"  · {problem.text}")


def _written(case: Case, options: argparse.Namespace) -> Decision:
    now = case.decision
    kept = {
        name: getattr(now, name) if getattr(options, name) is None else getattr(options, name)
        for name in ("reason", "fail_reason", "short_description", "strengths", "to_develop", "next_steps")
    }
    return replace(
        now,
        grade=_grade(options.grade) if options.grade else now.grade,
        deciders=now.deciders or case.assessor_ids,
        participants=_participants(options.participants) if options.participants else now.participants,
        retake=_retake(now.retake, options),
        **kept,
    )


def _retake(now: Retake, options: argparse.Namespace) -> Retake:
    given = {
        "learn": options.retake_learn,
        "how": options.retake_how,
        "on": options.retake_on,
        "arranger": options.retake_by,
    }
    return replace(now, **{name: value for name, value in given.items() if value is not None})


def _participants(text: str) -> tuple[DiscussionRole, ...]:
    names = [name.strip() for name in text.split(",") if name.strip()]
    unknown = [name for name in names if name not in PARTICIPANTS]
    if unknown:
        text_ = _("{name} is not known; choose from {known}")
        raise UserError(text_.format(name=unknown[0], known=", ".join(PARTICIPANTS)))
    return tuple(PARTICIPANTS[name] for name in names)
