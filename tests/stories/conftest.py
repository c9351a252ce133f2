"""The laptop on which most stories begin."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.actions.opening import open_workspace
from desktop.gui import theme
from desktop.gui.main_window import MainWindow
from desktop.gui.preferences import Preferences
from desktop.tools.sample_file import PASSPHRASE, TODAY, make_sample
from tests.hand import Hand
from tests.pages import Desk


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    """A teacher's laptop with made-up demonstrations."""
    theme.start(qapp, theme.Scheme.LIGHT)
    make_sample(tmp_path).close()
    window = MainWindow(Preferences(file=str(tmp_path / "esimerkki.naytot")), keep=lambda _kept: None)
    qtbot.addWidget(window)
    window.show()
    window.open(open_workspace(tmp_path / "esimerkki.naytot", PASSPHRASE, clock=lambda: TODAY))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield Desk(window, Hand(qtbot))
    window.close()
