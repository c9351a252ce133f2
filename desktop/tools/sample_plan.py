"""A plan half-way: four tasks by three people, a row that waits, comments, two situations, agreed once and changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

from desktop.actions.planning import (
    add_task,
    agree_plan,
    comment,
    edit_plan,
    mark,
    mark_ready,
    plan_requirement,
    set_situations,
)
from desktop.actions.workspace import Workspace
from desktop.domain.case import Case
from desktop.domain.demonstration import RequirementPlan, Situation
from desktop.domain.terms import Coverage, Role

_TASKS = (
    ("Ottaa asiakkaan auton vastaan ja sopii huollon sisällöstä", Role.INSTRUCTOR, (1, 2, 3)),
    ("Vaihtaa öljyn ja suodattimet, nollaa huoltovälin", Role.TEACHER, (4, 5, 9)),
    ("Tarkastaa jarrut ja renkaat ja kirjaa mittaukset", Role.STUDENT, (5, 6, 7)),
    ("Katsastaa alustan mestarin kanssa", Role.TEACHER, (8, 10)),
)


def plan_half_way(workspace: Workspace, case: Case, day: date) -> None:
    """Fill the plan of a case; its last requirement but one is shown by interview and the last waits."""
    workspace.at_keyboard = Role.TEACHER
    rows = case.unit.requirements
    for text, by, numbers in _TASKS:
        shows = tuple(rows[number - 1] for number in numbers if number <= len(rows) - 2)
        case = add_task(workspace, case.id, text, by, shows)
    for number, row in enumerate(rows, 1):
        observers = (Role.TEACHER, Role.INSTRUCTOR) if number % 3 == 1 else (Role.INSTRUCTOR,)
        plan_requirement(workspace, case.id, RequirementPlan(id=row, observers=observers))
    by_talk = RequirementPlan(id=rows[-2], coverage=Coverage.INTERVIEW, observers=(Role.TEACHER,))
    case = plan_requirement(workspace, case.id, by_talk)
    case = set_situations(workspace, case.id, _times(day))
    case = mark(workspace, case.id, case.plan.tasks[0].id, rows[-1], True)
    today = workspace.today()
    plan = replace(
        case.plan,
        review_rights_told_on=today,
        assessors=tuple(replace(one, introduced_on=today, not_disqualified_on=today) for one in case.plan.assessors),
        support="Selkokielinen ohje, lisäaikaa",
        support_agreed_on=today,
        support_agreed_how="Eliaksen kanssa",
    )
    case = edit_plan(workspace, case.id, plan)
    for role in Role:
        mark_ready(workspace, case.id, role)
    case = agree_plan(workspace, case.id, (Role.TEACHER, Role.INSTRUCTOR))
    case = mark(workspace, case.id, case.plan.tasks[0].id, rows[-1], False)
    comment(workspace, case.id, Role.TEACHER, "Lisäsin alustan, jos se osuu samalle päivälle.", case.plan.tasks[3].id)
    comment(workspace, case.id, Role.INSTRUCTOR, "Nesteet vaihdetaan meillä vasta iltapäivällä.", rows[4])
    comment(workspace, case.id, Role.TEACHER, "Siirrän alun kello 12.30:een.", rows[4])
    comment(workspace, case.id, Role.STUDENT, "Saanko tehdä tämän toisena päivänä?", rows[-1])


def _times(day: date) -> tuple[Situation, Situation]:
    return (
        Situation(id="s1", day=day, starts=time(12, 30), ends=time(15, 30), observer=Role.INSTRUCTOR),
        Situation(id="s2", day=day + timedelta(days=1), starts=time(8), ends=time(10)),
    )
