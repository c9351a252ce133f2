"""A made-up demonstration as data (resources/samples), played act by act by the same actions that people use."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from desktop.actions import assessing, deciding, observing, planning, signing
from desktop.actions.workspace import Workspace
from desktop.domain.agreement import Agreement
from desktop.domain.assessment import Decision, SelfAssessment
from desktop.domain.case import Case
from desktop.domain.demonstration import Plan, RequirementPlan, Situation
from desktop.domain.people import Student, Teacher, Workplace, WorkplaceInstructor
from desktop.domain.signing import SigningMethod, Stroke
from desktop.domain.terms import (
    AgreementType,
    AssessorRole,
    Coverage,
    DiscussionRole,
    EvidenceRule,
    Grade,
    InformedBy,
    Language,
    Leaning,
    PlaceKind,
    Role,
    SelfMark,
)
from desktop.paths import resources
from desktop.texts import HELSINKI


class StoryClock:
    """A clock that stands where the story has come to."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        """The moment of the story."""
        return self.moment


@dataclass(frozen=True, slots=True)
class Scenario:
    """The data of one sample; its days are moved so that the demonstration was on the day given."""

    data: dict[str, Any]
    shift: timedelta

    def day(self, text: str) -> date:
        """A day of the sample, moved."""
        return date.fromisoformat(text) + self.shift

    def moment(self, text: str) -> datetime:
        """A local moment of the sample, moved, in UTC."""
        local = datetime.fromisoformat(text).replace(tzinfo=HELSINKI) + self.shift
        return local.astimezone(UTC)

    @property
    def last_moment(self) -> datetime:
        """When the last signature is made."""
        return self.moment(self.data["signatures"][-1]["at"])

    @property
    def teacher(self) -> Teacher:
        """The teacher whose file it is."""
        return Teacher(**self.data["teacher"])


def load(name: str = "s-a", on: date | None = None) -> Scenario:
    """Read a sample; the demonstration takes place on the day given, else on the sample's own day."""
    data = json.loads((resources() / "samples" / f"{name}.json").read_text(encoding="utf-8"))
    own = date.fromisoformat(data["plan"]["starts"])
    return Scenario(data, (on - own) if on else timedelta())


def latest_past(now: datetime) -> Scenario:
    """The sample on the latest day on which all of it lies in the past, so that nobody signs in the future."""
    today = now.astimezone(HELSINKI).date()
    scenario = load(on=today)
    return scenario if scenario.last_moment <= now else load(on=today - timedelta(days=1))


def open_case(workspace: Workspace, scenario: Scenario) -> Case:
    """Open the case with its whole header."""
    data, agreement = scenario.data, scenario.data["agreement"]
    unit = next(one for one in workspace.curriculum.units("") if one.code == data["unit"]["code"])
    new = planning.NewCase(
        student=Student(**data["student"]),
        qualification=unit.qualification,
        version=unit.version,
        unit=unit.id,
        teacher=scenario.teacher,
        workplace=Workplace(**data["workplace"]),
        instructor=WorkplaceInstructor(**data["instructor"]),
        agreement=Agreement(
            kind=AgreementType(agreement["kind"]),
            starts=scenario.day(agreement["starts"]),
            ends=scenario.day(agreement["ends"]),
            part_time=agreement["part_time"],
        ),
        language=Language(data["language"]),
        languages=tuple((Role(role), Language(code)) for role, code in data["languages"].items()),
    )
    return planning.open_case(workspace, new)


def plan(workspace: Workspace, scenario: Scenario, case: Case) -> Case:
    """Plan together: frame, tasks, grid, observers, statements, readiness, agreement."""
    data = scenario.data["plan"]
    case = planning.edit_plan(workspace, case.id, _frame(scenario, case.plan, workspace))
    for number, task in enumerate(data["tasks"]):
        case = planning.add_task(workspace, case.id, task["text"], Role(task["proposed_by"]))
        for row in task["shows"]:
            made = case.plan.tasks[number].id
            case = planning.mark(workspace, case.id, made, case.unit.requirements[row - 1], True)
    for row in data["requirements"]:
        case = planning.plan_requirement(workspace, case.id, _requirement(case, row))
    for assessor in data["assessors"]:
        stated = scenario.day(assessor["not_disqualified_on"])
        case = planning.state_not_disqualified(workspace, case.id, assessor["id"], stated)
    for role in Role:
        case = planning.mark_ready(workspace, case.id, role)
    return planning.agree_plan(workspace, case.id)


def _frame(scenario: Scenario, now: Plan, workspace: Workspace) -> Plan:
    data = scenario.data["plan"]
    words = ("place_description", "teacher_present", "guiding_counts", "allowed_questions", "stopped_when")
    more = ("goal_grade", "starting_level", "support")
    roles = {one["id"]: AssessorRole(one["role"]) for one in data["assessors"]}
    return replace(
        now,
        place_kind=PlaceKind(data["place_kind"]),
        starts=scenario.day(data["starts"]),
        ends=scenario.day(data["ends"]),
        situations=tuple(_situation(scenario, workspace, one) for one in data["situations"]),
        assessors=tuple(replace(one, role=roles[one.id]) for one in now.assessors),
        evidence=EvidenceRule(data["evidence"]),
        evidence_consent=data["evidence_consent"],
        safety_gone_through_on=scenario.day(data["safety_gone_through_on"]),
        review_rights_told_on=scenario.day(data["review_rights_told_on"]),
        **{name: data[name] for name in (*words, *more)},
    )


def _situation(scenario: Scenario, workspace: Workspace, data: dict[str, Any]) -> Situation:
    return Situation(
        id=workspace.new_id(),
        day=scenario.day(data["day"]),
        starts=time.fromisoformat(data["starts"]),
        ends=time.fromisoformat(data["ends"]),
        observer=Role(data["observer"]),
    )


def _requirement(case: Case, data: dict[str, Any]) -> RequirementPlan:
    return RequirementPlan(
        id=case.unit.requirements[data["requirement"] - 1],
        coverage=Coverage(data["coverage"]) if data.get("coverage") else None,
        note=data.get("note", ""),
        observers=tuple(Role(role) for role in data["observers"]),
    )


def run_day(workspace: Workspace, scenario: Scenario, case: Case, clock: StoryClock) -> Case:
    """The demonstration day: each observation at its own time."""
    clock.moment = scenario.moment(scenario.data["started_at"])
    case = observing.start_demonstration(workspace, case.id)
    for note in scenario.data["notes"]:
        clock.moment = scenario.moment(note["at"])
        workspace.at_keyboard = note["by"]
        rows = tuple(case.unit.requirements[number - 1] for number in note["requirements"])
        case = observing.add_note(workspace, case.id, note["by"], note["text"], rows, Leaning(note["leaning"]))
    return case


def assess_oneself(workspace: Workspace, scenario: Scenario, case: Case) -> Case:
    """The student's self-assessment."""
    data, rows = scenario.data["self_assessment"], case.unit.requirements
    workspace.at_keyboard = Role.STUDENT
    answers = SelfAssessment(
        marks={rows[int(number) - 1]: SelfMark(mark) for number, mark in data["marks"].items()},
        sentences={rows[int(number) - 1]: text for number, text in data["sentences"].items()},
        would_do_differently=data["would_do_differently"],
        helper=data["helper"],
        read_aloud=data["read_aloud"],
    )
    assessing.save_self_assessment(workspace, case.id, answers)
    return assessing.finish_self_assessment(workspace, case.id)


def assess(workspace: Workspace, scenario: Scenario, case: Case, clock: StoryClock) -> Case:
    """Both assessors' own views, one after the other."""
    rows = case.unit.requirements
    for assessor, data in scenario.data["views"].items():
        clock.moment = scenario.moment(data["ready_at"])
        workspace.at_keyboard = assessor
        for number, level in data["levels"].items():
            case = assessing.set_level(workspace, case.id, assessor, rows[int(number) - 1], Grade(level))
        for number, text in data["comments"].items():
            case = assessing.comment_level(workspace, case.id, assessor, rows[int(number) - 1], text)
        case = assessing.finish_view(workspace, case.id, assessor)
    return case


def compare(workspace: Workspace, scenario: Scenario, case: Case, clock: StoryClock) -> Case:
    """The common levels, and how each difference was solved."""
    data, rows = scenario.data["comparison"], case.unit.requirements
    clock.moment = scenario.moment(data["compared_at"])
    workspace.at_keyboard = Role.TEACHER
    for number, story in data["solved"].items():
        level = Grade(data["agreed"][number])
        case = assessing.agree_level(workspace, case.id, rows[int(number) - 1], level, story)
    return assessing.close_comparison(workspace, case.id)


def decide(workspace: Workspace, scenario: Scenario, case: Case) -> Case:
    """The decision, and telling it to the student."""
    data = scenario.data["decision"]
    kept = ("reason", "fail_reason", "short_description", "strengths", "to_develop", "next_steps")
    decision = Decision(
        grade=Grade(data["grade"]),
        deciders=tuple(data["deciders"]),
        discussion_on=scenario.day(data["discussion_on"]),
        participants=tuple(DiscussionRole(code) for code in data["participants"]),
        **{name: data[name] for name in kept},
    )
    deciding.decide(workspace, case.id, decision)
    return deciding.inform_student(workspace, case.id, InformedBy(scenario.data["informed"]["by"]))


def sign(workspace: Workspace, scenario: Scenario, case: Case, clock: StoryClock, codes: dict[Role, str]) -> Case:
    """Every signer in turn, with their own ink and code."""
    for data in scenario.data["signatures"]:
        clock.moment = scenario.moment(data["at"])
        role = Role(data["role"])
        workspace.at_keyboard = role
        case = signing.sign(
            workspace,
            case.id,
            role,
            code=codes[role],
            strokes=strokes(data["strokes"]),
            method=SigningMethod(data["method"]),
            task=data["task"],
        )
    workspace.at_keyboard = Role.TEACHER
    return case


def strokes(data: list[list[list[float]]]) -> tuple[Stroke, ...]:
    """Ink as domain values."""
    return tuple(Stroke(points=tuple((x, y, pressure, int(ms)) for x, y, pressure, ms in one)) for one in data)
