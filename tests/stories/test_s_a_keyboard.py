"""Scenario S-A once more, without a pointer: planning, the day, assessing, deciding and signing by keys alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.actions.sharing import remember_copies_folder
from desktop.domain.case import stage
from desktop.domain.signing import Signature, SigningMethod
from desktop.domain.stages import Stage
from desktop.gui import theme
from desktop.gui.main_window import MainWindow
from desktop.gui.preferences import Preferences
from desktop.paths import resources
from tests.keyboard import Keyboard, KeyboardDesk
from tests.stories import test_s_a_window as story


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[KeyboardDesk]:
    """A laptop without a mouse, on which the program starts for the first time."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.start(app, theme.Scheme.LIGHT)
    window = MainWindow(Preferences(file=str(tmp_path / "omat.naytot")), keep=lambda _kept: None)
    qtbot.addWidget(window)
    window.show_start()
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield KeyboardDesk(window, Keyboard(qtbot))
    if window.frame is not None and window.frame.case_page is not None and window.frame.case_page.guest:
        window.frame.case_page.end_guest()  # the story ends with the laptop at the instructor
    window.close()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # the file dialog's list of names pops up
def test_everything_can_be_done_by_keys_alone(desk: KeyboardDesk, tmp_path: Path) -> None:
    data = json.loads((resources() / "samples" / "s-a.json").read_text("utf-8"))
    path = tmp_path / "Esimerkki_Aino_arviointi.pdf"
    desk.make_file(data["teacher"]["name"], data["teacher"]["provider"], story.PASSPHRASE)
    case = story.open_case(desk, data)
    story.plan(case, data)
    story.run_day(case, data)
    story.assess_oneself(case, data)
    story.assess(case, data)
    story.compare(case, data)
    story.decide(case, data)
    remember_copies_folder(story.workspace(desk), tmp_path)
    story.sign(case)
    signed: tuple[Signature, ...] = case.value().signing.signatures
    assert {one.method for one in signed} == {SigningMethod.TYPED}
    assert stage(case.value()) == Stage.EXPORTED
    story.judge(story.workspace(desk), case, path)
