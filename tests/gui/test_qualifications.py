"""The library: what is in force, what a unit asks for, and bringing in more."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.actions.curricula import import_samples
from desktop.actions.workspace import Workspace
from desktop.domain.curriculum import (
    AssessmentTarget,
    CompetenceLevel,
    QualificationUnit,
    SkillRequirement,
    SubArea,
    SubAreaPart,
    Validity,
    validity,
)
from desktop.domain.library import QualificationRow, UnitRow, period
from desktop.domain.terms import Scale
from desktop.gui import theme
from desktop.gui.bridge import Bridge
from desktop.gui.qualifications.importing import ImportReportDialog
from desktop.gui.qualifications.library_model import LibraryModel, RecordRole, UsesRole, shelves
from desktop.gui.qualifications.qualifications_page import QualificationsPage
from desktop.gui.qualifications.unit_text import unit_html
from desktop.gui.widgets.drop_area import DropArea
from desktop.paths import resources
from tests.gui.keys import type_text

Bridges = Callable[[Workspace], Bridge]
ROW = QualificationRow(
    id="q",
    version="v",
    name={"fi": "Tutkinto"},
    valid_from=date(2022, 8, 1),
    valid_until=date(2026, 7, 31),
    transition_ends=date(2028, 7, 31),
)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2022, 7, 31), Validity.COMING),
        (date(2022, 8, 1), Validity.IN_FORCE),
        (date(2026, 7, 31), Validity.IN_FORCE),
        (date(2026, 8, 1), Validity.TRANSITION),
        (date(2028, 8, 1), Validity.ENDED),
    ],
)
def test_a_version_is_in_force_by_the_day(day: date, expected: Validity) -> None:
    assert validity(ROW, day) == expected


def test_the_period_is_written_as_dates() -> None:
    assert period(ROW) == "1.8.2022–31.7.2026"
    assert "–" not in period(replace(ROW, valid_from=None, valid_until=None))


def test_versions_stand_side_by_side_with_their_units(qtmodeltester: ModelTester) -> None:
    other = replace(ROW, version="w")
    units = [UnitRow(qualification="q", version=version, id="u", name={"fi": "Osa"}) for version in ("v", "v", "w")]
    model = LibraryModel(date(2027, 1, 1))
    uses = {("q", "v"): 3}
    model.show_shelves(shelves([ROW, other, replace(ROW, id="x")], units, only_found=True, uses=uses))
    assert [model.rowCount(model.index(row, 0)) for row in range(model.rowCount())] == [2, 1]
    index = model.find("q", "w", "u")
    assert index.data(RecordRole) == units[2]
    assert model.parent(index).data(RecordRole) == other
    assert model.find("q", "none") == QModelIndex()
    assert [model.index(row, 0).data(UsesRole) for row in range(2)] == [3, 0]
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Tutkinto, Siirtymäaika 31.7.2028 asti: viimeistään 31.7.2026 aloittaneille, 3 näyttöä"
    qtmodeltester.check(model)


def _unit(text: str = "kohtaa asiakkaan") -> QualificationUnit:
    levels = tuple(
        CompetenceLevel(id=grade, grade=grade, criteria=({"fi": f"taso {grade}", "sv": f"nivå {grade}"},))
        for grade in ("1", "3", "5")
    )
    row = SkillRequirement(id="r1", text={"fi": text, "sv": "bemöter klienten"}, lead={"fi": "Opiskelija"})
    return QualificationUnit(
        id="u",
        name={"fi": "Arjen tuki", "sv": "Stöd i vardagen"},
        requirements=(row,),
        targets=(AssessmentTarget(id="t", scale=Scale.ONE_TO_FIVE, levels=levels, requirement="r1"),),
    )


def test_a_unit_is_told_in_the_readers_language_with_its_levels() -> None:
    html = unit_html(_unit(), "sv", theme.LIGHT)
    assert "bemöter klienten" in html
    assert "nivå 5" in html
    assert "Kiitettävä 5" in html
    assert "Opiskelija <span" in html  # only Finnish has the lead: its language is named


def test_nothing_of_a_document_becomes_markup() -> None:
    html = unit_html(_unit("<img src=x onerror=alert(1)><b>a&b"), "fi", theme.LIGHT)
    assert "<img" not in html
    assert "&lt;img src=x onerror=alert(1)&gt;&lt;b&gt;a&amp;b" in html


def test_parts_of_a_common_unit_are_told_under_their_area() -> None:
    row = SkillRequirement(id="r", text={"fi": "viestii selkeästi"})
    area = SubArea(
        id="a", name={"fi": "Äidinkieli"}, parts=(SubAreaPart(id="p", name={"fi": "Pakollinen"}, requirements=(row,)),)
    )
    html = unit_html(QualificationUnit(id="u", name={"fi": "Viestintä"}, sub_areas=(area,)), "fi", theme.LIGHT)
    assert html.index("Äidinkieli") < html.index("Pakollinen") < html.index("viestii selkeästi")


def test_a_unit_with_nothing_says_so() -> None:
    assert "<p>" in unit_html(QualificationUnit(id="u", name={}), "fi", theme.LIGHT)


def _page(qtbot: QtBot, workspace: Workspace, bridges: Bridges) -> QualificationsPage:
    page = QualificationsPage(workspace, bridges(workspace))
    qtbot.addWidget(page)
    page.resize(1170, 714)
    page.refresh()
    page.show()
    return page


def test_practice_units_come_in_with_one_click(qtbot: QtBot, empty: Workspace, bridges: Bridges) -> None:
    page = _page(qtbot, empty, bridges)
    assert page.empty.isVisible()
    qtbot.mouseClick(page.empty.other, Qt.MouseButton.LeftButton)
    assert not page.empty.isVisible()
    assert page.model.rowCount() == 1
    assert "kohtaa asukkaan" in page.detail.text.toPlainText()


def test_the_language_of_the_requirements_is_the_readers_choice(
    qtbot: QtBot, empty: Workspace, bridges: Bridges
) -> None:
    import_samples(empty)
    page = _page(qtbot, empty, bridges)
    shown = []
    for code in ("sv", "en", "fi"):
        qtbot.mouseClick(page.detail.languages.button(code), Qt.MouseButton.LeftButton)
        shown.append(page.detail.text.toPlainText())
    assert len(set(shown)) == 3


def test_a_search_leaves_the_units_that_fit(qtbot: QtBot, empty: Workspace, bridges: Bridges) -> None:
    import_samples(empty)
    page = _page(qtbot, empty, bridges)
    type_text(page.filter, "määräaik")
    top = page.model.index(0, 0)
    names = [page.model.index(row, 0, top).data() for row in range(page.model.rowCount(top))]
    assert names == ["Auton määräaikaishuolto"]
    assert page.tree.currentIndex().data() == "Auton määräaikaishuolto"


def test_a_qualification_tells_its_facts(qtbot: QtBot, empty: Workspace, bridges: Bridges) -> None:
    import_samples(empty)
    page = _page(qtbot, empty, bridges)
    page.tree.setCurrentIndex(page.model.index(0, 0))
    told = page.detail.text.toPlainText()
    assert "1.8.2026" in told
    assert not page.detail.languages.isVisible()


def _report(qtbot: QtBot) -> ImportReportDialog:
    def found() -> list[ImportReportDialog]:
        shown = (one for one in QApplication.topLevelWidgets() if one.isVisible())
        return [one for one in shown if isinstance(one, ImportReportDialog)]

    qtbot.waitUntil(lambda: bool(found()))
    return found()[0]


def test_files_are_read_beside_the_window_and_reported_together(
    qtbot: QtBot, empty: Workspace, bridges: Bridges, tmp_path: Path
) -> None:
    page = _page(qtbot, empty, bridges)
    good = next((resources() / "curricula").glob("*.json"))
    bad = tmp_path / "resepti.json"
    bad.write_text(json.dumps({"data": [{"nimi": "Kakku"}]}), encoding="utf-8")
    page.acts.bring_files([str(good), str(bad), str(tmp_path / "puuttuu.json")])
    assert page.cancel.isVisible()
    report = _report(qtbot)
    told = report.text.toPlainText()
    assert "NK-1-2026" in told
    assert "Tutkinnon osia\n4" in told
    assert "resepti.json" in told
    assert "puuttuu.json" in told
    assert not page.cancel.isVisible()
    assert page.model.rowCount() == 1
    qtbot.mouseClick(report.close_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not isValid(report))


def test_what_was_not_understood_is_listed(qtbot: QtBot, empty: Workspace, bridges: Bridges, tmp_path: Path) -> None:
    source = next((resources() / "curricula").glob("*.json"))
    document = json.loads(source.read_text(encoding="utf-8"))
    unit = (document.get("tutkinnonOsat") or document["perusteenTiedot"]["tutkinnonOsat"])[0]
    unit["laajuus"] = "paljon"
    odd = tmp_path / "outo.json"
    odd.write_text(json.dumps(document), encoding="utf-8")
    page = _page(qtbot, empty, bridges)
    page.acts.bring_files([str(odd)])
    report = _report(qtbot)
    assert "laajuus" in report.text.toPlainText() or "ymmärre" in report.text.toPlainText()
    report.close()


def test_cancelling_brings_in_nothing_more(qtbot: QtBot, empty: Workspace, bridges: Bridges) -> None:
    page = _page(qtbot, empty, bridges)
    good = next((resources() / "curricula").glob("*.json"))
    with qtbot.waitSignal(page.acts.importer.finished) as finished:
        page.acts.bring_files([str(good), str(good)])
        qtbot.mouseClick(page.cancel, Qt.MouseButton.LeftButton)
    assert finished.args == [[]]
    assert empty.curriculum.qualifications() == []


def test_only_files_that_fit_can_be_dropped(qtbot: QtBot, tmp_path: Path) -> None:
    area = DropArea(".json")
    qtbot.addWidget(area)
    area.show()

    def drag(name: str) -> tuple[bool, QDropEvent]:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(tmp_path / name))])
        buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(QPointF(area.rect().center()), Qt.DropAction.CopyAction, data, buttons, keys)
        enter.setAccepted(False)
        area.dragEnterEvent(enter)
        drop = QDropEvent(QPointF(area.rect().center()), Qt.DropAction.CopyAction, data, buttons, keys)
        drop.mime = data  # type: ignore[attr-defined]  # kept alive with the event
        return enter.isAccepted(), drop

    taken, _drop = drag("kuva.png")
    assert not taken
    taken, drop = drag("Tutkinto.JSON")
    assert taken
    assert area.property("over") is True
    with qtbot.waitSignal(area.dropped) as dropped:
        area.dropEvent(drop)
    assert dropped.args == [[tmp_path / "Tutkinto.JSON"]]
    assert area.property("over") is False
