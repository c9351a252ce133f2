"""Retention and removal as a person meets them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.actions import retention
from desktop.actions.automatic import automatic_backups, prepare_automatic
from desktop.actions.backup import back_up
from desktop.actions.erasing import erasures, finish_removal, plan_removal, prepare_removal
from desktop.actions.workspace import Workspace
from desktop.domain.retention import RetentionRule
from desktop.gui.main_window import MainWindow
from desktop.gui.preferences import Preferences
from desktop.gui.safety.removal_dialog import RemovalDialog
from desktop.gui.safety.retention_dialog import ALL, DUE, RetentionDialog
from desktop.gui.students.students_page import StudentsPage
from tests.export.structure import faults

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def shown(qtbot: QtBot, sample: Workspace) -> Iterator[MainWindow]:
    """The window with the made-up demonstrations."""
    window = MainWindow(Preferences(file=str(sample.path)), keep=lambda _kept: None)
    qtbot.addWidget(window)
    window.open(sample)
    window.show()
    yield window
    if window.frame is not None:
        window.frame.end()


def retention_dialog(window: MainWindow) -> RetentionDialog:
    assert window.frame is not None
    act = next(one for one in window.frame.rail.menu().actions() if "Säilytys" in one.text())
    act.trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, RetentionDialog)
    return dialog


def test_the_rule_is_kept_only_with_whose_decision_it_is(qtbot: QtBot, shown: MainWindow, sample: Workspace) -> None:
    dialog = retention_dialog(shown)
    assert not dialog.years.isVisible()
    dialog.way.setCurrentIndex(1)
    dialog.years.setValue(7)
    qtbot.mouseClick(dialog.keep_rule, LEFT)
    assert "kenen päätös" in dialog.rule_problem.text()
    assert retention.retention_rule(sample) == RetentionRule()
    qtbot.keyClicks(dialog.decided, "Rehtori")
    qtbot.mouseClick(dialog.keep_rule, LEFT)
    assert retention.retention_rule(sample) == RetentionRule(years=7, decided="Rehtori")
    assert dialog.rule_problem.text() == ""
    dialog.close()


def test_a_date_of_its_own_makes_one_due(qtbot: QtBot, shown: MainWindow, sample: Workspace) -> None:
    dialog = retention_dialog(shown)
    assert "ei ole poistettavaa" in dialog.none.text()
    qtbot.mouseClick(dialog.view.button(ALL), LEFT)
    dialog.list.setCurrentIndex(dialog.model.index(0))
    (chosen,) = dialog.chosen()
    qtbot.mouseClick(dialog.set_date, LEFT)
    assert "viimeinen" in dialog.problem.text()
    dialog.until.setText("1.11.2026")
    qtbot.mouseClick(dialog.set_date, LEFT)
    assert sample.cases.get(chosen).keep_until == date(2026, 11, 1)
    qtbot.mouseClick(dialog.view.button(DUE), LEFT)
    assert [one.id for one in retention.due_cases(sample)] == [chosen]
    assert dialog.model.rowCount() == 1
    dialog.list.setCurrentIndex(dialog.model.index(0))
    qtbot.mouseClick(dialog.by_rule, LEFT)
    assert sample.cases.get(chosen).keep_until is None
    dialog.close()


def test_a_student_is_removed_from_everything_and_the_certificate_saved(
    qtbot: QtBot, shown: MainWindow, sample: Workspace, tmp_path: Path
) -> None:
    prepare_automatic(sample)()
    frame = shown.frame
    assert frame is not None
    gone = [row.id for row in sample.lists.search("Veera Varjo")]
    frame.open_case(gone[0])
    frame.open_room("students")
    page = frame.room("students")
    assert isinstance(page, StudentsPage)
    key = next(row.key for row in sample.known.students(sample.today()) if row.student.name == "Veera Varjo")
    page.show_thing((key,))
    page.menu().actions()[-1].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, RemovalDialog)
    assert not dialog.remove.isEnabled()
    qtbot.mouseClick(dialog.sure, LEFT)
    dialog.sure.setChecked(True)
    with qtbot.waitSignal(dialog.removed, timeout=30_000) as done:
        qtbot.mouseClick(dialog.remove, LEFT)
        assert not dialog.cancel.isEnabled()
        dialog.reject()  # not while it goes on
    assert set(gone).isdisjoint(sample.lists.ids())
    assert frame.cases.steps() == []
    assert [len(one.cases) for one in erasures(sample)] == [len(gone)]
    assert "varmuuskopiosta" in dialog.told.text()
    assert len(automatic_backups(sample)) == 1
    dialog.save_to(str(tmp_path / "todistus.pdf"))
    assert faults((tmp_path / "todistus.pdf").read_bytes()) == []
    assert "todistus.pdf" in dialog.saved.text()
    assert done.args
    dialog.close()
    again = retention_dialog(shown)
    assert "1 aiempi poisto" in again.earlier.text()
    again.earlier_menu().actions()[0].trigger()
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, QFileDialog)
    asked.fileSelected.emit(str(tmp_path / "uudelleen.pdf"))
    asked.reject()
    assert (tmp_path / "uudelleen.pdf").read_bytes() == (tmp_path / "todistus.pdf").read_bytes()
    again.close()


def test_everything_about_a_student_is_written_beside_the_window(
    qtbot: QtBot, shown: MainWindow, sample: Workspace, tmp_path: Path
) -> None:
    frame = shown.frame
    assert frame is not None
    frame.open_room("students")
    page = frame.room("students")
    assert isinstance(page, StudentsPage)
    page.menu().actions()[0].trigger()
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, QFileDialog)
    asked.fileSelected.emit(str(tmp_path / "aino.zip"))
    asked.reject()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QMessageBox))
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert "aino.zip" in box.text()
    assert (tmp_path / "aino.zip").read_bytes().startswith(b"PK")
    box.close()


def test_what_another_program_prevents_is_told_and_nothing_goes(
    qtbot: QtBot, shown: MainWindow, sample: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop.domain.errors import UserError

    def held(*_args: object) -> None:
        raise UserError("Toinen ohjelma pitää tiedostoa auki.")

    monkeypatch.setattr("desktop.actions.erasing.erase", held)
    assert shown.safety is not None
    case_id = sample.lists.ids()[0]
    dialog = shown.safety.ask_removal([case_id])
    assert dialog is not None
    dialog.sure.setChecked(True)
    qtbot.mouseClick(dialog.remove, LEFT)
    qtbot.waitUntil(lambda: "auki" in dialog.problem.text())
    assert dialog.cancel.isEnabled()
    assert case_id in sample.lists.ids()
    dialog.reject()


def test_a_backup_that_is_back_is_cleaned_beside_the_window(
    qtbot: QtBot, shown: MainWindow, sample: Workspace, tmp_path: Path
) -> None:
    stick, away = tmp_path / "tikku", tmp_path / "poissa"
    stick.mkdir()
    back_up(sample, stick)
    stick.rename(away)
    gone = [row.id for row in sample.lists.search("Veera Varjo")]
    removal = plan_removal(sample, gone)
    finish_removal(sample, prepare_removal(sample, removal)(), removal.names)
    assert [len(one.out_of_reach) for one in erasures(sample)] == [1]
    away.rename(stick)
    dialog = retention_dialog(shown)
    dialog.earlier_menu().actions()[-1].trigger()
    assert not dialog.earlier.isEnabled()  # it goes on beside the window
    dialog.reject()
    assert dialog.isVisible()
    qtbot.waitUntil(dialog.earlier.isEnabled, timeout=30_000)
    assert [one.out_of_reach for one in erasures(sample)] == [()]
    dialog.close()
