"""A teacher fetches renewed requirements, sees what differs, moves a draft to them, and tidies the library."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.actions.fetching import choose_service
from desktop.domain.stages import Step
from desktop.gui.compare_dialog import CompareDialog
from desktop.gui.demonstrations.version_move_dialog import VersionMoveDialog
from desktop.gui.qualifications.fetch_dialog import FetchDialog
from desktop.gui.qualifications.importing import ImportReportDialog
from desktop.gui.qualifications.library_model import RecordRole
from desktop.gui.qualifications.qualifications_page import QualificationsPage
from desktop.tools.sample_renewed import NUMBER, renewed_practice
from tests.eperusteet_server import EperusteetServer
from tests.pages import Desk


@pytest.fixture
def server() -> Iterator[EperusteetServer]:
    """The service, with the renewed practice qualification."""
    with EperusteetServer(renewed_practice()).running() as made:
        yield made


def open_draft(desk: Desk) -> str:
    """A new demonstration with a task that shows everything, as the requirements are now; returns its id."""
    hand, new = desk.hand, desk.new_case()
    hand.type("Uusi Oppija")
    hand.tab()
    hand.type("2026-999")
    hand.tab()
    hand.type("arjen tuki")
    hand.click(new.open_button)
    case = desk.case()
    case.add_tasks("Ohjaa aamun: 1-10")
    return case.value().id


def test_a_teacher_moves_to_renewed_requirements(
    desk: Desk, server: EperusteetServer, qtbot: QtBot, tmp_path: Path
) -> None:
    hand, frame = desk.hand, desk.window.frame
    assert frame is not None
    workspace = frame.workspace
    choose_service(workspace, server.address)
    draft = open_draft(desk)
    before = workspace.cases.get(draft)
    assert sum(before.plan.tasks[0].shows.values()) == 10

    # Fetch and import
    hand.click(frame.rail.rooms["qualifications"])
    room = frame.room("qualifications")
    assert isinstance(room, QualificationsPage)
    hand.click(room.fetch)
    fetch = desk.dialog(FetchDialog)
    hand.type("harjoitus")
    hand.enter()
    qtbot.waitUntil(lambda: fetch.model.rowCount() == 1 and not fetch.fetching.busy)
    hand.click(fetch.look)
    qtbot.waitUntil(lambda: fetch.buttons.act.isEnabled())
    hand.click(fetch.buttons.act)
    report = desk.dialog(ImportReportDialog)
    assert "1 tutkinnon osa muuttunut: Arjen tuki hoivakodissa" in report.text.toPlainText()
    hand.click(report.close_button)

    # Search and compare
    hand.click(room.filter)
    hand.type("vardag")
    assert room.model.rowCount() == 2
    hand.click(room.detail.compare)
    compare = desk.dialog(CompareDialog)
    assert compare.summary.text().startswith("1 uusi vaatimus, 1 vaatimus poistunut, 1 vaatimus muuttunut")
    hand.click(compare.close_button)

    # From the version to the draft that follows it
    hand.click(room.detail.uses.head)
    cases = room.detail.uses.list
    rows = [cases.model().index(n, 0) for n in range(cases.model().rowCount())]
    place = next(row for row in rows if row.data(RecordRole).id == draft)
    cases.scrollTo(place)
    hand.click(cases.viewport(), cases.visualRect(place).center())
    case = desk.case()
    assert case.value().id == draft

    # Move it, after a preview
    case.open_step(Step.PLAN)
    hand.click(case.plan().versions.move_there)
    preview = desk.dialog(VersionMoveDialog)
    told = preview.text.toPlainText()
    assert "Merkitään uudelleen (2)" in told
    assert "Merkinnät säilyvät (8)" in told
    assert workspace.cases.get(draft) == before
    hand.click(preview.buttons.act)
    moved = workspace.cases.get(draft)
    assert moved.unit.reference_number == NUMBER
    assert sum(moved.plan.tasks[0].shows.values()) == 8
    hand.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert workspace.cases.get(draft) == before
    hand.click(case.plan().versions.move_there)
    hand.click(desk.dialog(VersionMoveDialog).buttons.act)
    assert workspace.cases.get(draft) == moved

    # Tidy: a version that nobody follows goes, one that is followed stays
    unused = json.loads(renewed_practice())
    unused["globalVersion"]["aikaleima"] += 86_400_000
    (tmp_path / "uudempi.json").write_text(json.dumps(unused), encoding="utf-8")
    hand.click(frame.rail.rooms["qualifications"])
    room.acts.bring_files([str(tmp_path / "uudempi.json")])
    qtbot.waitUntil(lambda: len(workspace.curriculum.qualifications()) == 3 and not room.acts.importer.busy)
    hand.click(desk.dialog(ImportReportDialog).close_button)
    uses = workspace.lists.version_uses()
    newest = max(workspace.curriculum.qualifications(), key=lambda row: row.version)
    assert (newest.id, newest.version) not in uses
    room.filter.clear()
    _choose(desk, room, newest.id, newest.version)
    hand.click(room.detail.delete)
    assert len(workspace.curriculum.qualifications()) == 2
    _choose(desk, room, moved.unit.qualification, moved.unit.version)
    hand.click(room.detail.delete)
    assert "Uusi Oppija" in room.notice.label.text()
    assert len(workspace.curriculum.qualifications()) == 2


def _choose(desk: Desk, room: QualificationsPage, qualification: str, version: str) -> None:
    index = room.model.find(qualification, version)
    room.tree.scrollTo(index)
    desk.hand.click(room.tree.viewport(), room.tree.visualRect(index).center())
