"""The table of demonstrations, and opening a new one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.actions.curricula import import_samples
from desktop.actions.workspace import Workspace
from desktop.domain.overview import CaseRow
from desktop.domain.terms import AgreementType, Language, Role
from desktop.gui.bridge import Bridge
from desktop.gui.cases.case_model import COLUMNS, PAGE, CaseModel, RecordRole
from desktop.gui.cases.cases_page import CasesPage
from desktop.gui.cases.new_case import NewCaseDialog
from desktop.gui.cases.unit_picker import UnitPicker
from tests.gui.keys import type_text

Bridges = Callable[[Workspace], Bridge]


class ManyRows:
    """A source of so many rows that counts what is read."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.read: list[tuple[int, int, str, bool]] = []

    def page(self, offset: int, limit: int, *, order: str = "", descending: bool = False) -> Sequence[CaseRow]:
        self.read.append((offset, limit, order, descending))
        return [self._row(n) for n in range(offset, min(offset + limit, self.number))]

    def count(self) -> int:
        return self.number

    def search(self, words: str) -> Sequence[CaseRow]:
        return [self._row(n) for n in range(self.number) if f"Opiskelija {n}".startswith(words)]

    @staticmethod
    def _row(number: int) -> CaseRow:
        return CaseRow(id=str(number), student=f"Opiskelija {number}", unit={"fi": "Arjen työ"})


def test_only_the_rows_in_sight_are_read(qtmodeltester: ModelTester) -> None:
    source = ManyRows(10_000)
    model = CaseModel(source)
    model.read()
    assert (model.total, model.rowCount(), len(source.read)) == (10_000, PAGE, 1)
    model.fetchMore(QModelIndex())
    assert model.rowCount() == 2 * PAGE
    assert source.read[-1][0] == PAGE
    qtmodeltester.check(model)


def test_rows_are_read_until_there_are_no_more() -> None:
    model = CaseModel(ManyRows(PAGE + 3))
    model.read()
    assert model.canFetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    assert model.rowCount() == PAGE + 3
    assert not model.canFetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    assert model.rowCount() == PAGE + 3


def test_the_file_sorts(qtmodeltester: ModelTester) -> None:
    source = ManyRows(5)
    model = CaseModel(source)
    model.sort(2, Qt.SortOrder.DescendingOrder)
    assert source.read[-1] == (0, PAGE, COLUMNS[2].order, True)
    qtmodeltester.check(model)


def test_every_order_is_one_the_file_knows(sample: Workspace) -> None:
    model = CaseModel(sample.lists)
    for column in range(len(COLUMNS)):
        model.sort(column)
        assert model.rowCount() == sample.lists.count()


def _page(qtbot: QtBot, workspace: Workspace, bridges: Bridges) -> CasesPage:
    page = CasesPage(workspace, bridges(workspace))
    qtbot.addWidget(page)
    page.resize(1170, 714)
    page.refresh()
    page.show()
    return page


def _column(page: CasesPage, column: int) -> list[str]:
    return [page.model.index(row, column).data() for row in range(page.model.rowCount())]


def test_a_row_tells_whose_turn_it_is_and_for_what(qtbot: QtBot, sample: Workspace, bridges: Bridges) -> None:
    page = _page(qtbot, sample, bridges)
    row = _column(page, 0).index("Leo Luonnos")
    assert page.model.index(row, 5).data() == "Allekirjoita arviointi"
    assert page.model.index(row, 4).data() == "Vaihe 5/5: Allekirjoitus"
    record: CaseRow = page.model.index(row, 0).data(RecordRole)
    assert record.next_role == Role.INSTRUCTOR
    assert page.subtitle() == "34 näyttöä"


def test_typing_filters_and_the_headings_sort(qtbot: QtBot, sample: Workspace, bridges: Bridges) -> None:
    page = _page(qtbot, sample, bridges)
    page.table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)
    names = _column(page, 0)
    assert names[0] == "Aino Esimerkki"
    assert names[-1] == "Örjan Påhittad"
    type_text(page.filter, "esimerkki kuusi")
    assert _column(page, 0) == ["Aino Esimerkki"]
    page.filter.setText("xyz")
    assert page.model.rowCount() == 0
    assert not page.table.isVisible()
    page.filter.clear()
    assert page.table.isVisible()


def test_an_empty_room_puts_the_keyboard_onto_what_to_do_first(
    qtbot: QtBot, empty: Workspace, bridges: Bridges
) -> None:
    page = _page(qtbot, empty, bridges)
    page.activateWindow()
    page.begin()
    qtbot.waitUntil(page.empty.act.hasFocus)


def test_enter_and_a_double_click_open(qtbot: QtBot, sample: Workspace, bridges: Bridges) -> None:
    page = _page(qtbot, sample, bridges)
    page.activateWindow()
    page.table.setFocus()
    qtbot.waitUntil(page.table.hasFocus)
    index = page.model.index(2, 0)
    page.table.setCurrentIndex(index)
    with qtbot.waitSignal(page.case_wanted) as wanted:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert wanted.args == [index.data(RecordRole).id]
    place = page.table.visualRect(index).center()
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(page.case_wanted):
        qtbot.mouseDClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_file_without_cases_offers_the_first(qtbot: QtBot, empty: Workspace, bridges: Bridges) -> None:
    page = _page(qtbot, empty, bridges)
    assert not page.filter.isVisible()
    with qtbot.waitSignal(page.new_wanted):
        qtbot.mouseClick(page.empty.act, Qt.MouseButton.LeftButton)


def test_a_unit_is_found_in_any_of_three_languages(qtbot: QtBot, empty: Workspace, qtmodeltester: ModelTester) -> None:
    import_samples(empty)
    picker = UnitPicker(empty)
    qtbot.addWidget(picker)
    picker.show()
    assert picker.unit() is None
    qtmodeltester.check(picker.model)
    found = []
    for words in ("arjen", "vardag", "everyday"):
        picker.search.clear()
        type_text(picker.search, words)
        found.append(picker.unit())
    names = {one.name["fi"] for one in found if one}
    assert None not in found
    assert names == {"Arjen tuki hoivakodissa"}


def _dialog(qtbot: QtBot, workspace: Workspace) -> NewCaseDialog:
    dialog = NewCaseDialog(workspace)
    dialog.open()
    qtbot.waitExposed(dialog)
    return dialog


def _close(qtbot: QtBot, dialog: NewCaseDialog) -> None:
    if isValid(dialog):
        dialog.reject()
    qtbot.waitUntil(lambda: not isValid(dialog))


def test_opens_a_case_as_typed(qtbot: QtBot, empty: Workspace) -> None:
    import_samples(empty)
    dialog = _dialog(qtbot, empty)
    header = dialog.header.ui
    for field, text in (
        (dialog.student.ui.name, "Aino Esimerkki"),
        (dialog.student.ui.number, "2026-117"),
        (dialog.units.search, "arjen tuki"),
        (header.workplace, "Hoivakoti Kuusikko"),
        (header.business_id, "00000123"),
        (header.instructor, "Timo Ohjaaja"),
        (header.title, "lähihoitaja"),
        (header.phone, "050 000 0000"),
    ):
        type_text(field, text)
    for date_field, text in ((header.starts, "1.9.2026"), (header.ends, "18.12.2026")):
        type_text(date_field, text)
    header.instructor_language.setCurrentIndex(1)
    with qtbot.waitSignal(dialog.opened) as opened:
        qtbot.mouseClick(dialog.open_button, Qt.MouseButton.LeftButton)
    case = empty.cases.get(opened.args[0])
    assert (case.student.name, case.student.number) == ("Aino Esimerkki", "2026-117")
    assert case.unit.name["fi"] == "Arjen tuki hoivakodissa"
    assert len(case.unit.requirements) == 10
    assert case.workplace.business_id == "0000012-3"
    assert case.instructor.title == "lähihoitaja"
    assert (case.agreement.starts, case.agreement.ends) == (date(2026, 9, 1), date(2026, 12, 18))
    assert case.language_of(Role.INSTRUCTOR) == Language.SV
    assert case.language_of(Role.STUDENT) == case.language == Language.FI
    assert case.teacher.name == "Maija Opettaja"
    qtbot.waitUntil(lambda: not isValid(dialog))


def test_only_the_student_and_the_unit_must_be_known(qtbot: QtBot, empty: Workspace) -> None:
    import_samples(empty)
    dialog = _dialog(qtbot, empty)
    with qtbot.assertNotEmitted(dialog.opened):
        qtbot.mouseClick(dialog.open_button, Qt.MouseButton.LeftButton)
    assert dialog.student.ui.name_problem.text()
    assert dialog.units.problem.text()
    type_text(dialog.student.ui.name, "Aino Esimerkki")
    type_text(dialog.units.search, "arjen")
    with qtbot.waitSignal(dialog.opened):
        qtbot.mouseClick(dialog.open_button, Qt.MouseButton.LeftButton)
    _close(qtbot, dialog)


def test_a_slip_in_the_business_id_is_told_while_typing(qtbot: QtBot, empty: Workspace) -> None:
    import_samples(empty)
    dialog = _dialog(qtbot, empty)
    ui = dialog.header.ui
    type_text(ui.business_id, "0000012-")
    assert not ui.business_id_problem.text()
    type_text(ui.business_id, "4")
    assert ui.business_id_problem.text()
    ui.business_id.clear()
    type_text(ui.business_id, "0000012-3")
    assert not ui.business_id_problem.text()
    type_text(ui.phone, "soita")
    assert ui.phone_problem.text()
    _close(qtbot, dialog)


def test_an_agreement_that_ends_before_it_starts_is_told(qtbot: QtBot, empty: Workspace) -> None:
    import_samples(empty)
    dialog = _dialog(qtbot, empty)
    ui = dialog.header.ui
    for field, text in ((ui.starts, "18.12.2026"), (ui.ends, "1.9.2026")):
        type_text(field, text)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert ui.period_problem.text()
    ui.agreement.setCurrentIndex(list(AgreementType).index(AgreementType.NONE))
    ui.agreement.activated.emit(ui.agreement.currentIndex())
    assert not ui.period_problem.text()
    assert not ui.starts.isEnabled()
    _close(qtbot, dialog)


def test_without_requirements_the_library_is_offered(qtbot: QtBot, empty: Workspace) -> None:
    from desktop.gui.widgets.card import EmptyState

    dialog = _dialog(qtbot, empty)
    assert not dialog.open_button.isEnabled()
    offer = dialog.findChild(EmptyState)
    assert isinstance(offer, EmptyState)
    with qtbot.waitSignal(dialog.library_wanted):
        qtbot.mouseClick(offer.act, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not isValid(dialog))


def test_parts_of_a_common_unit_are_chosen(qtbot: QtBot, empty: Workspace) -> None:
    _common_unit(empty)
    dialog = _dialog(qtbot, empty)
    type_text(dialog.student.ui.name, "Aino Esimerkki")
    type_text(dialog.units.search, "viestintä")
    assert [box.isChecked() for box in dialog.units.boxes] == [True, False]
    with qtbot.waitSignal(dialog.opened) as opened:
        qtbot.mouseClick(dialog.open_button, Qt.MouseButton.LeftButton)
    assert empty.cases.get(opened.args[0]).unit.requirements == ("r1",)
    _close(qtbot, dialog)


def _common_unit(workspace: Workspace) -> None:
    from desktop.actions.workspace import Kind
    from desktop.domain.curriculum import Qualification, QualificationUnit, SkillRequirement, SubArea, SubAreaPart

    def part(number: int, mandatory: bool) -> SubAreaPart:
        row = SkillRequirement(id=f"r{number}", text={"fi": f"osaa {number}"})
        return SubAreaPart(id=f"p{number}", name={"fi": f"Osa {number}"}, mandatory=mandatory, requirements=(row,))

    area = SubArea(id="a", name={"fi": "Äidinkieli"}, parts=(part(1, True), part(2, False)))
    unit = QualificationUnit(id="u", name={"fi": "Viestintä- ja vuorovaikutusosaaminen"}, sub_areas=(area,))
    made = Qualification(id="q", name={"fi": "Yhteiset"}, version="2026-06-01", units=(unit,))
    with workspace.change("Test", Kind.CURRICULUM):
        workspace.curriculum.add(made, original=b"{}")


@pytest.mark.parametrize(
    "name", ["title", "phone", "contact", "study_right", "student_reference_number", "decision_reference", "part_time"]
)
def test_the_header_gives_back_what_it_was_given(qtbot: QtBot, sample: Workspace, name: str) -> None:
    from desktop.gui.widgets.header_form import HeaderForm

    case = sample.cases.get(sample.lists.search("Aino")[0].id)
    form = HeaderForm(case)
    qtbot.addWidget(form)
    assert form.value() == case
    heard: list[Any] = []
    form.edited.connect(lambda: heard.append(1))
    field = getattr(form.ui, name)
    field.clear()
    type_text(field, "50")
    assert heard
    assert form.value() != case


def test_problems_of_the_header_stand_beside_their_fields(qtbot: QtBot) -> None:
    from desktop.domain.case import Case
    from desktop.domain.gates import header_problems
    from desktop.gui.widgets.header_form import HeaderForm

    form = HeaderForm(Case(id="c"))
    qtbot.addWidget(form)
    form.show_problems(header_problems(form.value()))
    labels = (form.student.ui.name_problem, form.student.ui.number_problem, form.ui.workplace_problem)
    assert all(label.text() for label in (*labels, form.ui.business_id_problem, form.ui.instructor_problem))
    assert form.ui.period_problem.text()
    assert QApplication.activeModalWidget() is None
