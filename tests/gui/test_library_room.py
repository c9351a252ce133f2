"""The room of qualifications: filters, versions side by side, who follows which, and deleting."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.actions.curricula import import_document, import_samples
from desktop.actions.workspace import Kind, Workspace
from desktop.domain.comparing import compare_units
from desktop.domain.curriculum import Validity
from desktop.domain.library import UnitGroup
from desktop.gui import theme
from desktop.gui.bridge import Bridge
from desktop.gui.compare_dialog import CompareDialog
from desktop.gui.compare_text import comparison_html
from desktop.gui.qualifications.library_model import RecordRole
from desktop.tools.sample_renewed import NUMBER, renewed_practice
from tests.builders import a_qualification
from tests.gui.keys import type_text
from tests.gui.test_qualifications import _page, _report, _unit

Bridges = Callable[[Workspace], Bridge]


def test_filters_leave_versions_and_units(qtbot: QtBot, empty: Workspace, bridges: Bridges) -> None:
    import_samples(empty)
    import_document(empty, renewed_practice())
    page = _page(qtbot, empty, bridges)
    assert page.model.rowCount() == 2
    _choose(page.filters.validity, Validity.COMING)
    assert page.model.rowCount() == 1
    assert page.model.index(0, 0).data(RecordRole).reference_number == NUMBER
    _choose(page.filters.group, UnitGroup.PREPARATORY)
    assert page.none_found.isVisible()
    assert page.detail.text.toPlainText() == ""
    assert page.subtitle() == "2 tiedostoa"
    qtbot.mouseClick(page.none_found.act, Qt.MouseButton.LeftButton)
    assert page.model.rowCount() == 2
    assert page.tree.isVisible()


def test_words_that_no_name_has_are_found_in_requirements_and_pointed_at(
    qtbot: QtBot, empty: Workspace, bridges: Bridges
) -> None:
    import_samples(empty)
    page = _page(qtbot, empty, bridges)
    type_text(page.filter, "vaitiolov")
    top = page.model.index(0, 0)
    assert [page.model.index(row, 0, top).data() for row in range(page.model.rowCount(top))][:1] == [
        "Arjen tuki hoivakodissa"
    ]
    assert page.detail.text.textCursor().selectedText() == "vaitiolov"
    hint = [one for one in page.findChildren(QLabel) if one.isVisible() and "Missään nimessä" in one.text()]
    assert len(hint) == 1
    page.filter.clear()
    assert not hint[0].isVisible()


def _choose(box: QComboBox, value: object) -> None:
    place = next(n for n in range(box.count()) if box.itemData(n) == value)
    box.setCurrentIndex(place)
    box.activated.emit(place)


def test_one_qualification_in_all_its_versions_can_be_chosen(qtbot: QtBot, empty: Workspace, bridges: Bridges) -> None:
    import_samples(empty)
    import_document(empty, renewed_practice())
    page = _page(qtbot, empty, bridges)
    assert not page.filters.qualification.isVisible()
    with empty.change("Test", Kind.CURRICULUM):
        empty.curriculum.add(a_qualification(reference_number="NK-7-2026"), original=b"{}")
    assert page.filters.qualification.isVisible()
    assert page.filters.qualification.count() == 3
    page.filters.qualification.setCurrentIndex(page.filters.qualification.findText("Harjoitustutkinto (näyte)"))
    page.filters.changed.emit()
    assert page.model.rowCount() == 2
    type_text(page.filter, "arjen")
    assert page.filters.qualification.currentText() == "Harjoitustutkinto (näyte)"
    assert page.model.rowCount() == 2


def test_a_version_that_is_followed_is_not_deleted_but_leads_to_its_cases(
    qtbot: QtBot, sample: Workspace, bridges: Bridges
) -> None:
    page = _page(qtbot, sample, bridges)
    page.tree.setCurrentIndex(page.model.index(0, 0))
    assert page.detail.uses.list.isVisible()
    qtbot.mouseClick(page.detail.delete, Qt.MouseButton.LeftButton)
    assert "käyttää tätä versiota" in page.notice.label.text()
    assert not page.notice.undo.isVisible()
    assert page.model.rowCount() == 1
    with qtbot.waitSignal(page.case_wanted) as wanted:
        cases = page.detail.uses.list
        spot = cases.visualRect(cases.model().index(0, 0)).center()
        qtbot.mouseClick(cases.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert wanted.args[0] in sample.lists.ids()


def test_an_unused_version_goes_and_comes_back(qtbot: QtBot, sample: Workspace, bridges: Bridges) -> None:
    import_document(sample, renewed_practice())
    page = _page(qtbot, sample, bridges)
    page.tree.setCurrentIndex(page.model.index(1, 0))
    assert not page.detail.uses.isVisible()
    qtbot.mouseClick(page.detail.delete, Qt.MouseButton.LeftButton)
    assert page.model.rowCount() == 1
    assert page.notice.label.text() == "Poistettu: Harjoitustutkinto (näyte)"
    qtbot.mouseClick(page.notice.undo, Qt.MouseButton.LeftButton)
    assert page.model.rowCount() == 2
    assert not page.notice.isVisible()


def test_versions_are_laid_side_by_side_from_the_units_page(qtbot: QtBot, empty: Workspace, bridges: Bridges) -> None:
    import_samples(empty)
    page = _page(qtbot, empty, bridges)
    assert not page.detail.compare.isVisible()
    import_document(empty, renewed_practice())
    page._select(page.model.index(0, 0, page.model.index(0, 0)))
    qtbot.mouseClick(page.detail.compare, Qt.MouseButton.LeftButton)
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, CompareDialog))
    assert dialog.summary.text().startswith("1 uusi vaatimus, 1 vaatimus poistunut, 1 vaatimus muuttunut")
    assert "Laajuus: 25 osp → 30 osp." in dialog.summary.text()
    assert [dialog.before.currentText()[:9], dialog.after.currentText()[:9]] == ["NK-1-2026", "NK-2-2027"]
    assert "kohtaa asukkaan" not in dialog.text.toPlainText()
    qtbot.mouseClick(dialog.only_changes, Qt.MouseButton.LeftButton)
    assert "kohtaa asukkaan" in dialog.text.toPlainText()
    qtbot.mouseClick(dialog.languages.button("sv"), Qt.MouseButton.LeftButton)
    assert "främjar den boendes" in dialog.text.toPlainText()
    dialog.after.setCurrentIndex(0)
    assert dialog.summary.text() == "Tutkinnon osa on sama molemmissa versioissa."
    qtbot.mouseClick(dialog.close_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not isValid(dialog))


def test_nothing_of_a_document_becomes_markup_in_a_comparison() -> None:
    old, new = _unit("<b>vanha</b> sana & muu"), _unit("<img src=x> sana & muu")
    html = comparison_html(compare_units(old, new, "fi"), ("<i>1</i>", "2"), theme.DARK)
    assert "<img" not in html
    assert "<b>" not in html
    assert "<i>1" not in html
    assert "&lt;" in html


def test_an_import_tells_what_is_new(qtbot: QtBot, sample: Workspace, bridges: Bridges, tmp_path: Path) -> None:
    renewed = tmp_path / "uusi.json"
    renewed.write_bytes(renewed_practice())
    page = _page(qtbot, sample, bridges)
    page.acts.bring_files([str(renewed)])
    report = _report(qtbot)
    told = report.text.toPlainText()
    assert "1 tutkinnon osa muuttunut: Arjen tuki hoivakodissa" in told
    assert "3 tutkinnon osaa ennallaan" in told
    assert "näyttöä jää edelliseen versioon" in told
    report.close()
