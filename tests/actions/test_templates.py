"""A good plan is kept for its workplace and used for the next student there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.actions.changing import undo
from desktop.actions.opening import create_workspace
from desktop.actions.templates import (
    delete_template,
    find_template,
    keep_template,
    offered_templates,
    rename_template,
    template_draft,
    unmatched_words,
    use_template,
)
from desktop.actions.workspace import Kind, News, Workspace
from desktop.domain.case import Case
from desktop.domain.curriculum import QualificationUnit
from desktop.domain.demonstration import Plan
from desktop.domain.errors import UserError
from desktop.domain.people import Student, Teacher
from desktop.domain.terms import Role
from desktop.store.locks import Cost
from tests.builders import NOON, a_case, a_plan, a_qualification, a_unit


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made, _key = create_workspace(
        tmp_path / "omat.naytot", "neljä harmaata", Teacher(name="Maija"), cost=Cost(1, 8, 1), clock=lambda: NOON
    )
    yield made
    made.close()


def put(workspace: Workspace, case: Case, unit: QualificationUnit | None = None) -> Case:
    texts = unit or a_unit(len(case.unit.requirements))
    pinned = replace(case, unit=replace(case.unit, content=workspace.curriculum.content_of(texts)))
    with workspace.change("Test", Kind.CASE):
        if not workspace.curriculum.has("9001", case.unit.version):
            workspace.curriculum.add(a_qualification(texts, version=case.unit.version), original=b"{}")
        workspace.cases.add(pinned, who="teacher", what="Test")
    return pinned


def kept(workspace: Workspace, name: str = "") -> tuple[Case, str]:
    case = put(workspace, a_case(plan=a_plan()))
    return case, keep_template(workspace, template_draft(workspace, case, name=name)).id


def test_a_template_is_called_by_workplace_unit_and_version(workspace: Workspace) -> None:
    heard: list[News] = []
    workspace.listen(heard.append)
    _case, template = kept(workspace)
    assert workspace.templates.get(template).name == "Hoivakoti Kuusikko · Arjen työ fi · versio 1.8.2026"
    assert heard[-1].kinds == {Kind.TEMPLATE}


def test_the_next_case_there_is_offered_it_and_begins_with_it(workspace: Workspace) -> None:
    _case, template = kept(workspace)
    new = put(workspace, a_case(id="new", student=Student(name="Eero Malli", number="9"), plan=Plan()))
    assert [one.id for one in offered_templates(workspace, new)] == [template]
    applied = use_template(workspace, "new", template)
    plan = workspace.cases.get("new").plan
    assert plan == applied.plan
    assert [task.text for task in plan.tasks] == ["Ohjaa aamutoimet"]
    assert plan.tasks[0].proposed_by == Role.TEACHER
    assert applied.unmatched == ()
    assert offered_templates(workspace, workspace.cases.get("new")) == ()
    undo(workspace, "new")
    assert workspace.cases.get("new").plan == Plan()


def test_elsewhere_it_is_not_offered(workspace: Workspace) -> None:
    case, _template = kept(workspace)
    assert offered_templates(workspace, case) == ()
    other = replace(case, plan=Plan(), workplace=replace(case.workplace, name="Muualla"))
    assert offered_templates(workspace, other) == ()


def test_the_same_version_is_offered_first_and_another_tells_what_it_lacks(workspace: Workspace) -> None:
    case, first = kept(workspace)
    newer = replace(case.unit, version="2027-08-01T00:00:00+00:00", requirements=("r1", "r3"))
    again = put(workspace, replace(case, id="again", unit=newer), a_unit(2))
    second = keep_template(workspace, template_draft(workspace, again)).id
    empty = put(workspace, replace(again, id="empty", plan=Plan()), a_unit(2))
    assert [one.id for one in offered_templates(workspace, empty)] == [second, first]
    assert unmatched_words(use_template(workspace, "empty", first)) == ("tekee asian 2 fi",)


def test_a_plan_with_work_in_it_is_not_written_over(workspace: Workspace) -> None:
    case, template = kept(workspace)
    with pytest.raises(UserError, match="tyhjään suunnitelmaan"):
        use_template(workspace, case.id, template)
    assert workspace.cases.get(case.id).plan == case.plan


def test_names_are_one_templates_own(workspace: Workspace) -> None:
    case, template = kept(workspace, "Aamu")
    with pytest.raises(UserError, match="aamu"):
        keep_template(workspace, template_draft(workspace, case, name="aamu "))
    with pytest.raises(UserError, match="nimi"):
        rename_template(workspace, template, "  ")
    assert rename_template(workspace, template, "Aamu").name == "Aamu"
    assert rename_template(workspace, template, "Ilta").name == "Ilta"
    assert find_template(workspace, "ilt").id == find_template(workspace, template).id == template
    delete_template(workspace, template)
    with pytest.raises(UserError, match="Ilta"):
        find_template(workspace, "Ilta")


def test_without_a_workplace_or_work_there_is_nothing_to_keep(workspace: Workspace) -> None:
    case = put(workspace, a_case(plan=a_plan()))
    draft = template_draft(workspace, case)
    with pytest.raises(UserError, match="työtehtävä"):
        keep_template(workspace, replace(draft, tasks=()))
    with pytest.raises(UserError, match="työpai"):
        keep_template(workspace, replace(draft, workplace=replace(draft.workplace, name=" ")))
    assert workspace.templates.all() == []
