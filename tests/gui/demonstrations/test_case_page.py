"""The case page: steps, saving by itself, undo, gates, guests, and the way back to the teacher."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.actions import planning
from desktop.actions.workspace import Workspace
from desktop.domain.assessment import AssessorView, Decision, SelfAssessment
from desktop.domain.case import Case
from desktop.domain.stages import Step
from desktop.domain.terms import Grade, Role, SelfMark
from desktop.gui.demonstrations.assess_page import AssessPage
from desktop.gui.demonstrations.case_page import CasePage
from desktop.gui.demonstrations.day_page import DayPage
from desktop.gui.demonstrations.decide_page import DecidePage
from desktop.gui.demonstrations.plan_page import PlanPage
from desktop.gui.demonstrations.sign_page import SignPage
from desktop.gui.demonstrations.workbench import Workbench
from desktop.gui.widgets.card import EmptyState
from desktop.texts import language
from tests.builders import DAY, NOON, a_case, a_compared_case, a_decision, a_plan, an_agreed_case, an_informed_case
from tests.gui.demonstrations.conftest import PASSPHRASE

Keep = Callable[[Case], Case]
OTHER = AssessorView(id="teacher", levels=dict.fromkeys(("r1", "r2", "r3"), Grade.THREE), ready_at=NOON)


@pytest.fixture
def show(workspace: Workspace, keep: Keep, qtbot: QtBot) -> Callable[[Case], CasePage]:
    """Open a case on the screen."""

    def opened(case: Case) -> CasePage:
        page = CasePage(workspace, keep(case).id)
        qtbot.addWidget(page, before_close_func=lambda one: one.end())
        page.resize(1170, 714)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return page

    return opened


def bench(page: CasePage) -> Workbench:
    assert page.bench is not None
    return page.bench


def plan_page(page: CasePage) -> PlanPage:
    found = bench(page).pages[Step.PLAN]
    assert isinstance(found, PlanPage)
    return found


def test_a_case_opens_at_the_step_where_it_stands_and_shows_what_is_done(show: Callable[[Case], CasePage]) -> None:
    page = show(a_compared_case())
    assert bench(page).step == Step.DECIDE
    assert bench(page).tabs.button(Step.ASSESS).accessibleName().endswith("valmis")
    assert not bench(page).tabs.button(Step.SIGN).accessibleName().endswith("valmis")


def test_steps_can_be_opened_ahead_and_say_what_is_missing(show: Callable[[Case], CasePage], qtbot: QtBot) -> None:
    page = show(a_case())
    for step in (Step.DAY, Step.ASSESS, Step.DECIDE, Step.SIGN):
        qtbot.mouseClick(bench(page).tabs.button(step), Qt.MouseButton.LeftButton)
        assert bench(page).step == step
        shown = bench(page).pages[step]
        assert shown.turn.text() or any("⚠" in one.text() for one in shown.findChildren(QLabel))


def test_words_save_themselves_a_moment_after_the_last_key(
    show: Callable[[Case], CasePage], workspace: Workspace, qtbot: QtBot
) -> None:
    page = show(a_case(plan=a_plan(place_description="")))
    qtbot.keyClicks(plan_page(page).frame.place, "osasto Tyyni")
    qtbot.waitUntil(lambda: workspace.cases.get("case0001").plan.place_description == "osasto Tyyni")


def test_words_are_saved_when_the_page_is_left(
    show: Callable[[Case], CasePage], workspace: Workspace, qtbot: QtBot
) -> None:
    page = show(a_case(plan=a_plan(place_description="")))
    qtbot.keyClicks(plan_page(page).frame.place, "osasto Tyyni")
    page.hide()
    assert workspace.cases.get("case0001").plan.place_description == "osasto Tyyni"


def test_a_change_is_taken_back_with_one_command(
    show: Callable[[Case], CasePage], workspace: Workspace, qtbot: QtBot
) -> None:
    page = show(a_case(plan=a_plan()))
    grid = plan_page(page).grid
    grid.setCurrentIndex(grid.model().index(2, 1))
    grid.setFocus()
    plan_page(page).marked.emit("t1", "r3", True)
    assert workspace.cases.get("case0001").plan.tasks[0].shows.get("r3")
    qtbot.keyClick(grid, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not workspace.cases.get("case0001").plan.tasks[0].shows.get("r3"))


def test_what_cannot_be_done_is_said_on_the_page_and_changes_nothing(
    show: Callable[[Case], CasePage], workspace: Workspace, qtbot: QtBot
) -> None:
    page = show(a_case())
    qtbot.mouseClick(plan_page(page).agree, Qt.MouseButton.LeftButton)
    assert plan_page(page).problem.text()
    assert not workspace.cases.get("case0001").plan.agreed


def test_a_change_from_elsewhere_is_shown_at_once(show: Callable[[Case], CasePage], workspace: Workspace) -> None:
    page = show(a_case(plan=a_plan()))
    planning.add_task(workspace, "case0001", "Kirjaa päivän", shows=("r3",))
    assert plan_page(page).grid.model().columnCount() == 5


def test_a_note_being_written_is_there_after_a_power_cut(
    show: Callable[[Case], CasePage], workspace: Workspace, qtbot: QtBot
) -> None:
    page = show(an_agreed_case(started_at=NOON))
    day = bench(page).pages[Step.DAY]
    assert isinstance(day, DayPage)
    with qtbot.waitSignal(day.drafted):
        qtbot.keyClicks(day.field.text, "Kesken")
    again = CasePage(workspace, "case0001")
    qtbot.addWidget(again, before_close_func=lambda one: one.end())
    reopened = bench(again).pages[Step.DAY]
    assert isinstance(reopened, DayPage)
    assert reopened.field.text.toPlainText() == "Kesken"
    assert workspace.cases.get("case0001").notes == ()


def test_a_guest_sees_only_their_own_view_in_their_language(
    show: Callable[[Case], CasePage], workspace: Workspace, qtbot: QtBot
) -> None:
    from desktop.domain.terms import Language

    page = show(an_agreed_case(started_at=NOON, views=(OTHER,), languages={Role.INSTRUCTOR: Language.SV}))
    with qtbot.waitSignal(page.guest_mode) as told:
        qtbot.mouseClick(bench(page).to_instructor, Qt.MouseButton.LeftButton)
    assert told.args == [True]
    assert language() == "sv"
    assert workspace.who == Role.INSTRUCTOR
    assert set(bench(page).pages) == {Step.PLAN, Step.DAY, Step.ASSESS}
    assert not bench(page).tabs.button(Step.SIGN).isVisible()
    assess = bench(page).pages[Step.ASSESS]
    assert isinstance(assess, AssessPage)
    assert assess.sides is None
    assert not bench(page).to_student.isVisible()


def test_the_laptop_comes_back_only_with_the_teachers_code(
    show: Callable[[Case], CasePage], workspace: Workspace, qtbot: QtBot
) -> None:
    page = show(an_agreed_case(started_at=NOON))
    page.begin_guest(Role.INSTRUCTOR)
    qtbot.mouseClick(bench(page).leave, Qt.MouseButton.LeftButton)
    assert page.give_back is not None
    qtbot.keyClicks(page.give_back.code, "arvaus")
    with qtbot.assertNotEmitted(page.guest_mode):
        qtbot.keyClick(page.give_back.code, Qt.Key.Key_Return)
        assert not page.give_back.act.isEnabled()
        qtbot.waitUntil(lambda: bool(page.give_back and page.give_back.problem.text()))
    assert page.give_back.act.isEnabled()
    page.give_back.code.setText(PASSPHRASE)
    with qtbot.waitSignal(page.guest_mode) as told:
        qtbot.mouseClick(page.give_back.act, Qt.MouseButton.LeftButton)
    assert told.args == [False]
    assert (language(), workspace.who) == ("fi", Role.TEACHER)
    assert len(bench(page).pages) == 5


def test_the_students_answers_are_stored_and_hidden_until_done(
    show: Callable[[Case], CasePage], workspace: Workspace, qtbot: QtBot
) -> None:
    page = show(an_agreed_case(started_at=NOON))
    qtbot.mouseClick(bench(page).to_student, Qt.MouseButton.LeftButton)
    assert page.self_assessment is not None
    qtbot.mouseClick(page.self_assessment.cards[SelfMark.ALONE], Qt.MouseButton.LeftButton)
    own = workspace.cases.get("case0001").self_assessment
    assert (own.marks, own.done_on, bool(own.offered_on)) == ({"r1": SelfMark.ALONE}, None, True)
    qtbot.mouseClick(page.self_assessment.decline, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.self_assessment.ask_back.other, Qt.MouseButton.LeftButton)
    assert workspace.cases.get("case0001").self_assessment.declined_on
    assert page.give_back is not None
    assert page.give_back.isVisible()


def test_before_the_demonstration_the_student_sees_the_plan_and_nothing_else(
    show: Callable[[Case], CasePage], qtbot: QtBot
) -> None:
    page = show(an_agreed_case())
    qtbot.mouseClick(bench(page).to_student, Qt.MouseButton.LeftButton)
    assert page.self_assessment is None
    assert list(bench(page).pages) == [Step.PLAN]


def test_a_page_that_is_closed_in_a_guests_turn_gives_the_language_back(
    show: Callable[[Case], CasePage], workspace: Workspace
) -> None:
    from desktop.domain.terms import Language

    page = show(an_agreed_case(started_at=NOON, languages={Role.INSTRUCTOR: Language.EN}))
    page.begin_guest(Role.INSTRUCTOR)
    page.end()
    assert (language(), workspace.who) == ("fi", Role.TEACHER)


def test_deciding_and_telling_in_one_press_goes_on_to_signing(
    show: Callable[[Case], CasePage], workspace: Workspace, qtbot: QtBot
) -> None:
    from tests.builders import a_decision

    page = show(a_compared_case(decision=a_decision()))
    decide = bench(page).pages[Step.DECIDE]
    assert isinstance(decide, DecidePage)
    qtbot.mouseClick(decide.primary, Qt.MouseButton.LeftButton)
    case = workspace.cases.get("case0001")
    assert case.decision.decided_on
    assert case.informed.on
    assert bench(page).step == Step.SIGN


def test_a_decision_without_a_grade_is_refused_in_words(
    show: Callable[[Case], CasePage], workspace: Workspace, qtbot: QtBot
) -> None:
    page = show(a_compared_case())
    decide = bench(page).pages[Step.DECIDE]
    assert isinstance(decide, DecidePage)
    qtbot.mouseClick(decide.primary, Qt.MouseButton.LeftButton)
    assert decide.problem.text()
    assert workspace.cases.get("case0001").decision.decided_on is None


def test_signing_locks_the_case_and_a_new_version_opens_it(
    show: Callable[[Case], CasePage], workspace: Workspace, qtbot: QtBot
) -> None:
    page = show(an_informed_case())
    sign = bench(page).pages[Step.SIGN]
    assert isinstance(sign, SignPage)
    assert bench(page).acts.sign(Role.TEACHER, "1234abcd", strokes=_ink(), task="opettaja")
    assert sign.version.isVisible()
    assert sign.signer is None
    assert sign.passing is not None
    assert not bench(page).undo_button.isVisible()
    bench(page).acts.new_version()
    case = workspace.cases.get("case0001")
    assert (case.number, case.is_closed, len(case.earlier)) == (2, False, 1)
    assert not sign.version.isVisible()


def test_a_refusal_is_kept_with_its_reason(show: Callable[[Case], CasePage], workspace: Workspace) -> None:
    page = show(an_informed_case())
    sign = bench(page).pages[Step.SIGN]
    assert isinstance(sign, SignPage)
    sign.refused.emit(Role.INSTRUCTOR, "En ollut paikalla.")
    assert workspace.cases.get("case0001").signing.refusals[0].reason == "En ollut paikalla."
    assert any("En ollut paikalla." in one.text() for one in sign.findChildren(QLabel))


def _ink() -> object:
    from desktop.domain.signing import Stroke

    return (Stroke(points=((0.1, 0.1, 0.5, 0), (0.5, 0.6, 0.5, 40), (0.9, 0.2, 0.5, 80))),)


@pytest.mark.parametrize("step", list(Step))
def test_everything_that_takes_the_keyboard_has_a_name(
    show: Callable[[Case], CasePage], step: Step, qtbot: QtBot
) -> None:
    page = show(
        an_informed_case(decision=replace(Decision(), grade=Grade.FAIL)) if step == Step.DECIDE else an_informed_case()
    )
    bench(page).go_to(step)
    QApplication.processEvents()
    assert unnamed(page) == []


@pytest.mark.parametrize("role", [Role.STUDENT, Role.INSTRUCTOR])
def test_guests_controls_have_names_too(show: Callable[[Case], CasePage], role: Role) -> None:
    page = show(an_agreed_case(started_at=NOON))
    page.begin_guest(role)
    QApplication.processEvents()
    assert unnamed(page) == []
    page._ask_code()
    assert unnamed(page) == []


def unnamed(page: QWidget) -> list[str]:
    """Visible widgets that take the keyboard by Tab and say nothing to a screen reader."""
    from PySide6.QtGui import QAccessible

    found = []
    for one in page.findChildren(QWidget):
        takes = bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus) and one.isVisible()
        if not takes or one.objectName().startswith("qt_"):
            continue
        name = one.accessibleName()
        if not name and not isinstance(one, QComboBox):
            name = QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name)
        if not name:
            found.append(f"{type(one).__name__} in {type(one.parentWidget()).__name__}")
    return found


def test_a_closed_page_is_gone_and_hears_nothing_more(workspace: Workspace, keep: Keep, qtbot: QtBot) -> None:
    keep(a_case(plan=a_plan()))
    page = CasePage(workspace, "case0001")
    page.show()
    gone = weakref.ref(page)
    page.hide()
    page.deleteLater()
    with qtbot.waitSignal(page.destroyed):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    del page
    gc.collect()
    planning.add_task(workspace, "case0001", "Kirjaa päivän")
    assert gone() is None


def test_no_decision_is_made_before_the_student_was_offered_self_assessment(
    show: Callable[[Case], CasePage], workspace: Workspace, qtbot: QtBot
) -> None:
    unheard = replace(a_compared_case().self_assessment, done_on=None)
    page = show(replace(a_compared_case(), self_assessment=unheard, decision=a_decision()))
    bench(page).go_to(Step.DECIDE)
    decide = bench(page).pages[Step.DECIDE]
    assert isinstance(decide, DecidePage)
    decide.primary.click()
    assert workspace.cases.get("case0001").decision.decided_on is None
    assert "itsearvioin" in decide.turn.text() + decide.problem.text()


@pytest.mark.parametrize(
    "settled", [SelfAssessment(offered_on=DAY, done_on=DAY), SelfAssessment(offered_on=DAY, declined_on=DAY)]
)
def test_an_offered_self_assessment_opens_the_decision_done_or_declined(
    settled: SelfAssessment, show: Callable[[Case], CasePage], workspace: Workspace
) -> None:
    page = show(replace(a_compared_case(), self_assessment=settled, decision=a_decision()))
    bench(page).go_to(Step.DECIDE)
    decide = bench(page).pages[Step.DECIDE]
    assert isinstance(decide, DecidePage)
    decide.primary.click()
    assert workspace.cases.get("case0001").decision.decided_on == DAY


def test_that_the_student_declines_is_asked_back_once(
    show: Callable[[Case], CasePage], workspace: Workspace, qtbot: QtBot
) -> None:
    page = show(an_agreed_case(started_at=NOON))
    bench(page).go_to(Step.ASSESS)
    assess = bench(page).pages[Step.ASSESS]
    assert isinstance(assess, AssessPage)
    assess.look_at("self")
    for asked, declined in ((1, None), (2, DAY)):
        state = assess.hidden.findChildren(EmptyState)[-1]
        qtbot.waitUntil(state.other.isVisible)
        qtbot.mouseClick(state.other, Qt.MouseButton.LeftButton)
        assert workspace.cases.get("case0001").self_assessment.declined_on == declined, asked


class Looks(QObject):
    """Counts how often widgets of a window are told that they have another style."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.StyleChange and isinstance(watched, QWidget)
        return False


@pytest.mark.parametrize("case", [a_case(), an_agreed_case(), a_compared_case(3)], ids=["plan", "day", "decide"])
def test_what_opens_hangs_together_from_the_page_down_and_is_given_its_look_about_once(
    show: Callable[[Case], CasePage], case: Case, qapp: QApplication
) -> None:
    looks = Looks()
    qapp.installEventFilter(looks)
    page = show(case)
    qapp.removeEventFilter(looks)
    assert looks.count < 3 * len(page.findChildren(QWidget))
