"""The hands of the measurements of the window: ``python -m tests.benchmarks.hands PART FILE KEY`` prints JSON."""

from __future__ import annotations

import gc
import json
import resource
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import cycle, product
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget

from desktop.actions.workspace import Kind, Workspace
from desktop.domain.case import Case
from desktop.domain.stages import Step
from desktop.domain.terms import Role
from desktop.gui.application import make_application, make_window
from desktop.gui.demonstrations.assess_page import AssessPage
from desktop.gui.demonstrations.day_page import DayPage
from desktop.gui.demonstrations.decide_page import DecidePage
from desktop.gui.demonstrations.history_dialog import HistoryDialog
from desktop.gui.demonstrations.plan_page import PlanPage
from desktop.gui.demonstrations.step_page import StepPage
from desktop.gui.frame import Frame
from desktop.gui.preferences import Preferences
from desktop.gui.rail import ROOMS
from desktop.store.connection import open_file
from tests.benchmarks.large import MEASURED, case_id

OPENINGS, MARKS = 7, 25
ACTIONS, EARLY = 2000, 100
CHANGES = 2000


def settle() -> None:
    """Let everything that waits be done and painted, and what is to go, go."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for _turn in range(3):
        QApplication.processEvents()


def took(act: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    """Milliseconds until an act is done and painted."""
    settle()
    gc.collect()
    gc.disable()
    start = clock()
    act()
    settle()
    spent = (clock() - start) * 1000
    gc.enable()
    return spent


def page(frame: Frame, kind: type[Any]) -> Any:
    """The page that is in front."""
    assert frame.case_page is not None
    bench = frame.case_page.bench
    assert bench is not None
    found = bench.pages[bench.step]
    assert isinstance(found, kind), type(found).__name__
    return found


def go(frame: Frame, step: Step) -> None:
    """Open the long case of a step, at that step."""
    frame.open_case(case_id(step))
    assert frame.case_page is not None
    bench = frame.case_page.bench
    assert bench is not None
    if bench.step != step:
        bench.go_to(step)
    settle()


# Opening a case beside an empty form


def openings(frame: Frame) -> dict[str, list[list[float]]]:
    """For each step, our opening and the empty form's, in turns; the first turn does not count."""
    found: dict[str, list[list[float]]] = {}
    for step in MEASURED:
        turns = []
        for _turn in range(OPENINGS + 1):
            ours = took(lambda step=step: frame.open_case(case_id(step)))  # type: ignore[misc]
            assert page(frame, StepPage)
            plan = blueprint(frame.case_page)
            room = frame.stack
            empty = took(lambda plan=plan, room=room: show_empty(plan, room))  # type: ignore[misc]
            form = room.currentWidget()
            assert form is not None
            room.removeWidget(form)
            form.deleteLater()
            frame.close_case()
            turns.append([ours, empty])
        found[step] = turns[1:]
    return found


def blueprint(widget: QWidget | None) -> tuple[Any, ...]:
    """What an empty form has to build for a widget: plain class, look, place, layout, children."""
    assert widget is not None
    plain = next(one for one in type(widget).__mro__ if one.__module__.startswith("PySide6."))
    plain = QPushButton if plain is QAbstractButton else plain
    names = [bytes(name.data()).decode() for name in widget.dynamicPropertyNames()]
    look = [(name, widget.property(name)) for name in names if not name.startswith("_q")]
    children = [one for one in widget.children() if isinstance(one, QWidget) and not one.isWindow()]
    own = [one for one in children if not one.objectName().startswith("qt_")]  # what the plain class makes by itself
    shown = [blueprint(one) for one in own] if plain.__name__ not in _WITH_INSIDES else []
    inner = _inner(widget, plain.__name__)
    return (plain, look, widget.geometry(), widget.isHidden(), inner, shown)


_WITH_INSIDES = {"QTableView", "QScrollArea", "QPlainTextEdit", "QComboBox", "QDateEdit", "QLineEdit", "QStackedWidget"}


def _inner(widget: QWidget, name: str) -> list[tuple[Any, ...]]:
    """The content of a scroll area or a stack."""
    if name == "QScrollArea":
        return [blueprint(widget.widget())]  # type: ignore[attr-defined]
    if name == "QStackedWidget":
        return [blueprint(widget.widget(place)) for place in range(widget.count())]  # type: ignore[attr-defined]
    return []


def show_empty(plan: tuple[Any, ...], room: Any) -> None:
    """Build the empty form and put it where the case was."""
    form = build(plan, None)
    room.addWidget(form)
    room.setCurrentWidget(form)


def build(plan: tuple[Any, ...], parent: QWidget | None) -> QWidget:
    """A plain widget with its children."""
    plain, look, geometry, hidden, inner, children = plan
    made: QWidget = plain(parent)
    for name, value in look:
        made.setProperty(name, value)
    made.setGeometry(geometry)
    for one in inner:
        held = build(one, None)
        if hasattr(made, "setWidget"):
            made.setWidget(held)
        else:
            made.addWidget(held)  # type: ignore[attr-defined]
    for one in children:
        build(one, made)
    if hidden and parent is not None:
        made.hide()
    return made


# Acts


def acts(frame: Frame) -> dict[str, list[float]]:
    """Marks by key and by pointer, and notes."""
    return {"a mark by key": marks(frame), "a mark in the grid": grid_marks(frame), "a note": notes(frame)}


def marks(frame: Frame) -> list[float]:
    go(frame, Step.ASSESS)
    levels = page(frame, AssessPage).levels
    rows = cycle(list(levels._rows))
    keys = cycle((Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5, Qt.Key.Key_1))
    times = []
    for _turn in range(MARKS):
        levels.go_to(next(rows))
        where, key = QApplication.focusWidget(), next(keys)
        assert where is not None
        times.append(took(lambda where=where, key=key: QTest.keyClick(where, key)))  # type: ignore[misc]
    return times


def grid_marks(frame: Frame) -> list[float]:
    go(frame, Step.PLAN)
    grid = page(frame, PlanPage).grid
    times = []
    for row, column in list(product(range(5), range(1, 6)))[:MARKS]:
        index = grid.model().index(row, column)
        before = _mark(frame, grid, row, column)
        place = grid.visualRect(index).center()
        times.append(took(lambda place=place: QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)))  # type: ignore[misc]
        assert _mark(frame, grid, row, column) != before
    return times


def _mark(frame: Frame, grid: Any, row: int, column: int) -> bool:
    assert frame.case_page is not None
    task = frame.case_page.acts.case().plan.tasks[column - 1]
    return bool(task.shows.get(grid.plan_model().requirement(row).id))


def notes(frame: Frame) -> list[float]:
    go(frame, Step.DAY)
    day = page(frame, DayPage)
    assert frame.case_page is not None
    times = []
    for turn in range(MARKS):
        before = len(frame.case_page.acts.case().notes)
        QTest.keyClicks(day.field.text, f"Teki itse kohdan ja kertoi siita {turn}")
        day.field.text.flush()
        times.append(took(lambda: QTest.keyClick(day.field.text, Qt.Key.Key_Return)))
        assert len(frame.case_page.acts.case().notes) == before + 1
    return times


# Typing, rooms, memory


def typing(frame: Frame) -> dict[str, float]:
    """By the clock: a key, and a key that comes when a save is just due, so that it waits for the save."""
    go(frame, Step.DECIDE)
    reason = page(frame, DecidePage).reasons.reason
    reason.setFocus()
    frame.workspace.expect_changes()
    time.sleep(1.5)  # the journal is begun while the person reads
    bare, met = [], []
    for _turn in range(MARKS):
        bare.append(took(lambda: QTest.keyClick(reason, Qt.Key.Key_A), time.perf_counter))
        met.append(took(lambda: (reason.flush(), QTest.keyClick(reason, Qt.Key.Key_B)), time.perf_counter))
        reason.flush()
    return {"key": statistics.median(bare), "met": statistics.median(met), "worst": max(met)}


def rooms(frame: Frame) -> dict[str, float]:
    """Each way from room to room, after each room was made."""
    for room in ROOMS:
        frame.open_room(room.name)
        settle()
    found = {}
    for one, other in product(ROOMS, ROOMS):
        if one is not other:
            times = []
            for _turn in range(3):
                frame.open_room(one.name)
                times.append(took(lambda other=other: frame.open_room(other.name)))  # type: ignore[misc]
            found[f"{one.name} → {other.name}"] = statistics.median(times)
    return found


def memory(frame: Frame) -> dict[str, float]:
    """Peak memory early and late in many actions of every kind."""
    script = _endless(frame)
    early = 0.0
    for number in range(ACTIONS):
        next(script)()
        settle()
        if number + 1 == EARLY:
            gc.collect()
            early = _peak()
    return {"early": early, "late": _peak()}


def _peak() -> float:
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def _endless(frame: Frame) -> Any:
    """Opening cases, steps, marks, rooms, searches, guests' turns, over and over."""
    keys = cycle((Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4))
    for room, step, words in zip(cycle(ROOMS), cycle(MEASURED), cycle(("aino", "kuusikko", "työ")), strict=False):
        yield lambda room=room: frame.open_room(room.name)
        yield lambda words=words: frame._find(words)
        yield lambda step=step: frame.open_case(case_id(step))
        bench = frame.case_page.bench  # type: ignore[union-attr]
        for one in MEASURED:
            yield lambda one=one, bench=bench: bench.go_to(one)
        yield lambda bench=bench: bench.go_to(Step.ASSESS)
        for _mark in range(3):
            yield lambda: QTest.keyClick(QApplication.focusWidget() or frame, next(keys))
        yield lambda: frame.case_page.begin_guest(Role.INSTRUCTOR)  # type: ignore[union-attr]
        yield lambda: frame.case_page.end_guest()  # type: ignore[union-attr]


def looking_back(frame: Frame) -> list[float]:
    """The history of a case that was changed very often, opened by the button that tells of saving."""
    go(frame, Step.DECIDE)
    assert frame.case_page is not None
    case = frame.case_page.acts.case()
    _change_often(frame, case)
    bench = frame.case_page.bench
    assert bench is not None
    times = []
    for _turn in range(MARKS):
        times.append(took(bench.saved.click))
        [dialog] = [one for one in QApplication.topLevelWidgets() if isinstance(one, HistoryDialog)]
        assert dialog.list.count() > CHANGES
        dialog.reject()
    return times


def _change_often(frame: Frame, case: Case) -> None:
    cases = frame.workspace.cases
    with frame.workspace.change("Benchmark", Kind.SETTINGS):
        for number in range(CHANGES):
            case = replace(case, decision=replace(case.decision, next_steps=f"Jatkaa {number}"))
            cases.save(case, who="teacher", what=f"Change {number}")


PARTS: dict[str, Callable[[Frame], object]] = {
    "openings": openings,
    "acts": acts,
    "typing": typing,
    "rooms": rooms,
    "memory": memory,
    "looking_back": looking_back,
}


def main(part: str, path: Path, key: str) -> None:
    """Open the window on the file and measure."""
    app = make_application()
    window = make_window(app, Preferences(language="fi", file=str(path)))
    frame = window.open(Workspace(open_file(path, bytes.fromhex(key)), path))
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    print(json.dumps(PARTS[part](frame)))
    window.close()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3])
