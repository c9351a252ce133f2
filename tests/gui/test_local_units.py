"""Local units in the window: the form, what is wrong told beside its field, the room, and plans that lack one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.actions import local_units, planning
from desktop.actions.plan_preview import preview_plans, read_plans
from desktop.actions.workspace import Kind, Workspace
from desktop.domain.case import Case
from desktop.domain.curriculum import CriteriaSource
from desktop.domain.library import UnitGroup, UnitRow
from desktop.domain.local_unit import LocalCriteria, LocalUnit, PartOf
from desktop.domain.local_unit_texts import made_unit
from desktop.domain.people import Student
from desktop.domain.terms import Grade, Scale
from desktop.gui.bridge import Bridge
from desktop.gui.cases.unit_picker import UnitPicker
from desktop.gui.demonstrations.level_words import LevelWords
from desktop.gui.demonstrations.shown import Shown
from desktop.gui.hoks.plan_dialog import PlanDialog
from desktop.gui.local_units.lines_field import LinesField
from desktop.gui.local_units.local_unit_dialog import LocalUnitDialog
from desktop.gui.qualifications.library_model import LOCAL_SHELF, RecordRole
from desktop.gui.qualifications.qualifications_page import QualificationsPage
from tests.actions.test_local_units_in_plans import a_plan
from tests.builders import DAY, a_case, a_qualification, a_unit
from tests.domain.test_local_unit import CAFE
from tests.exchange import plans
from tests.gui.keys import type_text
from tests.pages import sees

Bridges = Callable[[Workspace], Bridge]


def opened(
    qtbot: QtBot, workspace: Workspace, told: LocalUnit | None = None, before: UnitRow | None = None
) -> LocalUnitDialog:
    dialog = LocalUnitDialog(workspace, told or LocalUnit(), before)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def paste(field: LinesField, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    field.insertFromMimeData(data)


def press(qtbot: QtBot, widget: object) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def make(workspace: Workspace, **changes: object) -> UnitRow:
    return local_units.make_local_unit(workspace, replace(CAFE, **changes)).unit  # type: ignore[arg-type]


def follow(workspace: Workspace, row: UnitRow) -> Case:
    new = planning.NewCase(
        student=Student(name="Aino Esimerkki", number="1"),
        qualification=row.qualification,
        version=row.version,
        unit=row.id,
        teacher=workspace.teacher,
    )
    return planning.open_case(workspace, new)


@pytest.fixture
def page(empty: Workspace, bridges: Bridges, qtbot: QtBot) -> QualificationsPage:
    """The room, with a qualification in it."""
    with empty.change("Test", Kind.CURRICULUM):
        empty.curriculum.add(a_qualification(a_unit(2)), original=b"{}", findings=())
    made = QualificationsPage(empty, bridges(empty))
    qtbot.addWidget(made)
    made.show()
    made.refresh()
    return made


def dialog_over(page: QualificationsPage) -> LocalUnitDialog:
    [made] = [one for one in page.findChildren(LocalUnitDialog) if isValid(one) and one.isVisible()]
    return made


def test_the_form_hands_back_what_was_written_in_each_language(qtbot: QtBot, empty: Workspace) -> None:
    dialog = opened(qtbot, empty)
    type_text(dialog.name, "Kahvilatyö")
    type_text(dialog.extent, "7,5 osp")
    type_text(dialog.code, "PAIK-7")
    paste(dialog.requirements, "Opiskelija osaa\n1. palvella\n\n2. siivota\n")
    assert dialog.requirements.text() == "Opiskelija osaa:\npalvella\nsiivota"
    assert dialog.count.text() == "2 vaatimusta"
    press(qtbot, dialog.languages.button("sv"))
    assert (dialog.name.text(), dialog.requirements.text()) == ("", "")
    type_text(dialog.name, "Kaféarbete")
    press(qtbot, dialog.languages.button("fi"))
    assert dialog.name.text() == "Kahvilatyö"
    with qtbot.waitSignal(dialog.kept):
        press(qtbot, dialog.buttons.act)
    [row] = local_units.local_units(empty)
    unit = empty.curriculum.unit(row.content)
    assert (unit.name, unit.extent, unit.code) == ({"fi": "Kahvilatyö", "sv": "Kaféarbete"}, 7.5, "PAIK-7")
    assert [line.text for line in unit.requirements] == [{"fi": "palvella"}, {"fi": "siivota"}]


def test_a_few_words_are_pasted_as_they_are(qtbot: QtBot) -> None:
    field = LinesField("Vaatimukset", 3)
    qtbot.addWidget(field)
    paste(field, "palvella ")
    paste(field, "- asiakasta")
    assert field.text() == "palvella - asiakasta"
    paste(field, "\n• siivota\n• laskea")
    assert field.text().splitlines()[-1] == "laskea"


def test_everything_wrong_is_told_beside_its_field_and_stays_as_it_was(qtbot: QtBot, empty: Workspace) -> None:
    dialog = opened(qtbot, empty)
    dialog.extent.setText("nolla")
    paste(dialog.requirements, "\n".join(f"{n}. tekee työn {n}" for n in range(1, 501)))
    press(qtbot, dialog.criteria.sort.button(LocalCriteria.OWN))
    press(qtbot, dialog.buttons.act)
    assert dialog.isVisible()
    told = {name: label.text() for name, label in dialog.problems.items() if label.isVisible()}
    assert set(told) == {"name", "extent", "requirements", "criteria"}
    assert "”nolla” ei ole laajuus" in told["extent"]
    assert "500" in told["requirements"]
    assert dialog.focusWidget() is dialog.name
    assert local_units.local_units(empty) == []
    dialog.name.setText("Kahvilatyö")
    dialog.extent.setText("5")
    dialog.requirements.setPlainText("")
    dialog.criteria.levels[Grade.THREE].setPlainText("työskentelee itsenäisesti")
    press(qtbot, dialog.buttons.act)
    assert [row.extent for row in local_units.local_units(empty)] == [5]


def test_each_scale_has_its_levels_and_each_sort_its_fields(qtbot: QtBot, empty: Workspace) -> None:
    generic = tuple(replace(target, requirement="") for target in a_unit(1).targets)
    shared = a_unit(2, criteria_source=CriteriaSource.GENERIC, targets=generic)
    with empty.change("Test", Kind.CURRICULUM):
        empty.curriculum.add(a_qualification(shared), original=b"{}", findings=())
    dialog = opened(qtbot, empty, replace(CAFE, code=""))
    criteria = dialog.criteria
    assert "ei ole kriteereitä" in criteria.note.text()
    press(qtbot, criteria.sort.button(LocalCriteria.OWN))
    assert [grade for grade, field in criteria.levels.items() if field.isVisible()] == [*Scale.ONE_TO_FIVE.passing]
    press(qtbot, criteria.scale.button(Scale.PASS_FAIL))
    assert [grade for grade, field in criteria.levels.items() if field.isVisible()] == [Grade.PASS]
    press(qtbot, criteria.sort.button(LocalCriteria.NATIONAL))
    assert not criteria.national.isVisible()
    assert "Tuo sellainen" in criteria.note.text()
    press(qtbot, dialog.buttons.act)
    assert "Valitse tutkinto" in criteria.problem.text()
    press(qtbot, criteria.scale.button(Scale.ONE_TO_FIVE))
    assert criteria.national.isVisible()
    press(qtbot, dialog.buttons.act)
    [row] = local_units.local_units(empty)
    assert empty.curriculum.unit(row.content).targets == generic
    again = opened(qtbot, empty, local_units.written(empty, row), row)
    assert again.criteria.national.currentText() == "Tutkinnon osan nykyiset kriteerit"
    assert again.criteria.chosen_national() is None


def test_a_unit_of_a_qualification_that_is_gone_keeps_its_home(qtbot: QtBot, empty: Workspace) -> None:
    home = PartOf(name={"fi": "Poistettu tutkinto"}, reference_number="NK-9")
    row = make(empty, part_of=home)
    dialog = opened(qtbot, empty, local_units.written(empty, row), row)
    assert dialog.part_of.currentText() == "Poistettu tutkinto"
    assert dialog.value().part_of == home


def test_the_room_makes_changes_and_deletes_a_local_unit(
    page: QualificationsPage, qtbot: QtBot, empty: Workspace
) -> None:
    press(qtbot, page.make)
    dialog = dialog_over(page)
    dialog.name.setText("Kahvilatyö")
    dialog.part_of.setCurrentIndex(1)
    press(qtbot, dialog.buttons.act)
    [row] = local_units.local_units(empty)
    assert page.tree.currentIndex().data(RecordRole) == row
    assert page.detail.change.isVisible()
    assert page.subtitle() == "1 tiedosto"
    assert row.reference_number == "NK-1-2026"
    press(qtbot, page.detail.change)
    dialog = dialog_over(page)
    dialog.extent.setText("5")
    press(qtbot, dialog.buttons.act)
    assert page.tree.currentIndex().data(RecordRole).extent == 5
    assert not page.notice.isVisible()
    follow(empty, local_units.local_units(empty)[0])
    page.refresh()
    press(qtbot, page.detail.change)
    dialog = dialog_over(page)
    assert "Aino Esimerkki" in dialog.followers.text()
    dialog.extent.setText("10")
    press(qtbot, dialog.buttons.act)
    assert "Tämä on uusi versio. 1 näyttö käyttää edelleen edellistä" in page.notice.label.text()
    assert not page.notice.undo.isVisible()
    assert page.detail.compare.isVisible()
    press(qtbot, page.detail.delete)
    assert [one.extent for one in local_units.local_units(empty)] == [5]
    press(qtbot, page.notice.undo)
    assert [one.extent for one in local_units.local_units(empty)] == [10]
    old = next(one for one in empty.curriculum.units("kahvila") if one.extent == 5)
    page._select(page.model.find(old.qualification, old.version, old.id))
    assert "klo" in page.tree.currentIndex().data()
    press(qtbot, page.detail.delete)
    assert "Aino Esimerkki (Kahvilatyö)" in page.notice.label.text()


def test_filters_find_local_units_and_those_of_a_qualification(
    page: QualificationsPage, qtbot: QtBot, empty: Workspace
) -> None:
    other = a_qualification(a_unit(2), id="9002", name={"fi": "Toinen tutkinto"}, reference_number="NK-2")
    with empty.change("Test", Kind.CURRICULUM):
        empty.curriculum.add(other, original=b"{}", findings=())
    make(empty, part_of=PartOf(name=other.name, reference_number="NK-2"))
    make(empty, name={"fi": "Koulun oma"}, code="")
    page.refresh()
    box = page.filters.qualification
    assert [box.itemText(n) for n in range(box.count())] == ["Kaikki tutkinnot", "Näytetutkinto fi", "Toinen tutkinto"]
    box.setCurrentIndex(2)
    box.activated.emit(2)
    shown = [page.model.index(n, 0).data() for n in range(page.model.rowCount())]
    assert shown == ["Toinen tutkinto", "Paikalliset tutkinnon osat"]
    assert page.model.rowCount(page.model.index(1, 0)) == 1
    page.filters.clear()
    place = page.filters.group.findData(UnitGroup.LOCAL)
    page.filters.group.setCurrentIndex(place)
    page.filters.group.activated.emit(place)
    assert [page.model.index(n, 0).data(RecordRole) for n in range(page.model.rowCount())] == [LOCAL_SHELF]
    assert page.model.rowCount(page.model.index(0, 0)) == 2
    page._select(page.model.index(0, 0))
    assert page.detail.make.isVisible()
    assert not page.detail.delete.isVisible()
    press(qtbot, page.detail.make)
    assert dialog_over(page).windowTitle() == "Tee paikallinen tutkinnon osa"


def test_an_empty_room_offers_to_make_one(empty: Workspace, bridges: Bridges, qtbot: QtBot) -> None:
    page = QualificationsPage(empty, bridges(empty))
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    press(qtbot, page.make_first)
    dialog = dialog_over(page)
    dialog.name.setText("Kahvilatyö")
    press(qtbot, dialog.buttons.act)
    assert page.model.rowCount() == 1
    assert page.tree.isVisible()


def test_a_new_case_is_offered_only_the_newest_version_and_says_that_it_is_local(
    qtbot: QtBot, empty: Workspace
) -> None:
    row = make(empty)
    follow(empty, row)
    newest = local_units.change_local_unit(empty, row, replace(CAFE, extent="20")).unit
    picker = UnitPicker(empty)
    qtbot.addWidget(picker)
    type_text(picker.search, "kahvila")
    assert picker.unit() == newest
    assert picker.model.rowCount() == 1
    assert picker.model.index(0, 0).data().startswith("Kahvilatyö, 20 osp · paikallinen tutkinnon osa")


def test_a_plan_that_lacks_a_local_unit_leads_to_making_it(qtbot: QtBot, empty: Workspace) -> None:
    read = read_plans(plans.as_bytes(a_plan()), empty.today())
    dialog = PlanDialog(empty, preview_plans(empty, read, "hoks.json", {0: "Aino Esimerkki"}))
    qtbot.addWidget(dialog)
    dialog.open()
    [(offer, maker)] = dialog.offers.makers.items()
    assert not dialog.offers.boxes[offer].isEnabled()
    press(qtbot, maker)
    [form] = dialog.findChildren(LocalUnitDialog)
    assert (form.name.text(), form.extent.text(), form.code.text()) == ("Kahvilatyö", "15", "7654321")
    assert form.requirements.text().splitlines()[-1] == "- valmistaa kahvijuomia"
    press(qtbot, form.buttons.act)
    assert dialog.offers.makers == {}
    assert dialog.offers.boxes[offer].isChecked()
    press(qtbot, dialog.buttons.act)
    [case] = dialog.outcome.brought.drafts
    assert empty.cases.get(case).unit.name == {"fi": "Kahvilatyö"}


def test_giving_up_makes_nothing(qtbot: QtBot, empty: Workspace) -> None:
    dialog = opened(qtbot, empty, CAFE)
    press(qtbot, dialog.buttons.give_up)
    assert dialog.result() == QDialog.DialogCode.Rejected
    assert local_units.local_units(empty) == []


def test_assessing_without_criteria_says_so(qtbot: QtBot) -> None:
    pane = LevelWords()
    qtbot.addWidget(pane)
    unit = made_unit(CAFE, "paikallinen-1")
    pane.show()
    pane.show_level(Shown(a_case(2), unit, DAY), unit.requirements[0].id, Grade.THREE)
    assert sees(pane, "Paikallisella tutkinnon osalla ei ole kriteereitä: se arvioidaan arvosanalla ja perusteluilla.")
    national = a_unit(2, targets=())
    pane.show_level(Shown(a_case(2), national, DAY), "r1", Grade.THREE)
    assert sees(pane, "Tällä tasolla ei ole")
