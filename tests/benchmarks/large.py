"""The file that the window is measured with: 10,000 cases, and among them long ones, one at each step."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from desktop.actions.workspace import Kind, Workspace
from desktop.domain.assessment import Comparison, Decision, Observation
from desktop.domain.case import Case
from desktop.domain.demonstration import Task
from desktop.domain.people import Student
from desktop.domain.stages import Step
from desktop.domain.terms import Leaning, Role
from tests.benchmarks.storing import CASES, filled_workspace
from tests.builders import NOON, a_compared_case, a_qualification, a_unit, an_agreed_case

REQUIREMENTS = 40
TASKS = 8
NOTES = 12
MEASURED = (Step.PLAN, Step.DAY, Step.ASSESS, Step.DECIDE)


def case_id(step: Step) -> str:
    """The id of the long case that stands at a step."""
    return f"long-{step}"


def large_file(folder: Path, key: bytes, cases: int = CASES) -> Path:
    """Make the file with a raw key and close it; returns where it lies."""
    workspace = filled_workspace(folder, cases, key)
    add_long_cases(workspace)
    workspace.close()
    return workspace.path


def add_long_cases(workspace: Workspace) -> None:
    """Add a case of 40 requirements at each step, with the texts of its unit."""
    unit = a_unit(REQUIREMENTS)
    with workspace.change("Fill", Kind.CASE, Kind.CURRICULUM):
        workspace.curriculum.add(a_qualification(unit), original=b"{}", findings=())
        content = workspace.curriculum.content_of(unit)
        for number, (step, case) in enumerate(_at_steps().items()):
            pinned = replace(case.unit, content=content)
            student = Student(name=f"Pitkä Esimerkki {number}", number=f"{number}")
            workspace.cases.add(
                replace(case, id=case_id(step), unit=pinned, student=student), who="teacher", what="Fill"
            )


def _at_steps() -> dict[Step, Case]:
    agreed = _with_tasks(an_agreed_case(REQUIREMENTS))
    planning = replace(agreed, plan=replace(agreed.plan, agreed={}, ready={}))
    seen = replace(agreed, started_at=NOON, notes=_notes(agreed))
    compared = replace(a_compared_case(REQUIREMENTS), plan=agreed.plan, notes=_notes(agreed))
    own = replace(
        compared, comparison=Comparison(), views=(replace(compared.views[1], ready_at=None),), notes=seen.notes
    )
    return {
        Step.PLAN: planning,
        Step.DAY: agreed,
        Step.ASSESS: own,
        Step.DECIDE: replace(compared, decision=Decision()),
    }


def _with_tasks(case: Case) -> Case:
    rows = case.unit.requirements
    tasks = tuple(
        Task(
            id=f"t{number}", text=f"Tekee työn {number} alusta loppuun", shows=dict.fromkeys(rows[number::TASKS], True)
        )
        for number in range(TASKS)
    )
    return replace(case, plan=replace(case.plan, tasks=tasks))


def _notes(case: Case) -> tuple[Observation, ...]:
    return tuple(
        Observation(
            id=f"n{number}",
            at=NOON + timedelta(minutes=number),
            by=Role.TEACHER,
            text="Kysyi asukkaan toiveen ja muutti aamun sen mukaan.",
            requirements=case.unit.requirements[number : number + 2],
            leaning=Leaning.PLUS,
        )
        for number in range(NOTES)
    )
