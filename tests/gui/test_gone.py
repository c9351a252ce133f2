"""What is closed is gone: every page and dialog of ours, with all that it held."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.actions.plan_preview import FilePreview, preview_plans, read_plans
from desktop.actions.workspace import Workspace
from desktop.domain.stages import Step
from desktop.domain.terms import Role
from desktop.gui.cases.new_case import NewCaseDialog
from desktop.gui.demonstrations.header_dialog import HeaderDialog
from desktop.gui.frame import Frame
from desktop.gui.hoks.plan_dialog import PlanDialog
from desktop.gui.main_window import MainWindow
from desktop.gui.rail import ROOMS
from desktop.tools.sample_hoks import plans_file

Refs = list["weakref.ref[QWidget]"]


@pytest.fixture
def frame(window: MainWindow, sample: Workspace, qtbot: QtBot) -> Iterator[Frame]:
    """The window on the file with made-up demonstrations."""
    yield window.open(sample)
    if window.frame is not None:
        window.frame.end()
        window.frame = None


def refs(widget: QWidget) -> Refs:
    """All of ours in a widget, without holding it."""
    every = (widget, *widget.findChildren(QWidget))
    return [weakref.ref(one) for one in every if type(one).__module__.startswith("desktop.")]


def left(kept: Refs) -> list[str]:
    """What of it is still there once everything that waits has been done."""
    for _round in range(3):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
    return sorted({type(widget).__name__ for ref in kept if (widget := ref()) is not None})


def plans_to_show(workspace: Workspace) -> FilePreview:
    """Two plans (HOKS) before they are taken in."""
    return preview_plans(workspace, read_plans(plans_file(), workspace.today()), "hoks.json")


def look_at_all(frame: Frame, case_id: str) -> Refs:
    """Look at every step of a case, also as a guest; what was made on the way."""
    frame.open_case(case_id)
    page = frame.case_page
    assert page is not None
    kept: Refs = []
    for role in (None, Role.INSTRUCTOR, Role.STUDENT):
        if role is not None:
            page.begin_guest(role)
        if page.bench is not None:
            for step in page.bench.pages:
                page.bench.go_to(step)
        kept += refs(page)
        if role is not None:
            page.end_guest()
    return kept


@pytest.mark.parametrize("at", Step)
def test_a_closed_case_leaves_nothing(frame: Frame, at: Step) -> None:
    row = next((one for one in frame.workspace.lists.page(0, 50) if one.step == at), None)
    if row is None:
        pytest.skip("no sample stands at this step")
    kept = look_at_all(frame, row.id)
    assert kept
    frame.close_case()
    assert left(kept) == []


def test_the_pages_of_a_guest_are_gone_when_the_laptop_is_given_back(frame: Frame) -> None:
    row = frame.workspace.lists.page(0, 1)[0]
    frame.open_case(row.id)
    assert frame.case_page is not None
    for role in (Role.INSTRUCTOR, Role.STUDENT):
        frame.case_page.begin_guest(role)
        view = frame.case_page.bench or frame.case_page.self_assessment
        assert view is not None
        kept = refs(view)
        del view
        frame.case_page.end_guest()
        assert left(kept) == []


def test_a_locked_window_keeps_no_room(frame: Frame, window: MainWindow) -> None:
    for room in ROOMS:
        frame.open_room(room.name)
    kept = [one for one in refs(frame) if one() is not frame]
    assert len({type(one()).__name__ for one in kept}) > len(ROOMS)
    window.lock()
    left(kept)
    assert [
        type(one()).__name__ for one in kept if one() is not None and isValid(one())
    ] == []  # this test itself holds the frame


@pytest.mark.parametrize(
    "make",
    [
        lambda frame: NewCaseDialog(frame.workspace, frame),
        lambda frame: HeaderDialog(frame.workspace.cases.get(frame.workspace.lists.page(0, 1)[0].id), frame),
        lambda frame: PlanDialog(frame.workspace, plans_to_show(frame.workspace), frame),
    ],
    ids=["new case", "basic data", "plan"],
)
def test_a_closed_dialog_is_gone(frame: Frame, make: Callable[[Frame], QDialog]) -> None:
    dialog = make(frame)
    kept = refs(dialog)
    dialog.open()
    dialog.reject()
    del dialog
    assert left(kept) == []


def test_what_a_closed_case_leaves_is_tidied_away_without_waiting_for_python(frame: Frame, qtbot: QtBot) -> None:
    row = frame.workspace.lists.page(0, 1)[0]
    kept = look_at_all(frame, row.id)
    frame.close_case()
    qtbot.waitUntil(lambda: not any(one() for one in kept), timeout=10_000)
