"""A file with one made-up case at any stage."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.actions.opening import create_workspace
from desktop.actions.workspace import Kind, Workspace
from desktop.domain.case import Case
from desktop.domain.people import Teacher
from desktop.store.locks import Cost
from tests.actions.school import Desks, three_desks
from tests.builders import NOON, a_qualification, a_unit


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """An empty file with quick locks."""
    teacher = Teacher(name="Maija Opettaja", provider="Esimerkkiopisto")
    made, _key = create_workspace(
        tmp_path / "omat.naytot", "neljä kissaa", teacher, cost=Cost(1, 64, 1), clock=lambda: NOON
    )
    made.key_rounds = 1000
    yield made
    made.close()


@pytest.fixture
def keep(workspace: Workspace) -> Callable[..., Case]:
    """Put a case into the file, with the texts of its unit."""

    def put(case: Case) -> Case:
        texts = a_unit(len(case.unit.requirements), case.unit.scale)
        with workspace.change("Test", Kind.CASE, Kind.CURRICULUM):
            workspace.curriculum.add(a_qualification(texts), original=b"{}", findings=())
            pinned = replace(case, unit=replace(case.unit, content=workspace.curriculum.content_of(texts)))
            workspace.cases.add(pinned, who="teacher", what="Test")
        return pinned

    return put


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[Desks]:
    """The coordinator's file, the teacher's and a stranger's, with an authority in the first."""
    with three_desks(tmp_path) as made:
        yield made
