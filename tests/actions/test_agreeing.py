"""Agreeing by one, and what is told to who agreed before; times and calendars of a stored case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path

import pytest

from desktop.actions import planning, sharing
from desktop.actions import scenario as story
from desktop.actions.agreeing import changes_since_agreed
from desktop.actions.calendar import calendar_document, export_calendar
from desktop.actions.changing import undo
from desktop.actions.curricula import import_samples
from desktop.actions.opening import create_workspace
from desktop.actions.workspace import Workspace
from desktop.domain.case import Case
from desktop.domain.demonstration import RequirementPlan, Situation
from desktop.domain.errors import UserError
from desktop.domain.terms import Coverage, Language, Role
from desktop.store.locks import Cost
from desktop.texts import use_language

SAMPLE = story.load()


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    use_language("fi")
    clock = story.StoryClock(SAMPLE.last_moment)
    made, _key = create_workspace(tmp_path / "oma.naytot", "tunnus", SAMPLE.teacher, cost=Cost(1, 64, 1), clock=clock)
    import_samples(made)
    yield made
    made.close()


@pytest.fixture
def case(workspace: Workspace) -> Case:
    """A case whose plan all three have agreed."""
    return story.plan(workspace, SAMPLE, story.open_case(workspace, SAMPLE))


def told(workspace: Workspace, case: Case, role: Role) -> list[str]:
    return [one.text for one in changes_since_agreed(workspace, case, role)]


def test_each_agrees_for_themselves(workspace: Workspace, case: Case) -> None:
    case = planning.add_task(workspace, case.id, "Kirjaa")
    for number, role in enumerate((Role.INSTRUCTOR, Role.STUDENT, Role.TEACHER), 1):
        assert not case.plan.is_agreed
        case = planning.agree_plan(workspace, case.id, (role,))
        assert len(case.plan.agreed) == number
    assert case.plan.is_agreed


def test_who_agreed_is_told_what_has_changed_since_and_nobody_else(workspace: Workspace, case: Case) -> None:
    case = planning.add_task(workspace, case.id, "Kirjaa")
    case = planning.agree_plan(workspace, case.id, (Role.TEACHER,))
    assert changes_since_agreed(workspace, case, Role.TEACHER) == []
    assert told(workspace, case, Role.STUDENT) == ["Uusi työtehtävä: Kirjaa"]
    case = planning.edit_plan(workspace, case.id, replace(case.plan, stopped_when="Jos asukas väsyy"))
    assert len(changes_since_agreed(workspace, case, Role.TEACHER)) == 1
    assert len(changes_since_agreed(workspace, case, Role.STUDENT)) == 2


def test_what_is_undone_is_agreed_as_before(workspace: Workspace, case: Case) -> None:
    planning.add_task(workspace, case.id, "Kirjaa")
    assert undo(workspace, case.id).plan.is_agreed


def test_a_version_that_this_file_does_not_know_is_told_as_no_change(workspace: Workspace, case: Case) -> None:
    strange = replace(case.plan, agreed={}, agreed_versions={Role.TEACHER: "00ff00"})
    assert changes_since_agreed(workspace, replace(case, plan=strange), Role.TEACHER) == []


def test_another_instructor_has_to_agree_for_themselves(workspace: Workspace, case: Case) -> None:
    case = planning.edit_header(workspace, replace(case, instructor=replace(case.instructor, name="Uusi Ohjaaja")))
    assert not case.plan.is_agreed


def test_the_instructor_is_not_told_why_something_is_not_demanded(workspace: Workspace, case: Case) -> None:
    row = case.unit.requirements[0]
    away = RequirementPlan(id=row, coverage=Coverage.DEVIATION, note="SALA", decision_reference="P-7")
    case = planning.plan_requirement(workspace, case.id, away)
    lines = told(workspace, case, Role.INSTRUCTOR)
    assert len(lines) == 2
    assert not any("SALA" in line for line in lines)


def test_the_instructor_at_the_keyboard_loses_nothing_that_is_hidden_from_them(
    workspace: Workspace, case: Case
) -> None:
    from desktop.domain.workplace_view import workplace_view

    row = case.unit.requirements[0]
    away = RequirementPlan(id=row, coverage=Coverage.DEVIATION, note="SALA", decision_reference="P-7")
    case = planning.plan_requirement(workspace, case.id, away)
    case = planning.edit_plan(workspace, case.id, replace(case.plan, support="Lisäaikaa"))
    workspace.at_keyboard = Role.INSTRUCTOR
    seen = workplace_view(case).case.plan
    case = planning.edit_plan(workspace, case.id, replace(seen, stopped_when="Jos asukas väsyy"))
    case = planning.plan_requirement(workspace, case.id, replace(seen.requirement(row), observers=(Role.TEACHER,)))
    assert case.plan.support == "Lisäaikaa"
    assert case.plan.requirement(row) == replace(away, observers=(Role.TEACHER,))


def test_the_calendar_file_is_renewed_when_the_case_changes(workspace: Workspace, case: Case, tmp_path: Path) -> None:
    before = calendar_document(workspace, case.id)
    (only,) = case.plan.situations
    later = Situation(id="s2", day=only.day + timedelta(days=1), starts=time(8))
    planning.set_situations(workspace, case.id, (only, later))
    path = export_calendar(workspace, case.id, tmp_path / "ajat.ics", Language.SV, named=True)
    after = path.read_bytes()
    assert before.count(b"BEGIN:VEVENT") == 1
    assert after.count(b"BEGIN:VEVENT") == 2
    assert b"Yrkesprov Aino Esimerkki" in after
    assert _sequence(after) > _sequence(before)


def _sequence(data: bytes) -> int:
    line = next(one for one in data.splitlines() if one.startswith(b"SEQUENCE:"))
    return int(line.removeprefix(b"SEQUENCE:"))


def test_a_plan_without_a_time_has_no_calendar(workspace: Workspace, case: Case) -> None:
    planning.set_situations(workspace, case.id, ())
    with pytest.raises(UserError, match="ajankohta"):
        calendar_document(workspace, case.id)


def test_the_workplaces_copy_is_in_the_instructors_language(workspace: Workspace, case: Case) -> None:
    planning.edit_header(workspace, replace(case, languages={Role.INSTRUCTOR: Language.SV}))
    copy = sharing.plan_document(workspace, case.id, workplace=True)
    assert b"/Lang (sv" in copy
    assert b"/Lang (fi" in sharing.plan_document(workspace, case.id)
