"""A file with one made-up case at any stage, and the bundled font."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.actions.opening import create_workspace
from desktop.actions.workspace import Kind, Workspace
from desktop.domain.case import Case
from desktop.domain.curriculum import QualificationUnit
from desktop.gui import theme
from desktop.gui.demonstrations.case_page import CasePage
from desktop.gui.demonstrations.shown import Shown
from desktop.store.locks import Cost
from desktop.texts import use_language
from tests.actions.school import Desks, three_desks
from tests.builders import DAY, NOON, a_qualification, a_unit

PASSPHRASE = "neljä harmaata kissaa"


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    """The program's own font and style, so that sizes are what they are for people."""
    theme.start(qapp, theme.Scheme.LIGHT)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """An empty file with quick locks."""
    from desktop.domain.people import Teacher

    teacher = Teacher(name="Maija Opettaja", provider="Esimerkkiopisto")
    made, _key = create_workspace(
        tmp_path / "omat.naytot", PASSPHRASE, teacher, cost=Cost(passes=1, memory=8, lanes=1), clock=lambda: NOON
    )
    made.key_rounds = 1000
    yield made
    made.close()


@pytest.fixture
def keep(workspace: Workspace) -> Callable[..., Case]:
    """Put a case into the file, with the texts of its unit."""

    def put(case: Case, unit: QualificationUnit | None = None) -> Case:
        texts = unit or a_unit(len(case.unit.requirements), case.unit.scale)
        with workspace.change("Test", Kind.CASE, Kind.CURRICULUM):
            workspace.curriculum.add(a_qualification(texts), original=b"{}", findings=())
            pinned = replace(case, unit=replace(case.unit, content=workspace.curriculum.content_of(texts)))
            workspace.cases.add(pinned, who="teacher", what="Test")
        return pinned

    return put


def shown(case: Case, reader: str = "teacher", unit: QualificationUnit | None = None) -> Shown:
    """The case as a page is given it."""
    return Shown(case, unit or a_unit(len(case.unit.requirements), case.unit.scale), DAY, reader)


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[Desks]:
    """The coordinator's file, the teacher's and a stranger's, with an authority in the first."""
    with three_desks(tmp_path) as made:
        yield made


@pytest.fixture
def page(workspace: Workspace, keep: Callable[..., Case], qtbot: QtBot) -> Iterator[Callable[[Case], CasePage]]:
    """Opens a case with its whole page."""
    use_language("fi")
    made: list[CasePage] = []

    def show(case: Case) -> CasePage:
        keep(case)
        made.append(CasePage(workspace, case.id))
        qtbot.addWidget(made[-1])
        made[-1].resize(1158, 700)
        made[-1].show()
        return made[-1]

    yield show
    for one in made:
        one.end()
