"""Planning: the grid, the task field, the frame, a requirement's own dialog."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.domain.demonstration import Plan, RequirementPlan, Task
from desktop.domain.gates import problems_to_agree
from desktop.domain.terms import Coverage, PlaceKind, Role
from desktop.gui.demonstrations.checklist import checks_before_agreeing
from desktop.gui.demonstrations.plan_frame import PlanFrame
from desktop.gui.demonstrations.plan_grid import PlanGrid
from desktop.gui.demonstrations.plan_grid_layout import grid_sizes
from desktop.gui.demonstrations.plan_grid_model import PlanGridModel
from desktop.gui.demonstrations.plan_grid_paint import badge_places
from desktop.gui.demonstrations.plan_page import PlanPage
from desktop.gui.demonstrations.quick_text import Quick, read_tasks
from desktop.gui.demonstrations.readiness import ReadinessRow
from desktop.gui.demonstrations.requirement_dialog import RequirementDialog
from desktop.gui.demonstrations.task_adder import TaskAdder
from desktop.gui.theme import GUEST_TARGET
from desktop.gui.widgets.painting import breakable
from tests.builders import a_case, a_plan, an_agreed_case
from tests.gui.demonstrations.conftest import shown

TWO = (
    Task(id="t1", text="Ohjaa aamutoimet", shows={"r1": True}),
    Task(id="t2", text="Kirjaa", proposed_by=Role.STUDENT),
)


@pytest.fixture
def grid(qtbot: QtBot) -> PlanGrid:
    made = PlanGrid()
    qtbot.addWidget(made)
    plan = replace(a_plan(tasks=TWO), requirements=(RequirementPlan(id="r3", coverage=Coverage.INTERVIEW),))
    made.show_plan(shown(a_case(plan=plan)))
    made.resize(700, 400)
    made.show()
    qtbot.waitUntil(lambda: made.windowHandle().isExposed())
    return made


def test_space_says_that_a_task_shows_a_requirement(grid: PlanGrid, qtbot: QtBot) -> None:
    grid.setCurrentIndex(grid.model().index(1, 2))
    with qtbot.waitSignal(grid.marked) as told:
        qtbot.keyClick(grid, Qt.Key.Key_Space)
    assert told.args == ["t2", "r2", True]


def cell(grid: PlanGrid, beginning: str) -> QAccessibleInterface:
    """A cell as a screen reader knows it, by how its name begins."""
    table = QAccessible.queryAccessibleInterface(grid)
    assert table is not None
    cells = (table.child(number) for number in range(table.childCount()))
    return next(one for one in cells if one and one.text(QAccessible.Text.Name).startswith(beginning))


def test_a_screen_reader_hears_and_changes_the_marks(grid: PlanGrid, qtbot: QtBot) -> None:
    assert cell(grid, "Vaatimus 1, tehtävä Ohjaa aamutoimet: osoittaa").state().selected
    waiting = cell(grid, "Vaatimus 2, tehtävä Kirjaa: ei osoita")
    assert not waiting.state().selected
    with qtbot.waitSignal(grid.marked) as told:
        waiting.actionInterface().doAction("Toggle")
    assert told.args == ["t2", "r2", True]
    with qtbot.waitSignal(grid.marked) as told:
        cell(grid, "Vaatimus 1, tehtävä Ohjaa aamutoimet: osoittaa").actionInterface().doAction("Toggle")
    assert told.args == ["t1", "r1", False]


def test_keys_and_pointer_select_nothing(grid: PlanGrid, qtbot: QtBot) -> None:
    marked = grid.selectedIndexes()
    grid.setCurrentIndex(grid.model().index(0, 0))
    qtbot.keyClick(grid, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    assert grid.selectedIndexes() == marked
    assert grid.currentIndex().row() == 1


def test_arrows_and_space_take_a_mark_away(grid: PlanGrid, qtbot: QtBot) -> None:
    grid.setCurrentIndex(grid.model().index(0, 0))
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    with qtbot.waitSignal(grid.marked) as told:
        qtbot.keyClick(grid, Qt.Key.Key_Space)
    assert told.args == ["t1", "r1", False]


def test_a_click_on_a_square_marks_it(grid: PlanGrid, qtbot: QtBot) -> None:
    place = grid.visualRect(grid.model().index(1, 1)).center()
    with qtbot.waitSignal(grid.marked) as told:
        qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == ["t1", "r2", True]


def test_a_click_on_a_letter_and_the_letter_key_choose_who_observes(grid: PlanGrid, qtbot: QtBot) -> None:
    cell = grid.visualRect(grid.model().index(0, 3))
    with qtbot.waitSignal(grid.planned) as told:
        qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=badge_places(cell)[1].center().toPoint())
    assert told.args[0].observers == (Role.INSTRUCTOR,)
    grid.setCurrentIndex(grid.model().index(0, 1))
    with qtbot.waitSignal(grid.planned) as told:
        qtbot.keyClick(grid, Qt.Key.Key_O)
    assert told.args[0].observers == (Role.TEACHER,)


def test_a_row_that_is_covered_otherwise_opens_its_menu_instead_of_a_mark(grid: PlanGrid, qtbot: QtBot) -> None:
    grid.setCurrentIndex(grid.model().index(2, 1))
    with qtbot.waitSignal(grid.row_menu) as told, qtbot.assertNotEmitted(grid.marked):
        qtbot.keyClick(grid, Qt.Key.Key_Space)
    assert told.args[0] == 2


def test_every_cell_says_in_words_what_it_shows(grid: PlanGrid) -> None:
    model = grid.plan_model()
    says = [
        [model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole) for column in range(5)] for row in range(3)
    ]
    assert all(all(row) for row in says)
    assert says[0][1] != says[1][1]
    assert "Ohjaa aamutoimet" in says[0][1]
    assert not model.facts(1).covered
    assert says[1][4] == "2: puuttuu"


def test_all_rows_can_be_seen_without_a_scroll_bar_of_their_own(grid: PlanGrid) -> None:
    assert grid.visualRect(grid.model().index(2, 0)).bottom() <= grid.viewport().height()


def test_the_columns_share_the_whole_room_where_it_is_enough() -> None:
    model = PlanGridModel()
    model.show(shown(a_case(plan=a_plan(tasks=TWO))))
    assert sum(grid_sizes(model, 900, large=False).widths) == 900
    assert sum(grid_sizes(model, 300, large=False).widths) > 300
    assert min(grid_sizes(model, 300, large=True).heights) >= GUEST_TARGET


def test_tasks_that_find_no_room_are_reached_by_a_scroll_bar(grid: PlanGrid, qtbot: QtBot) -> None:
    assert not grid.horizontalScrollBar().isVisible()
    many = tuple(Task(id=f"t{number}", text="Kirjaa") for number in range(20))
    grid.show_plan(shown(a_case(plan=a_plan(tasks=many))))
    qtbot.waitUntil(grid.horizontalScrollBar().isVisible)
    assert grid.visualRect(grid.model().index(2, 0)).bottom() <= grid.viewport().height()
    grid.show_plan(shown(a_case(plan=a_plan(tasks=TWO))))
    qtbot.waitUntil(lambda: not grid.horizontalScrollBar().isVisible())


def test_a_plan_that_opens_is_painted_once(qtbot: QtBot) -> None:
    page = PlanPage()
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show_case(shown(a_case(12, plan=a_plan(tasks=TWO))))
    paints = Paints()
    page.grid.viewport().installEventFilter(paints)
    page.show()
    qtbot.waitUntil(lambda: paints.count > 0)
    for _turn in range(5):
        QApplication.processEvents()
    assert paints.count == 1


class Paints(QObject):
    """Counts how often a widget is painted."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def test_the_model_keeps_the_rules_of_models(qtmodeltester: ModelTester) -> None:
    model = PlanGridModel()
    model.show(shown(a_case(plan=a_plan(tasks=TWO))))
    qtmodeltester.check(model)


def test_long_words_may_be_divided_between_syllables() -> None:
    assert breakable("muisteluhetken ohjaus").replace("\u00ad", "-").startswith("muis-te")
    assert breakable("lyhyt sana") == "lyhyt sana"


def test_numbers_after_a_colon_say_what_a_task_shows() -> None:
    assert read_tasks("Ohjaa ulkoilun: 1, 3-5\nKirjaa; Palaveri klo 14:30", 10) == [
        Quick("Ohjaa ulkoilun", (1, 3, 4, 5)),
        Quick("Kirjaa"),
        Quick("Palaveri klo 14:30"),
    ]


@pytest.mark.parametrize("line", ["Ohjaa: 11", "Ohjaa: 0", ": 1", "Ohjaa: 5-3", "Ohjaa: 1-99999999999", "Ohjaa: x"])
def test_numbers_that_name_no_requirement_stay_words(line: str) -> None:
    assert read_tasks(line, 10) == [Quick(line)]


def test_written_tasks_are_handed_on_with_who_proposes_them(qtbot: QtBot) -> None:
    adder = TaskAdder()
    qtbot.addWidget(adder)
    adder.show_count(3, Role.TEACHER)
    adder.show()
    qtbot.keyClicks(adder.field, "Kirjaa: 2")
    qtbot.mouseClick(adder.by.button(Role.STUDENT), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(adder.added) as told:
        qtbot.keyClick(adder.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told.args == [[Quick("Kirjaa", (2,))], Role.STUDENT]


def test_what_is_being_written_is_kept_as_a_draft(qtbot: QtBot) -> None:
    adder = TaskAdder()
    qtbot.addWidget(adder)
    adder.show()
    with qtbot.waitSignal(adder.drafted) as told:
        qtbot.keyClicks(adder.field, "Ohjaa")
    assert told.args == ["Ohjaa"]


def test_the_kind_of_place_is_chosen_with_one_press(qtbot: QtBot) -> None:
    frame = PlanFrame()
    qtbot.addWidget(frame)
    frame.show_plan(shown(a_case(plan=a_plan(place_kind=None))))
    frame.show()
    with qtbot.waitSignal(frame.edited) as told:
        qtbot.mouseClick(frame.place_kind.button(PlaceKind.BOTH), Qt.MouseButton.LeftButton)
    assert told.args[0].place_kind == PlaceKind.BOTH


def test_an_assessor_states_that_nothing_disqualifies_them(qtbot: QtBot) -> None:
    frame = PlanFrame()
    qtbot.addWidget(frame)
    frame.show_plan(shown(a_case(plan=a_plan())))
    frame.show()
    with qtbot.waitSignal(frame.stated) as told:
        frame.statement("instructor").click()
    assert told.args == ["instructor", False]


def test_the_frame_shows_without_telling(qtbot: QtBot) -> None:
    frame = PlanFrame()
    qtbot.addWidget(frame)
    with qtbot.assertNotEmitted(frame.edited), qtbot.assertNotEmitted(frame.stated):
        frame.show_plan(shown(a_case(plan=a_plan())))
        frame.show_plan(shown(a_case()))


def test_the_list_before_agreeing_counts_what_is_done() -> None:
    assert all(check.done for check in checks_before_agreeing(problems_to_agree(a_case(plan=a_plan()))))
    missing = [check for check in checks_before_agreeing(problems_to_agree(a_case())) if not check.done]
    assert len(missing) == 7
    assert all(check.missing for check in missing)


def test_a_deviation_needs_its_reason(qtbot: QtBot) -> None:
    row = shown(a_case()).planned_rows[0]
    dialog = RequirementDialog(row, RequirementPlan(id="r1"))
    qtbot.addWidget(dialog)
    dialog.open()
    deviation = dialog.choices[1 + list(Coverage).index(Coverage.DEVIATION)]
    qtbot.mouseClick(deviation, Qt.MouseButton.LeftButton, pos=QPoint(8, deviation.height() // 2))
    ok = dialog.buttons.act
    with qtbot.assertNotEmitted(dialog.planned):
        qtbot.mouseClick(ok, Qt.MouseButton.LeftButton)
    assert dialog.problem.text()
    qtbot.keyClicks(dialog.note, "kohtuuton olosuhteissa")
    qtbot.keyClicks(dialog.reference, "P-7")
    with qtbot.waitSignal(dialog.planned) as told:
        qtbot.mouseClick(ok, Qt.MouseButton.LeftButton)
    assert told.args[0] == RequirementPlan(
        id="r1", coverage=Coverage.DEVIATION, note="kohtuuton olosuhteissa", decision_reference="P-7"
    )


def test_three_people_say_that_the_student_is_ready_each_or_all_at_once(qtbot: QtBot) -> None:
    row = ReadinessRow()
    qtbot.addWidget(row)
    row.show_plan(Plan())
    row.show()
    with qtbot.waitSignal(row.marked) as told:
        qtbot.mouseClick(row.button(Role.STUDENT), Qt.MouseButton.LeftButton)
    assert told.args == [Role.STUDENT, True]
    heard: list[Role] = []
    row.marked.connect(lambda role, _ready: heard.append(role))
    qtbot.mouseClick(row.all, Qt.MouseButton.LeftButton)
    assert set(heard) == set(Role)


def test_a_signed_plan_can_only_be_read(qtbot: QtBot) -> None:
    from tests.builders import an_informed_case

    signed = an_informed_case(signing=_signed())
    page = PlanPage()
    qtbot.addWidget(page)
    page.show_case(shown(signed))
    page.show()
    page.grid.setCurrentIndex(page.grid.model().index(0, 1))
    with qtbot.assertNotEmitted(page.marked):
        qtbot.keyClick(page.grid, Qt.Key.Key_Space)
    assert not page.adder.isVisible()
    assert page.frame.when.isReadOnly()


def _signed() -> object:
    from desktop.domain.signing import Signature, Signing
    from desktop.domain.terms import Language
    from tests.builders import NOON

    one = Signature(id=Role.TEACHER, name="Maija", at=NOON, language=Language.FI, document="0" * 64)
    return Signing(signatures=(one,))


def test_a_plan_without_tasks_says_what_to_do_first(qtbot: QtBot) -> None:
    page = PlanPage()
    qtbot.addWidget(page)
    page.show_case(shown(a_case(plan=replace(a_plan(), tasks=()))))
    page.show()
    assert page.empty_hint.isVisible()


def test_what_evidence_is_allowed_is_agreed_with_the_student(qtbot: QtBot) -> None:
    from desktop.domain.terms import EvidenceRule
    from desktop.gui.demonstrations.plan_frame import PlanFrame

    frame = PlanFrame()
    qtbot.addWidget(frame)
    frame.show_plan(shown(a_case(plan=a_plan())))
    frame.show()
    frame.more.click()
    assert not frame.evidence.consent.isVisible()
    rule = frame.evidence.rule
    with qtbot.waitSignal(frame.edited) as told:
        rule.setCurrentIndex(list(EvidenceRule).index(EvidenceRule.PHOTO))
        rule.activated.emit(rule.currentIndex())
    assert (told.args[0].evidence, told.args[0].evidence_consent) == (EvidenceRule.PHOTO, False)
    frame.show_plan(shown(a_case(plan=told.args[0])))
    with qtbot.waitSignal(frame.edited) as told:
        frame.evidence.consent.click()
    assert told.args[0].evidence_consent
    frame.show_plan(shown(a_case(plan=told.args[0])))
    with qtbot.waitSignal(frame.edited) as told:
        rule.setCurrentIndex(0)
        rule.activated.emit(0)
    assert (told.args[0].evidence, told.args[0].evidence_consent) == (EvidenceRule.NONE, False)


def test_a_mark_paints_its_own_row_anew_and_no_other(qtbot: QtBot) -> None:
    case = an_agreed_case(3)
    model = PlanGridModel()
    model.show(shown(case))
    (task,) = case.plan.tasks
    marked = replace(task, shows={**task.shows, "r3": True})
    with qtbot.waitSignal(model.dataChanged) as changed:
        model.show(shown(replace(case, plan=replace(case.plan, tasks=(marked,)))))
    first, last, *_roles = changed.args
    assert (first.row(), last.row()) == (2, 2)


def test_rows_are_as_tall_as_their_words_also_when_another_task_takes_the_place_of_one(qtbot: QtBot) -> None:
    case = a_case(3, plan=a_plan())
    page = PlanPage()
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show_case(shown(case))
    page.show()
    tall = [page.grid.rowHeight(row) for row in range(3)]
    (task,) = case.plan.tasks
    page.show_case(shown(replace(case, plan=replace(case.plan, tasks=(replace(task, id="t9"),)))))
    assert [page.grid.rowHeight(row) for row in range(3)] == tall
