"""Exporting many documents on the screen: progress, a stop, and what failed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.actions import batch as batches
from desktop.actions.batch import Batch
from desktop.actions.workspace import Workspace
from desktop.gui.bridge import Bridge
from desktop.gui.cases.batch_dialog import BatchDialog
from desktop.gui.cases.cases_page import CasesPage


def open_dialog() -> BatchDialog:
    [found] = [one for one in QApplication.topLevelWidgets() if isinstance(one, BatchDialog) and one.isVisible()]
    return found


def test_the_documents_of_what_the_filter_leaves_are_written(
    qtbot: QtBot, sample: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "PAYS_FROM", 1_000)
    page = CasesPage(sample, Bridge(sample))
    qtbot.addWidget(page)
    page.resize(1100, 600)
    page.refresh()
    page.show()
    qtbot.keyClicks(page.filter, "eero")
    page.export_to(str(tmp_path / "vienti"))
    dialog = open_dialog()
    with qtbot.waitSignal(dialog.ended, timeout=20_000) as ended:
        pass
    assert ended.args[0].total == 1
    assert [path.name for path in (tmp_path / "vienti").iterdir()] == ["Malli_Eero_arviointi.pdf"]
    assert "1/1" in dialog._told.text()
    qtbot.mouseClick(dialog.stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not isValid(dialog))


def test_a_stop_leaves_the_rest_and_says_so(qtbot: QtBot, sample: Workspace, tmp_path: Path) -> None:
    rows = [row.id for row in sample.lists.search("suunnitelma") or sample.lists.page(0, 5, order="next")]
    dialog = BatchDialog(Batch(sample, [*rows, "nobody"], tmp_path / "vienti"))
    qtbot.addWidget(dialog)
    dialog.begin()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    with qtbot.waitSignal(dialog.ended, timeout=20_000):
        pass
    assert "Pysäytä" not in dialog.stop.text()
    assert "pysäytit" in dialog._told.text()


def test_what_failed_is_told_with_its_reason(qtbot: QtBot, sample: Workspace, tmp_path: Path) -> None:
    dialog = BatchDialog(Batch(sample, ["nobody"], tmp_path / "vienti"))
    qtbot.addWidget(dialog)
    dialog.begin()
    with qtbot.waitSignal(dialog.ended, timeout=20_000):
        pass
    assert "nobody" in dialog.failures.toPlainText()
    assert dialog.failures.isVisible()


def test_closed_while_it_runs_it_stops_and_waits_for_what_was_begun(
    qtbot: QtBot, sample: Workspace, tmp_path: Path
) -> None:
    rows = [row.id for row in sample.lists.page(0, 5, order="next")]
    dialog = BatchDialog(Batch(sample, rows, tmp_path / "vienti"))
    qtbot.addWidget(dialog)
    dialog.begin()
    with qtbot.waitSignal(dialog.ended, timeout=20_000):
        dialog.close()
        assert dialog.isVisible()
    dialog.close()
    qtbot.waitUntil(lambda: not isValid(dialog))
