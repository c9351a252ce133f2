"""Scenario S-A once more, without a pointer: planning, the day, assessing, deciding and signing by keys alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.actions.sharing import remember_copies_folder
from desktop.domain.case import stage
from desktop.domain.signing import Signature, SigningMethod
from desktop.domain.stages import Stage
from desktop.paths import resources
from tests.keyboard import Keyboard, KeyboardDesk
from tests.stories import test_s_a_window as story


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[KeyboardDesk]:
    """A laptop without a mouse, on which the program starts for the first time."""
    with story.first_start(qtbot, tmp_path) as window:
        yield KeyboardDesk(window, Keyboard(qtbot))


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
