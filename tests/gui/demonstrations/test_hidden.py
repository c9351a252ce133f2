"""Until every view is ready, nothing on the screen depends on what another has marked or privately noted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.actions import assessing
from desktop.actions.workspace import Workspace
from desktop.domain.assessment import AssessorView, Observation, SelfAssessment
from desktop.domain.case import Case
from desktop.domain.stages import Step
from desktop.domain.terms import Grade, Leaning, Role, SelfMark
from desktop.gui.demonstrations.assess_page import AssessPage
from desktop.gui.demonstrations.case_page import CasePage
from desktop.gui.demonstrations.day_page import DayPage
from tests.builders import DAY, NOON, an_agreed_case
from tests.gui.demonstrations.everything import everything, picture

Keep = Callable[[Case], Case]
SECRET = "Salainen"
OTHER = {Role.TEACHER: Role.INSTRUCTOR, Role.INSTRUCTOR: Role.TEACHER}


def a_case_half_assessed(reader: Role, grade: Grade, word: str) -> Case:
    """The reader has marked r1; the other has marked everything with a grade, in their own words."""
    own = AssessorView(id=reader, levels={"r1": Grade.TWO}, comments={"r1": "Oma sana"})
    rows = ("r1", "r2", "r3")
    theirs = AssessorView(
        id=OTHER[reader], levels=dict.fromkeys(rows, grade), comments=dict.fromkeys(rows, word), ready_at=NOON
    )
    leaning = Leaning.PLUS if grade == Grade.FIVE else Leaning.MINUS
    note = Observation(id="n1", at=NOON, by=OTHER[reader], text=word, requirements=("r1",), leaning=leaning)
    mark = SelfMark.ALONE if grade == Grade.FIVE else SelfMark.MUCH_HELP
    own_words = SelfAssessment(offered_on=DAY, marks={"r1": mark}, sentences={"r1": word}, would_do_differently=word)
    return an_agreed_case(started_at=NOON, views=(own, theirs), notes=(note,), self_assessment=own_words)


@pytest.fixture
def steady(qapp: QApplication) -> Iterator[None]:
    """The cursor in a field stands still: two pictures are not taken at the same moment of its blinking."""
    before = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    yield
    qapp.setCursorFlashTime(before)


@pytest.fixture
def tour(
    workspace: Workspace, keep: Keep, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, steady: None
) -> Callable[[Case, Role], tuple[list[str], list[QImage]]]:
    """Show a case to a reader, and go to every step and every side of the assessment.

    The code on a paper names the case and its version by a hash: it is another for each, and tells nothing of either.
    """
    for module in ("assessment_pdf", "code_parts"):
        monkeypatch.setattr(f"desktop.export.{module}.document_code", lambda *_named: "00000-00000")

    def go(case: Case, reader: Role) -> tuple[list[str], list[QImage]]:
        case = replace(case, id=workspace.new_id())
        keep(case)
        page = CasePage(workspace, case.id)
        qtbot.addWidget(page, before_close_func=lambda one: one.end())
        page.resize(1170, 900)
        page.show()
        if reader != Role.TEACHER:
            page.begin_guest(reader)
        told: list[str] = []
        pictures: list[QImage] = []
        for _stop in stops(page):
            QApplication.processEvents()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            told += everything(page)
            pictures.append(picture(page))
        page.hide()
        return told, pictures

    return go


def stops(page: CasePage) -> chain[object]:
    """Every place of the case where a reader can look."""
    assert page.bench is not None
    bench = page.bench
    found = bench.pages[Step.ASSESS]
    assert isinstance(found, AssessPage)
    places: list[Callable[[], None]] = [lambda step=step: bench.go_to(step) for step in bench.pages]  # type: ignore[misc]
    places.append(lambda: bench.go_to(Step.ASSESS))
    day = bench.pages[Step.DAY]
    assert isinstance(day, DayPage)
    if day.writer is not None:
        places += [lambda: bench.go_to(Step.DAY), *(day.writer.button(one).click for one in OTHER)]
        places.append(lambda: bench.go_to(Step.ASSESS))
    if found.sides is not None:
        places += [lambda side=side: found._choose_side(side) for side in ("both", "teacher", "instructor", "self")]  # type: ignore[misc]
    return chain(place() for place in places)


@pytest.mark.parametrize("reader", OTHER)
def test_no_text_and_no_pixel_depends_on_what_is_hidden(
    reader: Role, tour: Callable[[Case, Role], tuple[list[str], list[QImage]]]
) -> None:
    low, low_pictures = tour(a_case_half_assessed(reader, Grade.ONE, f"{SECRET} sana A"), reader)
    high, high_pictures = tour(a_case_half_assessed(reader, Grade.FIVE, f"{SECRET} sana B"), reader)
    assert len(low) > 200
    assert [one for one in (*low, *high) if SECRET in one] == []
    assert [pair for pair in zip(low, high, strict=True) if pair[0] != pair[1]] == []
    assert low_pictures == high_pictures


@pytest.mark.parametrize("reader", OTHER)
def test_the_tour_would_see_what_is_no_longer_hidden(
    reader: Role, tour: Callable[[Case, Role], tuple[list[str], list[QImage]]]
) -> None:
    """The test before could not fail if the tour passed by where levels and words are shown."""
    case = a_case_half_assessed(reader, Grade.FIVE, f"{SECRET} sana")
    ready = tuple(replace(view, levels={**view.levels, "r2": Grade.ONE}, ready_at=NOON) for view in case.views)
    told, _pictures = tour(replace(case, views=ready), reader)
    assert any(SECRET in one for one in told)
    assert any("5 Kiitettävä: " in one for one in told)


def test_what_is_hidden_is_not_found_by_searching(workspace: Workspace, keep: Keep) -> None:
    keep(a_case_half_assessed(Role.TEACHER, Grade.FIVE, SECRET))
    assert workspace.lists.search(SECRET) == []
    assert [row.student for row in workspace.lists.search("Aino")] == ["Aino Esimerkki"]


def test_what_a_guest_did_is_not_the_teachers_to_take_back(workspace: Workspace, keep: Keep, qtbot: QtBot) -> None:
    """Undo would change the other's hidden view, and show that by what is left."""
    keep(an_agreed_case(started_at=NOON))
    page = CasePage(workspace, "case0001")
    qtbot.addWidget(page, before_close_func=lambda one: one.end())
    page.begin_guest(Role.INSTRUCTOR)
    assessing.set_level(workspace, "case0001", "instructor", "r1", Grade.FOUR)
    page.end_guest()
    assert page.bench is not None
    page.bench.undo()
    assert workspace.cases.get("case0001").view("instructor").levels == {"r1": Grade.FOUR}
    assert not page.bench.undo_button.isVisibleTo(page)


def test_a_widget_that_tells_is_heard() -> None:
    class Talking(QWidget):
        def text(self) -> str:
            return SECRET

    assert any(SECRET in one for one in everything(Talking()))
